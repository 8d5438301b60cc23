"""Rules of PDF/UA-1 (ISO 14289-1) that a program can look at, after the Matterhorn Protocol 1.1.

Prints a line for each fault of each file; a file without faults gives none. The numbers are those of
the protocol's checkpoints.
"""

import sys
from collections import Counter

import pikepdf

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot "
    "Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
# What may stand directly below what.
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
CHILDREN = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


class Document:
    def __init__(self, pdf):
        self.pdf = pdf
        self.root = pdf.Root
        self.tree = self.root.get("/StructTreeRoot")
        self.roles = self.tree.get("/RoleMap", {}) if self.tree is not None else {}
        self.faults = Counter()

    def fault(self, checkpoint, text):
        self.faults[f"{checkpoint} {text}"] += 1

    def check(self):
        self.metadata()
        if self.tree is None:
            return self.fault("01-005", "the document is not tagged")
        self.levels = []
        self.known = {}
        self.walk(self.tree, None)
        self.headings()
        for page in self.pdf.pages:
            self.page(page)
        self.fonts()

    def metadata(self):
        root = self.root
        if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
            self.fault("06-001", "the document does not say that it is tagged")
        if not str(root.get("/Lang", "")).strip():
            self.fault("11-006", "the document has no language")
        if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
            self.fault("07-001", "a window would show the name of the file and not the title")
        with self.pdf.open_metadata() as meta:
            if not str(meta.get("dc:title", "")).strip():
                self.fault("06-003", "the metadata has no title")
            if str(meta.get("pdfuaid:part", "")) != "1":
                self.fault("06-002", "the metadata does not say PDF/UA-1")

    def role(self, element):
        name = str(element.get("/S", ""))[1:]
        seen = set()
        while name not in STANDARD:
            if name in seen or "/" + name not in self.roles:
                self.fault("02-001", f"`{name}` is no standard tag and mapped to none")
                return name
            seen.add(name)
            name = str(self.roles["/" + name])[1:]
        return name

    def kids(self, element):
        kids = element.get("/K")
        if kids is None:
            return []
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    def is_element(self, kid):
        return isinstance(kid, pikepdf.Dictionary) and "/S" in kid

    def walk(self, element, parent, page=None):
        name = None if parent is None and element is self.tree else self.role(element)
        page = element.get("/Pg", page)
        if name:
            self.element(name, element, parent)
        below = []
        for kid in self.kids(element):
            if self.is_element(kid):
                below.append(self.walk(kid, name, page))
            elif isinstance(kid, int):
                self.mark(page, kid)
            elif kid.get("/Type") == "/MCR":
                self.mark(kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                self.known[kid.Obj.objgen] = name
        if name in CHILDREN and set(below) - CHILDREN[name]:
            self.fault("09-004", f"below {name} stands {sorted(set(below) - CHILDREN[name])}")
        if name == "Table":
            self.table(element)
        return name

    def mark(self, page, number):
        self.known[(page.objgen, number)] = True

    def element(self, name, element, parent):
        if name in PARENTS and parent not in PARENTS[name]:
            self.fault("09-004", f"{name} stands below {parent}")
        if name in ("Figure", "Formula") and not (str(element.get("/Alt", "")).strip() or str(element.get("/ActualText", "")).strip()):
            self.fault("13-004", f"a {name} has no alternative text")
        if name.startswith("H") and name[1:].isdigit():
            self.levels.append(int(name[1:]))
        if name == "H":
            self.fault("14-007", "a heading says no level")
        if name == "Note" and "/ID" not in element:
            self.fault("19-003", "a note has no ID")
        if "/Lang" in element and not str(element.Lang).strip():
            self.fault("11-006", "an element has an empty language")

    def headings(self):
        level = 0
        for at, heading in enumerate(self.levels):
            if at == 0 and heading != 1:
                self.fault("14-002", f"the first heading is of level {heading}")
            elif heading > level + 1:
                self.fault("14-003", f"a heading of level {heading} follows one of level {level}")
            level = heading
        if self.levels and self.levels.count(1) != 1:
            self.fault("14-006", f"there are {self.levels.count(1)} headings of level 1")

    def attributes(self, element, owner):
        given = element.get("/A")
        given = given if isinstance(given, pikepdf.Array) else [given]
        for one in given:
            if isinstance(one, pikepdf.Dictionary) and one.get("/O") == owner:
                yield one

    def attribute(self, element, key):
        for one in self.attributes(element, "/Table"):
            if key in one:
                return one[key]
        return None

    def table(self, table):
        rows = []
        for kid in filter(self.is_element, self.kids(table)):
            name = self.role(kid)
            if name == "TR":
                rows.append(kid)
            elif name in ("THead", "TBody", "TFoot"):
                rows += filter(self.is_element, self.kids(kid))
        widths, taken, heads = [], Counter(), 0
        # LibreOffice leaves the empty tag of a row behind that has moved to the next page.
        rows = [row for row in rows if self.kids(row)]
        for at, row in enumerate(rows):
            width = taken[at]
            for cell in filter(self.is_element, self.kids(row)):
                columns = int(self.attribute(cell, "/ColSpan") or 1)
                width += columns
                for below in range(1, int(self.attribute(cell, "/RowSpan") or 1)):
                    taken[at + below] += columns
                if self.role(cell) == "TH":
                    heads += 1
                    if self.attribute(cell, "/Scope") is None and self.attribute(cell, "/Headers") is None:
                        self.fault("15-003", "a header cell does not say what it is the header of")
            widths.append(width)
        if len(set(widths)) > 1:
            self.fault("15-004", f"rows of a table are {sorted(set(widths))} columns wide")
        if heads == 0 and len(rows) > 1 and max(widths, default=0) > 1:
            self.fault("15-001", "a table has no header cell")

    def page(self, page):
        # LibreOffice 7.4 writes the name as a text.
        if "/Annots" in page and str(page.get("/Tabs", "")).strip("/") != "S":
            self.fault("28-008", "a page with annotations has no tab order by structure")
        for annotation in page.get("/Annots", []):
            self.annotation(annotation)
        self.content(page, page, page.obj.objgen)

    def annotation(self, annotation):
        kind = str(annotation.get("/Subtype", ""))
        if kind in ("/Popup",) or int(annotation.get("/F", 0)) & 2:
            return
        place = self.known.get(annotation.objgen)
        wanted = {"/Link": "Link", "/Widget": "Form"}.get(kind, "Annot")
        if place != wanted:
            self.fault("28-011", f"a {kind[1:]} annotation stands in {place}, not in {wanted}")
        if kind == "/Link" and not str(annotation.get("/Contents", "")).strip():
            self.fault("28-012", "a link does not say where it leads")
        if kind == "/Widget":
            field = annotation
            while "/TU" not in field and "/Parent" in field:
                field = field.Parent
            if not str(field.get("/TU", "")).strip():
                self.fault("28-005", "a form field has no name that is read out")

    def content(self, holder, stream, page):
        stack, objects = [], holder.get("/Resources", {}).get("/XObject", {})
        for operands, operator in pikepdf.parse_content_stream(stream):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                stack.append(self.marked(holder, operands, page, stack))
            elif operator == "EMC":
                stack.pop()
            elif (operator in SHOWS_TEXT or operator in PAINTS) and not any(stack):
                inner = objects.get(str(operands[0])) if operator == "Do" else None
                if inner is not None and inner.get("/Subtype") == "/Form":
                    self.content(inner, inner, page)
                    continue
                what = "text" if operator in SHOWS_TEXT else "a drawing"
                self.fault("01-003", f"{what} is neither tagged nor an artifact")

    def marked(self, holder, operands, page, stack):
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = holder.get("/Resources", {}).get("/Properties", {}).get(str(properties), {})
        kind = "artifact" if tag == "/Artifact" else None
        if "/MCID" in properties:
            kind = "tagged"
            if (page, int(properties["/MCID"])) not in self.known:
                self.fault("01-006", "marked content belongs to no tag")
        outer = [one for one in stack if one]
        if kind == "artifact" and "tagged" in outer:
            self.fault("01-001", "an artifact stands in tagged content")
        if kind == "tagged" and "artifact" in outer:
            self.fault("01-002", "tagged content stands in an artifact")
        return kind or (outer[-1] if outer else None)

    def fonts(self):
        seen = set()
        for page in self.pdf.pages:
            for font in page.get("/Resources", {}).get("/Font", {}).values():
                if font.objgen in seen:
                    continue
                seen.add(font.objgen)
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                descriptor = inner.get("/FontDescriptor", {})
                if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")) and inner.get("/Subtype") != "/Type3":
                    self.fault("31-009", f"the font {inner.get('/BaseFont')} is not embedded")
                if "/ToUnicode" not in font:
                    self.fault("10-001", f"the font {inner.get('/BaseFont')} does not say which characters it shows")


def main(files):
    bad = False
    for file in files:
        with pikepdf.open(file) as pdf:
            document = Document(pdf)
            document.check()
        for fault, count in sorted(document.faults.items()):
            bad = True
            print(f"{file}: {fault} ({count})")
    return bad


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

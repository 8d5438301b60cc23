"""What people do to a Word document, done to the text of its main part. Each takes the XML and chance, and gives XML."""

import re

from words import AMOUNTS, DATES, NAMES, escaped, typed

TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
ROW = re.compile(r"<w:tr[ >](?:(?!<w:tbl>).)*?</w:tr>", re.DOTALL)
CONTROL = re.compile(r"<w:sdt><w:sdtPr>(?:(?!<w:sdt>).)*?</w:sdt>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>|<w:sdt>).)*?</w:p>", re.DOTALL)
ID = re.compile(r">([SOTFRM]\d+)</w:t>")
DATE = re.compile(r">((?:\d+ )?(?:January|March|April|May|June|July|September|October) \d{4})</w:t>")
AMOUNT = re.compile(r">(£?[\d,.]+)</w:t>")


def replaced(xml, match, by):
    return xml[: match.start()] + by + xml[match.end() :]


def one(pattern, xml, chance):
    """One place that fits, by chance; nothing where none does."""
    found = list(pattern.finditer(xml))
    return chance.choice(found) if found else None


def at_one(pattern, change):
    """An edit that changes one place."""

    def edit(xml, chance):
        match = one(pattern, xml, chance)
        return replaced(xml, match, change(match, chance)) if match else xml

    return edit


def run_of(text):
    return "".join(
        ("<w:r><w:br/></w:r>" if number else "") + f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r>'
        for number, line in enumerate(text.split("\n"))
    )


def typed_over(match, chance):
    return f'<w:t xml:space="preserve">{escaped(typed(chance))}</w:t>'


def added_to(match, chance):
    return f'<w:t xml:space="preserve">{match[1]} {escaped(typed(chance))}</w:t>'


def filled(match, chance):
    """A control with another content; its prompt goes, as Word takes it away."""
    text = match[0].replace("<w:showingPlcHdr/>", "")
    runs = re.compile(r"<w:r>.*</w:r>", re.DOTALL)
    return runs.sub(lambda _: run_of(typed(chance)), text, count=1)


def emptied(match, chance):
    return re.sub(r"<w:r>.*</w:r>", "", match[0], count=1, flags=re.DOTALL)


def unwrapped(match, chance):
    """What stands in a control, without the control."""
    return match[0].partition("<w:sdtContent>")[2].rpartition("</w:sdtContent>")[0]


def another(words):
    return lambda match, chance: f">{escaped(chance.choice(words))}</w:t>"


def doubled(match, chance):
    return match[0] + match[0]


def doubled_as_new(match, chance):
    """A row below, of the same words but for its number."""
    return match[0] + ID.sub(f">{chance.choice(('', *NAMES))}</w:t>", match[0], count=1)


def row_typed(match, chance):
    """A row below, with something new in each cell."""
    return match[0] + TEXT.sub(lambda text: typed_over(text, chance), match[0])


def gone(match, chance):
    return ""


def followed(match, chance):
    return match[0] + f"<w:p>{run_of(typed(chance))}</w:p>"


def tracked(match, chance):
    """A text struck out, and another put in, with the changes shown."""
    new = f'<w:ins w:id="9901" w:author="Ann"><w:r><w:t>{escaped(typed(chance))}</w:t></w:r></w:ins>'
    old = f'<w:del w:id="9902" w:author="Ann"><w:r><w:delText>{match[1]}</w:delText></w:r></w:del>'
    return old + new


def swapped(xml, chance):
    """Two rows that have changed places."""
    rows = list(ROW.finditer(xml))
    if len(rows) < 2:
        return xml
    at = chance.randrange(len(rows) - 1)
    first, second = rows[at], rows[at + 1]
    return xml[: first.start()] + second[0] + xml[first.end() : second.start()] + first[0] + xml[second.end() :]


def ticked(xml, chance):
    """A box ticked, on paper or in a control."""
    xml = at_one(re.compile("☐"), lambda match, chance: "☒")(xml, chance)
    return at_one(re.compile(r'<w14:checked w14:val="0"/>'), lambda match, chance: '<w14:checked w14:val="1"/>')(xml, chance)


EDITS = (
    at_one(TEXT, typed_over),
    at_one(TEXT, added_to),
    at_one(CONTROL, filled),
    at_one(CONTROL, filled),
    at_one(CONTROL, filled),
    at_one(CONTROL, emptied),
    at_one(CONTROL, unwrapped),
    at_one(CONTROL, doubled),
    at_one(CONTROL, gone),
    at_one(ID, another(NAMES)),
    at_one(DATE, another(DATES)),
    at_one(AMOUNT, another(AMOUNTS)),
    at_one(ROW, gone),
    at_one(ROW, doubled),
    at_one(ROW, doubled_as_new),
    at_one(ROW, row_typed),
    at_one(PARAGRAPH, gone),
    at_one(PARAGRAPH, followed),
    at_one(re.compile(r'<w:bookmarkStart [^>]*/>'), gone),
    at_one(re.compile(r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>'), tracked),
    swapped,
    ticked,
)


def edited(parts, chance, count):
    """The parts of a document after so many edits."""
    name = "word/document.xml"
    xml = parts[name].decode()
    for _ in range(count):
        xml = chance.choice(EDITS)(xml, chance)
    return {**parts, name: xml.encode()}

"""What people do to a workbook, done to the text of one of its sheets. Each takes the XML and chance, and gives XML."""

import re

from edits_of_word import at_one, gone
from words import AMOUNTS, CODES, DATES, NAMES, escaped, typed

CELL = re.compile(r'<c r="([A-Z]+)(\d+)"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
TEXT_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"( s="\d+")? t="s">.*?</c>', re.DOTALL)
NUMBER_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"( s="\d+")?><v>[^<]*</v></c>', re.DOTALL)
FORMULA_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"( s="\d+")?[^>]*><f>.*?</c>', re.DOTALL)
FIRST_CELL = re.compile(r'<c r="(A)(\d+)"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
ROW = re.compile(r'<row r="(\d+)"[^>]*>.*?</row>', re.DOTALL)


def cell(match, kind, content):
    return f'<c r="{match[1]}{match[2]}"{match[3] or ""}{kind}>{content}</c>'


def text_of(words=None):
    """A cell with a text in it."""

    def change(match, chance):
        text = escaped(chance.choice(words) if words else typed(chance))
        return cell(match, ' t="inlineStr"', f'<is><t xml:space="preserve">{text}</t></is>')

    return change


def number(match, chance):
    return cell(match, "", f"<v>{chance.choice((0, -3, 1.5, 12, 46553, 46553.25, 1e21, 0.1 + 0.2, 2027, -0.004))}</v>")


def truth(match, chance):
    return cell(match, ' t="b"', f"<v>{chance.choice((0, 1))}</v>")


def fault(match, chance):
    return cell(match, ' t="e"', "<v>#REF!</v>")


def formula(match, chance):
    return cell(match, "", f"<f>{chance.choice(('1+1', 'A1', 'SUM(B4:B6)'))}</f>" + chance.choice(("", "<v>2</v>")))


def formula_as_text(match, chance):
    return cell(match, ' t="str"', f"<f>A1</f><v>{escaped(typed(chance))}</v>")


def without_result(match, chance):
    return re.sub(r"<v>.*?</v>", "", match[0])


def emptied_row(match, chance):
    return re.sub(r'(<c r="[A-Z]+\d+"(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)', r"\1/>", match[0])


def moved(xml, by):
    """A row's cells, some rows further down."""

    def numbered(match):
        return f'{match[1]}{int(match[2]) + by}"'

    return re.sub(r'((?:<row r="|<c r="[A-Z]+))(\d+)"', numbered, xml)


def inserted(xml, chance):
    """A row put in, with something in each of its cells; all below move down."""
    rows = list(ROW.finditer(xml))
    if not rows:
        return xml
    match = chance.choice(rows)
    new = CELL.sub(lambda found: text_of()(found, chance) if chance.random() < 0.6 else found[0], match[0])
    end = xml.find("</sheetData>")
    return xml[: match.end()] + moved(new, 1) + moved(xml[match.end() : end], 1) + xml[end:]


def taken_out(xml, chance):
    """A row taken out; all below move up."""
    rows = list(ROW.finditer(xml))
    if not rows:
        return xml
    match = chance.choice(rows)
    end = xml.find("</sheetData>")
    return xml[: match.start()] + moved(xml[match.end() : end], -1) + xml[end:]


def appended(xml, chance):
    """A row below the last."""
    rows = list(ROW.finditer(xml))
    if not rows:
        return xml
    new = CELL.sub(lambda found: text_of()(found, chance) if chance.random() < 0.6 else found[0], rows[-1][0])
    return xml[: rows[-1].end()] + moved(new, 1) + xml[rows[-1].end() :]


EDITS = (
    at_one(CELL, text_of()),
    at_one(CELL, text_of()),
    at_one(CELL, text_of(CODES)),
    at_one(TEXT_CELL, text_of()),
    at_one(TEXT_CELL, text_of(NAMES)),
    at_one(TEXT_CELL, text_of(CODES)),
    at_one(FIRST_CELL, text_of(NAMES)),
    at_one(NUMBER_CELL, text_of(AMOUNTS)),
    at_one(NUMBER_CELL, text_of(DATES)),
    at_one(NUMBER_CELL, number),
    at_one(CELL, number),
    at_one(CELL, truth),
    at_one(CELL, fault),
    at_one(CELL, formula),
    at_one(CELL, formula_as_text),
    at_one(CELL, gone),
    at_one(FORMULA_CELL, without_result),
    at_one(FORMULA_CELL, text_of()),
    at_one(ROW, gone),
    at_one(ROW, emptied_row),
    inserted,
    taken_out,
    appended,
)


def edited(parts, chance, count):
    """The parts of a workbook after so many edits."""
    parts = dict(parts)
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    for _ in range(count):
        # The last sheet holds the lists; what is changed there changes little.
        name = chance.choice(sheets[:-1] or sheets)
        parts[name] = chance.choice(EDITS)(parts[name].decode(), chance).encode()
    if chance.random() < 0.1:
        name = "xl/workbook.xml"
        sheet = re.compile(r'(?<=<sheet name=")[^"]*')
        parts[name] = at_one(sheet, lambda match, chance: "Renamed")(parts[name].decode(), chance).encode()
    if chance.random() < 0.1:
        name = "xl/sharedStrings.xml"
        shared = re.compile(r"(?<=<t>)[^<]+(?=</t>)")
        parts[name] = at_one(shared, lambda match, chance: escaped(typed(chance)))(parts[name].decode(), chance).encode()
    return parts

"""Documents of others, with what people and programs put into them; each word of theirs is numbered.

peers.py FOLDER writes python-docx.docx, openpyxl.xlsx, writer.fodt and calc.fods.
"""

import datetime
import itertools
import pathlib
import struct
import sys
import zlib

import docx
import openpyxl
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.workbook.defined_name import DefinedName

folder = pathlib.Path(sys.argv[1])
numbers = itertools.count(1)


def word(beginning="peer"):
    """A word that stands nowhere else."""
    return f"{beginning}{next(numbers):03}x"


def picture():
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    path = folder / "dot.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b""))
    return str(path)


def by_python_docx():
    document = docx.Document()
    document.add_heading(word(), 0)
    for level in range(1, 10):
        document.add_heading(f"{level}. {word()}", level)
    document.add_heading("2. Who do I need to involve?", 1)
    paragraph = document.add_paragraph(word())
    for style in ("Emphasis", "Strong", "Intense Reference", "Book Title"):
        paragraph.add_run(f" {word()}", style=style)
    run = paragraph.add_run(f" {word()}\t{word()}\n{word()}")
    run.font.hidden = True
    run.add_break(docx.enum.text.WD_BREAK.PAGE)
    document.add_comment(run, text=word(), author="Ravi", initials="R")
    for style in ("List Bullet", "List Bullet 2", "List Number 3", "List Continue", "Quote", "Intense Quote", "Caption", "macro"):
        document.add_paragraph(word(), style=style)
    table = document.add_table(4, 4, style="Light Grid Accent 1")
    for row in table.rows:
        for cell in row.cells:
            cell.text = word()
    table.cell(0, 0).merge(table.cell(1, 1))
    table.cell(2, 2).merge(table.cell(3, 2))
    inner = table.cell(3, 3).add_table(2, 2)
    for cell in inner._cells:
        cell.text = word()
    inner.cell(1, 1).add_table(1, 1).cell(0, 0).text = word()
    tools = document.add_table(3, 5)
    for cell, text in zip(tools.rows[0].cells, ("Tool", "With which groups", "Starts", "Ends", "Cost")):
        cell.text = text
    for row in tools.rows[1:]:
        for cell in row.cells:
            cell.text = word()
    document.add_picture(picture())
    section = document.add_section(WD_SECTION.ODD_PAGE)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = word("head")
    section.footer.is_linked_to_previous = False
    section.footer.add_table(1, 1, docx.shared.Cm(5)).cell(0, 0).text = word("foot")
    section.first_page_footer.paragraphs[0].text = word("foot")
    own = document.styles.add_style("Own", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = own
    document.add_paragraph(word(), style=own)
    document.save(folder / "python-docx.docx")


def by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Stakeholders"
    sheet.merge_cells("A1:D2")
    sheet["A1"] = word()
    sheet.append(["No.", "Name of the group", "How many people", "Which year", word()])
    for row in range(6):
        sheet.append([f"S{row}", word(), "=SUM(1,2)", datetime.date(2027, 1, 1 + row), word()])
    sheet["B5"].comment = Comment(word(), "Ravi")
    sheet["C5"] = CellRichText(word(), TextBlock(InlineFont(b=True), f" {word()}"))
    sheet["C6"] = datetime.time(9, 30)
    sheet["C7"] = datetime.timedelta(hours=30)
    sheet["C8"] = True
    sheet["C9"] = "#N/A"
    sheet.add_table(Table(displayName="Stakeholders", ref="A3:E9"))
    sheet["B5"].hyperlink = "https://example.org/"
    sheet.conditional_formatting.add("C4:C9", ColorScaleRule(start_type="min", end_type="max"))
    choices = DataValidation(type="list", formula1='"one,two"')
    sheet.add_data_validation(choices)
    choices.add("D4:D9")
    sheet.row_dimensions[6].hidden = True
    other = book.create_sheet("Notes & sums")
    other["B2"] = word()
    other["XFD9"] = word()
    other["C3"] = "=Stakeholders!B5"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=4, max_row=9))
    other.add_chart(chart)
    hidden = book.create_sheet("Lists")
    hidden["A1"] = word()
    hidden.sheet_state = "veryHidden"
    book.create_chartsheet("Chart alone")
    book.defined_names["answers.achieve"] = DefinedName("answers.achieve", attr_text="'Notes & sums'!$B$2")
    book.defined_names["title"] = DefinedName("title", attr_text="#REF!")
    book.defined_names["lead.name"] = DefinedName("lead.name", attr_text="OFFSET(Stakeholders!$A$1,1,1)")
    book.save(folder / "openpyxl.xlsx")


SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


def flat(kind, body):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:body>{body}</office:body></office:document>'
    )


def paragraph(text=None):
    return f"<text:p>{text or word()}</text:p>"


def cell(content=None, attributes=""):
    return f"<table:table-cell office:value-type=\"string\" {attributes}>{content or paragraph()}</table:table-cell>"


def by_writer():
    note = lambda kind: (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(word('note'))}</text:note-body></text:note>"
    )
    frame = (
        '<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm">'
        f"<draw:text-box>{paragraph()}<table:table><table:table-column/><table:table-row>{cell()}</table:table-row></table:table></draw:text-box></draw:frame>"
    )
    shape = f'<draw:custom-shape text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm">{paragraph()}</draw:custom-shape>'
    remark = f"<office:annotation><dc:creator>Ravi</dc:creator><dc:date>2027-01-01T10:00:00</dc:date>{paragraph()}</office:annotation>"
    gone, came = word("gone"), word()
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Ravi</dc:creator>'
        f"<dc:date>2027-01-01T10:00:00</dc:date></office:change-info>{paragraph(gone)}</text:deletion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>Ravi</dc:creator>'
        "<dc:date>2027-01-01T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
    )
    items = lambda depth: f"<text:list><text:list-item>{paragraph()}{items(depth - 1) if depth else ''}</text:list-item></text:list>"
    inner = f"<table:table><table:table-column/><table:table-row>{cell()}</table:table-row></table:table>"
    wide = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        f"<table:table-row>{cell(attributes=wide)}"
        f"<table:covered-table-cell/>{cell()}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/><table:covered-table-cell/>{cell(paragraph() + inner)}</table:table-row>"
    )
    body = "".join(
        (
            tracked,
            f'<text:h text:outline-level="1">1. What am I hoping to achieve? {word()}</text:h>',
            paragraph(f'{word()}<text:bookmark text:name="answers.achieve"/>{note("footnote")}{note("endnote")}'),
            paragraph(f'<text:bookmark-start text:name="title"/>{word()}'),
            paragraph(f'{word()}<text:bookmark-end text:name="title"/>{remark}{word()}'),
            paragraph(f'<text:a xlink:href="https://example.org/">{word()}</text:a> <text:ruby><text:ruby-base>{word()}</text:ruby-base><text:ruby-text>{word("note")}</text:ruby-text></text:ruby>'),
            paragraph(f'{word()}<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>{came}<text:change-end text:change-id="c2"/>'),
            paragraph(f'<text:page-number/> <text:date/> <text:placeholder text:placeholder-type="text">{word()}</text:placeholder>'),
            paragraph(frame + shape),
            f'<text:section text:name="two" text:protected="true">{paragraph()}</text:section>',
            items(11),
            f"<table:table><table:table-column table:number-columns-repeated=\"3\"/>{rows}</table:table>",
            f'<text:table-of-content text:name="contents"><text:table-of-content-source/><text:index-body>{paragraph()}</text:index-body></text:table-of-content>',
        )
    )
    (folder / "writer.fodt").write_text(flat("text", f"<office:text>{body}</office:text>"), encoding="utf-8")


def by_calc():
    note = f"<office:annotation><dc:creator>Ravi</dc:creator>{paragraph()}</office:annotation>"
    table = lambda name, rows: f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    row = lambda cells: f"<table:table-row>{cells}</table:table-row>"
    heads = "".join(cell(paragraph(text)) for text in ("No.", "Tool", "Starts", "Ends"))
    entry = lambda: row(
        cell()
        + cell(note + paragraph() + paragraph())
        + '<table:table-cell office:value-type="date" office:date-value="2027-05-14"><text:p>14/05/27</text:p></table:table-cell>'
        + '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    )
    merged = row(cell(attributes='table:number-columns-spanned="3" table:number-rows-spanned="2"') + "<table:covered-table-cell/>" * 2)
    sheets = table("Tools", merged + row("<table:covered-table-cell/>" * 3) + row(heads) + entry() + entry())
    sheets += table(word("sheet"), row(cell()) + '<table:table-row table:number-rows-repeated="900">' + cell(paragraph("again")) + "</table:table-row>")
    (folder / "calc.fods").write_text(flat("spreadsheet", f"<office:spreadsheet>{sheets}</office:spreadsheet>"), encoding="utf-8")


by_python_docx()
by_openpyxl()
by_writer()
by_calc()
(folder / "words.txt").write_text(str(next(numbers) - 1), encoding="utf-8")

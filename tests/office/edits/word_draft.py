"""Changes a draft with python-docx: rows appended, copied, deleted and moved."""

import copy
import sys

import docx
from docx.oxml.ns import qn

document = docx.Document(sys.argv[1])
body = document.element.body


def controls(tag):
    """The controls with a tag, in order."""
    found = body.iter(qn("w:sdt"))
    value = lambda control: control.find(qn("w:sdtPr") + "/" + qn("w:tag"))
    return [c for c in found if value(c) is not None and value(c).get(qn("w:val")) == tag]


def write(control, text):
    texts = list(control.iter(qn("w:t")))
    for element in texts[1:]:
        element.text = ""
    texts[0].text = text


# A row of python-docx's own, without any controls.
tables = {table.rows[0].cells[1].text: table for table in document.tables if len(table.columns) > 1}
decisions = next(t for t in document.tables if "Who decides" in [c.text for c in t.rows[0].cells])
row = decisions.add_row()
for cell, text in zip(row.cells, ["Who prints the letters", "The board", "14 May 2027"]):
    cell.text = text

# Tools: the second row is deleted, the last stands first, one is copied with a new name.
rows = controls("tools")[0].find(qn("w:sdtContent"))
rows.remove(rows[1])
rows.insert(0, rows[-1])
rows.append(copy.deepcopy(rows[1]))
write(controls("tools.name")[-1], "Tea round")

# A measure that python-docx sees as a row is none: the table with its rows is deleted as a whole.
measures = controls("evaluation.measures")[0].getparent()
measures.getparent().remove(measures)

write(controls("lead.name")[0], "Jo Burns")
write(controls("stakeholders.level")[0], " consult ")

document.save(sys.argv[2])

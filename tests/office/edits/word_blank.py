"""Fills in a blank form with python-docx: its controls, and rows beside them."""

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


def type_into(control, text):
    """Types into a control as a person does: the prompt goes."""
    inner = control.findall(".//" + qn("w:sdt"))
    control = inner[-1] if inner else control
    properties = control.find(qn("w:sdtPr"))
    for flag in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(flag)
    content = control.find(qn("w:sdtContent"))
    runs = content.findall(qn("w:r"))
    for run in runs[1:]:
        content.remove(run)
    for style in runs[0].findall(qn("w:rPr")):
        runs[0].remove(style)
    runs[0].text = text


def fill(tag, text, number=0):
    type_into(controls(tag)[number], text)


fill("title", "Quieter nights")
fill("lead.name", "Moira Tennant")
fill("dates.start", "3 Sept 2026")
fill("dates.end", "may 2027")
fill("answers.achieve", "Fewer alarms at night.")
fill("answers.need", "A room and tea.")
fill("status", "For approval")
fill("stakeholders.name", "Carers")
fill("stakeholders.types", "Carer; PATIENT")
fill("stakeholders.level", "Consult")
fill("stakeholders.seldom_heard", "yes")
fill("stakeholders.name", "Night staff", 1)
fill("tools.name", "Night walk")
fill("tools.groups", "carers; Night staff")
fill("tools.start", "03/09/2026")
fill("tools.end", "when it is done")

# A paragraph with emphasis and a list behind the first of an answer.
answer = controls("answers.find")[0]
type_into(answer, "Ask ")
content = answer.find(qn("w:sdtContent"))
first = docx.text.paragraph.Paragraph(content.find(qn("w:p")), document)
run = first.add_run("at the door")
run.bold = True
for text in ["in the day", "at night"]:
    new = copy.deepcopy(first._p)
    for child in list(new):
        if child.tag != qn("w:pPr"):
            new.remove(child)
    item = docx.text.paragraph.Paragraph(new, document)
    item.style = document.styles["List Bullet"]
    item.add_run(text)
    content.append(new)

# A row copied with "copy" and "paste", its control ids and all, and typed over.
rows = controls("stakeholders")[0].find(qn("w:sdtContent"))
copied = copy.deepcopy(rows[1])
rows.append(copied)
type_into(controls("stakeholders.name")[-1], "Porters")

# A control deleted, and text typed in its place.
lead = controls("lead.organisation")[0]
paragraph = lead.getparent()
place = paragraph.index(lead)
paragraph.remove(lead)
run = docx.text.paragraph.Paragraph(paragraph, document).add_run("Saltmarsh General")
paragraph.insert(place, run._r)

document.add_paragraph("Thank you all!")
document.save(sys.argv[2])

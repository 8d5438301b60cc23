"""A template of a Word document: a tag in place of each answer, and the answers as JSON."""
import json
import sys
import zipfile

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
source, target, answers = sys.argv[1:]
data = {}


def put_tags(document):
    for control in list(document.iter(WORD + "sdt")):
        texts = list(control.iter(WORD + "t"))
        holds_others = next(control.find(WORD + "sdtContent").iter(WORD + "sdt"), None) is not None
        if not texts or holds_others:
            continue
        name = f"answer{len(data)}"
        data[name] = "".join(text.text or "" for text in texts)
        for text in texts:
            text.text = ""
        texts[0].text = "{" + name + "}"


with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
    for part in read.infolist():
        content = read.read(part)
        if part.filename == "word/document.xml":
            document = etree.fromstring(content)
            put_tags(document)
            content = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
        written.writestr(part.filename, content)
with open(answers, "w", encoding="utf-8") as file:
    json.dump(data, file)

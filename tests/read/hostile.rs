//! Files that are no documents of coplan's, or are made to do harm: one clear error each, and soon.

use super::shared::editions::engine;
use super::support::{clinic_letters, edition, excel, word};
use coplan::package::{Archive, Part, write_archive};
use coplan::plan::Purpose;
use coplan::read::read;
use std::fmt::Write as _;

/// What reading a file says; it must not succeed.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let findings = read(name, bytes, engine().terms()).expect_err(name);
    assert_eq!(findings.len(), 1, "{name}: {findings:?}");
    let finding = &findings[0];
    let place = finding.place.as_ref().expect(name);
    let help = finding.help.as_ref().expect(name);
    format!("{place}: {}\n    {help}", finding.message)
}

fn a_word_plan() -> Vec<u8> {
    word(&clinic_letters(), &edition(Purpose::Draft))
}

fn a_workbook() -> Vec<u8> {
    excel(&clinic_letters(), &edition(Purpose::Draft))
}

/// A file with one part changed.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = Archive::read(bytes).unwrap().parts;
    let found = parts.iter_mut().find(|known| known.name == part).unwrap();
    let text = String::from_utf8(found.bytes.clone()).unwrap();
    let changed = change(&text);
    assert_ne!(changed, text, "{part}");
    found.bytes = changed.into_bytes();
    write_archive(&parts).unwrap()
}

/// A file whose main part is declared as another kind.
fn declared(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    with_part(bytes, "[Content_Types].xml", |types| {
        types.replace(from, to)
    })
}

/// A file of somebody else's, without anything that says coplan made it.
fn foreign() -> Vec<u8> {
    let document = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Minutes</w:t></w:r></w:p></w:body></w:document>";
    let parts: Vec<Part> = Archive::read(&a_word_plan())
        .unwrap()
        .parts
        .into_iter()
        .filter(|part| !part.name.starts_with("docProps/custom"))
        .map(|part| match part.name.as_str() {
            "word/document.xml" => Part::new(part.name, document),
            _ => part,
        })
        .collect();
    write_archive(&parts).unwrap()
}

/// The first bytes of an OLE compound file, which protected Office files are.
fn locked() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend("EncryptedPackage".bytes().flat_map(|byte| [byte, 0]));
    bytes
}

const MACROS: &str = "application/vnd.ms-word.document.macroEnabled.main+xml";
const WORD: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const SLIDES: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

#[test]
fn a_file_that_cannot_be_read_is_refused_with_one_reason_and_one_remedy() {
    let word = a_word_plan();
    let entities = |xml: &str| {
        let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        let declared = xml.replacen("<w:document", &format!("{bomb}<w:document"), 1);
        declared.replacen("<w:t", "<w:t>&b;</w:t><w:t", 1)
    };
    let nested = |xml: &str| {
        let deep = "<w:sdt><w:sdtContent>".repeat(1_000_000);
        xml.replacen("<w:body>", &format!("<w:body>{deep}"), 1)
    };
    let broken = |xml: &str| xml.replacen("</w:p>", "</w:q>", 1);
    let zeros = Part::new("word/media/image.png", vec![0; 32 << 20]);
    let bomb = [Archive::read(&word).unwrap().parts, vec![zeros]].concat();
    let empty_zip = write_archive(&[Part::new("notes.txt", "hello")]).unwrap();
    let files: [(&str, Vec<u8>); 13] = [
        ("empty.docx", Vec::new()),
        ("plain.docx", b"Dear all".to_vec()),
        ("scan.docx", b"%PDF-1.7".to_vec()),
        ("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old".to_vec()),
        ("locked.xlsx", locked()),
        ("truncated.docx", word[..word.len() / 2].to_vec()),
        ("notes.docx", empty_zip),
        ("macros.docx", declared(&word, WORD, MACROS)),
        ("slides.docx", declared(&word, WORD, SLIDES)),
        ("foreign.docx", foreign()),
        ("bomb.docx", write_archive(&bomb).unwrap()),
        (
            "entities.docx",
            with_part(&word, "word/document.xml", entities),
        ),
        ("broken.docx", with_part(&word, "word/document.xml", broken)),
    ];
    let mut told = String::new();
    for (name, bytes) in &files {
        writeln!(told, "{}", refusal(name, bytes)).unwrap();
    }
    let deep = with_part(&word, "word/document.xml", nested);
    writeln!(told, "{}", refusal("deep.docx", &deep)).unwrap();
    let rows = |xml: &str| {
        let deep = "<row>".repeat(1_000_000);
        xml.replacen("<sheetData>", &format!("<sheetData>{deep}"), 1)
    };
    let deep = with_part(&a_workbook(), "xl/worksheets/sheet2.xml", rows);
    writeln!(told, "{}", refusal("deep.xlsx", &deep)).unwrap();
    insta::assert_snapshot!(told);
}

#[test]
fn a_file_without_its_main_part_is_no_empty_form() {
    let parts = Archive::read(&a_word_plan()).unwrap().parts.into_iter();
    let rest: Vec<Part> = parts
        .filter(|part| part.name != "word/document.xml")
        .collect();
    let told = refusal("half.docx", &write_archive(&rest).unwrap());
    assert_eq!(
        told.lines().next().unwrap(),
        "half.docx: the file is incomplete: `word/document.xml` is missing in it"
    );
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_takes_no_room() {
    let far = |xml: &str| {
        let cell = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>far away</t></is></c></row></sheetData>";
        xml.replacen("</sheetData>", cell, 1)
    };
    let bytes = with_part(&a_workbook(), "xl/worksheets/sheet2.xml", far);
    let reading = read("far.xlsx", &bytes, engine().terms()).unwrap();
    let left: Vec<&str> = reading
        .leftovers
        .iter()
        .map(|left| left.text.as_str())
        .collect();
    assert_eq!(left, ["far away"]);
    assert!(
        reading.leftovers[0]
            .place
            .to_string()
            .contains("XFD1048576")
    );
    assert_eq!(
        reading.values.plan().unwrap().stakeholders.len(),
        clinic_letters().stakeholders.len()
    );
}

/// A file without one of its parts, which another one still leads to.
fn without_part(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut parts = Archive::read(bytes).unwrap().parts;
    let before = parts.len();
    parts.retain(|part| part.name != name);
    assert_eq!(parts.len() + 1, before, "{name}");
    write_archive(&parts).unwrap()
}

#[test]
fn a_part_that_is_missing_is_not_taken_for_an_empty_one() {
    for (file, bytes, part) in [
        ("plan.docx", a_word_plan(), "word/footer1.xml"),
        ("plan.docx", a_word_plan(), "word/styles.xml"),
        ("plan.xlsx", a_workbook(), "xl/worksheets/sheet2.xml"),
        ("plan.xlsx", a_workbook(), "xl/styles.xml"),
    ] {
        let told = refusal(file, &without_part(&bytes, part));
        let wanted = format!("{file}: the file is incomplete: `{part}` is missing in it");
        assert_eq!(told.lines().next(), Some(wanted.as_str()));
    }
}

#[test]
fn cells_and_tabs_that_lead_nowhere_are_not_taken_for_empty_ones() {
    let sheet = "xl/worksheets/sheet2.xml";
    for (part, from, to) in [
        (sheet, "t=\"s\"><v>", "t=\"s\"><v>99999"),
        (sheet, "t=\"s\"><v>", "t=\"s\"><v>-"),
        (sheet, "<c r=\"A", "<c r=\"ZZZZ"),
        (sheet, "<row r=\"", "<row r=\"-"),
        ("xl/workbook.xml", "r:id=\"rId1\"", "r:id=\"rId999\""),
        ("xl/workbook.xml", "r:id=\"rId1\"", ""),
    ] {
        let damaged = |xml: &str| xml.replacen(from, to, 1);
        let told = refusal("plan.xlsx", &with_part(&a_workbook(), part, damaged));
        let wanted = "plan.xlsx: the file is damaged or incomplete";
        assert_eq!(told.lines().next(), Some(wanted), "{to}");
    }
}

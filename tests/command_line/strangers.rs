//! Files of strangers: what they say of themselves, and what they are called, moves no cursor.

use crate::desk::{Desk, Ended, LETTERS};
use coplan::package::{Archive, Part, write_archive};
use insta::assert_snapshot;

/// The day by which dates are judged in these tests.
const DAY: &str = "--date=2026-12-05";

/// A run that has written no control character but line breaks.
fn plain(ended: Ended) -> Ended {
    let is_hidden = |c: char| c.is_control() && c != '\n';
    assert!(!ended.to_string().contains(is_hidden), "{ended}");
    ended
}

#[test]
fn escape_sequences_in_a_document_are_shown_as_text() {
    let desk = Desk::new()
        .file(
            "v.docx",
            include_bytes!("../fixtures/hostile/esc-version.docx"),
        )
        .file(
            "p.docx",
            include_bytes!("../fixtures/hostile/esc-purpose.docx"),
        );
    assert_snapshot!("version", plain(desk.coplan(&["check", "v.docx", DAY])));
    assert_snapshot!("purpose", plain(desk.coplan(&["check", "p.docx", DAY])));
    plain(desk.coplan(&["check", "v.docx", "p.docx"]));
    plain(desk.coplan(&["check", "v.docx", "p.docx", "--format", "json"]));
    plain(desk.coplan(&["read", "v.docx"]));
    plain(desk.coplan(&["read", "v.docx", "--into", "new.yaml"]));
}

/// No system but these lets a file be called so.
#[cfg(unix)]
#[test]
fn escape_sequences_in_names_of_files_are_shown_as_text() {
    let name = "a\u{1b}]0;owned\u{7}\u{9b}2J.yaml";
    let desk = Desk::new().file(name, LETTERS);
    assert_snapshot!("filled", plain(desk.coplan(&["fill", name])));
    let word = name.replace("yaml", "docx");
    let runs: [&[&str]; 12] = [
        &["fill", name],
        &["fill", "b\u{1b}[1m.yaml"],
        &["check", name],
        &["check", name, "--format", "json"],
        &["check", &word],
        &["read", &word],
        &["read", &word, "--into", name],
        &["read", name],
        &["new", name],
        &["new", "c\u{1b}[1m.yaml"],
        &["edit", "d\u{1b}[1m.yaml"],
        &["templates", "check", "e\u{1b}[1m"],
    ];
    for arguments in runs {
        plain(desk.coplan(arguments));
    }
    desk.write(name, "titel: x\nanswers: [\n");
    assert_snapshot!("not_yaml", plain(desk.coplan(&["check", name, DAY])));
    desk.write(name, "titel: x\n");
    assert_snapshot!("unknown_key", plain(desk.coplan(&["check", name, DAY])));
    assert_snapshot!("two_names", plain(desk.coplan(&["new", name, name])));
    plain(desk.run(&["edit", name, "--plain"], "/stop\n", &[]));
}

#[test]
fn what_is_no_document_of_coplan_is_called_what_it_is() {
    let desk = Desk::new()
        .file("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on")
        .file("slides.pptx", "PK")
        .file("letters.yaml", LETTERS);
    assert_snapshot!("doc", desk.coplan(&["check", "old.doc", DAY]));
    assert_snapshot!("pptx", desk.coplan(&["check", "slides.pptx", DAY]));

    desk.write("renamed.docx", desk.read("old.doc"));
    assert_snapshot!("doc_renamed", desk.coplan(&["check", "renamed.docx"]));
    desk.write("slides.docx", slides());
    assert_snapshot!("pptx_renamed", desk.coplan(&["check", "slides.docx"]));

    desk.coplan(&["fill", "letters.yaml"]).well();
    for (name, part) in [
        ("letters.docx", "word/document.xml"),
        ("letters.xlsx", "xl/workbook.xml"),
    ] {
        let mut archive = Archive::read(&desk.read(name)).unwrap();
        archive.parts.retain(|known| known.name != part);
        desk.write(name, write_archive(&archive.parts).unwrap());
    }
    assert_snapshot!(
        "without_main_part",
        desk.coplan(&["check", "letters.docx", "letters.xlsx"])
    );
}

/// A presentation, as far as it says what it is.
fn slides() -> Vec<u8> {
    let types = "<Types><Override PartName='/ppt/presentation.xml' ContentType='application/vnd.\
                 openxmlformats-officedocument.presentationml.presentation.main+xml'/></Types>";
    let relationships = "<Relationships><Relationship Id='r1' Target='ppt/presentation.xml' \
                         Type='http://x/relationships/officeDocument'/></Relationships>";
    let parts = [
        Part::new("[Content_Types].xml", types),
        Part::new("_rels/.rels", relationships),
        Part::new("ppt/presentation.xml", "<p/>"),
    ];
    write_archive(&parts).unwrap()
}

/// Parts in UTF-16, which ECMA-376 part 2 (§6.2.5) allows.
#[test]
fn documents_in_utf_16_are_read() {
    let desk = Desk::new().file("letters.yaml", LETTERS);
    desk.coplan(&["fill", "letters.yaml"]).well();
    for name in ["letters.docx", "letters.xlsx"] {
        let mut archive = Archive::read(&desk.read(name)).unwrap();
        for part in &mut archive.parts {
            let text = String::from_utf8(std::mem::take(&mut part.bytes)).unwrap();
            let text = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
            let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
            part.bytes = units.flat_map(u16::to_le_bytes).collect();
        }
        desk.write(name, write_archive(&archive.parts).unwrap());
        assert_snapshot!(
            format!("utf_16_{}", name.replace('.', "_")),
            desk.coplan(&["read", name, "--into", "letters.yaml", "--dry-run"])
        );
    }
    assert_snapshot!(
        "utf_16",
        desk.coplan(&["check", "letters.docx", "letters.xlsx", DAY])
    );
}

#[test]
fn a_link_that_no_document_can_follow_is_told() {
    let desk = Desk::new().file(
        "links.yaml",
        include_bytes!("../fixtures/prose/links-dropped.yaml"),
    );
    assert_snapshot!("links_fill", desk.coplan(&["fill", "links.yaml"]));
    assert_snapshot!("links_check", desk.coplan(&["check", "links.yaml", DAY]));
}

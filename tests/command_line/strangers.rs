//! Files of strangers: what they say of themselves, and what they are called, moves no cursor.

use crate::desk::{Desk, Ended, LETTERS};
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

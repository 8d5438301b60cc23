//! What `coplan templates check` finds: one file of `tests/fixtures/templates` for each kind of fault.
//!
//! Such a file gives the files of a house, each below a line `=== name` (a `\` at the end of a line takes away its
//! line break), and below the line `=== told` what the
//! program says of them. With `UPDATE_FIXTURES=1` in the environment that is written anew, to be read before it
//! is kept.

use crate::desk::Desk;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What begins the header of a part.
const HEADER: &str = "=== ";
/// The part that says what the program tells.
const TOLD: &str = "told";

/// The parts of a fixture: name and content.
fn parts(text: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(HEADER) {
            Some(name) => parts.push((name.trim_end(), String::new())),
            // What ends in `\` has no line break.
            None => parts
                .last_mut()
                .unwrap()
                .1
                .push_str(line.strip_suffix("\\\n").unwrap_or(line)),
        }
    }
    parts
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/templates");
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// What the program says of a house of these files.
fn told(files: &[(&str, String)]) -> String {
    let desk = files.iter().fold(Desk::new(), |desk, (name, content)| {
        desk.file(&format!("house/{name}"), content)
    });
    let ended = desk.coplan(&["templates", "check", "house"]);
    let shown = ended.to_string().replace("house\\", "house/");
    // No line of a fixture ends in blanks, whatever the program prints.
    let lines = shown.lines().map(str::trim_end);
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_fault_of_a_house_is_found_where_it_stands() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let text = fs::read_to_string(&path).unwrap();
        let mut parts = parts(&text);
        let (name, expected) = parts.pop().unwrap();
        assert_eq!(name, TOLD, "{}", path.display());
        let found = told(&parts);
        if found.trim_end() == expected.trim_end() {
            continue;
        }
        if env::var_os("UPDATE_FIXTURES").is_some() {
            let (head, _) = text.rsplit_once("=== told\n").unwrap();
            fs::write(&path, format!("{head}=== told\n{found}")).unwrap();
        }
        wrong.push(format!("{}\n{found}", path.display()));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

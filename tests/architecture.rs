//! ARCHITECTURE.md says what is so: it names every room, and each step of its walk names a function.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test should stop at a surprise"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines that somebody new will read.
const LONGEST: usize = 120;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text() -> String {
    fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap()
}

/// The sources of a folder or file, all in one text.
fn sources(path: &Path) -> String {
    if path.is_file() {
        return fs::read_to_string(path).unwrap();
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| sources(path)).collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn it_is_short_enough_to_be_read() {
    let lines = text().lines().count();
    assert!(lines <= LONGEST, "{lines} lines");
}

#[test]
fn it_tells_of_every_room_but_the_binary() {
    let text = text();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() && name != "cli" {
            assert!(text.contains(&format!("\n| `{name}` |")), "{name}");
        }
    }
}

#[test]
fn each_step_of_the_walk_names_a_function_that_is_there() {
    let text = text();
    let (_, walk) = text.split_once("\n## Following one answer").unwrap();
    let (walk, _) = walk.split_once("\n## ").unwrap();
    let steps: Vec<&str> = walk
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(steps.len(), 10);
    for step in steps {
        let names: Vec<&str> = quoted(step).filter(|name| name.contains("::")).collect();
        assert!(!names.is_empty(), "{step}");
        for name in names {
            let (room, _) = name.split_once("::").unwrap();
            let (_, function) = name.rsplit_once("::").unwrap();
            let room = sources(&root().join("src").join(room));
            assert!(room.contains(&format!("fn {function}")), "{name}");
        }
    }
}

//! ARCHITECTURE.md says what is so: it names every room, and each step of its walk names a function.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test should stop at a surprise"
)]

use coplan::plan::Registry;
use std::collections::BTreeSet;
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

/// Files of the program and of the templates, but for tests and the pages about findings, by their paths.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join("src"), root().join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            if name.contains("/tests") || name.starts_with("templates/findings") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else {
                files.push((name, without_tests(&fs::read_to_string(&path).unwrap())));
            }
        }
    }
    files
}

/// A source without its unit tests and comments.
fn without_tests(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a text has a word that is not part of another.
fn has_word(text: &str, word: &str) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(is_inside) && !after.starts_with(is_inside)
    })
}

/// A field of `stakeholders` that nothing is calculated with and no rule asks for.
const PLAIN: &str = "trusted_partner";

#[test]
fn a_field_touches_the_files_that_are_told_and_no_others() {
    let text = text();
    let (_, told) = text.split_once("- A field of `stakeholders`:").unwrap();
    let (told, _) = told.split_once("\n- ").unwrap();
    let told: BTreeSet<&str> = quoted(told).collect();
    let files = files();
    let naming: BTreeSet<&str> = files
        .iter()
        .filter(|(_, text)| has_word(text, PLAIN))
        .map(|(name, _)| name.as_str())
        .collect();
    let expected: BTreeSet<&str> = files
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| {
            let in_english = name.split("languages/cy/").collect::<String>();
            let file = name.rsplit('/').next().unwrap();
            told.contains(&*in_english) || told.contains(file)
        })
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(naming, expected);
}

#[test]
fn no_room_keeps_a_second_table_of_the_fields_of_a_list() {
    // A sum or a picture may be of two fields, as the one of influence is.
    const MOST: usize = 2;
    let registry = Registry::built_in();
    let fields = registry.fields_of("stakeholders").iter();
    let keys: Vec<&str> = fields
        .map(|field| field.key())
        .filter(|key| !["id", "name"].contains(key))
        .collect();
    assert!(keys.len() > 12, "{keys:?}");
    for (name, text) in files() {
        if !name.ends_with(".rs") || name.starts_with("src/plan/model/") {
            continue;
        }
        let named = keys.iter().filter(|key| {
            let texts = [format!("\"{key}\""), format!("stakeholders.{key}\"")];
            texts.iter().any(|quoted| text.contains(quoted))
        });
        let named: Vec<_> = named.collect();
        assert!(named.len() <= MOST, "{name} names {named:?}");
    }
}

//! The rules as they stand in the project: a file, a fixture and a page for each.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may stop at the unexpected, as tests do"
)]

use coplan::check::{page_of, rule, rules};
use coplan::plan::Registry;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// The names of the files in a folder, without their endings.
fn stems(folder: &str) -> BTreeSet<String> {
    let stem = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let files = std::fs::read_dir(root().join(folder)).unwrap();
    files.map(|file| stem(&file.unwrap().path())).collect()
}

#[test]
fn every_rule_is_in_the_list_once_and_has_a_page_of_three_parts() {
    let names: BTreeSet<String> = rules().iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(names.len(), rules().len());
    // The other files there are the pages of findings that no rule makes.
    assert!(names.is_subset(&stems("templates/findings")));
    assert_eq!(names, stems("tests/fixtures/check"));
    for rule in rules() {
        assert!(!rule.title().is_empty(), "{}", rule.name);
        let headings: Vec<_> = rule
            .page()
            .sections()
            .map(|section| section.heading)
            .collect();
        assert_eq!(
            headings,
            ["What it means", "Why it matters", "Example and fix"],
            "{}",
            rule.name
        );
        assert!(
            rule.page()
                .sections()
                .all(|section| !section.body.is_empty()),
            "{}",
            rule.name
        );
    }
}

/// The files under a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn every_rule_has_a_file_of_its_own_name() {
    let files = files(&root().join("src/check/rules"));
    let with_rule = files.iter().filter(|file| {
        std::fs::read_to_string(file)
            .unwrap()
            .contains("const RULE: Rule")
    });
    let stems: BTreeSet<String> = with_rule
        .map(|file| {
            file.file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .replace('_', "-")
        })
        .collect();
    assert_eq!(
        stems,
        rules().iter().map(|rule| rule.name.to_owned()).collect()
    );
}

#[test]
fn every_rule_belongs_to_a_question_that_there_is_or_to_the_plan_as_a_whole() {
    let registry = Registry::built_in();
    for rule in rules() {
        let is_known = |key: &str| registry.question(key).is_some();
        assert!(rule.question.is_none_or(is_known), "{}", rule.name);
    }
}

#[test]
fn a_rule_is_explained_in_plain_text() {
    insta::assert_snapshot!(page_of("group-without-route").unwrap().explain());
    assert!(page_of("group-without-rout").is_none());
    assert_eq!(
        rule("group-without-route").unwrap().title(),
        "A group has no route"
    );
}

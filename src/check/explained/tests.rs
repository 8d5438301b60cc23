//! Whether every finding that coplan can report has a page, and every page a finding.

use crate::check::{page_of, pages, rule, rules};
use crate::plan::Registry;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Words of this form in the sources that are not the names of findings, besides codes of the plan.
const OTHER_WORDS: &[&str] = &[
    "yes-no",
    "co-ordinat",
    "core-properties",
    "extended-properties",
    "hard-to-reach",
    "one-pager",
    "kebab-case",
    "measure-type",
    "plans-overview",
    "no-funder",
    "page-break",
    "partnership-plan",
    "pick-list",
    "plan-file",
    "sign-off",
    "speech-to-text",
    "stakeholder-type",
    "xdg-open",
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The texts of all sources below a folder, without their tests.
fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        // The table itself names every page.
        if name.contains("tests") || name.starts_with("explained") {
            continue;
        }
        if path.is_dir() {
            texts.extend(sources(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            texts.push(code.to_owned());
        }
    }
    texts
}

/// Whether a text in quotes can be the name of a finding: `unknown-key`.
fn is_kebab(text: &str) -> bool {
    let is_word = |word: &str| {
        word.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .split('-')
            .all(|word| !word.is_empty() && is_word(word))
}

/// Whatever stands in quotes in the sources and has the form of a name.
fn words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in sources(&folder("src")) {
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            // Between two quotes, wherever the first of them is.
            words.extend(
                line.split('"')
                    .filter(|part| is_kebab(part))
                    .map(str::to_owned),
            );
        }
    }
    words
}

fn is_code(word: &str) -> bool {
    let registry = Registry::built_in();
    let codes = registry.fields().filter_map(|field| field.codes.as_ref());
    let mut all = codes.flat_map(|codes| &codes.all);
    all.any(|code| code == word)
}

#[test]
fn every_finding_has_a_page() {
    let others = |word: &String| {
        is_code(word) || word.starts_with("x-") || OTHER_WORDS.contains(&word.as_str())
    };
    let names = words().into_iter().filter(|word| !others(word));
    let without = names.filter(|name| page_of(name).is_none());
    let without: Vec<_> = without.collect();
    assert!(
        without.is_empty(),
        "these have no page in templates/findings, or are none: then add them above: {without:?}"
    );
}

#[test]
fn every_page_belongs_to_a_finding() {
    let words = words();
    for page in pages() {
        assert!(words.contains(page.name), "no source names {}", page.name);
        assert!(rule(page.name).is_none(), "{} is a rule's", page.name);
    }
    let files = fs::read_dir(folder("templates/findings")).unwrap();
    let stem = |path: PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let files: BTreeSet<_> = files.map(|file| stem(file.unwrap().path())).collect();
    let rules = rules().iter().map(|rule| rule.name);
    let names = pages().iter().map(|page| page.name).chain(rules);
    assert_eq!(files, names.map(str::to_owned).collect());
}

#[test]
fn the_table_is_in_order() {
    assert!(pages().is_sorted_by_key(|page| page.name));
}

#[test]
fn every_page_has_a_title_and_three_parts() {
    for page in pages() {
        let shown = page.explain();
        let title = shown.lines().next().unwrap();
        assert!(title.ends_with(&format!(" ({})", page.name)), "{title}");
        let is_heading = |line: &&str| page.text.contains(&format!("\n## {line}\n\n"));
        let headings: Vec<_> = shown.lines().filter(is_heading).collect();
        assert_eq!(
            headings,
            ["What it means", "Why it matters", "Example and fix"],
            "{}",
            page.name
        );
        let longest = page.text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(100), "{}", page.name);
    }
}

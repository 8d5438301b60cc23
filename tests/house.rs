//! Built-in templates with something wrong in them: `templates check` finds what `fill` and `blank` would trip
//! over, and what it passes they make.
//!
//! `PROPTEST_CASES=700 cargo test --test house` damages templates in many more places than `cargo test` does.

mod support;

use coplan::diagnostic::{Diagnostic, Place, Style as Look, has_errors, render};
use coplan::session::check_house;
use coplan::template::{Engine, Templates, built_in, check};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use std::ops::Range;
use std::sync::LazyLock;
use support::editions::{blanks, filled, samples};
use support::plans::prepared;

/// How many names are misspelt, and how many lines are taken out, unless `PROPTEST_CASES` says otherwise.
const NAMES: u32 = 30;
const LINES: u32 = 2;

fn runner(usual: u32) -> TestRunner {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    TestRunner::new(ProptestConfig {
        cases: if asked { default.cases } else { usual },
        failure_persistence: None,
        max_shrink_iters: 0,
        ..default
    })
}

/// A name in a tag of a built-in template.
#[derive(Clone, Copy, Debug)]
struct Name {
    file: &'static str,
    content: &'static str,
    start: usize,
    end: usize,
}

impl Name {
    fn line(&self) -> usize {
        self.content[..self.start].matches('\n').count() + 1
    }

    /// The templates with this name misspelt: its last letter twice.
    fn misspelt(&self) -> Templates {
        let (before, after) = self.content.split_at(self.end);
        let last = before.chars().last().unwrap();
        with(self.file, &format!("{before}{last}{last}{after}"))
    }
}

fn with(file: &str, content: &str) -> Templates {
    let mut templates = Templates::default();
    templates.put(file, file, content).unwrap();
    templates
}

/// The templates in Handlebars.
fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = built_in().iter().copied();
    files.filter(|(name, _)| name.ends_with(".md.hbs"))
}

/// Every name in the tags of the built-in templates: of helpers and what they are given, of values and partials.
static NAMES_IN_TAGS: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for (file, content) in templates() {
        for tag in tags(content) {
            for word in words(content, tag) {
                let (start, end) = (word.start, word.end);
                names.push(Name {
                    file,
                    content,
                    start,
                    end,
                });
            }
        }
    }
    names
});

/// What stands between the braces of each tag that is no end or division of a block.
fn tags(content: &str) -> Vec<Range<usize>> {
    let opened = content.match_indices("{{");
    let tags = opened.map(|(at, _)| at + 2..at + content[at..].find("}}").unwrap());
    let is_call = |tag: &Range<usize>| {
        let inside = &content[tag.clone()];
        !inside.starts_with(['/', '!']) && inside != "else"
    };
    tags.filter(is_call).collect()
}

/// The words of a tag; a dotted name is one. Numbers, `true`, `this` and the names of what blocks say are none.
fn words(content: &str, tag: Range<usize>) -> Vec<Range<usize>> {
    let is_of_word =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@');
    let mut words = Vec::new();
    let mut start = tag.start;
    for (at, c) in content[tag.clone()]
        .char_indices()
        .chain([(tag.len(), ' ')])
    {
        let at = tag.start + at;
        if is_of_word(c) {
            continue;
        }
        let word = &content[start..at];
        let is_name = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '.');
        let is_said = ["true", "false", "this", "else"].contains(&word);
        if is_name && !is_said && word.len() > 1 {
            words.push(start..at);
        }
        start = at + c.len_utf8();
    }
    words
}

fn shown(findings: &[Diagnostic]) -> String {
    let shown = findings.iter().map(|finding| render(finding, Look::Plain));
    shown.collect::<Vec<_>>().join("\n")
}

fn is_at(finding: &Diagnostic, file: &str, line: usize) -> bool {
    match &finding.place {
        Some(Place::Text(place)) => place.text.name == file && place.line_and_column().0 == line,
        _ => false,
    }
}

#[test]
fn the_built_in_set_is_clean() {
    let findings = check_house(&Templates::default(), |_| Err("there is none".to_owned()));
    assert!(findings.is_empty(), "{}", shown(&findings));
}

#[test]
fn whatever_name_is_misspelt_in_a_template_is_found_in_its_line() {
    let names = select(NAMES_IN_TAGS.clone());
    runner(NAMES)
        .run(&names, |name| {
            let findings = check(&name.misspelt());
            let found = findings
                .iter()
                .any(|finding| is_at(finding, name.file, name.line()));
            let word = &name.content[name.start..name.end];
            prop_assert!(
                found,
                "{}:{} {word}\n{}",
                name.file,
                name.line(),
                shown(&findings)
            );
            Ok(())
        })
        .unwrap();
}

#[test]
fn templates_without_a_line_are_found_faulty_or_make_every_document() {
    let lines: Vec<_> = templates()
        .flat_map(|(file, content)| (0..content.lines().count()).map(move |at| (file, content, at)))
        .collect();
    runner(LINES)
        .run(&select(lines), |(file, content, at)| {
            let kept = content.split_inclusive('\n').enumerate();
            let kept: String = kept
                .filter(|(line, _)| *line != at)
                .map(|(_, line)| line)
                .collect();
            let templates = with(file, &kept);
            let findings = check_house(&templates, |_| Err("there is none".to_owned()));
            if has_errors(&findings) {
                return Ok(());
            }
            let engine = Engine::new(&templates).unwrap();
            for (sample, plan) in samples().into_iter().take(3) {
                let prepared = prepared(&plan);
                for (name, edition) in blanks().into_iter().chain(filled()) {
                    let made = prepared.document(&engine, &edition);
                    prop_assert!(made.is_ok(), "{file}:{} {sample} {name} {made:?}", at + 1);
                }
            }
            Ok(())
        })
        .unwrap();
}

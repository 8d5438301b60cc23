//! Every language of the built-in templates is whole: whatever documents say in English, they say in it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests stop at a surprise"
)]

mod support;

use coplan::check::rules;
use coplan::package::Archive;
use coplan::plan::{Plan, Purpose};
use coplan::session::Prepared;
use coplan::template::{Detail, Edition, Engine, Guidance, Templates, Terms, built_in, gaps};
use coplan::workbook::Layout;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use support::editions::{look, samples};
use support::plans::registry;

static TEMPLATES: LazyLock<Templates> = LazyLock::new(Templates::default);
static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::load(&TEMPLATES).unwrap());

/// The languages that lie in a folder, with their words.
fn languages() -> Vec<(String, Terms)> {
    let names = TEMPLATES.languages().into_iter();
    let languages = names.map(|name| {
        let terms = TERMS.in_language(Some(name)).into_owned();
        (name.to_owned(), terms)
    });
    languages.collect()
}

/// A built-in file, and that of a language.
fn in_both(language: &str) -> Vec<(&'static str, &'static str, &'static str)> {
    let files: BTreeMap<&str, &str> = built_in().iter().copied().collect();
    let mut both = Vec::new();
    for (name, content) in &files {
        let other = format!("languages/{language}/{name}");
        if let Some(translated) = files.get(&*other) {
            both.push((*name, *content, *translated));
        }
    }
    both
}

#[test]
fn there_is_welsh() {
    let names: Vec<String> = languages().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["cy"]);
    assert!(TERMS.speaks("cy-GB") && TERMS.speaks("en-US") && !TERMS.speaks("pl"));
    assert_eq!(TERMS.in_language(Some("CY-gb")).language(), "cy-GB");
    assert_eq!(TERMS.in_language(Some("pl")).language(), "en-GB");
}

#[test]
fn every_language_says_every_text_of_the_terms_with_the_same_signs() {
    for (name, _) in languages() {
        assert_eq!(gaps(&TEMPLATES, &TERMS, &name), [], "{name}");
    }
}

#[test]
fn every_language_says_every_text_of_the_workbook() {
    let texts = Layout::texts(&TEMPLATES.text("workbook.toml"));
    assert!(
        texts.contains("Summary") && texts.contains("Budget lines"),
        "{texts:?}"
    );
    for (name, terms) in languages() {
        let unsaid = texts
            .iter()
            .filter(|text| terms.of_workbook(text).is_none());
        assert_eq!(unsaid.collect::<Vec<_>>(), [""; 0], "{name}");
        let signs = |text: &str| text.matches("{list}").count();
        let other = texts.iter().filter(|text| {
            let said = terms.of_workbook(text).unwrap();
            signs(said) != signs(text)
        });
        assert_eq!(other.collect::<Vec<_>>(), [""; 0], "{name}");
        let layout = Layout::load(&TEMPLATES.text("workbook.toml"), &Arc::new(terms));
        assert!(layout.is_ok(), "{name}");
    }
}

#[test]
fn every_language_says_every_finding_in_words_of_its_own() {
    for (name, terms) in languages() {
        for rule in rules() {
            let title = terms.finding(rule.name);
            assert!(
                title.is_some_and(|title| title != rule.title()),
                "{name}: {}",
                rule.name
            );
        }
    }
}

/// What a language says of findings, with one text of it put otherwise.
fn gaps_with(from: &str, to: &str) -> Vec<String> {
    let file = "languages/cy/findings.toml";
    let text = TEMPLATES.text(file);
    assert!(text.content.contains(from), "{from}");
    let mut templates = Templates::default();
    templates
        .put(file, file, &text.content.replacen(from, to, 1))
        .unwrap();
    let terms = Terms::load(&templates).unwrap();
    let gaps = gaps(&templates, &terms, "cy").into_iter();
    gaps.map(|gap| format!("{}: {:?}", gap.key, gap.lack))
        .collect()
}

#[test]
fn a_finding_that_a_language_says_in_part_or_with_other_signs_is_a_gap() {
    let sentence = "nid oes ffordd o gyrraedd {count} o grwpiau: {names}";
    let key = "finding.group-without-route: Signs";
    for other in ["nid oes ffordd: {names}", "{count}: {name}", "{count}"] {
        assert_eq!(gaps_with(sentence, other), [key], "{other}");
    }
    assert_eq!(gaps_with("o dan `route` sut", "sut"), [key]);
    assert_eq!(gaps_with("un grŵp: {names}", "un grŵp"), [key]);
    assert_eq!(
        gaps_with("{number} o’r cyllidwyr", "cyllidwr"),
        ["parts.funder: Signs"]
    );
    // What is built in lies below.
    let renamed = gaps_with(
        "[finding.group-without-route]",
        "[finding.group-without-rout]",
    );
    assert_eq!(renamed, ["finding.group-without-rout: Meaning"]);
}

#[test]
fn guidance_has_the_same_paragraphs_items_and_links_in_every_language() {
    let shape = |text: &str| {
        let items = text.lines().filter(|line| line.starts_with("- ")).count();
        let paragraphs = text.split("\n\n").count();
        (
            paragraphs,
            items,
            text.matches("](").count(),
            text.matches("{{").count(),
        )
    };
    for (name, _) in languages() {
        let guidance = in_both(&name).into_iter();
        let guidance: Vec<_> = guidance
            .filter(|(file, ..)| file.starts_with("guidance/"))
            .collect();
        assert_eq!(guidance.len(), 8, "{name}");
        for (file, english, translated) in guidance {
            assert_eq!(shape(translated), shape(english), "{name}/{file}");
            assert_ne!(translated, english, "{name}/{file}");
        }
    }
}

#[test]
fn the_starter_of_every_language_has_the_same_keys() {
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with("##"));
        let keys = lines.filter_map(|line| {
            let line = line.trim_start_matches(['#', ' ', '-']);
            let (key, _) = line.split_once(':')?;
            let is_key = key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            (is_key && key != "language").then(|| key.to_owned())
        });
        keys.collect()
    };
    for (name, _) in languages() {
        let both = in_both(&name);
        let (_, english, translated) = both
            .iter()
            .find(|(file, ..)| *file == "starter.yaml")
            .unwrap();
        assert_eq!(keys(translated), keys(english), "{name}");
        assert!(
            translated.contains(&format!("\nlanguage: {name}\n")),
            "{name}"
        );
    }
}

/// What people may type must not mean one thing in a language and something else in another.
#[test]
fn no_label_means_something_else_in_another_language() {
    let folded = |text: &str| text.to_lowercase().replace('’', "'");
    for list in registry().lists() {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for field in &list.fields {
            for label in TERMS.labels(field) {
                let other = known.insert(folded(label), field.key());
                assert!(
                    other.is_none_or(|other| other == field.key()),
                    "{label}: {other:?}"
                );
            }
        }
    }
    for codes in registry().fields().filter_map(|field| field.codes.as_ref()) {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for code in &codes.all {
            let labels = TERMS.codes(&codes.name, code);
            let short = |label: &str| label.split(" (").next().unwrap().to_owned();
            let labels: BTreeSet<String> = labels.map(|label| folded(&short(label))).collect();
            for label in labels {
                let other = known.insert(label.clone(), code);
                assert!(
                    other.is_none_or(|other| other == code),
                    "{label}: {other:?}"
                );
            }
        }
    }
}

#[test]
fn every_command_of_an_interview_is_understood_in_every_language_and_none_means_another() {
    let commands = ["back", "stop", "change", "empty"];
    let all = languages().into_iter().map(|(_, terms)| terms);
    let all: Vec<Terms> = all.chain([TERMS.clone()]).collect();
    for terms in &all {
        for other in &all {
            for typed in commands.map(|command| (command, other.interview_text(command))) {
                let (meant, typed) = typed;
                let understood = commands.map(|command| terms.is_command(command, typed));
                assert_eq!(
                    understood,
                    commands.map(|command| command == meant),
                    "{typed}"
                );
                assert!(typed.starts_with('/'), "{typed}");
            }
        }
    }
}

#[test]
fn a_language_has_rules_of_its_own_for_lists_numbers_and_dates() {
    let welsh = TERMS.in_language(Some("cy"));
    let items = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        TERMS.listed(&items(&["Staff", "Adults", "Carers"])),
        "Staff, Adults and Carers"
    );
    assert_eq!(
        welsh.listed(&items(&["Staff", "Gofalwyr"])),
        "Staff a Gofalwyr"
    );
    assert_eq!(
        welsh.listed(&items(&["Staff", "Aelodau"])),
        "Staff ac Aelodau"
    );
    let date = "2026-09-03".parse().unwrap();
    assert_eq!(coplan::template::long_date(date, &welsh), "3 Medi 2026");
}

/// The texts of the parts of a document that people read.
fn said(bytes: &[u8]) -> String {
    let archive = Archive::read(bytes).unwrap();
    let parts = archive.parts.iter();
    let is_read = |name: &str| {
        name.ends_with(".xml")
            && (name.starts_with("word/") || name.starts_with("xl/") || name == "docProps/core.xml")
            && !name.starts_with("word/theme")
            && !["word/styles.xml", "xl/styles.xml", "word/fontTable.xml"].contains(&name)
    };
    let read = parts.filter(|part| is_read(&part.name));
    let texts = read.map(|part| String::from_utf8_lossy(&part.bytes).replace("&apos;", "'"));
    texts.collect::<Vec<_>>().join("\n")
}

/// Every English text of the templates that is a phrase of its own, and that this language does not share.
fn english(terms: &Terms) -> BTreeSet<String> {
    let mut texts = Layout::texts(&TEMPLATES.text("workbook.toml"));
    for field in registry().fields() {
        let wording = TERMS.field(field);
        texts.extend([wording.label, wording.prompt]);
        for code in field.codes.iter().flat_map(|codes| &codes.all) {
            let list = &field.codes.as_ref().unwrap().name;
            texts.insert(TERMS.code(list, code).to_owned());
        }
    }
    for (name, content) in built_in() {
        if name.starts_with("guidance/") {
            texts.extend(
                content
                    .lines()
                    .map(|line| line.trim_start_matches("- ").to_owned()),
            );
        }
    }
    let toml = TEMPLATES.text("terms.toml");
    let words = toml.content.split_once("[words]").unwrap().1.lines();
    let words = words.filter_map(|line| line.split_once(" = \"")?.1.strip_suffix('"'));
    texts.extend(words.map(str::to_owned));
    let table = toml_of(terms.language_name());
    texts.retain(|text| {
        text.split_whitespace().count() > 1
            && !text.contains('{')
            && !table.contains(&format!("= \"{text}\""))
    });
    texts
}

fn toml_of(language: &str) -> &'static str {
    let name = format!("languages/{language}/terms.toml");
    built_in()
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap()
        .1
}

#[test]
fn no_document_says_anything_in_english() {
    for (name, terms) in languages() {
        let terms = Arc::new(terms);
        let english = english(&terms);
        assert!(english.len() > 300, "{}", english.len());
        let templates = TEMPLATES.in_language(&terms);
        let engine = Engine::with_terms(&templates, Arc::clone(&terms)).unwrap();
        let layout = Layout::load(&templates.text("workbook.toml"), &terms).unwrap();
        let told = |plan: &Plan, edition: &Edition| {
            let prepared = Prepared::new(plan, registry()).unwrap();
            let word = prepared.word(&engine, look(), edition).unwrap();
            let excel = prepared.excel(&terms, &layout, look(), edition).unwrap();
            for text in [said(&word), said(&excel)] {
                let found = english.iter().filter(|english| text.contains(&***english));
                assert_eq!(found.collect::<Vec<_>>(), [""; 0], "{name}: {edition:?}");
            }
        };
        for (detail, handwriting, canvas) in [
            (Detail::Short, false, false),
            (Detail::Full, false, false),
            (Detail::Full, true, false),
            (Detail::Short, true, true),
        ] {
            let blank = Edition {
                purpose: Purpose::Blank,
                detail,
                handwriting,
                canvas,
                guidance: Guidance::Notes,
                spare_rows: 3,
                sheet_rows: 3,
                ..Edition::default()
            };
            told(&Plan::default(), &blank);
        }
        let (_, plan) = samples()
            .into_iter()
            .find(|(name, _)| name == "clinic-letters")
            .unwrap();
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            let edition = Edition {
                purpose,
                unready: true,
                date: "2027-03-01".parse().ok(),
                ..Edition::default()
            };
            told(&without_phrases(&plan, &english), &edition);
        }
    }
}

/// The plan without answers that say what English templates say.
fn without_phrases(plan: &Plan, english: &BTreeSet<String>) -> Plan {
    let mut text = serde_json::to_string(plan).unwrap();
    for phrase in english {
        text = text.replace(phrase, "…");
    }
    serde_json::from_str(&text).unwrap()
}

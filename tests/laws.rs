//! What holds for every plan, whatever it says: random plans in random editions.
//!
//! `PROPTEST_CASES=3000 cargo test --test laws` tries many more plans than `cargo test` does.

mod support;

use calamine::Data;
use coplan::diagnostic::{Diagnostic, Text};
use coplan::memory::{Origin, State};
use coplan::package::{Archive, write_archive};
use coplan::plan::{Plan, Purpose};
use coplan::session::Prepared;
use coplan::source::Format;
use coplan::style::Style;
use coplan::template::Edition;
use coplan::write::docx;
use proptest::prelude::*;
use proptest::sample::select;
use support::docx_checks::faults;
use support::editions::{blanks, engine, filled, layout, look, looks, samples};
use support::plans::{Numbered, load, registry};
use support::random::documents;
use support::random_plan::{Random, loose_plans, plans};
use support::shown::{Shown, different, squeezed};
use support::workbooks::{cells, formulas};

/// How many plans are tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 16;
/// How many documents, which take less time.
const DOCUMENTS: u32 = 200;

fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { usual },
        failure_persistence: None,
        max_shrink_iters: 200,
        ..default
    }
}

/// Both files of a plan, or why there are none.
fn files(plan: &Plan, edition: &Edition, style: &Style) -> Result<[Vec<u8>; 2], Vec<Diagnostic>> {
    let prepared = Prepared::new(plan, registry())?;
    let word = prepared.word(engine(), style, edition)?;
    let excel = prepared.excel(engine().terms(), layout(), style, edition)?;
    Ok([word, excel])
}

/// What has become of a file, as it is and after its main part was written a little differently:
/// its words are those it remembers where that is all that counts.
fn states(file: &[u8]) -> [State; 2] {
    let mut archive = Archive::read(file).unwrap();
    for part in &mut archive.parts {
        if matches!(part.name.as_str(), "word/document.xml" | "xl/workbook.xml") {
            part.bytes.push(b'\n');
        }
    }
    let saved = write_archive(&archive.parts).unwrap();
    [file, &saved].map(|file| Origin::read("file", file).unwrap().state)
}

const UNTOUCHED: [State; 2] = [State::Unchanged, State::SavedAgain];

fn editions() -> impl Strategy<Value = Edition> {
    select([filled(), blanks()].concat()).prop_map(|(_, edition)| edition)
}

fn filled_editions() -> impl Strategy<Value = Edition> {
    select(filled()).prop_map(|(_, edition)| edition)
}

fn styles() -> impl Strategy<Value = Style> {
    select(looks()).prop_map(|(_, style)| style)
}

proptest! {
    #![proptest_config(cases(CASES))]

    #[test]
    fn every_plan_gives_sound_files(Random(plan) in plans(), edition in editions(), style in styles()) {
        let [word, excel] = files(&plan, &edition, &style).unwrap();
        prop_assert_eq!(faults(&word), Vec::<String>::new());
        prop_assert!(!cells(&excel).is_empty());
    }

    #[test]
    fn a_plan_that_no_file_gives_does_no_harm(Random(plan) in loose_plans(), edition in editions()) {
        if let Ok([word, excel]) = files(&plan, &edition, look()) {
            prop_assert_eq!(faults(&word), Vec::<String>::new());
            prop_assert!(!cells(&excel).is_empty());
        }
    }

    #[test]
    fn each_answer_stands_in_its_control_and_nothing_else_does(Random(plan) in plans()) {
        let plan = plan.numbered();
        let edition = Edition { purpose: Purpose::Draft, ..Edition::default() };
        let [word, _] = files(&plan, &edition, look()).unwrap();
        let shown = Shown::new(&plan, engine().terms());
        prop_assert_eq!(shown.misplaced(&word), Vec::<String>::new());
    }

    #[test]
    fn every_answer_is_read_and_no_word_is_invented(Random(plan) in plans(), edition in filled_editions()) {
        let plan = plan.numbered();
        let [word, _] = files(&plan, &edition, look()).unwrap();
        let shown = Shown::new(&plan, engine().terms());
        prop_assert_eq!(shown.missing(&word, edition.purpose), Vec::<String>::new());
        prop_assert_eq!(shown.invented(&word), Vec::<String>::new());
    }

    #[test]
    fn every_entry_of_a_workbook_is_a_cell_and_no_text_is_a_formula(Random(plan) in plans()) {
        let plan = plan.numbered();
        let edition = Edition { purpose: Purpose::Draft, ..Edition::default() };
        let [_, excel] = files(&plan, &edition, look()).unwrap();
        let sheets = cells(&excel);
        let texts: Vec<String> = sheets.values().flat_map(|cells| cells.values()).filter_map(|cell| match cell {
            Data::String(text) => Some(squeezed(text)),
            // Of a measure, `-5` is a number.
            Data::Float(number) => Some(number.to_string()),
            _ => None,
        }).collect();
        let shown = Shown::new(&plan, engine().terms());
        for (tag, text) in shown.texts_in_cells() {
            prop_assert!(texts.contains(&squeezed(&text)), "{}: {:?} is in no cell", tag, text);
        }
        // Formulas are the template's: they begin with no text of the plan.
        for (_, _, formula) in formulas(&excel) {
            prop_assert!(!formula.contains("HYPERLINK") && !formula.starts_with("1+1"), "{}", formula);
        }
    }

    #[test]
    fn the_same_plan_gives_the_same_bytes_in_every_thread(Random(plan) in plans(), edition in editions()) {
        let make = || files(&plan, &edition, look()).unwrap();
        let first = make();
        let others = std::thread::scope(|scope| {
            let others = [(); 2].map(|()| scope.spawn(make));
            others.map(|other| other.join().unwrap())
        });
        prop_assert!(others.iter().all(|other| *other == first));
    }

    #[test]
    fn files_remember_the_words_that_are_read_from_them(Random(plan) in plans(), edition in editions(), style in styles()) {
        for file in files(&plan, &edition, &style).unwrap() {
            prop_assert_eq!(states(&file), UNTOUCHED);
        }
    }

    #[test]
    fn a_plan_written_as_json_yaml_or_toml_loads_as_itself(Random(plan) in plans()) {
        let written = serde_json::to_value(&plan).unwrap();
        // What is JSON is YAML as well: keys and values in flow style.
        let json = written.to_string();
        for (format, text) in [(Format::Json, json.clone()), (Format::Yaml, json.clone()), (Format::Toml, toml(&written))] {
            let loaded = load(&Text::new("plan", text.as_str()), format).unwrap();
            let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.is_error()).collect();
            prop_assert!(errors.is_empty(), "{format:?}: {errors:?}");
            let again = serde_json::to_string(&loaded.plan).unwrap();
            prop_assert_eq!(different(&json, &again), None, "{:?}", format);
        }
    }
}

proptest! {
    #![proptest_config(cases(DOCUMENTS))]

    #[test]
    fn a_document_remembers_the_words_that_are_read_from_it(document in documents(), style in styles()) {
        prop_assert_eq!(states(&docx(&document, &style).unwrap()), UNTOUCHED);
    }
}

#[test]
fn every_sample_remembers_its_words_in_every_edition() {
    for (name, plan) in samples() {
        // Looks take turns: every one meets forms and filled documents.
        let looks = looks().into_iter().cycle();
        for ((of, edition), (look, style)) in filled().into_iter().chain(blanks()).zip(looks) {
            let prepared = Prepared::new(&plan, registry()).unwrap();
            let word = prepared.word(engine(), &style, &edition).unwrap();
            assert_eq!(states(&word), UNTOUCHED, "{name}, {of}, {look}");
        }
    }
}

/// A plan in TOML: a line for each of its keys; a key without a value is left out.
fn toml(plan: &serde_json::Value) -> String {
    let lines = plan.as_object().into_iter().flatten();
    let lines = lines.filter(|(_, value)| !value.is_null());
    lines
        .map(|(key, value)| format!("{key:?} = {}\n", inline(value)))
        .collect()
}

/// A value in TOML, on one line.
fn inline(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        serde_json::Value::Object(keys) => {
            let keys = keys.iter().filter(|(_, value)| !value.is_null());
            let keys: Vec<String> = keys
                .map(|(key, value)| format!("{} = {}", inline(&key.as_str().into()), inline(value)))
                .collect();
            format!("{{{}}}", keys.join(", "))
        }
        // A string of JSON is one of TOML, but for one character that TOML wants escaped.
        other => other.to_string().replace('\u{7f}', "\\u007f"),
    }
}

/// Texts of a hundred thousand characters that are hard on a parser or a page.
fn long_texts() -> Vec<String> {
    let patterns = [
        "word ", "x", "> ", "*", "**a ", "[", "[a](", "`", "- ", "  - a\n", "1. a\n", "\n", "<",
        "&amp;", "| a ", "{{a}} ", "::: ", "\\", "_a", "م ", "e\u{301}", "\u{202e}",
    ];
    let long = |pattern: &&str| pattern.repeat(100_000 / pattern.chars().count());
    patterns.iter().map(long).collect()
}

#[test]
fn an_answer_of_a_hundred_thousand_characters_gives_a_sound_file_or_a_clear_error() {
    for text in long_texts() {
        let start: String = text.chars().take(12).collect();
        let written = serde_json::json!({
            "title": text.clone(),
            "answers": { "achieve": text.clone() },
            "aims": { "objectives": [{ "id": "O1", "statement": text }] },
        });
        let plan: Plan = serde_json::from_value(written).unwrap();
        match files(&plan, &Edition::default(), look()) {
            Ok([word, _]) => assert_eq!(faults(&word), Vec::<String>::new(), "{start:?}"),
            Err(found) => assert!(!found.is_empty(), "{start:?}"),
        }
    }
}

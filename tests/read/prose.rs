//! What holds for every answer in prose, whatever Markdown makes of it: each of its words stands in the Word
//! document and comes back, and reading a document that nobody touched changes nothing.

use super::shared::in_documents::document;
use super::shared::plans::{Numbered, combine, fingerprint, load};
use super::support::{edition, reading, word};
use coplan::diagnostic::Text;
use coplan::package::{Archive, Element};
use coplan::plan::{Plan, Purpose};
use coplan::source::Format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

/// A plan that answers the first question so.
fn plan(answer: &str) -> Plan {
    let text = serde_json::json!({"title": "t", "answers": {"achieve": answer}}).to_string();
    load(&Text::new("plan.json", text), Format::Json)
        .unwrap()
        .plan
        .numbered()
}

/// The words of a text: runs of letters.
fn words(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty()).collect()
}

/// What a Word document shows, and the addresses its links lead to.
fn shown(file: &[u8]) -> String {
    let archive = Archive::read(file).unwrap();
    let part = |name: &str| {
        let part = archive.parts.iter().find(|part| part.name == name);
        Element::parse(name, &part.unwrap().bytes).unwrap()
    };
    let links = part("word/_rels/document.xml.rels");
    let target = |id: Option<&str>| {
        let link = links.elements().find(|link| link.attribute("Id") == id);
        link.and_then(|link| link.attribute("Target"))
    };
    let mut text = String::new();
    for element in part("word/document.xml").descendants() {
        match element.name.as_ref() {
            "w:t" => text.push_str(&element.own_text()),
            "w:hyperlink" => {
                let target = target(element.attribute("r:id")).unwrap_or_default();
                text.push_str(&format!("\n{target}\n"));
            }
            "w:br" | "w:tab" | "w:p" => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The words that are said less often in one text than in another.
fn missing<'a>(wanted: &'a str, found: &str) -> Vec<&'a str> {
    let count = |text: &str, word: &str| text.matches(word).count();
    let words = words(wanted).into_iter();
    words
        .filter(|word| count(found, word) < count(wanted, word))
        .collect()
}

/// What is lost of an answer, and what an untouched document changes.
fn faults(answer: &str, purpose: Purpose) -> Vec<String> {
    let plan = plan(answer);
    let file = word(&plan, &edition(purpose));
    let read = reading(&file).values.plan().unwrap().answers.achieve;
    let read = read.map(|text| text.to_string()).unwrap_or_default();
    let merged = combine(&plan, &fingerprint(&plan), &[document("plan.docx", &file)]);
    let shown = shown(&file);
    let shown = missing(answer, &shown).into_iter();
    let back = missing(answer, &read).into_iter();
    let changes = merged.changes.iter().map(|change| format!("{change:?}"));
    let findings = merged.findings.iter().map(|finding| format!("{finding:?}"));
    shown
        .map(|word| format!("not shown: {word}"))
        .chain(back.map(|word| format!("not read: {word} of {read:?}")))
        .chain(changes)
        .chain(findings)
        .collect()
}

/// Pieces of Markdown: what it is made of, and what it drops.
const PIECES: &[&str] = &[
    "``` carers\n",
    "```\n",
    "~~~ groups and staff\n",
    "~~~\n",
    "![alt](map.png)",
    "![a *b* c](https://example.org/map.png \"The map\")",
    "[plan](notes.docx)",
    "[call](tel:+44)",
    "[there](#frag \"below\")",
    "[site](https://example.org \"home page\"),",
    "[](https://example.org/empty),",
    "[![logo](logo.png)](https://example.org),",
    "<https://example.org/a>",
    "<tel:+44>",
    "<ann@example.org>",
    "[note]: call \"Ann\"\n",
    "[note]",
    "[text][note]",
    "<!-- hidden -->",
    "<!-- two\nlines -->\n",
    "<div class=\"open\">\n",
    "<b>bold</b>",
    "<?php words ?>",
    "<![CDATA[data]]>",
    "| left | right |\n|---|---|\n| one | two |\n",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "7) ",
    "2027. ",
    "99999. ",
    "> ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\\\n",
    "  \n",
    "# ",
    "## ",
    "===\n",
    "---\n",
    "___\n",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "word",
    "zwei",
    "drei words",
    "\u{a0}",
    "\\",
    ":::",
    "::: guidance\n",
    "[^one]",
    "[^one]: footnote\n",
    "- [x] done\n",
];

/// Lists and quotations in each other, each line as deep as it likes.
fn nested() -> impl Strategy<Value = String> {
    let line = (
        0..14_usize,
        select(&["- ", "1. ", "> ", "", "3) "][..]),
        "[a-z]{1,6}",
    );
    vec(line, 1..8).prop_map(|lines| {
        let lines = lines.iter();
        let lines = lines.map(|(depth, sign, word)| format!("{}{sign}{word}", "  ".repeat(*depth)));
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// Lists or quotations deeper than any page shows.
fn deep() -> impl Strategy<Value = String> {
    (
        select(&["- ", "> ", "1. ", "> - ", "- > "][..]),
        1..30_usize,
    )
        .prop_map(|(sign, depth)| {
            let line =
                |depth: usize| format!("{}{}", sign.repeat(depth + 1), "x".repeat(depth % 5 + 1));
            (0..depth).map(line).collect::<Vec<_>>().join("\n")
        })
}

fn answers() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat());
    let answer = prop_oneof![6 => pieces, 2 => nested(), 1 => deep()];
    answer.prop_map(|answer| answer.trim().to_owned())
}

fn cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { 48 },
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_word_of_an_answer_is_shown_and_comes_back(
        answer in answers(),
        purpose in select(&[Purpose::Draft, Purpose::SignOff][..]),
    ) {
        prop_assert_eq!(faults(&answer, purpose), Vec::<String>::new());
    }
}

/// What CommonMark drops or what it says that no document can hold: each was lost once.
const DROPPED: &[&str] = &[
    "``` carers\nand staff\n```",
    "``` carers",
    "``` carers&#8; s\nand staff\n```",
    "![alt](map.png \"The map\")",
    "[site](https://example.org \"home page\")",
    "[](https://example.org/empty)",
    "see [plan](notes.docx), [call](tel:+44), [map](file:///srv/m.pdf), [x](#frag), ![alt](map.png)",
    "<!-- hidden --> text <!-- there -->",
    "[note]: call \"Ann\"",
    "# [plan](notes.docx)",
    "2027. Pilot\n2030. Rollout",
    "99999. Pilot",
    "____",
    "- ---",
    "- a\n\n  ---\n- b",
    "> a\n> ***\n> b",
];

#[test]
fn what_markdown_drops_is_kept_as_words() {
    for answer in DROPPED {
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            assert_eq!(faults(answer, purpose), [""; 0], "{answer}");
        }
    }
}

/// Lists and quotations deeper than a page shows, and emphasis deeper than a thread can follow.
#[test]
fn what_is_nested_too_deeply_keeps_every_word() {
    let lines = |sign: &str| {
        let lines = (1..40).map(|depth| format!("{}level{depth}\n", sign.repeat(depth)));
        lines.collect::<String>()
    };
    for answer in [lines("- "), lines("> "), lines("1. "), lines("> - ")] {
        for purpose in [Purpose::Draft, Purpose::SignOff] {
            assert_eq!(faults(&answer, purpose), [""; 0], "{answer}");
        }
    }
    let times = 20_000;
    let emphasis = format!("{}{}", "*a ".repeat(times), "a*".repeat(times));
    let pictures = format!("{}a{}", "![".repeat(times), "](b)".repeat(times));
    for answer in [emphasis, pictures] {
        assert_eq!(faults(&answer, Purpose::Draft), [""; 0]);
    }
}

/// Plan files whose untouched documents once changed them.
const CASES: [&str; 3] = [
    include_str!("../fixtures/prose/rule-only-answer.yaml"),
    include_str!("../fixtures/prose/deep-list.yaml"),
    include_str!("../fixtures/prose/links-dropped.yaml"),
];

#[test]
fn a_plan_that_was_once_changed_by_its_own_document_stays_as_it_is() {
    for case in CASES {
        let loaded = load(&Text::new("plan.yaml", case), Format::Yaml).unwrap();
        let answer = loaded.plan.answers.achieve.unwrap().to_string();
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            assert_eq!(faults(&answer, purpose), [""; 0], "{answer}");
        }
    }
}

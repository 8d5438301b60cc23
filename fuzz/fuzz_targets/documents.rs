//! Any bytes as a part of a document, or as a file: read or refused, and what is read is a plan file.

#![no_main]

mod common;

use common::{ENGINE, LAYOUT, LOOK, load};
use coplan::diagnostic::Text;
use coplan::merge::plan_file;
use coplan::package::{Archive, Part, write_archive};
use coplan::read::read;
use coplan::source::Format;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DOCUMENTS: LazyLock<[Vec<Part>; 2]> = LazyLock::new(|| {
    let (plan, edition) = (common::sample(), common::edition(0));
    let word = plan.word(&ENGINE, &LOOK, &edition).unwrap();
    let excel = plan
        .excel(ENGINE.terms(), &LAYOUT, &LOOK, &edition)
        .unwrap();
    [word, excel].map(|file| Archive::read(&file).unwrap().parts)
});

fuzz_target!(|data: &[u8]| {
    let Some((number, rest)) = data.split_first() else {
        return;
    };
    let file = if *number == 0xFF {
        rest.to_vec()
    } else {
        let mut parts = DOCUMENTS[usize::from(number >> 7)].clone();
        let at = usize::from(number & 0x7F) % parts.len();
        parts[at].bytes = rest.to_vec();
        write_archive(&parts).unwrap()
    };
    match read("plan.docx", &file, ENGINE.terms()) {
        Ok(reading) => {
            let text = plan_file(&reading.values);
            let again = load(&Text::new("plan.yaml", text.clone()), Format::Yaml);
            assert!(again.is_ok(), "what was read is no plan file:\n{text}");
        }
        Err(findings) => assert!(!findings.is_empty()),
    }
});

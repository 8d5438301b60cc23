//! The samples: the good ones load without a finding, and each faulty one gives the message
//! that stands beside it.
//!
//! `COPLAN_ACCEPT=1 cargo test --test samples` writes the messages anew; read them before they
//! are committed.

mod support;

use coplan::diagnostic::{Diagnostic, Style, Text, render};
use coplan::source::Format;
use std::path::{Path, PathBuf};
use support::plans::load;

/// The files of a folder that a plan can be loaded from, in the order of their names.
fn plans(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut plans: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| Format::of_name(&name(path)).is_some())
        .collect();
    plans.sort();
    plans
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn findings(path: &Path) -> Vec<Diagnostic> {
    let name = name(path);
    let format = Format::of_name(&name).unwrap();
    let text = Text::new(name, std::fs::read_to_string(path).unwrap());
    match load(&text, format) {
        Ok(loaded) => loaded.findings,
        Err(findings) => findings,
    }
}

fn shown(findings: &[Diagnostic]) -> String {
    findings
        .iter()
        .map(|finding| render(finding, Style::Plain) + "\n")
        .collect()
}

#[test]
fn every_sample_loads_without_a_finding() {
    let samples = plans("samples");
    assert!(samples.len() >= 7, "{samples:?}");
    for sample in samples {
        assert_eq!(shown(&findings(&sample)), "", "{}", sample.display());
    }
}

#[test]
fn every_sample_says_what_it_shows() {
    for sample in [plans("samples"), plans("samples/invalid")].concat() {
        let text = std::fs::read_to_string(&sample).unwrap();
        let is_remark = |line: &str| line.starts_with("# ") && !line.contains("$schema");
        let remark = text.lines().take(2).any(is_remark);
        // JSON has no remarks.
        let about = text.contains("\"about\": \"");
        assert!(remark || about, "{} does not say", sample.display());
    }
}

#[test]
fn the_starter_plan_loads_as_it_is_and_with_every_comment_taken_away() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/starter.yaml");
    assert_eq!(shown(&findings(&path)), "");
    let starter = std::fs::read_to_string(path).unwrap();
    let (short, detail) = starter.split_once("Everything below is optional").unwrap();
    let uncommented: String = detail
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
        .collect();
    let text = Text::new("starter.yaml", format!("{short}\n#{uncommented}"));
    let loaded = load(&text, Format::Yaml).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert_eq!(shown(&loaded.findings), "");
    assert!(!loaded.plan.stakeholders.is_empty() && !loaded.plan.history.is_empty());
}

#[test]
fn every_faulty_sample_gives_the_message_beside_it() {
    let accept = std::env::var_os("COPLAN_ACCEPT").is_some();
    for sample in plans("samples/invalid") {
        let findings = findings(&sample);
        assert_ne!(findings, [], "{} has no fault", sample.display());
        let expected = sample.with_extension("txt");
        let message = shown(&findings);
        if accept {
            std::fs::write(&expected, &message).unwrap();
        }
        let written = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(message, written, "{}", expected.display());
    }
}

#[test]
fn every_kind_of_fault_has_a_sample() {
    let samples = plans("samples/invalid");
    let found: std::collections::BTreeSet<String> = samples
        .iter()
        .flat_map(|sample| findings(sample))
        .map(|finding| finding.name.into_owned())
        .collect();
    for name in [
        "unknown-key",
        "wrong-type",
        "bad-date",
        "bad-number",
        "unknown-code",
        "duplicate-id",
        "duplicate-key",
        "reference-to-nothing",
        "text-cut-short",
        "characters-removed",
        "bad-id",
        "yaml-syntax",
        "json-syntax",
        "toml-syntax",
        "nested-too-deeply",
        "not-keys-and-values",
        "number-too-large",
        "bad-language",
        "bad-currency",
        "unknown-format",
        "key-not-text",
        "several-plans",
    ] {
        assert!(found.contains(name), "{name} is not among {found:?}");
    }
}

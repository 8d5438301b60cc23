//! What LibreOffice makes of the Word plan as a PDF file that everybody can use: PDF/UA-1 (ISO 14289-1),
//! by the rules that a program can look at (`pdf_ua.py`).

use super::libreoffice::{Printed, Setting, convert};
use super::programs::{Made, fetched, folder, run, write};
use super::support::editions::{blanks, filled, look, looks, samples};
use super::word::made;
use coplan::plan::Plan;
use std::path::PathBuf;
use std::process::Command;

const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/office/pdf_ua.py");
const UNIVERSAL: Setting = (
    "/org.openoffice.Office.Common/Filter/PDF/Export",
    "PDFUACompliance",
    "true",
);
/// LibreOffice 7.4 leaves a link without a tag where it stands in a content control, whatever the document does.
const OF_LIBREOFFICE: &str = "28-011 a Link annotation stands in None, not in Link";

/// Every fault that the rules find in the PDF files of these documents.
pub(crate) fn faults(name: &str, documents: &[Made]) -> Vec<String> {
    let folder = folder(name);
    let files = write(&folder, documents);
    broken_rules(&convert(&folder, &files, "pdf", &[UNIVERSAL]))
}

/// Every fault that the rules find in these PDF files.
fn broken_rules(printed: &[PathBuf]) -> Vec<String> {
    let rules = Command::new(fetched("python/bin/python"))
        .arg(RULES)
        .args(printed)
        .output()
        .unwrap();
    assert_eq!(
        rules.stderr,
        b"",
        "{}",
        String::from_utf8_lossy(&rules.stderr)
    );
    let told = String::from_utf8(rules.stdout).unwrap();
    let lines = told.lines().map(str::to_owned);
    lines
        .filter(|line| !line.contains(OF_LIBREOFFICE))
        .collect()
}

#[test]
fn every_sample_is_a_pdf_file_that_everybody_can_use() {
    let documents = samples().into_iter().flat_map(|(sample, plan)| {
        let each =
            move |(name, edition)| made(&format!("{sample}-{name}"), &plan, &edition, look());
        filled().into_iter().map(each)
    });
    let documents: Vec<Made> = documents.collect();
    assert_eq!(faults("pdf-ua-samples", &documents), [""; 0]);
}

#[test]
fn every_blank_is_a_pdf_file_that_everybody_can_use() {
    let plan = Plan::default();
    let documents = looks().into_iter().flat_map(|(paper, style)| {
        let plan = plan.clone();
        let each = move |(name, edition)| made(&format!("{name}-{paper}"), &plan, &edition, &style);
        blanks().into_iter().map(each)
    });
    let documents: Vec<Made> = documents.collect();
    assert_eq!(faults("pdf-ua-blanks", &documents), [""; 0]);
}

#[test]
fn the_program_makes_such_files_of_its_own_accord_and_knows_them_again() {
    let folder = folder("pdf-ua-program");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/clinic-letters.yaml");
    std::fs::copy(sample, folder.join("our letters.yaml")).unwrap();
    let fill = |arguments: &[&str]| {
        let mut coplan = Command::new(env!("CARGO_BIN_EXE_coplan"));
        run(coplan.args(arguments).current_dir(&folder))
    };
    for _ in 0..2 {
        fill(&["fill", "our letters.yaml", "--pdf"]);
        fill(&["blank", "--pdf", "--only", "word"]);
    }
    let made = ["our letters.pdf", "partnership-plan-blank.pdf"];
    let made = made.map(|name| folder.join(name));
    assert_eq!(broken_rules(&made), [""; 0]);
    assert!(
        Printed::new(&made[0])
            .text
            .contains("Letters that make sense")
    );
}

#[test]
fn the_rules_find_a_paragraph_with_lines_round_it() {
    use coplan::package::{Archive, write_archive};
    let (name, bytes) = super::word::one();
    let mut archive = Archive::read(&bytes).unwrap();
    for part in archive
        .parts
        .iter_mut()
        .filter(|part| part.name == "word/styles.xml")
    {
        let text = String::from_utf8(part.bytes.clone()).unwrap();
        let line = "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>";
        let (before, after) = text.split_once("w:styleId=\"Title\"").unwrap();
        part.bytes = format!(
            "{before}w:styleId=\"Title\"{}",
            after.replacen("<w:keepLines/>", &format!("<w:keepLines/>{line}"), 1)
        )
        .into_bytes();
    }
    let lined = write_archive(&archive.parts).unwrap();
    let found = faults("pdf-ua-proof", &[(name, lined)]);
    assert!(
        found
            .iter()
            .any(|fault| fault.contains("a drawing is neither tagged")),
        "{found:?}"
    );
}

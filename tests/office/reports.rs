//! Documents about plans, a comparison and an overview: valid, and on the pages they should be.

use super::libreoffice::{Printed, convert};
use super::pdf_ua;
use super::programs::{Made, folder, run, write};
use super::validator::{RELEASES, assert_valid};
use std::process::Command;

/// A comparison of two samples that have hardly anything in common, and an overview of all of them.
fn reports(test: &str) -> Vec<Made> {
    let folder = folder(&format!("reports-made-{test}"));
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let coplan = |arguments: &[&str]| {
        let mut coplan = Command::new(env!("CARGO_BIN_EXE_coplan"));
        run(coplan.args(arguments).current_dir(&folder));
    };
    let first = format!("{samples}/clinic-letters.yaml");
    let second = format!("{samples}/hostile.yaml");
    coplan(&["compare", &first, &second, "-o", "changes.docx"]);
    let large = [
        "compare",
        &first,
        &second,
        "-o",
        "changes-large.docx",
        "--large-print",
    ];
    coplan(&large);
    coplan(&["overview", samples, "-o", ".", "--date", "2026-09-01"]);
    let names = [
        "changes.docx",
        "changes-large.docx",
        "plans-overview.docx",
        "plans-overview.xlsx",
    ];
    let read = |name: &str| (name.to_owned(), std::fs::read(folder.join(name)).unwrap());
    names.map(read).to_vec()
}

#[test]
fn documents_about_plans_are_valid_for_every_release_of_office() {
    let reports = reports("valid");
    for release in RELEASES {
        assert_valid("reports", &reports, release);
    }
}

#[test]
fn documents_about_plans_are_pdf_files_that_everybody_can_use() {
    let mut word = reports("pdf-ua");
    word.retain(|(name, _)| name.contains(".docx"));
    assert_eq!(pdf_ua::faults("reports-pdf-ua", &word), [""; 0]);
}

#[test]
fn an_overview_of_all_samples_is_one_page() {
    let folder = folder("reports-pages");
    let mut overviews = reports("pages");
    overviews.retain(|(name, _)| name.starts_with("plans-overview"));
    for (made, ending) in overviews.chunks(1).zip(["docx", "xlsx"]) {
        let pdf = convert(&folder, &write(&folder, made), "pdf", &[]).remove(0);
        let printed = Printed::new(&pdf);
        assert_eq!(printed.pages, 1, "{ending}");
        assert!(printed.text.contains("Priya Nandakumar"), "{ending}");
    }
}

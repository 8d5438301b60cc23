//! Documents that independent libraries have changed: python-docx and openpyxl.

use super::libreoffice::convert;
use super::programs::{fetched, folder, run, write};
use super::reading::report::{assert_lines, changes};
use super::reading::support::{clinic_letters, edition, excel, lost, reading, word};
use coplan::plan::{Plan, Purpose};
use coplan::template::{Detail, Edition};
use std::path::Path;
use std::process::Command;

/// What a script has made of a file.
fn edited(name: &str, bytes: &[u8], script: &str) -> Vec<u8> {
    let folder = folder(name);
    let ending = if script.starts_with("word") {
        "docx"
    } else {
        "xlsx"
    };
    let file = |name: &str| folder.join(name).with_extension(ending);
    let (before, after) = (file("before"), file("after"));
    std::fs::write(&before, bytes).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/office/edits")
        .join(script);
    let python = fetched("python/bin/python");
    run(Command::new(python).arg(script).args([&before, &after]));
    std::fs::read(after).unwrap()
}

fn found(name: &str, bytes: &[u8], script: &str) -> Vec<String> {
    changes(&reading(bytes), &reading(&edited(name, bytes, script)))
}

fn full_blank() -> Vec<u8> {
    let edition = Edition {
        detail: Detail::Full,
        spare_rows: 3,
        ..edition(Purpose::Blank)
    };
    word(&Plan::default(), &edition)
}

/// The lines that do not begin so, of which there must be some that do.
fn without(lines: Vec<String>, beginning: &str) -> Vec<String> {
    let count = lines.len();
    let kept: Vec<String> = lines
        .into_iter()
        .filter(|line| !line.starts_with(beginning))
        .collect();
    assert!(kept.len() < count, "no {beginning}");
    kept
}

/// What `word_blank.py` types.
const FILLED_IN: [&str; 23] = [
    "+ title: \"Quieter nights\"",
    "+ lead.name: \"Moira Tennant\"",
    "+ lead.organisation: \"Saltmarsh General\"",
    "+ dates.start: \"2026-09-03\"",
    "+ dates.end: \"2027-05\"",
    "+ status: \"for-approval\"",
    "+ answers.achieve: \"Fewer alarms at night.\"",
    "+ answers.find: \"Ask **at the door**\\n\\n- in the day\\n- at night\"",
    "+ answers.need: \"A room and tea.\"",
    "+ stakeholders: #1 #2 #3",
    "+ stakeholders.#1.name: \"Carers\"",
    "+ stakeholders.#1.types: [\"carer\",\"patient\"]",
    "+ stakeholders.#1.level: \"consult\"",
    "+ stakeholders.#1.seldom_heard: true",
    "+ stakeholders.#2.name: \"Night staff\"",
    "+ stakeholders.#3.name: \"Porters\"",
    "+ tools: #1",
    "+ tools.#1.name: \"Night walk\"",
    "+ tools.#1.groups: [\"Carers\",\"Night staff\"]",
    "+ tools.#1.start: \"2026-09-03\"",
    "left near tools[0].end, plan.docx, under “Tools, row 1, Ends”: \"when it is done\": this is not a date",
    "ambiguous-date, plan.docx, under “Tools, row 1, Starts”: `03/09/2026` was read as 3 September 2026",
    "left near history.change, plan.docx, under “Versions so far”: \"Thank you all!\": it stands where no field is",
];

#[test]
fn a_blank_that_python_docx_has_filled_in_says_what_was_typed() {
    let blank = full_blank();
    assert_lines(&found("edited-blank", &blank, "word_blank.py"), &FILLED_IN);
}

#[test]
fn a_form_filled_in_and_then_saved_by_libreoffice_says_the_same() {
    let blank = full_blank();
    let filled = edited("edited-twice", &blank, "word_blank.py");
    let folder = folder("edited-twice");
    let path = write(&folder, &[("filled.docx".to_owned(), filled)]);
    let saved = std::fs::read(&convert(&folder, &path, "docx", &[])[0]).unwrap();
    assert_lines(&changes(&reading(&blank), &reading(&saved)), &FILLED_IN);
}

#[test]
fn a_draft_that_python_docx_has_changed_says_what_is_left_and_what_is_new() {
    let draft = word(&clinic_letters(), &edition(Purpose::Draft));
    let before = reading(&draft);
    let after = reading(&edited("edited-draft", &draft, "word_draft.py"));
    // A table deleted as a whole says nothing of its entries.
    assert!(before.held.contains("evaluation.measures"));
    assert!(
        !after
            .held
            .iter()
            .any(|tag| tag.starts_with("evaluation.measures"))
    );
    let found = without(changes(&before, &after), "- evaluation.measures");
    assert_lines(
        &found,
        &[
            "- aims.decisions: #1 #2",
            "+ aims.decisions: #1 #2 #3",
            "+ aims.decisions.#3.what: \"Who prints the letters\"",
            "+ aims.decisions.#3.maker: \"The board\"",
            "+ aims.decisions.#3.date: \"2027-05-14\"",
            "- lead.name: \"Priya Nandakumar\"",
            "+ lead.name: \"Jo Burns\"",
            "- stakeholders.S1.level: \"co-design\"",
            "+ stakeholders.S1.level: \"consult\"",
            "- tools: T1 T2 T3 T4 T5",
            "+ tools: T5 T1 T3 T4 #5",
            "- tools.T2.id: \"T2\"",
            "- tools.T2.name: \"Letter survey\"",
            "- tools.T2.purpose: \"To learn what most people want from a letter, and where they stand now.\"",
            "- tools.T2.groups: [\"S1\",\"S2\",\"S8\",\"S9\"]",
            "- tools.T2.start: \"2027-04-26\"",
            "- tools.T2.end: \"2027-05-28\"",
            "+ tools.#5.name: \"Tea round\"",
            "+ tools.#5.purpose: \"To collect letters that people liked or struggled with, and to meet those who would like to do more.\"",
            "+ tools.#5.groups: [\"S1\",\"S2\",\"S7\"]",
            "+ tools.#5.start: \"2027-04-19\"",
            "+ tools.#5.end: \"2027-04-23\"",
            "repeated-row, plan.docx, under “Tools, row 5”: the number `T1` stands in two rows; the second is read as a new row",
        ],
    );
}

#[test]
fn a_workbook_that_openpyxl_has_changed_says_what_is_left_and_what_is_new() {
    let draft = excel(&clinic_letters(), &edition(Purpose::Draft));
    // A sheet deleted, and a row.
    let found = found("edited-workbook", &draft, "excel_draft.py");
    let found = without(without(found, "- evaluation.measures"), "- tools.T3.");
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9 #10 S20",
            "+ stakeholders.#10.name: \"Night porters\"",
            "+ stakeholders.#10.types: [\"staff\",\"patient\"]",
            "+ stakeholders.#10.level: \"co-design\"",
            "+ stakeholders.#10.number: \"6-8\"",
            "+ stakeholders.S20.id: \"S20\"",
            "+ stakeholders.S20.name: \"Taxi drivers\"",
            "+ stakeholders.S20.number: \"4\"",
            "- resources: R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16",
            "+ resources: R1 R2 #3 #4 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16",
            "+ resources.#3.item: \"Door dampers\"",
            "+ resources.#3.tool: \"T2\"",
            "+ resources.#3.rate: \"1250.50\"",
            "+ resources.#3.quantity: \"4\"",
            "+ resources.#3.vat_percent: \"20\"",
            "+ resources.#3.year: [\"2027/28\"]",
            "+ resources.#3.status: \"requested\"",
            "+ resources.#4.item: \"Lamps\"",
            "+ resources.#4.rate: \"12.5\"",
            "+ resources.#4.quantity: \"1000\"",
            "+ resources.#4.vat_percent: \"20\"",
            "- tools: T1 T2 T3 T4 T5",
            "+ tools: T1 T2 T4 T5",
            "- tools.T1.start: \"2027-04-19\"",
            "- tools.T1.end: \"2027-04-23\"",
            "- tools.T1.groups: [\"S1\",\"S2\",\"S7\"]",
            "+ tools.T1.start: \"2027-05-14\"",
            "+ tools.T1.end: \"2028-05\"",
            "+ tools.T1.groups: [\"Night porters\",\"S2\"]",
            "- tools.T2.start: \"2027-04-26\"",
            "- tools.T2.end: \"2027-05-28\"",
            "+ tools.T2.start: \"2027-09-03\"",
            "left near tools.T2.end, plan.docx, cell Tools!F5: \"soon\": this is not a date",
            "left near nothing, plan.docx, cell Summary!F3: \"Ask Jo about this\": it stands where no field is",
        ],
    );
}

#[test]
fn a_workbook_that_openpyxl_has_only_saved_gives_everything_back() {
    let plan = clinic_letters();
    for purpose in [Purpose::Draft, Purpose::SignOff] {
        let saved = edited(
            "saved-workbook",
            &excel(&plan, &edition(purpose)),
            "excel_save.py",
        );
        let lost = lost(&plan, &reading(&saved));
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }
}

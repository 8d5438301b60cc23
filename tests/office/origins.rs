//! Whether a document still says what coplan wrote, after programs and people have had it: another
//! program that saves it, an upload, an approval, and a changed answer.

use super::libreoffice::convert;
use super::programs::{Made, fetched, folder, run, write};
use super::support::editions::look;
use super::support::workbooks::{House, edition, sample};
use super::word::made;
use coplan::memory::{Origin, State, compare};
use coplan::package::{Archive, write_archive};
use coplan::plan::Purpose;
use std::path::{Path, PathBuf};
use std::process::Command;

const PURPOSES: [Purpose; 3] = [Purpose::Draft, Purpose::SignOff, Purpose::Bid];

/// Opens files, and saves each as another; the third word of three is what to type in place of the
/// second, in a paragraph or a cell that has it.
const RETYPE: &str = r#"
import sys, docx, openpyxl
old, new, out, *files = sys.argv[1:]
for file in files:
    saved = out + "/" + file.rsplit("/", 1)[1]
    typed = 0
    if file.endswith(".docx"):
        document = docx.Document(file)
        for text in document.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
            if old and old in (text.text or ""):
                text.text = text.text.replace(old, new)
                typed += 1
        document.save(saved)
    else:
        book = openpyxl.load_workbook(file)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if old and isinstance(cell.value, str) and old in cell.value:
                        cell.value = cell.value.replace(old, new)
                        typed += 1
        book.save(saved)
    assert typed or not old, file
"#;

/// The complete sample as a Word plan and a workbook for each use, in a folder.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let plan = sample("clinic-letters.yaml");
    let of = |purpose: Purpose| {
        let word = made(purpose.code(), &plan, &edition(purpose), look());
        let excel = House::built_in().excel(&plan, &edition(purpose)).unwrap();
        [word, (format!("{}.xlsx", purpose.code()), excel)]
    };
    let made: Vec<Made> = PURPOSES.into_iter().flat_map(of).collect();
    write(folder, &made)
}

fn only(files: &[PathBuf], ending: &str) -> Vec<PathBuf> {
    let files = files.iter();
    let fits = |file: &&PathBuf| file.extension().is_some_and(|found| found == ending);
    files.filter(fits).cloned().collect()
}

/// Files saved by python-docx and openpyxl, with one text changed everywhere.
fn retyped(folder: &Path, files: &[PathBuf], old: &str, new: &str) -> Vec<PathBuf> {
    let out = folder.join("retyped");
    std::fs::create_dir_all(&out).unwrap();
    let python = fetched("python/bin/python");
    run(Command::new(python)
        .args(["-c", RETYPE, old, new])
        .arg(&out)
        .args(files));
    let saved = |file: &PathBuf| out.join(file.file_name().unwrap());
    files.iter().map(saved).collect()
}

fn origins(files: &[PathBuf]) -> Vec<Origin> {
    let read = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy();
        Origin::read(name, &std::fs::read(file).unwrap()).unwrap()
    };
    files.iter().map(read).collect()
}

/// What has become of each file, and the names of what is found about them.
#[track_caller]
fn assert_state(files: &[PathBuf], state: State, found: &[&str]) {
    for origin in origins(files) {
        assert_eq!(origin.state, state, "{}", origin.file);
        let findings = compare(&[origin]);
        let names: Vec<&str> = findings
            .iter()
            .map(|finding| finding.name.as_ref())
            .collect();
        assert_eq!(names, found);
    }
}

#[test]
fn saving_a_document_again_in_libreoffice_changes_no_answer() {
    let folder = folder("origins-libreoffice");
    let files = documents(&folder);
    for ending in ["docx", "xlsx"] {
        let saved = convert(&folder, &only(&files, ending), ending, &[]);
        assert_state(&saved, State::SavedAgain, &[]);
    }
}

#[test]
fn an_answer_that_is_changed_in_another_program_is_noticed() {
    let folder = folder("origins-changed");
    let files = documents(&folder);
    assert_state(&retyped(&folder, &files, "", ""), State::SavedAgain, &[]);
    let changed = retyped(&folder, &files, "Unpaid carers", "Paid carers");
    assert_state(&changed, State::Changed, &["changed-since"]);
    // It is noticed as well after another program has saved the change.
    for ending in ["docx", "xlsx"] {
        let saved = convert(&folder, &only(&changed, ending), ending, &[]);
        assert_state(&saved, State::Changed, &["changed-since"]);
    }
}

#[test]
fn an_approval_that_is_typed_in_changes_no_answer() {
    let folder = folder("origins-approved");
    let sign_off: Vec<PathBuf> = only(&documents(&folder), "docx");
    let sign_off: Vec<PathBuf> = sign_off
        .into_iter()
        .filter(|file| file.ends_with("sign-off.docx"))
        .collect();
    let approved = retyped(&folder, &sign_off, "Who approves?", "Mary Åkesson");
    assert_state(&approved, State::SavedAgain, &[]);
    let saved = convert(&folder, &approved, "docx", &[]);
    assert_state(&saved, State::SavedAgain, &[]);
}

/// A document as a document library hands it out again: with properties of its own and their schema.
fn uploaded(file: &Path) -> Vec<u8> {
    let mut archive = Archive::read(&std::fs::read(file).unwrap()).unwrap();
    let mut change = |name: &str, from: &str, to: &str| {
        let part = archive.parts.iter_mut().find(|part| part.name == name);
        let part = part.unwrap_or_else(|| panic!("{name}"));
        let text = String::from_utf8(part.bytes.clone()).unwrap();
        assert!(text.contains(from), "{name}: {text}");
        part.bytes = text.replacen(from, to, 1).into_bytes();
    };
    let library = "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"90\" name=\"ContentTypeId\"><vt:lpwstr>0x0101</vt:lpwstr></property></Properties>";
    change("docProps/custom.xml", "</Properties>", library);
    let main = if file.extension().is_some_and(|ending| ending == "docx") {
        "word/_rels/document.xml.rels"
    } else {
        "xl/_rels/workbook.xml.rels"
    };
    let relationship = "<Relationship Id=\"rIdLibrary\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml\" Target=\"../customXml/item1.xml\"/></Relationships>";
    change(main, "</Relationships>", relationship);
    let mut part = archive.parts.first().unwrap().clone();
    part.name = "customXml/item1.xml".to_owned();
    part.bytes =
        b"<p:properties xmlns:p=\"http://schemas.microsoft.com/office/2006/metadata/properties\"/>"
            .to_vec();
    archive.parts.push(part);
    write_archive(&archive.parts).unwrap()
}

#[test]
fn an_upload_to_a_document_library_changes_no_answer() {
    let folder = folder("origins-uploaded");
    for file in documents(&folder) {
        std::fs::write(&file, uploaded(&file)).unwrap();
        let state = origins(std::slice::from_ref(&file))[0].state;
        assert_eq!(state, State::Unchanged, "{}", file.display());
    }
}

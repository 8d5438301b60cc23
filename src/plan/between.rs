//! What is wrong between the values of a plan: ids given twice, references to nothing, text that no
//! cell can hold.

use super::directory::{Directory, Named};
use super::field::{Field, Held, Kind, List};
use super::path::Path;
use super::value::Value;
use super::values::Values;
use crate::diagnostic::{Diagnostic, did_you_mean};
use std::collections::{HashMap, HashSet};

/// Everything that is wrong between the values of a plan, each finding with its path: `duplicate-id`,
/// `reference-to-nothing`, `duplicate-year` and `text-too-long`.
#[must_use]
pub fn between(plan: &Values) -> Vec<Diagnostic> {
    let mut faults = repeated_ids(plan);
    faults.extend(references_to_nothing(plan));
    faults.extend(labels_of_nothing(plan));
    faults.extend(repeated_labels(plan));
    faults.extend(long_texts(plan));
    faults
}

/// Ids that two entries of one list share.
fn repeated_ids(plan: &Values) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (list, rows) in plan.lists() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            let Some(id) = row.id() else { continue };
            if let Some(first) = seen.insert(id.to_lowercase(), id) {
                let message = format!("the id `{first}` is given to more than one entry");
                let path = format!("{}[{index}].id", list.tag);
                let finding = Diagnostic::error("duplicate-id", message).at(path);
                findings
                    .push(finding.help("give this entry an id of its own, or leave the id out"));
            }
        }
    }
    findings
}

/// The references of a plan that mean no entry of it: `reference-to-nothing`.
#[must_use]
pub fn references_to_nothing(plan: &Values) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for list in plan.registry().registers() {
        let directory = Directory::new(plan.rows(&list.tag));
        let fields = plan.registry().fields();
        let fields = fields.filter(|field| field.to.as_ref() == Some(&list.tag) && !field.mention);
        for field in fields {
            for (path, reference) in texts(plan, field) {
                if !reference.is_empty() && directory.find(reference).is_none() {
                    findings.push(dangling(&path, reference, list, &directory));
                }
            }
        }
    }
    findings
}

fn dangling(path: &Path, reference: &str, list: &List, directory: &Directory) -> Diagnostic {
    let list = &list.tag;
    let message = format!("`{reference}` is not the id or name of an entry of `{list}`");
    let names = directory.entries().iter().map(|entry| entry.name.as_str());
    // One id is as near to another as can be; only a name can be misspelt.
    let help = did_you_mean(reference, names.filter(|name| !name.is_empty()));
    let help = help.unwrap_or_else(|| {
        let entries = directory.entries().iter().take(LISTED).map(Named::shown);
        match entries.collect::<Vec<_>>().as_slice() {
            [] => format!("add an entry with that name to `{list}`"),
            entries => format!("the entries are {}", entries.join(", ")),
        }
    });
    Diagnostic::warning("reference-to-nothing", message)
        .at(path)
        .help(help)
}

/// How many entries are listed where none is near.
const LISTED: usize = 8;

/// Labels that lines repeat and no entry has, such as years that `budget.years` does not know.
fn labels_of_nothing(plan: &Values) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (field, list) in labelled(plan) {
        let Some(name) = list.name() else { continue };
        let said = plan.rows(&list.tag).iter().filter_map(|row| row.get(name));
        let labels: Vec<&str> = said.filter_map(Value::as_str).collect();
        for (path, label) in texts(plan, field).filter(|(_, label)| !labels.contains(label)) {
            let noun = field.key();
            let message = format!("`{label}` is not a {noun} of `{}`", list.tag);
            let help = match twice(&labels) {
                Some(twice) => format!(
                    "`{}` has `{twice}` twice: is one of the two meant to be `{label}`?",
                    list.tag
                ),
                None => did_you_mean(label, labels.iter().copied()).unwrap_or_else(|| {
                    format!("add `{{{}: {label}}}` to `{}`", name.key(), list.tag)
                }),
            };
            let finding = Diagnostic::warning("reference-to-nothing", message);
            findings.push(finding.at(&path).help(help));
        }
    }
    findings
}

/// The first label that stands there twice.
fn twice<'a>(labels: &[&'a str]) -> Option<&'a str> {
    let mut seen = HashSet::new();
    labels.iter().copied().find(|label| !seen.insert(*label))
}

/// Lines that name a year twice: whether they cost twice as much in it, nobody could tell.
fn repeated_labels(plan: &Values) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (field, _) in labelled(plan) {
        let Some(list) = &field.list else { continue };
        for (index, row) in plan.rows(list).iter().enumerate() {
            let mut seen = HashSet::new();
            let labels = row.get(field).map_or(&[][..], Value::items);
            let mut labels = labels.iter().map(Value::as_str);
            let Some(at) = labels.position(|label| !seen.insert(label)) else {
                continue;
            };
            let noun = field.key();
            let message = format!("this line names a {noun} twice");
            let help = format!(
                "name each {noun} once; for twice as much in one {noun}, write a second line"
            );
            let finding = Diagnostic::error("duplicate-year", message);
            let path = format!("{list}[{index}].{}[{at}]", field.key());
            findings.push(finding.at(path).help(help));
        }
    }
    findings
}

/// The fields that repeat labels of other entries, with the list of these.
fn labelled(plan: &Values) -> impl Iterator<Item = (&Field, &List)> {
    let fields = plan.registry().fields();
    fields.filter_map(|field| Some((field, &**plan.registry().list(field.labels.as_ref()?)?)))
}

/// How much text a cell holds, in UTF-16 units (Excel specifications and limits).
const CELL_LIMIT: usize = 32_767;

/// Text that the workbook holds and a cell cannot.
fn long_texts(plan: &Values) -> Vec<Diagnostic> {
    let in_cells = |field: &&Field| {
        matches!(field.held, Held::Workbook | Held::Both)
            && matches!(field.kind, Kind::Line | Kind::Text)
    };
    let mut findings = Vec::new();
    for field in plan.registry().fields().filter(in_cells) {
        for (path, text) in texts(plan, field).filter(|(_, text)| text.len() > CELL_LIMIT) {
            let units = text.encode_utf16().count();
            if units > CELL_LIMIT {
                let message = format!(
                    "this text has {units} characters; a cell of the workbook holds {CELL_LIMIT}"
                );
                let help = "shorten it, or move the detail into the answer to the question";
                let finding = Diagnostic::error("text-too-long", message);
                findings.push(finding.at(&path).help(help));
            }
        }
    }
    findings
}

/// Every text of a field of a list, with its path.
fn texts<'a>(plan: &'a Values, field: &'a Field) -> impl Iterator<Item = (Path, &'a str)> {
    let each = plan.each(field);
    each.filter_map(|(path, value)| Some((path, value.as_str()?)))
}

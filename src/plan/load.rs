//! Text → plan, with everything that is wrong in one run.
//!
//! `source` finds what is wrong with single values; what is wrong between values is found here:
//! ids given twice, references to nothing, text that no cell can hold.

use super::Plan;
use super::registry::{Field, Held, Kind, registry};
use super::rows::{Directory, Named, REGISTERS, Register, rows, values};
use crate::diagnostic::{Diagnostic, Text, did_you_mean};
use crate::source::{self, Format, Tree};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What became of a plan file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan, without anything that is wrong.
    pub plan: Plan,
    /// The text it came from, to resolve paths to places.
    pub tree: Tree,
    /// What is wrong or doubtful in the text, in the order of the text.
    pub findings: Vec<Diagnostic>,
}

/// Loads a plan. The error holds the findings of a text that cannot be read at all.
pub fn load(text: &Arc<Text>, format: Format) -> Result<Loaded, Vec<Diagnostic>> {
    let parsed = Tree::parse(text, format)?;
    let loaded = source::load::<Plan>(&parsed.tree);
    let mut findings = parsed.findings;
    findings.extend(loaded.findings);
    let plan = loaded.value;
    let written = serde_json::to_value(&plan).unwrap_or_default();
    let mut faults = repeated_ids(&written);
    faults.extend(references(&written));
    faults.extend(years(&written));
    faults.extend(repeated_years(&plan));
    faults.extend(long_texts(&written));
    findings.extend(faults.into_iter().map(|fault| placed(&parsed.tree, fault)));
    findings.sort_by_key(place);
    Ok(Loaded {
        plan,
        tree: parsed.tree,
        findings,
    })
}

/// The same finding in its place in the text.
fn placed(tree: &Tree, finding: Diagnostic) -> Diagnostic {
    match finding.path.as_deref().and_then(|path| tree.place(path)) {
        Some(place) => finding.in_place(place),
        None => finding,
    }
}

fn place(finding: &Diagnostic) -> usize {
    match &finding.place {
        Some(crate::diagnostic::Place::Text(place)) => place.span.start,
        _ => 0,
    }
}

/// Ids that two entries of one list share.
fn repeated_ids(plan: &Value) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for register in REGISTERS {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (index, row) in rows(plan, register.list).iter().enumerate() {
            let Some(id) = row.get("id").and_then(Value::as_str) else {
                continue;
            };
            if let Some(first) = seen.insert(id.to_lowercase(), id) {
                let message = format!("the id `{first}` is given to more than one entry");
                let path = format!("{}[{index}].id", register.list);
                let finding = Diagnostic::error("duplicate-id", message).at(path);
                findings
                    .push(finding.help("give this entry an id of its own, or leave the id out"));
            }
        }
    }
    findings
}

/// The references of a plan that mean no entry of it, as loading a plan file finds them:
/// `reference-to-nothing`.
#[must_use]
pub fn references_to_nothing(plan: &Plan) -> Vec<Diagnostic> {
    references(&serde_json::to_value(plan).unwrap_or_default())
}

/// References to entries that are not there.
fn references(plan: &Value) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for register in REGISTERS {
        let fields = registry()
            .fields()
            .filter(|field| field.to.as_deref() == Some(register.list));
        let directory = Directory::new(plan, register);
        for field in fields.filter(|field| !field.mention) {
            for (path, reference) in values(plan, field) {
                if !reference.is_empty() && directory.find(reference).is_none() {
                    findings.push(dangling(path, reference, register, &directory));
                }
            }
        }
    }
    findings
}

fn dangling(
    path: String,
    reference: &str,
    register: Register,
    directory: &Directory,
) -> Diagnostic {
    let list = register.list;
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
    Diagnostic::error("reference-to-nothing", message)
        .at(path)
        .help(help)
}

/// How many entries are listed where none is near.
const LISTED: usize = 8;

/// Budget years that lines name and `budget.years` does not.
fn years(plan: &Value) -> Vec<Diagnostic> {
    let labels: Vec<&str> = rows(plan, "budget.years")
        .iter()
        .filter_map(|year| year.get("label").and_then(Value::as_str))
        .collect();
    let Some(field) = registry().field("resources.year") else {
        return Vec::new();
    };
    let unknown = values(plan, field).filter(|(_, year)| !labels.contains(year));
    unknown
        .map(|(path, year)| {
            let message = format!("`{year}` is not a year of `budget.years`");
            let help = did_you_mean(year, labels.iter().copied())
                .unwrap_or_else(|| format!("add `{{label: {year}}}` to `budget.years`"));
            Diagnostic::error("reference-to-nothing", message)
                .at(path)
                .help(help)
        })
        .collect()
}

/// Lines that name a year twice: whether they cost twice as much in it, nobody could tell.
fn repeated_years(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (index, line) in plan.resources.iter().enumerate() {
        let mut seen = HashSet::new();
        let repeated = line.year.iter().position(|year| !seen.insert(year));
        if let Some(at) = repeated {
            let message = "this line names a year twice";
            let help = "name each year once; for twice as much in one year, write a second line";
            findings.push(
                Diagnostic::error("duplicate-year", message)
                    .at(format!("resources[{index}].year[{at}]"))
                    .help(help),
            );
        }
    }
    findings
}

/// How much text a cell holds, in UTF-16 units (Excel specifications and limits).
const CELL_LIMIT: usize = 32_767;

/// Text that the workbook holds and a cell cannot.
fn long_texts(plan: &Value) -> Vec<Diagnostic> {
    let in_cells = |field: &&Field| {
        matches!(field.held, Held::Workbook | Held::Both)
            && matches!(field.kind, Kind::Line | Kind::Text)
    };
    let mut findings = Vec::new();
    for field in registry().fields().filter(in_cells) {
        for (path, text) in values(plan, field) {
            let units = text.encode_utf16().count();
            if units > CELL_LIMIT {
                let message = format!(
                    "this text has {units} characters; a cell of the workbook holds {CELL_LIMIT}"
                );
                let help = "shorten it, or move the detail into the answer to the question";
                findings.push(
                    Diagnostic::error("text-too-long", message)
                        .at(path)
                        .help(help),
                );
            }
        }
    }
    findings
}

//! What the tests of combining share: plans and documents made from YAML, and what a person sees of them.

use super::support::plans::{Document, registry, values};
use super::{ids, read};
use coplan::diagnostic::{Place, Style, render};
use coplan::memory::Memory;
use coplan::merge::{Merged, annotate, into_file, plan_file};
use coplan::plan::approval::Approved;
use coplan::plan::{Held, Path, Plan, Purpose};
use coplan::read::{FileKind, Leftover, Reading};
use std::fmt::Write as _;

pub(super) fn plan(yaml: &str) -> Plan {
    let loaded = read(yaml);
    assert!(
        loaded
            .findings
            .iter()
            .all(|finding| finding.name == "reference-to-nothing"),
        "{:?}",
        loaded.findings
    );
    loaded.plan
}

/// A document that says this, made from a plan: `version` stands for its fingerprint.
pub(super) fn made_from(base: &Plan, version: &str, name: &str, says: &str) -> Document {
    holding_all(base, version, name, &plan(says))
}

/// A document that holds every field that documents hold, of this plan.
pub(super) fn holding_all(base: &Plan, version: &str, name: &str, says: &Plan) -> Document {
    let ids = ids(base).map(|id| Path::parse(&id, registry()));
    let held = registry()
        .fields()
        .filter(|field| field.held != Held::PlanFile);
    let approved = Approved::of(&values(base));
    let reading = Reading {
        held: held.map(|field| field.tag.to_string()).collect(),
        ids: ids.collect(),
        fingerprint: Some(version.into()),
        version: approved.version,
        memory: Memory {
            answers: approved.answers,
            ..Memory::default()
        },
        ..Reading::of(FileKind::Word, values(says))
    };
    let name = name.into();
    Document { name, reading }
}

/// An empty form that was filled in.
pub(super) fn form(name: &str, says: &str) -> Document {
    let mut form = made_from(&Plan::default(), "empty", name, says);
    form.reading.purpose = Some(Purpose::Blank);
    form
}

pub(super) fn holding(mut document: Document, tags: &[&str]) -> Document {
    document.reading.held = tags.iter().map(|tag| (*tag).to_owned()).collect();
    document
}

/// The same, with something in it that is no answer.
pub(super) fn with_leftovers(mut document: Document, leftovers: Vec<Leftover>) -> Document {
    document.reading.leftovers = leftovers;
    document
}

pub(super) fn leftover(text: &str, near: &str, why: &str) -> Leftover {
    let place = Place::Field {
        file: "a.docx".into(),
        heading: "2. Who".into(),
    };
    Leftover {
        text: text.into(),
        near: Some(near.into()),
        place,
        why: why.into(),
    }
}

/// All that a run would tell, and the file it would write.
pub(super) fn seen(merged: &Merged, before: Option<&str>) -> String {
    let mut out = String::new();
    for change in &merged.changes {
        writeln!(out, "{change}").unwrap();
    }
    for finding in &merged.findings {
        writeln!(out, "{}", render(finding, Style::Plain).trim_end()).unwrap();
    }
    let text = match before {
        None => plan_file(&merged.plan),
        Some(before) => {
            let loaded = read(before);
            into_file(&loaded.tree, &loaded.values, &merged.plan).unwrap()
        }
    };
    let text = annotate("plan.yaml", &text, &merged.remarks).unwrap();
    assert_eq!(annotate("plan.yaml", &text, &merged.remarks).unwrap(), text);
    write!(out, "-----\n{text}").unwrap();
    out
}

pub(super) const PLAN: &str = "\
title: Letters
# who it is for
stakeholders:
  - id: S1
    name: Patients
    route: Drop-ins
  - name: Carers    # second
    route: Lunch
    number: 8
tools:
  - id: T1
    name: Survey
    groups: [Carers]
sign_off:
  approvers:
    - name: Dr Khan
      role: Sponsor
    - name: Gwen
";

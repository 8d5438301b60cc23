//! Plan files as people write them, and what they are told about them.

#![expect(
    clippy::unwrap_used,
    reason = "a test that meets the unexpected should stop at once"
)]

use coplan::diagnostic::{Diagnostic, Style, Text, render};
use coplan::source::{BadValue, Format, Loaded, Tree, in_order, load};
use serde::{Deserialize, Deserializer, de::Error};

mod doubts;
mod hostile;
mod json;
mod many_faults;
mod places;
mod toml;
mod values;
mod yaml;
mod yaml_structure;

/// A plan of a few keys: the room does not know the real one.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Plan {
    title: Option<String>,
    version: Option<String>,
    status: Option<Status>,
    stakeholders: Vec<Stakeholder>,
    resources: Vec<Resource>,
    extra: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Draft,
    ForApproval,
    Approved,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Stakeholder {
    id: Option<String>,
    name: Option<String>,
    types: Vec<String>,
    number: Option<u32>,
    seldom_heard: Option<bool>,
    contact_by: Option<Date>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Resource {
    id: Option<String>,
    item: Option<String>,
    rate: Option<f64>,
}

#[derive(Debug, PartialEq)]
struct Date(String);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.len() == 10 && !text.contains('/') {
            return Ok(Self(text));
        }
        Err(D::Error::custom(
            BadValue::named("bad-date", format!("`{text}` is not a date"))
                .help("write it as 2018-08-15"),
        ))
    }
}

/// Everything that is found in a text, and the plan that is left.
fn read(name: &str, content: &str) -> (Plan, Vec<Diagnostic>) {
    let text = Text::new(name, content);
    let format = Format::of_name(name).unwrap();
    match Tree::parse(&text, format) {
        Ok(parsed) => {
            let Loaded { value, findings } = load(&parsed.tree);
            (value, in_order([parsed.findings, findings].concat()))
        }
        Err(findings) => (Plan::default(), findings),
    }
}

/// What people see of it.
fn seen(name: &str, content: &str) -> String {
    let findings = read(name, content).1;
    let shown: Vec<String> = findings
        .iter()
        .map(|finding| render(finding, Style::Plain))
        .collect();
    shown.join("\n")
}

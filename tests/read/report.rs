//! What a reading says, a line for each thing, to be compared with what a person expects.

use coplan::read::Reading;
use serde_json::Value;
use std::collections::BTreeSet;

/// What has become of a document, a line for each change, as far as it says anything new: answers
/// by the ids of their rows, then what is left over, comments and doubts.
pub fn changes(before: &Reading, after: &Reading) -> Vec<String> {
    let (old, new) = (lines(before), lines(after));
    let gone = old.iter().filter(|line| !new.contains(*line));
    let come = new.iter().filter(|line| !old.contains(*line));
    let mut all: Vec<String> = gone.map(|line| format!("- {line}")).collect();
    all.extend(come.map(|line| format!("+ {line}")));
    all.extend(told(after));
    all
}

/// What a reading tells beside the answers.
pub fn told(reading: &Reading) -> Vec<String> {
    let near = |near: &Option<String>| near.clone().unwrap_or_else(|| "nothing".to_owned());
    let left = reading.leftovers.iter().map(|left| {
        let (near, place) = (near(&left.near), &left.place);
        format!("left near {near}, {place}: {:?}: {}", left.text, left.why)
    });
    let comments = reading.comments.iter().map(|comment| {
        let (near, place) = (near(&comment.near), &comment.place);
        let author = &comment.author;
        format!("comment near {near}, {place}: {author}: {:?}", comment.text)
    });
    let findings = reading.findings.iter().map(|finding| {
        let place = finding.place.as_ref().unwrap();
        format!("{}, {place}: {}", finding.name, finding.message)
    });
    left.chain(comments).chain(findings).collect()
}

/// The answers of a reading, a line each.
fn lines(reading: &Reading) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let plan = serde_json::to_value(reading.values.plan().unwrap()).unwrap();
    push("", &plan, &mut out);
    out
}

fn push(path: &str, value: &Value, out: &mut BTreeSet<String>) {
    let says_nothing = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    match value {
        _ if says_nothing => {}
        Value::Object(map) => {
            for (key, value) in map {
                push(format!("{path}.{key}").trim_start_matches('.'), value, out);
            }
        }
        Value::Array(rows) if rows.iter().all(Value::is_object) => {
            let ids = rows.iter().enumerate().map(|(at, row)| match &row["id"] {
                Value::String(id) => id.clone(),
                _ => format!("#{}", at + 1),
            });
            let ids: Vec<String> = ids.collect();
            out.insert(format!("{path}: {}", ids.join(" ")));
            for (id, row) in ids.iter().zip(rows) {
                push(&format!("{path}.{id}"), row, out);
            }
        }
        value => {
            out.insert(format!("{path}: {value}"));
        }
    }
}

/// These lines and no others.
#[track_caller]
pub fn assert_lines(found: &[String], wanted: &[&str]) {
    let missing: Vec<&&str> = wanted
        .iter()
        .filter(|line| !found.iter().any(|found| found == *line))
        .collect();
    let surplus: Vec<&String> = found
        .iter()
        .filter(|line| !wanted.contains(&line.as_str()))
        .collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing: {missing:#?}\nsurplus: {surplus:#?}"
    );
}

//! What templates can name: the plan's own keys, and what is worked out from them.

use super::format::whole_date;
use super::invitations::invitations;
use super::overview::overview;
use super::totals::totals;
use super::{Detail, Edition, Guidance, Purpose, Terms};
use crate::check::{Rule, rule};
use crate::plan::budget::Costing;
use crate::plan::scalar::{Id, Line};
use crate::plan::{Accepted, Directory, Named, Plan, Values};
use serde_json::{Map, Value, json};

/// One plan in one edition.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// The plan, with an id for every entry.
    pub plan: &'a Plan,
    /// The same by field and row.
    pub values: &'a Values,
    /// What it costs.
    pub costing: &'a Costing,
    /// What is asked for.
    pub edition: &'a Edition,
    /// The first digits of the plan's fingerprint, as they stand in the footer.
    pub fingerprint: &'a str,
}

impl Material<'_> {
    /// The position of the funder that a bid goes to, among all those of the plan: of the values, a copy
    /// for one funder holds no other.
    #[must_use]
    pub fn funder(&self) -> Option<usize> {
        let funder = self.edition.funder.as_ref()?;
        let named = self.plan.funders.iter().map(|funder| Named {
            id: Id::or_nothing(funder.id.as_ref()).to_owned(),
            name: Line::or_nothing(funder.name.as_ref()).to_owned(),
        });
        Directory::of(named).position(funder)
    }
}

/// The data a template is rendered with: every key of the plan, `null` or empty where nothing
/// is said, and the keys that are worked out. What is about one person is not in it where the
/// document goes to outsiders.
pub fn context(material: Material<'_>, terms: &Terms) -> Result<Value, serde_json::Error> {
    let mut keys = match serde_json::to_value(material.values)? {
        Value::Object(keys) => keys,
        _ => Map::new(),
    };
    let edition = material.edition;
    let blank = edition.purpose == Purpose::Blank;
    let names = names(material.values);
    let accepted = accepted(&material.plan.sign_off.accepted, &names, terms);
    for (key, value) in [
        ("purpose", json!(edition.purpose.code())),
        ("blank", json!(blank)),
        ("full", json!(blank && edition.detail == Detail::Full)),
        ("short", json!(blank && edition.detail == Detail::Short)),
        ("canvas", json!(blank && edition.canvas)),
        ("open", json!(edition.purpose.is_open())),
        (
            "handwriting",
            json!(edition.purpose.is_open() && edition.handwriting),
        ),
        ("guided", json!(edition.guidance != Guidance::None)),
        (
            "dated",
            json!(edition.date.map(|date| whole_date(date, terms))),
        ),
        ("draft_mark", json!(edition.draft_mark(terms))),
        ("fingerprint", json!(material.fingerprint)),
        (
            "spare_rows",
            json!(if blank { edition.spare_rows } else { 0 }),
        ),
        ("answered", json!(answered(material.values))),
        ("totals", totals(material, terms)),
        (
            "group_names",
            json!(shown_names(
                material.plan.stakeholders.iter().map(|group| &group.name)
            )),
        ),
        (
            "tool_names",
            json!(shown_names(
                material.plan.tools.iter().map(|tool| &tool.name)
            )),
        ),
        ("names", names),
        ("accepted", accepted),
    ] {
        keys.insert(key.to_owned(), value);
    }
    keys.insert("for_group".to_owned(), json!(edition.group));
    let invitations = invitations(material.values);
    keys.insert("invitations".to_owned(), invitations);
    for (key, value) in overview(material, terms) {
        keys.insert(key.to_owned(), value);
    }
    Ok(Value::Object(keys))
}

/// The name of every entry by its id in lower case, for the helper `name`.
fn names(plan: &Values) -> Value {
    let lists = plan.lists().filter(|(list, _)| list.has_ids());
    let entries = lists.flat_map(|(list, rows)| {
        rows.iter().filter_map(|row| {
            let name = row.get(list.name()?)?.as_str()?;
            Some((row.id()?.to_lowercase(), json!(name)))
        })
    });
    Value::Object(entries.collect())
}

/// What somebody has accepted, in words that a board can read without the program.
fn accepted(accepted: &[Accepted], names: &Value, terms: &Terms) -> Value {
    let shown = |line: &Option<Line>| line.as_ref().map_or("", Line::as_str).to_owned();
    let entries = accepted.iter().map(|entry| {
        let name = shown(&entry.finding);
        let title = rule(&name).map(Rule::title);
        json!({
            "title": terms.finding(&name).or(title).unwrap_or(&name),
            "about": about(&shown(&entry.path), names, terms),
            "because": entry.because,
            "by": entry.by,
            "date": entry.date,
        })
    });
    Value::Array(entries.collect())
}

/// What a path is about: an entry by its name, a field by its label, else the path itself.
fn about(path: &str, names: &Value, terms: &Terms) -> String {
    let entry = path.split('.').find_map(|step| {
        let name = names.get(step.to_lowercase())?.as_str()?;
        Some(format!("{step} · {name}"))
    });
    let label = || Some(terms.field(terms.registry().field(path)?).label);
    entry.or_else(label).unwrap_or_else(|| path.to_owned())
}

/// The names that are given, in order.
fn shown_names<'a>(names: impl Iterator<Item = &'a Option<Line>>) -> Vec<&'a str> {
    names.flatten().map(Line::as_str).collect()
}

/// How many of the questions have words.
fn answered(plan: &Values) -> usize {
    let questions = plan.registry().questions().iter();
    let answered = questions.filter(|question| plan.answers_in_words(question));
    answered.count()
}

/// The value below dotted keys.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

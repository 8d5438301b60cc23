//! What a table has a row for each of, and what coplan works out for each row.
//!
//! In: the facts. Out: entries in the order of the rows, with values in the order of [`SOURCES`].

mod money;

use super::facts::SheetInputs;
use super::formula::quoted;
use super::model::CellValue;
use super::timeline::events;
use crate::plan::budget::Amounts;
use crate::plan::codes::{Level, Rating, StakeholderType};
use std::collections::HashMap;

/// Everything a table can have rows for beside the lists of the plan, and what is worked out for
/// each row; the lists of the plan that have something worked out.
pub(super) const SOURCES: &[(&str, &[&str])] = &[
    ("stakeholders", &["picture", "tools"]),
    ("tools", &["cost"]),
    ("resources", money::LINE),
    ("asks", &["label", "ask", "limit", "within"]),
    ("by.type", &["label", "groups", "people"]),
    ("by.level", &["label", "groups", "people"]),
    ("by.category", money::SUM),
    ("by.year", money::YEAR),
    (
        "by.funder",
        &["label", "lines", "contingency", "overheads", "ask"],
    ),
    ("timeline", &["label", "kind", "period"]),
    ("contents", &["sheet", "description"]),
    ("lists", &["list", "label", "code"]),
];

/// What is worked out for the rows of a source.
pub(super) fn values_of(source: &str) -> &'static [&'static str] {
    SOURCES
        .iter()
        .find(|(name, _)| *name == source)
        .map_or(&[], |(_, values)| *values)
}

/// A row to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The index of its entry in the list of the plan.
    pub(super) index: Option<usize>,
    /// The number of its row in what formulas refer to, from nought.
    pub(super) position: usize,
    /// What is worked out, in the order of [`SOURCES`].
    pub(super) values: Vec<CellValue>,
    /// Whether it says only what coplan knows: it has no formulas.
    pub(super) fixed: bool,
    /// The day of something that is no entry of the plan's tables.
    pub(super) day: Option<jiff::civil::Date>,
    /// Whether it stands for all that the rows above it leave.
    pub(super) rest: bool,
    /// The year of a budget line.
    pub(super) year: Option<String>,
    /// A formula of its own for its label.
    pub(super) label: Option<String>,
}

/// The entries of a source, with `spare` more in a blank.
pub(super) fn entries(
    facts: &SheetInputs<'_>,
    source: &str,
    spare: &dyn Fn(&str) -> usize,
) -> Vec<Entry> {
    match source {
        "resources" => money::lines(facts, spare("resources")),
        "asks" => money::asks(facts, spare("funders")),
        "by.type" => by_type(facts),
        "by.level" => by_level(facts),
        "by.category" => money::by_category(facts),
        "by.year" => money::by_year(facts, spare("budget.years")),
        "by.funder" => money::by_funder(facts, spare("funders")),
        "timeline" => timeline(facts),
        "contents" | "lists" => Vec::new(),
        list => of_list(facts, list, spare(list)),
    }
}

fn of_list(facts: &SheetInputs<'_>, list: &str, spare: usize) -> Vec<Entry> {
    let count = facts.entries(list).len();
    let tools = match list {
        "stakeholders" => tools_of_groups(facts),
        _ => HashMap::new(),
    };
    let worked_out = |index: usize| match list {
        "stakeholders" => {
            let group = facts.plan.stakeholders.get(index);
            let ratings = group.map(|group| (group.affected, group.influence));
            let shown = tools.get(&index).map(|shown| shown.join("; "));
            let shown = shown.map_or(CellValue::Empty, CellValue::text);
            vec![picture(facts, ratings), shown]
        }
        "tools" => {
            let cost = facts.costing.tools.get(index).map(Amounts::sum);
            let none = facts.plan.resources.is_empty() && !facts.is_blank();
            vec![if none {
                CellValue::Empty
            } else {
                cost.map_or(money::SPARE, CellValue::Number)
            }]
        }
        _ => Vec::new(),
    };
    (0..count + spare)
        .map(|position| Entry {
            index: (position < count).then_some(position),
            position,
            values: worked_out(position),
            ..Entry::default()
        })
        .collect()
}

/// The picture of a group: only a low rating counts as little, so that a doubt brings people in.
fn picture(
    facts: &SheetInputs<'_>,
    ratings: Option<(Option<Rating>, Option<Rating>)>,
) -> CellValue {
    let Some((Some(affected), Some(influence))) = ratings else {
        return CellValue::Empty;
    };
    let word = match (affected == Rating::Low, influence == Rating::Low) {
        (false, false) => "picture_both",
        (false, true) => "picture_affected",
        (true, false) => "picture_influence",
        (true, true) => "picture_neither",
    };
    CellValue::text(facts.terms.word(word))
}

/// The tools that each group takes part in, by the position of the group.
fn tools_of_groups(facts: &SheetInputs<'_>) -> HashMap<usize, Vec<String>> {
    let mut tools: HashMap<usize, Vec<String>> = HashMap::new();
    for (position, tool) in facts.plan.tools.iter().enumerate() {
        for group in tool.groups.iter() {
            if let Some(group) = facts.position("stakeholders", &group.0) {
                let shown = tools.entry(group).or_default();
                shown.push(facts.shown("tools", position));
            }
        }
    }
    tools
}

fn by_type(facts: &SheetInputs<'_>) -> Vec<Entry> {
    let groups = &facts.plan.stakeholders;
    let codes = StakeholderType::ALL.iter().map(|code| {
        let counted = groups.iter().filter(|group| group.types.contains(code));
        (code.code(), count(counted.map(|group| group.number)))
    });
    counts(facts, "stakeholder-type", codes)
}

fn by_level(facts: &SheetInputs<'_>) -> Vec<Entry> {
    let groups = &facts.plan.stakeholders;
    let codes = Level::ALL.iter().map(|code| {
        let counted = groups.iter().filter(|group| group.level == Some(*code));
        (code.code(), count(counted.map(|group| group.number)))
    });
    counts(facts, "level", codes)
}

/// How many groups, and how many people at least.
fn count(numbers: impl Iterator<Item = Option<crate::plan::scalar::People>>) -> (u64, u64) {
    numbers.fold((0, 0), |(groups, people), number| {
        (
            groups + 1,
            people + number.map_or(0, |number| u64::from(number.least)),
        )
    })
}

/// A row for each code in use; in a blank for every code.
fn counts<'a>(
    facts: &SheetInputs<'_>,
    list: &str,
    codes: impl Iterator<Item = (&'a str, (u64, u64))>,
) -> Vec<Entry> {
    codes
        .filter(|(_, (groups, _))| facts.is_blank() || *groups > 0)
        .enumerate()
        .map(|(position, (code, (groups, people)))| Entry {
            position,
            values: vec![
                CellValue::text(facts.terms.code(list, code)),
                CellValue::Number(groups.into()),
                CellValue::Number(people.into()),
            ],
            ..Entry::default()
        })
        .collect()
}

/// The tools, then what is on one day.
fn timeline(facts: &SheetInputs<'_>) -> Vec<Entry> {
    let kind = |key: &str| CellValue::text(facts.terms.word(key));
    let tools = (0..facts.plan.tools.len()).map(|position| Entry {
        position,
        values: vec![
            CellValue::text(facts.shown("tools", position)),
            kind("timeline_tool"),
        ],
        ..Entry::default()
    });
    let events = events(facts).into_iter().map(|event| Entry {
        values: vec![CellValue::text(event.label), kind(event.kind)],
        day: Some(event.date.first_day()),
        fixed: true,
        ..Entry::default()
    });
    tools.chain(events).collect()
}

/// A row of the sheet of lists: its list, what to choose, and the code.
pub(super) fn listed(list: &str, label: CellValue, code: &str) -> Entry {
    Entry {
        values: vec![CellValue::text(list), label, CellValue::text(code)],
        ..Entry::default()
    }
}

/// The formula that shows entry `position` of a register as references do: `T1 · Workshop`.
pub(super) fn shown_formula(table: &str, name: &str, position: usize) -> String {
    let of = |key: &str| format!("INDEX({{{table}.{key}}},{})", position + 1);
    let (id, name) = (of("id"), of(name));
    let separator = quoted(crate::plan::directory::SEPARATOR);
    format!("IFERROR({id}&IF(OR({id}=\"\",{name}=\"\"),\"\",{separator})&{name},\"\")")
}

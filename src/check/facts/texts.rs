//! A search through every text of a plan, and what people call the place of one.

use crate::check::phrases;
use crate::check::text::short;
use crate::diagnostic::Phrase;
use crate::plan::{Content, List, Parts, Path, Registry, Row, Value, Values};

/// The paths of the texts that fit, in the order of the plan; what a house declares in no `fields.toml` is left out.
pub(super) fn paths(plan: &Values, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    search(plan.parts(), fits, &mut found);
    search(plan.of_house(), fits, &mut found);
    found.iter().map(Path::to_string).collect()
}

fn search(parts: Parts<'_>, fits: &dyn Fn(&str) -> bool, found: &mut Vec<Path>) {
    for (_, content) in parts.iter() {
        match content {
            Content::Parts(parts) => search(parts, fits, found),
            Content::Value(field, value) => {
                let text = value.and_then(Value::as_str);
                found.extend(text.filter(|text| fits(text)).map(|_| Path::of(&field.tag)));
            }
            Content::Rows(list, _) if list.about_the_plan => {}
            Content::Rows(_, rows) => {
                let rows = rows.iter().enumerate();
                found.extend(rows.flat_map(|(index, row)| in_row(row, index, fits)));
            }
        }
    }
}

/// The paths of the texts of an entry that fit; of several in one field each.
fn in_row(row: &Row, index: usize, fits: &dyn Fn(&str) -> bool) -> Vec<Path> {
    let mut found = Vec::new();
    for (field, value) in row.said() {
        for (at, item) in value.items().iter().enumerate() {
            if item.as_str().is_some_and(fits) {
                let path = row.path(index).field(field);
                let is_list = matches!(value, Value::List(_));
                found.push(if is_list { path.item(at) } else { path });
            }
        }
    }
    found
}

/// What people call the field at a path: its question, its entry in a list, or its key.
pub(super) fn called(plan: &Values, path: &str) -> Phrase {
    if path.is_empty() {
        return phrases::WHOLE_PLAN.alone();
    }
    if let Some(question) = plan.registry().question_answered_by(path) {
        return phrases::QUESTION.with([("number", question.number.to_string().into())]);
    }
    entry(plan, path).unwrap_or_else(|| phrases::FIELD.with([("field", path.into())]))
}

/// The field of an entry in a list, or the entry as a whole, by the name of the entry.
fn entry(plan: &Values, text: &str) -> Option<Phrase> {
    let path = Path::parse(text, plan.registry());
    let row = plan.rows(path.list()?).get(plan.row_at(&path)?)?;
    let above = path.of_entry()?.to_string();
    let name = if is_told_by_place(row.list(), plan.registry()) {
        ""
    } else {
        row.name()
    };
    let named = [name, row.id().unwrap_or("")].map(short);
    let name = named.into_iter().find(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| above.clone());
    Some(match text.strip_prefix(&*above)?.strip_prefix('.') {
        Some(field) => phrases::FIELD_OF.with([("field", field.into()), ("name", name.into())]),
        None => name.into(),
    })
}

/// Whether entries are told by where they stand: nobody reads a code in a finding, and a label that others
/// repeat may be the very text that a finding is about.
fn is_told_by_place(list: &List, registry: &Registry) -> bool {
    let is_code = list.name().is_some_and(|name| name.codes.is_some());
    let mut fields = registry.fields();
    is_code || fields.any(|field| field.labels.as_ref() == Some(&list.tag))
}

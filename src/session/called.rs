//! What people call the place of an answer: the label of its field, and the entry it belongs to.

use crate::plan::{Field, Path, Row, Value, Values};
use crate::template::Terms;

/// What the field at a path is called: `How we will reach them (S2 · Carers)`; an entry as a whole by its list
/// and its name. The path itself where it leads to nothing that has a name.
pub(super) fn called(plan: &Values, terms: &Terms, path: &str) -> String {
    let parsed = Path::parse(path, plan.registry());
    let entry = parsed.list().map(|list| (list, entry_name(plan, &parsed)));
    match (parsed.in_registry(plan.registry()), entry) {
        (Some(field), Some((_, Some(name)))) => format!("{} ({name})", label(terms, field)),
        (Some(field), _) => label(terms, field),
        (None, Some((list, Some(name)))) => format!("{}, {name}", terms.list(list)),
        (None, Some((list, None))) => terms.list(list).to_owned(),
        (None, None) => path.to_owned(),
    }
}

fn label(terms: &Terms, field: &Field) -> String {
    terms.field(field).label
}

/// An entry as references show it, else by the first thing it says, else by its number in the list.
fn entry_name(plan: &Values, path: &Path) -> Option<String> {
    let at = plan.row_at(path)?;
    let row = plan.rows(path.list()?).get(at)?;
    let parts = [row.id().unwrap_or(""), row.name()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if !parts.is_empty() {
        return Some(parts.join(crate::plan::directory::SEPARATOR));
    }
    Some(first_said(row).unwrap_or_else(|| (at + 1).to_string()))
}

fn first_said(row: &Row) -> Option<String> {
    let mut said = row.said().map(|(_, value): (_, &Value)| value.to_string());
    said.find(|text| !text.trim().is_empty())
}

//! A field that a house requires for this use says nothing.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::{Field, Path, is_blank};

pub(crate) const RULE: Rule = Rule {
    name: "field-required",
    kind: RuleKind::Required,
    question: None,
    page: page!("field-required"),
    message: Message::Counted {
        one: "one field that has to be filled in is empty: {names}",
        many: "{count} fields that have to be filled in are empty: {names}",
    },
    help: "fill it in",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let values = facts.values;
    let mut empty = Vec::new();
    for field in values
        .registry()
        .fields()
        .filter(|field| is_required(facts, field))
    {
        match &field.list {
            None if is_blank(values.single(field)) => empty.push(Path::of(&field.tag)),
            None => {}
            Some(list) => {
                let rows = values.rows(list).iter().enumerate();
                let rows = rows.filter(|(_, row)| !row.is_blank() && is_blank(row.get(field)));
                empty.extend(rows.map(|(index, row)| row.path(index).field(field)));
            }
        }
    }
    let paths = empty.iter().map(Path::to_string);
    paths
        .map(|path| Occurrence::at(&*path).named(facts.called(&path)))
        .collect()
}

/// A draft is told of what any later use asks for.
fn is_required(facts: &Facts<'_>, field: &Field) -> bool {
    if facts.purpose.is_open() {
        !field.required.is_empty()
    } else {
        field.required.contains(&facts.purpose)
    }
}

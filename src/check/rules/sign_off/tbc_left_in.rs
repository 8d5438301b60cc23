//! "tbc" that is still in the plan.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::says;

pub(crate) const RULE: Rule = Rule {
    name: "tbc-left-in",
    kind: RuleKind::Missing,
    question: None,
    page: page!("tbc-left-in"),
    message: Message::Counted {
        one: "“to be confirmed” is left in one place: {names}",
        many: "“to be confirmed” is left in {count} places: {names}",
    },
    help: "fill it in, or say who will settle it and by when",
    find,
};

/// How people write it.
const PHRASES: [&str; 5] = ["tbc", "tba", "tbd", "to be confirmed", "to be decided"];

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let paths = facts.texts(&|text| says(text, &PHRASES)).into_iter();
    paths
        .map(|path| Occurrence::at(&*path).named(facts.called(&path)))
        .collect()
}

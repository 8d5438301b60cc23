//! Aims that do not say what people can influence, or what is settled already.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::Aims;

pub(crate) const RULE: Rule = Rule {
    name: "influence-not-stated",
    kind: RuleKind::Missing,
    question: Some("achieve"),
    page: page!("influence-not-stated"),
    message: Message::Counted {
        one: "the aims do not say yet what people {names} influence",
        many: "the aims do not say yet what people {names} influence",
    },
    help: "say what is still open, and what is settled already",
    find,
};

/// Only once the aims hold any detail: until then, a sentence on question 1 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let aims = &facts.plan.aims;
    if *aims == Aims::default() {
        return Vec::new();
    }
    let sides = [
        (&aims.can_influence, "aims.can_influence", phrases::CAN),
        (
            &aims.cannot_influence,
            "aims.cannot_influence",
            phrases::CANNOT,
        ),
    ];
    let open = sides.into_iter().filter(|(text, ..)| blank(text.as_ref()));
    open.map(|(_, path, name)| Occurrence::at(path).named(name.alone()))
        .collect()
}

//! A measure that does not say where things stand, or where they should go.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;

pub(crate) const RULE: Rule = Rule {
    name: "measure-without-baseline-or-target",
    kind: RuleKind::Missing,
    question: Some("working"),
    page: page!("measure-without-baseline-or-target"),
    message: Message::Counted {
        one: "one measure does not say where you are now or where you want to be: {names}",
        many: "{count} measures do not say where you are now or where you want to be: {names}",
    },
    help: "fill in `baseline` and `target`; nought is an answer, and so is \"not known yet, collect by …\"",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found = facts.measures.iter().filter_map(|measure| {
        let sides = [("baseline", &measure.baseline), ("target", &measure.target)];
        let (key, _) = sides.into_iter().find(|(_, text)| blank(text.as_ref()))?;
        Some(measure.at(key))
    });
    found.collect()
}

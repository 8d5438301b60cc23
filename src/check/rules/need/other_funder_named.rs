//! A bid to one funder whose own words name another.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::says;
use crate::plan::scalar::Line;

pub(crate) const RULE: Rule = Rule {
    name: "other-funder-named",
    kind: RuleKind::Advice,
    question: Some("need"),
    page: page!("other-funder-named"),
    message: Message::Counted {
        one: "one answer names another funder than the one this bid goes to: {names}",
        many: "{count} answers name another funder than the one this bid goes to: {names}",
    },
    help: "read it as this funder will, and leave the name out if they need not know",
    find,
};

/// Shorter names are parts of too many words.
const SHORTEST: usize = 4;

/// Finds nothing where the bid is not for one funder. What the list of funders itself says of others is
/// left out of their copy.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Some(asked) = facts.funder else {
        return Vec::new();
    };
    let funders = facts.plan.funders.iter().enumerate();
    let others = funders.filter(|(at, _)| *at != asked);
    let names = others.map(|(_, funder)| Line::or_nothing(funder.name.as_ref()).to_lowercase());
    let names: Vec<String> = names
        .filter(|name| name.chars().count() >= SHORTEST)
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let paths = facts.texts(&|text| says(text, &names)).into_iter();
    let elsewhere = paths.filter(|path| !path.starts_with("funders"));
    elsewhere.map(Occurrence::at).collect()
}

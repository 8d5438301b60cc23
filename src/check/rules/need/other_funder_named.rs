//! A bid to one funder, which names no other, whose own words name another.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::says;
use crate::plan::Funder;
use crate::plan::scalar::Line;

pub(crate) const RULE: Rule = Rule {
    name: "other-funder-named",
    kind: RuleKind::Contradiction,
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
    let name = |funder: &Funder| Line::or_nothing(funder.name.as_ref()).to_lowercase();
    let funders = facts.plan.funders.iter().map(name).enumerate();
    let (own, others): (Vec<_>, Vec<_>) = funders.partition(|(at, _)| *at == asked);
    let is_long = |(_, name): &(usize, String)| name.chars().count() >= SHORTEST;
    let others: Vec<&str> = others
        .iter()
        .filter(|other| is_long(other))
        .map(|(_, name)| name.as_str())
        .collect();
    // The name of this funder may hold that of another.
    let without_own = |text: &str| {
        let text = text.to_lowercase();
        let own = own.iter().filter(|own| is_long(own));
        own.fold(text, |text, (_, own)| text.replace(own, ""))
    };
    let paths = facts
        .texts(&|text| says(&without_own(text), &others))
        .into_iter();
    let elsewhere = paths.filter(|path| !path.starts_with("funders"));
    elsewhere
        .map(|path| {
            let called = facts.called(&path);
            Occurrence::at(path).named(called)
        })
        .collect()
}

//! Payment for other numbers of people than a tool has places.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::may_be_public;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::diagnostic::Phrase;
use crate::plan::codes::Category;
use crate::plan::scalar::Number;
use crate::plan::{Resource, Tool};

pub(crate) const RULE: Rule = Rule {
    name: "paid-people-differ",
    kind: RuleKind::WrongFigure,
    question: Some("need"),
    page: page!("paid-people-differ"),
    message: Message::Counted {
        one: "payment does not fit the places of one tool: {names}",
        many: "payment does not fit the places of {count} tools: {names}",
    },
    help: "make people × times of the payment the same as sessions × people of the tool",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    facts
        .tools
        .iter()
        .filter_map(|tool| differs(facts, tool))
        .collect()
}

/// Compares what is paid with the places of a tool, where both are written down.
///
/// A tool may have one payment line for each group, which add up, or several for the same people,
/// such as one for preparing or for a co-lead, of which one fits alone. Where staff take part too, fewer may be paid.
fn differs(facts: &Facts<'_>, tool: &Row<'_, Tool>) -> Option<Occurrence> {
    let (least, most) = places(tool)?;
    let lines = facts
        .lines_for(tool)
        .filter(|line| line.category == Some(Category::PartnerPayment));
    let paid: Vec<(Number, &Row<'_, Resource>)> = lines
        .filter_map(|line| Some((payments(line)?, line)))
        .collect();
    let mut sum = Number::default();
    for (number, _) in &paid {
        sum = Number(sum.0.checked_add(number.0)?);
    }
    let mixed = facts.groups_of(tool).any(|group| !may_be_public(group));
    let fits = |number: Number| number <= most && (mixed || number >= least);
    if fits(sum) || paid.iter().any(|(number, _)| fits(*number)) {
        return None;
    }
    let (_, line) = paid.first()?;
    let places = if least == most {
        plain(most)
    } else {
        phrases::FROM_TO.with([("least", plain(least)), ("most", plain(most))])
    };
    let name = phrases::PAID_AND_PLACES.with([
        ("name", tool.name()),
        ("paid", plain(sum)),
        ("places", places),
    ]);
    Some(line.at("people").named(name))
}

/// The least and the most places of a tool, all sessions together.
fn places(tool: &Tool) -> Option<(Number, Number)> {
    let (sessions, people) = (tool.sessions?, tool.people_per_session?);
    let in_all = |people: u32| sessions.0.checked_mul(people.into()).map(Number);
    Some((in_all(people.least)?, in_all(people.most)?))
}

/// How often somebody is paid, in each year of the line.
fn payments(line: &Resource) -> Option<Number> {
    let once = line.people?.0.checked_mul(line.times?.0)?;
    once.checked_mul(line.year.len().max(1).into()).map(Number)
}

/// A number without noughts at its end.
fn plain(number: Number) -> Phrase {
    number.0.normalize().to_string().into()
}

//! Nothing on how it was for partners to take part.

use crate::check::facts::{Facts, Row};
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text::blank;
use crate::plan::Measure;
use crate::plan::codes::MeasureType;

pub(crate) const RULE: Rule = Rule {
    name: "no-partner-experience",
    kind: RuleKind::Advice,
    question: Some("working"),
    page: page!("no-partner-experience"),
    message: Message::Plain("nothing asks partners how it was to take part"),
    help: "say under `evaluation.partner_experience` how you will ask them",
    find,
};

/// Only once measures are listed: until then, a sentence on question 6 is enough.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let is_asked =
        |measure: &Row<'_, Measure>| measure.measure_type == Some(MeasureType::Experience);
    let measured = facts.measures.iter().any(is_asked);
    let written = !blank(facts.plan.evaluation.partner_experience.as_ref());
    let found = !facts.measures.is_empty() && !measured && !written;
    once(found, "evaluation.partner_experience")
}

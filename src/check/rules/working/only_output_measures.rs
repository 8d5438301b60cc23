//! Measures that count what was done, and none of what came of it.

use crate::check::facts::{Facts, all};
use crate::check::occurrence::{Occurrence, once};
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::codes::MeasureType;

pub(crate) const RULE: Rule = Rule {
    name: "only-output-measures",
    kind: RuleKind::Advice,
    question: Some("working"),
    page: page!("only-output-measures"),
    message: Message::Plain("all measures count what was done, and none looks at what came of it"),
    help: "add one about what people changed, how it felt, or what is different now",
    find,
};

/// The type of every measure has to be known.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let counts =
        |kind: Option<MeasureType>| matches!(kind, Some(MeasureType::Reach | MeasureType::Process));
    let found = all(&facts.measures, |measure| counts(measure.measure_type));
    once(found, "evaluation.measures")
}

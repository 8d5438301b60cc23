//! A tool at which people need an interpreter, captions, braille, care or company, and nothing is arranged.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::brings_people_together;
use crate::check::need::PaidNeed;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::check::text;
use crate::plan::{Stakeholder, Tool};

pub(crate) const RULE: Rule = Rule {
    name: "access-need-not-arranged",
    kind: RuleKind::Missing,
    question: Some("tools"),
    page: page!("access-need-not-arranged"),
    message: Message::Counted {
        one: "one tool does not say how an access need is met: {names}",
        many: "{count} tools do not say how an access need is met: {names}",
    },
    help: "say under `access` of the tool what is arranged",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let found = facts.tools.iter().filter_map(|tool| {
        let open = open_needs(facts, tool);
        let needs = text::list(open.iter().map(|need| need.name.alone()));
        let name = phrases::NEEDS_OF.with([("name", tool.name()), ("needs", needs)]);
        (!open.is_empty()).then(|| tool.at("access").named(name))
    });
    found.collect()
}

/// The needs of a tool's groups that nothing is arranged for.
fn open_needs(facts: &Facts<'_>, tool: &Row<'_, Tool>) -> Vec<&'static PaidNeed> {
    let needs = PaidNeed::all();
    let felt = needs.filter(|need| facts.groups_of(tool).any(|group| leaves_open(group, need)));
    felt.filter(|need| !is_arranged(need, facts, tool))
        .collect()
}

/// Whether a group has the need, and its own support does not meet it.
fn leaves_open(group: &Row<'_, Stakeholder>, need: &PaidNeed) -> bool {
    group.access_needs.contains(&need.need) && !need.is_named_in(group.support.as_ref())
}

/// Whether the tool's access or one of its budget lines meets it.
fn is_arranged(need: &PaidNeed, facts: &Facts<'_>, tool: &Row<'_, Tool>) -> bool {
    (need.in_person && !brings_people_together(tool))
        || need.is_named_in(tool.access.as_ref())
        || facts.lines_for(tool).any(|line| need.is_met_by(line))
}

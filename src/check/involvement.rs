//! What the codes of a plan mean for involvement: who is a partner, which tools gather views.

use super::facts::{Facts, Row};
use crate::plan::codes::{Category, Level, Method, StakeholderType};
use crate::plan::{Stakeholder, Tool};

/// The types of people the work is for, and of the communities they belong to.
pub(super) const PUBLIC: [StakeholderType; 4] = [
    StakeholderType::Patient,
    StakeholderType::Carer,
    StakeholderType::Public,
    StakeholderType::CommunityGroup,
];

/// The types of people who work for the organisation.
pub(super) const STAFF: [StakeholderType; 3] = [
    StakeholderType::Staff,
    StakeholderType::ClinicalLead,
    StakeholderType::Manager,
];

/// Whether a group is of patients, carers, the public or a community.
pub(super) fn is_public(group: &Stakeholder) -> bool {
    group.types.iter().any(|kind| PUBLIC.contains(kind))
}

/// Whether a group may be of public partners: it is, or nobody has said what it is.
pub(super) fn may_be_public(group: &Stakeholder) -> bool {
    group.types.is_empty() || is_public(group)
}

/// Whether everybody in a group works for the organisation.
pub(super) fn is_staff(group: &Stakeholder) -> bool {
    !group.types.is_empty() && group.types.iter().all(|kind| STAFF.contains(kind))
}

/// Whether people are only told something by this method.
pub(super) fn only_informs(method: Method) -> bool {
    matches!(method, Method::Newsletter | Method::Web | Method::Poster)
}

/// Whether people are only told something by a tool.
pub(super) fn informs(tool: &Tool) -> bool {
    tool.level == Some(Level::Inform) || tool.method.is_some_and(only_informs)
}

/// Whether a tool gathers what people think, over a time that ends: not one that informs, and not
/// a panel, board or chair that goes on.
pub(super) fn gathers_views(tool: &Tool) -> bool {
    !informs(tool) && !tool.method.is_some_and(is_standing)
}

/// Whether a method goes on for the whole of the work.
fn is_standing(method: Method) -> bool {
    matches!(
        method,
        Method::AdvisoryGroup | Method::OnlinePanel | Method::CoChair | Method::PublicCoApplicant
    )
}

/// Whether people meet in person or by video, so that somebody may have to come along, or stay
/// with those at home.
pub(super) fn brings_people_together(tool: &Tool) -> bool {
    !tool
        .method
        .is_some_and(|method| only_informs(method) || method == Method::Survey)
}

/// Whether public partners give their time: a group of them is more than informed.
pub(super) fn involves_partners(facts: &Facts<'_>) -> bool {
    let takes_part =
        |group: &Row<'_, Stakeholder>| is_public(group) && group.level != Some(Level::Inform);
    facts.groups.iter().any(takes_part)
}

/// Whether public partners are paid.
pub(super) fn pays_partners(facts: &Facts<'_>) -> bool {
    facts.has_line(&[Category::PartnerPayment])
}

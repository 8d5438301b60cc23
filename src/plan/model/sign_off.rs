//! Approval, assessments and the history of the plan.

use crate::plan::codes::{AssessmentKind, Outcome};
use crate::plan::scalar::{Date, Line, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Approval of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SignOff {
    /// Who sponsors the work.
    pub sponsor: Option<Line>,
    /// The board or committee that approves.
    pub approving_body: Option<Line>,
    /// When the plan takes effect.
    #[schemars(extend("x-approving" = true))]
    pub effective_date: Option<Date>,
    /// When the plan is reviewed.
    pub review_date: Option<Date>,
    /// The plan this one replaces.
    pub supersedes: Option<Line>,
    /// Who the plan is for.
    pub audience: Option<Line>,
    /// Who approves, and what they decided.
    #[schemars(extend("x-approving" = true))]
    pub approvers: Vec<Approver>,
    /// Approvals of the plan as it was earlier, oldest first; each was kept when a new one was given.
    #[schemars(extend("x-held" = "plan-file", "x-about-the-plan" = true, "x-approving" = true))]
    pub earlier_approvals: Vec<Approver>,
    /// Findings that are accepted with a reason.
    #[schemars(extend("x-held" = "plan-file", "x-about-the-plan" = true, "x-approving" = true))]
    pub accepted: Vec<Accepted>,
}

/// Somebody who approves the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Approver {
    /// Their name.
    #[schemars(extend("x-name" = true))]
    pub name: Option<Line>,
    /// Their role; one may be a public partner.
    pub role: Option<Line>,
    /// What they decided.
    pub outcome: Option<Outcome>,
    /// Conditions they set.
    pub conditions: Option<Text>,
    /// When they decided.
    pub date: Option<Date>,
    /// The version of the plan they decided on.
    #[schemars(extend("x-held" = "plan-file"))]
    pub version: Option<Line>,
    /// The fingerprint of the answers they decided on, in eight digits; coplan writes it.
    #[schemars(extend("x-held" = "plan-file"))]
    pub answers: Option<Line>,
}

/// A finding of `coplan check` that is accepted with a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Accepted {
    /// The name of the finding, for example group-without-route.
    pub finding: Option<Line>,
    /// The field it is about, for example resources.R4.rate.
    pub path: Option<Line>,
    /// Why it is accepted.
    pub because: Option<Text>,
    /// Who accepts it.
    pub by: Option<Line>,
    /// When.
    pub date: Option<Date>,
}

/// An assessment the plan rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Assessment {
    /// What sort of assessment.
    #[schemars(extend("x-name" = true))]
    pub kind: Option<AssessmentKind>,
    /// When it was made.
    pub date: Option<Date>,
    /// Where it is kept.
    pub reference: Option<Line>,
}

/// A version of this plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// The version.
    #[schemars(extend("x-name" = true))]
    pub version: Option<Line>,
    /// Its date.
    pub date: Option<Date>,
    /// Who made it.
    pub author: Option<Line>,
    /// What changed.
    pub change: Option<Text>,
}

//! People: who leads, who is involved, and how they are found (questions 2 and 3).

use crate::plan::codes::{AccessNeed, Channel, Level, Rating, StakeholderType};
use crate::plan::scalar::{Date, Id, Line, Many, People, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who leads the work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Lead {
    /// Their name.
    pub name: Option<Line>,
    /// Their role.
    pub role: Option<Line>,
    /// Where they work or volunteer.
    pub organisation: Option<Line>,
    /// Their e-mail address; left out of funding bids.
    pub email: Option<Line>,
    /// Their telephone number; left out of funding bids.
    pub phone: Option<Line>,
}

/// A group of people to involve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Stakeholder {
    /// A short name for references, for example S1; given by coplan if left out.
    pub id: Option<Id>,
    /// What the group is called.
    pub name: Option<Line>,
    /// What sort of people or organisation it is; more than one may fit.
    pub types: Many<StakeholderType>,
    /// Why they matter to this work.
    pub why: Option<Text>,
    /// How much the change affects them.
    pub affected: Option<Rating>,
    /// How much say they have now.
    pub influence: Option<Rating>,
    /// How far they will take part.
    pub level: Option<Level>,
    /// How many people: 8, or a range such as "20-25".
    pub number: Option<People>,
    /// Whether they are seldom heard in work like this.
    pub seldom_heard: Option<bool>,
    /// What the group needs to be able to take part; never one person's diagnosis.
    pub access_needs: Many<AccessNeed>,
    /// Who on the team looks after the relationship.
    pub owner: Option<Line>,
    /// How we will reach them.
    pub route: Option<Text>,
    /// The ways to reach them.
    pub channels: Many<Channel>,
    /// Who they trust and can introduce us.
    pub trusted_partner: Option<Line>,
    /// When they are first contacted.
    pub contact_by: Option<Date>,
    /// What may keep them from taking part.
    pub barriers: Option<Text>,
    /// What we will do so that they can take part.
    pub support: Option<Text>,
}

/// How people are found and included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Approach {
    /// How far people take part in the work as a whole.
    pub level: Option<Level>,
    /// How the most relevant groups are included, not just the easiest to reach.
    pub inclusion: Option<crate::plan::scalar::Prose>,
    /// If no group is seldom heard: why.
    pub no_seldom_heard_because: Option<Text>,
}

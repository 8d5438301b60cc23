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
    #[schemars(extend("x-rank" = 2))]
    pub name: Option<Line>,
    /// Their role.
    pub role: Option<Line>,
    /// Where they work or volunteer.
    pub organisation: Option<Line>,
    /// Their e-mail address; left out of funding bids.
    #[schemars(extend("x-personal" = true))]
    pub email: Option<Line>,
    /// Their telephone number; left out of funding bids.
    #[schemars(extend("x-personal" = true))]
    pub phone: Option<Line>,
}

/// A group of people to involve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Stakeholder {
    /// A short name for references, for example S1; given by coplan if left out.
    #[schemars(extend("x-held" = "both", "x-letter" = "S"))]
    pub id: Option<Id>,
    /// What the group is called.
    #[schemars(extend("x-held" = "both", "x-name" = true, "x-rank" = 1))]
    pub name: Option<Line>,
    /// What sort of people or organisation it is; more than one may fit.
    #[schemars(extend("x-rank" = 2))]
    pub types: Many<StakeholderType>,
    /// Why they matter to this work.
    #[schemars(extend("x-held" = "both", "x-rank" = 3))]
    pub why: Option<Text>,
    /// How much the change affects them.
    pub affected: Option<Rating>,
    /// How much say they have now.
    pub influence: Option<Rating>,
    /// How far they will take part.
    #[schemars(extend("x-held" = "both", "x-rank" = 5))]
    pub level: Option<Level>,
    /// How many people: 8, or a range such as "20-25".
    #[schemars(extend("x-rank" = 4))]
    pub number: Option<People>,
    /// Whether they are seldom heard in work like this.
    #[schemars(extend("x-rank" = 6))]
    pub seldom_heard: Option<bool>,
    /// What the group needs to be able to take part; never one person's diagnosis.
    pub access_needs: Many<AccessNeed>,
    /// Who on the team looks after the relationship.
    pub owner: Option<Line>,
    /// How we will reach them.
    #[schemars(extend("x-held" = "both", "x-question" = "find", "x-rank" = 1))]
    pub route: Option<Text>,
    /// The ways to reach them.
    #[schemars(extend("x-question" = "find", "x-rank" = 2))]
    pub channels: Many<Channel>,
    /// Who they trust and can introduce us.
    #[schemars(extend("x-question" = "find", "x-rank" = 3))]
    pub trusted_partner: Option<Line>,
    /// When they are first contacted.
    #[schemars(extend("x-question" = "find", "x-rank" = 4))]
    pub contact_by: Option<Date>,
    /// What may keep them from taking part.
    #[schemars(extend("x-question" = "find", "x-rank" = 5))]
    pub barriers: Option<Text>,
    /// What we will do so that they can take part.
    #[schemars(extend("x-question" = "find", "x-rank" = 6))]
    pub support: Option<Text>,
}

/// How people are found and included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Approach {
    /// How far people take part in the work as a whole.
    #[schemars(extend("x-rank" = 7))]
    pub level: Option<Level>,
    /// How the most relevant groups are included, not just the easiest to reach.
    #[schemars(extend("x-rank" = 8))]
    pub inclusion: Option<crate::plan::scalar::Prose>,
    /// If no group is seldom heard: why.
    #[schemars(extend("x-question" = "involve", "x-rank" = 9))]
    pub no_seldom_heard_because: Option<Text>,
}

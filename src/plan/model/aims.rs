//! Aims: what is hoped for, what can be decided, what is known (question 1).

use crate::plan::scalar::{Date, Id, Line, Prose, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the work hopes to achieve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Aims {
    /// What people can influence.
    #[schemars(extend("x-rank" = 3))]
    pub can_influence: Option<Prose>,
    /// What is already decided, so that nobody is misled.
    #[schemars(extend("x-rank" = 4))]
    pub cannot_influence: Option<Prose>,
    /// What people have already told us.
    #[schemars(extend("x-rank" = 5))]
    pub known_already: Option<Prose>,
    /// The decisions this work feeds into.
    #[schemars(extend("x-rank" = 2))]
    pub decisions: Vec<Decision>,
    /// The objectives; five at most are easiest to follow.
    #[schemars(extend("x-rank" = 1))]
    pub objectives: Vec<Objective>,
}

/// A decision that people's views feed into.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Decision {
    /// What is decided.
    #[schemars(extend("x-name" = true, "x-rank" = 1))]
    pub what: Option<Line>,
    /// Who decides.
    #[schemars(extend("x-rank" = 2))]
    pub maker: Option<Line>,
    /// When it is decided.
    #[schemars(extend("x-rank" = 3))]
    pub date: Option<Date>,
}

/// Something the work wants to reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Objective {
    /// A short name for references, for example O1; given by coplan if left out.
    #[schemars(extend("x-letter" = "O"))]
    pub id: Option<Id>,
    /// What will be different.
    #[schemars(extend("x-name" = true, "x-rank" = 1))]
    pub statement: Option<Text>,
    /// Who benefits, and how.
    #[schemars(extend("x-rank" = 2))]
    pub benefits: Option<Text>,
    /// When it should be reached.
    #[schemars(extend("x-rank" = 3))]
    pub by: Option<Date>,
}

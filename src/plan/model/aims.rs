//! Aims: what is hoped for, what can be decided, what is known (question 1).

use crate::plan::scalar::{Date, Id, Line, Prose, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the work hopes to achieve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Aims {
    /// What people can influence.
    pub can_influence: Option<Prose>,
    /// What is already decided, so that nobody is misled.
    pub cannot_influence: Option<Prose>,
    /// What people have already told us.
    pub known_already: Option<Prose>,
    /// The decisions this work feeds into.
    pub decisions: Vec<Decision>,
    /// The objectives; five at most are easiest to follow.
    pub objectives: Vec<Objective>,
}

/// A decision that people's views feed into.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Decision {
    /// What is decided.
    pub what: Option<Line>,
    /// Who decides.
    pub maker: Option<Line>,
    /// When it is decided.
    pub date: Option<Date>,
}

/// Something the work wants to reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Objective {
    /// A short name for references, for example O1; given by coplan if left out.
    pub id: Option<Id>,
    /// What will be different.
    pub statement: Option<Text>,
    /// Who benefits, and how.
    pub benefits: Option<Text>,
    /// When it should be reached.
    pub by: Option<Date>,
}

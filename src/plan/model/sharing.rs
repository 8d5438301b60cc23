//! Sharing and what comes after (questions 7 and 8).

use crate::plan::codes::SharingChannel;
use crate::plan::scalar::{Date, Line, Many, Mention, Prose, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How changes and learning are shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Sharing {
    /// How partners hear back what their part has changed.
    #[schemars(extend("x-rank" = 2))]
    pub feedback: Option<Prose>,
    /// How what did not work is shared.
    #[schemars(extend("x-rank" = 3))]
    pub what_did_not_work: Option<Prose>,
    /// What is shared, with whom and when.
    #[schemars(extend("x-rank" = 1))]
    pub activities: Vec<Activity>,
}

/// Something that is shared with somebody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Activity {
    /// Who it is for: groups of this plan, or anybody else in plain words.
    #[schemars(extend("x-to" = "stakeholders", "x-rank" = 1))]
    pub audience: Many<Mention>,
    /// What they are told.
    #[schemars(extend("x-name" = true, "x-rank" = 2))]
    pub message: Option<Text>,
    /// The way it is shared.
    #[schemars(extend("x-rank" = 3))]
    pub channel: Option<SharingChannel>,
    /// The format: a letter, a film, a poster in large print.
    pub format: Option<Line>,
    /// When.
    #[schemars(extend("x-rank" = 4))]
    pub date: Option<Date>,
    /// Who does it.
    #[schemars(extend("x-rank" = 5))]
    pub owner: Option<Line>,
}

/// What comes after this project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Beyond {
    /// Who keeps the relationship with partners.
    #[schemars(extend("x-rank" = 1))]
    pub relationship_owner: Option<Line>,
    /// How people stay in touch.
    #[schemars(extend("x-rank" = 2))]
    pub stay_in_touch: Option<Prose>,
    /// How the work ends well: thanks, goodbyes, next opportunities.
    #[schemars(extend("x-rank" = 3))]
    pub endings: Option<Prose>,
    /// When this is looked at again.
    #[schemars(extend("x-rank" = 4))]
    pub review_date: Option<Date>,
}

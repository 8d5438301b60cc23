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
    pub feedback: Option<Prose>,
    /// How what did not work is shared.
    pub what_did_not_work: Option<Prose>,
    /// What is shared, with whom and when.
    pub activities: Vec<Activity>,
}

/// Something that is shared with somebody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Activity {
    /// Who it is for: groups of this plan, or anybody else in plain words.
    #[schemars(extend("x-to" = "stakeholders"))]
    pub audience: Many<Mention>,
    /// What they are told.
    pub message: Option<Text>,
    /// The way it is shared.
    pub channel: Option<SharingChannel>,
    /// The format: a letter, a film, a poster in large print.
    pub format: Option<Line>,
    /// When.
    pub date: Option<Date>,
    /// Who does it.
    pub owner: Option<Line>,
}

/// What comes after this project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Beyond {
    /// Who keeps the relationship with partners.
    pub relationship_owner: Option<Line>,
    /// How people stay in touch.
    pub stay_in_touch: Option<Prose>,
    /// How the work ends well: thanks, goodbyes, next opportunities.
    pub endings: Option<Prose>,
    /// When this is looked at again.
    pub review_date: Option<Date>,
}

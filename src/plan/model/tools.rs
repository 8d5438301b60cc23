//! Tools of involvement (question 4).

use crate::plan::codes::{Level, Method};
use crate::plan::scalar::{Date, Id, Line, Many, Number, People, Reference, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A tool of involvement: a workshop, a survey, a panel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Tool {
    /// A short name for references, for example T1; given by coplan if left out.
    #[schemars(extend("x-held" = "both", "x-letter" = "T"))]
    pub id: Option<Id>,
    /// What it is called in this project.
    #[schemars(extend("x-held" = "both", "x-name" = true, "x-rank" = 1))]
    pub name: Option<Line>,
    /// What sort of tool it is.
    #[schemars(extend("x-rank" = 2))]
    pub method: Option<Method>,
    /// What it is for.
    #[schemars(extend("x-held" = "both"))]
    pub purpose: Option<Text>,
    /// How far people take part through it.
    pub level: Option<Level>,
    /// The groups it is used with.
    #[schemars(extend("x-to" = "stakeholders", "x-held" = "both", "x-rank" = 3))]
    pub groups: Many<Reference>,
    /// The objectives it serves.
    #[schemars(extend("x-to" = "aims.objectives"))]
    pub objectives: Many<Reference>,
    /// The first day or month of its use.
    #[schemars(extend("x-held" = "both", "x-rank" = 4))]
    pub start: Option<Date>,
    /// The last day or month of its use.
    #[schemars(extend("x-held" = "both", "x-rank" = 5))]
    pub end: Option<Date>,
    /// How many sessions.
    pub sessions: Option<Number>,
    /// How many people at each session: 8, or a range such as "6-8".
    pub people_per_session: Option<People>,
    /// Where, or how: a venue, online, by post.
    pub place: Option<Line>,
    /// Who leads it.
    pub lead: Option<Line>,
    /// The public partner who leads it together with them.
    pub co_lead: Option<Line>,
    /// What makes it accessible: interpreters, breaks, formats.
    pub access: Option<Text>,
}

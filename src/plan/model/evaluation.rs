//! Evaluation: how it will be known whether it works (question 6).

use crate::plan::codes::MeasureType;
use crate::plan::scalar::{Date, Id, Line, Many, Prose, Reference, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How you will know that it is working.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Evaluation {
    /// How partners' own experience of taking part is asked about.
    #[schemars(extend("x-rank" = 2))]
    pub partner_experience: Option<Prose>,
    /// Who looks after evaluation as a whole.
    #[schemars(extend("x-rank" = 3))]
    pub owner: Option<Line>,
    /// The measures, one entry each.
    #[schemars(extend("x-held" = "workbook", "x-rank" = 1))]
    pub measures: Vec<Measure>,
}

/// Something to look at, before and after.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Measure {
    /// A short name for references, for example M1; given by coplan if left out.
    #[schemars(extend("x-held" = "both", "x-letter" = "M"))]
    pub id: Option<Id>,
    /// The objectives it tells about.
    #[schemars(extend("x-to" = "aims.objectives"))]
    pub objectives: Many<Reference>,
    /// What sort of measure it is.
    #[serde(rename = "type")]
    pub measure_type: Option<MeasureType>,
    /// What we will look at.
    #[schemars(extend("x-held" = "both", "x-name" = true, "x-rank" = 1))]
    pub indicator: Option<Text>,
    /// What it is counted in: people, percent, days.
    #[schemars(extend("x-held" = "both"))]
    pub unit: Option<Line>,
    /// Where we are now; "not known yet, collect by …" is an answer, and zero is not blank.
    #[schemars(extend("x-held" = "both", "x-rank" = 2))]
    pub baseline: Option<Line>,
    /// When the baseline was or will be taken.
    pub baseline_date: Option<Date>,
    /// Where we want to be.
    #[schemars(extend("x-held" = "both", "x-rank" = 3))]
    pub target: Option<Line>,
    /// By when.
    pub target_date: Option<Date>,
    /// How it is found out.
    #[schemars(extend("x-rank" = 4))]
    pub method: Option<Text>,
    /// How often it is looked at.
    pub frequency: Option<Line>,
    /// Who looks at it.
    #[schemars(extend("x-rank" = 5))]
    pub owner: Option<Line>,
    /// Whether results are shown for each group separately.
    pub split_by_group: Option<bool>,
}

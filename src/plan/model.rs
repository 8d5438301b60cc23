//! The plan as Rust types: the one source of keys, kinds, codes and descriptions.
//!
//! Every key is optional. A doc comment here is what editors show people who write a plan file.

mod aims;
mod evaluation;
mod people;
mod resources;
mod sharing;
mod sign_off;
mod tools;

pub use aims::{Aims, Decision, Objective};
pub use evaluation::{Evaluation, Measure};
pub use people::{Approach, Lead, Stakeholder};
pub use resources::{Budget, BudgetYear, Funder, Resource};
pub use sharing::{Activity, Beyond, Sharing};
pub use sign_off::{Accepted, Approver, Assessment, Change, SignOff};
pub use tools::Tool;

use super::codes::Status;
use super::scalar::{Currency, Date, Format, Language, Line, Prose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A partnership plan: a title and eight short answers are a whole one; all else is optional detail.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "coplan plan file")]
pub struct Plan {
    /// Where editors find the schema of plan files; coplan itself does not use it.
    #[serde(rename = "$schema", skip_serializing)]
    pub schema: Option<Line>,
    /// The version of the plan file's format; 1.
    #[schemars(extend("x-held" = "plan-file", "x-approving" = true))]
    pub format: Option<Format>,
    /// The title of the project, as people know it.
    #[schemars(extend("x-rank" = 1))]
    pub title: Option<Line>,
    /// Who leads the work and answers questions about the plan.
    pub lead: Lead,
    /// The eight questions, each answered in a few sentences.
    pub answers: Answers,
    /// A number or code your organisation knows the plan by.
    pub reference: Option<Line>,
    /// The version of the plan, for example "0.4".
    #[schemars(extend("x-approving" = true))]
    pub version: Option<Line>,
    /// Where the plan stands on its way to approval.
    #[schemars(extend("x-approving" = true))]
    pub status: Option<Status>,
    /// The organisation the plan belongs to.
    pub organisation: Option<Line>,
    /// The language the plan is written in, as a tag such as en-GB or cy.
    pub language: Option<Language>,
    /// The currency of all amounts, as a three-letter code; GBP unless said.
    pub currency: Option<Currency>,
    /// When the work starts and ends.
    pub dates: Dates,
    /// The plan in a few sentences, for a reader with one minute.
    pub summary: Option<Prose>,
    /// Question 1 in detail: what you hope to achieve.
    #[schemars(extend("x-question" = "achieve"))]
    pub aims: Aims,
    /// Question 2 in detail: the people and groups to involve, one entry each.
    #[schemars(extend("x-held" = "workbook", "x-question" = "involve", "x-rank" = 1))]
    pub stakeholders: Vec<Stakeholder>,
    /// Question 3 in detail: how people are found and included.
    #[schemars(extend("x-question" = "find"))]
    pub approach: Approach,
    /// Question 4 in detail: the tools of involvement, one entry each.
    #[schemars(extend("x-held" = "workbook", "x-question" = "tools", "x-rank" = 1))]
    pub tools: Vec<Tool>,
    /// Question 5 in detail: the funders asked for money.
    #[schemars(extend("x-held" = "workbook", "x-question" = "need", "x-adds" = true, "x-rank" = 2))]
    pub funders: Vec<Funder>,
    /// Question 5 in detail: how the budget is calculated.
    #[schemars(extend("x-held" = "workbook", "x-question" = "need", "x-adds" = true))]
    pub budget: Budget,
    /// Question 5 in detail: the budget lines.
    #[schemars(extend("x-held" = "workbook", "x-question" = "need", "x-rank" = 1))]
    pub resources: Vec<Resource>,
    /// Question 6 in detail: how you will know that it is working.
    #[schemars(extend("x-question" = "working"))]
    pub evaluation: Evaluation,
    /// Question 7 in detail: how changes and learning are shared.
    #[schemars(extend("x-question" = "sharing"))]
    pub sharing: Sharing,
    /// Question 8 in detail: what comes after this project.
    #[schemars(extend("x-question" = "beyond"))]
    pub beyond: Beyond,
    /// Approval of the plan.
    pub sign_off: SignOff,
    /// Assessments the plan rests on, such as equality or data protection.
    pub assessments: Vec<Assessment>,
    /// The versions of this plan so far, oldest first.
    #[schemars(extend("x-about-the-plan" = true, "x-approving" = true))]
    pub history: Vec<Change>,
    /// Whatever your own templates need; coplan hands it on untouched.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// The eight questions, in prose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// 1. What am I hoping to achieve?
    #[schemars(extend("x-topic" = "what you hope to achieve"))]
    pub achieve: Option<Prose>,
    /// 2. Who do I need to work with or involve?
    #[schemars(extend("x-topic" = "who to work with"))]
    pub involve: Option<Prose>,
    /// 3. How am I going to find them?
    #[schemars(extend("x-topic" = "how to find them"))]
    pub find: Option<Prose>,
    /// 4. Which tools shall I use?
    #[schemars(extend("x-topic" = "which tools to use"))]
    pub tools: Option<Prose>,
    /// 5. What do I need to do this?
    #[schemars(extend("x-topic" = "what you need"))]
    pub need: Option<Prose>,
    /// 6. How will I know this is working?
    #[schemars(extend("x-topic" = "how you will know it is working"))]
    pub working: Option<Prose>,
    /// 7. How will I share what is changing and what we are learning?
    #[schemars(extend("x-topic" = "how you will share it"))]
    pub sharing: Option<Prose>,
    /// 8. What is my plan beyond this project?
    #[schemars(extend("x-topic" = "what comes after"))]
    pub beyond: Option<Prose>,
}

/// When the work starts and ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {
    /// The first day or month of the work.
    pub start: Option<Date>,
    /// The last day or month of the work.
    pub end: Option<Date>,
}

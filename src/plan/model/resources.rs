//! Resources: funders, the budget's rules, and the budget lines (question 5).

use crate::plan::codes::{Category, Funding, Unit};
use crate::plan::scalar::{Date, Id, Line, Many, Money, Number, Percent, Reference, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A funder asked for money.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Funder {
    /// A short name for references, for example F1; given by coplan if left out.
    #[schemars(extend("x-letter" = "F"))]
    pub id: Option<Id>,
    /// What the funder is called.
    #[schemars(extend("x-name" = true, "x-rank" = 1))]
    pub name: Option<Line>,
    /// The most they give.
    #[schemars(extend("x-rank" = 2))]
    pub limit: Option<Money>,
    /// When the bid is due.
    #[schemars(extend("x-rank" = 3))]
    pub deadline: Option<Date>,
}

/// How the budget is calculated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Budget {
    /// The budget years, in order.
    #[schemars(extend("x-rank" = 3))]
    pub years: Vec<BudgetYear>,
    /// How much prices rise from one year to the next, in percent; 0 unless said.
    #[schemars(extend("x-rank" = 5, "x-cell" = "Inflation"))]
    pub inflation_percent: Option<Percent>,
    /// Money for the unforeseen, in percent of what is requested; 0 unless said.
    #[schemars(extend("x-rank" = 6, "x-cell" = "Contingency"))]
    pub contingency_percent: Option<Percent>,
    /// Overheads of the organisation, in percent of what is requested; 0 unless said.
    #[schemars(extend("x-rank" = 7, "x-cell" = "Overheads"))]
    pub overhead_percent: Option<Percent>,
    /// If public partners are not paid: why.
    #[schemars(extend("x-held" = "word", "x-rank" = 4))]
    pub no_payment_because: Option<Text>,
}

/// A budget year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetYear {
    /// What the year is called, for example 2027/28.
    #[schemars(extend("x-name" = true, "x-rank" = 1))]
    pub label: Option<Line>,
    /// Its first day.
    #[schemars(extend("x-rank" = 2))]
    pub start: Option<Date>,
}

/// A budget line: something that costs money, or is given free.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Resource {
    /// A short name for references, for example R1; given by coplan if left out.
    #[schemars(extend("x-letter" = "R"))]
    pub id: Option<Id>,
    /// What is needed.
    #[schemars(extend("x-name" = true, "x-rank" = 1))]
    pub item: Option<Line>,
    /// What sort of cost it is.
    #[schemars(extend("x-rank" = 2))]
    pub category: Option<Category>,
    /// The tool it is needed for.
    #[schemars(extend("x-to" = "tools"))]
    pub tool: Option<Reference>,
    /// What the quantity counts: hours, pages, nights.
    #[schemars(extend("x-rank" = 4))]
    pub unit: Option<Unit>,
    /// How many units, for each person each time; 1 if left out.
    #[schemars(extend("x-rank" = 3))]
    pub quantity: Option<Number>,
    /// For how many people; 1 if left out.
    pub people: Option<Number>,
    /// How many times; 1 if left out.
    pub times: Option<Number>,
    /// What one unit costs, without VAT; what the line costs in all, if nothing is counted.
    #[schemars(extend("x-rank" = 5))]
    pub rate: Option<Money>,
    /// Whether the price stays as it is in later years, as in a fixed quote; it rises with inflation
    /// unless said.
    pub fixed_price: Option<bool>,
    /// VAT in percent.
    pub vat_percent: Option<Percent>,
    /// Employer's on-costs in percent, such as national insurance and pension.
    pub on_cost_percent: Option<Percent>,
    /// The budget year, or several: the same quantity in each.
    #[schemars(extend("x-labels" = "budget.years"))]
    pub year: Many<Line>,
    /// Where the money comes from; requested unless said.
    pub status: Option<Funding>,
    /// The funder asked for it.
    #[schemars(extend("x-to" = "funders"))]
    pub funder: Option<Reference>,
    /// Why it is needed and why it costs this much.
    pub justification: Option<Text>,
    /// Where the rate comes from.
    pub rate_source: Option<Line>,
    /// When the rate was looked up.
    pub rate_date: Option<Date>,
}

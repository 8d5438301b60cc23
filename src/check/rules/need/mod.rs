//! Rules about question 5, what do I need to do this.

pub(crate) mod access_need_without_cost;
pub(crate) mod ask_above_limit;
pub(crate) mod blank_rate;
pub(crate) mod funder_deadline_passed;
pub(crate) mod line_counts_as_nothing;
pub(crate) mod no_coordination_time;
pub(crate) mod no_expenses;
pub(crate) mod no_payment_for_partners;
pub(crate) mod not_asked_of_anybody;
pub(crate) mod nothing_for_evaluation_or_feedback;
pub(crate) mod old_rate_source;
pub(crate) mod other_funder_named;
pub(crate) mod paid_people_differ;
pub(crate) mod tool_without_resource;
pub(crate) mod year_listed_twice;
pub(crate) mod years_out_of_order;

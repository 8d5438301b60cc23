//! Every rule, one file each, in folders by question.

use super::facts::Facts;
use super::occurrence::Occurrence;
use super::rule::Rule;

mod achieve;
mod beyond;
mod find;
mod house;
mod involve;
mod need;
mod sharing;
mod sign_off;
mod tools;
mod whole;
mod working;

/// Every rule, in the order of the questions; within a question, as a reviewer would ask.
static RULES: &[Rule] = &[
    whole::plan_is_blank::RULE,
    whole::question_unanswered::RULE,
    whole::only_in_words::RULE,
    achieve::objective_without_measure::RULE,
    achieve::objective_without_tool::RULE,
    achieve::influence_not_stated::RULE,
    achieve::decision_before_listening_starts::RULE,
    achieve::decision_before_listening_ends::RULE,
    achieve::many_objectives::RULE,
    involve::no_public_group::RULE,
    involve::no_staff_group::RULE,
    involve::no_seldom_heard_group::RULE,
    involve::single_public_partner::RULE,
    involve::affected_group_only_informed::RULE,
    involve::hard_to_reach_unnamed::RULE,
    find::group_without_route::RULE,
    find::all_channels_digital::RULE,
    find::seldom_heard_group_at_a_distance::RULE,
    find::short_notice::RULE,
    tools::co_design_at_a_distance::RULE,
    tools::group_without_tool::RULE,
    tools::access_need_not_arranged::RULE,
    tools::end_before_start::RULE,
    tools::date_outside_plan::RULE,
    need::no_payment_for_partners::RULE,
    need::no_expenses::RULE,
    need::access_need_without_cost::RULE,
    need::blank_rate::RULE,
    need::line_counts_as_nothing::RULE,
    need::not_asked_of_anybody::RULE,
    need::year_listed_twice::RULE,
    need::years_out_of_order::RULE,
    need::funder_deadline_passed::RULE,
    need::no_coordination_time::RULE,
    need::nothing_for_evaluation_or_feedback::RULE,
    need::tool_without_resource::RULE,
    need::old_rate_source::RULE,
    need::ask_above_limit::RULE,
    need::other_funder_named::RULE,
    need::paid_people_differ::RULE,
    working::measure_without_owner::RULE,
    working::measure_without_method::RULE,
    working::measure_without_baseline_or_target::RULE,
    working::only_output_measures::RULE,
    working::no_partner_experience::RULE,
    sharing::no_feedback_to_partners::RULE,
    sharing::late_feedback::RULE,
    sharing::only_papers_and_reports::RULE,
    sharing::nothing_on_what_did_not_work::RULE,
    beyond::no_relationship_owner::RULE,
    beyond::no_ending_plan::RULE,
    house::field_required::RULE,
    house::too_many_words::RULE,
    sign_off::approved_without_approver_or_date::RULE,
    sign_off::approval_of_earlier_version::RULE,
    sign_off::not_approved::RULE,
    sign_off::approved_with_conditions::RULE,
    sign_off::conditions_not_stated::RULE,
    sign_off::decided_in_the_future::RULE,
    sign_off::review_before_approval::RULE,
    sign_off::version_differs_from_history::RULE,
    sign_off::tbc_left_in::RULE,
    sign_off::alternatives_left_open::RULE,
    sign_off::accepted_no_longer_applies::RULE,
    sign_off::accepted_without_reason::RULE,
    sign_off::cannot_be_accepted::RULE,
];

/// Every rule, in the order of the questions.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule of this name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// What the rule of this name finds; nothing if there is none.
pub(super) fn found_by(name: &str, facts: &Facts<'_>) -> Vec<Occurrence> {
    rule(name).map_or_else(Vec::new, |rule| (rule.find)(facts))
}

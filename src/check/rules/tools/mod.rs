//! Rules about question 4, which tools shall I use.

pub(crate) mod access_need_not_arranged;
pub(crate) mod co_design_at_a_distance;
pub(crate) mod date_outside_plan;
pub(crate) mod end_before_start;
pub(crate) mod group_without_tool;

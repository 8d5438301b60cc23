//! Rules about question 1, what am I hoping to achieve.

pub(crate) mod decision_before_listening_ends;
pub(crate) mod decision_before_listening_starts;
pub(crate) mod influence_not_stated;
mod listening;
pub(crate) mod many_objectives;
pub(crate) mod objective_without_measure;
pub(crate) mod objective_without_tool;

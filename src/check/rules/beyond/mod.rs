//! Rules about question 8, what is my plan beyond this project.

pub(crate) mod no_ending_plan;
pub(crate) mod no_relationship_owner;

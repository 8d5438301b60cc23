//! Rules about question 2, who do I need to work with or involve.

pub(crate) mod affected_group_only_informed;
pub(crate) mod hard_to_reach_unnamed;
pub(crate) mod no_public_group;
pub(crate) mod no_seldom_heard_group;
pub(crate) mod no_staff_group;
pub(crate) mod single_public_partner;

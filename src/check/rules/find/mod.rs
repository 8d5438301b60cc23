//! Rules about question 3, how am I going to find them.

pub(crate) mod all_channels_digital;
pub(crate) mod group_without_route;
pub(crate) mod seldom_heard_group_at_a_distance;
pub(crate) mod short_notice;

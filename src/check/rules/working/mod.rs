//! Rules about question 6, how will I know this is working.

pub(crate) mod measure_without_baseline_or_target;
pub(crate) mod measure_without_method;
pub(crate) mod measure_without_owner;
pub(crate) mod no_partner_experience;
pub(crate) mod only_output_measures;

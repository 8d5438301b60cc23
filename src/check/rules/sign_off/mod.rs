//! Rules about approval.

pub(crate) mod accepted_no_longer_applies;
pub(crate) mod accepted_without_reason;
pub(crate) mod alternatives_left_open;
pub(crate) mod approval_of_earlier_version;
pub(crate) mod approved_with_conditions;
pub(crate) mod approved_without_approver_or_date;
pub(crate) mod cannot_be_accepted;
pub(crate) mod conditions_not_stated;
pub(crate) mod decided_in_the_future;
pub(crate) mod not_approved;
pub(crate) mod review_before_approval;
pub(crate) mod tbc_left_in;
pub(crate) mod version_differs_from_history;

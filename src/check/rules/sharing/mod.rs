//! Rules about question 7, how will I share what is changing and what we are learning.

mod audience;
pub(crate) mod late_feedback;
pub(crate) mod no_feedback_to_partners;
pub(crate) mod nothing_on_what_did_not_work;
pub(crate) mod only_papers_and_reports;

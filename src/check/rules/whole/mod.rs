//! Rules about the plan as a whole.

pub(crate) mod only_in_words;
pub(crate) mod plan_is_blank;
pub(crate) mod question_unanswered;

//! Rules about what a house asks of its fields.

pub(crate) mod field_required;
pub(crate) mod too_many_words;

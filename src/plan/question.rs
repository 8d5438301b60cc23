//! A question that a plan answers: what is known of it beside the fields it asks for.
//!
//! In: what is declared at the field of its answer (see [`super::registry`]). Out: a [`Question`]. Whether a
//! plan answers it is told by [`super::Values`]; its wording in documents stands in `terms.toml`.

use std::sync::Arc;

/// A question that a plan answers, in words, in detail or in both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Question {
    /// Its number, from 1 on.
    pub number: usize,
    /// Its key, by which fields and rules belong to it: `achieve`.
    pub key: Arc<str>,
    /// The field of its answer in words, by tag: `answers.achieve`.
    pub answer: Arc<str>,
    /// What it asks for, in a few words: `what you hope to achieve`.
    pub topic: Arc<str>,
}

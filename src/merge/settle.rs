//! What a field says when several have a say: the plan, and each document that holds it.

use super::same::same;
use crate::plan::{Value, is_blank};

/// What one document says of a field.
pub(super) struct Say {
    /// The document, by its position.
    pub(super) document: usize,
    /// What it says; nothing if it leaves the field empty.
    pub(super) value: Option<Value>,
    /// Whether it was made from this very plan, so that what it says differently was changed in it.
    pub(super) current: bool,
}

/// What came out.
#[derive(Default)]
pub(super) struct Settled {
    /// What the field says now: perhaps nothing. None if the plan's value stays.
    #[expect(
        clippy::option_option,
        reason = "the plan's value stays, or is one, or none"
    )]
    pub(super) value: Option<Option<Value>>,
    /// The documents that say so.
    pub(super) from: Vec<usize>,
    /// What others say, by document, each once. Empty if somebody took out what others changed.
    pub(super) others: Vec<(Vec<usize>, Option<Value>)>,
}

/// Settles a field.
///
/// A document made from this very plan changes what it says differently. Any other only fills in what the plan
/// leaves open: nobody can tell whether the plan or the document was changed later. Of several changes the
/// first that says something is taken, and the others are kept as alternatives.
pub(super) fn settle(plan: Option<&Value>, says: Vec<Say>) -> Settled {
    let mut wins: Vec<(Vec<usize>, Option<Value>)> = Vec::new();
    let mut others: Vec<(Vec<usize>, Option<Value>)> = Vec::new();
    for Say {
        document,
        value,
        current,
    } in says
    {
        let said = value.as_ref();
        if same(said, plan) || (!current && is_blank(said)) {
            continue;
        }
        let group = if current || is_blank(plan) {
            &mut wins
        } else {
            &mut others
        };
        match group
            .iter_mut()
            .find(|(_, known)| same(known.as_ref(), said))
        {
            Some((documents, _)) => documents.push(document),
            None => group.push((vec![document], value)),
        }
    }
    if wins.is_empty() {
        return Settled {
            others,
            ..Settled::default()
        };
    }
    // Where all have emptied it, the first of them.
    let first = wins
        .iter()
        .position(|(_, value)| !is_blank(value.as_ref()))
        .unwrap_or(0);
    let (from, value) = wins.remove(first);
    wins.extend(
        others
            .into_iter()
            .filter(|(_, other)| !same(other.as_ref(), value.as_ref())),
    );
    Settled {
        value: Some(value),
        from,
        others: wins,
    }
}

//! What a merge has left in the comments of a plan file, and what waits there for a person.

use super::words::{NOT_PLACED, TO_DECIDE};
use crate::diagnostic::{Place, TextPlace};
use crate::source::{self, Tree};
use std::fmt;

/// Something that stands in the comments of a plan file and waits for a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Documents said different things, and somebody has to choose.
    ToDecide(TextPlace, String),
    /// Text of a document that has no place in the plan.
    NotPlaced(TextPlace, String),
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ToDecide(place, said) => {
                write!(f, "{}: {TO_DECIDE} {said}", Place::from(place.clone()))
            }
            Self::NotPlaced(place, said) => {
                write!(f, "{}: {NOT_PLACED} {said}", Place::from(place.clone()))
            }
        }
    }
}

/// What stands in the comments of a plan file and waits for a person, in the order of the text.
#[must_use]
pub fn standing(tree: &Tree) -> Vec<Standing> {
    let remarks = source::remarks(tree).into_iter();
    let known = remarks.filter_map(|(place, text)| {
        let after = |head: &str| text.strip_prefix(head).map(|rest| rest.trim().to_owned());
        if let Some(said) = after(TO_DECIDE) {
            Some(Standing::ToDecide(place, said))
        } else {
            after(NOT_PLACED).map(|said| Standing::NotPlaced(place, said))
        }
    });
    known.collect()
}

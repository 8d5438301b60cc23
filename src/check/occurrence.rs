//! Where in a plan a fault occurs: a path, and what people call it. Which fault it is, is not known here.

use crate::diagnostic::Phrase;

/// One place in a plan that has a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// The path of the field: `stakeholders.S2.route`.
    pub(super) path: String,
    /// What people call it, for the message: `Carers`. Not used by a message without names.
    pub(super) name: Phrase,
}

impl Occurrence {
    /// An occurrence at a path that stands once in a plan.
    pub(super) fn at(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            name: Phrase::Text(String::new()),
        }
    }

    /// The same, by another name.
    pub(super) fn named(mut self, name: impl Into<Phrase>) -> Self {
        self.name = name.into();
        self
    }
}

/// An occurrence at this path if so, and none if not.
pub(super) fn once(found: bool, path: &str) -> Vec<Occurrence> {
    found.then(|| Occurrence::at(path)).into_iter().collect()
}

//! Access needs that have to be arranged, and usually paid for.

use super::phrases;
use super::text::mentions;
use crate::diagnostic::Pattern;
use crate::plan::Resource;
use crate::plan::codes::{AccessNeed, Category};

/// An access need that has to be arranged, and usually paid for.
pub(super) struct PaidNeed {
    /// The need.
    pub(super) need: AccessNeed,
    /// What it is called in a sentence.
    pub(super) name: Pattern,
    /// How words begin that show it has been thought of.
    words: &'static [&'static str],
    /// The categories of budget lines that pay for it.
    categories: &'static [Category],
    /// Whether it matters only where people meet.
    pub(super) in_person: bool,
}

/// The access needs that have to be arranged, and usually paid for.
static PAID: [PaidNeed; 6] = [
    PaidNeed {
        need: AccessNeed::Bsl,
        name: phrases::BSL,
        words: &["bsl", "sign language", "signed", "signing", "signer"],
        categories: &[Category::Interpreting],
        in_person: false,
    },
    PaidNeed {
        need: AccessNeed::Interpreter,
        name: phrases::INTERPRETER,
        words: &["interpret", "translat"],
        categories: &[Category::Interpreting],
        in_person: false,
    },
    PaidNeed {
        need: AccessNeed::Captions,
        name: phrases::CAPTIONS,
        words: &[
            "caption",
            "subtitle",
            "speech-to-text",
            "speech to text",
            "palantyp",
        ],
        categories: &[Category::Interpreting, Category::Access],
        in_person: false,
    },
    PaidNeed {
        need: AccessNeed::Braille,
        name: phrases::BRAILLE,
        words: &["braille"],
        categories: &[Category::Access],
        in_person: false,
    },
    PaidNeed {
        need: AccessNeed::CarerCover,
        name: phrases::CARER_COVER,
        words: &[
            "carer cover",
            "care cover",
            "care ",
            "care,",
            "care.",
            "childcare",
            "respite",
            "sitter",
            "sitting service",
            "crèche",
            "creche",
        ],
        categories: &[Category::CarerCover],
        in_person: true,
    },
    PaidNeed {
        need: AccessNeed::Companion,
        name: phrases::COMPANION,
        words: &[
            "companion",
            "come along",
            "bring a",
            "bring some",
            "support worker",
            "personal assistant",
            "escort",
        ],
        categories: &[Category::Access],
        in_person: true,
    },
];

impl PaidNeed {
    /// Every such need, in the order of the pick-list.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        PAID.iter()
    }

    /// Whether a text shows that it has been thought of.
    pub(super) fn is_named_in<T: AsRef<str>>(&self, text: Option<&T>) -> bool {
        text.is_some_and(|text| mentions(text.as_ref(), self.words))
    }

    /// Whether a budget line pays for it: by its category, or because it says so.
    pub(super) fn is_met_by(&self, line: &Resource) -> bool {
        line.category
            .is_some_and(|category| self.categories.contains(&category))
            || self.is_named_in(line.item.as_ref())
            || self.is_named_in(line.justification.as_ref())
    }
}

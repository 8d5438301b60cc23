//! What a document remembers of its plan and of its own words, and what has become of it since.
//!
//! In: a document or workbook as it is made, and the plan it shows. Out: a [`Memory`], kept in the
//! custom properties of the file; and back from any file, whoever has saved it. One format, whose
//! version is the property `coplan.format`: whoever wants to know something else of a file's making
//! puts it here. No answer is kept: a bid goes to outsiders. This room does not know what is done with
//! what a document remembers.
//!
//! - `hashes` keeps what was written as short hashes; `of_document`, `of_workbook`, `answers` and
//!   `items` say what that is.
//! - `words` gives one hash over all a file says, which is the same whoever has saved it.
//! - `origin` tells of which plan documents are, and whether they belong together.

mod answers;
mod hashes;
mod items;
mod of_document;
mod of_workbook;
mod origin;
mod words;

pub use hashes::{Hashes, Remembered};
pub use of_document::of_document;
pub use of_workbook::of_workbook;
pub use origin::{Origin, State, compare};
pub use words::{words_of_row, words_property, words_property_of};

use crate::plan::{Path, Purpose, Values};

/// The version of the format in which documents remember.
const FORMAT: &str = "1";
/// What the names of the properties begin with.
const PREFIX: &str = "coplan.";
/// How many digits of a plan's fingerprint a page shows.
const SHOWN_DIGITS: usize = 8;

/// The digits of a plan's fingerprint that stand at the foot of every page.
#[must_use]
pub fn shown_fingerprint(fingerprint: &str) -> String {
    fingerprint.chars().take(SHOWN_DIGITS).collect()
}

/// What the names of pictures begin with that coplan puts into a document, and what ends their numbers.
const PICTURE: &str = "coplan ";
const OF: &str = ": ";

/// What a picture of this file is called in a Word document: `coplan 101: map.png`. `LibreOffice` gives
/// another name to a picture that is called like one before it.
#[must_use]
pub fn picture_name(number: usize, source: &str) -> String {
    format!("{PICTURE}{number}{OF}{source}")
}

/// The file of a picture with this name in a Word document, if coplan has put it there.
#[must_use]
pub fn picture_source(name: &str) -> Option<&str> {
    let (number, source) = name.strip_prefix(PICTURE)?.split_once(OF)?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    Some(source).filter(|source| is_number && !source.is_empty())
}

/// What a document remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The version of the format; none in a file that coplan did not make.
    pub format: Option<String>,
    /// The fingerprint of the plan it was made of.
    pub plan: Option<String>,
    /// What it was made for: a code of [`Purpose`].
    pub purpose: Option<String>,
    /// The language of its own words, as a tag.
    pub language: Option<String>,
    /// The currency of the plan, if it says one.
    pub currency: Option<String>,
    /// The version of the plan, if it has one.
    pub version: Option<String>,
    /// The fingerprint of the plan's answers, approvals apart.
    pub answers: Option<String>,
    /// The id of the funder that a bid goes to.
    pub funder: Option<String>,
    /// The hash of all it says.
    pub words: Option<String>,
    /// Its own words, and the answers and entries it shows.
    pub hashes: Hashes,
}

impl Memory {
    /// What a document remembers that is made of a plan with this fingerprint.
    #[must_use]
    pub fn new(fingerprint: &str, purpose: Purpose) -> Self {
        Self {
            format: Some(FORMAT.to_owned()),
            plan: Some(fingerprint.to_owned()),
            purpose: Some(purpose.code().to_owned()),
            ..Self::default()
        }
    }

    /// The custom properties that hold it, by their names and in their order; the words come when the
    /// parts are written.
    #[must_use]
    pub fn properties(&self) -> Vec<(String, String)> {
        let named = [
            ("format", &self.format),
            ("plan", &self.plan),
            ("purpose", &self.purpose),
            ("language", &self.language),
            ("currency", &self.currency),
            ("version", &self.version),
            ("answers", &self.answers),
            ("funder", &self.funder),
        ];
        let named = named
            .into_iter()
            .filter_map(|(name, text)| Some((format!("{PREFIX}{name}"), text.clone()?)));
        named.chain(self.hashes.properties()).collect()
    }

    /// What custom properties say that a document remembers.
    #[must_use]
    pub fn read(properties: &[(String, String)]) -> Self {
        let property = |name: &str| {
            let mut found = properties.iter();
            let found = found.find(|(known, _)| known.strip_prefix(PREFIX) == Some(name));
            found.map(|(_, text)| text.clone())
        };
        Self {
            format: property("format"),
            plan: property("plan"),
            purpose: property("purpose"),
            language: property("language"),
            currency: property("currency"),
            version: property("version"),
            answers: property("answers"),
            funder: property("funder"),
            words: property("words"),
            hashes: Hashes::from_properties(properties),
        }
    }

    /// Whether it says that coplan made the document.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.format.is_some() || self.plan.is_some()
    }

    /// What the document was made for, if it is a purpose that this version knows.
    #[must_use]
    pub fn purpose(&self) -> Option<Purpose> {
        Purpose::of_code(self.purpose.as_deref()?)
    }

    /// Whether this was in the document when it was made.
    #[must_use]
    pub fn has(&self, what: Remembered<'_>) -> bool {
        self.hashes.has(what)
    }

    /// The paths of the answers of these values that the document was made with, where it is certain that no
    /// person has typed them.
    #[must_use]
    pub fn kept(&self, values: &Values) -> std::collections::BTreeSet<Path> {
        answers::Answers::of(values, |_| true).kept(&self.hashes)
    }
}

//! A finding about a plan, a template, a style or a document, as plain data.
//!
//! In: what any other room has noticed. Out: a [`Diagnostic`], shown for people by
//! [`render`], or as JSON. This room knows no file and no terminal: a text place carries
//! the text it points into.

mod listed;
mod phrase;
mod place;
mod printable;
mod render;
mod suggest;
mod unusable;
mod wording;

pub use listed::listed;
pub use phrase::{English, Pattern, Phrase, Tongue, filled};
pub use place::{Place, Text, TextPlace};
pub use printable::printable;
pub use render::{Style, render};
pub use suggest::{did_you_mean, nearest};
pub(crate) use unusable::{BYTE_ORDER_MARK, is_unusable};
pub use wording::{Parts, Voice};

use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// How much a finding matters. The order is that of importance, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing can be made, or what would be made is wrong. People see "To fix".
    Error,
    /// What is made is right, but something is missing or doubtful. People see "Worth a look".
    Warning,
    /// A hint, or a next step. People see "Note".
    Note,
}

impl Severity {
    /// The words that stand before a finding when it is shown to people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "To fix",
            Self::Warning => "Worth a look",
            Self::Note => "Note",
        }
    }
}

/// One finding: what was found, where, and one way to mend it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnostic {
    /// The kebab-case name of the fault, for example `unknown-key`.
    pub name: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// What was found, in one plain sentence without a full stop.
    pub message: String,
    /// The plan field it is about, for example `stakeholders.S2.route`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Where that is, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What would do: one fix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What the message is made of, where another language may say it.
    #[serde(skip)]
    pub parts: Option<Box<Parts>>,
    /// The words of the language that it has been told in; none where it is as it was written, in English.
    #[serde(skip)]
    pub voice: Option<Box<Voice>>,
}

impl Diagnostic {
    /// A finding of the given severity, with neither place nor help yet.
    pub fn new(
        severity: Severity,
        name: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            severity,
            message: message.into(),
            path: None,
            place: None,
            help: None,
            parts: None,
            voice: None,
        }
    }

    /// An error: see [`Severity::Error`].
    pub fn error(name: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, name, message)
    }

    /// A warning: see [`Severity::Warning`].
    pub fn warning(name: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, name, message)
    }

    /// A note: see [`Severity::Note`].
    pub fn note(name: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, name, message)
    }

    /// Says which plan field the finding is about.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says where the finding is.
    #[must_use]
    pub fn in_place(mut self, place: impl Into<Place>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Says what would mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether this finding is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    /// One line: place, severity, message and help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {}", self.label(), self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

/// That something has happened which only a fault of coplan can bring about: whoever meets it writes
/// nothing, so that nobody's words are lost. The finding is named `fault-of-coplan`.
#[must_use]
pub fn fault_of_coplan(what: &str) -> Diagnostic {
    let message = format!("this is a fault of coplan: {what}");
    Diagnostic::error("fault-of-coplan", message)
        .help("nothing was written; please report it, with the file that brought it about")
}

/// Whether any of these findings is an error.
#[must_use]
pub fn has_errors(findings: &[Diagnostic]) -> bool {
    findings.iter().any(Diagnostic::is_error)
}

//! Values made of text: lines, plain text, prose, ids and references.

use super::scalar;
use crate::source::BadValue;
use std::fmt;
use std::str::FromStr;

/// Defines a kind of text: a newtype over its trimmed characters.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $schema:tt) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, or an empty one where a key is left out: the two mean the same.
            #[must_use]
            pub fn or_nothing(text: Option<&Self>) -> &str {
                text.map_or("", Self::as_str)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        scalar!($name, $schema);
    };
}

text!(
    /// A single line of plain text.
    Line,
    { "type": ["string", "number", "boolean"], "x-kind": "line" }
);
text!(
    /// Plain text that may have line breaks.
    Text,
    { "type": ["string", "number", "boolean"], "x-kind": "text" }
);
text!(
    /// Prose in Markdown: paragraphs, lists, emphasis and links.
    Prose,
    { "type": ["string", "number", "boolean"], "x-kind": "prose" }
);
text!(
    /// The short name of an entry, for example `S1`; unique in the plan.
    Id,
    { "type": ["string", "number"], "x-kind": "line" }
);
text!(
    /// An entry of the plan, by its id or its name.
    Reference,
    { "type": ["string", "number"], "x-kind": "reference" }
);
text!(
    /// A group of the plan, by its id or its name, or anybody else in plain words.
    Mention,
    { "type": ["string", "number"], "x-kind": "reference", "x-mention": true }
);

/// Text without spaces at its ends, and with one kind of line break.
pub(crate) fn clean(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n")
}

/// A line: what people wrap over several lines of a file is one line all the same.
pub(crate) fn one_line(text: &str) -> String {
    clean(text)
        .split('\n')
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}

impl FromStr for Line {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Ok(Self(one_line(text)))
    }
}

impl FromStr for Text {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Ok(Self(clean(text)))
    }
}

impl FromStr for Prose {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Ok(Self(clean(text)))
    }
}

impl FromStr for Reference {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Ok(Self(one_line(text)))
    }
}

impl FromStr for Mention {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Ok(Self(one_line(text)))
    }
}

impl FromStr for Id {
    type Err = BadValue;

    /// An id is short and has no spaces, dots or brackets, because paths are built from ids.
    fn from_str(text: &str) -> Result<Self, BadValue> {
        let id = one_line(text);
        let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        if id.is_empty() || id.chars().count() > 20 || !id.chars().all(allowed) {
            return Err(BadValue::named("bad-id", format!("`{id}` cannot be an id"))
                .help("use up to 20 letters, digits, hyphens and underscores, for example `S1`"));
        }
        Ok(Self(id))
    }
}

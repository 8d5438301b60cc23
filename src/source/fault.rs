//! What can be wrong with a value: the error type of the deserializer, and how a scalar type says more
//! than a message.
//!
//! In: what serde or a type's own `Deserialize` says. Out: a [`Fault`] with a name, a message and a fix.

use super::node::Node;
use super::wording::{excerpt, kind_of, list};
use crate::diagnostic::{Diagnostic, did_you_mean};
use serde::de::{self, Expected, Unexpected};
use std::borrow::Cow;
use std::fmt;

/// An error that a type's own `Deserialize` returns, with more than a message: pass it to
/// [`serde::de::Error::custom`].
///
/// ```
/// # use coplan::source::BadValue;
/// # use serde::de::Error;
/// let error: serde_json::Error = Error::custom(
///     BadValue::new("`15/8/2018` is not a date").help("write it as 2018-08-15"),
/// );
/// assert_eq!(error.to_string(), "`15/8/2018` is not a date (write it as 2018-08-15)");
/// ```
///
/// `{}` shows it for people, as any deserializer does. `{:#}` keeps its parts apart; that is how it
/// reaches [`super::load`] through an interface that only takes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValue {
    name: &'static str,
    message: String,
    help: Option<String>,
    worded: Option<Worded>,
}

/// The same in the words of a language: the keys of message and help in its texts, and what stands in their braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// The key of what is wrong.
    pub message: &'static str,
    /// The key of what would mend it.
    pub help: &'static str,
    /// What stands in braces, by its names.
    pub parts: Vec<(&'static str, String)>,
}

/// Parts the fields of a [`BadValue`] in its `{:#}` form. No value holds it: `clean` takes it out.
const SEPARATOR: char = '\u{1F}';

impl BadValue {
    /// What is wrong, in one plain sentence without a full stop. The finding is named `bad-value`.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            name: "bad-value",
            message: message.into(),
            help: None,
            worded: None,
        }
    }

    /// The same for a finding with a name of its own, in kebab-case.
    pub fn named(name: &'static str, message: impl Into<String>) -> Self {
        Self {
            name,
            ..Self::new(message)
        }
    }

    /// Says what would mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says by which keys a language has the same, for people who are asked in it.
    #[must_use]
    pub fn worded<const N: usize>(
        mut self,
        [message, help]: [&'static str; 2],
        parts: [(&'static str, String); N],
    ) -> Self {
        self.worded = Some(Worded {
            message,
            help,
            parts: parts.into(),
        });
        self
    }

    /// The keys by which a language has the same; none where it has not.
    #[must_use]
    pub fn words(&self) -> Option<&Worded> {
        self.worded.as_ref()
    }

    /// The same as a finding.
    #[must_use]
    pub fn finding(self) -> Diagnostic {
        let finding = Diagnostic::error(self.name, self.message);
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

/// The name, the message and the help of a [`BadValue`] in its `{:#}` form; nothing of any other text.
pub(crate) fn apart(said: &str) -> Option<[&str; 3]> {
    let mut parts = said.strip_prefix(SEPARATOR)?.split(SEPARATOR);
    Some([parts.next()?, parts.next()?, parts.next()?])
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            message,
            help,
            ..
        } = self;
        if f.alternate() {
            write!(f, "{SEPARATOR}{name}{SEPARATOR}{message}{SEPARATOR}")?;
            return help.iter().try_for_each(|help| f.write_str(help));
        }
        f.write_str(message)?;
        help.iter().try_for_each(|help| write!(f, " ({help})"))
    }
}

/// Something wrong with a value, on its way up through the deserializer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) name: Cow<'static, str>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Whether it is known already which value it is about.
    pub(super) reported: bool,
}

impl Fault {
    pub(super) fn new(
        name: impl Into<Cow<'static, str>>,
        message: String,
        help: Option<String>,
    ) -> Self {
        Self {
            name: name.into(),
            message,
            help,
            reported: false,
        }
    }

    /// A value of the wrong kind.
    pub(super) fn wrong_type(
        expected: impl fmt::Display,
        node: &Node,
        help: Option<String>,
    ) -> Self {
        let found = kind_of(node);
        Self::new(
            "wrong-type",
            format!("expected {expected}, found {found}"),
            help,
        )
    }

    /// A key that the table does not have.
    pub(super) fn unknown_key(key: &str, keys: &[&str]) -> Self {
        if key.is_empty() {
            let help = Some("write `key: value`".to_owned());
            return Self::new(
                "unknown-key",
                "a key is missing before the colon".into(),
                help,
            );
        }
        let help = did_you_mean(key, keys.iter().copied())
            .unwrap_or_else(|| format!("the keys here are {}", list(keys)));
        Self::new(
            "unknown-key",
            format!("unknown key `{}`", excerpt(key)),
            Some(help),
        )
    }

    /// A code that the choice does not have.
    fn unknown_code(code: &str, codes: &[&str]) -> Self {
        let listed = format!("the codes are {}", list(codes));
        let help = match did_you_mean(code, codes.iter().copied()) {
            Some(meant) => format!("{meant} {listed}"),
            None => listed,
        };
        Self::new(
            "unknown-code",
            format!("unknown code `{}`", excerpt(code)),
            Some(help),
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let said = format!("{message:#}");
        match apart(&said) {
            Some([name, message, help]) => {
                let help = (!help.is_empty()).then(|| help.to_owned());
                Self::new(name.to_owned(), message.to_owned(), help)
            }
            None => Self::new("bad-value", said, None),
        }
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(
            "bad-value",
            format!("expected {expected}, found {found}"),
            None,
        )
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "yes or no",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
            Unexpected::Unit | Unexpected::Option => "nothing",
            Unexpected::Seq => "a list",
            Unexpected::Map => "keys and values",
            _ => "text",
        };
        Self::new(
            "wrong-type",
            format!("expected {expected}, found {found}"),
            None,
        )
    }

    fn unknown_variant(code: &str, codes: &'static [&'static str]) -> Self {
        Self::unknown_code(code, codes)
    }

    fn unknown_field(key: &str, keys: &'static [&'static str]) -> Self {
        Self::unknown_key(key, keys)
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new("missing-key", format!("`{key}` is missing"), None)
    }
}

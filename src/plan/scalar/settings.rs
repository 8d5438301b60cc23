//! Settings of a plan file that are checked as they are read: format, language, currency.

use super::{Number, Packed, scalar};
use crate::source::BadValue;
use std::fmt;
use std::str::FromStr;

/// The version of the plan file's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format(pub u32);

scalar!(Format, { "type": ["integer", "string"], "const": 1, "x-kind": "number" }, packed);

impl Packed for Format {
    /// Packed like any other number.
    fn pack(&self) -> u128 {
        Number(self.0.into()).pack()
    }

    fn unpack(packed: u128) -> Option<Self> {
        Number::unpack(packed)?.to_string().parse().ok()
    }
}

impl Format {
    /// The version this program reads and writes.
    pub const CURRENT: Self = Self(1);
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Format {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        match text.trim().parse() {
            Ok(1) => Ok(Self::CURRENT),
            _ => Err(BadValue::named(
                "unknown-format",
                format!("`{text}` is not a format this version of coplan knows"),
            )
            .help("write `1`, or use a newer version of coplan")),
        }
    }
}

/// A language as a BCP 47 tag (RFC 5646), for example `en-GB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(pub String);

scalar!(Language, { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "x-kind": "line" });

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Language {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let tag = text.trim();
        let mut parts = tag.split('-');
        let primary = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let rest = parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if primary && rest && tag.len() <= 35 {
            return Ok(Self(tag.to_owned()));
        }
        Err(
            BadValue::named("bad-language", format!("`{tag}` is not a language tag"))
                .help("write a tag such as `en-GB` or `cy`"),
        )
    }
}

/// A currency as a three-letter code (ISO 4217), for example `GBP`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(pub String);

scalar!(Currency, { "type": "string", "pattern": "^[A-Z]{3}$", "x-kind": "line" });

/// The signs of currencies that have a sign of their own.
const SIGNS: [(&str, &str); 3] = [("GBP", "£"), ("EUR", "€"), ("USD", "$")];

impl Currency {
    /// What stands before an amount: `£`, or the code and a space.
    #[must_use]
    pub fn sign(&self) -> String {
        SIGNS
            .iter()
            .find(|(code, _)| *code == self.0)
            .map_or_else(|| format!("{} ", self.0), |(_, sign)| (*sign).to_owned())
    }

    /// The currency that somebody named, or else pounds: what the key means where it is left out.
    #[must_use]
    pub fn or_usual(named: Option<Self>) -> Self {
        named.unwrap_or_default()
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("GBP".to_owned())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Currency {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let code = text.trim().to_uppercase();
        if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Ok(Self(code));
        }
        let fault = BadValue::named(
            "bad-currency",
            format!("`{}` is not a currency code", text.trim()),
        );
        let known = SIGNS.iter().find(|(_, sign)| *sign == text.trim());
        Err(match known {
            Some((code, _)) => fault.help(format!("write `{code}`")),
            None => fault.help("write three letters, for example `GBP`"),
        })
    }
}

//! How many people: a number, or a range where nobody can know exactly.

use super::amount::is_negative;
use super::{Packed, scalar};
use crate::plan::typed::{self, Typed};
use crate::source::BadValue;
use std::fmt;
use std::str::FromStr;

/// How many people: `8`, or a range `20-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct People {
    /// The least.
    pub least: u32,
    /// The most; the same as the least where the number is known.
    pub most: u32,
}

scalar!(People, { "type": ["integer", "string"], "pattern": "^[0-9]+( ?[-–] ?[0-9]+)?$", "x-kind": "number", "x-range": true }, packed);

impl Packed for People {
    fn pack(&self) -> u128 {
        u128::from(self.least) << 32 | u128::from(self.most)
    }

    fn unpack(packed: u128) -> Option<Self> {
        Some(Self {
            least: u32::try_from(packed >> 32).ok()?,
            most: u32::try_from(packed & u128::from(u32::MAX)).ok()?,
        })
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            write!(f, "{}", self.least)
        } else {
            write!(f, "{}-{}", self.least, self.most)
        }
    }
}

impl People {
    /// A number of people as plan files write it; none in any other form.
    pub(in crate::plan) fn exact(text: &str) -> Option<Self> {
        let (least, most) = text.split_once(['-', '–']).unwrap_or((text, text));
        let (least, most) = (count(least)?, count(most)?);
        (least <= most).then_some(Self { least, most })
    }
}

/// What would do for a number of people.
const EXAMPLES: &str = "write a number or a range, for example `8` or `20-25`";

impl FromStr for People {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let text = text.trim();
        let said = || ("text", text.to_owned());
        if is_negative(text) {
            let fault = BadValue::named("bad-number", format!("`{text}` cannot be less than 0"));
            return Err(fault
                .help(EXAMPLES)
                .worded(["below_nought", "write_people"], [said()]));
        }
        let (least, most) = text.split_once(['-', '–']).unwrap_or((text, text));
        let meant = match (count(least), count(most)) {
            (Some(least), Some(most)) if least <= most => return Ok(Self { least, most }),
            (Some(least), Some(most)) => Some(format!("{most}-{least}")),
            _ => match typed::people(text, &[]).means {
                Typed::Value(people) => Some(people.to_string()),
                _ => None,
            },
        };
        let fault = BadValue::named("bad-number", format!("`{text}` is not a number of people"));
        Err(match meant {
            Some(value) => fault
                .help(format!("write `{value}`"))
                .worded(["not_people", "write"], [said(), ("value", value)]),
            None => fault
                .help(EXAMPLES)
                .worded(["not_people", "write_people"], [said()]),
        })
    }
}

/// A count of at most nine digits, so that sums of many rows stay exact.
fn count(text: &str) -> Option<u32> {
    let text = text.trim();
    (text.len() <= 9 && text.chars().all(|c| c.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_keeps_both_ends() {
        let people: People = "20 – 25".parse().unwrap();
        assert_eq!((people.least, people.most), (20, 25));
        assert_eq!(people.to_string(), "20-25");
        assert_eq!("8".parse::<People>().unwrap().to_string(), "8");
        assert!(
            "25-20"
                .parse::<People>()
                .unwrap_err()
                .to_string()
                .contains("20-25")
        );
        let fault = "about 8".parse::<People>().unwrap_err().to_string();
        assert!(fault.ends_with("(write `8`)"), "{fault}");
        let fault = "-4".parse::<People>().unwrap_err().to_string();
        assert!(fault.starts_with("`-4` cannot be less than 0"), "{fault}");
        // What is too much for a number leads nowhere either.
        assert!("12345678901".parse::<People>().is_err());
    }
}

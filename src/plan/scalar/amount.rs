//! Numbers, money and percentages: exact decimals, never floating point.

use super::{Packed, scalar};
use crate::plan::typed::{self, Typed};
use crate::source::BadValue;
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// The largest size of a number: what a cell shows in full with pence.
const LARGEST: Decimal = Decimal::from_parts(1_215_752_191, 23, 0, false, 0);

/// Defines a decimal newtype that is written as people typed it.
macro_rules! amount {
    ($(#[$doc:meta])* $name:ident, $schema:tt) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Decimal);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        scalar!($name, $schema, packed);

        impl Packed for $name {
            fn pack(&self) -> u128 {
                u128::from_le_bytes(self.0.serialize())
            }

            fn unpack(packed: u128) -> Option<Self> {
                Some(Self(Decimal::deserialize(packed.to_le_bytes())))
            }
        }
    };
}

amount!(
    /// A number, for example `12` or `0.5`.
    Number,
    { "type": ["number", "string"], "minimum": 0, "x-kind": "number" }
);
amount!(
    /// An amount of money in the plan's currency, to the penny where it is written so: `75` or `75.50`.
    Money,
    { "type": ["number", "string"], "minimum": 0, "x-kind": "money" }
);
amount!(
    /// A percentage: `20` is 20 %.
    Percent,
    { "type": ["number", "string"], "minimum": 0, "maximum": 1000, "x-kind": "percent" }
);

impl Percent {
    /// The fraction that it is of the whole: 0.2 for 20 %.
    #[must_use]
    pub fn fraction(self) -> Decimal {
        // A hundredth of a number is never too large for its type.
        self.0 / Decimal::ONE_HUNDRED
    }
}

/// A plain decimal number that is not negative: digits, at most one point.
fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let digit = text.chars().any(|c| c.is_ascii_digit());
    (plain && digit).then(|| text.parse().ok()).flatten()
}

/// Whether a text is a plain number below nought.
pub(super) fn is_negative(text: &str) -> bool {
    let number = text.strip_prefix(['-', '−']);
    number.and_then(decimal).is_some_and(|size| !size.is_zero())
}

/// The most decimals of an amount of money.
const MOST_DECIMALS: u32 = 4;

impl Number {
    /// A number as plan files write it; none in any other form.
    pub(in crate::plan) fn exact(text: &str) -> Option<Self> {
        within(text, LARGEST).map(Self)
    }
}

impl Money {
    /// An amount as plan files write it; none in any other form.
    pub(in crate::plan) fn exact(text: &str) -> Option<Self> {
        let value = within(text, LARGEST)?;
        (value.normalize().scale() <= MOST_DECIMALS).then_some(Self(value))
    }
}

impl Percent {
    /// A percentage as plan files write it; none in any other form.
    pub(in crate::plan) fn exact(text: &str) -> Option<Self> {
        within(text, Decimal::ONE_THOUSAND).map(Self)
    }
}

fn within(text: &str, largest: Decimal) -> Option<Decimal> {
    decimal(text.trim()).filter(|value| *value <= largest)
}

/// What is said of an amount that is none.
struct Wanted {
    noun: &'static str,
    example: &'static str,
    largest: Decimal,
    /// The keys of the same in the texts of an interview: that it is none, digits that would do, nought that would.
    words: [&'static str; 3],
}

const NUMBER: Wanted = Wanted {
    noun: "a number",
    example: "12",
    largest: LARGEST,
    words: ["not_number", "write_number", "from_nought_number"],
};
const MONEY: Wanted = Wanted {
    noun: "an amount of money",
    example: "75` or `75.50",
    largest: LARGEST,
    words: ["not_money", "write_money", "from_nought_money"],
};
const PERCENT: Wanted = Wanted {
    noun: "a percentage",
    example: "20",
    largest: Decimal::ONE_THOUSAND,
    words: ["not_percent", "write_percent", "from_nought_percent"],
};

/// Reads an amount, or says what would do: `meant` is what people probably mean.
fn read<T: fmt::Display>(
    text: &str,
    wanted: &Wanted,
    meant: impl FnOnce(&str) -> Typed<T>,
) -> Result<Decimal, BadValue> {
    let text = text.trim();
    let largest = wanted.largest;
    match decimal(text) {
        Some(value) if value <= largest => Ok(value),
        Some(_) => Err(
            BadValue::named("number-too-large", format!("`{text}` is too large"))
                .help(format!("the largest is {largest}"))
                .worded(
                    ["too_large", "largest"],
                    [("text", text.to_owned()), ("largest", largest.to_string())],
                ),
        ),
        None => Err(wanted.fault(text, meant)),
    }
}

impl Wanted {
    /// What is wrong with a text that is no plain number of nought or more.
    fn fault<T: fmt::Display>(&self, text: &str, meant: impl FnOnce(&str) -> Typed<T>) -> BadValue {
        let Self { noun, example, .. } = self;
        let [none, digits, nought] = self.words;
        let said = || ("text", text.to_owned());
        if is_negative(text) {
            let wrong = BadValue::named("bad-number", format!("`{text}` cannot be less than 0"));
            return wrong
                .help(format!("write 0 or more, for example `{example}`"))
                .worded(["below_nought", nought], [said()]);
        }
        let wrong = BadValue::named("bad-number", format!("`{text}` is not {noun}"));
        match meant(text) {
            Typed::Value(value) => wrong
                .help(format!("write `{value}`"))
                .worded([none, "write"], [said(), ("value", value.to_string())]),
            Typed::Either(one, other) => wrong
                .help(format!(
                    "write `{one}`, or `{other}` if that is what is meant"
                ))
                .worded(
                    [none, "write_either"],
                    [
                        said(),
                        ("value", one.to_string()),
                        ("other", other.to_string()),
                    ],
                ),
            Typed::Nothing => wrong
                .help(format!("write digits only, for example `{example}`"))
                .worded([none, digits], [said()]),
        }
    }
}

impl FromStr for Number {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let meant = |text: &str| typed::number(text, &[]).means;
        read(text, &NUMBER, meant).map(Self)
    }
}

impl FromStr for Money {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let value = read(text, &MONEY, |text| typed::money(text, &[]).means)?;
        if value.normalize().scale() > MOST_DECIMALS {
            let text = text.trim();
            let fault = BadValue::named("bad-number", format!("`{text}` has too many decimals"));
            return Err(fault
                .help("an amount of money has at most four decimals")
                .worded(
                    ["many_decimals", "four_decimals"],
                    [("text", text.to_owned())],
                ));
        }
        Ok(Self(value))
    }
}

impl FromStr for Percent {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let meant = |text: &str| typed::percent(text, &[]).means;
        read(text, &PERCENT, meant).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_number_is_just_below_a_hundred_thousand_million() {
        assert_eq!(LARGEST.to_string(), "99999999999");
    }

    #[test]
    fn a_pound_sign_is_refused_with_the_bare_number_offered() {
        let fault = Money::from_str("£1,250.50").unwrap_err();
        assert!(fault.to_string().ends_with("(write `1250.50`)"));
        let fault = Money::from_str("38,50").unwrap_err();
        let either = "(write `38.50`, or `3850` if that is what is meant)";
        assert!(fault.to_string().ends_with(either), "{fault}");
        let fault = Number::from_str("about 12").unwrap_err();
        assert!(fault.to_string().ends_with("(write `12`)"), "{fault}");
        assert_eq!(Money::from_str(" 1250.50 ").unwrap().to_string(), "1250.50");
        let fault = Number::from_str("-1").unwrap_err().to_string();
        assert!(fault.starts_with("`-1` cannot be less than 0"), "{fault}");
        assert!(Number::from_str("1.2.3").is_err());
        assert!(
            Percent::from_str("20%")
                .unwrap_err()
                .to_string()
                .contains("`20`")
        );
    }
}

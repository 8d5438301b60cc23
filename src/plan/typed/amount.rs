//! Numbers, money and percentages in the forms people type, as plan files write them.

use super::Typed;
use super::digits::{counted, digits, either_count, plain, small};
use crate::plan::scalar::{Money, Number, People, Percent};
use rust_decimal::Decimal;

/// What may stand before or after an amount, and the currency it is a sign of.
const CURRENCIES: [(&str, &str); 7] = [
    ("£", "GBP"),
    ("€", "EUR"),
    ("$", "USD"),
    ("GBP", "GBP"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("EURO", "EUR"),
];

/// English words that may stand before a number, whatever words a house has for it.
const ABOUT: [&str; 10] = [
    "about",
    "around",
    "approx",
    "approx.",
    "approximately",
    "roughly",
    "circa",
    "c.",
    "ca.",
    "~",
];

/// English words that make another number of the one before them: `2 million`, `50 pence`, `3 dozen`.
const OTHER_NUMBERS: [&str; 22] = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "m",
    "bn",
    "k",
    "dozen",
    "dozens",
    "half",
    "halves",
    "quarter",
    "quarters",
    "pence",
    "p",
    "cent",
    "cents",
    "percent",
];

/// Words of two that may stand before a number which is the least that somebody counts on.
const LEAST: [[&str; 2]; 2] = [["at", "least"], ["minimum", "of"]];

/// So many words may follow a number: `12 bins`, `75 for an hour`.
const MOST_WORDS: usize = 3;

/// What a text with a number in it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worded<T> {
    /// The number.
    pub means: Typed<T>,
    /// Whether words stand beside it, which no number can hold: `about 12`.
    pub has_words: bool,
    /// The code of the currency whose sign stands there.
    pub currency: Option<&'static str>,
}

/// `1,250` as `1250`. `about` are words of a house that may stand before a number.
#[must_use]
pub fn number(text: &str, about: &[String]) -> Worded<Number> {
    worded(text, about, Number::exact, counted)
}

/// `£1,250.50` as `1250.50`, with the code of the currency whose sign stands there; `75p` as `0.75`.
#[must_use]
pub fn money(text: &str, about: &[String]) -> Worded<Money> {
    let found = worded(text, about, Money::exact, |text| match pence(text) {
        Some(pounds) => Typed::Value(pounds),
        None => plain(signed(text).0),
    });
    let bare = without_words(text, about);
    let sign = |text: &str| pence(text).map(|_| "GBP").or_else(|| signed(text).1);
    Worded {
        currency: sign(text).or_else(|| sign(&bare)),
        ..found
    }
}

/// `20 %` as `20`.
#[must_use]
pub fn percent(text: &str, about: &[String]) -> Worded<Percent> {
    worded(text, about, Percent::exact, |text| {
        plain(text.trim().strip_suffix('%').unwrap_or(text))
    })
}

/// `20 to 25` as `20-25`.
#[must_use]
pub fn people(text: &str, about: &[String]) -> Worded<People> {
    worded(text, about, People::exact, |text| {
        if let Some((least, most)) = either_count(text) {
            return Typed::Value(format!("{least}-{most}"));
        }
        let text = text.replace(" to ", "-").replace('—', "-");
        match text.split_once(['-', '–']) {
            None => counted(&text),
            Some((least, most)) => match (digits(least), digits(most)) {
                (Some(least), Some(most)) => Typed::Value(format!("{least}-{most}")),
                _ => Typed::Nothing,
            },
        }
    })
}

/// `75p` and `75 pence` as pounds.
fn pence(text: &str) -> Option<String> {
    let folded = text.trim().to_lowercase();
    let count = ["pence", "p"]
        .iter()
        .find_map(|sign| folded.strip_suffix(sign))?;
    let count = digits(count)?.parse::<Decimal>().ok()?;
    Some(count.checked_div(Decimal::ONE_HUNDRED)?.to_string())
}

/// An amount without the sign of a currency, and the code of that.
fn signed(text: &str) -> (&str, Option<&'static str>) {
    let text = text.trim();
    let found = CURRENCIES.iter().find_map(|(sign, code)| {
        let begins = text
            .get(..sign.len())
            .filter(|begin| begin.eq_ignore_ascii_case(sign));
        let rest = begins.and_then(|_| text.get(sign.len()..)).or_else(|| {
            let at = text.len().checked_sub(sign.len())?;
            let ends = text.get(at..).filter(|end| end.eq_ignore_ascii_case(sign));
            ends.and_then(|_| text.get(..at))
        })?;
        Some((rest.trim(), *code))
    });
    found.map_or((text, None), |(rest, code)| (rest, Some(code)))
}

/// What a text means by itself, else without the words beside its number.
///
/// `exact` makes the value of what plan files write: not by way of its help, which asks what people mean.
fn worded<T>(
    text: &str,
    about: &[String],
    exact: impl Fn(&str) -> Option<T>,
    read: impl Fn(&str) -> Typed<String>,
) -> Worded<T> {
    let parsed = |text: &str| match read(text) {
        Typed::Nothing => Typed::Nothing,
        Typed::Value(one) => exact(&one).map_or(Typed::Nothing, Typed::Value),
        Typed::Either(one, other) => match (exact(&one), exact(&other)) {
            (Some(one), Some(other)) => Typed::Either(one, other),
            // The larger one is too much for it.
            (Some(one), None) => Typed::Value(one),
            (None, _) => Typed::Nothing,
        },
    };
    let by_itself = parsed(text);
    let has_words = matches!(by_itself, Typed::Nothing);
    Worded {
        means: if has_words {
            parsed(&without_words(text, about))
        } else {
            by_itself
        },
        has_words,
        currency: None,
    }
}

/// A text without a word for `about` before its number, and without a few words behind it.
fn without_words(text: &str, about: &[String]) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let is_about = |word: &str| {
        let word = word.to_lowercase();
        ABOUT.contains(&&*word) || about.iter().any(|known| known.to_lowercase() == word)
    };
    let is_least = |pair: &[&str; 2]| {
        let mut pair = pair.iter().zip(&words);
        words.len() > 2 && pair.all(|(one, word)| one.eq_ignore_ascii_case(word))
    };
    if LEAST.iter().any(is_least) {
        words.drain(..2);
    } else if words.first().is_some_and(|word| is_about(word)) {
        words.remove(0);
    }
    let is_sign = |word: &str| {
        let mut signs = CURRENCIES.iter();
        signs.any(|(sign, _)| sign.eq_ignore_ascii_case(word))
    };
    let is_other_number = |word: &str| {
        let word = word.to_lowercase();
        OTHER_NUMBERS.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
    };
    let is_word = |word: &&&str| {
        !is_sign(word)
            && !is_other_number(word)
            && small(word).is_none()
            && word.chars().any(char::is_alphabetic)
            && !word.chars().any(|c| c.is_ascii_digit())
    };
    let behind = words.iter().rev().take_while(is_word).count();
    if behind <= MOST_WORDS {
        words.truncate(words.len().saturating_sub(behind));
    }
    let bare = words.join(" ");
    // `20+`: the least there are.
    let bare = bare.strip_suffix('+').unwrap_or(&bare);
    bare.trim_start_matches('~').to_owned()
}

/// The fraction of a cell as a percentage: `0.2` as `20`.
#[must_use]
pub fn shown_percent(fraction: &str) -> String {
    let value = fraction.parse::<Decimal>().ok();
    let hundredfold = value.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    hundredfold.map_or_else(
        || fraction.to_owned(),
        |value| format!("{}%", value.normalize()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Display;

    fn shown<T: Display>(found: &Worded<T>) -> String {
        let means = match &found.means {
            Typed::Nothing => "nothing".to_owned(),
            Typed::Value(value) => value.to_string(),
            Typed::Either(one, other) => format!("{one} or {other}"),
        };
        let words = if found.has_words { " in words" } else { "" };
        format!("{}{means}{words}", found.currency.unwrap_or_default())
    }

    #[test]
    fn amounts_are_read_in_the_forms_people_type() {
        for (text, wanted) in [
            ("£1,250.50", "GBP1250.50"),
            ("1 250 GBP", "GBP1250"),
            ("1 250 gbp", "GBP1250"),
            ("€ 12", "EUR12"),
            ("€ 1.250,50", "EUR1250.50"),
            (".50", "0.50"),
            ("38,50", "38.50 or 3850"),
            ("£38,50", "GBP38.50 or 3850"),
            ("about £38.50 each", "GBP38.50 in words"),
            ("75 an hour", "75 in words"),
            ("75 GBP an hour", "GBP75 in words"),
            ("£2 million", "GBPnothing in words"),
            ("50 pence each", "GBP0.50 in words"),
            ("75p", "GBP0.75"),
            ("75 p an hour", "GBP0.75 in words"),
            ("at least £50", "GBP50 in words"),
            ("1.200", "1.200 or 1200"),
            ("£12.500", "GBP12.500 or 12500"),
            ("38.505", "38.505"),
            ("1.2000", "1.2000"),
            ("0.500", "0.500"),
            ("20 per cent", "nothing in words"),
        ] {
            assert_eq!(shown(&money(text, &[])), wanted, "{text}");
        }
        assert_eq!(shown(&percent("20 %", &[])), "20");
        assert_eq!(shown(&percent("about 20%", &[])), "20 in words");
        assert_eq!(shown(&percent("12.500%", &[])), "12.500");
        assert_eq!(shown_percent("0.175"), "17.5%");
        for (text, wanted) in [
            ("1,250", "1250"),
            ("about 12", "12 in words"),
            ("~12", "12 in words"),
            ("Tua 12", "12 in words"),
            ("12 bins", "12 in words"),
            ("12,5", "12.5 or 125"),
        ] {
            assert_eq!(shown(&number(text, &["tua".to_owned()])), wanted, "{text}");
        }
        for (text, wanted) in [
            ("20 – 25", "20-25"),
            ("6 to 8", "6-8"),
            ("about 6 to 8 people", "6-8 in words"),
            ("twelve", "12"),
            ("Eight people", "8 in words"),
            ("a dozen", "12"),
            ("20+", "20 in words"),
            ("at least 8", "8 in words"),
            ("8 or 9", "8-9"),
        ] {
            assert_eq!(shown(&people(text, &[])), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in [
            "1.2.3",
            "-4",
            "",
            "1,2345",
            "not before 2027",
            "2 or 3",
            "2 million",
            "about 3 dozen people",
            "2 and a half",
            "12 if all of them come along",
            "0161 496 0000",
        ] {
            assert_eq!(number(text, &[]).means, Typed::Nothing, "{text}");
        }
        assert_eq!(money("10-20", &[]).means, Typed::Nothing);
        for text in ["25-20", "12,5", "8 or 20", "no", "up to 8", "a few"] {
            assert_eq!(people(text, &[]).means, Typed::Nothing, "{text}");
        }
        assert_eq!(percent("1001", &[]).means, Typed::Nothing);
    }
}

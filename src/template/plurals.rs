//! Which form a noun takes behind a number, by the rules of its language.
//!
//! In: rules as the Unicode CLDR words them, in short: `few = "n % 10 = 2..4 and n % 100 != 12..14"`. Out: the
//! name of the form for a number. No language is known here: `terms.toml` says the rules of each.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The form for every number that no rule names.
pub(super) const OTHER: &str = "other";

/// The rules of a language: the name of a form, and for which numbers it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Plurals(BTreeMap<String, Rule>);

impl Plurals {
    /// The name of the form that a noun takes behind this number.
    pub(super) fn form(&self, number: u64) -> &str {
        let mut rules = self.0.iter();
        let found = rules.find(|(_, rule)| rule.holds(number));
        found.map_or(OTHER, |(name, _)| name)
    }

    /// The rules of a layer above take the place of these all together: they are one division of the numbers.
    pub(super) fn extend(&mut self, above: Self) {
        if !above.0.is_empty() {
            *self = above;
        }
    }
}

/// When a form is used: any of several cases, each of conditions that all hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Rule(Vec<Vec<Condition>>);

impl Rule {
    fn holds(&self, number: u64) -> bool {
        let mut cases = self.0.iter();
        cases.any(|case| case.iter().all(|condition| condition.holds(number)))
    }
}

/// `n % 10 = 2..4, 6`.
#[derive(Clone, Debug)]
struct Condition {
    modulus: Option<u64>,
    is_in: bool,
    numbers: Vec<RangeInclusive<u64>>,
}

impl Condition {
    fn holds(&self, number: u64) -> bool {
        let rest = self
            .modulus
            .map_or(Some(number), |modulus| number.checked_rem(modulus));
        let found = rest.is_some_and(|rest| self.numbers.iter().any(|range| range.contains(&rest)));
        found == self.is_in
    }
}

/// That a text is no rule.
#[derive(Clone, Copy, Debug)]
struct NoRule;

impl fmt::Display for NoRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a rule such as `n = 1` or `n % 10 = 2..4 and n % 100 != 12..14`")
    }
}

impl TryFrom<String> for Rule {
    type Error = NoRule;

    fn try_from(text: String) -> Result<Self, NoRule> {
        let case = |case: &str| case.split(" and ").map(str::parse).collect();
        let cases: Result<_, _> = text.split(" or ").map(case).collect();
        cases.map(Self)
    }
}

impl FromStr for Condition {
    type Err = NoRule;

    fn from_str(text: &str) -> Result<Self, NoRule> {
        let (left, right, is_in) = match text.split_once("!=") {
            Some((left, right)) => (left, right, false),
            None => text
                .split_once('=')
                .map(|(left, right)| (left, right, true))
                .ok_or(NoRule)?,
        };
        let modulus = match left.trim().strip_prefix('n').ok_or(NoRule)?.trim() {
            "" => None,
            rest => Some(number(rest.strip_prefix('%').ok_or(NoRule)?)?),
        };
        let numbers: Result<_, _> = right.split(',').map(range).collect();
        Ok(Self {
            modulus: modulus.filter(|modulus| *modulus > 0),
            is_in,
            numbers: numbers?,
        })
    }
}

fn number(text: &str) -> Result<u64, NoRule> {
    text.trim().parse().map_err(|_| NoRule)
}

fn range(text: &str) -> Result<RangeInclusive<u64>, NoRule> {
    match text.split_once("..") {
        Some((first, last)) => Ok(number(first)?..=number(last)?),
        None => number(text).map(|only| only..=only),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plurals(rules: &[(&str, &str)]) -> Plurals {
        let rules = rules.iter().map(|(name, rule)| {
            let rule = Rule::try_from((*rule).to_owned()).unwrap();
            ((*name).to_owned(), rule)
        });
        Plurals(rules.collect())
    }

    #[test]
    fn each_language_divides_the_numbers_in_its_own_way() {
        let forms = |plurals: &Plurals| {
            let numbers = [0, 1, 2, 3, 5, 6, 12, 22, 101];
            numbers
                .map(|number| plurals.form(number).to_owned())
                .join(" ")
        };
        let english = plurals(&[("one", "n = 1")]);
        let nine = "other one other other other other other other other";
        assert_eq!(forms(&english), nine);
        let welsh = [
            ("zero", "n = 0"),
            ("one", "n = 1"),
            ("two", "n = 2"),
            ("few", "n = 3"),
            ("many", "n = 6"),
        ];
        let nine = "zero one two few other many other other other";
        assert_eq!(forms(&plurals(&welsh)), nine);
        let polish = [
            ("one", "n = 1"),
            ("few", "n % 10 = 2..4 and n % 100 != 12..14"),
        ];
        let nine = "other one few few other other other few other";
        assert_eq!(forms(&plurals(&polish)), nine);
        assert_eq!(plurals(&[("one", "n = 1 or n % 100 = 1")]).form(101), "one");
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for rule in ["", "one", "n", "n = x", "n % = 1", "m = 1", "n = 1..x"] {
            assert!(Rule::try_from(rule.to_owned()).is_err(), "{rule}");
        }
    }
}

//! Dates in the forms people type: `3 Sept 2026`, `3rd September 2026`, `May 2027`, `03/09/2026`.

use super::fold;
use crate::plan::scalar::Date;
use crate::template::Terms;

/// English names of months by their first three letters, for those who do not type the names of
/// the templates.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
/// Days of the week by their first three letters; they may stand before a date.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number, and how many digits it was written with.
    Number(u32, usize),
    /// A month by its name, 1 to 12.
    Month(u32),
}

/// The date a text means, and whether it might also mean another.
///
/// `picked` is the day that a date picker remembers: it decides between two meanings.
pub(super) fn read(
    text: &str,
    terms: &Terms,
    month_first: bool,
    picked: Option<Date>,
) -> Option<(Date, bool)> {
    let parts: Vec<Part> = words(text)
        .map(|word| part(&word, terms))
        .collect::<Option<_>>()?;
    match *parts.as_slice() {
        [Part::Number(year, 4), month, Part::Number(day, 1..=2)] => {
            certain(year, number(month), Some(day))
        }
        [Part::Number(year, 4), month] | [month, Part::Number(year, 4)] => {
            certain(year, number(month), None)
        }
        [Part::Month(month), Part::Number(year, 2)] => certain(century(year), month, None),
        [
            Part::Number(day, 1..=2),
            Part::Month(month),
            Part::Number(year, digits),
        ] => certain(full(year, digits)?, month, Some(day)),
        [
            Part::Month(month),
            Part::Number(day, 1..=2),
            Part::Number(year, 4),
        ] => certain(year, month, Some(day)),
        [
            Part::Number(first, 1..=2),
            Part::Number(second, 1..=2),
            Part::Number(year, digits),
        ] => numbers(first, second, full(year, digits)?, month_first, picked),
        _ => None,
    }
}

/// Three numbers, of which two may each be the month.
fn numbers(
    first: u32,
    second: u32,
    year: u32,
    month_first: bool,
    picked: Option<Date>,
) -> Option<(Date, bool)> {
    let day_first = date(year, second, Some(first));
    let other = date(year, first, Some(second));
    let (usual, unusual) = if month_first {
        (other, day_first)
    } else {
        (day_first, other)
    };
    match (usual, unusual) {
        (Some(usual), Some(unusual)) if usual != unusual => match picked {
            Some(picked) if picked == usual || picked == unusual => Some((picked, false)),
            _ => Some((usual, true)),
        },
        (Some(only), _) | (None, Some(only)) => Some((only, false)),
        (None, None) => None,
    }
}

fn certain(year: u32, month: u32, day: Option<u32>) -> Option<(Date, bool)> {
    date(year, month, day).map(|date| (date, false))
}

fn date(year: u32, month: u32, day: Option<u32>) -> Option<Date> {
    let written = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    written.parse().ok()
}

fn number(part: Part) -> u32 {
    match part {
        Part::Number(number, _) | Part::Month(number) => number,
    }
}

fn full(year: u32, digits: usize) -> Option<u32> {
    match digits {
        4 => Some(year),
        2 => Some(century(year)),
        _ => None,
    }
}

/// Plans look ahead: two digits are a year of this century.
fn century(year: u32) -> u32 {
    2000 + year
}

/// The words of a date, days of the week and `of` left out.
fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .map(str::to_owned)
        .collect();
    words.into_iter().filter(|word| {
        let is_weekday = word.len() >= 3
            && word.chars().all(char::is_alphabetic)
            && WEEKDAYS.iter().any(|day| word.starts_with(day))
            && (word.len() <= 5 || word.ends_with("day"));
        !word.is_empty() && word != "of" && !is_weekday
    })
}

fn part(word: &str, terms: &Terms) -> Option<Part> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (digits, ending) = word.split_at(digits.len());
    if !digits.is_empty() && matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        let number = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        return Some(Part::Number(number, digits.len()));
    }
    month(word, terms).map(Part::Month)
}

/// A month by its short name, its name or the first letters of it.
fn month(word: &str, terms: &Terms) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let months = || (1..).zip(1..=12_i8);
    if let Some((short, _)) = months().find(|(_, month)| fold(&terms.short_month(*month)) == word) {
        return Some(short);
    }
    let named = months().filter(|(_, month)| fold(&terms.month(*month)).starts_with(word));
    let named: Vec<(u32, i8)> = named.collect();
    if let [(only, _)] = named.as_slice() {
        return Some(*only);
    }
    let english = |name: &str| word.starts_with(name) && word.len() <= "september".len();
    let mut months = (1..).zip(MONTHS);
    months
        .find(|(_, name)| english(name))
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Templates;

    fn understood(text: &str) -> Option<String> {
        let terms = Terms::load(&Templates::default()).unwrap();
        let (date, ambiguous) = read(text, &terms, false, None)?;
        Some(format!("{date}{}", if ambiguous { "?" } else { "" }))
    }

    #[test]
    fn dates_are_read_in_the_forms_people_type() {
        for (text, wanted) in [
            ("3 Sept 2026", "2026-09-03"),
            ("3rd September 2026", "2026-09-03"),
            ("Thursday, 3rd of September 2026", "2026-09-03"),
            ("Thurs 3 Sep 26", "2026-09-03"),
            ("September 3, 2026", "2026-09-03"),
            ("May 2027", "2027-05"),
            ("may-27", "2027-05"),
            ("05/2027", "2027-05"),
            ("2027-05", "2027-05"),
            ("2027-05-14", "2027-05-14"),
            ("14.5.2027", "2027-05-14"),
            ("14/05/27", "2027-05-14"),
            ("05/14/2027", "2027-05-14"),
            ("3/9/2026", "2026-09-03?"),
            ("5/5/2027", "2027-05-05"),
        ] {
            assert_eq!(understood(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in [
            "tbc",
            "soon",
            "2027",
            "31 February 2027",
            "Q2 2027",
            "early May 2027",
            "3 Sept",
            "May",
            "12",
            "",
            "1/2/3/4",
            "5 ma 2027",
        ] {
            assert_eq!(understood(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_picker_decides_between_two_meanings() {
        let terms = Terms::load(&Templates::default()).unwrap();
        let picked = "2026-03-09".parse().ok();
        let (date, ambiguous) = read("03/09/2026", &terms, false, picked).unwrap();
        assert_eq!(
            (date.to_string().as_str(), ambiguous),
            ("2026-03-09", false)
        );
        let (date, _) = read("03/09/2026", &terms, true, None).unwrap();
        assert_eq!(date.to_string(), "2026-03-09");
    }
}

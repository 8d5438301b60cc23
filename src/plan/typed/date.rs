//! Dates in the forms people type: `3 Sept 2026`, `3rd September 2026`, `May 2027`, `03/09/2026`.

use super::Typed;
use crate::plan::directory::fold;
use crate::plan::scalar::Date;
use std::collections::BTreeSet;

/// English names of months by their first three letters, for those who do not type the names of
/// the templates.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
/// Days of the week by their first three letters; they may stand before a date.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Words that may stand before a date, which no date holds: `end of May 2027`, `by mid-May 2027`.
const ROUGHLY: [&str; 18] = [
    "by",
    "in",
    "during",
    "about",
    "around",
    "approx",
    "roughly",
    "early",
    "mid",
    "late",
    "end",
    "start",
    "beginning",
    "middle",
    "the",
    "from",
    "until",
    "of",
];

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number, and how many digits it was written with.
    Number(u32, usize),
    /// A month by its name, 1 to 12.
    Month(u32),
}

/// The names of months in the languages of a house.
#[derive(Clone, Debug, Default)]
pub struct Months {
    /// Their names, folded: the twelve of one language in order, then those of the next.
    names: Vec<String>,
    /// Their short names, in the same order, folded.
    short: Vec<String>,
    /// Words that may stand before a date, beside the English ones, folded.
    before: Vec<String>,
    /// What may stand behind the number of a day, beside the English endings, folded.
    behind: Vec<String>,
}

impl Months {
    /// The names and the short names of the twelve months in order, and so in one language after another.
    pub fn new(
        names: impl IntoIterator<Item = String>,
        short: impl IntoIterator<Item = String>,
    ) -> Self {
        let folded = |name: String| fold(&name);
        Self {
            names: names.into_iter().map(folded).collect(),
            short: short.into_iter().map(folded).collect(),
            ..Self::default()
        }
    }

    /// The same months with words that may stand before a date, `end of`, and behind a day, `th`.
    #[must_use]
    pub fn with_words(
        self,
        before: impl IntoIterator<Item = String>,
        behind: impl IntoIterator<Item = String>,
    ) -> Self {
        let folded = |word: String| fold(&word);
        Self {
            before: before.into_iter().map(folded).collect(),
            behind: behind.into_iter().map(folded).collect(),
            ..self
        }
    }
}

/// The date a text means, perhaps one of two; then the usual one is the first.
///
/// `picked` is the day that a date picker remembers: it decides between two meanings. English names of months
/// are known whatever the house calls them.
#[must_use]
pub fn date(text: &str, months: &Months, month_first: bool, picked: Option<Date>) -> Typed<Date> {
    let typed = meant(text, months, month_first, picked);
    typed.map_or(Typed::Nothing, |(date, other)| match other {
        Some(other) => Typed::Either(date, other),
        None => Typed::Value(date),
    })
}

/// The date behind words that say of it when or how nearly, which it cannot hold: `end of May 2027` is May 2027.
#[must_use]
pub fn date_in_words(text: &str, months: &Months, month_first: bool) -> Typed<Date> {
    let mut rest = text.trim_start();
    let is_before = |word: &str| {
        let word = word.to_lowercase();
        let word = word.trim_end_matches(['.', ',']);
        ROUGHLY.contains(&word) || months.before.iter().any(|known| known == word)
    };
    while let Some(word) = rest.split([' ', '-']).next()
        && is_before(word)
    {
        let behind = rest.get(word.len()..).unwrap_or_default();
        rest = behind.trim_start_matches([' ', '-']);
    }
    date(rest, months, month_first, None)
}

/// A date, and the other one that it might be.
type Meant = (Date, Option<Date>);

fn meant(text: &str, months: &Months, month_first: bool, picked: Option<Date>) -> Option<Meant> {
    let parts: Vec<Part> = words(text)
        .map(|word| part(&word, months))
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
) -> Option<Meant> {
    let day_first = written(year, second, Some(first));
    let other = written(year, first, Some(second));
    let (usual, unusual) = if month_first {
        (other, day_first)
    } else {
        (day_first, other)
    };
    match (usual, unusual) {
        (Some(usual), Some(unusual)) if usual != unusual => match picked {
            Some(picked) if picked == usual || picked == unusual => Some((picked, None)),
            _ => Some((usual, Some(unusual))),
        },
        (Some(only), _) | (None, Some(only)) => Some((only, None)),
        (None, None) => None,
    }
}

fn certain(year: u32, month: u32, day: Option<u32>) -> Option<Meant> {
    written(year, month, day).map(|date| (date, None))
}

fn written(year: u32, month: u32, day: Option<u32>) -> Option<Date> {
    let text = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    };
    // Not by way of its help, which asks what people mean.
    Date::exact(&text)
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
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '.' | '-' | '–' | '—' | '‐' | '‑' | ',')
        })
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

fn part(word: &str, months: &Months) -> Option<Part> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (digits, ending) = word.split_at(digits.len());
    let is_ending = || months.behind.iter().any(|known| known == ending);
    if !digits.is_empty() && (matches!(ending, "" | "st" | "nd" | "rd" | "th") || is_ending()) {
        let number = digits.parse().ok().filter(|_| digits.len() <= 4)?;
        return Some(Part::Number(number, digits.len()));
    }
    month(word, months).map(Part::Month)
}

/// A month by its short name, its name or the first letters of it.
fn month(word: &str, months: &Months) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let short = numbered(&months.short).find(|(_, name)| *name == word);
    if let Some((short, _)) = short {
        return Some(short);
    }
    let whole = numbered(&months.names).find(|(_, name)| *name == word);
    if let Some((whole, _)) = whole {
        return Some(whole);
    }
    let begun = numbered(&months.names).filter(|(_, name)| name.starts_with(word));
    let begun: BTreeSet<u32> = begun.map(|(month, _)| month).collect();
    if begun.len() == 1 {
        return begun.first().copied();
    }
    let english = |name: &str| word.starts_with(name) && word.len() <= "september".len();
    let mut english_months = (1..).zip(MONTHS);
    english_months
        .find(|(_, name)| english(name))
        .map(|(month, _)| month)
}

/// The names of one language after another, each with the number of its month.
fn numbered(names: &[String]) -> impl Iterator<Item = (u32, &String)> {
    (1..=12).cycle().zip(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(text: &str) -> Option<String> {
        match date(text, &Months::default(), false, None) {
            Typed::Value(date) => Some(date.to_string()),
            Typed::Either(date, _) => Some(format!("{date}?")),
            _ => None,
        }
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
    fn words_before_a_date_are_no_part_of_it() {
        let read = |text: &str| match date_in_words(text, &Months::default(), false) {
            Typed::Value(date) => date.to_string(),
            other => format!("{other:?}"),
        };
        for text in [
            "end of May 2027",
            "by May 2027",
            "mid-May 2027",
            "Early May 2027",
            "by the end of May 2027",
            "in the middle of May 2027",
        ] {
            assert_eq!(understood(text), None, "{text}");
            assert_eq!(read(text), "2027-05", "{text}");
        }
        assert_eq!(read("by 14 May 2027"), "2027-05-14");
        for text in ["not before May 2027", "after May 2027", "the end", ""] {
            assert_eq!(read(text), "Nothing", "{text}");
        }
    }

    #[test]
    fn a_date_picker_decides_between_two_meanings() {
        let months = Months::default();
        let picked = "2026-03-09".parse().ok();
        let read = |month_first, picked| date("03/09/2026", &months, month_first, picked);
        let [march, september]: [Date; 2] =
            ["2026-03-09", "2026-09-03"].map(|date| date.parse().unwrap());
        assert_eq!(read(false, picked), Typed::Value(march));
        assert_eq!(read(true, None), Typed::Either(march, september));
    }

    #[test]
    fn a_house_names_its_months() {
        let names = |months: &str| months.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let months = Months::new(
            names(
                "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
            ),
            names("Ion Chwe Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag"),
        );
        let shown = |text: &str| match date(text, &months, false, None) {
            Typed::Value(date) => date.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(shown("3 Gorff 2027"), "2027-07-03");
        assert_eq!(shown("Tachwedd 2027"), "2027-11");
        assert_eq!(shown("November 2027"), "2027-11");
    }
}

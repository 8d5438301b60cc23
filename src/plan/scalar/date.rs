//! Dates: a day, or a month where the day is not known yet.

use super::{Packed, scalar};
use crate::plan::typed::{self, Months, Typed};
use crate::source::BadValue;
use std::fmt;
use std::str::FromStr;

/// A day (`2027-05-14`) or a month (`2027-05`), as ISO 8601 writes them.
///
/// A month sorts by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    first: jiff::civil::Date,
    month_only: bool,
}

scalar!(Date, { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", "x-kind": "date" }, packed);

impl Packed for Date {
    /// The digits of year, month and day; a month has the day 0.
    fn pack(&self) -> u128 {
        let digits = |number: i8| u128::from(number.unsigned_abs());
        let year = u128::from(self.first.year().unsigned_abs());
        let day = self.day().map_or(0, jiff::civil::Date::day);
        (year * 100 + digits(self.first.month())) * 100 + digits(day)
    }

    fn unpack(packed: u128) -> Option<Self> {
        let year = i16::try_from(packed / 10_000).ok()?;
        let month = i8::try_from(packed / 100 % 100).ok()?;
        let day = i8::try_from(packed % 100).ok()?;
        let month_only = day == 0;
        let first = jiff::civil::Date::new(year, month, day.max(1)).ok()?;
        Some(Self { first, month_only })
    }
}

/// The years a date may lie in: what both file formats count, and what a plan can mean.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

impl Date {
    /// A day.
    #[must_use]
    pub fn from_day(day: jiff::civil::Date) -> Self {
        Self {
            first: day,
            month_only: false,
        }
    }

    /// The day in UTC at so many seconds after the beginning of 1970; none outside the years a
    /// date may lie in.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let instant = jiff::Timestamp::from_second(seconds).ok()?;
        let first = instant.to_zoned(jiff::tz::TimeZone::UTC).date();
        YEARS
            .contains(&first.year())
            .then_some(Self::from_day(first))
    }

    /// The first day it can mean: the day itself, or the first of the month.
    #[must_use]
    pub fn first_day(self) -> jiff::civil::Date {
        self.first
    }

    /// The last day it can mean: the day itself, or the last of the month.
    #[must_use]
    pub fn last_day(self) -> jiff::civil::Date {
        if self.month_only {
            self.first.last_of_month()
        } else {
            self.first
        }
    }

    /// The day, where it is known.
    #[must_use]
    pub fn day(self) -> Option<jiff::civil::Date> {
        (!self.month_only).then_some(self.first)
    }

    /// Whether it lies before another, whichever days of their months the two may mean.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        self.last_day() < other.first_day()
    }

    /// The most days there can be from this date to a later one; negative if that is earlier.
    #[must_use]
    pub fn most_days_to(self, later: Self) -> i64 {
        days(self.first_day(), later.last_day())
    }

    /// The fewest days there can be from this date to a later one; negative if that is earlier.
    #[must_use]
    pub fn fewest_days_to(self, later: Self) -> i64 {
        days(self.last_day(), later.first_day())
    }

    /// Whether another date is more than twelve months later, whichever days the two may mean.
    #[must_use]
    pub fn is_over_a_year_before(self, later: Self) -> bool {
        let (last, later) = (self.last_day(), later.first_day());
        (last.year() + 1, last.month(), last.day()) < (later.year(), later.month(), later.day())
    }

    /// A date as plan files write it; none in any other form.
    pub(in crate::plan) fn exact(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next());
        let digits = |part: &str, length| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit())).then_some(())
        };
        digits(year, 4)?;
        digits(month, 2)?;
        let number = match day {
            Some(day) => {
                digits(day, 2)?;
                day.parse().ok()?
            }
            None => 1,
        };
        if parts.next().is_some() {
            return None;
        }
        let first = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, number).ok()?;
        YEARS.contains(&first.year()).then_some(Self {
            first,
            month_only: day.is_none(),
        })
    }
}

/// The days from one to the other.
fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())?;
        match self.day() {
            Some(day) => write!(f, "-{:02}", day.day()),
            None => Ok(()),
        }
    }
}

impl FromStr for Date {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let text = text.trim();
        Self::exact(text).ok_or_else(|| {
            let months = Months::default();
            let meant = match typed::date(text, &months, false, None) {
                Typed::Nothing => typed::date_in_words(text, &months, false),
                meant => meant,
            };
            let fault = BadValue::named("bad-date", format!("`{text}` is not a date"));
            let said = ("text", text.to_owned());
            let form = "write dates as year-month-day";
            match meant {
                Typed::Value(date) => fault.help(format!("{form}: `{date}`")).worded(
                    ["not_date", "write_this_date"],
                    [said, ("value", date.to_string())],
                ),
                Typed::Either(date, other) => fault
                    .help(format!(
                        "{form}: `{date}`, or `{other}` if that is what is meant"
                    ))
                    .worded(
                        ["not_date", "write_either_date"],
                        [
                            said,
                            ("value", date.to_string()),
                            ("other", other.to_string()),
                        ],
                    ),
                Typed::Nothing => fault
                    .help(format!(
                        "{form}, for example `2027-05-14`, or a month as `2027-05`"
                    ))
                    .worded(["not_date", "write_date"], [said]),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(text: &str) -> String {
        Date::from_str(text).unwrap_err().to_string()
    }

    #[test]
    fn a_day_and_a_month_are_dates() {
        assert_eq!(
            Date::from_str("2027-05-14").unwrap().to_string(),
            "2027-05-14"
        );
        let month = Date::from_str("2028-02").unwrap();
        assert_eq!(month.to_string(), "2028-02");
        assert_eq!(month.last_day().day(), 29);
        assert_eq!(month.day(), None);
    }

    #[test]
    fn a_british_date_is_refused_and_offered_in_the_form_wanted() {
        assert!(offered("15/8/2018").contains("`2018-08-15`"));
        assert!(offered("3 Sept 2026").contains("`2026-09-03`"));
        assert!(offered("3rd September 26").contains("`2026-09-03`"));
        assert!(offered("May 2027").contains("`2027-05`"));
        assert!(offered("2027-5-1").contains("`2027-05-01`"));
        assert!(offered("3/9/2027").contains("`2027-09-03`, or `2027-03-09` if"));
        // No help where nothing like it exists.
        assert!(offered("31/31/2027").contains("for example"));
    }

    #[test]
    fn seconds_since_1970_are_a_day() {
        let day = |seconds| Date::from_unix_seconds(seconds).map(|date| date.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(1_825_804_799).as_deref(), Some("2027-11-09"));
        assert_eq!(day(i64::MAX), None);
        assert_eq!(day(-99_999_999_999), None);
    }

    #[test]
    fn a_month_may_mean_any_of_its_days() {
        let date = |text: &str| Date::from_str(text).unwrap();
        assert!(date("2027-04-30").is_before(date("2027-05")));
        assert!(!date("2027-05").is_before(date("2027-05-31")));
        assert_eq!(date("2027-05").fewest_days_to(date("2027-06-02")), 2);
        assert_eq!(date("2027-05").most_days_to(date("2027-06-02")), 32);
        assert_eq!(date("2027-05-14").most_days_to(date("2027-05-13")), -1);
        assert!(date("2026-04").is_over_a_year_before(date("2027-05")));
        assert!(!date("2026-05-14").is_over_a_year_before(date("2027-05-14")));
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert!(offered("2027-02-30").contains("for example"));
        assert!(offered("soon").contains("for example"));
        assert!(Date::from_str("0001-01-01").is_err());
    }
}

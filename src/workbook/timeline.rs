//! The timeline: into which days, weeks, months or years its columns part the work, and what has a row
//! beside the tools.
//!
//! In: the facts. Out: the periods, as many as a page of paper holds, whether the work takes a day or
//! forty years; and the decisions, what people hear back, and the days on which bids are due.

use super::facts::SheetInputs;
use crate::plan::scalar::{Date, Line};
use crate::template::{Terms, long_date};
use jiff::ToSpan;
use jiff::civil::Date as Day;

/// The time that a column stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// What stands above it.
    pub(super) header: String,
    /// Its first day.
    pub(super) from: Day,
    /// The day after its last.
    pub(super) until: Day,
}

impl Period {
    /// Whether a time from one day to another lies in it, at least in part.
    pub(super) fn meets(&self, first: Day, last: Day) -> bool {
        first < self.until && last >= self.from
    }
}

/// What a column is as long as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days(i32),
    Months(i32),
}

/// How many short and how many wider columns a page holds.
const SHORT: usize = 16;
const WIDE: usize = 12;

/// The lengths that a column can have, and how many of them a page holds; after the last, twice as many
/// years again and again.
const UNITS: [(Unit, usize); 8] = [
    (Unit::Days(1), SHORT),
    (Unit::Days(7), SHORT),
    (Unit::Months(1), SHORT),
    (Unit::Months(3), WIDE),
    (Unit::Months(6), WIDE),
    (Unit::Months(12), WIDE),
    (Unit::Months(24), WIDE),
    (Unit::Months(60), WIDE),
];

/// The periods from the first date to the last; none where nothing has a date.
pub(super) fn periods(facts: &SheetInputs<'_>) -> Vec<Period> {
    let Some((unit, first, last)) = span(facts) else {
        return Vec::new();
    };
    let starts = std::iter::successors(Some(unit.start(first)), |start| unit.next(*start));
    starts
        .take_while(|start| *start <= last)
        .filter_map(|from| {
            let until = unit.next(from)?;
            let header = unit.header(from, until, facts.terms);
            Some(Period {
                header,
                from,
                until,
            })
        })
        .collect()
}

/// The key of the words that say how long a column is.
pub(super) fn unit_word(facts: &SheetInputs<'_>) -> Option<&'static str> {
    let (unit, ..) = span(facts)?;
    Some(match unit {
        Unit::Days(1) => "timeline_days",
        Unit::Days(_) => "timeline_weeks",
        Unit::Months(1) => "timeline_months",
        Unit::Months(months) if months < 12 => "timeline_several_months",
        Unit::Months(12) => "timeline_years",
        Unit::Months(_) => "timeline_several_years",
    })
}

/// The length of columns, and the first and the last day that any of them shows.
fn span(facts: &SheetInputs<'_>) -> Option<(Unit, Day, Day)> {
    let tools = facts.plan.tools.iter();
    let tools = tools.flat_map(|tool| [tool.start, tool.end]).flatten();
    let dates: Vec<Date> = tools
        .chain(events(facts).into_iter().map(|event| event.date))
        .collect();
    let first = dates.iter().map(|date| date.first_day()).min()?;
    let last = dates.iter().map(|date| date.first_day()).max()?;
    // A month is no day of it.
    let by_day = dates.iter().all(|date| date.day().is_some());
    let mut units = UNITS.into_iter();
    let fits = |(unit, most): &(Unit, usize)| {
        (by_day || !matches!(unit, Unit::Days(_))) && unit.count(first, last) <= *most
    };
    let known = units.find(fits);
    let longer = || {
        let longer = std::iter::successors(Some(120_i32), |months| months.checked_mul(2));
        longer.map(|months| (Unit::Months(months), WIDE)).find(fits)
    };
    let (unit, _) = known.or_else(longer)?;
    Some((unit, first, last))
}

impl Unit {
    /// The first day of the period that a day lies in.
    fn start(self, day: Day) -> Day {
        match self {
            Self::Days(1) => day,
            Self::Days(_) => {
                let since = day.weekday().to_monday_zero_offset();
                day.checked_sub(i32::from(since).days()).unwrap_or(day)
            }
            Self::Months(months) => {
                let at = month_number(day) / months * months;
                first_of_month(at).unwrap_or(day)
            }
        }
    }

    /// The first day of the next period.
    fn next(self, start: Day) -> Option<Day> {
        match self {
            Self::Days(days) => start.checked_add(days.days()).ok(),
            Self::Months(months) => first_of_month(month_number(start) + months),
        }
    }

    /// How many periods there are from one day to another.
    fn count(self, first: Day, last: Day) -> usize {
        let count = match self {
            Self::Days(days) => (last - self.start(first)).get_days() / days,
            Self::Months(months) => month_number(last) / months - month_number(first) / months,
        };
        usize::try_from(count).map_or(usize::MAX, |count| count + 1)
    }

    fn header(self, from: Day, until: Day, terms: &Terms) -> String {
        let short = |day: Day| terms.short_month(day.month());
        let (last, to) = (until.yesterday().unwrap_or(from), terms.word("to"));
        match self {
            Self::Days(_) => format!("{} {}", from.day(), short(from)),
            Self::Months(1) => format!("{} {:02}", short(from), from.year() % 100),
            Self::Months(months) if months < 12 => {
                format!(
                    "{} {to} {} {:02}",
                    short(from),
                    short(last),
                    last.year() % 100
                )
            }
            Self::Months(12) => from.year().to_string(),
            Self::Months(_) => format!("{} {to} {}", from.year(), last.year()),
        }
    }
}

/// The months since the year nought.
fn month_number(day: Day) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn first_of_month(number: i32) -> Option<Day> {
    let year = i16::try_from(number.div_euclid(12)).ok()?;
    let month = i8::try_from(number.rem_euclid(12) + 1).ok()?;
    Day::new(year, month, 1).ok()
}

/// Something that is on one day, or in one month.
pub(super) struct Event {
    /// What it is, with its date in words.
    pub(super) label: String,
    /// The key of the word for its kind.
    pub(super) kind: &'static str,
    pub(super) date: Date,
}

/// The decisions, what people hear back, and the days on which bids are due, each in the order of time.
pub(super) fn events(facts: &SheetInputs<'_>) -> Vec<Event> {
    let event = |kind, name: &str, date: Option<Date>| {
        let date = date?;
        let label = format!("{} ({})", shortened(name), long_date(date, facts.terms));
        Some(Event { label, kind, date })
    };
    let decisions = facts.plan.aims.decisions.iter().filter_map(|decision| {
        let what = Line::or_nothing(decision.what.as_ref());
        event("timeline_decision", what, decision.date)
    });
    let heard = facts.plan.sharing.activities.iter().filter_map(|activity| {
        let message = activity.message.as_ref().map_or("", AsRef::as_ref);
        event("timeline_feedback", message, activity.date)
    });
    let funders = facts.plan.funders.iter().enumerate();
    let funders = funders.filter(|(at, _)| facts.funder.is_none_or(|only| only == *at));
    let due = funders.filter_map(|(_, funder)| {
        let name = Line::or_nothing(funder.name.as_ref());
        event("timeline_due", name, funder.deadline)
    });
    let mut events: Vec<Event> = decisions.chain(heard).chain(due).collect();
    // Events of one kind stay together.
    let kinds: Vec<_> = events.iter().map(|event| event.kind).collect();
    let rank = |kind| kinds.iter().position(|known| *known == kind);
    events.sort_by_key(|event| (rank(event.kind), event.date.first_day()));
    events
}

/// The first words of a text, on one line.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 90;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", line.split_at(at).0.trim_end()),
        None => line,
    }
}

//! When things happen: the tools, decisions, feedback and deadlines of a plan over at most fourteen periods.
//!
//! In: a plan. Out: periods of one length, a month or more, and for each row the periods it falls into.
//! What the rows are called, and how a period is named, this file does not know.

use super::Plan;
use super::scalar::Date;
use jiff::civil;

/// A page has room for so many periods side by side: a year of months, and one more at both ends.
const MOST_PERIODS: u32 = 14;
/// The lengths of a period, in months; beyond the last, whole years.
const LENGTHS: [u32; 3] = [1, 3, 6];
const MONTHS_OF_YEAR: u32 = 12;

/// A plan over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// How long each period is, in months.
    pub months: u32,
    /// The first day of each period, in order.
    pub periods: Vec<civil::Date>,
    /// What happens, in the order of the plan.
    pub rows: Vec<TimelineRow>,
}

/// What happens, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// What it is.
    pub subject: Subject,
    /// For each period whether it falls into it.
    pub falls_into: Vec<bool>,
}

/// What a row of a timeline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A tool, by its position in the plan.
    Tool(usize),
    /// The decisions.
    Decisions,
    /// What is shared, and when people hear back.
    Sharing,
    /// The days on which bids are due.
    Deadlines,
}

/// When the tools, decisions, feedback and deadlines are; none where nothing has a date. `funder` is the
/// one, by position, whose deadline alone is shown.
#[must_use]
pub fn timeline(plan: &Plan, funder: Option<usize>) -> Option<Timeline> {
    let spans = spans(plan, funder);
    let days = || spans.iter().flat_map(|(_, spans)| spans);
    let first = days().map(|(first, _)| month(*first)).min()?;
    let last = days().map(|(_, last)| month(*last)).max()?;
    let months = length(first, last);
    // Whole years begin in January.
    let first = if months < MONTHS_OF_YEAR {
        first
    } else {
        first - first % MONTHS_OF_YEAR
    };
    let count = (last - first) / months + 1;
    let periods = (0..count).filter_map(|at| first_day(first + at * months));
    let row = |(subject, spans): (Subject, Vec<(civil::Date, civil::Date)>)| TimelineRow {
        subject,
        falls_into: (0..count)
            .map(|at| {
                let from = first + at * months;
                let falls = |(start, end): &(civil::Date, civil::Date)| {
                    month(*start) < from + months && month(*end) >= from
                };
                spans.iter().any(falls)
            })
            .collect(),
    };
    Some(Timeline {
        months,
        periods: periods.collect(),
        rows: spans.into_iter().map(row).collect(),
    })
}

/// What happens from which day to which; a row without a date is left out.
fn spans(plan: &Plan, funder: Option<usize>) -> Vec<(Subject, Vec<(civil::Date, civil::Date)>)> {
    let tools = plan.tools.iter().enumerate().map(|(position, tool)| {
        let span = span(tool.start.or(tool.end), tool.end.or(tool.start));
        (Subject::Tool(position), span.into_iter().collect())
    });
    let day = |date: Option<Date>| span(date, date);
    let decisions = plan.aims.decisions.iter();
    let sharing = plan.sharing.activities.iter();
    let funders = plan.funders.iter().enumerate();
    let funders = funders.filter(|(at, _)| funder.is_none_or(|only| only == *at));
    let points = [
        (
            Subject::Decisions,
            decisions
                .filter_map(|decision| day(decision.date))
                .collect(),
        ),
        (
            Subject::Sharing,
            sharing.filter_map(|activity| day(activity.date)).collect(),
        ),
        (
            Subject::Deadlines,
            funders
                .filter_map(|(_, funder)| day(funder.deadline))
                .collect(),
        ),
    ];
    let rows = tools.chain(points);
    rows.filter(|(_, spans): &(_, Vec<_>)| !spans.is_empty())
        .collect()
}

/// From the earlier day to the later, whichever way round they stand in the plan.
fn span(start: Option<Date>, end: Option<Date>) -> Option<(civil::Date, civil::Date)> {
    let (start, end) = (start?, end?);
    let first = start.first_day().min(end.first_day());
    Some((first, start.last_day().max(end.last_day())))
}

/// The shortest periods of which a page holds enough.
fn length(first: u32, last: u32) -> u32 {
    let short = LENGTHS
        .into_iter()
        .find(|months| (last - first) / months < MOST_PERIODS);
    let years = last / MONTHS_OF_YEAR - first / MONTHS_OF_YEAR + 1;
    short.unwrap_or(years.div_ceil(MOST_PERIODS) * MONTHS_OF_YEAR)
}

/// The months from the year 0 to a day.
fn month(day: civil::Date) -> u32 {
    let year = u32::from(day.year().unsigned_abs());
    year * MONTHS_OF_YEAR + u32::from(day.month().unsigned_abs()) - 1
}

fn first_day(month: u32) -> Option<civil::Date> {
    let year = i16::try_from(month / MONTHS_OF_YEAR).ok()?;
    let month = i8::try_from(month % MONTHS_OF_YEAR + 1).ok()?;
    civil::Date::new(year, month, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Decision, Tool};

    fn plan(tools: &[(&str, &str)], decision: &str) -> Plan {
        let date = |text: &str| text.parse().ok();
        let tools = tools.iter().map(|(start, end)| Tool {
            start: date(start),
            end: date(end),
            ..Tool::default()
        });
        let mut plan = Plan {
            tools: tools.collect(),
            ..Plan::default()
        };
        plan.aims.decisions = vec![Decision {
            date: date(decision),
            ..Decision::default()
        }];
        plan
    }

    /// The length of a period, how many there are, and the rows with a sign for each.
    fn drawn(plan: &Plan) -> Option<(u32, usize, Vec<String>)> {
        let timeline = timeline(plan, None)?;
        let rows = timeline.rows.iter().map(|row| {
            let signs = row
                .falls_into
                .iter()
                .map(|falls| if *falls { 'x' } else { '.' });
            signs.collect()
        });
        Some((timeline.months, timeline.periods.len(), rows.collect()))
    }

    #[test]
    fn a_year_is_shown_by_the_month_and_what_has_no_date_is_left_out() {
        let year = plan(&[("2027-02-10", "2027-04"), ("", "")], "2028-01-05");
        let rows = vec!["xxx.........".to_owned(), "...........x".to_owned()];
        assert_eq!(drawn(&year), Some((1, 12, rows)));
        assert_eq!(drawn(&plan(&[("", "")], "")), None);
    }

    #[test]
    fn a_day_is_one_period_and_a_wrong_order_of_dates_is_the_same_time() {
        let day = plan(&[("2027-11-03", "")], "2027-11-03");
        assert_eq!(
            drawn(&day),
            Some((1, 1, vec!["x".to_owned(), "x".to_owned()]))
        );
        let back = plan(&[("2027-03", "2027-01")], "");
        assert_eq!(drawn(&back), Some((1, 3, vec!["xxx".to_owned()])));
    }

    #[test]
    fn long_plans_are_shown_by_the_quarter_and_by_the_year() {
        let months =
            |end| drawn(&plan(&[("2027-02", end)], "")).map(|(months, count, _)| (months, count));
        assert_eq!(months("2028-03"), Some((1, 14)));
        assert_eq!(months("2028-04"), Some((3, 5)));
        assert_eq!(months("2030-07"), Some((3, 14)));
        assert_eq!(months("2034-01"), Some((6, 14)));
        assert_eq!(months("2036-02"), Some((12, 10)));
        assert_eq!(months("2067-02"), Some((36, 14)));
    }
}

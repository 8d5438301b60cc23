//! The date of a document: asked for, from the environment, or from the plan; never today's,
//! by which only `check` judges a plan.

use super::report::Stop;
use coplan::diagnostic::Diagnostic;
use coplan::plan::Plan;
use coplan::plan::scalar::Date;
use coplan::plan::typed::{self, Months, Typed};
use std::env;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The variable by which builds are made repeatable (reproducible-builds.org), in seconds since
/// 1970.
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The day given with `--date`, in any form that means one day.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let date = text.parse().or_else(|_| typed_day(text))?;
    match date.day() {
        Some(_) => Ok(date),
        None => Err("a document needs a whole day, for example `2027-05-14`".to_owned()),
    }
}

/// A day as people type it.
fn typed_day(text: &str) -> Result<Date, String> {
    match typed::date(text, &Months::default(), false, None) {
        Typed::Value(date) => Ok(date),
        Typed::Either(date, other) => Err(format!(
            "it may mean two days: write the year first, as `{date}` or `{other}`"
        )),
        Typed::Nothing => Err("write a day, for example `2027-05-14` or `14 May 2027`".to_owned()),
    }
}

/// The date that every document of this run carries: the one asked for, else the environment's.
pub(super) fn of_run(asked: Option<Date>) -> Result<Option<Date>, Stop> {
    match (asked, env::var_os(VARIABLE)) {
        (Some(date), _) => Ok(Some(date)),
        (None, None) => Ok(None),
        (None, Some(value)) => {
            let value = value.to_string_lossy();
            let date = value.trim().parse().ok().and_then(Date::from_unix_seconds);
            date.map(Some).ok_or_else(|| {
                let message =
                    format!("`{VARIABLE}` is `{value}`, which is not a number of seconds");
                let help = format!("unset `{VARIABLE}`, or give the date with `--date`");
                Diagnostic::error("bad-date", message).help(help).into()
            })
        }
    }
}

/// The date of one plan's documents: that of the run, else the last one of its history.
pub(super) fn of_plan(run: Option<Date>, plan: &Plan) -> Option<Date> {
    run.or_else(|| plan.history.iter().rev().find_map(|change| change.date))
}

/// The day on which a file was last changed, in UTC.
pub(super) fn last_change(file: &Path) -> Option<Date> {
    day_of(fs::metadata(file).ok()?.modified().ok()?)
}

/// Today by the clock of this computer, in UTC; no document may carry it.
pub(super) fn today() -> Option<Date> {
    day_of(SystemTime::now())
}

fn day_of(time: SystemTime) -> Option<Date> {
    let passed = time.duration_since(UNIX_EPOCH).ok()?;
    Date::from_unix_seconds(i64::try_from(passed.as_secs()).ok()?)
}

/// Refuses to make a workbook while the clock of this computer stands before 1970.
///
/// The library that writes workbooks asks for the time as it begins one, whatever date the workbook is
/// given, and panics on such a clock. What it gets is in no document.
pub(super) fn clock_for_workbooks() -> Result<(), Vec<Diagnostic>> {
    if SystemTime::now() >= UNIX_EPOCH {
        return Ok(());
    }
    let message = "no workbook can be made while the clock of this computer stands before 1970";
    let finding = Diagnostic::error("cannot-write-workbook", message)
        .help("set the clock, or make the Word document alone with `--only word`");
    Err(vec![finding])
}

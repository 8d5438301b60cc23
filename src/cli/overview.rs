//! `coplan overview`: how many plans stand, each on one line.

use super::arguments::Overview as Arguments;
use super::batch::on_all_cores;
use super::choices::{DocumentKind, FindingsFormat};
use super::edition::contradiction;
use super::files::{about, unreadable};
use super::house::House;
use super::input::{Input, is_standard};
use super::lines::{table, width};
use super::overwrite::written;
use super::report::{self, Outcome, Stop};
use super::report_file::write_reports;
use super::writing::Output;
use super::{configuration, dates, misplaced};
use coplan::diagnostic::{Diagnostic, listed};
use coplan::plan::scalar::Date;
use coplan::session::{Overview, Standing, faults};
use coplan::style::Paper;
use coplan::template::{Edition, Terms, long_date};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What the documents are called.
const NAME: &str = "plans-overview";
/// Files of coplan that stand beside plans and are none.
const BESIDE: [&str; 2] = [configuration::NAME, "coplan.schema.json"];

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let asked = dates::of_run(arguments.look.date)?;
    Stop::if_any(contradictions(arguments, asked))?;
    let house = House::new(&arguments.look)?;
    let terms = house.terms().map_err(Stop::faults)?;
    let (plans, passed_by) = plans(&arguments.plans)?;
    let today = asked.or_else(dates::today);
    let standing = on_all_cores(&plans, |path| standing(path, today, terms));
    for (_, stop) in &standing {
        report::findings(&stop.findings)?;
    }
    let outcome = standing.iter().map(|(_, stop)| stop.outcome);
    let outcome = outcome.fold(Outcome::Done, Outcome::max);
    let overview = Overview {
        plans: standing.into_iter().map(|(standing, _)| standing).collect(),
        date: today,
        questions: terms.registry().questions().len(),
    };
    match (&arguments.output, arguments.format) {
        (Some(folder), _) => write(folder, &overview, arguments, &house)?,
        (None, FindingsFormat::Human) => tell(&overview, terms)?,
        (None, FindingsFormat::Json) => report::result(format_args!("{:#}", json(&overview)))?,
    }
    remarks(&overview, &passed_by, asked, terms)?;
    Ok(outcome)
}

fn contradictions(arguments: &Arguments, date: Option<Date>) -> Vec<Diagnostic> {
    let mut reasons = Vec::new();
    if let Some(output) = &arguments.output {
        if is_standard(output) {
            let message = "`-o` takes a folder, in which an overview becomes documents";
            let help = "leave it out to see the overview here, or name a folder";
            reasons.push(contradiction(message, help));
        }
        if arguments.format == FindingsFormat::Json {
            let message = "`--format json` prints the overview, and `-o` makes documents of it";
            reasons.push(contradiction(message, "leave one of the two out"));
        }
        if date.is_none() {
            let message = "an overview shows what comes next, so its documents need a day";
            let help = "give it with `--date`, for example `--date 2027-05-14`";
            reasons.push(Diagnostic::error("undated-overview", message).help(help));
        }
    } else if arguments.only.is_some() || arguments.force {
        let message = "`--only` and `--force` are about documents, and none are made";
        reasons.push(contradiction(message, "name a folder for them with `-o`"));
    }
    reasons
}

/// The plan files that are named and those in folders, each once; and the folders below that were passed by.
fn plans(named: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<String>), Stop> {
    let mut plans = Vec::new();
    let mut passed_by = Vec::new();
    let mut reasons = Vec::new();
    for path in named {
        if !path.is_dir() {
            plans.push(path.clone());
            continue;
        }
        match in_folder(path) {
            Ok((found, below)) => {
                if found.is_empty() {
                    reasons.push(no_plans(path, &below));
                }
                plans.extend(found);
                passed_by.extend(below);
            }
            Err(error) => reasons.push(unreadable(path, &error)),
        }
    }
    Stop::if_any(reasons)?;
    let mut known = HashSet::new();
    plans.retain(|path| known.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
    Ok((plans, passed_by))
}

/// The plan files in a folder by name, and the folders below that hold files of their kind.
fn in_folder(folder: &Path) -> std::io::Result<(Vec<PathBuf>, Vec<String>)> {
    let mut plans = Vec::new();
    let mut below = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // `./garden.yaml` is called as people call it.
        let path = if folder == Path::new(".") {
            PathBuf::from(entry.file_name())
        } else {
            entry.path()
        };
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            let files = fs::read_dir(&path).into_iter().flatten().flatten();
            let mut files = files.map(|file| file.path());
            if files.any(|file| is_plan(&file)) {
                below.push(path.display().to_string());
            }
        } else if is_plan(&path) {
            plans.push(path);
        }
    }
    plans.sort();
    below.sort();
    Ok((plans, below))
}

fn is_plan(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let is_beside = name.is_some_and(|name| BESIDE.contains(&&*name));
    path.is_file() && misplaced::is_plan(path) && !is_beside
}

/// How a plan stands, and what is to be told of its file.
fn standing(path: &Path, date: Option<Date>, terms: &Terms) -> (Standing, Stop) {
    let input = Input::new(path);
    match input.load("overview", terms.registry()) {
        Ok(loaded) => {
            let outcome = Outcome::of(&faults(&loaded));
            let findings = Vec::new();
            let standing = Standing::of(&loaded, date, terms);
            (standing, Stop { outcome, findings })
        }
        Err(stop) => (Standing::unreadable(&input.name(), &stop.findings), stop),
    }
}

/// The overview as a table.
fn tell(overview: &Overview, terms: &Terms) -> std::io::Result<()> {
    let header = overview.header(terms);
    let rows = overview.plans.iter();
    let rows: Vec<Vec<String>> = rows
        .map(|plan| overview.cells(plan, terms).to_vec())
        .collect();
    report::result(table(&header, &rows, width()))
}

fn json(overview: &Overview) -> serde_json::Value {
    let plans = overview.plans.iter().map(|plan| {
        let next = plan.next.as_ref();
        let next = next
            .map(|next| serde_json::json!({ "date": next.date.to_string(), "what": next.what }));
        serde_json::json!({
            "file": plan.file,
            "title": plan.title,
            "lead": plan.lead,
            "status": plan.status,
            "answered": plan.answered,
            "people": plan.people,
            "asked": plan.asked.as_ref().map(ToString::to_string),
            "currency": plan.currency.to_string(),
            "next": next,
            "to_fix": plan.to_fix,
            "worth_a_look": plan.worth_a_look,
            "fault": plan.fault,
        })
    });
    serde_json::json!({
        "format": 1,
        "date": overview.date.map(|date| date.to_string()),
        "questions": overview.questions,
        "plans": plans.collect::<Vec<_>>(),
    })
}

/// Writes the documents into a folder.
fn write(
    folder: &Path,
    overview: &Overview,
    arguments: &Arguments,
    house: &House<'_>,
) -> anyhow::Result<()> {
    let terms = house.terms().map_err(Stop::faults)?;
    let style = house.style().map_err(Stop::faults)?;
    let style = style.on(Paper::from(arguments.look.paper()), true);
    let edition = Edition {
        date: overview.date,
        language: arguments.look.speaking.of_answers(),
        ..Edition::default()
    };
    let kinds = [DocumentKind::Word, DocumentKind::Excel].into_iter();
    let kinds = kinds.filter(|kind| arguments.only.is_none_or(|only| only == *kind));
    let mut outputs = Vec::new();
    for kind in kinds {
        let bytes = match kind {
            DocumentKind::Word => overview.word(terms, &style, &edition),
            DocumentKind::Excel => overview.excel(terms, &style, &edition),
        };
        let folder = if folder == Path::new(".") {
            Path::new("")
        } else {
            folder
        };
        let path = folder.join(NAME).with_extension(kind.extension());
        let bytes = bytes.map_err(Stop::faults)?;
        outputs.push(Output { path, bytes });
    }
    write_reports(&outputs, arguments.force)?;
    let paths: Vec<PathBuf> = outputs.into_iter().map(|output| output.path).collect();
    Ok(report::result(written(&paths))?)
}

/// What could not be read, where nobody looked, and by which day it is told.
fn remarks(
    overview: &Overview,
    passed_by: &[String],
    asked: Option<Date>,
    terms: &Terms,
) -> std::io::Result<()> {
    let unread = overview.plans.iter().filter(|plan| plan.fault.is_some());
    let unread: Vec<&str> = unread.map(|plan| plan.file.as_str()).collect();
    if !unread.is_empty() {
        let (all, listed) = (overview.plans.len(), listed(&unread));
        let count = unread.len();
        report::remark(format_args!(
            "{count} of {all} plans could not be read: {listed}"
        ))?;
    }
    if !passed_by.is_empty() {
        report::remark(format_args!(
            "Folders below are not looked into; name them to add their plans: {}",
            listed(passed_by)
        ))?;
    }
    match (asked, overview.date) {
        (None, Some(today)) => report::remark(format_args!(
            "Dates are judged by today, {}; `--date` chooses another day",
            long_date(today, terms)
        )),
        _ => Ok(()),
    }
}

fn no_plans(folder: &Path, below: &[String]) -> Diagnostic {
    let finding = about(folder, "no-plans", "there is no plan file in this folder");
    if below.is_empty() {
        finding.help("name another folder, or plan files; `coplan new` starts a plan")
    } else {
        finding.help(format!("name the folders below it: {}", listed(below)))
    }
}

//! `coplan blank`: a form to fill in, empty or begun with what a plan says already.

use super::arguments::Blank;
use super::choices::{DetailName, DocumentKind, GuidanceName, PaperName};
use super::dates;
use super::edition::{Attempt, Delivery, contradiction, page_suffix};
use super::house::House;
use super::input::Input;
use super::names::Target;
use super::overwrite::Basis;
use super::report::{Outcome, Stop};
use coplan::diagnostic::{Diagnostic, has_errors};
use coplan::plan::scalar::Date;
use coplan::plan::{Loaded, Plan, Registry, Stakeholder, Values};
use coplan::session::{self, Prepared};
use coplan::template::{Detail, Edition, Guidance, Purpose};
use std::sync::Arc;

/// Empty rows of a table on the screen, where more are a click away.
const ROWS_ON_SCREEN: usize = 5;
/// Empty rows of a table on paper, so that the short form is six pages.
const ROWS_ON_PAPER: usize = 3;
/// Empty rows of a table in the workbook.
const ROWS_IN_SHEETS: usize = 20;

/// Runs the command.
pub(super) fn run(arguments: &Blank) -> anyhow::Result<Outcome> {
    let delivery = Delivery::new(&arguments.output);
    Stop::if_any(contradictions(arguments, delivery))?;
    let run_date = dates::of_run(arguments.look.date)?;
    let house = House::new(&arguments.look)?;
    house.serve(|| make(arguments, delivery, run_date, &house))?
}

/// Makes the form and tells what became of it.
fn make(
    arguments: &Blank,
    delivery: Delivery<'_>,
    run_date: Option<Date>,
    house: &House<'_>,
) -> anyhow::Result<Outcome> {
    let input = arguments.plan.as_deref().map(Input::new);
    let registry = house.registry().map_err(Stop::faults)?;
    let (loaded, mut found) = whole_plan(input.as_ref(), registry)?;
    let plan = loaded
        .as_ref()
        .map_or_else(Plan::default, |loaded| loaded.plan.clone());
    let rows_in_word = if arguments.print {
        ROWS_ON_PAPER
    } else {
        ROWS_ON_SCREEN
    };
    let edition = Edition {
        purpose: Purpose::Blank,
        detail: arguments.detail.into(),
        guidance: arguments.guidance.map_or(Guidance::Notes, Guidance::from),
        handwriting: arguments.print,
        canvas: is_canvas(arguments),
        spare_rows: arguments.rows.map_or(rows_in_word, usize::from),
        sheet_rows: arguments.rows.map_or(ROWS_IN_SHEETS, usize::from),
        date: dates::of_plan(run_date, &plan),
        language: arguments.look.speaking.of_answers(),
        ..Edition::default()
    };
    let values = Values::of(&plan, registry).map_err(Stop::faults)?;
    let known = known_before(&plan, &values);
    let prepared = Prepared::new(&known, registry).map_err(Stop::faults)?;
    let target = Target::new(input.as_ref(), delivery.folder());
    let language = house.suffix(prepared.language_of_plan());
    let name = (&target, &*suffix(arguments, &language));
    let basis = Basis {
        input: input.as_ref(),
        command: "blank",
        loaded: loaded.as_ref(),
        day: run_date,
    };
    found.extend(house.without_words(prepared.language_of_plan()));
    let made = delivery.deliver(house, &prepared, &edition, name, &basis);
    let plan_name = input.as_ref().map_or_else(String::new, Input::name);
    let attempt = Attempt::new(plan_name, found, made);
    attempt.tell()?;
    let printed = delivery.print_to_pdf([&attempt])?;
    Ok(attempt.outcome.max(printed))
}

/// A3 on paper is the sheet that a workshop fills in together, unless every field is asked for or print is
/// to be large.
fn is_canvas(arguments: &Blank) -> bool {
    let look = &arguments.look;
    let is_short = Detail::from(arguments.detail) == Detail::Short;
    arguments.print && is_short && look.paper() == PaperName::A3 && !look.large_print
}

fn contradictions(arguments: &Blank, delivery: Delivery<'_>) -> Vec<Diagnostic> {
    let mut reasons = delivery.contradictions(1);
    let only_excel = arguments.output.only == Some(DocumentKind::Excel);
    if only_excel && (arguments.print || arguments.guidance.is_some()) {
        let message = "`--print` and `--guidance` are about the Word document, and `--only excel` leaves that out";
        reasons.push(contradiction(
            message,
            "leave out `--only excel`, or the other options",
        ));
    }
    if arguments.print && arguments.guidance == Some(GuidanceName::Comments) {
        let message = "a form for pens has no comments, because few printers print them";
        reasons.push(contradiction(message, "leave out `--guidance comments`"));
    }
    reasons
}

/// The plan that a form begins with, if one is named, and what was found in it.
fn whole_plan(
    input: Option<&Input>,
    registry: &Arc<Registry>,
) -> Result<(Option<Loaded>, Vec<Diagnostic>), Stop> {
    let Some(input) = input else {
        return Ok((None, Vec::new()));
    };
    let loaded = input.load("blank", registry)?;
    let found = session::faults(&loaded);
    if has_errors(&found) {
        return Err(Stop::faults(found));
    }
    Ok((Some(loaded), found))
}

/// What people round a table do not have to be asked: what the project is, when, and who is
/// involved. How groups are rated and reached is theirs to say, and so is what a house asks of them.
fn known_before(plan: &Plan, values: &Values) -> Plan {
    let groups = plan.stakeholders.iter().map(|group| Stakeholder {
        id: group.id.clone(),
        name: group.name.clone(),
        types: group.types.clone(),
        ..Stakeholder::default()
    });
    Plan {
        title: plan.title.clone(),
        lead: plan.lead.clone(),
        reference: plan.reference.clone(),
        organisation: plan.organisation.clone(),
        language: plan.language.clone(),
        currency: plan.currency.clone(),
        dates: plan.dates.clone(),
        stakeholders: groups.collect(),
        extra: values.extra().clone(),
        ..Plan::default()
    }
}

/// The part of a name that says what kind of form it is.
fn suffix(arguments: &Blank, language: &str) -> String {
    let parts = [
        (true, "-blank"),
        (arguments.detail == DetailName::Full, "-full"),
        (arguments.print, "-print"),
    ];
    let asked: String = parts
        .iter()
        .filter(|(asked, _)| *asked)
        .map(|(_, part)| *part)
        .collect();
    asked + language + &page_suffix(&arguments.look)
}

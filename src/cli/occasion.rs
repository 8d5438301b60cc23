//! What a plan is looked at for, and everything that is found in it then.

use super::arguments::Use;
use super::choices::PurposeName;
use super::edition::contradiction;
use super::input::placed;
use super::report::listed;
use coplan::check::{Occasion, Report, check};
use coplan::diagnostic::{Diagnostic, did_you_mean};
use coplan::merge::{Undecided, undecided};
use coplan::plan::budget::budget;
use coplan::plan::rows::{Directory, Named};
use coplan::plan::{Loaded, Plan};

/// The rule whose places are comments.
const LEFT_OPEN: &str = "alternatives-left-open";

impl Use {
    /// Reasons why these options do not go together.
    pub(super) fn contradictions(&self) -> Vec<Diagnostic> {
        if self.funder.is_none() || self.purpose == PurposeName::Bid {
            return Vec::new();
        }
        let message =
            "`--funder` is about what one funder is asked for, so it goes with `--for bid`";
        let help = "add `--for bid`, or leave `--funder` out";
        vec![contradiction(message, help)]
    }

    /// The id of the funder that is meant by an id or a name.
    pub(super) fn funder_of(&self, plan: &Plan) -> Result<Option<String>, Diagnostic> {
        let Some(wanted) = self.funder.as_deref() else {
            return Ok(None);
        };
        let shown = |text: Option<String>| text.unwrap_or_default();
        let plan = plan.numbered();
        let directory = Directory::of(plan.funders.iter().map(|funder| Named {
            id: shown(funder.id.as_ref().map(ToString::to_string)),
            name: shown(funder.name.as_ref().map(ToString::to_string)),
        }));
        match directory.find(wanted) {
            Some(found) => Ok(Some(found.id.clone())),
            None => Err(unknown_funder(wanted, directory.entries())),
        }
    }
}

fn unknown_funder(wanted: &str, funders: &[Named]) -> Diagnostic {
    let known = funders
        .iter()
        .flat_map(|funder| [funder.id.as_str(), funder.name.as_str()]);
    let shown: Vec<String> = funders.iter().map(Named::shown).collect();
    let help = match did_you_mean(wanted, known.filter(|name| !name.is_empty())) {
        Some(meant) => meant,
        None if shown.is_empty() => "list the funders under `funders`".to_owned(),
        None => format!("the funders of this plan are {}", listed(&shown)),
    };
    let message = format!("`{wanted}` is not a funder of this plan");
    Diagnostic::error("unknown-funder", message)
        .at("funders")
        .help(help)
}

/// What is wrong with a plan as a text and as a sum, whatever it is for.
pub(super) fn faults(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut faults = loaded.findings.clone();
    let sums = budget(&loaded.plan.numbered()).err().unwrap_or_default();
    faults.extend(sums.into_iter().map(|fault| placed(&loaded.tree, fault)));
    faults
}

/// What the rules find in a plan, each finding in its place in the file.
///
/// What a merge has left open is found where its comments stand.
pub(super) fn looked_at(loaded: &Loaded, mut occasion: Occasion) -> Report {
    let undecided = undecided(&loaded.tree);
    occasion.undecided = undecided.iter().map(|field| field.path.clone()).collect();
    let mut report = check(&loaded.plan, &occasion);
    for finding in &mut report.findings {
        let is_meant = |field: &&Undecided| {
            finding.name == LEFT_OPEN && finding.path.as_deref() == Some(&*field.path)
        };
        let place = undecided.iter().find(is_meant).map(|field| &field.place);
        *finding = match place {
            Some(place) => finding.clone().in_place(place.clone()),
            None => placed(&loaded.tree, finding.clone()),
        };
    }
    report
}

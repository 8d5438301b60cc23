//! `coplan fill`: the Word plan and the workbook of each plan file.

use super::arguments::Fill;
use super::batch::on_all_cores;
use super::choices::{DocumentKind, GuidanceName, PurposeName};
use super::dates;
use super::edition::{Attempt, Delivery, contradiction, page_suffix};
use super::files::folder_of;
use super::house::House;
use super::input::Input;
use super::names::{Target, with_targets};
use super::overwrite::{Basis, Delivered};
use super::pictures::in_folder;
use super::report::{self, Outcome, Stop};
use coplan::diagnostic::{Diagnostic, Place, Severity, listed};
use coplan::plan::scalar::Date;
use coplan::plan::{Directory, Loaded};
use coplan::session::{Prepared, Readiness, Use, group_of, pictures, placed, readiness};
use coplan::template::{Edition, Guidance, Purpose};
use std::collections::BTreeSet;

/// What is the same for all plans of a run.
struct Run<'a> {
    arguments: &'a Fill,
    house: House<'a>,
    date: Option<Date>,
}

/// Runs the command.
pub(super) fn run(arguments: &Fill) -> anyhow::Result<Outcome> {
    let delivery = delivery(arguments);
    Stop::if_any(contradictions(arguments, delivery))?;
    let plans = with_targets(Input::several(&arguments.plans)?, delivery.folder())?;
    let run = Run {
        date: dates::of_run(arguments.look.date)?,
        house: House::new(&arguments.look)?,
        arguments,
    };
    if let Some(document) = &arguments.document {
        run.house.has_document(document)?;
    }
    let mut attempts = run
        .house
        .serve(|| on_all_cores(&plans, |(input, target)| run.attempt(input, target)))?;
    let mut told = BTreeSet::new();
    for attempt in &mut attempts {
        attempt.once(&mut told);
        attempt.tell()?;
    }
    let printed = delivery.print_to_pdf(&attempts)?;
    summary(&attempts)?;
    Ok(attempts
        .iter()
        .map(|attempt| attempt.outcome)
        .fold(printed, Outcome::max))
}

/// Where the documents go; comments are a matter of the Word document alone, and only the plan has a workbook.
fn delivery(arguments: &Fill) -> Delivery<'_> {
    let delivery = Delivery::new(&arguments.output);
    if arguments.findings || arguments.document.is_some() {
        delivery.in_word()
    } else {
        delivery
    }
}

fn contradictions(arguments: &Fill, delivery: Delivery<'_>) -> Vec<Diagnostic> {
    let mut reasons = delivery.contradictions(arguments.plans.len());
    reasons.extend(arguments.wanted.contradictions());
    let only_excel = arguments.output.only == Some(DocumentKind::Excel);
    for (option, asked) in [
        ("--guidance", arguments.guidance.is_some()),
        ("--findings", arguments.findings),
    ] {
        if only_excel && asked {
            let message = format!(
                "`{option}` is about the Word document, and `--only excel` leaves that out"
            );
            reasons.push(contradiction(message, "leave one of the two out"));
        }
    }
    reasons.extend(against_document(arguments));
    if arguments.draft_anyway && arguments.wanted.purpose == PurposeName::Draft {
        let message = "`--draft-anyway` marks a copy for sign-off or for a bid as not ready";
        let help = "leave it out, or add `--for sign-off` or `--for bid`";
        reasons.push(contradiction(message, help));
    }
    reasons
}

/// What does not go with another document than the plan.
fn against_document(arguments: &Fill) -> Vec<Diagnostic> {
    let only_excel = arguments.output.only == Some(DocumentKind::Excel);
    let mut reasons = Vec::new();
    if arguments.document.is_some() && only_excel {
        let message = "`--document` makes a Word document, and `--only excel` leaves that out";
        reasons.push(contradiction(message, "leave one of the two out"));
    }
    if arguments.document.is_some() && arguments.findings {
        let message = "`--findings` puts comments at the questions of the plan, and `--document` makes another document";
        reasons.push(contradiction(message, "leave one of the two out"));
    }
    reasons
}

impl Run<'_> {
    /// Makes and writes the documents of one plan, unless what is found stands in the way.
    fn attempt(&self, input: &Input, target: &Target) -> Attempt {
        let loaded = self.house.registry().map_err(Stop::faults);
        let loaded = match loaded.and_then(|registry| input.load("fill", registry)) {
            Ok(loaded) => loaded,
            Err(stop) => return Attempt::new(input.name(), Vec::new(), Err(stop)),
        };
        let wanted = self.wanted(&loaded);
        let readiness = readiness(&loaded, &wanted);
        let (is_sound, is_ready) = (readiness.is_sound(), readiness.is_ready());
        let Readiness {
            funder,
            faults: mut shown,
            findings,
        } = readiness;
        shown.extend(several_funders(&loaded, &wanted));
        let language = loaded.plan.language.as_ref();
        shown.extend(self.house.without_words(language.map(|tag| &*tag.0)));
        let mut edition = self.edition(&wanted, funder);
        match group_of(&loaded.values, self.arguments.group.as_deref()) {
            Ok(group) => edition.group = group,
            Err(unknown) => shown.push(placed(&loaded.tree, *unknown)),
        }
        let is_sound = is_sound && edition.group.is_some() == self.arguments.group.is_some();
        shown.extend(self.pictures(input, &loaded, &mut edition));
        let told = |finding: &&Diagnostic| finding.severity != Severity::Note;
        shown.extend(findings.iter().filter(told).cloned());
        shown = self.told(&loaded, shown);
        if !is_sound {
            return Attempt::new(input.name(), shown, Err(Stop::faults(Vec::new())));
        }
        if !is_ready && !edition.unready {
            let refusal = Stop::faults(not_ready(input, edition.purpose));
            return Attempt::new(input.name(), shown, Err(refusal));
        }
        if self.arguments.findings {
            edition.remarks = findings;
        }
        let made = Prepared::of(&loaded)
            // What is too large to be added up is among the findings already.
            .map_err(|_| Stop::faults(Vec::new()))
            .and_then(|prepared| {
                let basis = Basis {
                    input: Some(input),
                    command: "fill",
                    loaded: Some(&loaded),
                    day: self.date,
                };
                self.deliver(&basis, target, &prepared, &edition)
            })
            .map_err(|stop| stop.map(|finding| placed(&loaded.tree, finding)));
        Attempt::new(input.name(), shown, made)
    }

    /// Findings in the language in which documents of a plan are.
    fn told(&self, loaded: &Loaded, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let language = loaded.plan.language.as_ref();
        match self.house.speech(language.map(|tag| &*tag.0)) {
            Ok(speech) => speech.terms().all_told(&findings),
            Err(_) => findings,
        }
    }

    fn deliver(
        &self,
        basis: &Basis<'_>,
        target: &Target,
        prepared: &Prepared,
        edition: &Edition,
    ) -> Result<Delivered, Stop> {
        let language = self.house.suffix(prepared.language_of_plan());
        let name = (target, &*self.suffix(edition, &language));
        delivery(self.arguments).deliver(&self.house, prepared, edition, name, basis)
    }

    /// Puts the pictures beside a plan into its Word document; says which are left out.
    fn pictures(&self, input: &Input, loaded: &Loaded, edition: &mut Edition) -> Vec<Diagnostic> {
        if self.arguments.output.only == Some(DocumentKind::Excel) {
            return Vec::new();
        }
        let found = pictures(&loaded.values, |name| match input {
            Input::File(plan) => in_folder(&folder_of(plan), name),
            Input::Standard => Err("a plan from standard input has no folder".to_owned()),
        });
        edition.pictures = found.images;
        let findings = found.findings.into_iter();
        findings
            .map(|finding| placed(&loaded.tree, finding))
            .collect()
    }

    /// What a plan is made into documents for.
    fn wanted(&self, loaded: &Loaded) -> Use {
        Use {
            purpose: self.arguments.wanted.purpose.into(),
            date: dates::of_plan(self.date, &loaded.plan),
            funder: self.arguments.wanted.funder.clone(),
        }
    }

    /// The edition that is asked for.
    fn edition(&self, wanted: &Use, funder: Option<String>) -> Edition {
        Edition {
            purpose: wanted.purpose,
            guidance: guidance(self.arguments.guidance, wanted.purpose),
            date: wanted.date,
            language: self.arguments.look.speaking.of_answers(),
            funder,
            document: self.arguments.document.clone(),
            unready: self.arguments.draft_anyway,
            ..Edition::default()
        }
    }

    /// The part of a name that says what the documents are for.
    fn suffix(&self, edition: &Edition, language: &str) -> String {
        let named = [&edition.document, &edition.group].into_iter().flatten();
        let named: String = named.flat_map(|name| ["-", name]).collect();
        let purpose = match (edition.purpose, &edition.funder) {
            (Purpose::Draft, _) => String::new(),
            (purpose, Some(funder)) => format!("-{}-{funder}", purpose.code()),
            (purpose, None) => format!("-{}", purpose.code()),
        };
        let findings = if self.arguments.findings {
            "-findings"
        } else {
            ""
        };
        named + &purpose + findings + language + &page_suffix(&self.arguments.look)
    }
}

/// A draft is guided unless somebody asks otherwise; a clean copy is not.
fn guidance(asked: Option<GuidanceName>, purpose: Purpose) -> Guidance {
    match asked {
        Some(asked) => asked.into(),
        None if purpose.is_open() => Guidance::Notes,
        None => Guidance::None,
    }
}

/// A hint for a bid that names no funder although the plan has several: each would read of the others.
fn several_funders(loaded: &Loaded, wanted: &Use) -> Option<Diagnostic> {
    let count = loaded.plan.funders.len();
    if wanted.purpose != Purpose::Bid || wanted.funder.is_some() || count < 2 {
        return None;
    }
    let numbered = loaded.values.clone().numbered();
    let funders = Directory::new(numbered.rows("funders"));
    let first = funders.entries().first()?;
    let message = format!("this bid shows what each of {count} funders is asked for");
    let help = format!(
        "`--funder {}` makes a copy for {}, in which the rest is match",
        first.id,
        first.shown()
    );
    Some(Diagnostic::note("several-funders", message).help(help))
}

/// Why a copy that others rely on is not made; a draft says it with its findings.
fn not_ready(input: &Input, purpose: Purpose) -> Vec<Diagnostic> {
    let purpose = match purpose {
        Purpose::SignOff => "sign-off",
        Purpose::Bid => "a bid",
        Purpose::Blank | Purpose::Draft => return Vec::new(),
    };
    let message = format!("not yet ready for {purpose}, so nothing is written");
    let help = "mend what is to fix; or add `--draft-anyway`, which marks every page as a draft";
    let refusal = Diagnostic::error("not-ready", message);
    vec![refusal.in_place(Place::File(input.name())).help(help)]
}

/// Says which of several plans have no documents.
fn summary(attempts: &[Attempt]) -> std::io::Result<()> {
    let failed: Vec<&str> = attempts
        .iter()
        .filter(|attempt| attempt.outcome != Outcome::Done)
        .map(|attempt| attempt.name.as_str())
        .collect();
    if attempts.len() < 2 {
        return Ok(());
    }
    let (all, done) = (attempts.len(), attempts.len() - failed.len());
    if failed.is_empty() {
        return report::remark(format_args!("All {all} plans are done"));
    }
    let listed = listed(&failed);
    report::remark(format_args!(
        "{done} of {all} plans are done; nothing was written for {listed}"
    ))
}

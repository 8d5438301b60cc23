//! What a check finds in a plan, and how it says so.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests may stop at the unexpected, as tests do"
)]

mod support;

use coplan::check::{self, Report, Scope, rules};
use coplan::diagnostic::{Diagnostic, Severity, Text};
use coplan::merge::undecided;
use coplan::plan::{House, Plan, Purpose, Registry, load as load_with};
use coplan::source::Format;
use coplan::template::{Templates, Terms};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use support::plans::{check, load};

fn plan(yaml: &str) -> Plan {
    let loaded = load(&Text::new("plan.yaml", yaml), Format::Yaml).unwrap();
    assert_eq!(loaded.findings, [], "{yaml}");
    loaded.plan
}

fn scope(purpose: Purpose) -> Scope {
    Scope {
        purpose,
        today: Some("2027-02-01".parse().unwrap()),
        ..Scope::default()
    }
}

/// How a fixture says that it is checked for one funder.
const FUNDER: &str = "# For the funder ";

/// How a fixture says that it is of a house with fields of its own.
const HOUSE: &str = "# In a house ";

/// The fields of a fixture.
fn registry(yaml: &str) -> Arc<Registry> {
    let text = include_str!("fixtures/house-of-checks.toml");
    match yaml.starts_with(HOUSE) {
        true => Registry::of(&House::read(&Text::new("fields.toml", text)).unwrap()),
        false => Registry::built_in(),
    }
}

fn checked(yaml: &str, purpose: Purpose) -> Report {
    let text = Text::new("plan.yaml", yaml);
    let loaded = load_with(&text, Format::Yaml, &registry(yaml)).unwrap();
    assert_eq!(loaded.findings, [], "{yaml}");
    let undecided = undecided(&loaded.tree).into_iter().map(|field| field.path);
    let asked = yaml.lines().find_map(|line| line.strip_prefix(FUNDER));
    let scope = Scope {
        undecided: undecided.collect(),
        funder: asked.map(str::to_owned),
        ..scope(purpose)
    };
    check::check(&loaded.plan, &loaded.values, &scope)
}

fn named<'a>(report: &'a Report, name: &str) -> Option<&'a Diagnostic> {
    report.findings.iter().find(|finding| finding.name == name)
}

fn names(report: &Report) -> Vec<&str> {
    report
        .findings
        .iter()
        .map(|finding| finding.name.as_ref())
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The plan with the fault, and the one without it.
fn fixture(name: &str) -> (String, String) {
    let path = root().join(format!("tests/fixtures/check/{name}.yaml"));
    let text = std::fs::read_to_string(path).unwrap();
    let (with, without) = text.split_once("\n--- # and without it:\n").unwrap();
    let house = if text.starts_with(HOUSE) { HOUSE } else { "" };
    (with.to_owned(), format!("{house}\n{without}"))
}

#[test]
fn every_rule_finds_its_fault_and_is_silent_without_it() {
    for rule in rules() {
        let (with, without) = fixture(rule.name);
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            let found = checked(&with, purpose);
            assert!(
                named(&found, rule.name).is_some(),
                "{}: {found:#?}",
                rule.name
            );
            let quiet = checked(&without, purpose);
            assert_eq!(named(&quiet, rule.name), None);
        }
    }
}

#[test]
fn every_message_reads_well() {
    let mut shown = String::new();
    for rule in rules() {
        let plan = fixture(rule.name).0;
        let severity = |purpose| {
            named(&checked(&plan, purpose), rule.name)
                .unwrap()
                .severity
                .label()
        };
        let found = checked(&plan, Purpose::Draft);
        let finding = named(&found, rule.name).unwrap();
        let uses = [Purpose::Draft, Purpose::SignOff, Purpose::Bid]
            .map(severity)
            .join(" | ");
        let path = finding.path.as_deref().unwrap();
        let help = finding.help.as_deref().unwrap();
        writeln!(
            shown,
            "{} ({uses})\n  {path}\n  {}\n  {help}\n",
            rule.name, finding.message
        )
        .unwrap();
    }
    insta::assert_snapshot!(shown);
}

/// Every message of a fixture as the words of a language tell it, drafted.
fn told_in(terms: &Terms) -> String {
    let mut shown = String::new();
    for rule in rules() {
        let found = checked(&fixture(rule.name).0, Purpose::Draft);
        let finding = named(&found, rule.name).unwrap();
        let told = terms.told(finding);
        let language = told.voice.as_ref().map(|voice| &*voice.language);
        assert_eq!(language, Some(terms.language()), "{}", rule.name);
        assert_ne!(told.message, finding.message, "{}", rule.name);
        assert!(!told.message.contains('{'), "{}", told.message);
        let help = told.help.as_deref().unwrap();
        writeln!(shown, "{}: {}\n  {help}\n", told.label(), told.message).unwrap();
    }
    shown
}

#[test]
fn every_message_reads_well_in_every_language() {
    let templates = Templates::default();
    let terms = Terms::load(&templates).unwrap();
    for language in templates.languages() {
        let shown = told_in(&terms.in_language(Some(language)));
        insta::assert_snapshot!(format!("every_message_reads_well_in_{language}"), shown);
    }
}

#[test]
fn many_names_are_listed_as_a_language_lists_them() {
    let terms = Terms::load(&Templates::default()).unwrap();
    let report = checked(GAPS, Purpose::Draft);
    let finding = named(&report, "group-without-route").unwrap();
    let welsh = terms.in_language(Some("cy")).told(finding);
    assert_eq!(
        welsh.message,
        "nid oes ffordd o gyrraedd 7 o grwpiau: A, B, C, D, E ac eraill (2)"
    );
    assert_eq!(terms.told(finding).message, finding.message);
}

/// A sample and how it is written.
fn sample(name: &str) -> Plan {
    let path = root().join("samples").join(name);
    let text = Text::new(name, std::fs::read_to_string(&path).unwrap());
    let format = Format::of_name(name).unwrap();
    load(&text, format).unwrap().plan
}

#[test]
fn the_complete_sample_has_nothing_to_say_about_it() {
    let plan = sample("clinic-letters.yaml");
    for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
        let before_the_deadline = Scope {
            today: Some("2027-01-15".parse().unwrap()),
            ..scope(purpose)
        };
        let report = check(&plan, &before_the_deadline);
        assert_eq!(report.answered, 8);
        assert_eq!(report.findings, []);
    }
}

#[test]
fn a_plan_in_words_gets_one_warning_at_sign_off_and_two_next_steps_at_most() {
    let report = check(&sample("ward-leaflets.yaml"), &scope(Purpose::SignOff));
    assert_eq!(names(&report), ["only-in-words"]);
    assert_eq!(report.findings[0].severity, Severity::Warning);

    let words =
        "answers: {involve: Patients and hard-to-reach groups., need: A room (tbc), find: tba}";
    let report = checked(words, Purpose::Draft);
    assert_eq!(report.answered, 3);
    assert_eq!((report.next_steps().len(), report.rest()), (2, 2));
}

#[test]
fn a_blank_plan_gets_one_hint_and_is_an_error_elsewhere() {
    for yaml in [
        "",
        "title: Letters\nstatus: approved\nhistory: [{version: '1'}]\nversion: '2'",
    ] {
        let hint = checked(yaml, Purpose::Draft);
        assert_eq!(names(&hint), ["plan-is-blank"]);
        assert_eq!(hint.findings[0].severity, Severity::Note);
        for purpose in [Purpose::SignOff, Purpose::Bid] {
            let error = checked(yaml, purpose);
            assert_eq!(names(&error), ["plan-is-blank"]);
            assert!(error.findings[0].is_error());
        }
    }
}

/// A plan with many gaps, of several kinds.
const GAPS: &str = "
answers: {achieve: Clear letters., tools: A workshop.}
version: '2'
history: [{version: '1'}]
stakeholders: [{name: A}, {name: B}, {name: C}, {name: D}, {id: S5, name: E}, {name: F}, {name: G}]
resources: [{id: R1, item: Fares, quantity: 4}]
";

#[test]
fn a_draft_shows_three_next_steps_and_counts_the_rest() {
    let report = checked(GAPS, Purpose::Draft);
    let steps: Vec<_> = report
        .next_steps()
        .iter()
        .map(|step| step.name.as_ref())
        .collect();
    assert_eq!(
        steps,
        [
            "version-differs-from-history",
            "question-unanswered",
            "blank-rate"
        ]
    );
    assert_eq!(report.rest(), report.findings.len() - 3);
    assert!(report.findings.iter().all(|finding| !finding.is_error()));
}

#[test]
fn the_most_important_findings_come_first() {
    let severities = |purpose| {
        let report = checked(GAPS, purpose);
        report
            .findings
            .iter()
            .map(|finding| finding.severity)
            .collect::<Vec<_>>()
    };
    for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
        assert!(severities(purpose).is_sorted());
    }
    assert_eq!(checked(GAPS, Purpose::Bid).findings[0].name, "blank-rate");
}

#[test]
fn a_finding_names_five_rows_and_counts_the_others() {
    let report = checked(GAPS, Purpose::Draft);
    let finding = named(&report, "group-without-route").unwrap();
    assert_eq!(
        finding.message,
        "7 groups have no route: A, B, C, D, E and 2 more"
    );
    assert_eq!(finding.path.as_deref(), Some("stakeholders[0].route"));
    assert_eq!(finding.place, None);
}

/// The gaps, with one finding accepted.
fn accepting(finding: &str, path: &str) -> Report {
    let accepted =
        format!("{{finding: {finding}, path: '{path}', because: We have talked about it.}}");
    checked(
        &format!("{GAPS}sign_off: {{accepted: [{accepted}]}}"),
        Purpose::SignOff,
    )
}

#[test]
fn an_accepted_finding_is_left_out_where_it_was_accepted() {
    let report = accepting("group-without-route", "stakeholders.S5.route");
    let message = &named(&report, "group-without-route").unwrap().message;
    assert_eq!(message, "6 groups have no route: A, B, C, D, F and G");
    assert_eq!(named(&report, "accepted-no-longer-applies"), None);

    for path in ["stakeholders", ""] {
        let report = accepting("group-without-route", path);
        assert_eq!(named(&report, "group-without-route"), None, "{path}");
        assert_eq!(named(&report, "accepted-no-longer-applies"), None);
    }
    let elsewhere = accepting("group-without-route", "stakeholders.S50");
    assert!(named(&elsewhere, "accepted-no-longer-applies").is_some());
}

#[test]
fn broken_references_and_wrong_totals_cannot_be_accepted() {
    for name in [
        "reference-to-nothing",
        "duplicate-id",
        "ask-above-limit",
        "amount-too-large",
    ] {
        let report = accepting(name, "resources.R1.rate");
        assert!(
            named(&report, "cannot-be-accepted").unwrap().is_error(),
            "{name}"
        );
        assert_eq!(named(&report, "accepted-no-longer-applies"), None);
    }
    let above = fixture("ask-above-limit").0;
    let accepted = "sign_off: {accepted: [{finding: ask-above-limit, because: We hope.}]}";
    let report = checked(&format!("{above}\n{accepted}"), Purpose::Bid);
    assert!(named(&report, "ask-above-limit").is_some());
}

#[test]
fn a_budget_that_cannot_be_calculated_is_an_error_everywhere() {
    let report = checked(
        "resources: [{quantity: 99999999999, rate: 99999999999}]",
        Purpose::Draft,
    );
    assert_eq!(report.findings[0].name, "amount-too-large");
    assert_eq!(
        report.findings[0].path.as_deref(),
        Some("resources[0].rate")
    );
}

#[test]
fn a_bid_to_one_funder_looks_at_their_limit_alone() {
    let yaml = "
funders: [{id: F1, name: Big, limit: 500}, {id: F2, name: Small, limit: 50}]
resources: [{quantity: 1, rate: 100, funder: F1}, {quantity: 1, rate: 100, funder: F2}]";
    let bid = |funder: Option<&str>| {
        let scope = Scope {
            funder: funder.map(str::to_owned),
            ..scope(Purpose::Bid)
        };
        named(&check(&plan(yaml), &scope), "ask-above-limit").is_some()
    };
    assert!(bid(None));
    assert!(bid(Some("F2")));
    assert!(!bid(Some("Big")));
}

#[test]
fn a_bid_to_one_funder_looks_at_their_deadline_alone() {
    let yaml = "
answers: {need: A hall.}
funders: [{id: F1, name: Early, deadline: 2027-01-31}, {id: F2, name: Late, deadline: 2027-03-01}]";
    let bid = |funder: &str| {
        let scope = Scope {
            funder: Some(funder.to_owned()),
            ..scope(Purpose::Bid)
        };
        named(&check(&plan(yaml), &scope), "funder-deadline-passed").is_some()
    };
    assert!(bid("F1"));
    assert!(!bid("F2"));
}

#[test]
fn without_a_date_rules_that_need_one_are_silent() {
    let undated = Scope::default();
    let old = plan(&fixture("old-rate-source").0);
    assert_eq!(named(&check(&old, &undated), "old-rate-source"), None);

    let accepted = "sign_off: {accepted: [{finding: old-rate-source, because: Fixed prices.}]}";
    let plan = plan(&format!("answers: {{achieve: Clear letters.}}\n{accepted}"));
    assert_eq!(
        named(&check(&plan, &undated), "accepted-no-longer-applies"),
        None
    );
    let today = scope(Purpose::Draft);
    assert!(named(&check(&plan, &today), "accepted-no-longer-applies").is_some());
}

#[test]
fn an_entry_without_a_name_is_told_by_where_it_stands() {
    let yaml = "
answers: {achieve: Clear letters.}
budget: {years: [{label: To be confirmed}]}
assessments: [{kind: quality, reference: To be confirmed}]";
    let report = checked(yaml, Purpose::SignOff);
    let found = named(&report, "tbc-left-in").unwrap();
    for place in [
        "`label` of budget.years[0]",
        "`reference` of assessments[0]",
    ] {
        assert!(found.message.contains(place), "{}", found.message);
    }
}

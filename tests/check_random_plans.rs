//! What holds for the check of any plan at all.

mod support;

use coplan::check::{Scope, rules};
use coplan::plan::Purpose;
use proptest::prelude::*;
use serde_json::Value;
use support::plans::check;
use support::random_plan::{Random, loose_plans};

/// Whether a path leads to a value of a plan: rows are named by id, or by position from nought.
fn exists(plan: &Value, path: &str) -> bool {
    let words = path.split('.').flat_map(|part| part.split_inclusive(']'));
    let steps = words.flat_map(|word| match word.split_once('[') {
        Some((key, index)) => vec![key, index],
        None => vec![word],
    });
    let mut value = Some(plan);
    for step in steps.filter(|step| !step.is_empty()) {
        value = value.and_then(|value| match (value, step.strip_suffix(']')) {
            (Value::Array(items), Some(index)) => items.get(index.parse::<usize>().ok()?),
            (Value::Array(items), None) => items.iter().find(|item| item["id"] == step),
            (value, _) => value.get(step),
        });
    }
    value.is_some()
}

fn purposes() -> impl Strategy<Value = Purpose> {
    prop::sample::select(
        &[
            Purpose::Blank,
            Purpose::Draft,
            Purpose::SignOff,
            Purpose::Bid,
        ][..],
    )
}

fn scope(purpose: Purpose, dated: bool) -> Scope {
    Scope {
        purpose,
        today: dated.then(|| "2028-01-15".parse().unwrap()),
        funder: None,
        unreadable: Vec::new(),
        undecided: Vec::new(),
    }
}

/// The names that come from elsewhere than a rule.
const OTHER: &str = "amount-too-large";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_are_sorted_repeatable_and_lead_to_a_field_of_the_plan(
        Random(plan) in loose_plans(), purpose in purposes(), dated in any::<bool>(),
    ) {
        let report = check(&plan, &scope(purpose, dated));
        prop_assert_eq!(&report, &check(&plan.clone(), &scope(purpose, dated)));
        prop_assert!(report.findings.is_sorted_by_key(|finding| finding.severity));
        prop_assert!(report.answered <= 8);
        prop_assert!(report.next_steps().len() <= 3);
        prop_assert_eq!(report.next_steps().len() + report.rest(), report.findings.len());
        let written = serde_json::to_value(&plan).unwrap();
        for finding in &report.findings {
            let path = finding.path.as_deref().unwrap();
            prop_assert!(exists(&written, path), "{}", path);
            prop_assert!(finding.help.is_some());
            prop_assert!(finding.name == OTHER || rules().iter().any(|rule| rule.name == finding.name));
        }
    }
}

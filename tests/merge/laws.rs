//! What holds for every plan: it is written, read again, changed in place and combined without loss.

use super::{ids, plans, read};
use coplan::merge::{Document, annotate, changes, combine, into_file, plan_file};
use coplan::plan::Plan;
use coplan::plan::registry::registry;
use coplan::source::Remark;
use proptest::prelude::*;

/// A document that holds all of a plan and was made from a plan with the fingerprint `made-from`.
fn document(plan: &Plan, made_from: &Plan) -> Document {
    Document {
        name: "plan.docx".into(),
        plan: plan.clone(),
        held: registry().fields().map(|field| field.tag.clone()).collect(),
        ids: ids(made_from).collect(),
        fingerprint: Some("made-from".into()),
        ..Document::default()
    }
}

/// A remark at every single field.
fn remarks() -> Vec<Remark> {
    let singles = registry().fields().filter(|field| field.list.is_none());
    let about = |tag: &str| Remark {
        path: tag.to_owned(),
        text: format!("about {tag}\n  # more:"),
    };
    singles.map(|field| about(&field.tag)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_that_is_written_is_read_as_it_was(plan in plans::plan()) {
        let text = plan_file(&plan);
        prop_assert_eq!(plans::difference(&read(&text).plan, &plan), None, "{}", text);
    }

    #[test]
    fn a_file_is_changed_to_say_what_a_document_says(one in plans::plan(), mut other in plans::plan(), crlf: bool) {
        other.extra.clone_from(&one.extra);
        let mut text = annotate("plan.yaml", &plan_file(&one), &remarks()).unwrap();
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        let loaded = read(&text);
        prop_assert_eq!(plans::difference(&loaded.plan, &one), None, "{}", text);
        let merged = combine(&one, "made-from", &[document(&other, &one)]);
        prop_assert!(merged.findings.is_empty());
        let after = into_file(&loaded.tree, &one, &merged.plan);
        let after = after.unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
        prop_assert_eq!(plans::difference(&read(&after).plan.numbered(), &read(&after).plan), None);
        for remark in remarks() {
            let line = format!("# coplan: {}", remark.text.lines().next().unwrap());
            prop_assert!(after.contains(&line), "{line}\n{after}");
        }
        prop_assert_eq!(crlf, after.contains("\r\n"));
        prop_assert!(!crlf || after.matches('\n').count() == after.matches("\r\n").count());
    }

    #[test]
    fn reading_the_same_document_again_changes_nothing(one in plans::plan(), mut other in plans::plan()) {
        other.extra.clone_from(&one.extra);
        let document = document(&other, &one);
        let merged = combine(&one, "made-from", std::slice::from_ref(&document));
        let again = combine(&merged.plan, "changed", &[document]);
        prop_assert_eq!(again.changes, vec![]);
        prop_assert!(again.findings.iter().all(|finding| finding.name == "older-document"));
    }

    #[test]
    fn a_document_alone_gives_its_plan(plan in plans::plan()) {
        let mut plan = plan.numbered();
        plan.extra.clear();
        let merged = combine(&Plan::default(), "none", &[document(&plan, &plan)]);
        prop_assert_eq!(changes(&merged.plan, &plan), vec![]);
    }
}

//! What is read back of documents that real programs have opened and saved.

#[path = "../read/support.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the tests of reading use all of it"
)]
mod support;

use super::libreoffice::convert;
use super::programs::{Made, folder, write};
use coplan::plan::{Plan, Purpose};
use coplan::template::{Detail, Edition};
use std::path::PathBuf;
use support::{edition, excel, lost, reading, sample, samples, word};

/// How a document is made of a plan.
type Writer = fn(&Plan, &Edition) -> Vec<u8>;

/// Every sample as a draft and as a sign-off copy, and blanks, with the plans they were made from.
fn made(ending: &str, writer: Writer) -> (Vec<Plan>, Vec<Made>) {
    let mut plans = Vec::new();
    let mut files = Vec::new();
    let mut add = |name: &str, plan: &Plan, edition: &Edition| {
        files.push((format!("{name}.{ending}"), writer(plan, edition)));
        plans.push(plan.clone());
    };
    for path in samples() {
        let plan = sample(&path);
        let name = path.file_stem().unwrap().to_str().unwrap();
        for purpose in [Purpose::Draft, Purpose::SignOff] {
            add(
                &format!("{name}-{}", purpose.code()),
                &plan,
                &edition(purpose),
            );
        }
    }
    for detail in [Detail::Short, Detail::Full] {
        for handwriting in [false, true] {
            let edition = Edition {
                detail,
                handwriting,
                spare_rows: 3,
                ..edition(Purpose::Blank)
            };
            let name = format!("blank-{detail:?}-{handwriting}");
            add(&name, &Plan::default(), &edition);
        }
    }
    (plans, files)
}

/// Nothing of the plans has been lost on the way through a program, and nothing is forgotten of
/// what the files hold.
fn assert_nothing_lost(plans: &[Plan], files: &[Made], saved: &[PathBuf]) {
    let mut all = Vec::new();
    for ((plan, (name, bytes)), saved) in plans.iter().zip(files).zip(saved) {
        let (before, after) = (reading(bytes), reading(&std::fs::read(saved).unwrap()));
        let lost = lost(plan, &after).into_iter();
        all.extend(lost.map(|line| format!("{name}: {line}")));
        for (what, is_same) in [
            ("fields", before.held == after.held),
            ("rows", before.ids == after.ids),
            ("purpose", before.purpose == after.purpose),
            ("fingerprint", before.fingerprint == after.fingerprint),
            ("change", after.unchanged == Some(false)),
        ] {
            if !is_same {
                all.push(format!("{name}: {what}"));
            }
        }
    }
    assert!(all.is_empty(), "{} things\n{}", all.len(), all.join("\n"));
}

#[test]
fn word_files_that_libreoffice_has_saved_give_every_sample_back() {
    let folder = folder("read-word");
    let (plans, files) = made("docx", word);
    let saved = convert(&folder, &write(&folder, &files), "docx", &[]);
    assert_nothing_lost(&plans, &files, &saved);
}

#[test]
fn workbooks_that_libreoffice_has_saved_give_every_sample_back() {
    let folder = folder("read-excel");
    let (plans, files) = made("xlsx", excel);
    let saved = convert(&folder, &write(&folder, &files), "xlsx", &[]);
    assert_nothing_lost(&plans, &files, &saved);
}

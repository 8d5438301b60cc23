//! Documents nobody has touched give back what they were made from, and nothing else.

use crate::support::{clinic_letters, edition, lost, reading, sample, samples, shown, word};
use coplan::plan::{Plan, Purpose};
use coplan::read::Kind;
use coplan::template::{Detail, Edition, Guidance};

#[test]
fn every_sample_is_read_back_from_every_edition_as_it_was() {
    for path in samples() {
        let plan = sample(&path);
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            let reading = reading(&word(&plan, &edition(purpose)));
            assert_eq!(reading.purpose, Some(purpose));
            assert_eq!(reading.unchanged, Some(true));
            let lost = lost(&plan, &reading);
            assert!(
                lost.is_empty(),
                "{} {purpose:?}\n{}",
                path.display(),
                lost.join("\n")
            );
        }
    }
}

#[test]
fn a_blank_is_an_empty_plan() {
    for detail in [Detail::Short, Detail::Full] {
        for handwriting in [false, true] {
            for guidance in [Guidance::Notes, Guidance::Comments, Guidance::None] {
                let edition = Edition {
                    purpose: Purpose::Blank,
                    detail,
                    handwriting,
                    guidance,
                    spare_rows: 3,
                    ..Edition::default()
                };
                let reading = reading(&word(&Plan::default(), &edition));
                let lost = lost(&Plan::default(), &reading);
                assert!(lost.is_empty(), "{edition:?}\n{}", lost.join("\n"));
                assert_eq!(reading.plan, Plan::default());
            }
        }
    }
}

#[test]
fn a_draft_says_what_it_holds_and_which_rows_it_was_made_with() {
    let plan = clinic_letters();
    let reading = reading(&word(&plan, &edition(Purpose::Draft)));
    assert_eq!(reading.kind, Kind::Word);
    for tag in [
        "answers.achieve",
        "stakeholders",
        "stakeholders.route",
        "title",
    ] {
        assert!(reading.held.contains(tag), "{tag}");
    }
    assert!(!reading.held.contains("resources"));
    assert!(reading.ids.contains("stakeholders.S1"));
    let place = reading
        .places
        .get("stakeholders.S2.route")
        .unwrap()
        .to_string();
    assert_eq!(
        place,
        "plan.docx, under “How we will reach each group, row 2”"
    );
    let held = shown(&reading.plan, &reading.held);
    assert_eq!(held["stakeholders"][1]["seldom_heard"], true);
    assert_eq!(held["stakeholders"][0]["seldom_heard"], false);
}

//! A workbook for one of several funders: what it does not show stays as it is in the plan.

use super::{RESOURCES, column, put, type_row};
use crate::edited::package::File;
use crate::shared::plans::{Numbered, combine, fingerprint};
use crate::shared::{in_documents::document, workbooks::sample};
use crate::support::{edition, excel};
use coplan::plan::{Plan, Purpose};
use coplan::template::Edition;

/// What a copy for the first funder brings into its plan after somebody has changed it.
fn brought(change: impl FnOnce(&mut File)) -> Vec<String> {
    let plan: Plan = sample("community-hub-bid.yaml").numbered();
    let edition = Edition {
        funder: Some("F1".to_owned()),
        ..edition(Purpose::Bid)
    };
    let mut file = File::open(&excel(&plan, &edition));
    change(&mut file);
    let merged = combine(
        &plan,
        &fingerprint(&plan),
        &[document("plan.xlsx", &file.save())],
    );
    let findings = merged.findings.iter().map(ToString::to_string);
    let remarks = merged.remarks.iter().map(|remark| remark.text.clone());
    let changes = merged.changes.iter().map(ToString::to_string);
    changes.chain(findings).chain(remarks).collect()
}

/// The row of R8, which another funder is asked for; R1 and R2 have a row for each of two years.
const ANOTHER: u32 = 13;

#[test]
fn what_another_funder_is_asked_for_stays_theirs_whatever_is_changed_beside_it() {
    assert_eq!(brought(|_| ()), [""; 0]);
    let rate = brought(|file| type_row(file, RESOURCES, ANOTHER, &[("Cost of one unit", "40")]));
    assert_eq!(rate, ["resources.R8.rate: \"36\" → \"40\""]);
}

#[test]
fn a_name_that_is_not_shown_is_not_deleted_with_the_word_in_its_place() {
    let emptied = brought(|file| {
        let position = format!("{}{ANOTHER}", column(file, RESOURCES, "Funder"));
        put(file, RESOURCES, &position, "", "");
    });
    assert_eq!(emptied, [""; 0]);
}

#[test]
fn a_line_that_somebody_gives_a_funder_has_it() {
    let given = brought(|file| {
        let name = "F1 · Northmoor Health Foundation";
        type_row(file, RESOURCES, ANOTHER, &[("Funder", name)]);
    });
    assert_eq!(given, ["resources.R8.funder: \"F2\" → \"F1\""]);
}

#[test]
fn a_line_of_their_own_can_lose_its_funder() {
    let emptied = brought(|file| {
        let position = format!("{}4", column(file, RESOURCES, "Funder"));
        put(file, RESOURCES, &position, "", "");
        let position = format!("{}5", column(file, RESOURCES, "Funder"));
        put(file, RESOURCES, &position, "", "");
    });
    assert_eq!(emptied, ["resources.R1.funder: \"F1\" → nothing"]);
}

//! A sign-off copy in which approvers have written.

use super::package::{File, control, nodes, property, run, type_into};
use super::{assert_lines, changes};
use crate::support::{clinic_letters, edition, excel, reading, word};
use coplan::plan::Purpose;

#[test]
fn approvals_typed_into_a_sign_off_copy_are_read() {
    let copy = word(&clinic_letters(), &edition(Purpose::SignOff));
    let before = reading(&copy);
    let approvers = before.values.plan().unwrap().sign_off.approvers.len();
    let mut file = File::open(&copy);
    file.word(|root| {
        type_into(control(root, "sign_off.approvers.outcome", 0), "Approved");
        type_into(control(root, "sign_off.approvers.date", 0), "3 Sept 2027");
        type_into(control(root, "sign_off.approvers.outcome", 1), " APPROVED");
        type_into(
            control(root, "sign_off.approvers.conditions", 1),
            "Ask again in May.",
        );
        // A spare row.
        type_into(
            control(root, "sign_off.approvers.name", approvers),
            "Ada Okoro",
        );
        type_into(
            control(root, "sign_off.approvers.role", approvers),
            "Public partner",
        );
        type_into(
            control(root, "sign_off.approvers.outcome", approvers),
            "Not approved",
        );
    });
    let new = approvers + 1;
    let ids = |count: usize| {
        (1..=count)
            .map(|at| format!("#{at}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_lines(
        &changes(&before, &reading(&file.save())),
        &[
            &format!("- sign_off.approvers: {}", ids(approvers)),
            &format!("+ sign_off.approvers: {}", ids(new)),
            "- sign_off.approvers.#1.date: \"2026-12-03\"",
            "+ sign_off.approvers.#1.date: \"2027-09-03\"",
            "- sign_off.approvers.#2.outcome: \"conditional\"",
            "+ sign_off.approvers.#2.outcome: \"approved\"",
            "- sign_off.approvers.#2.conditions: \"Cover for the clerks on workshop days is agreed by the end of March 2027.\"",
            "+ sign_off.approvers.#2.conditions: \"Ask again in May.\"",
            &format!("+ sign_off.approvers.#{new}.name: \"Ada Okoro\""),
            &format!("+ sign_off.approvers.#{new}.role: \"Public partner\""),
            &format!("+ sign_off.approvers.#{new}.outcome: \"rejected\""),
        ],
    );
}

#[test]
fn a_signature_typed_beside_an_approval_is_kept() {
    let copy = word(&clinic_letters(), &edition(Purpose::SignOff));
    let mut file = File::open(&copy);
    file.word(|root| {
        super::package::each(root, &mut |row| {
            let named = |e: &coplan::package::Element| {
                property(e, "w:tag").as_deref() == Some("sign_off.approvers.name")
                    && e.descendants().any(|t| t.own_text() == "Gwen Halloran")
            };
            if row.name == "w:tr" && row.descendants().any(named) {
                let cells = row.children.iter_mut().filter_map(|node| match node {
                    coplan::package::Node::Element(cell) if cell.name == "w:tc" => Some(cell),
                    _ => None,
                });
                let cell = cells.into_iter().next().unwrap();
                let lines = cell.children.iter_mut().filter_map(|node| match node {
                    coplan::package::Node::Element(line) if line.name == "w:p" => Some(line),
                    _ => None,
                });
                // The last line of a block is the one to sign on.
                let line = lines.last().unwrap();
                line.children.extend(nodes(&run("G. Halloran")));
            }
        });
    });
    let found = changes(&reading(&copy), &reading(&file.save()));
    assert_lines(
        &found,
        &[
            "left near sign_off.approvers[0], plan.docx, under “Sign-off, row 1”: \"G. Halloran\": \
           this column holds no field of the plan",
        ],
    );
}

#[test]
fn a_sign_off_copy_says_what_it_holds_and_a_bid_as_well() {
    for purpose in [Purpose::SignOff, Purpose::Bid] {
        for bytes in [
            word(&clinic_letters(), &edition(purpose)),
            excel(&clinic_letters(), &edition(purpose)),
        ] {
            assert!(
                reading(&bytes).held.contains("stakeholders.name"),
                "{purpose:?}"
            );
        }
    }
}

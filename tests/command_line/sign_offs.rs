//! Copies that others rely on: when they are refused, and what they say of themselves.

use crate::desk::{COMPLETE, Desk, UNFINISHED};
use insta::assert_snapshot;

const DATE: [&str; 2] = ["--date", "2026-12-05"];

fn fill(desk: &Desk, plan: &str, options: &[&str], code: i32) -> crate::desk::Ended {
    desk.coplan(&[&["fill", plan], options, &DATE].concat())
        .with(code)
}

#[test]
fn a_copy_that_is_not_ready_is_refused_and_nothing_is_written() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED);
    let sign_off = fill(&desk, "nights.yaml", &["--for", "sign-off"], 1);
    assert_snapshot!("not_ready_for_sign_off", sign_off);
    let bid = fill(&desk, "nights.yaml", &["--for", "bid"], 1);
    assert_snapshot!("not_ready_for_a_bid", bid);
    assert_eq!(desk.made(&["nights.yaml"]), [""; 0]);
    fill(&desk, "nights.yaml", &[], 0);
    assert_eq!(desk.made(&["nights.yaml"]), ["nights.docx", "nights.xlsx"]);
}

#[test]
fn a_bid_is_refused_for_its_figures_and_never_for_approvals() {
    let unapproved =
        UNFINISHED.replace("quantity: 2", "quantity: 2, rate: 40") + "status: approved\n";
    let desk = Desk::new().file("nights.yaml", unapproved);
    fill(&desk, "nights.yaml", &["--for", "bid"], 0);
    fill(&desk, "nights.yaml", &["--for", "sign-off"], 1);
}

#[test]
fn a_draft_made_anyway_says_so_on_every_page() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED);
    for (purpose, mark) in [
        ("sign-off", "DRAFT – not for sign-off"),
        ("bid", "DRAFT – figures not complete"),
    ] {
        fill(
            &desk,
            "nights.yaml",
            &["--for", purpose, "--draft-anyway"],
            0,
        );
        let (word, excel) = (
            format!("nights-{purpose}.docx"),
            format!("nights-{purpose}.xlsx"),
        );
        assert_eq!(marked(&desk, &word, "word/header", mark), 0, "{word}");
        assert_eq!(
            marked(&desk, &excel, "xl/worksheets/sheet", mark),
            0,
            "{excel}"
        );
    }
    let desk = Desk::new().file("letters.yaml", COMPLETE);
    fill(&desk, "letters.yaml", &["--for", "sign-off"], 0);
    assert!(marked(&desk, "letters-sign-off.docx", "word/header", "DRAFT") > 0);
    assert!(
        marked(
            &desk,
            "letters-sign-off.xlsx",
            "xl/worksheets/sheet",
            "DRAFT"
        ) > 0
    );
}

/// How many parts of this beginning do not bear the mark; there has to be such a part.
fn marked(desk: &Desk, document: &str, start: &str, mark: &str) -> usize {
    let parts = desk.parts(document);
    let parts: Vec<_> = parts
        .iter()
        .filter(|part| part.starts_with(start))
        .collect();
    assert!(!parts.is_empty(), "{document}");
    let unmarked = parts
        .iter()
        .filter(|part| !desk.part(document, part).contains(mark));
    unmarked.count()
}

#[test]
fn answers_that_nobody_has_chosen_between_keep_a_plan_from_sign_off() {
    let alternative = "    # coplan: to decide: table-2.docx has \"By post\"\n    route:";
    let undecided = COMPLETE.replacen("    route:", alternative, 1);
    let desk = Desk::new().file("letters.yaml", undecided);
    let refused = fill(&desk, "letters.yaml", &["--for", "sign-off"], 1);
    assert_snapshot!("alternatives_left_open", refused);
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
    fill(&desk, "letters.yaml", &[], 0);
}

#[test]
fn nothing_makes_up_for_a_text_that_cannot_be_understood() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED.replace("title:", "titel:"));
    fill(
        &desk,
        "nights.yaml",
        &["--for", "sign-off", "--draft-anyway"],
        1,
    );
    assert_eq!(desk.made(&["nights.yaml"]), [""; 0]);
}

#[test]
fn a_sign_off_copy_holds_what_a_board_expects() {
    let accepted = "  accepted:
    - {finding: no-staff-group, path: stakeholders.S2, because: The ward has none, by: Ruth Abara, date: 2026-12-01}
    - {finding: only-in-words, because: The sums are in the annex}
";
    let plan = COMPLETE.replace("  approvers:\n", &format!("{accepted}  approvers:\n"));
    let desk = Desk::new().file("letters.yaml", plan);
    fill(
        &desk,
        "letters.yaml",
        &["--for", "sign-off", "--draft-anyway"],
        0,
    );
    let words = desk.words("letters-sign-off.docx");
    for said in [
        "Document control",
        "PEX-2027-03",
        "Ruth Abara, Chief Nurse",
        "Patient Experience Committee",
        "18 January 2027",
        "Outpatient letters plan of May 2024",
        "The committee, the Wold Health Charity",
        "Data protection, 19 Nov 2026 (DP-2026-064)",
        "5 December 2026",
        "large print, another language or another format",
        "Signature",
        "Public partner, or another role",
        "S2 · Unpaid carers",
        "The ward has none",
        "First sketch after a talk",
    ] {
        assert!(words.contains(said), "`{said}` is missing");
    }
    assert!(
        !words.contains("no-staff-group"),
        "a board reads titles, not names"
    );
    let footer = desk.part("letters-sign-off.docx", "word/footer1.xml");
    for said in ["Version", "0.4", "5 December 2026", "Plan"] {
        assert!(footer.replace('\u{A0}', " ").contains(said), "{footer}");
    }
}

#[test]
fn there_is_room_to_sign() {
    let desk = Desk::new().file("letters.yaml", COMPLETE);
    fill(&desk, "letters.yaml", &["--for", "sign-off"], 0);
    let body = desk.part("letters-sign-off.docx", "word/document.xml");
    let (_, approvals) = body.split_once("SignaturesTable").unwrap();
    let (approvals, _) = approvals.split_once("</w:tbl>").unwrap();
    // Three approvers, and a block to fill in; each with 13 mm for a signature.
    let lines = approvals
        .matches("w:line=\"737\" w:lineRule=\"atLeast\"")
        .count();
    assert_eq!(lines, 4, "{approvals}");
    let settings = desk.part("letters-sign-off.docx", "word/settings.xml");
    assert!(settings.contains("w:edit=\"forms\""), "{settings}");
}

#[test]
fn findings_become_comments_at_their_questions() {
    let desk = Desk::new().file("nights.yaml", UNFINISHED);
    let ended = fill(
        &desk,
        "nights.yaml",
        &["--findings", "--guidance", "comments"],
        0,
    );
    assert_eq!(ended.out(), "Wrote nights-findings.docx\n");
    assert_eq!(desk.made(&["nights.yaml"]), ["nights-findings.docx"]);
    let comments = desk.part("nights-findings.docx", "word/comments.xml");
    let count = comments.matches("w:author=\"coplan\"").count();
    assert!(
        comments.contains("one group has no route: People on Ward 7"),
        "{comments}"
    );
    // People who read Word have never seen a key of the plan file.
    assert!(
        comments.contains("Say under “How we will reach them” how you will reach them."),
        "{comments}"
    );
    assert!(!comments.contains('`'), "{comments}");
    // The comments of a copy without findings are guidance, which stays.
    fill(&desk, "nights.yaml", &["--guidance", "comments"], 0);
    let guidance = desk.part("nights.docx", "word/comments.xml");
    assert!(count > guidance.matches("w:author=\"coplan\"").count() + 3);
    assert_snapshot!(remarks(&desk, "nights-findings.docx"));
}

/// The headings that have a comment other than guidance, and how many.
fn remarks(desk: &Desk, document: &str) -> String {
    fill(
        desk,
        "nights.yaml",
        &["--findings", "--guidance", "none"],
        0,
    );
    let body = desk.part(document, "word/document.xml");
    let paragraphs = body
        .split("<w:p>")
        .filter(|paragraph| paragraph.contains("commentReference"));
    let lines = paragraphs.map(|paragraph| {
        let paragraph = paragraph.split("</w:p>").next().unwrap_or_default();
        let text: String = paragraph
            .split('<')
            .filter_map(|piece| piece.split_once('>').map(|(_, text)| text))
            .collect();
        format!(
            "{text}: {}",
            paragraph.matches("<w:commentReference").count()
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

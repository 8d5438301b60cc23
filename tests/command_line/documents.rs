//! Documents beside the plan: `coplan fill --document NAME`.

use crate::desk::{BID, COMPLETE, Desk, UNFINISHED};

fn complete() -> Desk {
    Desk::new().file("letters.yaml", COMPLETE)
}

#[test]
fn a_summary_of_one_page_is_made_and_what_is_changed_in_it_comes_back() {
    let desk = complete();
    desk.coplan(&["fill", "letters.yaml", "--document", "one-pager"])
        .well();
    assert_eq!(desk.made(&["letters.yaml"]), ["letters-one-pager.docx"]);
    let words = desk.words("letters-one-pager.docx");
    for seen in ["Unpaid carers", "£23,265.79"] {
        assert!(words.contains(seen), "{seen}: {words}");
    }
    // Nothing leads to the questions of the plan, which are not there.
    assert!(!words.contains("What is in this plan"), "{words}");
    desk.coplan(&["read", "letters-one-pager.docx", "--into", "letters.yaml"])
        .well();
    assert_eq!(desk.read("letters.yaml"), COMPLETE.as_bytes());
    desk.retype(
        "letters-one-pager.docx",
        "Letters that make sense",
        "Clear letters",
    );
    let ended = desk
        .coplan(&["read", "letters-one-pager.docx", "--into", "letters.yaml"])
        .well();
    let plan = String::from_utf8(desk.read("letters.yaml")).unwrap();
    assert_eq!(
        plan,
        COMPLETE.replace("title: Letters that make sense", "title: Clear letters"),
        "{ended}"
    );
}

#[test]
fn a_letter_invites_each_group_or_one_of_them() {
    let desk = complete();
    let fill = ["fill", "letters.yaml", "--document", "invitation"];
    desk.coplan(&fill).well();
    let all = desk.words("letters-invitation.docx");
    assert_eq!(all.matches("An invitation to").count(), 9, "{all}");
    let body = desk.part("letters-invitation.docx", "word/document.xml");
    assert_eq!(body.matches("<w:pageBreakBefore").count(), 8);
    for group in ["S2", "unpaid carers"] {
        desk.coplan(&[&fill[..], &["--group", group, "--date", "2027-01-04"]].concat())
            .well();
    }
    let one = desk.words("letters-invitation-S2.docx");
    assert_eq!(one.matches("An invitation to").count(), 1, "{one}");
    for seen in [
        "4 January 2027",
        "£25.00 for each hour",
        "Priya Nandakumar",
        "carer cover",
        "Wold Road Community Centre",
        "How your words are used",
    ] {
        assert!(one.contains(seen), "{seen}: {one}");
    }
    // Nothing of funders, nothing of other groups, and no link that leads nowhere.
    for unsaid in ["Lottery", "Asked for", "Deaf people", "23,265"] {
        assert!(!one.contains(unsaid), "{unsaid}: {one}");
    }
    let ended = desk
        .coplan(&["read", "letters-invitation.docx", "--into", "letters.yaml"])
        .well();
    assert!(
        ended.stderr.contains("nothing has been filled in here"),
        "{ended}"
    );
    assert_eq!(desk.read("letters.yaml"), COMPLETE.as_bytes());
}

#[test]
fn a_plan_that_says_little_is_invited_with_what_is_open() {
    let desk = Desk::new()
        .file("nights.yaml", UNFINISHED)
        .file("empty.yaml", "title: Empty\n");
    desk.coplan(&[
        "fill",
        "nights.yaml",
        "empty.yaml",
        "--document",
        "invitation",
    ])
    .well();
    let words = desk.words("nights-invitation.docx");
    assert!(
        words.contains("We have not settled yet how people take part"),
        "{words}"
    );
    assert!(words.contains("Who to ask is not settled yet"), "{words}");
    let words = desk.words("empty-invitation.docx");
    assert!(words.contains("does not name any group yet"), "{words}");
}

#[test]
fn a_document_is_named_after_all_that_is_asked_for_and_goes_where_it_is_wanted() {
    let desk = Desk::new()
        .file("hub.yaml", BID)
        .file("letters.yaml", COMPLETE);
    let names = |desk: &Desk| desk.made(&["hub.yaml", "letters.yaml"]);
    let one_pager = |plan: &[&str], options: &[&str]| {
        let fill = ["fill", "--document", "one-pager"];
        desk.coplan(&[&fill[..], plan, options].concat())
    };
    let bid = [
        "--for",
        "bid",
        "--funder",
        "F1",
        "--draft-anyway",
        "--large-print",
    ];
    one_pager(&["hub.yaml"], &bid).well();
    one_pager(&["letters.yaml"], &["--for", "sign-off", "--paper", "a3"]).well();
    one_pager(&["hub.yaml", "letters.yaml"], &["-o", "out"]).well();
    assert_eq!(
        names(&desk),
        [
            "hub-one-pager-bid-F1-large.docx",
            "letters-one-pager-sign-off-a3.docx",
            "out/hub-one-pager.docx",
            "out/letters-one-pager.docx",
        ]
    );
    let printed = one_pager(&["hub.yaml"], &["-o", "-"]).well();
    assert!(printed.stdout.starts_with(b"PK"));
    // A copy for outsiders says nothing that is about one person.
    one_pager(&["letters.yaml"], &["--for", "bid", "--draft-anyway"]).well();
    let words = desk.words("letters-one-pager-bid.docx");
    assert!(!words.contains("01632 960142"), "{words}");
    // What is not ready is not sent.
    one_pager(&["hub.yaml"], &["--for", "sign-off"]).with(1);
}

#[test]
fn what_does_not_go_with_a_document_is_refused_with_a_reason() {
    let desk = complete();
    let told = |options: &[&str], code| {
        let fill = ["fill", "letters.yaml"];
        let ended = desk.coplan(&[&fill[..], options].concat()).with(code);
        ended.stderr
    };
    insta::assert_snapshot!(
        [
            told(&["--document", "one-page"], 2),
            told(&["--document", "plan"], 2),
            told(&["--document", "xyz"], 2),
            told(&["--document", "invitation", "--group", "S12"], 1),
            told(&["--document", "invitation", "--group", "Unpaid carer"], 1),
            told(&["--document", "one-pager", "--only", "excel"], 2),
            told(&["--document", "one-pager", "--findings"], 2),
            told(&["--group", "S2"], 2),
            told(&["--document", "letter"], 2),
            told(&["--document", "cy"], 2),
        ]
        .join("\n")
    );
    assert_eq!(desk.made(&["letters.yaml"]), [""; 0]);
}

#[test]
fn a_house_adds_documents_and_no_name_of_theirs_takes_the_place_of_another() {
    let desk = Desk::with_letters()
        .file(
            "house/thank-you.md.hbs",
            "---\ntitle: 'Thanks: {{title}}'\nheader: {right: 'OURS'}\n---\n# Thank you\n\n{{> card who=lead.name}}{{field \"answers.achieve\"}}\n",
        )
        .file("house/partials/card.md.hbs", "{{default who \"All of us\"}}\n\n")
        .file("house/summary.md.hbs", "# A document that is called like a partial\n")
        .file("house/bid.md.hbs", "# x\n")
        .file("house/letter.md.hbs", "# x\n")
        .file("house/letter-long.md.hbs", "# x\n")
        .file("house/cy.md.hbs", "# x\n")
        .file("house/Thank_You.md.hbs", "# x\n")
        .file("house/Plan.md.hbs", "# x\n")
        .file("house/paln.md.hbs", "# x\n");
    let fill = ["fill", "letters.yaml", "--templates", "house", "--document"];
    let ended = desk.coplan(&[&fill[..], &["thank-you"]].concat()).well();
    insta::assert_snapshot!(ended);
    let words = desk.words("letters-thank-you.docx");
    assert!(words.contains("All of us"), "{words}");
    let header = desk.part("letters-thank-you.docx", "word/header1.xml");
    assert!(header.contains("OURS"), "{header}");
    desk.coplan(&[&fill[..], &["summary"]].concat()).well();
    assert!(
        desk.words("letters-summary.docx")
            .contains("called like a partial")
    );
    // A name that is taken is refused with what has it, whoever asks.
    let refused = desk.coplan(&[&fill[..], &["letter"]].concat()).with(2);
    let reason = "`PLAN-letter.docx` is what the plan on letter paper is called";
    let check = desk.coplan(&["templates", "check", "house"]);
    for told in [refused.stderr, check.stderr] {
        assert!(
            told.contains(reason) && told.contains("`our-letter.md.hbs`"),
            "{told}"
        );
    }
    // The partial of that name is still the plan's.
    desk.coplan(&["fill", "letters.yaml", "--templates", "house"])
        .well();
    assert!(!desk.words("letters.docx").contains("called like a partial"));
    // What is wrong with any document is told by the check.
    desk.write(
        "house/thank-you.md.hbs",
        "---\ntitle: x\n---\n\n{{titel}}\n",
    );
    let ended = desk.coplan(&["templates", "check", "house"]).with(1);
    assert!(ended.stderr.contains("thank-you.md.hbs:5:3"), "{ended}");
}

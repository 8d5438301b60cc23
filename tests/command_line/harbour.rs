//! The sample house in both its languages, with its logo, through every command.

use crate::desk::Desk;
use crate::support::typing::fill_in;

/// Its plan in Welsh, and the documents of it.
const PLAN: &str = "clinig-cwympo.yaml";
const WORD: &str = "clinig-cwympo.docx";
const EXCEL: &str = "clinig-cwympo.xlsx";

fn plan(desk: &Desk, name: &str) -> String {
    String::from_utf8(desk.read(name)).unwrap()
}

/// Whether the headers of a Word document show the logo, with its words.
fn shows_logo(desk: &Desk, name: &str) -> bool {
    let parts = desk.parts(name);
    let headers = parts.iter().filter(|part| part.contains("/header"));
    let headers: String = headers.map(|part| desk.part(name, part)).collect();
    let is_there = parts.iter().any(|part| part == "word/media/logo.png");
    is_there
        && headers.contains("descr=\"Harbour Community Health: a sailing boat on three waves\"")
}

#[test]
fn a_house_speaks_two_languages_in_its_own_fields_too() {
    let desk = Desk::of_harbour();
    desk.coplan(&["fill", PLAN]).well();
    let words = desk.words(WORD);
    for shown in [
        "5. Sut byddwn ni’n gofalu am bawb sy’n cymryd rhan?",
        "Mae pobl sy’n teimlo bod rhywun yn gofalu amdanyn nhw yn aros",
        "Yr Hen Dref",
        "Sefydliadau partner",
        "Yn benthyg ystafell; Yn cyflwyno pobl",
        "S1 · Pobl sydd wedi cwympo; S2 · Gofalwyr teulu",
        "ystafell dawel",
    ] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    assert!(!words.contains("Locality") && !words.contains("Partner organisations"));
    let cells = desk.part(EXCEL, "xl/sharedStrings.xml");
    for shown in ["Sefydliadau partner", "Gwerth mewn blwyddyn", "Yn dehongli"] {
        assert!(cells.contains(shown), "{shown}: {cells}");
    }
    let before = plan(&desk, PLAN);
    let read = desk.coplan(&["read", WORD, EXCEL, "--into", PLAN]).well();
    assert!(read.out().contains("says all of this already"), "{read}");
    assert_eq!(plan(&desk, PLAN), before);
    let checked = desk.coplan(&["check", WORD, EXCEL]).well();
    assert!(checked.out().contains("They belong together"), "{checked}");
    let checked = desk.coplan(&["check", PLAN, "--date", "2026-11-28"]);
    assert!(
        checked.well().out().contains("atebwyd 9 o’r 9 cwestiwn"),
        "the plan is whole"
    );
}

#[test]
fn its_english_plan_has_a_welsh_copy_that_changes_what_somebody_changes_in_it() {
    let desk = Desk::of_harbour();
    let before = plan(&desk, "falls-clinic.yaml");
    let fill = ["fill", "falls-clinic.yaml", "--language", "cy"];
    desk.coplan(&fill).well();
    let into = ["--into", "falls-clinic.yaml"];
    let both = ["read", "falls-clinic-cy.docx", "falls-clinic-cy.xlsx"];
    let read = desk.coplan(&[&both[..], &into].concat()).well();
    assert!(read.out().contains("says all of this already"), "{read}");
    assert_eq!(plan(&desk, "falls-clinic.yaml"), before);
    desk.retype("falls-clinic-cy.docx", "Yn dehongli", "Yn cyflwyno pobl");
    desk.retype(
        "falls-clinic-cy.xlsx",
        "Harbour Deaf Association",
        "Deaf Club",
    );
    desk.coplan(&[&both[..], &into].concat()).well();
    let expected = before.replace(
        "Harbour Deaf Association, roles: [interpreting]",
        "Deaf Club, roles: [introductions]",
    );
    assert_eq!(plan(&desk, "falls-clinic.yaml"), expected);
}

#[test]
fn its_form_asks_in_welsh_and_is_understood_without_saying_so() {
    let desk = Desk::of_harbour();
    desk.coplan(&["blank", "--language", "cy"]).well();
    let name = "partnership-plan-blank-cy.docx";
    let typed = [
        ("title", "Teithiau cerdded"),
        ("extra.wellbeing", "Te."),
        ("extra.locality", "Ffermydd y Bryn"),
        ("extra.partners.name", "Y côr"),
        ("extra.partners.roles", "Yn benthyg ystafell; Yn dehongli"),
        ("extra.partners.gift", "£38.50"),
        ("extra.partners.agreed", "Ie"),
    ];
    desk.write(name, fill_in(&desk.read(name), &typed));
    let read = [
        "read",
        name,
        "partnership-plan-blank-cy.xlsx",
        "-o",
        "cerdded.yaml",
    ];
    desk.coplan(&read).well();
    let read = plan(&desk, "cerdded.yaml");
    for said in [
        "  wellbeing: |\n    Te.\n",
        "locality: hill-farms",
        "name: Y côr",
        "roles: [venue, interpreting]",
        "gift: 38.50",
        "agreed: true",
    ] {
        assert!(read.contains(said), "{said}: {read}");
    }
}

#[test]
fn its_interview_is_in_welsh_where_the_plan_is() {
    let desk = Desk::of_harbour();
    let begun = "title: Teithiau cerdded\nlanguage: cy\nextra: {locality: harbour}\n";
    desk.write("cerdded.yaml", begun);
    let answers = "\n".repeat(30);
    let ended = desk.run(&["edit", "cerdded.yaml", "--plain"], answers, &[]);
    for asked in [
        "Sut byddwn ni’n gofalu am bawb sy’n cymryd rhan?",
        "gyda phwy y gall pobl siarad",
    ] {
        assert!(ended.stderr.contains(asked), "{asked}: {ended}");
    }
}

#[test]
fn its_logo_stands_in_every_word_document_with_its_words() {
    let desk = Desk::of_harbour();
    for (purpose, name) in [
        ("draft", "falls-clinic.docx"),
        ("sign-off", "falls-clinic-sign-off.docx"),
        ("bid", "falls-clinic-bid.docx"),
    ] {
        let fill = ["fill", "falls-clinic.yaml", "--only", "word"];
        let copy = ["--for", purpose, "--date", "2026-11-28"];
        desk.coplan(&[&fill[..], &copy].concat()).well();
        assert!(shows_logo(&desk, name), "{name}");
    }
    desk.coplan(&["blank", "--only", "word"]).well();
    assert!(shows_logo(&desk, "partnership-plan-blank.docx"));
    desk.coplan(&["blank", "--only", "word", "--print"]).well();
    assert!(shows_logo(&desk, "partnership-plan-blank-print.docx"));
    let fill = ["fill", "falls-clinic.yaml", "--document", "one-pager"];
    desk.coplan(&fill).well();
    assert!(shows_logo(&desk, "falls-clinic-one-pager.docx"));
}

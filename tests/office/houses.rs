//! The sample house in real programs: its documents are valid, and LibreOffice loses nothing of what they hold.

#[path = "../command_line/desk.rs"]
#[allow(dead_code, reason = "the tests of the command line use all of it")]
mod desk;

use super::libreoffice::convert;
use super::programs::{Made, folder, write};
use super::support::typing::fill_in;
use super::validator::{LATEST, assert_valid};
use desk::Desk;

/// Its plans, the language of the copies, and the folder these are made in.
const COPIES: [(&str, &str, &str); 3] = [
    ("falls-clinic", "en-GB", "english"),
    ("falls-clinic", "cy", "copy"),
    ("clinig-cwympo", "cy", "welsh"),
];
/// Its forms: the language, and how that says yes, the locality and the two things that a partner does.
const FORMS: [(&str, [&str; 3]); 2] = [
    ("en-GB", ["Yes", "Hill farms", "Lends a room; Interprets"]),
    (
        "cy",
        ["Ie", "Ffermydd y Bryn", "Yn benthyg ystafell; Yn dehongli"],
    ),
];

/// What a form in a language is called.
fn form(language: &str) -> String {
    let said = if language == "cy" { "-cy" } else { "" };
    format!("{language}/partnership-plan-blank{said}.docx")
}

/// A form that somebody has filled in.
fn answered(form: &[u8], [yes, locality, roles]: [&str; 3]) -> Vec<u8> {
    let typed = [
        ("title", "Walks"),
        ("extra.wellbeing", "Tea, and a quiet room."),
        ("extra.quiet_room", yes),
        ("extra.locality", locality),
        ("stakeholders.name", "Carers"),
        ("extra.hosts", "Carers"),
        ("extra.partners.name", "The choir"),
        ("extra.partners.roles", roles),
        ("extra.partners.groups", "Carers"),
        ("extra.partners.gift", "£38.50"),
        ("extra.partners.until", "November 2027"),
        ("extra.partners.name", "The bakery"),
        ("extra.partners.gift", "12"),
    ];
    fill_in(form, &typed)
}

/// Every document of the house that is read back: the folder it is made in, its name, and its bytes.
fn documents(desk: &Desk, ending: &str) -> Vec<(&'static str, String, Vec<u8>)> {
    let mut documents = Vec::new();
    for (plan, language, made) in COPIES {
        // Only a copy in another language than its plan's own says so in its name.
        let said = if made == "copy" { "-cy" } else { "" };
        let name = format!("{plan}{said}.{ending}");
        let bytes = desk.read(&format!("{made}/{name}"));
        assert!(bytes.len() > 1000, "{language}");
        documents.push((made, name, bytes));
    }
    documents
}

/// Makes every document of the house.
fn made() -> Desk {
    let desk = Desk::of_harbour();
    for (plan, language, made) in COPIES {
        let plan = format!("{plan}.yaml");
        let fill = ["fill", &plan, "--language", language, "-o", made];
        desk.coplan(&fill).well();
    }
    for (language, words) in FORMS {
        let blank = ["blank", "--language", language, "-o", language];
        desk.coplan(&blank).well();
        let name = form(language);
        desk.write(&name, answered(&desk.read(&name), words));
    }
    desk
}

/// Documents with names of their own, as one folder can hold them.
fn named(documents: &[(&str, String, Vec<u8>)]) -> Vec<Made> {
    let named = documents.iter();
    let named = named.map(|(made, name, bytes)| (format!("{made}-{name}"), bytes.clone()));
    named.collect()
}

/// Reads documents that LibreOffice has saved into their plans: nothing may change.
fn assert_nothing_changes(desk: &Desk, documents: &[(&str, String, Vec<u8>)], ending: &str) {
    let folder = folder(&format!("house-{ending}"));
    let saved = convert(&folder, &write(&folder, &named(documents)), ending, &[]);
    for (((made, name, _), saved), (plan, ..)) in documents.iter().zip(saved).zip(COPIES) {
        let name = format!("{made}/{name}");
        desk.write(&name, std::fs::read(saved).unwrap());
        let plan = format!("{plan}.yaml");
        let before = desk.read(&plan);
        let read = desk.coplan(&["read", &name, "--into", &plan]).well();
        assert!(read.out().contains("says all of this already"), "{read}");
        assert_eq!(desk.read(&plan), before);
    }
}

#[test]
fn what_a_house_asks_comes_back_from_libreoffice_in_both_its_languages() {
    let desk = made();
    for ending in ["docx", "xlsx"] {
        let documents = documents(&desk, ending);
        assert_valid("house-valid", &named(&documents), LATEST);
        assert_nothing_changes(&desk, &documents, ending);
    }
}

#[test]
fn answers_in_forms_of_a_house_come_back_from_libreoffice_in_both_its_languages() {
    let desk = made();
    let forms = FORMS.map(|(language, _)| {
        let bytes = desk.read(&form(language));
        (language, "form.docx".to_owned(), bytes)
    });
    assert_valid("house-forms-valid", &named(&forms), LATEST);
    let plan = |language: &str| {
        let form = form(language);
        let read = ["read", &form, "-o", "read.yaml", "--force"];
        desk.coplan(&read).well();
        String::from_utf8(desk.read("read.yaml")).unwrap()
    };
    let folder = folder("house-forms");
    let saved = convert(&folder, &write(&folder, &named(&forms)), "docx", &[]);
    for ((language, ..), saved) in forms.iter().zip(saved) {
        let before = plan(language);
        for said in ["hill-farms", "[venue, interpreting]", "38.50", "2027-11"] {
            assert!(before.contains(said), "{said}: {before}");
        }
        desk.write(&form(language), std::fs::read(saved).unwrap());
        assert_eq!(plan(language), before, "{language}");
    }
}

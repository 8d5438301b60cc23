//! The language of documents: asked for, or that of the plan; and languages of a house.

use crate::desk::{Desk, LETTERS};
use crate::support::typing::fill_in;
use coplan::package::Archive;

/// A plan in Welsh.
const LLYTHYRAU: &str = "title: Llythyrau clinig
language: cy
answers:
  achieve: Llythyrau y mae pobl yn eu deall.
stakeholders:
  - {id: S1, name: Gofalwyr, types: [carer], route: Yn y neuadd, seldom_heard: yes}
tools:
  - {id: T1, name: Gweithdy, groups: [S1], start: 2027-09-03}
resources:
  - {id: R1, item: Ystafell, category: venue, quantity: 2, rate: 75, status: requested}
";

/// The texts of a workbook.
fn cells(desk: &Desk, name: &str) -> String {
    desk.part(name, "xl/sharedStrings.xml")
}

/// The language that the run of a Word document is marked with which says this; none where it is the document's.
fn language_of(desk: &Desk, name: &str, text: &str) -> Option<String> {
    let body = desk.part(name, "word/document.xml");
    let (before, _) = body.split_once(text).unwrap_or_else(|| panic!("{text}"));
    let (_, run) = before.rsplit_once("<w:r>").unwrap();
    let (_, mark) = run.split_once("<w:lang w:val=\"")?;
    Some(mark.split('"').next().unwrap().to_owned())
}

#[test]
fn a_plan_in_welsh_becomes_welsh_documents_and_is_read_back_the_same() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    desk.coplan(&["fill", "llythyrau.yaml"]).well();
    let words = desk.words("llythyrau.docx");
    for text in [
        "1. Beth ydw i’n gobeithio ei gyflawni?",
        "Enw’r grŵp",
        "3 Medi 2027",
        "Arweiniad",
        "Tudalen",
    ] {
        let everywhere = words.clone() + &desk.part("llythyrau.docx", "word/footer1.xml");
        assert!(everywhere.contains(text), "{text}");
    }
    let styles = desk.part("llythyrau.docx", "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"cy-GB\""));
    let answer = language_of(&desk, "llythyrau.docx", "Llythyrau y mae pobl");
    assert_eq!(answer.as_deref(), Some("cy"));
    assert_eq!(language_of(&desk, "llythyrau.docx", "Beth ydw i"), None);
    let book = desk.part("llythyrau.xlsx", "xl/workbook.xml");
    for sheet in [
        "Crynodeb",
        "Rhanddeiliaid",
        "Dulliau",
        "Adnoddau",
        "Cyllideb",
    ] {
        assert!(
            book.contains(&format!("name=\"{sheet}\"")),
            "{sheet}: {book}"
        );
    }
    assert!(cells(&desk, "llythyrau.xlsx").contains("Math o gost"));
    for file in ["llythyrau.docx", "llythyrau.xlsx"] {
        let ended = desk
            .coplan(&["read", file, "--into", "llythyrau.yaml"])
            .well();
        assert!(ended.out().contains("says all of this already"), "{ended}");
    }
    let ended = desk.coplan(&["check", "llythyrau.docx", "llythyrau.xlsx"]);
    assert!(ended.out().contains("They belong together"), "{ended}");
}

#[test]
fn a_welsh_form_is_read_without_saying_that_it_is_welsh() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--language", "cy", "--only", "word"])
        .well();
    let name = "partnership-plan-blank-cy.docx";
    let header = desk
        .parts(name)
        .into_iter()
        .filter(|part| part.contains("header"));
    let header: String = header.map(|part| desk.part(name, &part)).collect();
    assert!(header.contains("I’w lenwi gyda’n gilydd"), "{header}");
    let typed = [
        ("title", "Llythyrau"),
        ("dates.start", "3 Medi 2026"),
        ("stakeholders.name", "Gofalwyr"),
        ("stakeholders.name", "Cleifion"),
        ("tools.name", "Gweithdy"),
        ("tools.groups", "pawb"),
    ];
    desk.write("bwrdd-1.docx", fill_in(&desk.read(name), &typed));
    desk.coplan(&["read", "bwrdd-1.docx", "-o", "cynllun.yaml"])
        .well();
    let plan = String::from_utf8(desk.read("cynllun.yaml")).unwrap();
    for text in ["title: Llythyrau", "start: 2026-09-03", "groups: [S1, S2]"] {
        assert!(plan.contains(text), "{text} in {plan}");
    }
}

#[test]
fn each_of_several_plans_gets_its_own_language_and_an_option_gives_all_the_same() {
    let desk = Desk::with_letters().file("llythyrau.yaml", LLYTHYRAU);
    let both = ["fill", "letters.yaml", "llythyrau.yaml"];
    desk.coplan(&both).well();
    assert!(desk.words("letters.docx").contains("What am I hoping"));
    assert!(desk.words("llythyrau.docx").contains("Beth ydw i"));
    desk.coplan(&[&both[..], &["--language", "en-GB", "--force"]].concat())
        .well();
    let copy = "llythyrau-en.docx";
    assert!(desk.words(copy).contains("What am I hoping"));
    assert!(desk.words("llythyrau.docx").contains("Beth ydw i"));
    let answer = language_of(&desk, copy, "Llythyrau y mae pobl");
    assert_eq!(answer.as_deref(), Some("cy"));
    let styles = desk.part(copy, "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"en-GB\""));
}

#[test]
fn a_language_without_templates_is_told_once_and_nothing_is_marked_as_it_but_answers() {
    let plan = format!("language: pl\n{LETTERS}");
    let desk = Desk::new().file("one.yaml", &plan).file("two.yaml", &plan);
    let ended = desk.coplan(&["fill", "one.yaml", "two.yaml"]).well();
    let told = "there are no templates in the language `pl`";
    assert_eq!(ended.stderr.matches(told).count(), 1, "{ended}");
    let styles = desk.part("one.docx", "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"en-GB\""));
    assert_eq!(language_of(&desk, "one.docx", "What am I hoping"), None);
    let answer = language_of(&desk, "one.docx", "Letters that people");
    assert_eq!(answer.as_deref(), Some("pl"));
    let english = format!("language: en-US\n{LETTERS}");
    desk.write("three.yaml", english);
    let ended = desk.coplan(&["fill", "three.yaml"]).well();
    assert!(!ended.stderr.contains("no templates"), "{ended}");
}

#[test]
fn a_third_language_is_a_folder_of_a_house() {
    let plan = format!("language: pl-PL\n{LETTERS}");
    let terms = "language = \"pl\"
[forms.and]
\"oraz\" = [\"x\"]
[fields]
\"answers.achieve\" = { label = \"Co chcę osiągnąć?\" }
[words]
guidance = \"Wskazówki\"
[workbook]
\"Summary\" = \"Podsumowanie\"
";
    let desk = Desk::new()
        .file("letters.yaml", plan)
        .file("house/languages/pl/terms.toml", terms)
        .file(
            "house/languages/pl/guidance/achieve.md",
            "Napisz zdanie lub dwa.\n",
        );
    let house = ["--templates", "house"];
    let ended = desk
        .coplan(&[&["fill", "letters.yaml"][..], &house].concat())
        .well();
    assert!(!ended.stderr.contains("no templates"), "{ended}");
    let words = desk.words("letters.docx");
    for text in [
        "1. Co chcę osiągnąć?",
        "Wskazówki",
        "Napisz zdanie lub dwa.",
    ] {
        assert!(words.contains(text), "{text}");
    }
    let styles = desk.part("letters.docx", "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"pl\""));
    assert!(
        desk.part("letters.xlsx", "xl/workbook.xml")
            .contains("Podsumowanie")
    );
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    assert!(ended.stderr.contains("`languages/pl` leaves"), "{ended}");
    // Nobody else meets it.
    let desk = desk.file("english.yaml", LETTERS);
    desk.coplan(&[&["fill", "english.yaml"][..], &house].concat())
        .well();
    assert!(desk.words("english.docx").contains("What am I hoping"));
}

#[test]
fn what_a_house_says_lies_over_what_is_built_in_in_the_same_language_alone() {
    let plan = LLYTHYRAU.replace("language: cy\n", "");
    let desk = Desk::new()
        .file("llythyrau.yaml", plan)
        .file(
            "house/terms.toml",
            "[fields]\n\"answers.achieve\" = { label = \"What is it for?\" }\n",
        )
        .file(
            "house/languages/cy/terms.toml",
            "[fields]\n\"answers.involve\" = { label = \"Pwy?\" }\n",
        );
    let fill = [
        "fill",
        "llythyrau.yaml",
        "--only",
        "word",
        "--templates",
        "house",
        "--force",
    ];
    desk.coplan(&fill).well();
    let words = desk.words("llythyrau.docx");
    assert!(
        words.contains("1. What is it for?") && words.contains("2. Who do I need"),
        "{words}"
    );
    desk.coplan(&[&fill[..], &["--language", "cy"]].concat())
        .well();
    let words = desk.words("llythyrau-cy.docx");
    assert!(
        words.contains("1. Beth ydw i’n gobeithio") && words.contains("2. Pwy?"),
        "{words}"
    );
    // A house whose files say that they are Welsh speaks it without being asked.
    let own = "language = \"cy\"\n[fields]\n\"answers.achieve\" = { label = \"At beth?\" }\n";
    desk.write("house/terms.toml", own);
    desk.coplan(&fill).well();
    let words = desk.words("llythyrau.docx");
    assert!(
        words.contains("1. At beth?") && words.contains("2. Pwy?"),
        "{words}"
    );
    assert!(words.contains("3. Sut ydw i’n mynd"), "{words}");
}

#[test]
fn starter_schema_and_interview_speak_the_language_that_is_asked_for() {
    let desk = Desk::new();
    desk.coplan(&["new", "cynllun.yaml", "--language", "cy"])
        .well();
    let plan = String::from_utf8(desk.read("cynllun.yaml")).unwrap();
    assert!(plan.contains("# Eich cynllun partneriaeth."), "{plan}");
    let schema = desk.coplan(&["schema", "--language", "cy"]).well();
    assert!(
        schema
            .out()
            .contains("Cyd-gynhyrchu (rhannu’r penderfyniadau)")
    );
    let input = "Llythyrau\n/stop\n";
    let asked = desk
        .run(&["edit", "cynllun.yaml", "--plain"], input, &[])
        .well();
    assert!(
        asked
            .to_string()
            .contains("Beth ydych chi’n galw’r prosiect hwn?"),
        "{asked}"
    );
}

#[test]
fn a_copy_in_another_language_than_the_plans_own_says_so_in_its_name() {
    let desk = Desk::with_letters().file("llythyrau.yaml", LLYTHYRAU);
    let made = |desk: &Desk| desk.made(&["letters.yaml", "llythyrau.yaml"]);
    desk.coplan(&["fill", "letters.yaml", "llythyrau.yaml"])
        .well();
    desk.coplan(&["fill", "letters.yaml", "llythyrau.yaml", "--language", "cy"])
        .well();
    desk.coplan(&[
        "fill",
        "letters.yaml",
        "--language",
        "en-US",
        "--only",
        "excel",
    ])
    .well();
    let options = [
        "--language",
        "cy",
        "--paper",
        "a3",
        "--large-print",
        "--only",
        "word",
    ];
    desk.coplan(
        &[
            &["fill", "letters.yaml", "--document", "one-pager"][..],
            &options,
        ]
        .concat(),
    )
    .well();
    desk.coplan(&[&["blank", "--print", "--detail", "full"][..], &options].concat())
        .well();
    assert_eq!(
        made(&desk),
        [
            "letters-cy.docx",
            "letters-cy.xlsx",
            "letters-one-pager-cy-a3-large.docx",
            "letters.docx",
            "letters.xlsx",
            "llythyrau.docx",
            "llythyrau.xlsx",
            "partnership-plan-blank-full-print-cy-a3-large.docx",
        ]
    );
    assert!(desk.words("letters.docx").contains("What am I hoping"));
    assert!(desk.words("letters-cy.docx").contains("Beth ydw i"));
    // It is read into its plan, also where nobody names that.
    let read = ["read", "letters-cy.docx", "letters-cy.xlsx"];
    let into = desk.coplan(&[&read[..], &["--into", "letters.yaml"]].concat());
    assert!(into.well().out().contains("says all of this already"));
    let told = desk.coplan(&read).with(2).stderr;
    assert!(
        told.contains("letters.yaml: there is a file of this name already"),
        "{told}"
    );
    let ended = desk.coplan(&["check", "letters-cy.docx", "letters-cy.xlsx"]);
    assert!(ended.out().contains("They belong together"), "{ended}");
    // What a house has settled is the own language of plans that do not say theirs.
    desk.write("coplan.toml", "language = \"cy\"\n");
    desk.coplan(&["blank", "letters.yaml", "--only", "word"])
        .well();
    desk.coplan(&[
        "blank",
        "letters.yaml",
        "--only",
        "word",
        "--language",
        "en",
    ])
    .well();
    let made = made(&desk);
    for name in ["letters-blank.docx", "letters-blank-en.docx"] {
        assert!(made.contains(&name.to_owned()), "{made:?}");
    }
}

#[test]
fn no_copy_takes_the_name_of_the_document_of_another_plan() {
    let desk = Desk::with_letters().file("letters-cy.yaml", LLYTHYRAU);
    let fill = ["fill", "letters.yaml", "--language", "cy"];
    let told = desk.coplan(&fill).with(2).stderr;
    let reason = "letters-cy.docx: documents of `letters-cy.yaml` have this name too";
    assert!(told.contains(reason), "{told}");
    desk.coplan(&["fill", "letters-cy.yaml"]).well();
    desk.coplan(&[&fill[..], &["-o", "cymraeg"]].concat())
        .well();
    assert!(desk.words("letters-cy.docx").contains("Llythyrau clinig"));
}

/// The texts of an interview in English, cut at what is filled in; those that other languages share are left out.
fn english_of_interviews() -> Vec<&'static str> {
    let toml = include_str!("../../templates/terms.toml");
    let (_, texts) = toml.split_once("\n[interview]\n").unwrap();
    let texts = texts
        .lines()
        .filter_map(|line| line.split_once(" = \"")?.1.strip_suffix('"'));
    let pieces = texts.flat_map(|text| {
        text.split('{')
            .map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest))
    });
    let pieces = pieces.map(|piece| piece.trim_matches(|sign: char| !sign.is_alphabetic()));
    pieces.filter(|piece| piece.contains(' ')).collect()
}

#[test]
fn an_interview_speaks_welsh_from_its_first_word_to_its_last() {
    let desk = Desk::new();
    let new = ["new", "--interview", "cynllun.yaml", "--language", "cy"];
    let lines = [
        "Llythyrau",
        "/nol",
        "/gwagio",
        "Moira",
        "/help",
        "Pobl sy’n deall.",
        "a mwy",
        "",
        "",
        "Pawb.",
        "",
        "2",
        "Gofalwyr",
        "2 ac 1",
        "",
        "llawer",
        "tua 8",
        "99",
        "ie",
        "",
        "nope",
        "yes",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "3",
        "Grŵp",
        "/back",
        "/nôl",
        "/NÔL",
        "/stopio",
    ];
    let shown = desk.run(&new, lines.join("\n") + "\n", &[]).well().stderr;
    let english = english_of_interviews();
    assert!(english.len() > 70, "{english:?}");
    let said = english.iter().filter(|english| shown.contains(**english));
    assert_eq!(said.collect::<Vec<_>>(), [&""; 0], "{shown}");
    for told in [
        "Mae 8 cwestiwn yn gwneud cynllun.",
        "Teipiwch /nôl i fynd yn ôl, neu /stopio i stopio",
        "Cwestiwn 2 o 8: ",
        "Nid yw “/help” yn orchymyn yma",
        "Nid yw `llawer` yn nifer o bobl",
        "I fynd ymlaen, rhedwch `coplan new --interview cynllun.yaml`",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let plan = String::from_utf8(desk.read("cynllun.yaml")).unwrap();
    for said in [
        "language: cy\n",
        "name: Moira\n",
        "types: [carer, patient]\n",
        "number: 8\n",
        "seldom_heard: true\n",
    ] {
        assert!(plan.contains(said), "{said}: {plan}");
    }
    assert!(!plan.contains("Llythyrau"), "{plan}");
    // What is told at the end, and what edits ask, follow the plan.
    let ended = desk.run(&["edit", "cynllun.yaml"], "\n".repeat(80) + "nage\n", &[]);
    let shown = ended.well().stderr;
    let said = english.iter().filter(|english| shown.contains(**english));
    assert_eq!(said.collect::<Vec<_>>(), [&""; 0], "{shown}");
    desk.coplan(&["fill", "cynllun.yaml"]).well();
    assert!(desk.words("cynllun.docx").contains("Beth ydw i"));
}

#[test]
fn a_house_says_in_an_interview_what_it_likes_and_its_slips_are_found() {
    let desk = Desk::new().file(
        "house/terms.toml",
        "[interview]\nbegins = \"Croeso to {number} questions.\"\n",
    );
    let new = ["new", "--interview", "plan.yaml", "--templates", "house"];
    let shown = desk.run(&new, "/stop\n", &[]).well().stderr;
    assert!(shown.contains("Croeso to 8 questions."), "{shown}");
    desk.write(
        "house/terms.toml",
        "[interview]\nbegns = \"Hello\"\nbegins = \"Hello {numbr}\"\n",
    );
    let told = desk.coplan(&["templates", "check", "house"]).with(1).stderr;
    for fault in [
        "house/terms.toml:2:1",
        "did you mean `begins`?",
        "nothing fills in `{numbr}`",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
}

#[test]
fn a_plan_that_is_begun_in_a_language_says_so() {
    let desk = Desk::new();
    for (tag, file) in [
        ("cy", "un.yaml"),
        ("cy-GB", "dau.yaml"),
        ("fr", "trois.yaml"),
        ("en-US", "four.yaml"),
    ] {
        desk.coplan(&["new", file, "--language", tag]).well();
        let plan = String::from_utf8(desk.read(file)).unwrap();
        let said: Vec<&str> = plan
            .lines()
            .filter(|line| line.starts_with("language:"))
            .collect();
        assert_eq!(said, [format!("language: {tag}")], "{plan}");
    }
    let usual = desk.coplan(&["new", "-o", "-"]).well();
    assert_eq!(usual.out(), include_str!("../../templates/starter.yaml"));
    desk.run(
        &["new", "--interview", "pump.yaml", "--language", "fr"],
        "Lettres\n/stop\n",
        &[],
    )
    .well();
    let plan = String::from_utf8(desk.read("pump.yaml")).unwrap();
    assert!(
        plan.contains("title: Lettres\n") && plan.contains("language: fr\n"),
        "{plan}"
    );
}

#[test]
fn compared_plans_and_overviews_are_told_in_the_language_asked_for() {
    let desk = Desk::new().file("cyn.yaml", LLYTHYRAU);
    desk.write("wedyn.yaml", LLYTHYRAU.replace("Yn y neuadd", "Yn y capel"));
    desk.coplan(&["compare", "cyn.yaml", "wedyn.yaml", "-o", "newid.docx"])
        .well();
    let words = desk.words("newid.docx");
    for text in ["Beth sydd wedi newid", "Sut byddwn ni’n eu cyrraedd", "Cyn"] {
        assert!(words.contains(text), "{text} in {words}");
    }
    let overview = [
        "overview",
        "cyn.yaml",
        "-o",
        ".",
        "--date",
        "2027-05-14",
        "--language",
        "cy",
    ];
    desk.coplan(&overview).well();
    assert!(
        desk.words("plans-overview.docx")
            .contains("Cipolwg ar gynlluniau")
    );
    let archive = Archive::read(&desk.read("plans-overview.xlsx")).unwrap();
    assert!(archive.part("xl/workbook.xml").is_some());
}

//! Findings in the language of the plan, and in a house's own words.

use crate::desk::Desk;
use crate::support::typing::fill_in;

/// A plan in Welsh, of which a reader would ask this and that.
const LLYTHYRAU: &str = "title: Llythyrau clinig
language: cy
answers:
  achieve: Llythyrau y mae pobl yn eu deall.
stakeholders:
  - {name: Gofalwyr, types: [carer]}
  - {name: Cleifion, types: [patient]}
";

/// The same without a word on its language.
fn without_language() -> String {
    LLYTHYRAU.replace("language: cy\n", "")
}

#[test]
fn a_check_of_a_welsh_plan_speaks_welsh() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    let ended = desk
        .coplan(&["check", "llythyrau.yaml", "--date", "2027-02-01", "--all"])
        .well();
    for text in [
        "Nodyn: nid oes ffordd o gyrraedd 2 o grwpiau: Gofalwyr a Cleifion",
        "cymorth: dywedwch o dan `route` sut byddwch yn eu cyrraedd",
        "mwy: `coplan check --explain group-without-route`",
    ] {
        assert!(ended.stderr.contains(text), "{text}: {ended}");
    }
    assert_eq!(
        ended.out().trim_end(),
        "llythyrau.yaml: atebwyd 2 o’r 8 cwestiwn"
    );
    for english in ["Note:", "help:", "more:"] {
        assert!(!ended.stderr.contains(english), "{english}: {ended}");
    }
    let ended = desk
        .coplan(&["check", "llythyrau.yaml", "--for", "sign-off"])
        .with(1);
    assert!(
        ended.out().contains(
            "heb fod yn barod i’w gymeradwyo eto, gyda 1 i’w gywiro, 1 gwerth edrych arno a 2 i’w nodi"
        ),
        "{ended}"
    );
    assert!(
        ended.stderr.contains("Bernir dyddiadau yn ôl heddiw"),
        "{ended}"
    );
}

#[test]
fn names_keys_and_severities_stay_what_programs_read() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    let ended = desk
        .coplan(&["check", "llythyrau.yaml", "--format", "json"])
        .well();
    let json: serde_json::Value = serde_json::from_str(ended.out()).unwrap();
    let findings = json["plans"][0]["findings"].as_array().unwrap();
    let found = findings
        .iter()
        .find(|finding| finding["name"] == "group-without-route");
    let found = found.unwrap_or_else(|| panic!("{ended}"));
    assert_eq!(found["severity"], "note");
    assert_eq!(found["path"], "stakeholders[0].route");
    let message = found["message"].as_str().unwrap();
    assert!(message.starts_with("nid oes ffordd"), "{message}");
    let keys: Vec<_> = found.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["name", "severity", "message", "path", "place", "help"]
    );
}

#[test]
fn each_plan_is_told_in_its_own_language_and_an_option_gives_all_the_same() {
    let desk = Desk::with_letters().file("llythyrau.yaml", LLYTHYRAU);
    let both = [
        "check",
        "letters.yaml",
        "llythyrau.yaml",
        "--date",
        "2027-02-01",
    ];
    let ended = desk.coplan(&both).well();
    assert!(ended.out().contains("Questions answered"), "{ended}");
    assert!(ended.out().contains("of 8 questions answered"), "{ended}");
    assert!(ended.out().contains("atebwyd 2 o’r 8 cwestiwn"), "{ended}");
    let ended = desk
        .coplan(&[&both[..], &["--language", "cy"]].concat())
        .well();
    assert!(!ended.out().contains("questions"), "{ended}");
    assert!(ended.out().contains("Cwestiynau wedi’u hateb"), "{ended}");
    let ended = desk
        .coplan(&[&both[..], &["--language", "en"]].concat())
        .well();
    assert!(!ended.out().contains("atebwyd"), "{ended}");
    assert!(
        ended
            .stderr
            .contains("2 groups have no route: Gofalwyr and Cleifion"),
        "{ended}"
    );
}

#[test]
fn filling_a_welsh_plan_tells_its_findings_in_welsh() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    let sign_off = [
        "fill",
        "llythyrau.yaml",
        "--for",
        "sign-off",
        "--date",
        "2027-02-01",
    ];
    let ended = desk.coplan(&sign_off).with(1);
    for text in [
        "I’w gywiro: nid oes ateb i 6 o’r cwestiynau eto: ",
        "Gwerth edrych arno: nid oes ffordd",
    ] {
        assert!(ended.stderr.contains(text), "{text}: {ended}");
    }
}

#[test]
fn comments_in_a_welsh_document_are_welsh_and_not_marked_as_english() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    desk.coplan(&["fill", "llythyrau.yaml", "--findings"])
        .well();
    let comments = desk.part("llythyrau-findings.docx", "word/comments.xml");
    for text in [
        "Nodyn: ",
        "nid oes ffordd o gyrraedd 2 o grwpiau: Gofalwyr a Cleifion",
        "Dywedwch o dan “Sut byddwn ni’n eu cyrraedd” sut byddwch yn eu cyrraedd.",
    ] {
        assert!(comments.contains(text), "{text}: {comments}");
    }
    assert!(!comments.contains("<w:lang"), "{comments}");
}

#[test]
fn a_language_that_says_no_findings_keeps_them_in_english_and_marks_them_so() {
    let plan = LLYTHYRAU.replace("language: cy", "language: pl");
    let half = "[finding.group-without-route]
other = \"{count} grup bez drogi: {names}\"
[finding.no-staff-group]
other = \"brak grupy pracowników\"
help = \"dodaj ją\"
";
    let desk = Desk::new()
        .file("list.yaml", plan)
        .file(
            "house/languages/pl/terms.toml",
            "language = \"pl\"\n[check]\nnote = \"Uwaga\"\n",
        )
        .file("house/languages/pl/findings.toml", half);
    let house = ["--templates", "house"];
    let check = ["check", "list.yaml", "--all"];
    let ended = desk.coplan(&[&check[..], &house].concat()).well();
    // It says no fix of the one, and the other as a whole.
    assert!(
        ended
            .stderr
            .contains("Note: 2 groups have no route: Gofalwyr and Cleifion"),
        "{ended}"
    );
    assert!(
        ended.stderr.contains("Uwaga: brak grupy pracowników"),
        "{ended}"
    );
    let fill = ["fill", "list.yaml", "--findings"];
    desk.coplan(&[&fill[..], &house].concat()).well();
    let comments = desk.part("list-findings.docx", "word/comments.xml");
    let of = |text: &str| {
        let comments = comments.split("<w:comment ");
        comments
            .clone()
            .find(|comment| comment.contains(text))
            .unwrap()
            .to_owned()
    };
    assert!(of("have no route").contains("<w:lang w:val=\"en-GB\""));
    assert!(!of("brak grupy").contains("<w:lang"));
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    assert!(ended.stderr.contains("`languages/pl` leaves"), "{ended}");
}

#[test]
fn a_house_says_a_finding_in_its_own_words_in_its_own_language_alone() {
    let own = "[finding.group-without-route]
other = \"{count} groups have no way in yet: {names}\"
[parts]
topic_beyond = \"what happens next\"
";
    let desk = Desk::new()
        .file("letters.yaml", without_language())
        .file("llythyrau.yaml", LLYTHYRAU)
        .file("house/findings.toml", own);
    let check = |plan: &str| {
        let arguments = ["check", plan, "--all", "--templates", "house"];
        desk.coplan(&arguments).well().stderr
    };
    let english = check("letters.yaml");
    assert!(
        english.contains("Note: 2 groups have no way in yet: Gofalwyr and Cleifion"),
        "{english}"
    );
    // What it does not say otherwise stays.
    assert!(
        english.contains("help: say under `route` how you will reach them"),
        "{english}"
    );
    assert!(english.contains("and what happens next (8)"), "{english}");
    assert!(check("llythyrau.yaml").contains("nid oes ffordd o gyrraedd 2 o grwpiau"));
    desk.coplan(&["fill", "letters.yaml", "--findings", "--templates", "house"])
        .well();
    let comments = desk.part("letters-findings.docx", "word/comments.xml");
    assert!(
        comments.contains("2 groups have no way in yet"),
        "{comments}"
    );
}

#[test]
fn welsh_documents_are_looked_at_in_welsh() {
    let desk = Desk::new();
    desk.coplan(&["blank", "--language", "cy", "--only", "word"])
        .well();
    let typed = [("title", "Llythyrau"), ("stakeholders.name", "Gofalwyr")];
    let filled = fill_in(&desk.read("partnership-plan-blank-cy.docx"), &typed);
    desk.write("bwrdd-1.docx", filled);
    let ended = desk.coplan(&["check", "bwrdd-1.docx", "--all"]).well();
    for text in [
        "nid oes ffordd o gyrraedd un grŵp: Gofalwyr",
        "dywedwch o dan “Sut byddwn ni’n eu cyrraedd” sut",
    ] {
        assert!(ended.stderr.contains(text), "{text}: {ended}");
    }
    assert!(
        ended
            .out()
            .contains("bwrdd-1.docx: atebwyd 1 o’r 8 cwestiwn"),
        "{ended}"
    );
}

#[test]
fn what_no_finding_is_called_and_nothing_fills_is_found_in_a_house() {
    let own = "[finding.group-without-rout]
other = \"no way in\"
[finding.no-staff-group]
other = \"{count} groups, none of staff\"
[finding.group-without-tool]
one = \"no tool: {name}\"
[parts]
hole_plan = \"all of it\"
topic_beyond = \"what happens next\"
";
    let desk = Desk::new().file("house/findings.toml", own);
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    for text in [
        "no finding of a plan is called `group-without-rout`",
        "did you mean `group-without-route`?",
        "house/findings.toml:1:10",
        "nothing fills `{count}` here",
        "take it out: this sentence has nothing to fill in",
        "nothing fills `{name}` here",
        "what can stand here is `{count}` and `{names}`",
        "nothing in a finding is called `hole_plan`",
        "did you mean `whole_plan`?",
    ] {
        assert!(ended.stderr.contains(text), "{text}: {ended}");
    }
    assert!(ended.out().contains("4 worth a look"), "{ended}");
    desk.write(
        "house/findings.toml",
        "[finding.no-staff-group]\nsays = \"none\"\n",
    );
    let ended = desk.coplan(&["templates", "check", "house"]).with(1);
    assert!(ended.stderr.contains("house/findings.toml:2:1"), "{ended}");
}

#[test]
fn help_for_authors_lists_what_can_be_said_as_a_file_may_have_it() {
    let desk = Desk::new();
    let help = desk.coplan(&["templates", "help", "findings"]).well();
    desk.write("house/findings.toml", help.out());
    let ended = desk.coplan(&["templates", "check", "house"]).well();
    assert!(ended.out().contains("nothing to fix"), "{ended}");
    assert!(
        help.out().contains("{count} groups have no route: {names}"),
        "{help}"
    );
}

#[test]
fn an_interview_tells_what_is_missing_in_the_language_of_the_plan() {
    let desk = Desk::new().file("llythyrau.yaml", LLYTHYRAU);
    let asked = desk.run(&["edit", "llythyrau.yaml", "--plain"], "\n".repeat(80), &[]);
    let text = "Nid oes ffordd o gyrraedd 2 o grwpiau: Gofalwyr a Cleifion. Dywedwch o dan";
    let told = asked.to_string().replace('\n', " ");
    assert!(told.contains(text), "{asked}");
}

//! `coplan edit` where documents have said different things, and what is noted beside answers.

use crate::desk::{Desk, Ended};
use crate::support::typing::fill_in;

/// The short form, filled in by one table, and a plan that says other things on single lines.
fn desk(plan: &str, answers: &[(&str, &str)]) -> Desk {
    let desk = Desk::new().file("plan.yaml", plan);
    desk.coplan(&["blank", "--only", "word"]).well();
    let form = desk.read("partnership-plan-blank.docx");
    desk.write("table 1.docx", fill_in(&form, answers));
    desk
}

fn plan(desk: &Desk) -> String {
    String::from_utf8(desk.read("plan.yaml")).unwrap()
}

fn read(desk: &Desk) -> Ended {
    desk.coplan(&["read", "table 1.docx", "--into", "plan.yaml"])
}

/// `coplan edit`, with these answers to the prompts in turn, and then nothing more.
fn edit(desk: &Desk, answers: &str) -> Ended {
    let answers = format!("{answers}{}", "\n".repeat(60));
    desk.run(&["edit", "plan.yaml", "--plain"], &answers, &[])
        .well()
}

const ON_ONE_LINE: &str = "title: Leaflets\n\
    lead: {name: Moira Tennant, role: Ward sister}\n\
    stakeholders:\n  - {id: S1, name: Carers, why: They care}\n";
const ANSWERS: &[(&str, &str)] = &[
    ("lead.name", "Aisha Khan"),
    ("stakeholders.name", "Carers"),
    ("stakeholders.why", "They know"),
];

#[test]
fn what_stands_on_one_line_is_decided_field_by_field() {
    let desk = desk(ON_ONE_LINE, ANSWERS);
    read(&desk).with(1);
    assert!(
        plan(&desk).contains("  # coplan: to decide about why: table 1.docx has \"They know\"\n"),
        "{}",
        plan(&desk)
    );
    // The lead belongs to no question, and is asked for all the same; then come the questions.
    let shown = edit(&desk, "2\n\n\n2\n").stderr;
    for told in [
        "Documents say different things about “Led by”:\n- What stands there: Moira Tennant\n- table 1.docx: Aisha Khan\n",
        "about “Why they matter here (S1 · Carers)”:\n- What stands there: They care\n- table 1.docx: They know\n",
    ] {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
    let taken = ON_ONE_LINE
        .replace("Moira Tennant", "Aisha Khan")
        .replace("They care", "They know");
    assert_eq!(plan(&desk), taken);
}

#[test]
fn the_first_key_of_an_entry_is_decided_and_not_the_entry() {
    let plan_file = "title: Leaflets\ntools:\n  - name: Walk\n    id: T1\n    start: 2027-05\n";
    let desk = desk(plan_file, &[("title", "Leaflets")]);
    let comment = "  # coplan: to decide about name: table 1.docx has \"Stroll\"\n  - name: Walk";
    let text = plan_file.replace("  - name: Walk", comment);
    desk.write("plan.yaml", text.into_bytes());
    let found = desk.coplan(&["check", "plan.yaml", "--all"]).to_string();
    assert!(found.contains("`name` of Walk"), "{found}");
    let shown = edit(&desk, "\n\n\n\n\n\n\n2\n").stderr;
    assert!(
        shown.contains("- What stands there: Walk\n- table 1.docx: Stroll\n"),
        "{shown}"
    );
}

#[test]
fn what_was_chosen_is_not_asked_again_until_the_plan_says_something_else() {
    let desk = desk(ON_ONE_LINE, ANSWERS);
    read(&desk).with(1);
    edit(&desk, "1\n\n\n1\n");
    assert_eq!(plan(&desk), ON_ONE_LINE);
    let again = read(&desk).well();
    assert!(
        again
            .to_string()
            .contains("plan.yaml says all of this already"),
        "{again}"
    );
    assert_eq!(plan(&desk), ON_ONE_LINE);
    // What was chosen against something else is another question.
    let later = ON_ONE_LINE.replace("They care", "They wait");
    desk.write("plan.yaml", later.clone().into_bytes());
    read(&desk).with(1);
    assert!(
        plan(&desk).contains("about why: table 1.docx has \"They know\""),
        "{}",
        plan(&desk)
    );
    assert!(!plan(&desk).contains("Aisha"), "{}", plan(&desk));
}

#[test]
fn an_entry_that_goes_takes_what_was_to_decide_about_it_along_and_not_the_next_one() {
    let text = "title: Leaflets\nstakeholders:\n\
        \x20 # coplan: to decide: this entry is no longer in word.docx\n\
        \x20 - id: S1\n    name: Carers\n\
        \x20   # coplan: to decide: word.docx has \"By post\"\n    route: By phone\n\
        \x20 - id: S2\n    name: Drivers\n";
    let desk = desk(text, &[("title", "Leaflets")]);
    let shown = edit(&desk, "\n\n\n2\n").stderr;
    assert!(
        shown.contains("Documents say different things about “People and groups: S1 · Carers”:\n- this entry is no longer in word.docx\n"),
        "{shown}"
    );
    assert_eq!(
        plan(&desk),
        "title: Leaflets\nstakeholders:\n  - id: S2\n    name: Drivers\n"
    );
}

#[test]
fn a_document_whose_name_has_such_words_in_it_is_called_by_its_whole_name() {
    let text = "# coplan: to decide: what Jo has \"final\".docx has \"Letters\"\ntitle: Leaflets\n";
    let desk = desk(text, &[("title", "Leaflets")]);
    let shown = edit(&desk, "2\n").stderr;
    assert!(
        shown.contains("- what Jo has \"final\".docx: Letters\n"),
        "{shown}"
    );
    assert_eq!(plan(&desk), "title: Letters\n");
}

#[test]
fn notes_are_shown_where_they_stand_until_somebody_has_dealt_with_them() {
    let text = "# coplan: not placed, from a.docx: \"when the frost is over\" (this is not a date)\n\
        title: Leaflets\nanswers:\n\
        \x20 # coplan: comment by Priya Shah, from a.docx:\n\
        \x20 # coplan:   Is this allowed?\n  # coplan:   Ask Legal.\n\
        \x20 achieve: Meet.\n";
    let desk = desk(text, &[("title", "Leaflets")]);
    let shown = edit(&desk, "1\n\n2\n").stderr;
    let first = "Noted in the plan file:\n- not placed, from a.docx: \"when the frost is over\" (this is not a date)\n";
    assert!(shown.contains(first), "{shown}");
    let second = "Noted at “What am I hoping to achieve?”:\n- comment by Priya Shah, from a.docx:\nIs this allowed?\nAsk Legal.\n";
    assert!(shown.contains(second), "{shown}");
    let kept: Vec<&str> = text
        .split_inclusive('\n')
        .filter(|line| !line.contains("  # coplan"))
        .collect();
    assert_eq!(plan(&desk), kept.concat());
}

#[test]
fn a_note_that_is_dealt_with_does_not_come_back_with_its_document() {
    let desk = desk(
        "title: Leaflets\n",
        &[("tools.name", "Walk"), ("tools.start", "soon")],
    );
    read(&desk).well();
    assert!(
        plan(&desk).contains("not placed, from table 1.docx"),
        "{}",
        plan(&desk)
    );
    // No lead, and no answer to the first three questions.
    edit(&desk, "\n\n\n\n\n\n\n2\n");
    let without = plan(&desk);
    assert!(!without.contains("# coplan: not placed"), "{without}");
    let again = read(&desk).well().to_string();
    assert!(!again.contains("soon"), "{again}");
    assert_eq!(plan(&desk), without);
}

//! A plan file with changes made in it: what is not changed stays as it was, to the byte.

use super::read;
use super::support::plans::{Numbered, values};
use coplan::diagnostic::Place;
use coplan::merge::{annotate, decided, into_file, notes, undecided};
use coplan::plan::Plan;
use coplan::source::Remark;

/// The file with a change made to its plan.
fn changed(text: &str, change: impl FnOnce(&mut serde_json::Value)) -> String {
    let loaded = read(text);
    assert_eq!(loaded.findings, vec![], "{text}");
    let mut plan = serde_json::to_value(loaded.plan.numbered()).unwrap();
    change(&mut plan);
    let plan: Plan = serde_json::from_value(plan).unwrap();
    into_file(&loaded.tree, &loaded.values, &values(&plan))
        .unwrap_or_else(|findings| panic!("{findings:?}\n{text}"))
}

/// Compares with a file beside the tests; `UPDATE=1` writes it.
fn golden(name: &str, text: &str) {
    let path = format!("{}/tests/fixtures/merge/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap());
}

const BEFORE: &str = include_str!("../fixtures/merge/before.yaml");

#[test]
fn what_is_not_changed_stays_as_it_was() {
    let text = changed(BEFORE, |plan| {
        plan["title"] = "Letters: they make sense".into();
        plan["lead"]["name"] = "Priya #1".into();
        plan["lead"]["role"] = "Ward sister".into();
        plan["organisation"] = "Aldermere".into();
        plan["answers"]["achieve"] = "One line".into();
        plan["answers"]["involve"] = "- a list\n- of two".into();
        plan["answers"]["find"] = "A new answer\n\n  with an indented line".into();
        plan["answers"]["need"] = serde_json::Value::Null;
        plan["dates"]["end"] = "2028-01-31".into();
        plan["stakeholders"][0]["types"] = serde_json::json!(["patient", "carer", "staff"]);
        plan["stakeholders"][0]["why"] = "They know.\nThey care.".into();
        plan["stakeholders"][0]["number"] = "20-25".into();
        plan["stakeholders"][1]["route"] = "no".into();
        plan["stakeholders"][1]["channels"] = serde_json::json!(["phone", "e-mail", "other"]);
        plan["stakeholders"][1]["contact_by"] = serde_json::Value::Null;
        plan["stakeholders"][2]["why"] = "Because".into();
        plan["stakeholders"][2]["level"] = "inform".into();
        plan["tools"][0]["groups"] = serde_json::json!(["S1", "S2"]);
        plan["aims"]["decisions"].as_array_mut().unwrap().remove(0);
        plan["aims"]["objectives"] =
            serde_json::json!([{ "id": "O1", "statement": "Clear letters" }]);
        plan["resources"] =
            serde_json::json!([{ "id": "R1", "item": "Hall", "rate": "75.50", "year": [] }]);
        plan["sharing"]["activities"] =
            serde_json::json!([{ "audience": ["S1", "the board, all"], "message": "a\nb" }]);
    });
    golden("after.yaml", &text);
    assert_eq!(changed(&text, |_| ()), text);
}

#[test]
fn rows_come_and_go_with_their_own_comments() {
    let text = changed(BEFORE, |plan| {
        let groups = plan["stakeholders"].as_array_mut().unwrap();
        groups.remove(0);
        groups.push(serde_json::json!({ "id": "S4", "name": "Clerks", "types": ["staff"] }));
        let tools = plan["tools"].as_array_mut().unwrap();
        tools.remove(1);
        tools[0]["groups"] = serde_json::json!([]);
        tools.push(serde_json::json!({ "id": "T3", "name": "Workshop", "purpose": "To\nwrite" }));
        plan["aims"]["decisions"] = serde_json::json!([]);
    });
    golden("rows.yaml", &text);
}

#[test]
fn the_starter_file_is_filled_in_where_its_questions_are() {
    let starter = include_str!("../../templates/starter.yaml");
    let text = changed(starter, |plan| {
        plan["title"] = "Ward 7".into();
        plan["lead"]["email"] = "jo@ward.example".into();
        plan["answers"]["achieve"] = "Better leaflets.".into();
        plan["answers"]["find"] = "We ask.\n\nThey answer.".into();
        plan["summary"] = "Short.".into();
        plan["stakeholders"] = serde_json::json!([{ "id": "S1", "name": "Carers", "types": ["carer"], "seldom_heard": true }]);
    });
    golden("starter.yaml", text.split("## ---").next().unwrap());
}

/// Files in every style that people and programs write: each says the same.
const STYLES: [&str; 9] = [
    "title: A\nlead: {name: Jo}\nstakeholders: [{id: S1, name: Carers}, {id: S2, name: Staff}]\n",
    "{title: A, lead: {name: Jo}, stakeholders: [{id: S1, name: Carers}, {id: S2, name: Staff}]}",
    "{\"title\": \"A\",\n \"lead\": {\"name\": \"Jo\"},\n \"stakeholders\": [\n  {\"id\": \"S1\", \"name\": \"Carers\"},\n  {\"id\": \"S2\", \"name\": \"Staff\"}\n ]\n}\n",
    "title: A\r\nlead:\r\n  name: Jo\r\nstakeholders:\r\n  - id: S1\r\n    name: Carers\r\n  - id: S2\r\n    name: Staff",
    "\u{feff}---\ntitle: A\nlead:\n    name: Jo\nstakeholders:\n    -   id: S1\n        name: Carers\n    -   id: S2\n        name: Staff\n",
    "title:\n  A\nlead:\n  name: >-\n    Jo\nstakeholders:\n-\n  id: S1\n  name: Carers\n-\n  # here\n  id: S2\n  name: Staff\n...\n",
    "'title': 'A'\n\"lead\" : # x\n  'name' : \"Jo\" #\tx\nstakeholders: # y\n\n\n  # z\n  - name: Carers  # a\n\n    id: S1\n\n  - name: |-\n      Staff\n    id: S2\n",
    "# only\nstakeholders:\n- name: Carers\n- name: Staff\nlead:\n  name: Jo\ntitle: \"A\"",
    "title: A\nlead: {\n  name: Jo, # who\n}\nstakeholders: [\n  {id: S1, name: Carers}, # one\n  {id: S2, name: Staff}, # two\n]\n",
];

#[test]
fn files_of_every_style_can_be_changed() {
    let mut seen = Vec::new();
    for style in STYLES {
        let before = read(style);
        let text = changed(style, |plan| {
            assert_eq!(plan["stakeholders"][1]["name"], "Staff");
            plan["title"] = "Two: [lines]".into();
            plan["lead"]["role"] = "Sister, ward 7".into();
            plan["answers"]["achieve"] = "Much.\n\n- more".into();
            plan["stakeholders"][0]["types"] = serde_json::json!(["carer", "public"]);
            plan["stakeholders"][0]["why"] = "So\nso".into();
            plan["stakeholders"]
                .as_array_mut()
                .unwrap()
                .push(serde_json::json!({ "id": "S3", "name": "Third # 3" }));
        });
        for comment in style.match_indices('#') {
            let comment = style[comment.0..].lines().next().unwrap();
            assert!(text.contains(comment), "{comment} is gone from\n{text}");
        }
        let gone = changed(&text, |plan| {
            plan["stakeholders"].as_array_mut().unwrap().remove(1);
        });
        let bare = changed(&gone, |plan| {
            *plan = serde_json::to_value(Plan::default()).unwrap();
        });
        assert_eq!(read(&bare).plan, Plan::default(), "{bare}");
        let back = changed(&bare, |plan| {
            *plan = serde_json::to_value(before.plan.numbered()).unwrap()
        });
        assert_eq!(read(&back).plan, before.plan.numbered());
        seen.push(format!(
            "{text}\n=====\n{gone}\n=====\n{bare}\n=====\n{back}"
        ));
    }
    golden("styles.txt", &seen.join("\n##########\n"));
}

#[test]
fn a_remark_stands_above_its_field_and_never_twice() {
    let remark = |path: &str, text: &str| Remark {
        path: path.into(),
        text: text.into(),
        anywhere: true,
    };
    let remarks = [
        remark("stakeholders.S2.route", "to decide: b.docx has \"By post\""),
        remark(
            "stakeholders.S1.id",
            "not placed: a.docx has\n  two\n\nlines",
        ),
        remark("stakeholders.S3.name", "about a row in braces"),
        remark("answers.beyond", "about an answer that is not there"),
        remark("stakeholders[1].channels", "by index"),
        remark("nowhere.at.all", "at the end"),
        remark("dates.start", "in braces"),
    ];
    let text = annotate("plan.yaml", BEFORE, &remarks).unwrap();
    golden("remarks.yaml", &text);
    assert_eq!(annotate("plan.yaml", &text, &remarks).unwrap(), text);
    assert_eq!(read(&text).plan, read(BEFORE).plan);
    let tree = read(&text).tree;
    let open = undecided(&tree).into_iter();
    let open =
        open.map(|field| format!("{}, to decide at {}", Place::from(field.place), field.path));
    let notes = notes(&tree).into_iter();
    let notes = notes.map(|note| {
        format!(
            "{}, at {}: {}",
            Place::from(note.place),
            note.path,
            note.text
        )
    });
    insta::assert_debug_snapshot!(open.chain(notes).collect::<Vec<_>>());
}

#[test]
fn prose_that_looks_like_a_remark_is_none() {
    let text = "answers:\n  achieve: |\n    # coplan: to decide: x\n    # coplan: not placed: y\n  # coplan: to decide: z\n  find: a # coplan: to decide: no\n";
    assert_eq!(undecided(&read(text).tree).len(), 1);
    assert_eq!(notes(&read(text).tree), []);
}

#[test]
fn a_remark_goes_when_somebody_has_chosen_and_the_rest_stays_to_the_byte() {
    let remark = |path: &str, text: &str| Remark {
        path: path.to_owned(),
        text: text.to_owned(),
        anywhere: true,
    };
    let remarks = [
        remark(
            "stakeholders.S2.route",
            "to decide: b.docx has:\nBy post\n  and phone",
        ),
        remark("stakeholders.S2.route", "to decide: c.docx has \"By bus\""),
        remark("title", "to decide: d.docx has \"Letters\""),
        remark("title", "not placed, from a.docx: \"and tea\""),
    ];
    for newline in ["\n", "\r\n"] {
        let before = BEFORE.replace('\n', newline);
        let text = annotate("plan.yaml", &before, &remarks).unwrap();
        let tree = read(&text).tree;
        let fields = undecided(&tree);
        let paths: Vec<&str> = fields.iter().map(|field| field.path.as_str()).collect();
        assert_eq!(paths, ["title", "stakeholders.S2.route"]);
        assert_eq!(fields[1].said().count(), 2);
        assert_eq!(
            fields[1].said().next(),
            Some("b.docx has:\nBy post\n  and phone")
        );
        let chosen = decided(&tree, "stakeholders.S2.route");
        assert_eq!(
            chosen,
            annotate("plan.yaml", &before, &remarks[2..]).unwrap()
        );
        assert_eq!(decided(&tree, "tools"), text);
    }
}

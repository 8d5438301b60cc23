//! Controls filled in, deleted, and what is typed in their place.

use super::package::{
    File, control, dissolve, each, each_list, fill, nodes, nth, paragraph, property, run, tree,
    type_into,
};
use super::{DRAFT, after, assert_lines, told};
use crate::shared::plans::prepared;
use crate::support::{STYLE, clinic_letters, edition, lost, reading, word};
use coplan::package::{Element, Node};
use coplan::plan::{Plan, Purpose};
use coplan::template::{Detail, Edition, Engine, Templates};
use std::sync::LazyLock;

static BLANK: LazyLock<Vec<u8>> = LazyLock::new(|| blank(Detail::Short));
pub(super) static FULL: LazyLock<Vec<u8>> = LazyLock::new(|| blank(Detail::Full));

fn blank(detail: Detail) -> Vec<u8> {
    let edition = Edition {
        detail,
        spare_rows: 3,
        ..edition(Purpose::Blank)
    };
    word(&Plan::default(), &edition)
}

#[test]
fn a_blank_filled_in_is_read_typed() {
    let found = after(&BLANK, |root| {
        type_into(control(root, "title", 0), "Quieter nights");
        type_into(control(root, "lead.name", 0), "Moira Tennant");
        type_into(control(root, "dates.start", 0), "3 Sept 2026");
        type_into(control(root, "dates.end", 0), "May 2027");
        type_into(
            control(root, "answers.achieve", 0),
            "Fewer alarms at night.",
        );
        type_into(control(root, "stakeholders.name", 0), "Carers");
        type_into(control(root, "tools.name", 0), "Night walk");
        type_into(control(root, "tools.groups", 0), "carers");
        type_into(control(root, "tools.start", 0), "14/05/2027");
        type_into(control(root, "resources.item", 0), "Door dampers");
        type_into(control(root, "resources.rate", 0), "£1,250.50");
    });
    assert_lines(
        &found,
        &[
            "+ title: \"Quieter nights\"",
            "+ lead.name: \"Moira Tennant\"",
            "+ dates.start: \"2026-09-03\"",
            "+ dates.end: \"2027-05\"",
            "+ answers.achieve: \"Fewer alarms at night.\"",
            "+ stakeholders: #1",
            "+ stakeholders.#1.name: \"Carers\"",
            "+ tools: #1",
            "+ tools.#1.name: \"Night walk\"",
            "+ tools.#1.groups: [\"Carers\"]",
            "+ tools.#1.start: \"2027-05-14\"",
            "+ resources: #1",
            "+ resources.#1.item: \"Door dampers\"",
            "+ resources.#1.rate: \"1250.50\"",
        ],
    );
}

#[test]
fn choices_are_read_by_the_labels_of_the_list_whatever_their_case_and_spaces() {
    let found = after(&FULL, |root| {
        type_into(control(root, "stakeholders.types", 0), " PATIENT;  carer ");
        type_into(control(root, "stakeholders.level", 0), "co-DESIGN");
        type_into(control(root, "stakeholders.seldom_heard", 0), "Yes");
        type_into(control(root, "stakeholders.name", 0), "Carers");
        type_into(control(root, "status", 0), "for  approval");
        type_into(control(root, "tools.groups", 0), "S2 · Carers; Night staff");
    });
    assert_lines(
        &found,
        &[
            "+ status: \"for-approval\"",
            "+ stakeholders: #1",
            "+ stakeholders.#1.name: \"Carers\"",
            "+ stakeholders.#1.types: [\"patient\",\"carer\"]",
            "+ stakeholders.#1.level: \"co-design\"",
            "+ stakeholders.#1.seldom_heard: true",
            "+ tools: #1",
            "+ tools.#1.groups: [\"Carers\",\"Night staff\"]",
        ],
    );
}

#[test]
fn an_answer_that_cannot_be_understood_is_left_over_near_its_field() {
    let found = after(&FULL, |root| {
        type_into(control(root, "dates.start", 0), "soon");
        type_into(control(root, "stakeholders.name", 0), "Carers");
        type_into(control(root, "stakeholders.level", 0), "Co-desgin");
        type_into(control(root, "stakeholders.types", 0), "carer; wizards");
        type_into(control(root, "stakeholders.seldom_heard", 0), "perhaps");
    });
    assert_lines(
        &found,
        &[
            "+ stakeholders: #1",
            "+ stakeholders.#1.name: \"Carers\"",
            "+ stakeholders.#1.types: [\"carer\"]",
            "left near dates.start, plan.docx, under “Partnership plan, Work starts”: \"soon\": this is not a date",
            "left near stakeholders[0].level, plan.docx, under “People and groups, row 1, How they will take part”: \
             \"Co-desgin\": this is not on the list; perhaps `Co-design` is meant",
            "left near stakeholders[0].types, plan.docx, under “People and groups, row 1, Who they are”: \
             \"wizards\": this is not on the list",
            "left near stakeholders[0].seldom_heard, plan.docx, under “People and groups, row 1, Seldom heard?”: \
             \"perhaps\": this is neither yes nor no",
        ],
    );
}

#[test]
fn money_that_is_no_amount_is_left_over() {
    let found = after(&BLANK, |root| {
        type_into(control(root, "resources.item", 1), "Taxis");
        type_into(control(root, "resources.rate", 1), "lots");
    });
    assert_lines(
        &found,
        &[
            "+ resources: #1",
            "+ resources.#1.item: \"Taxis\"",
            "left near resources[0].rate, plan.docx, under “What we need, row 2, Cost in all”: \"lots\": this \
             is not an amount of money",
        ],
    );
}

#[test]
fn text_typed_behind_a_prompt_that_was_left_standing_is_the_answer() {
    let found = after(&BLANK, |root| {
        let behind = |text: &str| nodes(&run(text));
        let lead = control(root, "lead.name", 0);
        lead.find_mut("w:sdtContent")
            .unwrap()
            .children
            .extend(behind(" Moira Tennant"));
        // In spare rows the prompt is only an ellipsis.
        let name = control(root, "stakeholders.name", 1);
        name.find_mut("w:sdtContent")
            .unwrap()
            .children
            .extend(behind("Carers"));
        let why = control(root, "stakeholders.why", 1);
        why.find_mut("w:sdtContent")
            .unwrap()
            .children
            .splice(0..0, behind("They know "));
    });
    assert_lines(
        &found,
        &[
            "+ lead.name: \"Moira Tennant\"",
            "+ stakeholders: #1",
            "+ stakeholders.#1.name: \"Carers\"",
            "+ stakeholders.#1.why: \"They know\"",
        ],
    );
}

/// Whether a control has this tag.
fn tagged(tag: &'static str) -> impl Fn(&Element) -> bool + Copy {
    move |element| element.name == "w:sdt" && property(element, "w:tag").as_deref() == Some(tag)
}

#[test]
fn text_typed_where_a_control_has_been_deleted_is_its_answer() {
    let found = after(&BLANK, |root| {
        // The control is deleted with its prompt, its bookmark stays behind empty.
        for (tag, text) in [("lead.name", "Moira Tennant"), ("dates.start", "May 2027")] {
            each_list(root, &mut |list| {
                let at = list
                    .iter()
                    .position(|node| matches!(node, Node::Element(e) if tagged(tag)(e)));
                if let Some(at) = at {
                    list.splice(at..=at, nodes(&run(text)));
                }
            });
        }
        // An answer typed into the cell of a row.
        each_list(root, &mut |list| {
            let at = list.iter().position(
                |node| matches!(node, Node::Element(e) if tagged("stakeholders.name")(e)),
            );
            if let Some(at) = at {
                list.splice(at..=at, nodes(&run("Carers")));
            }
        });
    });
    assert_lines(
        &found,
        &[
            "+ lead.name: \"Moira Tennant\"",
            "+ dates.start: \"2027-05\"",
            "+ stakeholders: #1 #2 #3",
            "+ stakeholders.#1.name: \"Carers\"",
            "+ stakeholders.#2.name: \"Carers\"",
            "+ stakeholders.#3.name: \"Carers\"",
        ],
    );
}

#[test]
fn text_typed_where_control_and_bookmark_are_gone_is_found_by_label_and_heading() {
    let found = after(&BLANK, |root| {
        let gone = |node: &Node| {
            matches!(node, Node::Element(e) if e.name == "w:bookmarkStart"
                && matches!(e.attribute("w:name"), Some("coplan_lead_name" | "coplan_answers_need")))
        };
        each_list(root, &mut |list| list.retain(|node| !gone(node)));
        for (tag, text) in [
            ("lead.name", run("Moira Tennant")),
            (
                "answers.need",
                paragraph("A room.") + &paragraph("Tea and taxis."),
            ),
        ] {
            each_list(root, &mut |list| {
                let at = list
                    .iter()
                    .position(|node| matches!(node, Node::Element(e) if tagged(tag)(e)));
                if let Some(at) = at {
                    list.splice(at..=at, nodes(&text));
                }
            });
        }
    });
    assert_lines(
        &found,
        &[
            "+ lead.name: \"Moira Tennant\"",
            "+ answers.need: \"A room.\\n\\nTea and taxis.\"",
        ],
    );
}

#[test]
fn a_document_whose_controls_are_all_dissolved_still_says_what_it_said() {
    let found = after(&DRAFT, |root| dissolve(root, |_| true));
    assert_lines(&found, &[]);
}

#[test]
fn a_document_whose_tags_are_lost_is_read_by_its_bookmarks() {
    let found = after(&DRAFT, |root| {
        each(root, &mut |element| {
            element
                .children
                .retain(|node| !matches!(node, Node::Element(tag) if tag.name == "w:tag"));
        });
        let lead = nth(root, 0, |element| {
            element.name == "w:sdt" && property(element, "w:alias").as_deref() == Some("Led by")
        });
        type_into(lead, "Jo Burns");
    });
    assert_lines(
        &found,
        &[
            "- lead.name: \"Priya Nandakumar\"",
            "+ lead.name: \"Jo Burns\"",
        ],
    );
}

#[test]
fn a_document_whose_bookmarks_are_lost_is_read_by_its_tags() {
    let found = after(&DRAFT, |root| {
        each(root, &mut |element| {
            element.children.retain(
                |node| !matches!(node, Node::Element(e) if e.name.starts_with("w:bookmark")),
            );
        });
    });
    assert_lines(&found, &[]);
}

#[test]
fn a_single_answer_that_stands_twice_and_says_two_things_keeps_both() {
    // A paragraph copied: of equal bookmark names Word keeps the last, the tag stands twice.
    let found = after(&DRAFT, |root| {
        each_list(root, &mut |list| {
            let holds = |node: &Node| match node {
                Node::Element(e) => e.name == "w:p" && e.descendants().any(tagged("lead.phone")),
                _ => false,
            };
            if let Some(at) = list.iter().position(holds) {
                let mut copy = list[at].clone();
                type_into(control(tree(&mut copy), "lead.phone", 0), "01632 960000");
                each(tree(&mut list[at]), &mut |element| {
                    element.children.retain(|node| {
                        !matches!(node, Node::Element(e) if e.name.starts_with("w:bookmark"))
                    });
                });
                list.insert(at + 1, copy);
            }
        });
    });
    assert_lines(
        &found,
        &[
            "left near lead.phone, plan.docx, under “Phone”: \"01632 960000\": this field stands \
           twice and says two things",
        ],
    );
}

#[test]
fn an_answer_emptied_by_hand_is_empty_and_still_held() {
    let mut file = File::open(&DRAFT);
    file.word(|root| {
        fill(control(root, "lead.phone", 0), Vec::new());
        fill(control(root, "answers.need", 0), Vec::new());
    });
    let reading = reading(&file.save());
    assert_eq!(told(&reading), Vec::<String>::new());
    assert!(
        reading.values.plan().unwrap().lead.phone.is_none()
            && reading.values.plan().unwrap().answers.need.is_none()
    );
    assert!(reading.held.contains("lead.phone") && reading.held.contains("answers.need"));
}

#[test]
fn labels_of_a_house_are_read_by_the_drop_downs_of_the_document() {
    let mut templates = Templates::default();
    let terms = templates.text("terms.toml").content.clone();
    let renamed: Vec<String> = terms
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some(("co-design", _)) => "co-design = \"Side by side\"".to_owned(),
            Some(("consult", _)) => "consult = \"Asking\"".to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    let renamed = renamed.join("\n");
    templates.put("terms.toml", "terms.toml", &renamed).unwrap();
    let house = Engine::new(&templates).unwrap();
    let plan = clinic_letters();
    let prepared = prepared(&plan);
    let draft = prepared
        .word(&house, &STYLE, &edition(Purpose::Draft))
        .unwrap();
    let lost = lost(&plan, &reading(&draft));
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    let found = after(&draft, |root| {
        type_into(control(root, "stakeholders.level", 0), "ASKING ");
    });
    assert_lines(
        &found,
        &[
            "- stakeholders.S1.level: \"co-design\"",
            "+ stakeholders.S1.level: \"consult\"",
        ],
    );
}

//! Readers' comments, and coplan's own guidance.

use super::package::{File, control, each_list, nodes, property, run};
use super::{assert_lines, told};
use crate::support::ENGINE;
use crate::support::{clinic_letters, edition, reading, word};
use coplan::diagnostic::Text;
use coplan::package::Node;
use coplan::plan::load;
use coplan::plan::{Plan, Purpose};
use coplan::session::{ReadDocument, bring};
use coplan::source::Format;
use coplan::template::{Edition, Guidance};
use std::collections::BTreeSet;

/// A comment as Word keeps it.
fn comment(id: u32, author: &str, text: &str) -> String {
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"{author}\"><w:p>{}</w:p></w:comment>",
        run(text)
    )
}

/// Anchors a comment round a control.
fn anchor(file: &mut File, tag: &str, id: u32) {
    file.word(|root| {
        each_list(root, &mut |list| {
            let at = list.iter().position(|node| {
                matches!(node, Node::Element(e) if e.name == "w:sdt"
                    && property(e, "w:tag").as_deref() == Some(tag))
            });
            if let Some(at) = at {
                let end = format!(
                    "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
                );
                list.splice(at + 1..at + 1, nodes(&end));
                let start = format!("<w:commentRangeStart w:id=\"{id}\"/>");
                list.splice(at..at, nodes(&start));
            }
        });
    });
}

#[test]
fn guidance_in_comments_is_coplans_own_and_the_words_of_readers_are_listed() {
    let edition = Edition {
        guidance: Guidance::Comments,
        ..edition(Purpose::Blank)
    };
    let bytes = word(&Plan::default(), &edition);
    assert_lines(&told(&reading(&bytes)), &[]);
    let mut file = File::open(&bytes);
    file.edit("word/comments.xml", |root| {
        root.children
            .extend(nodes(&comment(700, "Jo Burns", "Ask the night staff too.")));
        root.children.extend(nodes(&comment(701, "", "Anonymous.")));
    });
    anchor(&mut file, "lead.name", 700);
    anchor(&mut file, "dates.start", 701);
    assert_lines(
        &told(&reading(&file.save())),
        &[
            "comment near lead.name, plan.docx, under “Partnership plan”: Jo Burns: \"Ask the night staff too.\"",
            "comment near dates.start, plan.docx, under “Partnership plan”: : \"Anonymous.\"",
        ],
    );
}

#[test]
fn comments_in_tables_have_a_row_and_those_without_an_anchor_are_listed_too() {
    let mut file = File::open(&word(&clinic_letters(), &edition(Purpose::Draft)));
    let types = file.text("[Content_Types].xml");
    let part = "<Override PartName=\"/word/comments.xml\" ContentType=\"application/\
                vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>";
    file.add("[Content_Types].xml", &types.replace("</Types>", part));
    let related = file.text("word/_rels/document.xml.rels");
    let relationship = "<Relationship Id=\"rId900\" Type=\"http://schemas.openxmlformats.org/\
        officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>";
    file.add(
        "word/_rels/document.xml.rels",
        &related.replace("</Relationships>", relationship),
    );
    let comments = comment(1, "Jo", "Is that so?") + &comment(2, "Ann", "Lost its place.");
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    file.add(
        "word/comments.xml",
        &format!("<w:comments xmlns:w=\"{namespace}\">{comments}</w:comments>"),
    );
    file.word(|root| {
        let cell = control(root, "stakeholders.why", 1);
        let inside = cell.find_mut("w:sdtContent").unwrap();
        inside
            .children
            .extend(nodes("<w:r><w:commentReference w:id=\"1\"/></w:r>"));
    });
    assert_lines(
        &told(&reading(&file.save())),
        &[
            "comment near stakeholders.why, plan.docx, under “People and groups, row 2”: Jo: \"Is that so?\"",
            "comment near nothing, plan.docx, under “comments”: Ann: \"Lost its place.\"",
        ],
    );
}

#[test]
fn comments_come_into_the_plan_file_at_their_field_with_their_author_and_once() {
    let mut file = File::open(&word(
        &Plan::default(),
        &Edition {
            guidance: Guidance::Comments,
            ..edition(Purpose::Blank)
        },
    ));
    file.edit("word/comments.xml", |root| {
        root.children
            .extend(nodes(&comment(700, "Jo Burns", "Ask the night staff too.")));
    });
    file.word(|root| {
        super::package::type_into(control(root, "title", 0), "Quiet nights");
        super::package::type_into(control(root, "lead.name", 0), "Moira");
    });
    anchor(&mut file, "lead.name", 700);
    let bytes = file.save();
    let document = |name: &str| ReadDocument {
        name: name.to_owned(),
        reading: reading(&bytes),
    };
    let registry = ENGINE.terms().registry();
    // A copy of the same document says it no second time.
    let first = bring(
        &[document("a.docx"), document("b.docx")],
        None,
        "plan.yaml",
        registry,
        &BTreeSet::new(),
    )
    .unwrap();
    let line = "lead:\n  # coplan: comment by Jo Burns, from a.docx, under “Partnership plan”: \
                \"Ask the night staff too.\"\n  name: Moira\n";
    assert!(first.text.contains(line), "{}", first.text);
    assert_eq!(first.text.matches("# coplan:").count(), 1, "{}", first.text);
    let loaded = load(
        &Text::new("plan.yaml", first.text.clone()),
        Format::Yaml,
        registry,
    )
    .unwrap();
    let again = bring(
        &[document("a.docx")],
        Some(&loaded),
        "plan.yaml",
        registry,
        &BTreeSet::new(),
    )
    .unwrap();
    assert_eq!(again.text, first.text);
}

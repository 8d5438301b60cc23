//! Documents nobody has touched give back what they were made from, and nothing else.

use crate::shared::in_documents::document;
use crate::shared::plans::{Numbered, combine, fingerprint, load, prepared, registry};
use crate::support::{
    STYLE, clinic_letters, edition, excel, lost, reading, sample, samples, shown, word,
};
use coplan::diagnostic::Text;
use coplan::plan::{Change, Plan, Purpose};
use coplan::read::FileKind;
use coplan::source::Format;
use coplan::template::{Detail, Edition, Engine, Guidance, Templates};

#[test]
fn every_sample_is_read_back_from_every_edition_as_it_was() {
    for path in samples() {
        let plan = sample(&path);
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            let reading = reading(&word(&plan, &edition(purpose)));
            assert_eq!(reading.purpose, Some(purpose));
            assert_eq!(reading.unchanged, Some(true));
            let lost = lost(&plan, &reading);
            assert!(
                lost.is_empty(),
                "{} {purpose:?}\n{}",
                path.display(),
                lost.join("\n")
            );
        }
    }
}

#[test]
fn a_blank_is_an_empty_plan() {
    for detail in [Detail::Short, Detail::Full] {
        for handwriting in [false, true] {
            for guidance in [Guidance::Notes, Guidance::Comments, Guidance::None] {
                let edition = Edition {
                    purpose: Purpose::Blank,
                    detail,
                    handwriting,
                    guidance,
                    spare_rows: 3,
                    ..Edition::default()
                };
                let reading = reading(&word(&Plan::default(), &edition));
                let lost = lost(&Plan::default(), &reading);
                assert!(lost.is_empty(), "{edition:?}\n{}", lost.join("\n"));
                assert_eq!(reading.values.plan().unwrap(), Plan::default());
            }
        }
    }
}

#[test]
fn a_draft_says_what_it_holds_and_which_rows_it_was_made_with() {
    let plan = clinic_letters();
    let reading = reading(&word(&plan, &edition(Purpose::Draft)));
    assert_eq!(reading.kind, FileKind::Word);
    for tag in [
        "answers.achieve",
        "stakeholders",
        "stakeholders.route",
        "title",
    ] {
        assert!(reading.held.contains(tag), "{tag}");
    }
    assert!(!reading.held.contains("resources"));
    assert!(
        reading
            .ids
            .contains(&coplan::plan::Path::parse("stakeholders.S1", registry()))
    );
    let place = reading
        .places
        .get(&coplan::plan::Path::parse(
            "stakeholders.S2.route",
            registry(),
        ))
        .unwrap()
        .to_string();
    assert_eq!(
        place,
        "plan.docx, under “People and groups, row 2, How we will reach them”"
    );
    let held = shown(&reading.values.plan().unwrap(), &reading.held);
    assert_eq!(held["stakeholders"][1]["level"], "co-design");
    assert_eq!(held["stakeholders"][4]["level"], "involve");
}

#[test]
fn every_sample_is_read_back_from_every_workbook_as_it_was() {
    for path in samples() {
        let plan = sample(&path);
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            let reading = reading(&excel(&plan, &edition(purpose)));
            assert_eq!(reading.kind, FileKind::Workbook);
            assert_eq!(reading.purpose, Some(purpose));
            let lost = lost(&plan, &reading);
            assert!(
                lost.is_empty(),
                "{} {purpose:?}\n{}",
                path.display(),
                lost.join("\n")
            );
        }
    }
}

#[test]
fn a_blank_workbook_is_an_empty_plan() {
    let edition = Edition {
        spare_rows: 5,
        ..edition(Purpose::Blank)
    };
    let reading = reading(&excel(&Plan::default(), &edition));
    let lost = lost(&Plan::default(), &reading);
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert_eq!(reading.values.plan().unwrap(), Plan::default());
    assert!(
        reading.held.contains("resources.rate")
            && reading.held.contains("budget.inflation_percent")
    );
}

/// A plan with an entry whose only words stand elsewhere in its documents too.
fn entry_of_known_words() -> Plan {
    let mut plan = clinic_letters();
    let words = plan.title.as_ref().unwrap().to_string();
    plan.history.push(Change {
        change: Some(words.parse().unwrap()),
        ..Change::default()
    });
    plan
}

#[test]
fn an_entry_of_words_that_stand_elsewhere_is_an_entry() {
    let plan = entry_of_known_words();
    for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
        let reading = reading(&word(&plan, &edition(purpose)));
        assert_eq!(lost(&plan, &reading), [""; 0], "{purpose:?}");
    }
}

#[test]
fn a_row_that_a_house_adds_below_the_entries_is_none() {
    let mut templates = Templates::default();
    let name = "partials/history.md.hbs";
    let entry = "{{field \"author\"}} | {{field \"change\"}} |\n{{/rows}}\n";
    let ours = templates.text(name).content.clone();
    let ours = ours.replace(
        entry,
        &format!("{entry}|  | 2 | **Kept** by | {{{{title}}}} |\n"),
    );
    assert_ne!(ours, templates.text(name).content);
    templates.put(name, name, &ours).unwrap();
    let house = Engine::new(&templates).unwrap();
    let plan = entry_of_known_words();
    let prepared = prepared(&plan);
    for purpose in [Purpose::Draft, Purpose::SignOff] {
        let made = prepared.word(&house, &STYLE, &edition(purpose)).unwrap();
        let reading = reading(&made);
        assert_eq!(lost(&plan, &reading), [""; 0], "{purpose:?}");
        assert_eq!(
            reading.values.plan().unwrap().history.len(),
            plan.history.len()
        );
    }
}

/// A tool that refers to an objective of many lines, which both documents show whole.
#[test]
fn a_reference_to_an_entry_of_many_lines_is_read_as_one() {
    let text = include_str!("../fixtures/hostile/ref-multiline.json");
    let loaded = load(&Text::new("plan.json", text), Format::Json).unwrap();
    let plan = loaded.plan.numbered();
    for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
        let edition = edition(purpose);
        for file in [word(&plan, &edition), excel(&plan, &edition)] {
            let merged = combine(&plan, &fingerprint(&plan), &[document("plan", &file)]);
            assert_eq!(merged.changes, [], "{purpose:?}");
            assert_eq!(merged.findings, [], "{purpose:?}");
        }
    }
}

/// A document that LibreOffice has saved: a name with a tab stands in the lines below an answer.
#[test]
fn lines_with_tabs_below_an_answer_are_not_part_of_it_after_libreoffice() {
    let text = include_str!("../fixtures/hostile/lo-tab-name.yaml");
    let loaded = load(&Text::new("plan.yaml", text), Format::Yaml).unwrap();
    let plan = loaded.plan.numbered();
    let file = include_bytes!("../fixtures/hostile/lo-tab-name-resaved.docx");
    let merged = combine(&plan, &fingerprint(&plan), &[document("plan.docx", file)]);
    assert_eq!(merged.changes, []);
    let apart = merged.findings.iter().map(|finding| &*finding.name);
    // The document is as old as the case: its plan had another fingerprint.
    assert_eq!(apart.collect::<Vec<_>>(), ["older-document"]);
}

//! Large print, where tables that no longer fit are cards: read back like any other document.

use crate::shared::docx_checks::Opened;
use crate::shared::plans::Numbered;
use crate::shared::random_plan::{Random, plans};
use crate::support::{STYLE, clinic_letters, edition, lost, reading, sample, samples, word_in};
use coplan::package::{Archive, Element, Node, Part, write_archive};
use coplan::plan::{Plan, Purpose};
use coplan::read::Leftover;
use coplan::style::{Paper, Style};
use coplan::template::{Detail, Edition, Guidance};
use proptest::prelude::*;

/// Large print on every paper.
fn looks() -> Vec<Style> {
    let papers = [
        (Paper::A4, false),
        (Paper::A3, true),
        (Paper::Letter, false),
    ];
    papers
        .map(|(paper, landscape)| STYLE.on(paper, landscape).in_large_print())
        .to_vec()
}

/// The draft of a plan on A4, where most tables are cards.
fn draft(plan: &Plan) -> Vec<u8> {
    word_in(&STYLE.in_large_print(), plan, &edition(Purpose::Draft))
}

/// The number of tables of a document that are cards.
fn cards(bytes: &[u8]) -> usize {
    let opened = Opened::new(bytes).unwrap();
    let grids = opened.all("word/document.xml", "w:tblGrid");
    grids.filter(|grid| grid.elements().count() == 1).count()
}

/// A document whose main part has been changed.
fn changed(bytes: &[u8], change: impl Fn(&mut Element)) -> Vec<u8> {
    let archive = Archive::read(bytes).unwrap();
    let parts = archive.parts.into_iter().map(|part| {
        if part.name != "word/document.xml" {
            return part;
        }
        let mut root = Element::parse(&part.name, &part.bytes).unwrap();
        change(&mut root);
        Part::new(part.name, root.to_part())
    });
    write_archive(&parts.collect::<Vec<_>>()).unwrap()
}

/// Does something to every element, from the outside in.
fn every(element: &mut Element, act: &impl Fn(&mut Element)) {
    act(element);
    for child in element.children.iter_mut() {
        if let Node::Element(child) = child {
            every(child, act);
        }
    }
}

/// What LibreOffice does to every control it saves: tags are lost, and rows are no longer repeated.
fn without_tags(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |root| {
        every(root, &|element| {
            if element.name == "w:sdtPr" {
                element.children.retain(|child| {
                    let name = match child {
                        Node::Element(child) => child.name.as_ref(),
                        _ => "",
                    };
                    name != "w:tag" && !name.starts_with("w15:")
                });
            }
        });
    })
}

#[test]
fn every_sample_is_read_back_from_large_print_as_it_was() {
    for path in samples() {
        let plan = sample(&path);
        for purpose in [Purpose::Draft, Purpose::SignOff, Purpose::Bid] {
            for style in looks() {
                let reading = reading(&word_in(&style, &plan, &edition(purpose)));
                assert_eq!(reading.unchanged, Some(true));
                let lost = lost(&plan, &reading);
                let (paper, name) = (style.page.paper, path.display());
                assert_eq!(lost, [""; 0], "{name} {purpose:?} {paper:?}");
            }
        }
    }
}

#[test]
fn a_blank_in_large_print_is_an_empty_plan() {
    for detail in [Detail::Short, Detail::Full] {
        for handwriting in [false, true] {
            for guidance in [Guidance::Notes, Guidance::Comments, Guidance::None] {
                for style in looks() {
                    let edition = Edition {
                        purpose: Purpose::Blank,
                        detail,
                        handwriting,
                        guidance,
                        spare_rows: 3,
                        ..Edition::default()
                    };
                    let blank = word_in(&style, &Plan::default(), &edition);
                    let reading = reading(&blank);
                    assert_eq!(lost(&Plan::default(), &reading), [""; 0], "{edition:?}");
                    assert_eq!(reading.values.plan().unwrap(), Plan::default());
                    assert!(reading.held.contains("stakeholders.route") || handwriting);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_read_from_large_print_as_it_is_from_any_other(Random(plan) in plans()) {
        let plan = plan.numbered();
        let usual = reading(&word_in(&STYLE, &plan, &edition(Purpose::Draft)));
        let large = reading(&draft(&plan));
        prop_assert_eq!(&large.values, &usual.values);
        prop_assert_eq!(large.held, usual.held);
        let texts = |left: &[Leftover]| left.iter().map(|left| left.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&large.leftovers), texts(&usual.leftovers));
    }
}

#[test]
fn tables_are_cards_only_where_their_columns_would_be_ribbons() {
    let plan = clinic_letters();
    let large = draft(&plan);
    let at_least = cards(&large);
    assert!(at_least >= 6, "{at_least} tables are cards");
    let usual = word_in(&STYLE, &plan, &edition(Purpose::Draft));
    assert_eq!(cards(&usual), 0);
    let wide = STYLE.on(Paper::A3, true).in_large_print();
    let wide = cards(&word_in(&wide, &plan, &edition(Purpose::Draft)));
    assert!(wide < at_least, "{wide} tables are cards on A3");
}

#[test]
fn cards_are_read_by_their_labels_where_tags_are_lost() {
    let plan = clinic_letters();
    for bytes in [draft(&plan), draft(&plan.numbered())] {
        let reading = reading(&without_tags(&bytes));
        assert_eq!(lost(&plan, &reading), [""; 0]);
        for list in ["stakeholders", "tools", "sharing.activities", "history"] {
            assert!(reading.held.contains(list), "{list}");
        }
    }
}

#[test]
fn cards_are_read_by_their_controls_where_the_first_row_is_gone() {
    // What has no controls is known by its first row alone: totals, and the place to sign.
    let mut plan = clinic_letters();
    plan.sign_off = coplan::plan::SignOff::default();
    plan.resources.clear();
    plan.funders.clear();
    let beheaded = changed(&draft(&plan), |root| {
        every(root, &|element| {
            let is_header = |node: &Node| match node {
                Node::Element(row) => row
                    .find("w:trPr")
                    .is_some_and(|row| row.find("w:tblHeader").is_some()),
                _ => false,
            };
            if element.name == "w:tbl" {
                element.children.retain(|child| !is_header(child));
            }
        });
    });
    assert_eq!(lost(&plan, &reading(&beheaded)), [""; 0]);
}

#[test]
fn what_people_write_on_a_card_is_read_and_nothing_of_it_is_lost() {
    let plan = clinic_letters();
    let before = "How we will reach them: ";
    let bytes = changed(&draft(&plan), |root| {
        every(root, &|element| {
            let texts = element.elements().filter(|run| run.name == "w:t");
            let texts: Vec<String> = texts.map(|text| text.own_text().into_owned()).collect();
            if element.name == "w:r" && texts == [before] {
                every(element, &|text| {
                    if text.name == "w:t" {
                        text.children = vec![Node::Text("By which way: ".to_owned())];
                    }
                });
            }
        });
    });
    let reading = reading(&bytes);
    let route = |plan: &Plan| plan.stakeholders[1].route.clone();
    assert_eq!(route(&reading.values.plan().unwrap()), route(&plan));
    let left: Vec<&str> = reading.leftovers.iter().map(|left| &*left.text).collect();
    assert!(left.iter().all(|left| *left == "By which way:"), "{left:?}");
    assert_eq!(left.len(), plan.stakeholders.len());
}

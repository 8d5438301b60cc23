//! Dates of two meanings, and the language they go by.

use super::package::{File, control, type_into};
use super::{assert_lines, told};
use crate::support::{edition, reading, word};
use coplan::package::Element;
use coplan::plan::{Plan, Purpose};
use coplan::read::Reading;

/// A short blank of a plan in a language, in which somebody has typed a date.
fn typed(language: &str, change: impl FnOnce(&mut Element)) -> Reading {
    let plan = Plan {
        language: Some(language.parse().unwrap()),
        ..Plan::default()
    };
    let mut file = File::open(&word(&plan, &edition(Purpose::Blank)));
    file.word(change);
    reading(&file.save())
}

fn start(reading: &Reading) -> String {
    let plan = reading.values.plan().unwrap();
    plan.dates
        .start
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

#[test]
fn a_date_of_two_meanings_goes_by_the_language_of_the_plan_with_a_warning() {
    for (language, date, wanted, shown) in [
        ("en-GB", "03/09/2026", "2026-09-03", "3 September 2026"),
        ("en-US", "03/09/2026", "2026-03-09", "9 March 2026"),
        ("cy", "3.9.26", "2026-09-03", "3 September 2026"),
        ("de-DE", "3.9.2026", "2026-09-03", "3 September 2026"),
    ] {
        let reading = typed(language, |root| {
            type_into(control(root, "dates.start", 0), date);
        });
        assert_eq!(start(&reading), wanted, "{language}");
        let warning = format!(
            "ambiguous-date, plan.docx, under “Partnership plan, Work starts”: `{date}` was read as {shown}"
        );
        assert_lines(&told(&reading), &[&warning]);
    }
}

#[test]
fn a_date_of_one_meaning_is_no_matter_of_language() {
    for language in ["en-GB", "en-US"] {
        for (date, wanted) in [
            ("14/05/2027", "2027-05-14"),
            ("05/14/2027", "2027-05-14"),
            ("Thursday 3rd Sept 2026", "2026-09-03"),
            ("Sept 3, 2026", "2026-09-03"),
            ("May 2027", "2027-05"),
        ] {
            let reading = typed(language, |root| {
                type_into(control(root, "dates.start", 0), date);
            });
            assert_eq!(start(&reading), wanted, "{language} {date}");
            assert_lines(&told(&reading), &[]);
        }
    }
}

#[test]
fn the_day_picked_in_the_calendar_decides_between_two_meanings() {
    let reading = typed("en-GB", |root| {
        let picker = control(root, "dates.start", 0);
        type_into(picker, "03/09/2026");
        let date = picker
            .find_mut("w:sdtPr")
            .unwrap()
            .find_mut("w:date")
            .unwrap();
        let picked = ("w:fullDate".into(), "2026-03-09T00:00:00Z".into());
        date.attributes.push(picked);
    });
    assert_eq!(start(&reading), "2026-03-09");
    assert_lines(&told(&reading), &[]);
}

#[test]
fn the_plans_own_language_counts_before_that_of_the_file() {
    let plan = Plan {
        language: Some("en-US".parse().unwrap()),
        ..Plan::default()
    };
    let mut file = File::open(&word(&plan, &edition(Purpose::Draft)));
    let core = file.text("docProps/core.xml");
    assert!(core.contains("<dc:language>en-US</dc:language>"), "{core}");
    file.add("docProps/core.xml", &core.replace("en-US", "en-GB"));
    let reading = reading(&file.save());
    assert!(reading.held.contains("language"));
    assert_eq!(reading.values.plan().unwrap().language, plan.language);
}

#[test]
fn a_file_that_says_nothing_of_its_language_puts_the_day_first() {
    let mut file = File::open(&word(&Plan::default(), &edition(Purpose::Blank)));
    file.word(|root| type_into(control(root, "dates.start", 0), "03/09/2026"));
    for core in ["<a/>", "this is no XML"] {
        file.add("docProps/core.xml", core);
        assert_eq!(start(&reading(&file.save())), "2026-09-03");
    }
    file.remove("docProps/core.xml");
    assert_eq!(start(&reading(&file.save())), "2026-09-03");
}

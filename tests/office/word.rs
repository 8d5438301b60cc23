//! The Word plan: valid for every release of Office, and printed as it should be.

use super::libreoffice::{Printed, convert};
use super::programs::{Made, folder, write};
use super::random_plans;
use super::support::docx_checks::faults;
use super::support::editions::{blanks, engine, filled, look, looks, samples};
use super::support::plans::prepared;
use super::support::style::with_house;
use super::validator::{LATEST, RELEASES, assert_valid};
use coplan::plan::{Plan, Purpose};
use coplan::style::Style;
use coplan::template::{Detail, Edition};

/// A document, which our own checks find sound.
pub(crate) fn made(name: &str, plan: &Plan, edition: &Edition, style: &Style) -> Made {
    let prepared = prepared(plan);
    let bytes = prepared.word(engine(), style, edition).unwrap();
    assert_eq!(faults(&bytes), Vec::<String>::new(), "{name}");
    (format!("{name}.docx"), bytes)
}

/// A document to try a program with.
pub(crate) fn one() -> Made {
    let (name, plan) = samples().remove(0);
    made(&name, &plan, &Edition::default(), look())
}

fn every_sample() -> Vec<Made> {
    let mut all = Vec::new();
    for (sample, plan) in samples() {
        for (name, edition) in filled() {
            all.push(made(&format!("{sample}-{name}"), &plan, &edition, look()));
        }
    }
    all
}

fn every_blank() -> Vec<Made> {
    let mut all = Vec::new();
    for (paper, style) in looks() {
        for (name, edition) in blanks() {
            all.push(made(
                &format!("{name}-{paper}"),
                &Plan::default(),
                &edition,
                &style,
            ));
        }
    }
    all
}

#[test]
fn every_sample_is_valid_in_every_use_with_every_way_to_guide() {
    assert_valid("samples", &every_sample(), LATEST);
}

#[test]
fn every_blank_is_valid_with_every_option() {
    assert_valid("blanks", &every_blank(), LATEST);
}

#[test]
fn a_hundred_random_plans_are_valid() {
    let editions: Vec<_> = filled().into_iter().chain(blanks()).collect();
    let styles = looks();
    let plans = random_plans();
    let random = plans.iter().enumerate().map(|(number, plan)| {
        let (name, edition) = &editions[number % editions.len()];
        let (paper, style) = &styles[number % styles.len()];
        made(&format!("{number}-{name}-{paper}"), plan, edition, style)
    });
    assert_valid("random", &random.collect::<Vec<_>>(), LATEST);
}

#[test]
fn documents_are_valid_for_every_release_of_office_since_2010() {
    let representative: Vec<Made> = every_sample()
        .into_iter()
        .filter(|(name, _)| {
            ["clinic-letters", "hostile"]
                .iter()
                .any(|sample| name.starts_with(sample))
                && ["draft-comments", "sign-off-none"]
                    .iter()
                    .any(|edition| name.contains(edition))
        })
        .chain(every_blank().into_iter().filter(|(name, _)| {
            name.ends_with("full-screen-notes-a4.docx") || name == "short-print-notes-a4.docx"
        }))
        .collect();
    assert!(representative.len() > 4);
    for release in RELEASES {
        assert_valid(release, &representative, release);
    }
}

/// A document as LibreOffice prints it.
pub(crate) fn printed(test: &str, made: &[Made]) -> Vec<Printed> {
    let folder = folder(test);
    let paths = write(&folder, made);
    let pdfs = convert(&folder, &paths, "pdf", &[]);
    pdfs.iter().map(|pdf| Printed::new(pdf)).collect()
}

#[test]
fn the_short_blank_prints_on_at_most_six_pages_and_every_paper_is_the_one_asked_for() {
    let mut all = Vec::new();
    for (paper, style) in looks() {
        for handwriting in [false, true] {
            let edition = Edition {
                purpose: Purpose::Blank,
                detail: Detail::Short,
                handwriting,
                spare_rows: if handwriting { 3 } else { 5 },
                ..Edition::default()
            };
            let medium = if handwriting { "print" } else { "screen" };
            all.push(made(
                &format!("{medium}-{paper}"),
                &Plan::default(),
                &edition,
                &style,
            ));
        }
    }
    let expected = looks()
        .into_iter()
        .flat_map(|(_, style)| [style.clone(), style]);
    for (((name, _), printed), style) in all.iter().zip(printed("short", &all)).zip(expected) {
        let (width, height) = style.page.size();
        let points = |twips: coplan::style::Twips| f64::from(twips.0) / 20.0;
        assert!(
            (printed.size.0 - points(width)).abs() < 2.0,
            "{name}: {:?}",
            printed.size
        );
        assert!(
            (printed.size.1 - points(height)).abs() < 2.0,
            "{name}: {:?}",
            printed.size
        );
        // Large print has a page for each question.
        let most = if style.large_print { 11 } else { 6 };
        assert!(printed.pages <= most, "{name} has {} pages", printed.pages);
        for question in [
            "achieve", "involve", "find", "tools", "need", "working", "sharing", "beyond",
        ] {
            let field = engine()
                .terms()
                .registry()
                .field(&format!("answers.{question}"));
            let label = engine().terms().field(field.unwrap()).label;
            assert!(
                printed.text.contains(&label),
                "{name} does not ask {label:?}"
            );
        }
    }
}

#[test]
fn the_logo_and_name_of_a_house_leave_the_short_form_for_pens_on_six_pages() {
    let house = with_house(look().clone());
    let edition = Edition {
        purpose: Purpose::Blank,
        handwriting: true,
        spare_rows: 3,
        ..Edition::default()
    };
    let made = [made("house", &Plan::default(), &edition, &house)];
    let printed = printed("house", &made);
    assert!(printed[0].pages <= 6, "{} pages", printed[0].pages);
}

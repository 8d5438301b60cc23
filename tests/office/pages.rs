//! How many pages a filled copy takes, and how they are filled: counted and looked at as LibreOffice
//! prints them.

use super::libreoffice::{Printed, convert};
use super::programs::{Made, folder, run, write};
use super::support::editions::{look, samples};
use super::support::shown::squeezed;
use super::word::{made, printed};
use coplan::plan::{Plan, Purpose, Stakeholder, Tool};
use coplan::template::{Edition, Guidance};
use std::path::Path;
use std::process::Command;

/// The copies of a sample that people print.
const COPIES: [(Purpose, Guidance); 4] = [
    (Purpose::Draft, Guidance::Notes),
    (Purpose::Draft, Guidance::None),
    (Purpose::SignOff, Guidance::None),
    (Purpose::Bid, Guidance::None),
];

/// The samples with the most pages of these copies.
const PAGES: &[(&str, [usize; 4])] = &[
    ("carers-cafe", [4, 2, 3, 2]),
    ("clinic-letters", [9, 7, 6, 5]),
    ("community-hub-bid", [8, 6, 5, 5]),
    ("hostile", [18, 16, 16, 14]),
    ("listening-exercise", [6, 4, 4, 4]),
    ("minor-injuries", [3, 2, 2, 2]),
    ("ward-leaflets", [3, 2, 2, 2]),
];

fn copy(name: &str, plan: &Plan, (purpose, guidance): (Purpose, Guidance)) -> Made {
    let edition = Edition {
        purpose,
        guidance,
        date: "2027-03-01".parse().ok(),
        ..Edition::default()
    };
    let name = format!("{name}-{}-{guidance:?}", purpose.code());
    made(&name, plan, &edition, look())
}

#[test]
fn every_sample_is_as_short_as_promised_with_every_answer_on_its_pages() {
    let samples = samples();
    let names: Vec<&str> = samples.iter().map(|(name, _)| name.as_str()).collect();
    let known: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, known);
    let copies = samples
        .iter()
        .flat_map(|(name, plan)| COPIES.map(|made_for| copy(name, plan, made_for)));
    let copies: Vec<Made> = copies.collect();
    let most = PAGES.iter().flat_map(|(_, most)| most);
    let plans = samples.iter().flat_map(|(_, plan)| [plan; COPIES.len()]);
    let pages = printed("pages", &copies);
    for ((((name, _), printed), most), plan) in copies.iter().zip(&pages).zip(most).zip(plans) {
        let Printed {
            pages, text, drawn, ..
        } = printed;
        assert!(
            pages <= most,
            "{name} has {pages} pages, not at most {most}"
        );
        let mut missing = missing(plan, text);
        missing.retain(|line| !drawn.contains(line));
        assert_eq!(missing, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn no_page_of_a_sample_is_nearly_empty_or_ends_in_a_heading() {
    let samples = samples().into_iter();
    let sound = samples.filter(|(name, _)| name != "hostile");
    let copies = sound.flat_map(|(name, plan)| COPIES.map(|made_for| copy(&name, &plan, made_for)));
    let copies: Vec<Made> = copies.collect();
    let folder = folder("filled-pages");
    let files = write(&folder, &copies);
    let mut faults = Vec::new();
    for pdf in convert(&folder, &files, "pdf", &[]) {
        let pages = lines(&pdf);
        let name = pdf.display();
        for (number, page) in pages.iter().enumerate() {
            let is_last = number + 1 == pages.len();
            let lowest = page.last().unwrap();
            let filled = lowest.bottom / page_height(&pdf);
            let is_heading = lowest.height > HIGHEST_TEXT;
            if !is_last && (filled < 0.25 || is_heading) {
                faults.push(format!(
                    "{name}, page {}: {filled:.2} of it is filled, and it ends in {lowest:?}",
                    number + 1
                ));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// A line of text of twelve points is lower than this, a heading of fifteen higher, in points.
const HIGHEST_TEXT: f64 = 17.0;
/// The room of the footer at the foot of a page, in points.
const FOOTER: f64 = 50.0;

/// A word on a page, in points from its top.
#[derive(Debug)]
struct Word {
    bottom: f64,
    height: f64,
    #[expect(dead_code, reason = "told where a test fails")]
    text: String,
}

fn page_height(pdf: &Path) -> f64 {
    Printed::new(pdf).size.1
}

/// The words of each page above its footer, the lowest last.
fn lines(pdf: &Path) -> Vec<Vec<Word>> {
    let output = run(Command::new("pdftotext").arg("-bbox").arg(pdf).arg("-"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let edge = |word: &str, name: &str| -> f64 {
        let (_, after) = word.split_once(&format!("{name}=\"")).unwrap();
        after.split('"').next().unwrap().parse().unwrap()
    };
    let foot = page_height(pdf) - FOOTER;
    let pages = text.split("<page ").skip(1).map(|page| {
        let words = page.split("<word ").skip(1).map(|word| Word {
            bottom: edge(word, "yMax"),
            height: edge(word, "yMax") - edge(word, "yMin"),
            text: word.split(['>', '<']).nth(1).unwrap_or_default().to_owned(),
        });
        let mut words: Vec<Word> = words.filter(|word| word.bottom < foot).collect();
        words.sort_by(|one, other| one.bottom.total_cmp(&other.bottom));
        words
    });
    pages.collect()
}

#[test]
fn a_plan_of_forty_years_sixty_groups_and_a_long_title_is_a_good_page_still() {
    let mut plan = Plan {
        title: Some("A title that goes on and on ".repeat(11).trim().into()),
        tools: vec![Tool {
            name: Some("Standing panel".into()),
            start: "2027-01".parse().ok(),
            end: "2066-12".parse().ok(),
            ..Tool::default()
        }],
        ..Plan::default()
    };
    plan.stakeholders = (1..=60)
        .map(|number| Stakeholder {
            name: Some(format!("Group {number}").as_str().into()),
            affected: Some(coplan::plan::codes::Rating::High),
            influence: Some(coplan::plan::codes::Rating::Low),
            ..Stakeholder::default()
        })
        .collect();
    let mut day = plan.clone();
    day.tools[0].end = day.tools[0].start;
    let copies = [("years", &plan), ("day", &day)];
    let copies = copies.map(|(name, plan)| copy(name, plan, COPIES[2]));
    let [large, day] = printed("large", &copies).try_into().ok().unwrap();
    for text in [
        "2027 2030 2033",
        "2066",
        "S1, S2, S3",
        "S59, S60",
        "goes on and on",
    ] {
        assert!(large.text.contains(text), "{text}: {}", large.text);
    }
    assert!(
        large.pages <= 6 && day.pages <= 6,
        "{} {}",
        large.pages,
        day.pages
    );
    assert!(day.text.contains("Jan ’27"), "{}", day.text);
}

/// The beginnings of the eight answers that do not stand on the pages.
fn missing(plan: &Plan, pages: &str) -> Vec<String> {
    let answers = &plan.answers;
    let answers = [
        &answers.achieve,
        &answers.involve,
        &answers.find,
        &answers.tools,
        &answers.need,
        &answers.working,
        &answers.sharing,
        &answers.beyond,
    ];
    let plain = |text: &str| {
        let blocks = coplan::document::prose(text);
        super::support::shown::words(&blocks)
    };
    answers
        .into_iter()
        .flatten()
        .flat_map(|answer| {
            plain(answer.as_str())
                .lines()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .map(|line| {
            line.split_whitespace()
                .take(5)
                .collect::<Vec<_>>()
                .join(" ")
        })
        // A page description holds marks and right-to-left text as they are drawn, and breaks
        // long words.
        .filter(|start| start.chars().all(|c| c < '\u{300}') && start.len() < 60)
        .filter(|start| !pages.contains(&squeezed(start)))
        .collect()
}

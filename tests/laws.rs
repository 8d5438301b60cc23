//! What holds for every plan, whatever it says: random plans in every edition.
//!
//! `PROPTEST_CASES=3000 cargo test --release --test laws` tries many more plans than `cargo test`
//! does.

mod support;

use coplan::diagnostic::Text;
use coplan::plan::{Plan, Purpose, load};
use coplan::produce::Prepared;
use coplan::source::Format;
use coplan::template::Edition;
use proptest::prelude::*;
use support::docx_checks::faults;
use support::editions::{blanks, engine, filled, look};
use support::random_plan::{Random, plans};
use support::shown::Shown;

/// How many plans are tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 24;

fn cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { CASES },
        failure_persistence: None,
        max_shrink_iters: 200,
        ..default
    }
}

fn word(plan: &Plan, edition: &Edition) -> Vec<u8> {
    let prepared = Prepared::new(plan).expect("its amounts are small");
    prepared
        .word(engine(), look(), edition)
        .unwrap_or_else(|faults| panic!("{edition:?}: {faults:?}"))
}

/// The first place where two texts differ, with what each says there.
fn different<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let at: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let rest = |text: &'a str| text.get(at..).unwrap_or_default();
    (one != other).then(|| (rest(one), rest(other)))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_plan_gives_a_sound_word_file_in_every_edition(Random(plan) in plans()) {
        for (_, edition) in filled().into_iter().chain(blanks()) {
            let bytes = word(&plan, &edition);
            prop_assert_eq!(faults(&bytes), Vec::<String>::new(), "{:?}", edition);
        }
    }

    #[test]
    fn each_answer_stands_in_its_control_and_nothing_else_does(Random(plan) in plans()) {
        let edition = Edition { purpose: Purpose::Draft, ..Edition::default() };
        let plan = plan.numbered();
        let bytes = word(&plan, &edition);
        let shown = Shown::new(&plan, engine().terms());
        prop_assert_eq!(shown.misplaced(&bytes), Vec::<String>::new());
    }

    #[test]
    fn every_answer_is_read_in_every_filled_edition_and_no_word_is_invented(Random(plan) in plans()) {
        let plan = plan.numbered();
        let shown = Shown::new(&plan, engine().terms());
        for (_, edition) in filled() {
            let bytes = word(&plan, &edition);
            prop_assert_eq!(shown.missing(&bytes, edition.purpose), Vec::<String>::new(), "{:?}", edition);
            prop_assert_eq!(shown.invented(&bytes), Vec::<String>::new(), "{:?}", edition);
        }
    }

    #[test]
    fn the_same_plan_gives_the_same_bytes_in_every_thread(Random(plan) in plans()) {
        for (_, edition) in filled().into_iter().chain(blanks()) {
            let first = word(&plan, &edition);
            let (plan, edition) = (&plan, &edition);
            let others = std::thread::scope(|scope| {
                let others = [(); 2].map(|()| scope.spawn(|| word(plan, edition)));
                others.map(|other| other.join().unwrap())
            });
            prop_assert!(others.iter().all(|other| *other == first), "{edition:?}");
        }
    }

    #[test]
    fn a_plan_written_as_json_loads_as_itself(Random(plan) in plans()) {
        let written = serde_json::to_string(&plan).unwrap();
        let loaded = load(&Text::new("plan.json", written.as_str()), Format::Json).unwrap();
        let errors: Vec<_> = loaded.findings.iter().filter(|finding| finding.is_error()).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        let again = serde_json::to_string(&loaded.plan).unwrap();
        prop_assert_eq!(different(&written, &again), None);
    }
}

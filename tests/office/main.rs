//! Documents in the hands of real programs: Microsoft's Open XML SDK validator, LibreOffice,
//! openpyxl.
//!
//! `cargo test --features office --test office`, after `.ci/tools` has fetched the programs. One
//! that is missing is a failure, never a skip.

#[path = "../support/mod.rs"]
mod support;
use support as shared;

mod charts;
mod clock;
mod edited;
mod excel;
mod footing;
mod houses;
mod libreoffice;
mod origins;
mod pages;
mod pdf_ua;
mod peers;
mod programs;
mod reading;
mod reports;
mod resaved;
mod validator;
mod word;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config as ProptestConfig, TestRunner};
use support::random_plan::{Random, plans};

/// How many random plans real programs look at.
const RANDOM_PLANS: usize = 100;

/// The same random plans every time; `PROPTEST_RNG_SEED=7 cargo test …` tries others.
fn random_plans() -> Vec<coplan::plan::Plan> {
    let mut runner = TestRunner::new(ProptestConfig::default());
    let plans = plans();
    let next = |_| plans.new_tree(&mut runner).unwrap().current();
    let random = (0..RANDOM_PLANS).map(next);
    random.map(|Random(plan)| plan).collect()
}

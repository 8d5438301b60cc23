//! What holds for every plan: it is written, read again, and is the same.

use coplan::diagnostic::Text;
use coplan::merge::plan_file;
use coplan::plan::{Plan, load};
use coplan::source::Format;
use proptest::prelude::*;

#[path = "support/plans.rs"]
mod plans;

fn read(text: &str) -> Plan {
    let loaded = load(&Text::new("plan.yaml", text), Format::Yaml);
    loaded.unwrap_or_else(|findings| panic!("{findings:?}\n{text}")).plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_that_is_written_is_read_as_it_was(plan in plans::plan()) {
        let text = plan_file(&plan);
        prop_assert_eq!(plans::difference(&read(&text), &plan), None, "{}", text);
    }
}

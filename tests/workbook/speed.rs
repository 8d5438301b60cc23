//! No waiting for long plans.

use crate::support::workbooks::{House, edition};
use coplan::plan::Plan;
use coplan::template::Purpose;
use std::time::{Duration, Instant};

/// A plan of so many groups, and two fifths as many lines and measures.
fn long(groups: usize) -> Plan {
    let group = |number| {
        serde_json::json!({
            "name": format!("Street {number}"), "types": ["public"], "why": "They live beside the clinic",
            "affected": "high", "influence": "low", "level": "involve", "number": "20-25",
        })
    };
    let line = |number: usize| {
        serde_json::json!({
            "item": format!("Room {number}"), "category": "venue", "quantity": number.to_string(), "rate": "25.5",
            "vat_percent": "20", "year": [if number.is_multiple_of(2) { "2027" } else { "2028" }], "funder": "F1",
        })
    };
    let measure = |number| {
        serde_json::json!({
            "indicator": format!("Street {number} says its view changed something"), "target": "80",
        })
    };
    let plan = serde_json::json!({
        "funders": [{"name": "Trust"}],
        "budget": {"years": [{"label": "2027"}, {"label": "2028"}]},
        "stakeholders": (1..=groups).map(group).collect::<Vec<_>>(),
        "resources": (1..=groups * 2 / 5).map(line).collect::<Vec<_>>(),
        "evaluation": {"measures": (1..=groups * 2 / 5).map(measure).collect::<Vec<_>>()},
    });
    serde_json::from_value(plan).unwrap()
}

#[test]
fn a_workbook_takes_time_in_step_with_its_rows() {
    let house = House::built_in();
    let fastest = |groups| -> Duration {
        let plan = long(groups);
        let timed = || {
            let start = Instant::now();
            house.excel(&plan, &edition(Purpose::Bid)).unwrap();
            start.elapsed()
        };
        [(); 3].map(|()| timed()).into_iter().min().unwrap()
    };
    let (some, many) = (fastest(100), fastest(800));
    // Eight times the rows: 64 times the time, if each row looked at all others.
    assert!(
        many < some * 20,
        "{some:?} for 100 groups, {many:?} for 800"
    );
}

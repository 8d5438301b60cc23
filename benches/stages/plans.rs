//! The plans that are measured: a typical one, and made-up ones of any length.

use coplan::diagnostic::Text;
use coplan::plan::{Plan, Registry, load};
use coplan::source::Format;
use std::fmt::{self, Write};

/// A plan with twelve groups and thirty budget lines, and answers in prose.
const TYPICAL: &str = include_str!("../../samples/clinic-letters.yaml");

/// How long a plan is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// The groups, budget lines and measures of a made-up plan; none for the typical one.
    made_up: Option<[usize; 3]>,
}

/// From the typical plan to the longest registers.
pub(crate) const SIZES: [Size; 4] = [
    Size::TYPICAL,
    Size::of(50, 20, 20),
    Size::of(500, 200, 200),
    Size::of(5_000, 2_000, 2_000),
];

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.made_up {
            None => f.write_str("typical plan"),
            Some([groups, lines, measures]) => write!(f, "{groups} + {lines} + {measures} rows"),
        }
    }
}

impl Size {
    pub(crate) const TYPICAL: Self = Self { made_up: None };

    const fn of(groups: usize, lines: usize, measures: usize) -> Self {
        Self {
            made_up: Some([groups, lines, measures]),
        }
    }

    /// The plan file.
    pub(crate) fn text(self) -> String {
        match self.made_up {
            None => TYPICAL.to_owned(),
            Some(rows) => made_up(rows),
        }
    }

    pub(crate) fn plan(self) -> Plan {
        let text = Text::new("plan.yaml", self.text());
        load(&text, Format::Yaml, &Registry::built_in())
            .unwrap()
            .plan
    }

    /// The rows of its registers.
    pub(crate) fn rows(self) -> usize {
        let plan = self.plan();
        plan.stakeholders.len()
            + plan.tools.len()
            + plan.resources.len()
            + plan.evaluation.measures.len()
    }
}

/// Two hundred plans like the typical one, each with a title of its own.
pub(crate) fn two_hundred() -> Vec<String> {
    let numbered = |number| TYPICAL.replacen("title: ", &format!("title: {number}. "), 1);
    (0..200).map(numbered).collect()
}

fn made_up([groups, lines, measures]: [usize; 3]) -> String {
    let mut text = "title: A long plan\nstakeholders:\n".to_owned();
    for number in 1..=groups {
        let _ = write!(
            text,
            "  - name: Residents of street {number}\n    types: [public, carer]\n    why: They live beside the clinic and know street {number}\n    affected: high\n    level: involve\n    number: 20-25\n    route: A letter through every door, then a visit\n    channels: [in-person, post]\n"
        );
    }
    text.push_str("resources:\n");
    for number in 1..=lines {
        let _ = write!(
            text,
            "  - item: Room {number}\n    category: venue\n    unit: hour\n    quantity: {number}\n    times: 3\n    rate: 25.50\n    vat_percent: 20\n    justification: Step-free and near the bus\n"
        );
    }
    text.push_str("evaluation:\n  measures:\n");
    for number in 1..=measures {
        let _ = write!(
            text,
            "    - indicator: Residents of street {number} who say their view changed something\n      type: experience\n      baseline: \"{number}\"\n      target: \"80\"\n      target_date: 2028-03\n"
        );
    }
    text
}

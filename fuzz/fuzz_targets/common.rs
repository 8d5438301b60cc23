//! What the targets share: the product as it comes, and a plan.

#![allow(dead_code, reason = "no target uses all of it")]

use coplan::diagnostic::{Diagnostic, Text};
use coplan::plan::{self, Loaded, Plan, Purpose, Registry, Values};
use coplan::session::Prepared;
use coplan::source::Format;
use coplan::style::{self, Style};
use coplan::template::{Edition, Engine, Guidance, Templates};
use coplan::workbook::Layout;
use std::sync::{Arc, LazyLock};

pub static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(Registry::built_in);
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Templates::default()).unwrap());
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    Layout::load(&Templates::default().text("workbook.toml"), ENGINE.terms()).unwrap()
});
pub static LOOK: LazyLock<Style> = LazyLock::new(|| look(&Templates::default()).unwrap());

pub fn look(templates: &Templates) -> Result<Style, Vec<Diagnostic>> {
    style::load(&templates.text("style.toml"), |_: &str| {
        Err("there is no picture".to_owned())
    })
}

pub fn load(text: &Arc<Text>, format: Format) -> Result<Loaded, Vec<Diagnostic>> {
    plan::load(text, format, &REGISTRY)
}

pub fn values(plan: &Plan) -> Values {
    Values::of(plan, &REGISTRY).unwrap()
}

pub fn sample() -> Prepared {
    let text = Text::new(
        "plan.yaml",
        include_str!("../../samples/clinic-letters.yaml"),
    );
    Prepared::of(&load(&text, Format::Yaml).unwrap()).unwrap()
}

/// One of the editions that documents come in.
pub fn edition(number: u8) -> Edition {
    let purposes = [
        Purpose::Draft,
        Purpose::SignOff,
        Purpose::Bid,
        Purpose::Blank,
    ];
    let guidance = [Guidance::Notes, Guidance::Comments, Guidance::None];
    let number = usize::from(number);
    Edition {
        purpose: purposes[number % 4],
        guidance: guidance[number / 4 % 3],
        date: "2027-03-01".parse().ok(),
        ..Edition::default()
    }
}

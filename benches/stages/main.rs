//! What each stage of the flow costs: on a typical plan, on long registers, on two hundred plans.
//!
//! `cargo bench` shows the times, and for each stage the rows of the plan it passes in a second:
//! they should not fall as plans grow.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark should stop at a surprise"
)]

mod plans;

use coplan::diagnostic::Text;
use coplan::document::{GuidancePlacement, template_blocks};
use coplan::plan::{Plan, Registry, Values, budget::budget, load};
use coplan::session::Prepared;
use coplan::source::Format;
use coplan::style::{self, Style};
use coplan::template::{Edition, Engine, Material, Templates};
use coplan::workbook::Layout;
use coplan::write;
use divan::Bencher;
use divan::counter::ItemsCount;
use plans::{SIZES, Size};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

/// What is made ready once for any number of plans.
struct House {
    engine: Engine,
    layout: Layout,
    style: Style,
    edition: Edition,
}

static REGISTRY: LazyLock<std::sync::Arc<Registry>> = LazyLock::new(Registry::built_in);

/// A plan made ready for its documents.
fn prepared(plan: &Plan) -> Prepared {
    Prepared::new(plan, &REGISTRY).unwrap()
}

/// A plan with an id for every entry.
fn numbered(plan: &Plan) -> Plan {
    let values = Values::of(plan, &REGISTRY).unwrap();
    values.numbered().plan().unwrap()
}

static HOUSE: LazyLock<House> = LazyLock::new(House::new);

impl House {
    fn new() -> Self {
        let templates = Templates::default();
        let engine = Engine::new(&templates).unwrap();
        let picture = |_: &str| Err("there is no picture".to_owned());
        Self {
            layout: Layout::load(&templates.text("workbook.toml"), engine.terms()).unwrap(),
            style: style::load(&templates.text("style.toml"), picture).unwrap(),
            engine,
            edition: Edition::default(),
        }
    }

    /// Both files of a plan, from its text.
    fn files(&self, text: &str) -> [Vec<u8>; 2] {
        let loaded = load(&Text::new("plan", text), Format::Yaml, &REGISTRY).unwrap();
        let prepared = Prepared::of(&loaded).unwrap();
        let word = prepared.word(&self.engine, &self.style, &self.edition);
        let terms = self.engine.terms();
        let excel = prepared.excel(terms, &self.layout, &self.style, &self.edition);
        [word.unwrap(), excel.unwrap()]
    }
}

/// What a run does once, however many plans it is given.
mod once {
    use super::*;

    #[divan::bench]
    fn compile_templates() -> Engine {
        Engine::new(&Templates::default()).unwrap()
    }

    #[divan::bench]
    fn load_layout(bencher: Bencher<'_, '_>) {
        let text = Templates::default().text("workbook.toml");
        bencher.bench(|| Layout::load(&text, HOUSE.engine.terms()).unwrap());
    }

    #[divan::bench]
    fn load_style(bencher: Bencher<'_, '_>) {
        let text = Templates::default().text("style.toml");
        bencher.bench(|| style::load(&text, |_: &str| Err(String::new())).unwrap());
    }
}

/// What a run does for each plan, stage by stage.
mod stages {
    use super::*;

    #[divan::bench(args = SIZES, max_time = 5)]
    fn load_plan(bencher: Bencher<'_, '_>, size: Size) {
        let text = Text::new("plan.yaml", size.text());
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| load(&text, Format::Yaml, &REGISTRY).unwrap());
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn cost_and_fingerprint(bencher: Bencher<'_, '_>, size: Size) {
        let plan = size.plan();
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| prepared(&plan));
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn render_template(bencher: Bencher<'_, '_>, size: Size) {
        let plan = numbered(&size.plan());
        let costing = budget(&plan).unwrap();
        let values = Values::of(&plan, &REGISTRY).unwrap();
        let material = material(&plan, &values, &costing);
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| HOUSE.engine.render(material).unwrap());
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn read_markdown(bencher: Bencher<'_, '_>, size: Size) {
        let plan = numbered(&size.plan());
        let costing = budget(&plan).unwrap();
        let values = Values::of(&plan, &REGISTRY).unwrap();
        let rendered = HOUSE
            .engine
            .render(material(&plan, &values, &costing))
            .unwrap();
        let text = Text::new("plan", rendered.body);
        let insertions = &rendered.insertions;
        let placement = GuidancePlacement::Notes("Guidance");
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| template_blocks(&text, insertions, placement).unwrap());
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn write_word(bencher: Bencher<'_, '_>, size: Size) {
        let prepared = prepared(&size.plan());
        let document = prepared.document(&HOUSE.engine, &HOUSE.edition).unwrap();
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| write::docx(&document, &HOUSE.style).unwrap());
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn build_workbook(bencher: Bencher<'_, '_>, size: Size) {
        let prepared = prepared(&size.plan());
        let house = &*HOUSE;
        let terms = house.engine.terms();
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        let build = || prepared.workbook(terms, &house.layout, &house.style, &house.edition);
        bencher.bench(|| build().unwrap());
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn write_excel(bencher: Bencher<'_, '_>, size: Size) {
        let prepared = prepared(&size.plan());
        let house = &*HOUSE;
        let terms = house.engine.terms();
        let workbook = prepared.workbook(terms, &house.layout, &house.style, &house.edition);
        let workbook = workbook.unwrap();
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| write::xlsx(&workbook, &house.style).unwrap());
    }

    fn material<'a>(
        plan: &'a Plan,
        values: &'a Values,
        costing: &'a coplan::plan::budget::Costing,
    ) -> Material<'a> {
        Material {
            plan,
            values,
            costing,
            edition: &HOUSE.edition,
            fingerprint: "0123456789abcdef",
        }
    }
}

/// Everything from text to bytes.
mod whole {
    use super::*;

    /// One plan, with all that a run does once.
    #[divan::bench]
    fn one_plan() -> [Vec<u8>; 2] {
        House::new().files(&Size::TYPICAL.text())
    }

    #[divan::bench(args = SIZES, max_time = 5)]
    fn both_files(bencher: Bencher<'_, '_>, size: Size) {
        let text = size.text();
        let bencher = bencher.counter(ItemsCount::new(size.rows()));
        bencher.bench(|| HOUSE.files(&text));
    }

    /// Two hundred plans one after the other; the command line shares them among the cores.
    #[divan::bench(max_time = 10)]
    fn two_hundred_plans(bencher: Bencher<'_, '_>) {
        let texts = plans::two_hundred();
        let bencher = bencher.counter(ItemsCount::new(texts.len()));
        bencher.bench(|| {
            for text in &texts {
                divan::black_box(HOUSE.files(text));
            }
        });
    }
}

//! Templates: text in, Markdown and answers out; every fault named with its place.

use coplan::diagnostic::{Style, Text, render};
use coplan::plan::{Plan, budget::budget, load};
use coplan::source::Format;
use coplan::template::{Edition, Engine, Purpose, Rendered, Scene, Templates};

fn plan(yaml: &str) -> Plan {
    let loaded = load(&Text::new("plan.yaml", yaml), Format::Yaml).unwrap();
    assert_eq!(loaded.findings, []);
    loaded.plan.numbered()
}

fn with(template: &str) -> Templates {
    let mut templates = Templates::default();
    templates
        .put("plan.md.hbs", "plan.md.hbs", template)
        .unwrap();
    templates
}

fn rendered(template: &str, plan: &Plan, purpose: Purpose) -> Rendered {
    let engine = Engine::new(&with(template)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let edition = Edition {
        purpose,
        spare_rows: 2,
        ..Edition::default()
    };
    let costing = budget(plan).unwrap();
    let scene = Scene {
        plan,
        costing: &costing,
        edition: &edition,
        fingerprint: "0123456789abcdef",
    };
    engine
        .render(scene)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn body(template: &str, yaml: &str) -> String {
    rendered(template, &plan(yaml), Purpose::Draft).body
}

fn faults(template: &str) -> String {
    let faults = Engine::new(&with(template)).err().unwrap_or_default();
    let shown: Vec<String> = faults
        .iter()
        .map(|fault| render(fault, Style::Plain))
        .collect();
    shown.join("\n")
}

#[test]
fn the_built_in_templates_have_no_fault() {
    if let Err(faults) = Engine::new(&Templates::default()) {
        panic!(
            "{}",
            faults
                .iter()
                .map(|fault| render(fault, Style::Plain))
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
}

#[test]
fn a_value_cannot_act_as_markdown() {
    assert_eq!(
        body("{{title}}", "title: '# *a* | [b](c)'"),
        r"\# \*a\* \| \[b\]\(c\)"
    );
}

#[test]
fn helpers_turn_values_into_words() {
    let yaml = "title: T\ncurrency: GBP\ndates: {start: 2027-05, end: 2027-09-03}\nresources: [{item: Room, quantity: 2, rate: 600.25}]\ntools: [{name: Café, groups: [S1]}]\nstakeholders: [{id: S1, name: Carers, level: co-design}]\n";
    assert_eq!(
        body("{{date dates.start}} to {{date dates.end}}", yaml),
        "May 2027 to 3 September 2027"
    );
    assert_eq!(body("{{money totals.total}}", yaml), r"£1\,200\.50");
    assert_eq!(
        body("{{#each tools}}{{name groups.[0]}}{{/each}}", yaml),
        "Carers"
    );
    assert_eq!(
        body("{{count stakeholders \"group\" \"groups\"}}", yaml),
        "1 group"
    );
}

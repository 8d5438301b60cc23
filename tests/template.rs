//! Templates: text in, Markdown and answers out; every fault named with its place.

mod support;

use coplan::diagnostic::{Style, Text, render};
use coplan::plan::{Plan, budget::budget};
use coplan::source::Format;
use coplan::template::{Edition, Engine, Material, Purpose, Rendered, Templates};
use support::plans::{Numbered, load, values};

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
    let material = Material {
        plan,
        values: &values(plan),
        costing: &costing,
        edition: &edition,
        fingerprint: "0123456789abcdef",
    };
    engine
        .render(material)
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
        "May\u{A0}2027 to 3\u{A0}September\u{A0}2027"
    );
    assert_eq!(
        body("{{date dates.end short=true}}", yaml),
        "3\u{A0}Sep\u{A0}2027"
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

#[test]
fn an_unknown_name_is_found_with_its_place_wherever_it_stands() {
    insta::assert_snapshot!(faults(
        "# {{titel}}\n{{#if stakholders}}x{{/if}}\n{{#with dats}}{{strat}}{{/with}}\n{{#each tools}}{{nme}} {{../titl}}{{/each}}\n{{#with dates}}{{strat}}{{/with}}\n{{#if (eq purpos \"bid\")}}{{/if}}\n{{@root.versoin}}{{#each tools as |tool|}}{{tool.methd}}{{/each}}\n"
    ));
}

#[test]
fn an_unknown_field_list_helper_or_partial_is_suggested() {
    insta::assert_snapshot!(faults(
        "{{field \"answers.achive\"}}\n{{#rows \"stakeholder\"}}{{/rows}}\n{{#rows \"tools\"}}|{{field \"naem\"}}|{{/rows}}\n{{mony title}}\n{{> aim}}\n{{> aims x=1}}\n{{field \"stakeholders.name\"}}\n"
    ));
}

#[test]
fn data_never_goes_into_a_template_unescaped() {
    insta::assert_snapshot!(faults(
        "{{{title}}} {{&version}}\n{{#*inline \"x\"}}y{{/inline}}\n"
    ));
}

#[test]
fn broken_syntax_is_shown_where_it_breaks() {
    insta::assert_snapshot!(faults("line\n{{#if title}}\n{{/each}}\n"));
    insta::assert_snapshot!(faults("line\n{{ title\n"));
}

#[test]
fn partials_that_call_each_other_in_a_circle_are_named() {
    let mut templates = with("{{> one}}");
    templates
        .put("partials/one.md.hbs", "partials/one.md.hbs", "{{> two}}")
        .unwrap();
    templates
        .put("partials/two.md.hbs", "partials/two.md.hbs", "x\n{{> one}}")
        .unwrap();
    let faults = Engine::new(&templates).err().unwrap();
    let shown: Vec<String> = faults
        .iter()
        .map(|fault| render(fault, Style::Plain))
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}

/// Partials `p0`, `p1`, …, each with this text, in which `NEXT` is the name of the following one;
/// the last says only `end`.
fn chain(length: usize, text: &str) -> Templates {
    let mut templates = with("{{> p0}}");
    for number in 0..length {
        let text = if number + 1 == length {
            "end".to_owned()
        } else {
            text.replace("NEXT", &format!("p{}", number + 1))
        };
        let name = format!("partials/p{number}.md.hbs");
        templates.put(&name, &name, &text).unwrap();
    }
    templates
}

fn render_faults(templates: &Templates) -> Vec<String> {
    let engine = match Engine::new(templates) {
        Ok(engine) => engine,
        Err(faults) => return faults.into_iter().map(|fault| fault.message).collect(),
    };
    let plan = plan("title: A plan");
    let costing = budget(&plan).unwrap();
    let material = Material {
        plan: &plan,
        values: &values(&plan),
        costing: &costing,
        edition: &Edition::default(),
        fingerprint: "",
    };
    let faults = engine.render(material).err().unwrap_or_default();
    faults.into_iter().map(|fault| fault.message).collect()
}

#[test]
fn a_long_chain_of_partials_is_refused_and_never_overflows_the_stack() {
    let nested = format!(
        "{}{{{{> NEXT}}}}{}",
        "{{#if title}}".repeat(19),
        "{{/if}}".repeat(19)
    );
    assert_eq!(render_faults(&chain(8, &nested)), [""; 0]);
    for (length, text) in [(10, nested.as_str()), (5000, "{{> NEXT}}")] {
        let faults = render_faults(&chain(length, text));
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains("more than 8 deep"), "{faults:?}");
    }
}

#[test]
fn partials_that_call_others_twice_and_more_end_in_a_clear_error() {
    let doubled = chain(8, &"{{> NEXT}}".repeat(16));
    let faults = render_faults(&doubled);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("do its loops end?"), "{faults:?}");
}

#[test]
fn a_fault_in_a_partial_is_shown_there_and_what_follows_it_is_in_its_caller() {
    let mut templates = with("{{#each tools}}{{> tool}}{{> tool}}{{/each}}\n{{date title}}");
    let partial = "{{@root.title}};";
    templates
        .put("partials/tool.md.hbs", "tool.md.hbs", partial)
        .unwrap();
    let shown = |templates: &Templates, title: &str| {
        let engine = Engine::new(templates).unwrap();
        let plan = plan(&format!(
            "title: {title}\ntools: [{{name: x}}, {{name: y}}]"
        ));
        let costing = budget(&plan).unwrap();
        let material = Material {
            plan: &plan,
            values: &values(&plan),
            costing: &costing,
            edition: &Edition::default(),
            fingerprint: "",
        };
        match engine.render(material) {
            Ok(rendered) => rendered.body,
            Err(faults) => render(&faults[0], Style::Plain),
        }
    };
    assert_eq!(
        shown(&templates, "2027-05"),
        "2027\\-05;2027\\-05;2027\\-05;2027\\-05;\nMay\u{A0}2027"
    );
    assert!(shown(&templates, "A plan").contains("plan.md.hbs:2:1"));
    templates
        .put(
            "partials/tool.md.hbs",
            "tool.md.hbs",
            "\n{{date @root.title}}",
        )
        .unwrap();
    assert!(shown(&templates, "A plan").contains("tool.md.hbs:2:1"));
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    let deep = "{{#if title}}".repeat(20_000) + &"{{/if}}".repeat(20_000);
    assert!(faults(&deep).contains("nested more than"));
    let brackets = format!(
        "{{{{money {}title{}}}}}",
        "(".repeat(50_000),
        ")".repeat(50_000)
    );
    assert!(faults(&brackets).contains("nested more than"));
    assert!(faults(&"x".repeat(2_000_000)).contains("larger than a template can be"));
    // The parser takes minutes over these.
    let tags = faults(&"{{title}} ".repeat(64_000));
    assert!(
        tags.contains("has 64000 tags, which take too long to read"),
        "{tags}"
    );
}

#[test]
fn a_loop_that_runs_away_ends_in_a_clear_error_even_if_it_writes_nothing() {
    let rows: String = (0..400)
        .map(|at| format!("  - name: Group {at}\n"))
        .collect();
    let plan = plan(&format!("title: T\nstakeholders:\n{rows}"));
    let template = "{{#each stakeholders}}{{#each @root.stakeholders}}{{#each @root.stakeholders}}{{#if name}}{{/if}}{{/each}}{{/each}}{{/each}}";
    let engine = Engine::new(&with(template)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let material = Material {
        plan: &plan,
        values: &values(&plan),
        costing: &budget(&plan).unwrap(),
        edition: &Edition::default(),
        fingerprint: "",
    };
    let faults = engine.render(material).unwrap_err();
    assert_eq!(faults[0].name, "template-runs-away");
}

#[test]
fn an_answer_travels_beside_the_markdown_with_its_path_kind_and_value() {
    let plan = plan(
        "title: T\nstakeholders: [{id: S7, name: 'Carers | & <b>', level: co-design, seldom_heard: yes}]\n",
    );
    let template = "|a|b|\n|-|-|\n{{#rows \"stakeholders\"}}\n| {{field \"name\"}} | {{field \"level\"}} |\n{{/rows}}\n{{field \"dates.start\"}}";
    let rendered = rendered(template, &plan, Purpose::Blank);
    assert!(!rendered.body.contains("Carers"));
    insta::assert_debug_snapshot!(rendered.insertions);
}

//! Templates: text in, Markdown and answers out; every fault named with its place.

mod support;

use coplan::diagnostic::{Style, Text, render};
use coplan::document::{GuidancePlacement, shown_blocks, template_blocks};
use coplan::plan::{Plan, budget::budget};
use coplan::source::Format;
use coplan::template::{Edition, Engine, Material, Purpose, Rendered, Templates, helper_docs};
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
        "{{field \"answers.achive\"}}\n{{#rows \"stakeholder\"}}{{/rows}}\n{{#rows \"tools\"}}|{{field \"naem\"}}|{{/rows}}\n{{mony title}}\n{{> summry}}\n{{> summary x=1}}\n{{field \"stakeholders.name\"}}\n"
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
    let mut templates = with("{{#each tools}}{{> tool}}{{> tool}}{{/each}}\n{{date extra.day}}");
    let partial = "{{@root.extra.day}};";
    templates
        .put("partials/tool.md.hbs", "tool.md.hbs", partial)
        .unwrap();
    let shown = |templates: &Templates, day: &str| {
        let engine = Engine::new(templates).unwrap();
        let plan = plan(&format!(
            "title: T\nextra: {{day: {day}}}\ntools: [{{name: x}}, {{name: y}}]"
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
    assert!(shown(&templates, "soon").contains("plan.md.hbs:2:1"));
    templates
        .put(
            "partials/tool.md.hbs",
            "tool.md.hbs",
            "\n{{date @root.extra.day}}",
        )
        .unwrap();
    assert!(shown(&templates, "soon").contains("tool.md.hbs:2:1"));
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

/// The plan that the examples of helpers are shown with.
const EXAMPLE: &str = "title: A garden for all\nlead: {name: Amal Okafor}\ndates: {start: 2027-09-03}\nstakeholders: [{id: S1, name: Carers}]\ntools: [{name: Walks}, {name: Café}]\n";

/// What people see of a template in a draft.
fn shown(template: &str, yaml: &str) -> String {
    let rendered = rendered(template, &plan(yaml), Purpose::Draft);
    let text = Text::new("t", rendered.body);
    let blocks = template_blocks(&text, &rendered.insertions, GuidancePlacement::None);
    shown_blocks(&blocks.unwrap_or_else(|faults| panic!("{faults:#?}")))
}

/// What a template stops with.
fn stops(template: &str, yaml: &str) -> String {
    let plan = plan(yaml);
    let engine = match Engine::new(&with(template)) {
        Ok(engine) => engine,
        Err(faults) => return render(&faults[0], Style::Plain),
    };
    let material = Material {
        plan: &plan,
        values: &values(&plan),
        costing: &budget(&plan).unwrap(),
        edition: &Edition::default(),
        fingerprint: "",
    };
    let faults = engine.render(material).unwrap_err();
    render(&faults[0], Style::Plain)
}

#[test]
fn every_helper_has_a_doc_whose_example_shows_what_it_says() {
    for doc in helper_docs() {
        assert!(
            !doc.does.is_empty() && doc.call.contains(doc.name),
            "{doc:?}"
        );
        for argument in doc.arguments {
            assert!(!argument.about.is_empty(), "{doc:?}");
        }
        if doc.example.is_empty() {
            continue;
        }
        let seen = shown(doc.example, EXAMPLE);
        assert_eq!(seen.trim(), doc.shows.trim(), "{}", doc.example);
    }
}

#[test]
fn numbers_shares_and_sums_are_written_as_people_read_them() {
    let yaml = "title: T\nextra: {many: 1234567, part: \"12.5\", none: null}\n";
    for (template, seen) in [
        ("{{number extra.many}}", "1,234,567"),
        ("{{number extra.part places=0}}", "13"),
        ("{{number -1234.5}}", "-1,234.5"),
        ("{{number extra.none}}{{number extra.missing}}.", "."),
        ("{{percent extra.part}}", "12.5%"),
        (
            "{{percent 1 of=3}} {{percent 1 of=3 places=1}}",
            "33% 33.3%",
        ),
        ("{{percent 1 of=0}}{{percent 1 of=extra.missing}}.", "."),
        (
            "{{add extra.part 1}} {{add 1 2 3}} {{add extra.none 0.5}}",
            "13.5 6 0.5",
        ),
        ("{{number (add extra.many 1)}}", "1,234,568"),
        (
            "{{join extra.missing}}{{list extra.missing}}{{upper extra.none}}.",
            ".",
        ),
        ("{{default extra.missing (upper title)}}", "T"),
    ] {
        assert_eq!(shown(template, yaml), seen, "{template}");
    }
}

#[test]
fn a_helper_says_what_it_cannot_use_and_what_it_lacks_at_its_line() {
    let yaml = "title: A\nextra: {list: [a], word: far}\n";
    let told: Vec<String> = [
        "\n{{number title}}",
        "\n{{percent extra.list}}",
        "\n{{percent 1 of=title}}",
        "\n{{number 1 places=\"two\"}}",
        "\n{{add 1}}",
        "\n{{add 1 extra.word}}",
        "\n{{add 79228162514264337593543950335 1}}",
        "\n{{upper extra.list}}",
        "\n{{join title}}",
        "\n{{join extra.list 2}}",
        "\n{{default title}}",
        "\n{{markdown extra}}",
        "\n{{#if (eq title)}}{{/if}}",
        "\n{{date extra.word}}",
    ]
    .iter()
    .map(|template| stops(template, yaml))
    .collect();
    assert!(
        told.iter().all(|fault| fault.contains("plan.md.hbs:2:")),
        "{told:#?}"
    );
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_nobody_declared_can_be_asked_for_and_reads_sensibly() {
    let yaml = "title: T\nextra:\n  day: 2027-09-03\n  note: |\n    One *line*\n    and | another\n  partners: [Ann, Bo]\n  house: {name: Elm, beds: 3}\n";
    for (template, seen) in [
        (
            "{{#if extra.missing}}a{{else}}b{{/if}}{{#unless extra.x.y}}c{{/unless}}",
            "bc",
        ),
        (
            "{{#if (or extra.missing extra.day)}}a{{/if}}{{#if (eq extra.missing \"x\")}}b{{/if}}",
            "a",
        ),
        (
            "{{#each extra.missing}}a{{else}}b{{/each}}{{#each extra.other}}c{{/each}}",
            "b",
        ),
        ("{{#with extra.missing}}a{{/with}}.", "."),
        (
            "{{date extra.day}}{{date extra.missing}}",
            "3\u{A0}September\u{A0}2027",
        ),
        ("{{extra.note}}.", "One *line*\nand | another."),
        ("{{list extra.partners}}", "Ann and Bo"),
        (
            "{{#each extra.house}}{{@key}}={{this}}{{#unless @last}}; {{/unless}}{{/each}}",
            "name=Elm; beds=3",
        ),
    ] {
        assert_eq!(shown(template, yaml), seen, "{template}");
    }
    assert!(stops("{{extra.missing}}", yaml).contains("`extra.missing` is not in the plan"));
}

#[test]
fn prose_of_the_house_is_shown_as_prose_and_never_is_a_templates_markdown() {
    let yaml = "title: T\nextra:\n  about: |\n    # Not a *title*\n\n    - one\n    - two | three\n\n    ::: panel\n  line: \"go **on** <br> {{title}}\"\n";
    let blocks = |template: &str| {
        let rendered = rendered(template, &plan(yaml), Purpose::Draft);
        assert!(!rendered.body.contains("one"));
        let text = Text::new("t", rendered.body);
        template_blocks(&text, &rendered.insertions, GuidancePlacement::None).unwrap()
    };
    insta::assert_debug_snapshot!(blocks(
        "Before {{markdown extra.about}} after\n\n**Say:** {{markdown extra.line}}.\n\n{{markdown extra.missing}}"
    ));
    let cell = blocks("|a|b|\n|-|-|\n|{{markdown extra.about}}|x|\n");
    assert_eq!(
        shown_blocks(&cell),
        "a\nb\nNot a title\none\ntwo | three\n::: panel\nx"
    );
    // Where only a line can stand, it is one.
    let title = blocks("# T {{markdown extra.about}}\n\n## {{markdown extra.line}}");
    assert_eq!(
        shown_blocks(&title),
        "T Not a title one two | three ::: panel\ngo on <br> {{title}}"
    );
}

fn with_card(template: &str, card: &str) -> Templates {
    let mut templates = with(template);
    let name = "partials/card.md.hbs";
    templates.put(name, "card.md.hbs", card).unwrap();
    templates
}

fn body_with_card(template: &str, card: &str, yaml: &str) -> String {
    let engine =
        Engine::new(&with_card(template, card)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let plan = plan(yaml);
    let material = Material {
        plan: &plan,
        values: &values(&plan),
        costing: &budget(&plan).unwrap(),
        edition: &Edition::default(),
        fingerprint: "",
    };
    engine
        .render(material)
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
        .body
}

#[test]
fn a_partial_takes_parameters_and_sees_what_its_caller_sees() {
    let yaml = "title: T\nlead: {name: Amal}\ntools: [{name: Walks}, {name: Cafe}]\n";
    for (template, card, seen) in [
        (
            "{{> card head=\"Now\" who=lead.name}}",
            "{{head}} {{who}} {{title}} {{@root.title}}",
            "Now Amal T T",
        ),
        (
            "{{#each tools}}{{> card head=name}} {{/each}}",
            "{{@index}}{{head}}{{../title}}{{#if @last}}!{{/if}}",
            "0WalksT 1CafeT! ",
        ),
        ("{{> card lead mark=\"x\"}}", "{{name}}{{mark}}", "Amalx"),
        (
            "{{> card head=(upper title)}}",
            "{{#each tools}}{{head}}{{../head}}{{/each}}",
            "TTTT",
        ),
        (
            "{{> card}}{{#if title}}{{> card}}{{/if}}",
            "{{title}}",
            "TT",
        ),
        (
            "{{#each tools as |tool at|}}{{> card at=at}}{{/each}}",
            "{{at}}{{tool.name}}",
            "0Walks1Cafe",
        ),
    ] {
        assert_eq!(body_with_card(template, card, yaml), seen, "{template}");
    }
    // The row that it is called in is still that of its answers.
    let answers = body_with_card(
        "{{#each tools}}{{> card head=\"a\"}}{{/each}}",
        "{{field \"name\"}}",
        yaml,
    );
    assert_eq!(answers.chars().filter(char::is_ascii_digit).count(), 2);
}

#[test]
fn a_name_that_only_some_callers_of_a_partial_see_is_found_at_its_place() {
    let told = |template: &str, card: &str| {
        let faults = Engine::new(&with_card(template, card))
            .err()
            .unwrap_or_default();
        let shown: Vec<String> = faults
            .iter()
            .map(|fault| render(fault, Style::Plain))
            .collect();
        shown.join("\n")
    };
    insta::assert_snapshot!(
        [
            told("{{> card head=\"a\"}}", "{{haed}}"),
            told(
                "{{#each tools}}{{> card}}{{/each}}{{> card}}",
                "\n{{method}}"
            ),
            told("{{> card head=titel}}", "{{head}}"),
            told(
                "{{#each tools}}{{@indx}}{{/each}}{{#each title}}{{/each}}",
                ""
            ),
        ]
        .join("\n")
    );
}

//! Where the value of a path stands.

use coplan::diagnostic::{Text, TextPlace};
use coplan::source::{Format, Tree};

const YAML: &str = "\
title: Pläne
stakeholders:
  - id: S1
    name: 漢字 Leute
  - id: S2
    name: >-
      Long
      text
    route:
  - [a, b]
answers: {achieve: x}
";

const TOML: &str = "\
title = 'Pläne'
[[stakeholders]]
id = 'S1'
name = '漢字 Leute'
[[stakeholders]]
id = 'S2'
[answers]
achieve = 'x'
";

const JSON: &str = r#"{"title": "Pläne", "stakeholders": [
  {"id": "S1", "name": "漢字 Leute"}, {"id": "S2", "route": null}], "answers": {"achieve": "x"}}"#;

fn tree(format: Format, content: &str) -> Tree {
    Tree::parse(&Text::new("plan", content), format)
        .unwrap()
        .tree
}

fn shown(place: Option<TextPlace>) -> Option<String> {
    place.map(|place| place.text.content[place.span].to_owned())
}

#[test]
fn a_path_leads_to_its_value_by_id_and_by_index() {
    let yaml = tree(Format::Yaml, YAML);
    let toml = tree(Format::Toml, TOML);
    let json = tree(Format::Json, JSON);
    for (path, value) in [
        ("title", "Pläne"),
        ("stakeholders.S1.name", "漢字 Leute"),
        ("stakeholders[0].name", "漢字 Leute"),
        ("answers.achieve", "x"),
        ("stakeholders[1].id", "S2"),
    ] {
        assert_eq!(shown(yaml.place(path)), Some(value.to_owned()));
        assert_eq!(shown(toml.place(path)), Some(format!("'{value}'")));
        assert_eq!(shown(json.place(path)), Some(format!("\"{value}\"")));
    }
    assert_eq!(
        shown(yaml.place("stakeholders[2][1]")).as_deref(),
        Some("b")
    );
}

#[test]
fn a_value_that_is_empty_or_long_is_shown_by_its_key() {
    let yaml = tree(Format::Yaml, YAML);
    for (path, key) in [
        ("stakeholders", "stakeholders"),
        ("stakeholders.S2.name", "name"),
        ("stakeholders.S2.route", "route"),
    ] {
        assert_eq!(shown(yaml.place(path)).as_deref(), Some(key));
    }
    assert_eq!(shown(yaml.key_place("title")).as_deref(), Some("title"));
}

#[test]
fn a_path_that_leads_nowhere_ends_at_the_nearest_value_above() {
    let yaml = tree(Format::Yaml, YAML);
    for (path, place) in [
        ("title.x.y", "Pläne"),
        ("stakeholders.S1.route", "id: S1\n    name: 漢字 Leute"),
        ("stakeholders.S9", "stakeholders"),
        ("answers.find", "answers"),
    ] {
        assert_eq!(shown(yaml.place(path)).as_deref(), Some(place));
    }
    assert_eq!(
        shown(yaml.key_place("answers.find")).as_deref(),
        Some("answers")
    );
    for nowhere in ["weather", "", ".", "[0]", "]["] {
        assert_eq!(yaml.place(nowhere), None, "{nowhere}");
    }
}

#[test]
fn of_two_entries_with_one_id_the_first_is_meant() {
    let twice = tree(
        Format::Yaml,
        "tools:\n  - {id: T1, name: a}\n  - {id: T1, name: b}\n",
    );
    assert_eq!(shown(twice.place("tools.T1.name")).as_deref(), Some("a"));
    assert_eq!(shown(twice.place("tools[1].name")).as_deref(), Some("b"));
}

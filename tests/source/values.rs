//! Faults of values: one finding each, all in one run, and the rest is loaded.

use super::{Date, Plan, Status, read};
use coplan::diagnostic::has_errors;
use std::fmt::Write;

#[test]
fn scalars_reach_a_text_as_they_were_written() {
    for raw in [
        "0.10",
        "012",
        "no",
        "1e3",
        "true",
        "2018-08-15",
        "12",
        "~x",
        "null x",
        "+44 1",
    ] {
        let plan = read("plan.yaml", &format!("title: {raw}\n")).0;
        assert_eq!(plan.title.as_deref(), Some(raw));
    }
    let toml = "title = 0.10\nversion = 2018-08-15\n[[stakeholders]]\nname = 1_000\nid = true";
    let plan = read("plan.toml", toml).0;
    assert_eq!(plan.title.as_deref(), Some("0.10"));
    assert_eq!(plan.version.as_deref(), Some("2018-08-15"));
    assert_eq!(plan.stakeholders[0].name.as_deref(), Some("1000"));
    assert_eq!(plan.stakeholders[0].id.as_deref(), Some("true"));
    let plan = read("plan.json", r#"{"title": 0.10, "version": 1e3}"#).0;
    assert_eq!(plan.title.as_deref(), Some("0.10"));
    assert_eq!(plan.version.as_deref(), Some("1e3"));
}

#[test]
fn yes_and_no_are_read_in_any_case_and_with_quotes() {
    for (written, meant) in [
        ("yes", true),
        ("No", false),
        ("TRUE", true),
        ("false", false),
        ("\"yes\"", true),
    ] {
        let source = format!("stakeholders:\n  - seldom_heard: {written}\n");
        let plan = read("plan.yaml", &source).0;
        assert_eq!(plan.stakeholders[0].seldom_heard, Some(meant));
    }
}

#[test]
fn empty_values_are_as_if_they_were_not_there() {
    let nothing = (Plan::default(), Vec::new());
    for (name, source) in [
        (
            "plan.yaml",
            "title:\nstakeholders:\nresources: ~\nstatus: null\n",
        ),
        ("plan.yaml", ""),
        ("plan.yaml", "\n# nothing\n"),
        ("plan.yaml", "---\n"),
        ("plan.yaml", "\u{feff}"),
        ("plan.toml", ""),
        ("plan.json", " \n"),
        ("plan.json", r#"{"title": null, "stakeholders": null}"#),
    ] {
        assert_eq!(read(name, source), nothing, "{source:?}");
    }
}

#[test]
fn other_line_ends_and_a_byte_order_mark_change_nothing() {
    let unix = "title: a\nstakeholders:\n  - id: S1\n    name: |\n      b\n      c\n";
    let toml = "title = 'a'\r\n[[stakeholders]]\r\nid = 'S1'\r\nname = \"b\\nc\\n\"\r\n";
    let json =
        "{\"title\": \"a\",\r\n\"stakeholders\": [{\"id\": \"S1\", \"name\": \"b\\nc\\n\"}]}";
    let expected = read("plan.yaml", unix);
    assert_eq!(expected.0.stakeholders[0].name.as_deref(), Some("b\nc\n"));
    assert_eq!(expected.1, []);
    assert_eq!(read("plan.yaml", &unix.replace('\n', "\r\n")), expected);
    assert_eq!(read("plan.yaml", &format!("\u{feff}{unix}")), expected);
    assert_eq!(read("plan.toml", &format!("\u{feff}{toml}")), expected);
    assert_eq!(read("plan.json", &format!("\u{feff}{json}")), expected);
}

#[test]
fn the_house_s_own_values_keep_their_types_where_nothing_is_lost() {
    let source = "extra: {a: 12, b: 1.5, c: true, d: null, e: '12', f: 0.10, g: 012, h: no, i: [-3, 1e5], j: .inf}";
    let expected = serde_json::json!({
        "a": 12, "b": 1.5, "c": true, "d": null, "e": "12", "f": "0.10", "g": "012", "h": "no",
        "i": [-3, "1e5"], "j": ".inf",
    });
    assert_eq!(read("plan.yaml", source).0.extra, Some(expected));
}

#[test]
fn a_type_of_its_own_names_its_fault() {
    let findings = read("plan.yaml", "stakeholders:\n  - contact_by: soon\n").1;
    assert_eq!(findings[0].name, "bad-date");
    assert_eq!(
        findings[0].path.as_deref(),
        Some("stakeholders[0].contact_by")
    );
    assert_eq!(findings[0].help.as_deref(), Some("write it as 2018-08-15"));
    let plan = read("plan.toml", "[[stakeholders]]\ncontact_by = 2018-08-15\n").0;
    assert_eq!(
        plan.stakeholders[0].contact_by,
        Some(Date("2018-08-15".into()))
    );
}

#[test]
fn very_many_faults_are_counted_and_an_end_is_reached() {
    let mut source = String::from("status: approved\nstakeholders:\n");
    for index in 0..5_000 {
        let row = format!("  - id: S{index}\n    number: many\n    seldom_heard: perhaps\n");
        source.write_str(&row).unwrap();
    }
    source.push_str("resources:\n  - id: R1\n    rate: 12.5\n");
    let (plan, findings) = read("plan.yaml", &source);
    assert_eq!(findings.len(), 201);
    assert_eq!(findings[200].name, "too-many-findings");
    assert!(has_errors(&findings));
    assert!(
        plan.stakeholders.is_empty(),
        "a list with so many faults is left out whole"
    );
    assert_eq!(plan.status, Some(Status::Approved));
    assert_eq!(plan.resources.len(), 1);
}

#[test]
fn errors_are_kept_when_there_are_very_many_warnings() {
    let source = format!(
        "resources:\n{}weather: sunny\n",
        "- item: Venue # 2\n".repeat(500)
    );
    let findings = read("plan.yaml", &source).1;
    assert_eq!(findings.len(), 201);
    assert!(has_errors(&findings));
}

//! Plan files as people write them, and what they are told about them.

use coplan::diagnostic::{Diagnostic, Style, Text, render};
use coplan::source::{BadValue, Format, Loaded, Tree, in_order, load};
use serde::{Deserialize, Deserializer, de::Error};

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Plan {
    title: Option<String>,
    version: Option<String>,
    status: Option<Status>,
    stakeholders: Vec<Stakeholder>,
    resources: Vec<Resource>,
    extra: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Draft,
    ForApproval,
    Approved,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Stakeholder {
    id: Option<String>,
    name: Option<String>,
    types: Vec<String>,
    number: Option<u32>,
    seldom_heard: Option<bool>,
    contact_by: Option<Date>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Resource {
    id: Option<String>,
    item: Option<String>,
    rate: Option<f64>,
}

#[derive(Debug, PartialEq)]
struct Date(String);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.len() == 10 && !text.contains('/') {
            return Ok(Self(text));
        }
        Err(D::Error::custom(
            BadValue::named("bad-date", format!("`{text}` is not a date"))
                .help("write it as 2018-08-15"),
        ))
    }
}

/// Everything that is found in a text, and the plan that is left.
fn read(name: &str, content: &str) -> (Plan, Vec<Diagnostic>) {
    let text = Text::new(name, content);
    let format = Format::of_name(name).unwrap();
    match Tree::parse(&text, format) {
        Ok(parsed) => {
            let Loaded { value, findings } = load(&parsed.tree);
            (value, in_order([parsed.findings, findings].concat()))
        }
        Err(findings) => (Plan::default(), findings),
    }
}

/// What people see of it.
fn seen(name: &str, content: &str) -> String {
    let findings = read(name, content).1;
    let shown: Vec<String> = findings
        .iter()
        .map(|finding| render(finding, Style::Plain))
        .collect();
    shown.join("\n")
}

#[test]
fn explore() {
    for (n, s) in [
        (
            "plan.yaml",
            "titel: x\nstatus: aproved\nstakeholders:\n  - id: S1\n    name: Ältere 漢字 Leute\n    number: many\n    types: patient\n    seldom_heard: perhaps\n    contact_by: 15/8/2018\n    number: 3\n  - just text\n  - {id: S2, grup: x, contact_by: [a]}\n  - name:\n      a: b\nresources: none\nweather: sunny\n",
        ),
        (
            "plan.toml",
            "titel = 'x'\nstatus = 'aproved'\n[[stakeholders]]\nid = 'S1'\nnumber = 'many'\ntypes = 'patient'\nseldom_heard = 'perhaps'\ncontact_by = '15/8/2018'\nnumber = 3\n[[stakeholders]]\nid='S2'\ngrup='x'\n[resources]\na=1\n",
        ),
        (
            "plan.json",
            "{\n\t\"titel\": \"x\",\n\t\"status\": \"aproved\", \"stakeholders\": [{\"id\": \"S1\", \"number\": \"many\", \"types\": \"patient\", \"seldom_heard\": 3, \"contact_by\": \"15/8/2018\", \"id\": \"S2\"}], \"resources\": 12, \"version\": {}}\n",
        ),
        (
            "plan.yaml",
            "resources:\n  - item: Venue # 2 rooms\n  - item: Venue  # two rooms\n  - item: venue # see above\n  - item: venue #2\n  - {item: Jo Smith # lead\n    }\n",
        ),
        (
            "plan.yaml",
            "title: Gr\u{b}oup\u{fffe} a\u{b}\nversion: \"a\\x0bb\\0\"\nextra: {a\u{1}b: 1}\n# \u{b}\n",
        ),
        (
            "plan.yaml",
            "title: Group: parents\nversion: @x\nstatus: \"a\" and b\nextra: *x* y\n",
        ),
        ("plan.yaml", "- a\n"),
        ("plan.yaml", "just text\n"),
        ("plan.yaml", "title: x\n---\ntitle: y\n"),
        ("plan.yaml", &"[".repeat(100_000)),
        ("plan.json", &"[".repeat(100_000)),
        ("plan.toml", &format!("a = {}", "[".repeat(100_000))),
        (
            "plan.json",
            &format!("{{\"a\": {}{}}}", "[".repeat(100), "]".repeat(100)),
        ),
        (
            "plan.yaml",
            &format!(
                "title: {} Group: {}\nstatus: b",
                "word ".repeat(10_000),
                "more ".repeat(10_000)
            ),
        ),
        (
            "plan.json",
            &format!(
                "{{\"title\": \"{}\", \"status\": \"{}\", \"x\": \"{}\"}}",
                "word ".repeat(10_000),
                "漢字 ".repeat(50),
                "more ".repeat(10_000)
            ),
        ),
    ] {
        println!(
            "=================== {n} {}\n{}",
            s.chars().take(80).collect::<String>(),
            seen(n, s)
        );
    }
}

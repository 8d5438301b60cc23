//! Many faults in one file: all of them are told in one run, and the rest is loaded.

use super::{read, seen};

const YAML: &str = "\
titel: x
status: aproved
stakeholders:
  - id: S1
    name: Ältere 漢字 Leute
    number: many
    types: patient
    seldom_heard: perhaps
    contact_by: 15/8/2018
    number: 3
  - just text
  - {id: S2, grup: x, contact_by: [a]}
  - name:
      a: b
resources: {id: R1}
weather: sunny
";

const TOML: &str = "\
titel = 'x'
status = 'aproved'
[[stakeholders]]
id = 'S1'
number = 'many'
types = 'patient'
seldom_heard = 'perhaps'
contact_by = '15/8/2018'
number = 3
[[stakeholders]]
id = 'S2'
grup = 'x'
[resources]
a = 1
";

const JSON: &str = r#"{
	"titel": "x", "status": "aproved",
	"stakeholders": [{"id": "S1", "number": "many", "types": "patient"},
		{"seldom_heard": 3, "contact_by": "15/8/2018", "contact_by": "x"}],
	"resources": {"a": 12}, "version": [{}]
}
"#;

#[test]
fn all_faults_of_a_yaml_file_are_told_in_one_run() {
    insta::assert_snapshot!(seen("plan.yaml", YAML), @"
    To fix: unknown key `titel`
     --> plan.yaml:1:1
      |
    1 | titel: x
      | ^^^^^
      |
      = help: did you mean `title`?
    To fix: unknown code `aproved`
     --> plan.yaml:2:9
      |
    2 | status: aproved
      |         ^^^^^^^
      |
      = help: did you mean `approved`? the codes are `draft`, `for-approval` and `approved`
    To fix: expected a whole number, 0 or more, found text
     --> plan.yaml:6:13
      |
    6 |     number: many
      |             ^^^^
    To fix: expected a list, found text
     --> plan.yaml:7:12
      |
    7 |     types: patient
      |            ^^^^^^^
      |
      = help: for a list of one write `[patient]`; for none, leave it empty
    To fix: expected yes or no, found text
     --> plan.yaml:8:19
      |
    8 |     seldom_heard: perhaps
      |                   ^^^^^^^
    To fix: `15/8/2018` is not a date
     --> plan.yaml:9:17
      |
    9 |     contact_by: 15/8/2018
      |                 ^^^^^^^^^
      |
      = help: write it as 2018-08-15
    To fix: `number` is given twice
      --> plan.yaml:10:5
       |
    10 |     number: 3
       |     ^^^^^^
       |
       = help: keep one of them; what stands here is not used
    To fix: expected keys and values, found text
      --> plan.yaml:11:5
       |
    11 |   - just text
       |     ^^^^^^^^^
       |
       = help: its keys are `id`, `name`, `types`, `number`, `seldom_heard` and `contact_by`
    To fix: unknown key `grup`
      --> plan.yaml:12:14
       |
    12 |   - {id: S2, grup: x, contact_by: [a]}
       |              ^^^^
       |
       = help: the keys here are `id`, `name`, `types`, `number`, `seldom_heard` and `contact_by`
    To fix: expected text, found a list
      --> plan.yaml:12:35
       |
    12 |   - {id: S2, grup: x, contact_by: [a]}
       |                                   ^^^
    To fix: expected text, found keys and values
      --> plan.yaml:14:7
       |
    14 |       a: b
       |       ^^^^
       |
       = help: put quotes round text that has a colon in it
    To fix: expected a list, found keys and values
      --> plan.yaml:15:12
       |
    15 | resources: {id: R1}
       |            ^^^^^^^^
       |
       = help: begin each entry with a dash: `- `
    To fix: unknown key `weather`
      --> plan.yaml:16:1
       |
    16 | weather: sunny
       | ^^^^^^^
       |
       = help: the keys here are `title`, `version`, `status`, `stakeholders`, `resources` and `extra`
    ");
}

#[test]
fn all_faults_of_a_toml_file_are_told_in_one_run() {
    insta::assert_snapshot!(seen("plan.toml", TOML), @r#"
    To fix: unknown key `titel`
     --> plan.toml:1:1
      |
    1 | titel = 'x'
      | ^^^^^
      |
      = help: did you mean `title`?
    To fix: unknown code `aproved`
     --> plan.toml:2:10
      |
    2 | status = 'aproved'
      |          ^^^^^^^^^
      |
      = help: did you mean `approved`? the codes are `draft`, `for-approval` and `approved`
    To fix: expected a whole number, 0 or more, found text
     --> plan.toml:5:10
      |
    5 | number = 'many'
      |          ^^^^^^
    To fix: expected a list, found text
     --> plan.toml:6:9
      |
    6 | types = 'patient'
      |         ^^^^^^^^^
      |
      = help: for a list of one write `["patient"]`; for none, `[]`
    To fix: expected yes or no, found text
     --> plan.toml:7:16
      |
    7 | seldom_heard = 'perhaps'
      |                ^^^^^^^^^
    To fix: `15/8/2018` is not a date
     --> plan.toml:8:14
      |
    8 | contact_by = '15/8/2018'
      |              ^^^^^^^^^^^
      |
      = help: write it as 2018-08-15
    To fix: `number` is given twice
     --> plan.toml:9:1
      |
    9 | number = 3
      | ^^^^^^
      |
      = help: keep one of them; what stands here is not used
    To fix: unknown key `grup`
      --> plan.toml:12:1
       |
    12 | grup = 'x'
       | ^^^^
       |
       = help: the keys here are `id`, `name`, `types`, `number`, `seldom_heard` and `contact_by`
    To fix: expected a list, found keys and values
      --> plan.toml:13:1
       |
    13 | [resources]
       | ^^^^^^^^^^^
       |
       = help: write the header of each entry in double brackets: `[[ ]]`
    "#);
}

#[test]
fn all_faults_of_a_json_file_are_told_in_one_run() {
    insta::assert_snapshot!(seen("plan.json", JSON), @r#"
    To fix: unknown key `titel`
     --> plan.json:2:2
      |
    2 |  "titel": "x", "status": "aproved",
      |  ^^^^^^^
      |
      = help: did you mean `title`?
    To fix: unknown code `aproved`
     --> plan.json:2:26
      |
    2 |  "titel": "x", "status": "aproved",
      |                          ^^^^^^^^^
      |
      = help: did you mean `approved`? the codes are `draft`, `for-approval` and `approved`
    To fix: expected a whole number, 0 or more, found text
     --> plan.json:3:42
      |
    3 |  "stakeholders": [{"id": "S1", "number": "many", "types": "patient"},
      |                                          ^^^^^^
    To fix: expected a list, found text
     --> plan.json:3:59
      |
    3 |  "stakeholders": [{"id": "S1", "number": "many", "types": "patient"},
      |                                                           ^^^^^^^^^
      |
      = help: for a list of one write `["patient"]`; for none, `[]`
    To fix: expected yes or no, found a number
     --> plan.json:4:20
      |
    4 |   {"seldom_heard": 3, "contact_by": "15/8/2018", "contact_by": "x"}],
      |                    ^
    To fix: `15/8/2018` is not a date
     --> plan.json:4:37
      |
    4 |   {"seldom_heard": 3, "contact_by": "15/8/2018", "contact_by": "x"}],
      |                                     ^^^^^^^^^^^
      |
      = help: write it as 2018-08-15
    To fix: `contact_by` is given twice
     --> plan.json:4:50
      |
    4 |   {"seldom_heard": 3, "contact_by": "15/8/2018", "contact_by": "x"}],
      |                                                  ^^^^^^^^^^^^
      |
      = help: keep one of them; what stands here is not used
    To fix: expected a list, found keys and values
     --> plan.json:5:15
      |
    5 |  "resources": {"a": 12}, "version": [{}]
      |               ^^^^^^^^^
      |
      = help: put `[` and `]` round it
    To fix: expected text, found a list
     --> plan.json:5:37
      |
    5 |  "resources": {"a": 12}, "version": [{}]
      |                                     ^^^^
    "#);
}

#[test]
fn each_finding_has_a_name_and_a_path() {
    let findings = read("plan.yaml", YAML).1;
    let told: Vec<_> = findings
        .iter()
        .map(|f| format!("{} {}", f.name, f.path.as_deref().unwrap_or("-")))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    unknown-key titel
    unknown-code status
    wrong-type stakeholders.S1.number
    wrong-type stakeholders.S1.types
    wrong-type stakeholders.S1.seldom_heard
    bad-date stakeholders.S1.contact_by
    duplicate-key stakeholders.S1.number
    wrong-type stakeholders[1]
    unknown-key stakeholders.S2.grup
    wrong-type stakeholders.S2.contact_by
    wrong-type stakeholders[3].name
    wrong-type resources
    unknown-key weather
    ");
}

#[test]
fn what_is_wrong_is_left_out_and_the_rest_is_loaded() {
    let plan = read("plan.yaml", YAML).0;
    assert_eq!(plan.status, None);
    let ids: Vec<_> = plan.stakeholders.iter().map(|s| s.id.as_deref()).collect();
    assert_eq!(ids, [Some("S1"), Some("S2"), None]);
    assert_eq!(
        plan.stakeholders[0].name.as_deref(),
        Some("Ältere 漢字 Leute")
    );
}

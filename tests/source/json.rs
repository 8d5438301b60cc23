//! JSON that cannot be read: what is wrong, where, and one fix.

use super::seen;

#[test]
fn commas_that_are_missing_or_too_many_are_shown() {
    insta::assert_snapshot!(seen("plan.json", "{\"é\": 1,\n}"), @r#"
    To fix: there is a comma after the last entry
     --> plan.json:1:8
      |
    1 | {"é": 1,
      |        ^
      |
      = help: remove it
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": [1,]}"), @r#"
    To fix: there is a comma after the last entry
     --> plan.json:1:9
      |
    1 | {"a": [1,]}
      |         ^
      |
      = help: remove it
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": 1 \"b\": 2}"), @r#"
    To fix: a comma or `}` is missing before this
     --> plan.json:1:9
      |
    1 | {"a": 1 "b": 2}
      |         ^
      |
      = help: put a comma between entries
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": [1, 2}"), @r#"
    To fix: a comma or `]` is missing before this
     --> plan.json:1:12
      |
    1 | {"a": [1, 2}
      |            ^
      |
      = help: put a comma between entries
    "#);
}

#[test]
fn brackets_and_quotes_that_are_not_closed_are_shown() {
    insta::assert_snapshot!(seen("plan.json", "{\"a\": 1"), @r#"
    To fix: the file ends before a `{` is closed
     --> plan.json:1:7
      |
    1 | {"a": 1
      |       ^
      |
      = help: close it with `}`
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": \"x"), @r#"
    To fix: the quotes of this text are not closed
     --> plan.json:1:8
      |
    1 | {"a": "x
      |        ^
      |
      = help: close them at the end of the text
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": \"x\n\"}"), @r#"
    To fix: a text goes over the end of its line
     --> plan.json:1:8
      |
    1 | {"a": "x
      |        ^
      |
      = help: write `\n` for a line break, and close the quotes
    "#);
    insta::assert_snapshot!(seen("plan.json", ""), @"");
}

#[test]
fn keys_and_values_that_are_not_json_are_shown() {
    insta::assert_snapshot!(seen("plan.json", "{a: 1}"), @r#"
    To fix: expected a key in double quotes
     --> plan.json:1:2
      |
    1 | {a: 1}
      |  ^
      |
      = help: write `"key": value`
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\" 1}"), @r#"
    To fix: a colon is missing before this
     --> plan.json:1:6
      |
    1 | {"a" 1}
      |      ^
      |
      = help: write `"key": value`
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": Venue}"), @r#"
    To fix: expected a value: text in double quotes, a number, `true`, `false`, `null`, `[` or `{`
     --> plan.json:1:7
      |
    1 | {"a": Venue}
      |       ^
      |
      = help: put double quotes round text
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": 012}"), @r#"
    To fix: this is not a number of JSON
     --> plan.json:1:8
      |
    1 | {"a": 012}
      |        ^
      |
      = help: put double quotes round it
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": // c\n 1}"), @r#"
    To fix: JSON has no comments
     --> plan.json:1:7
      |
    1 | {"a": // c
      |       ^
      |
      = help: remove it, or write the plan in YAML
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": 1} x"), @r#"
    To fix: there is more text after the end of the plan
     --> plan.json:1:10
      |
    1 | {"a": 1} x
      |          ^
      |
      = help: remove it
    "#);
}

#[test]
fn escapes_that_mean_nothing_are_shown() {
    insta::assert_snapshot!(seen("plan.json", "{\"a\": \"\\q\"}"), @r#"
    To fix: a backslash in this text does not stand for a character
     --> plan.json:1:9
      |
    1 | {"a": "\q"}
      |         ^
      |
      = help: write `\\` for a backslash
    "#);
    insta::assert_snapshot!(seen("plan.json", "{\"a\": \"é\", \"b\": \"\\ud800\"}"), @r#"
    To fix: an escape in this text stands for no character
     --> plan.json:1:17
      |
    1 | {"a": "é", "b": "\ud800"}
      |                 ^^^^^^^^
      |
      = help: write the character itself
    "#);
}

//! YAML whose lines do not hang together: brackets, indentation, tabs, lines without a key.

use super::seen;

#[test]
fn brackets_that_do_not_match_are_shown() {
    insta::assert_snapshot!(seen("plan.yaml", "a: [1, 2\nb: 2\n"), @"
    To fix: the bracket `[` is not closed
     --> plan.yaml:1:4
      |
    1 | a: [1, 2
      |    ^
      |
      = help: close it with `]`, or put quotes round a text that begins with `[`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: {x: 1\nb: 2\n"), @"
    To fix: the bracket `{` is not closed
     --> plan.yaml:1:4
      |
    1 | a: {x: 1
      |    ^
      |
      = help: close it with `}`, or put quotes round a text that begins with `{`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: [1\n"), @"
    To fix: the bracket `[` is not closed
     --> plan.yaml:1:4
      |
    1 | a: [1
      |    ^
      |
      = help: close it with `]`, or put quotes round a text that begins with `[`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: [1, {x: 2]}\n"), @"
    To fix: a bracket that was opened by `{` is closed by `]`
     --> plan.yaml:1:8
      |
    1 | a: [1, {x: 2]}
      |        ^
      |
      = help: close the brackets in turn, the last one first
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: {x: 1 y: 2}\n"), @"
    To fix: a comma or a closing bracket is missing before this
     --> plan.yaml:1:11
      |
    1 | a: {x: 1 y: 2}
      |           ^^^^
      |
      = help: put a comma between entries, and quotes round text with a colon, comma or bracket
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: [b]]\n"), @"
    To fix: this bracket closes nothing
     --> plan.yaml:1:7
      |
    1 | a: [b]]
      |       ^
      |
      = help: remove it, or put quotes round the text it belongs to
    ");
}

#[test]
fn wrong_indentation_is_shown() {
    insta::assert_snapshot!(seen("plan.yaml", "a: 1\n  b: 2\n"), @"
    To fix: this line does not line up with the lines above it
     --> plan.yaml:2:3
      |
    2 |   b: 2
      |   ^^^^
      |
      = help: the key above has a value already: begin this line in the same column as that key
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a:\n   b: 2\n  c: 3\n"), @"
    To fix: this line does not line up with the lines above it
     --> plan.yaml:3:3
      |
    3 |   c: 3
      |   ^^^^
      |
      = help: keys that belong together, and the dashes of one list, begin in the same column
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a:\n  - id: S1\n   name: x\n"), @"
    To fix: this line does not line up with the lines above it
     --> plan.yaml:3:4
      |
    3 |    name: x
      |    ^^^^^^^
      |
      = help: keys that belong together, and the dashes of one list, begin in the same column
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: x\n- b\n"), @"
    To fix: this line does not line up with the lines above it
     --> plan.yaml:2:1
      |
    2 | - b
      | ^^^
      |
      = help: keys that belong together, and the dashes of one list, begin in the same column
    ");
    insta::assert_snapshot!(seen("plan.yaml", "- a\nb: 1\n"), @"
    To fix: this line does not line up with the lines above it
     --> plan.yaml:2:1
      |
    2 | b: 1
      | ^^^^
      |
      = help: keys that belong together, and the dashes of one list, begin in the same column
    ");
}

#[test]
fn tabs_that_indent_are_shown() {
    insta::assert_snapshot!(seen("plan.yaml", "a:\n\tb: 2\n"), @"
    To fix: a tab is used to indent this line
     --> plan.yaml:2:1
      |
    2 |  b: 2
      | ^
      |
      = help: use spaces instead, two for each step
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: |\n\tx\n"), @"
    To fix: a tab is used to indent this line
     --> plan.yaml:2:1
      |
    2 |  x
      | ^
      |
      = help: use spaces instead, two for each step
    ");
}

#[test]
fn lines_without_a_key_are_shown() {
    insta::assert_snapshot!(seen("plan.yaml", "a: x\nb\nc: 2\n"), @"
    To fix: expected a key with a colon, found text
     --> plan.yaml:2:1
      |
    2 | b
      | ^
      |
      = help: write `key: value`; if the line carries on a text, indent it more than the key of that text
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a:b\nc: d\n"), @"
    To fix: a space is missing after the colon
     --> plan.yaml:1:1
      |
    1 | a:b
      | ^^^
      |
      = help: write `key: value`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "title\nc: d\n"), @"
    To fix: expected a key with a colon, found text
     --> plan.yaml:1:1
      |
    1 | title
      | ^^^^^
      |
      = help: write `key: value`; if the line carries on a text, indent it more than the key of that text
    ");
    insta::assert_snapshot!(seen("plan.yaml", "a: x # c\n  more\nb: 1\n"), @"
    To fix: this text goes on after a comment
     --> plan.yaml:1:6
      |
    1 | a: x # c
      |      ^^^
      |
      = help: move the comment to a line of its own, or put quotes round a text that has ` #` in it
    ");
    insta::assert_snapshot!(seen("plan.yaml", ": x\n[a]: y\n"), @"
    To fix: a key is missing before the colon
     --> plan.yaml:1:1
      |
    1 | : x
      | ^
      |
      = help: write `key: value`
    To fix: a key must be a word, not a list or table
     --> plan.yaml:2:1
      |
    2 | [a]: y
      | ^^^
      |
      = help: write `key: value`; put quotes round text that begins with a bracket
    ");
}

#[test]
fn a_file_that_is_no_plan_is_refused() {
    insta::assert_snapshot!(seen("plan.yaml", "- a\n"), @"
    To fix: expected keys and values, found a list
     --> plan.yaml:1:1
      |
    1 | - a
      | ^^^
      |
      = help: a plan begins with a key, for example `title: Better discharge leaflets`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "just text\n"), @"
    To fix: expected keys and values, found text
     --> plan.yaml:1:1
      |
    1 | just text
      | ^^^^^^^^^
      |
      = help: a plan begins with a key, for example `title: Better discharge leaflets`
    ");
    insta::assert_snapshot!(seen("plan.json", "[1]"), @"
    To fix: expected keys and values, found a list
     --> plan.json:1:1
      |
    1 | [1]
      | ^^^
      |
      = help: a plan begins with a key, for example `title: Better discharge leaflets`
    ");
    insta::assert_snapshot!(seen("plan.json", "12"), @"
    To fix: expected keys and values, found a number
     --> plan.json:1:1
      |
    1 | 12
      | ^^
      |
      = help: a plan begins with a key, for example `title: Better discharge leaflets`
    ");
    insta::assert_snapshot!(seen("plan.yaml", "title: x\n---\ntitle: y\n"), @"
    To fix: a second plan begins here: a file holds one
     --> plan.yaml:2:1
      |
    2 | ---
      | ^^^
      |
      = help: move the rest to a file of its own, or remove this line
    ");
    insta::assert_snapshot!(seen("plan.yaml", &"\0".repeat(20_000)), @"To fix: plan.yaml: this is not a text file");
}

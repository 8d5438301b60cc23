//! YAML that cannot be read: what is wrong, where, and one fix.

use super::seen;

#[test]
fn text_with_a_colon_is_shown_in_quotes() {
    insta::assert_snapshot!(seen("plan.yaml", "title: Group: parents\nstakeholders:\n  - id: S1\n    name: Who: \"us\"\n"), @r#"
    To fix: a colon breaks this text
     --> plan.yaml:1:8
      |
    1 | title: Group: parents
      |        ^^^^^^^^^^^^^^
      |
      = help: put quotes round it: `title: "Group: parents"`
    To fix: a colon breaks this text
     --> plan.yaml:4:11
      |
    4 |     name: Who: "us"
      |           ^^^^^^^^^
      |
      = help: put quotes round it: `name: 'Who: "us"'`
    "#);
}

#[test]
fn text_that_begins_with_a_special_character_is_shown_in_quotes() {
    insta::assert_snapshot!(seen("plan.yaml", "a: @x\nb: `x`\nc: % of x\nd: *x* y\ne: & y\nf: &b y\n"), @r#"
    To fix: text that begins with `@` must stand in quotes
     --> plan.yaml:1:4
      |
    1 | a: @x
      |    ^^
      |
      = help: put quotes round it: `a: "@x"`
    To fix: text that begins with a backtick must stand in quotes
     --> plan.yaml:2:4
      |
    2 | b: `x`
      |    ^^^
      |
      = help: put quotes round it: `b: "`x`"`
    To fix: text that begins with `%` must stand in quotes
     --> plan.yaml:3:4
      |
    3 | c: % of x
      |    ^^^^^^
      |
      = help: put quotes round it: `c: "% of x"`
    To fix: text that begins with `*` must stand in quotes
     --> plan.yaml:4:4
      |
    4 | d: *x* y
      |    ^^^^^
      |
      = help: put quotes round it: `d: "*x* y"`; anchors, aliases and tags of YAML are not used in plans
    To fix: text that begins with `&` must stand in quotes
     --> plan.yaml:5:4
      |
    5 | e: & y
      |    ^^^
      |
      = help: put quotes round it: `e: "& y"`
    To fix: text that begins with `&` must stand in quotes
     --> plan.yaml:6:4
      |
    6 | f: &b y
      |    ^^^^
      |
      = help: put quotes round it: `f: "&b y"`; anchors, aliases and tags of YAML are not used in plans
    "#);
}

#[test]
fn text_that_begins_like_a_list_or_a_block_is_shown_in_quotes() {
    insta::assert_snapshot!(seen("plan.yaml", "k: > 5 people\nl: | text\nm: ]\nn: - x\n"), @r#"
    To fix: text that begins with `>` must stand in quotes
     --> plan.yaml:1:4
      |
    1 | k: > 5 people
      |    ^^^^^^^^^^
      |
      = help: put quotes round it: `k: "> 5 people"`
    To fix: text that begins with `|` must stand in quotes
     --> plan.yaml:2:4
      |
    2 | l: | text
      |    ^^^^^^
      |
      = help: put quotes round it: `l: "| text"`
    To fix: text that begins with `]` must stand in quotes
     --> plan.yaml:3:4
      |
    3 | m: ]
      |    ^
      |
      = help: put quotes round it: `m: "]"`
    To fix: text that begins with `-` must stand in quotes
     --> plan.yaml:4:4
      |
    4 | n: - x
      |    ^^^
      |
      = help: put quotes round it: `n: "- x"`
    "#);
    insta::assert_snapshot!(seen("plan.yaml", "g: ! y\nh: !b y\ni: {x} y\nj: [x] y\n"), @r#"
    To fix: text that begins with `!` must stand in quotes
     --> plan.yaml:1:4
      |
    1 | g: ! y
      |    ^^^
      |
      = help: put quotes round it: `g: "! y"`; anchors, aliases and tags of YAML are not used in plans
    To fix: text that begins with `!` must stand in quotes
     --> plan.yaml:2:4
      |
    2 | h: !b y
      |    ^^^^
      |
      = help: put quotes round it: `h: "!b y"`; anchors, aliases and tags of YAML are not used in plans
    To fix: text that begins with `{` must stand in quotes
     --> plan.yaml:3:4
      |
    3 | i: {x} y
      |    ^^^^^
      |
      = help: put quotes round it: `i: "{x} y"`
    To fix: text that begins with `[` must stand in quotes
     --> plan.yaml:4:4
      |
    4 | j: [x] y
      |    ^^^^^
      |
      = help: put quotes round it: `j: "[x] y"`
    "#);
}

#[test]
fn anchors_aliases_and_tags_are_refused() {
    insta::assert_snapshot!(seen("plan.yaml", "a: &a [x, x]\nb: [*a, !t x]\n"), @r#"
    To fix: text that begins with `&` must stand in quotes
     --> plan.yaml:1:4
      |
    1 | a: &a [x, x]
      |    ^^^^^^^^^
      |
      = help: put quotes round it: `a: "&a [x, x]"`; anchors, aliases and tags of YAML are not used in plans
    To fix: `*a` must stand in quotes
     --> plan.yaml:2:5
      |
    2 | b: [*a, !t x]
      |     ^^
      |
      = help: put quotes round it; anchors, aliases and tags of YAML are not used in plans
    To fix: `!t` must stand in quotes
     --> plan.yaml:2:9
      |
    2 | b: [*a, !t x]
      |         ^^
      |
      = help: put quotes round it; anchors, aliases and tags of YAML are not used in plans
    "#);
}

#[test]
fn quotes_that_are_not_closed_are_shown_where_they_begin() {
    insta::assert_snapshot!(seen("plan.yaml", "a: \"unclosed\nb: 2\n"), @r#"
    To fix: the quotes that begin here are not closed
     --> plan.yaml:1:4
      |
    1 | a: "unclosed
      |    ^
      |
      = help: close them at the end of the text; text with an apostrophe needs double quotes round it
    "#);
    insta::assert_snapshot!(seen("plan.yaml", "a: 'unclosed\nb: 2\nc: it's\n"), @"
    To fix: the quotes that begin here are not closed
     --> plan.yaml:1:4
      |
    1 | a: 'unclosed
      |    ^
      |
      = help: close them at the end of the text; text with an apostrophe needs double quotes round it
    ");
}

#[test]
fn quotes_inside_a_text_are_shown_in_other_quotes() {
    insta::assert_snapshot!(seen("plan.yaml", "a: \"Best\" and last\nb: 'It's fine'\n"), @r#"
    To fix: there is more text after the closing quotes
     --> plan.yaml:1:4
      |
    1 | a: "Best" and last
      |    ^^^^^^^^^^^^^^^
      |
      = help: put quotes round it: `a: '"Best" and last'`
    To fix: there is more text after the closing quotes
     --> plan.yaml:2:4
      |
    2 | b: 'It's fine'
      |    ^^^^^^^^^^^
      |
      = help: put quotes round it: `b: "It's fine"`
    "#);
}

#[test]
fn a_backslash_that_means_nothing_is_explained() {
    insta::assert_snapshot!(seen("plan.yaml", "a: \"C:\\quotes\"\n"), @r#"
    To fix: a backslash in this text does not stand for a character
     --> plan.yaml:1:4
      |
    1 | a: "C:\quotes"
      |    ^^^^^^^^^^^
      |
      = help: inside double quotes write `\\` for a backslash, or use single quotes
    "#);
    insta::assert_snapshot!(seen("plan.yaml", "a: \"\\ud800\"\n"), @r#"
    To fix: a backslash in this text does not stand for a character
     --> plan.yaml:1:4
      |
    1 | a: "\ud800"
      |    ^^^^^^^^
      |
      = help: inside double quotes write `\\` for a backslash, or use single quotes
    "#);
}

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

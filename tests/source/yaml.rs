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

//! TOML that cannot be read: what is wrong, where, and one fix.

use super::seen;
use coplan::diagnostic::Text;
use coplan::source::{Format, Node, Tree};

#[test]
fn values_that_are_not_toml_are_shown_each_on_its_line() {
    insta::assert_snapshot!(seen("plan.toml", "a = Venue\nb = 012\nc =\nd = say \"x\"\n"), @r#"
    To fix: text must stand in quotes
     --> plan.toml:1:5
      |
    1 | a = Venue
      |     ^^^^^
      |
      = help: put quotes round it: `"Venue"`
    To fix: a number cannot begin with a nought
     --> plan.toml:2:5
      |
    2 | b = 012
      |     ^
      |
      = help: put quotes round it
    To fix: a value is missing
     --> plan.toml:3:4
      |
    3 | c =
      |    ^
      |
      = help: write it after the `=`, or remove the key
    To fix: text must stand in quotes
     --> plan.toml:4:5
      |
    4 | d = say "x"
      |     ^^^
      |
      = help: write `key = "text"`; a date is written 2018-08-15, yes or no as `true` or `false`
    "#);
}

#[test]
fn quotes_and_escapes_are_shown() {
    insta::assert_snapshot!(seen("plan.toml", "a = 'x\nb = \"y\nc = \"\\q\"\n"), @r#"
    To fix: the quotes of this text are not closed
     --> plan.toml:1:7
      |
    1 | a = 'x
      |       ^
      |
      = help: close them at the end of the text; round several lines write `'''`
    To fix: the quotes of this text are not closed
     --> plan.toml:2:7
      |
    2 | b = "y
      |       ^
      |
      = help: close them at the end of the text; round several lines write `"""`
    To fix: a backslash in this text does not stand for a character
     --> plan.toml:3:7
      |
    3 | c = "\q"
      |       ^
      |
      = help: write `\\` for a backslash, or use single quotes
    "#);
}

#[test]
fn brackets_that_are_not_closed_are_shown_once() {
    insta::assert_snapshot!(seen("plan.toml", "a = [1, 2\nb = 3\nc = 4\n"), @"
    To fix: a comma or a closing bracket is missing before this
     --> plan.toml:2:1
      |
    2 | b = 3
      | ^
      |
      = help: put a comma between entries, and close the list or table above
    ");
    insta::assert_snapshot!(seen("plan.toml", "a = {x = 1\nb = 2\n"), @"
    To fix: a comma or a closing bracket is missing before this
     --> plan.toml:2:1
      |
    2 | b = 2
      | ^
      |
      = help: put a comma between entries, and close the list or table above
    ");
    insta::assert_snapshot!(seen("plan.toml", "[b\nc = 1\n"), @"
    To fix: a bracket is not closed before this
     --> plan.toml:1:3
      |
    1 | [b
      |   ^
      |
      = help: close the list or table above
    ");
}

#[test]
fn lines_that_are_no_key_and_value_are_shown() {
    insta::assert_snapshot!(seen("plan.toml", "a: b\nc: d\n"), @"
    To fix: a key may hold only letters A to Z, digits, `-` and `_`
     --> plan.toml:1:2
      |
    1 | a: b
      |  ^
      |
      = help: write `key = value`, or put quotes round the key
    To fix: expected `=` after the key
     --> plan.toml:2:4
      |
    2 | c: d
      |    ^
      |
      = help: write `key = value`
    ");
    insta::assert_snapshot!(seen("plan.toml", "a = 'x' 'y'\n"), @"
    To fix: there is more text after the value
     --> plan.toml:1:9
      |
    1 | a = 'x' 'y'
      |         ^
      |
      = help: write one `key = value` on each line
    ");
    insta::assert_snapshot!(seen("plan.toml", "é = 1\n"), @"
    To fix: a key may hold only letters A to Z, digits, `-` and `_`
     --> plan.toml:1:1
      |
    1 | é = 1
      | ^
      |
      = help: write `key = value`, or put quotes round the key
    ");
}

#[test]
fn tables_that_are_given_twice_are_shown() {
    insta::assert_snapshot!(seen("plan.toml", "a = 1\n[a]\nb = 1\n"), @"
    To fix: `a` is given twice
     --> plan.toml:2:2
      |
    2 | [a]
      |  ^
      |
      = help: keep one of them; what stands here is not used
    To fix: unknown key `a`
     --> plan.toml:2:2
      |
    2 | [a]
      |  ^
      |
      = help: the keys here are `title`, `version`, `status`, `stakeholders`, `resources` and `extra`
    ");
    insta::assert_snapshot!(seen("plan.toml", "[a]\nb = 1\n[a]\nc = 2\n"), @"
    To fix: `a` is given twice
     --> plan.toml:3:2
      |
    3 | [a]
      |  ^
      |
      = help: keep one of them; what stands here is not used
    To fix: unknown key `a`
     --> plan.toml:3:2
      |
    3 | [a]
      |  ^
      |
      = help: the keys here are `title`, `version`, `status`, `stakeholders`, `resources` and `extra`
    ");
}

#[test]
fn a_number_in_another_base_is_kept_whole_whatever_its_length() {
    let long = format!("0x{}", "f".repeat(40));
    let text = Text::new("plan.toml", format!("short = 0x1F\nlong = {long}\n"));
    let tree = Tree::parse(&text, Format::Toml).unwrap().tree;
    let written = |key| tree.root().get(key).and_then(Node::text);
    assert_eq!(written("short"), Some("31"));
    assert_eq!(written("long"), Some(long.as_str()));
}

#[test]
fn a_decimal_comma_or_a_sign_of_money_is_told_with_the_number_that_is_meant() {
    let text = "rate = 38,50\nlimit = £1,250.50\n";
    insta::assert_snapshot!(seen("plan.toml", text), @r"
    To fix: `38,50` is not a number
     --> plan.toml:1:8
      |
    1 | rate = 38,50
      |        ^^^^^
      |
      = help: did you mean `38.50`? a number has digits and at most one point
    To fix: `£1,250.50` is not a number
     --> plan.toml:2:9
      |
    2 | limit = £1,250.50
      |         ^^^^^^^^^
      |
      = help: did you mean `1250.50`? a number has digits and at most one point
    ");
}

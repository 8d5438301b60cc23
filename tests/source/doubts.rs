//! What is doubtful in a text that can be read: text that YAML cut short, characters that were left out.

use super::{read, seen};

#[test]
fn text_that_a_comment_cuts_short_is_doubtful() {
    let source = "\
resources:
  - item: Venue # 2 rooms
  - item: venue #2
  - item: venue # 2 rooms
  - {item: Jo Smith # lead
    }
";
    insta::assert_snapshot!(seen("plan.yaml", source), @r#"
    Worth a look: the text is cut short before ` #`: only `Venue` is kept
     --> plan.yaml:2:11
      |
    2 |   - item: Venue # 2 rooms
      |           ^^^^^^^^^^^^^^^
      |
      = help: if the rest belongs to it, write `"Venue # 2 rooms"`; if it is a comment, put two spaces before the `#`
    Worth a look: the text is cut short before ` #`: only `venue` is kept
     --> plan.yaml:3:11
      |
    3 |   - item: venue #2
      |           ^^^^^^^^
      |
      = help: if the rest belongs to it, write `"venue #2"`; if it is a comment, put two spaces before the `#`
    Worth a look: the text is cut short before ` #`: only `venue` is kept
     --> plan.yaml:4:11
      |
    4 |   - item: venue # 2 rooms
      |           ^^^^^^^^^^^^^^^
      |
      = help: if the rest belongs to it, write `"venue # 2 rooms"`; if it is a comment, put two spaces before the `#`
    Worth a look: the text is cut short before ` #`: only `Jo Smith` is kept
     --> plan.yaml:5:12
      |
    5 |   - {item: Jo Smith # lead
      |            ^^^^^^^^^^^^^^^
      |
      = help: if the rest belongs to it, write `"Jo Smith # lead"`; if it is a comment, put two spaces before the `#`
    "#);
}

#[test]
fn a_comment_that_is_meant_is_not_doubtful() {
    for line in [
        "title: Venue  # two blanks",
        "title: Venue hire   # more",
        "title: Venue\t # a tab",
        "title: \"Venue\" # quoted",
        "status: draft # a code",
        "status: for-approval # a code",
        "version: 0.10 # a number",
        "version: 2018-08-15 # 2 days",
        "version: S12 # an id",
        "title: Venue#2",
        "title: | # prose\n  Venue # 2 rooms",
        "title: # 2 rooms",
    ] {
        assert_eq!(seen("plan.yaml", line), "", "{line}");
    }
    assert_eq!(seen("plan.toml", "title = 'Venue' # 2 rooms"), "");
}

#[test]
fn characters_no_document_can_hold_are_left_out_with_one_warning_for_each_value() {
    let yaml =
        "title: Gr\u{b}oup\u{fffe} a\u{b}\nversion: \"a\\x0bb\\0\"\nextra: {a\u{1}b: 1}\n# \u{b}\n";
    insta::assert_snapshot!(seen("plan.yaml", yaml), @r#"
    Worth a look: characters that no document can hold were left out: U+000B, U+FFFE
     --> plan.yaml:1:8
      |
    1 | title: Gr␋oup￾ a␋
      |        ^^^^^^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    Worth a look: characters that no document can hold were left out: U+000B, U+0000
     --> plan.yaml:2:10
      |
    2 | version: "a\x0bb\0"
      |          ^^^^^^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    Worth a look: characters that no document can hold were left out: U+0001
     --> plan.yaml:3:9
      |
    3 | extra: {a␁b: 1}
      |         ^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    "#);
    let toml = "title = 'a\u{b}b'\nversion = \"x\\u0000y\\uFFFF\"\n";
    insta::assert_snapshot!(seen("plan.toml", toml), @r#"
    Worth a look: characters that no document can hold were left out: U+000B
     --> plan.toml:1:9
      |
    1 | title = 'a␋b'
      |         ^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    Worth a look: characters that no document can hold were left out: U+0000, U+FFFF
     --> plan.toml:2:11
      |
    2 | version = "x\u0000y\uFFFF"
      |           ^^^^^^^^^^^^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    "#);
    let json = "{\"title\": \"a\u{b}b\", \"version\": \"x\\u0000y\\uffff\"}";
    insta::assert_snapshot!(seen("plan.json", json), @r#"
    Worth a look: characters that no document can hold were left out: U+000B
     --> plan.json:1:11
      |
    1 | {"title": "a␋b", "version": "x\u0000y\uffff"}
      |           ^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    Worth a look: characters that no document can hold were left out: U+0000, U+FFFF
     --> plan.json:1:29
      |
    1 | {"title": "a␋b", "version": "x\u0000y\uffff"}
      |                             ^^^^^^^^^^^^^^^^
      |
      = help: they are invisible; check that the words beside them are still apart
    "#);
}

#[test]
fn the_text_that_is_left_is_loaded() {
    let plan = read(
        "plan.yaml",
        "title: Gr\u{b}oup\u{fffe}\nversion: \"a\\x0bb\\0\"",
    )
    .0;
    assert_eq!(plan.title.as_deref(), Some("Group"));
    assert_eq!(plan.version.as_deref(), Some("ab"));
    let plan = read("plan.json", r#"{"title": "x\u0000y\ud83d\ude00\uffff\/"}"#).0;
    assert_eq!(plan.title.as_deref(), Some("xy\u{1f600}/"));
}

#[test]
fn in_a_text_of_several_lines_the_character_itself_is_shown() {
    let yaml = "extra: |\n  Quieter nights\n  on\u{b}Ward 3\n";
    insta::assert_snapshot!(seen("plan.yaml", yaml), @"
    Worth a look: characters that no document can hold were left out: U+000B
     --> plan.yaml:3:5
      |
    3 |   on␋Ward 3
      |     ^
      |
      = help: they are invisible; check that the words beside them are still apart
    ");
}

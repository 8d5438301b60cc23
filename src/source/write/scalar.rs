//! One scalar as YAML: without quotes where that is safe, else in the quotes that change it least.
//!
//! In: a text and where it will stand. Out: the characters to write. Rules are those of YAML 1.2.2, section
//! 7.3; what YAML 1.1 reads as something else is quoted too, because other programs may read the file.

use super::YamlValue;
use crate::diagnostic::is_unusable;

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Context {
    /// After the colon or dash of a block.
    Block,
    /// Between brackets or braces.
    Flow,
    /// Before a colon.
    Key,
}

/// A scalar on one line.
pub(super) fn scalar(text: &str, context: Context) -> String {
    if is_plain(text, context) && !is_mistakable(text) {
        text.to_owned()
    } else if text.chars().any(needs_escape) {
        escaped(text)
    } else if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// A text between single quotes, if these can hold it.
pub(super) fn quoted(text: &str, context: Context) -> String {
    if text.chars().any(needs_escape) {
        scalar(text, context)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Whether a text or prose is best written in a block of its own lines: all prose is, and other text that has
/// line breaks, if a block keeps it to the character.
pub(super) fn is_block(value: &YamlValue) -> bool {
    match value {
        YamlValue::Prose(text) => {
            !text.trim().is_empty() && text.trim().chars().all(|c| c == '\n' || is_printed(c))
        }
        YamlValue::Text(text) => {
            let body = text.strip_suffix('\n').unwrap_or(text);
            body.contains('\n')
                && text.chars().all(|c| c == '\n' || is_printed(c))
                && body.trim() == body
        }
        _ => false,
    }
}

/// A character that may stand in a block as it is.
fn is_printed(character: char) -> bool {
    character == '\t' || !needs_escape(character)
}

fn needs_escape(character: char) -> bool {
    character.is_control() || is_unusable(character) || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Whether YAML reads this text, without quotes, as one scalar of exactly these characters.
pub(super) fn is_plain(text: &str, context: Context) -> bool {
    let begins = |c: char| !"-?:,[]{}#&*!|>'\"%@`".contains(c);
    let negative = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let narrow = context != Context::Block;
    (text.starts_with(begins) || text.strip_prefix('-').is_some_and(negative))
        && text.trim() == text
        && !text.starts_with("...")
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !(narrow && text.contains([',', '[', ']', '{', '}', ':']))
        && !text.chars().any(needs_escape)
}

/// Words that some program reads as a bool, as nothing, or as an instruction.
const WORDS: [&str; 17] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".nan", ".inf",
    "+.inf", "none", "nil",
];

/// Whether some program might take this text for a number, a date, a time, a bool or nothing.
fn is_mistakable(text: &str) -> bool {
    let lower = text.to_lowercase();
    let number = |c: char| c.is_ascii_digit() || "+-._:,e".contains(c);
    let figures = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    WORDS.contains(&lower.as_str())
        || (figures && lower.chars().all(number))
        || lower.starts_with("0x")
        || lower.starts_with("0o")
}

/// A text between double quotes, with escapes (YAML 1.2.2, section 5.7).
fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if needs_escape(c) => {
                let escape = format!("\\U{:08X}", u32::from(c));
                out.push_str(&escape);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_only_where_yaml_needs_them() {
        let block = |text| scalar(text, Context::Block);
        for plain in [
            "Carers",
            "2027/28",
            "01632 960142",
            "Jo, Sam & Pat",
            "a:b",
            "url http://x.example",
            "co-design",
            "It's \"fine\"",
            "ends in colon :)",
            "10 am",
            "مرحبا",
            "😀",
            "C# club",
            "3rd",
        ] {
            assert_eq!(block(plain), plain);
        }
        for quoted in [
            "no",
            "Yes",
            "0.10",
            "012",
            "1e5",
            "2027-05-14",
            "20-25",
            "10:30",
            "@home",
            "- a",
            "-5",
            "a: b",
            "a #b",
            "#1",
            "*",
            "&",
            "%",
            "a:",
            "a #",
            " a",
            "a ",
            "",
            "null",
            "~",
            "[a",
            "0x1F",
            "... more",
        ] {
            assert_eq!(block(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(block("\"said\""), "'\"said\"'");
        assert_eq!(block("C:\\: it's"), "'C:\\: it''s'");
        assert_eq!(block("a\tb\n\"c\"\\"), "\"a\\tb\\n\\\"c\\\"\\\\\"");
        assert_eq!(scalar("Jo, Sam", Context::Flow), "\"Jo, Sam\"");
        assert_eq!(scalar("a:b", Context::Key), "\"a:b\"");
    }
}

//! A tree of values → YAML as a person would write it.
//!
//! In: a [`YamlValue`]. Out: its text: block style, `|` for prose, lists of words in brackets, quotes only where
//! YAML needs them. Reading the text gives the values back. This file does not know what a plan is.

mod scalar;

pub(super) use scalar::Context;
use scalar::{is_block, quoted, scalar};

/// A value to be written. Who makes it decides which keys there are, and their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlValue {
    /// Nothing: a key alone.
    Empty,
    /// A number, a date, a code, yes or no: what need not be told apart from one.
    Plain(String),
    /// Text, kept to the character; quoted where a program might take it for something else.
    Text(String),
    /// Text of one line, in single quotes where these can hold it.
    Quoted(String),
    /// Text in a block of its own lines. Blanks at its ends may get lost.
    Prose(String),
    /// A list.
    List(Vec<YamlValue>),
    /// Keys and values, in this order.
    Mapping(Vec<(String, YamlValue)>),
}

/// How far things are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indentation {
    /// The keys of a mapping, from the key it belongs to.
    pub(super) keys: usize,
    /// The dashes of a list, from the key it belongs to.
    pub(super) dashes: usize,
}

impl Default for Indentation {
    fn default() -> Self {
        Self { keys: 2, dashes: 2 }
    }
}

/// A whole YAML file. What stands at the top is a mapping: any other value gives an empty file.
///
/// Keys and lists at the top are set apart by a blank line.
#[must_use]
pub fn yaml(value: &YamlValue) -> String {
    let mut out = String::new();
    let YamlValue::Mapping(entries) = value else {
        return out;
    };
    let mut apart = false;
    for (key, value) in entries {
        let written = entry(key, value, 0, Indentation::default());
        let tall = written.contains('\n');
        if !out.is_empty() && (tall || apart) {
            out.push('\n');
        }
        apart = tall;
        out.push_str(&written);
        out.push('\n');
    }
    out
}

/// A key and its value in block style. `column` is where the key stands; the text has no indentation before
/// the key and no line break at its end.
pub(super) fn entry(key: &str, value: &YamlValue, column: usize, style: Indentation) -> String {
    let mut out = String::new();
    write_entry(&mut out, key, value, column, style);
    out
}

/// What stands after the colon of a key at `column`: nothing, or a blank and the value. What follows the
/// first line break stands on lines of its own.
pub(super) fn after_colon(value: &YamlValue, column: usize, style: Indentation) -> String {
    let mut out = String::new();
    write_value(&mut out, value, column, style);
    out
}

/// An entry of a list, from its dash at `column`.
pub(super) fn item(value: &YamlValue, column: usize, style: Indentation) -> String {
    let mut out = String::new();
    write_item(&mut out, value, column, style);
    out
}

/// A value in brackets, braces or quotes: on one line, as it may stand in a list in brackets.
pub(super) fn flow(value: &YamlValue) -> String {
    let mut out = String::new();
    write_flow(&mut out, value);
    out
}

/// A key as it stands in brackets or in a block.
pub(super) fn key(key: &str) -> String {
    scalar(key, Context::Key)
}

/// The longest key that YAML lets stand before a colon (section 7.4.2), in bytes to be safe.
const LONGEST_KEY: usize = 1000;

fn write_entry(out: &mut String, name: &str, value: &YamlValue, column: usize, style: Indentation) {
    let name = key(name);
    if name.len() > LONGEST_KEY {
        out.push_str("? ");
        out.push_str(&name);
        new_line(out, column);
    } else {
        out.push_str(&name);
    }
    out.push(':');
    write_value(out, value, column, style);
}

fn write_value(out: &mut String, value: &YamlValue, column: usize, style: Indentation) {
    match value {
        YamlValue::Empty => {}
        YamlValue::Text(text) | YamlValue::Prose(text) if is_block(value) => {
            write_block(
                out,
                text,
                matches!(value, YamlValue::Prose(_)),
                column + style.keys,
            );
        }
        YamlValue::List(items) if !items.is_empty() && items.iter().any(is_collection) => {
            for value in items {
                new_line(out, column + style.dashes);
                write_item(out, value, column + style.dashes, style);
            }
        }
        YamlValue::Mapping(entries) if !entries.is_empty() => {
            for (name, value) in entries {
                new_line(out, column + style.keys);
                write_entry(out, name, value, column + style.keys, style);
            }
        }
        YamlValue::Text(text) | YamlValue::Prose(text) => {
            out.push(' ');
            out.push_str(&scalar(text, Context::Block));
        }
        YamlValue::Plain(_) | YamlValue::Quoted(_) | YamlValue::List(_) | YamlValue::Mapping(_) => {
            out.push(' ');
            write_flow(out, value);
        }
    }
}

fn is_collection(value: &YamlValue) -> bool {
    matches!(value, YamlValue::List(_) | YamlValue::Mapping(_))
}

fn write_item(out: &mut String, value: &YamlValue, column: usize, style: Indentation) {
    out.push('-');
    match value {
        YamlValue::Mapping(entries) if !entries.is_empty() => {
            for (at, (name, value)) in entries.iter().enumerate() {
                if at == 0 {
                    out.push(' ');
                } else {
                    new_line(out, column + 2);
                }
                write_entry(out, name, value, column + 2, style);
            }
        }
        YamlValue::List(_) => {
            out.push(' ');
            write_flow(out, value);
        }
        _ => write_value(out, value, column, style),
    }
}

/// Lines after a `|`. Blanks at the ends of prose do not matter; other text ends as it ends.
fn write_block(out: &mut String, text: &str, prose: bool, column: usize) {
    let text = if prose { text.trim() } else { text };
    let ends = prose || text.ends_with('\n');
    out.push_str(if ends { " |" } else { " |-" });
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if line.is_empty() {
            out.push('\n');
        } else {
            new_line(out, column);
            out.push_str(line);
        }
    }
}

fn write_flow(out: &mut String, value: &YamlValue) {
    match value {
        YamlValue::Empty => out.push_str("null"),
        YamlValue::Plain(text) if scalar::is_plain(text, Context::Flow) => out.push_str(text),
        YamlValue::Plain(text) | YamlValue::Text(text) | YamlValue::Prose(text) => {
            out.push_str(&scalar(text, Context::Flow));
        }
        YamlValue::Quoted(text) => out.push_str(&quoted(text, Context::Flow)),
        YamlValue::List(items) => {
            out.push('[');
            for (at, value) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write_flow(out, value);
            }
            out.push(']');
        }
        YamlValue::Mapping(entries) => {
            out.push('{');
            for (at, (name, value)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                out.push_str(&key(name));
                out.push_str(": ");
                write_flow(out, value);
            }
            out.push('}');
        }
    }
}

fn new_line(out: &mut String, column: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', column));
}

//! serde's way into the tree.
//!
//! In: a node. Out: whatever a type's `Deserialize` asks for, or a [`Fault`]. Faults are noted with the
//! node they are about; a later pass leaves that node out.

use super::access::{Entries, Items};
use super::fault::Fault;
use super::format::Format;
use super::node::{Node, NodeKind};
use super::state::{State, Suspect};
use super::wording::{excerpt, list};
use serde::de::value::StrDeserializer;
use serde::de::{self, Visitor};
use std::str::FromStr;

/// The name of a newtype round a list, for [`serde::Deserializer::deserialize_newtype_struct`]: under it
/// a lone value is a list of one.
pub const ONE_OR_MANY: &str = "coplan::OneOrMany";

/// A deserializer for one node.
#[derive(Clone, Copy)]
pub(super) struct Deserializer<'a> {
    pub(super) node: &'a Node,
    pub(super) state: &'a State,
    format: Format,
    /// Whether this is the value of the whole file.
    pub(super) root: bool,
}

impl<'a> Deserializer<'a> {
    pub(super) fn new(root: &'a Node, state: &'a State, format: Format) -> Self {
        Self {
            node: root,
            state,
            format,
            root: true,
        }
    }

    /// The same for a part of the node.
    pub(super) fn child(self, node: &'a Node) -> Self {
        Self {
            node,
            root: false,
            ..self
        }
    }

    fn wrong_type(&self, expected: &str, help: Option<String>) -> Fault {
        Fault::wrong_type(expected, self.node, help)
    }

    fn text(&self, expected: &str) -> Result<&'a str, Fault> {
        let colon = matches!(self.node.kind, NodeKind::Mapping(_)) && self.format == Format::Yaml;
        let help = colon.then(|| "put quotes round text that has a colon in it".to_owned());
        self.node
            .text()
            .ok_or_else(|| self.wrong_type(expected, help))
    }

    /// The entries of a mapping. Keys that are not among `keys` are faults, if there are any `keys`.
    fn entries(self, keys: &[&str]) -> Result<Entries<'a>, Fault> {
        let entries = match &self.node.kind {
            NodeKind::Mapping(entries) => entries.as_slice(),
            NodeKind::Null => &[],
            _ => {
                let help = (!keys.is_empty()).then(|| format!("its keys are {}", list(keys)));
                return Err(self.wrong_type("keys and values", help));
            }
        };
        for (key, value) in entries {
            let Some(name) = key.text() else { continue };
            if !keys.is_empty() && !keys.contains(&name) && !self.state.is_left_out(value) {
                let suspect = Suspect {
                    shown: key,
                    left_out: value,
                };
                self.state.report(suspect, Fault::unknown_key(name, keys));
            }
        }
        Ok(Entries::new(self, entries))
    }

    fn items(self) -> Result<Items<'a>, Fault> {
        let items = match &self.node.kind {
            NodeKind::Sequence(items) => items.as_slice(),
            NodeKind::Null => &[],
            _ => return Err(self.wrong_type("a list", self.as_list())),
        };
        Ok(Items::new(self, items))
    }

    /// How the node would be written as a list.
    fn as_list(&self) -> Option<String> {
        let help = match (&self.node.kind, self.format) {
            (NodeKind::Scalar { text, .. }, _) if excerpt(text) != *text => return None,
            (NodeKind::Scalar { text, .. }, Format::Yaml) if text.contains(NO_WORD) => {
                "put each entry on a line of its own, after a dash".into()
            }
            (NodeKind::Scalar { text, .. }, Format::Yaml) => {
                format!("for a list of one write `[{text}]`; for none, leave it empty")
            }
            (NodeKind::Scalar { text, .. }, _) => {
                format!("for a list of one write `[\"{text}\"]`; for none, `[]`")
            }
            (NodeKind::Mapping(_), Format::Yaml) => "begin each entry with a dash: `- `".into(),
            (NodeKind::Mapping(_), Format::Toml) => {
                "write the header of each entry in double brackets: `[[ ]]`".into()
            }
            (NodeKind::Mapping(_), Format::Json) => "put `[` and `]` round it".into(),
            _ => return None,
        };
        Some(help)
    }
}

/// What no single word has: a text that has one of these is not offered as a list in brackets.
const NO_WORD: [char; 9] = [' ', ',', '[', ']', '{', '}', ':', '"', '#'];

/// Deserialises whole numbers and decimal ones out of what was written.
macro_rules! numbers {
    ($($method:ident, $visit:ident: $number:ty, $expected:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.text($expected)?.trim().parse::<$number>() {
                Ok(number) => visitor.$visit(number),
                Err(_) => Err(self.wrong_type($expected, None)),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Deserializer<'de> {
    type Error = Fault;

    numbers! {
        deserialize_i8, visit_i8: i8, "a whole number from -128 to 127";
        deserialize_i16, visit_i16: i16, "a whole number from -32768 to 32767";
        deserialize_i32, visit_i32: i32, "a whole number";
        deserialize_i64, visit_i64: i64, "a whole number";
        deserialize_i128, visit_i128: i128, "a whole number";
        deserialize_u8, visit_u8: u8, "a whole number from 0 to 255";
        deserialize_u16, visit_u16: u16, "a whole number from 0 to 65535";
        deserialize_u32, visit_u32: u32, "a whole number, 0 or more";
        deserialize_u64, visit_u64: u64, "a whole number, 0 or more";
        deserialize_u128, visit_u128: u128, "a whole number, 0 or more";
        deserialize_f32, visit_f32: f32, "a number";
        deserialize_f64, visit_f64: f64, "a number";
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let answer = self.text("yes or no")?.to_lowercase();
        match answer.as_str() {
            "yes" | "true" => visitor.visit_bool(true),
            "no" | "false" => visitor.visit_bool(false),
            _ => Err(self.wrong_type("yes or no", None)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.text("text")?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Scalar { .. } if name == ONE_OR_MANY => {
                visitor.visit_seq(Items::new(self, std::slice::from_ref(self.node)))
            }
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(self.entries(&[])?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(self.entries(keys)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        codes: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(code) = self.node.text() else {
            return Err(self.wrong_type("one code", Some(format!("the codes are {}", list(codes)))));
        };
        visitor.visit_enum(StrDeserializer::new(code))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Sequence(_) => self.deserialize_seq(visitor),
            NodeKind::Mapping(_) => self.deserialize_map(visitor),
            NodeKind::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            NodeKind::Scalar { text, plain: true } => plain(text, visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// A scalar without quotes, as a bool or a number where that loses nothing: `0.10` and `012` stay text.
fn plain<'de, V: Visitor<'de>>(text: &'de str, visitor: V) -> Result<V::Value, Fault> {
    match text {
        "true" => return visitor.visit_bool(true),
        "false" => return visitor.visit_bool(false),
        _ => {}
    }
    if let Some(number) = number::<u64>(text) {
        visitor.visit_u64(number)
    } else if let Some(number) = number::<i64>(text) {
        visitor.visit_i64(number)
    } else if let Some(number) = number::<f64>(text).filter(|number| number.is_finite()) {
        visitor.visit_f64(number)
    } else {
        visitor.visit_borrowed_str(text)
    }
}

/// The number that a text is, if writing it again gives the same text.
fn number<N: FromStr + ToString>(text: &str) -> Option<N> {
    match text.parse::<N>() {
        Ok(number) if number.to_string() == text => Some(number),
        _ => None,
    }
}

//! Values → the typed plan.
//!
//! The types read themselves through serde, and what they ask for stands beside them. A text that one
//! of them will not take, such as a currency of two letters, is told with its path.

use super::parts::{Content, Parts};
use super::{Row, Value, Values};
use crate::plan::Plan;
use crate::plan::field::Field;
use crate::plan::path::Path;
use crate::plan::scalar::Packed;
use crate::source::{BadValue, ONE_OR_MANY, apart};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// A value that the plan does not take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misfit {
    /// Where it stands.
    pub path: Option<Path>,
    /// What is wrong with it.
    pub message: String,
    /// What would do.
    pub help: Option<String>,
}

impl Misfit {
    fn at(self, path: impl FnOnce() -> Path) -> Self {
        Self {
            path: self.path.or_else(|| Some(path())),
            ..self
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, " ({help})"))
    }
}

impl std::error::Error for Misfit {}

impl From<Misfit> for BadValue {
    fn from(misfit: Misfit) -> Self {
        let bad = Self::new(misfit.message);
        match misfit.help {
            Some(help) => bad.help(help),
            None => bad,
        }
    }
}

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let said = format!("{message:#}");
        let (message, help) = match apart(&said) {
            Some([_, message, help]) => (message.to_owned(), Some(help.to_owned())),
            None => (said, None),
        };
        Self {
            path: None,
            message,
            help: help.filter(|help| !help.is_empty()),
        }
    }
}

impl Values {
    /// The typed plan.
    ///
    /// Fails at the first value that its type does not take.
    pub fn plan(&self) -> Result<Plan, Misfit> {
        let plan = Plan::deserialize(Node::Parts(self.parts()))?;
        let extra = self.whole_extra();
        Ok(Plan {
            extra: extra.map_err(de::Error::custom)?,
            ..plan
        })
    }
}

/// What a type of the plan reads itself from.
#[derive(Clone, Copy)]
enum Node<'a> {
    Parts(Parts<'a>),
    Rows(&'a [Row]),
    Row(&'a Row, usize),
    Value(&'a Value),
}

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Misfit;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Parts(parts) => {
                let parts: Vec<_> = parts.iter().collect();
                let parts = parts.into_iter();
                let next = None;
                visitor.visit_map(PartsAccess { parts, next })
            }
            Self::Rows(rows) => {
                let rows = rows.iter().enumerate();
                let nodes = rows.map(|(index, row)| Node::Row(row, index));
                visitor.visit_seq(de::value::SeqDeserializer::new(nodes))
            }
            Self::Row(row, index) => {
                let said: Vec<_> = row.said().collect();
                let said = said.into_iter();
                let next = None;
                visitor.visit_map(RowAccess {
                    row,
                    index,
                    said,
                    next,
                })
            }
            Self::Value(Value::YesNo(yes)) => visitor.visit_bool(*yes),
            Self::Value(Value::Date(date)) => visitor.visit_u128(date.pack()),
            Self::Value(Value::Number(number)) => visitor.visit_u128(number.pack()),
            Self::Value(Value::People(people)) => visitor.visit_u128(people.pack()),
            Self::Value(Value::Money(money)) => visitor.visit_u128(money.pack()),
            Self::Value(Value::Percent(percent)) => visitor.visit_u128(percent.pack()),
            Self::Value(Value::List(items)) => {
                let nodes = items.iter().map(Node::Value);
                visitor.visit_seq(de::value::SeqDeserializer::new(nodes))
            }
            Self::Value(
                Value::Line(text) | Value::Text(text) | Value::Prose(text) | Value::Reference(text),
            ) => visitor.visit_str(text),
            Self::Value(Value::Code(code)) => visitor.visit_str(code),
        }
    }

    /// What says nothing is not handed over at all.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match (self, name) {
            (Self::Value(value), ONE_OR_MANY) => {
                let nodes = value.items().iter().map(Node::Value);
                visitor.visit_seq(de::value::SeqDeserializer::new(nodes))
            }
            (node, _) => visitor.visit_newtype_struct(node),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self {
            Self::Value(Value::Code(code)) => {
                let code: de::value::StrDeserializer<'_, Misfit> = (&**code).into_deserializer();
                visitor.visit_enum(code)
            }
            _ => Err(de::Error::custom("this is no code of a pick-list")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Misfit> for Node<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The parts of a plan, one after the other.
struct PartsAccess<'a> {
    parts: std::vec::IntoIter<(&'a str, Content<'a>)>,
    next: Option<(Node<'a>, Option<&'a Field>)>,
}

fn node(content: Content<'_>) -> Option<(Node<'_>, Option<&Field>)> {
    match content {
        Content::Parts(parts) => Some((Node::Parts(parts), None)),
        Content::Rows(_, rows) => Some((Node::Rows(rows), None)),
        Content::Value(field, value) => Some((Node::Value(value?), Some(field))),
    }
}

impl<'de> de::MapAccess<'de> for PartsAccess<'_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        for (key, content) in self.parts.by_ref() {
            self.next = node(content);
            if self.next.is_some() {
                return seed.deserialize(key.into_deserializer()).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (node, field) = self.next.take().ok_or_else(out_of_turn)?;
        seed.deserialize(node).map_err(|misfit| match field {
            Some(field) => misfit.at(|| Path::of(&field.tag)),
            None => misfit,
        })
    }
}

/// What the fields of an entry say, one after the other.
struct RowAccess<'a> {
    row: &'a Row,
    index: usize,
    said: std::vec::IntoIter<(&'a Field, &'a Value)>,
    next: Option<(&'a Field, &'a Value)>,
}

impl<'de> de::MapAccess<'de> for RowAccess<'_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.next = self.said.next();
        let key = self.next.map(|(field, _)| field.key().into_deserializer());
        key.map(|key| seed.deserialize(key)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (field, value) = self.next.take().ok_or_else(out_of_turn)?;
        let read = seed.deserialize(Node::Value(value));
        read.map_err(|misfit| misfit.at(|| self.row.path(self.index).field(field)))
    }
}

/// serde asks for a value only after its key.
fn out_of_turn() -> Misfit {
    de::Error::custom("a value was asked for before its key")
}

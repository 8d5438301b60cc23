//! Values → JSON, as the typed plan writes it: every key, `null` or an empty list where nothing is said.

use super::parts::{Content, Parts};
use super::{Row, Value, Values};
use crate::plan::field::Field;
use crate::plan::house::EXTRA;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts();
        let mut map = serializer.serialize_map(Some(parts.count() + 1))?;
        entries(parts, &mut map)?;
        map.serialize_entry(EXTRA, &Extra(self))?;
        map.end()
    }
}

/// What stands below `extra`: what the house declares, then the rest.
struct Extra<'a>(&'a Values);

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (declared, rest) = (self.0.of_house(), self.0.extra());
        let mut map = serializer.serialize_map(Some(declared.count() + rest.len()))?;
        entries(declared, &mut map)?;
        rest.iter()
            .try_for_each(|(key, value)| map.serialize_entry(key, value))?;
        map.end()
    }
}

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.count()))?;
        entries(*self, &mut map)?;
        map.end()
    }
}

fn entries<M: SerializeMap>(parts: Parts<'_>, map: &mut M) -> Result<(), M::Error> {
    parts.iter().try_for_each(|(key, content)| match content {
        Content::Value(field, value) => map.serialize_entry(key, &Said { field, value }),
        Content::Rows(_, rows) => map.serialize_entry(key, rows),
        Content::Parts(parts) => map.serialize_entry(key, &parts),
    })
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (field, value) in self.list.fields.iter().zip(&self.values) {
            let value = value.as_ref();
            map.serialize_entry(field.key(), &Said { field, value })?;
        }
        map.end()
    }
}

/// What a field says, perhaps nothing.
struct Said<'a> {
    field: &'a Field,
    value: Option<&'a Value>,
}

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Some(value) => value.serialize(serializer),
            None if self.field.many => serializer.serialize_seq(Some(0))?.end(),
            None => serializer.serialize_none(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::List(items) => items.serialize(serializer),
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            single => match single.as_str() {
                Some(text) => serializer.serialize_str(text),
                None => serializer.collect_str(single),
            },
        }
    }
}

//! A typed plan → its values: what the types say, beside the fields that the registry knows.

use super::captured::{Captured, Catcher, Unexpected};
use super::{Row, Value, Values};
use crate::diagnostic::{Diagnostic, fault_of_coplan};
use crate::plan::Plan;
use crate::plan::field::{Field, Kind, List};
use crate::plan::registry::{Holds, Part, Registry};
use crate::plan::scalar::{Date, Money, Number, Packed, People, Percent};
use serde::Serialize;
use std::sync::Arc;

impl Values {
    /// The values of a plan. What a house's field does not take is left out; see [`Values::taken`].
    ///
    /// Fails only by a fault of coplan (`fault-of-coplan`): where the types of a plan and the registry
    /// do not agree.
    pub fn of(plan: &Plan, registry: &Arc<Registry>) -> Result<Self, Vec<Diagnostic>> {
        Self::taken(plan, registry).map(|(values, _)| values)
    }

    /// The values of a plan, and what of its `extra` the fields of the house do not take, each finding with its
    /// path.
    pub fn taken(
        plan: &Plan,
        registry: &Arc<Registry>,
    ) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut values = Self::new(registry);
        let misfits = values.take_of_house(plan.extra.clone());
        let captured = plan.serialize(Catcher);
        let filled = captured.and_then(|plan| values.fill(registry.parts(), plan));
        match filled {
            Ok(()) => Ok((values, misfits)),
            Err(Unexpected(what)) => Err(vec![fault_of_coplan(&what)]),
        }
    }

    fn fill(&mut self, parts: &[Part], captured: Captured) -> Result<(), Unexpected> {
        let Captured::Fields(fields) = captured else {
            return Err(unexpected("a part of the plan", &captured));
        };
        let mut parts = parts.iter();
        for (key, captured) in fields {
            if matches!(captured, Captured::Own) {
                continue;
            }
            // Both are in the order of the Rust types.
            let part = parts.by_ref().find(|part| part.key == key);
            let part = part.ok_or_else(|| unexpected(key, &captured))?;
            self.put(part, captured)?;
        }
        Ok(())
    }

    fn put(&mut self, part: &Part, captured: Captured) -> Result<(), Unexpected> {
        match &part.holds {
            Holds::Parts(parts) => self.fill(parts, captured)?,
            Holds::Single(at) => {
                let field = self.registry.singles().get(*at);
                let value = field.map(|field| value(field, captured)).transpose()?;
                if let Some(place) = self.singles.get_mut(*at) {
                    *place = value.flatten();
                }
            }
            Holds::List(at) => {
                let (Captured::List(entries), Some(list)) =
                    (captured, self.registry.lists().nth(*at))
                else {
                    return Err(Unexpected(format!("`{}` is no list", part.key)));
                };
                let rows = entries.into_iter().map(|entry| row(list, entry));
                let rows = rows.collect::<Result<_, _>>()?;
                if let Some(place) = self.lists.get_mut(*at) {
                    *place = rows;
                }
            }
        }
        Ok(())
    }
}

fn row(list: &Arc<List>, captured: Captured) -> Result<Row, Unexpected> {
    let Captured::Fields(entries) = captured else {
        return Err(unexpected(&list.tag, &captured));
    };
    let mut row = Row::new(list);
    for ((key, captured), field) in entries.into_iter().zip(&list.fields) {
        if key != field.key() {
            return Err(unexpected(key, &captured));
        }
        row.set(field, value(field, captured)?);
    }
    Ok(row)
}

/// What a field holds. An empty list says as little as no value.
fn value(field: &Field, captured: Captured) -> Result<Option<Value>, Unexpected> {
    let value = match (captured, field.kind) {
        (Captured::Nothing, _) => return Ok(None),
        (Captured::List(items), _) if items.is_empty() => return Ok(None),
        (Captured::List(items), _) => {
            let items = items.into_iter().map(|item| value(field, item));
            let items: Vec<Option<Value>> = items.collect::<Result<_, _>>()?;
            Value::List(items.into_iter().flatten().collect())
        }
        (Captured::YesNo(yes), Kind::YesNo) => Value::YesNo(yes),
        (Captured::Code(code), Kind::Choice | Kind::Choices) => Value::Code(code.into()),
        (Captured::Text(text), Kind::Line) => Value::Line(text),
        (Captured::Text(text), Kind::Text) => Value::Text(text),
        (Captured::Text(text), Kind::Prose) => Value::Prose(text),
        (Captured::Text(text), Kind::Reference | Kind::References) => Value::Reference(text),
        (Captured::Packed(packed), kind) => unpacked(field, kind, packed)
            .ok_or_else(|| unexpected(&field.tag, &Captured::Packed(packed)))?,
        (other, _) => return Err(unexpected(&field.tag, &other)),
    };
    Ok(Some(value))
}

fn unpacked(field: &Field, kind: Kind, packed: u128) -> Option<Value> {
    match kind {
        Kind::Date => Date::unpack(packed).map(Value::Date),
        Kind::Number if field.range => People::unpack(packed).map(Value::People),
        Kind::Number => Number::unpack(packed).map(Value::Number),
        Kind::Money => Money::unpack(packed).map(Value::Money),
        Kind::Percent => Percent::unpack(packed).map(Value::Percent),
        _ => None,
    }
}

fn unexpected(what: &str, captured: &Captured) -> Unexpected {
    Unexpected(format!(
        "the registry does not expect {captured:?} in `{what}`"
    ))
}

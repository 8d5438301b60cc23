//! The shape of what templates can name: which keys there are, and where lists are.

use super::{Edition, Material, Purpose, Terms, context, questions};
use crate::diagnostic::{Diagnostic, fault_of_coplan};
use crate::plan::budget::budget;
use crate::plan::codes::{Category, Rating};
use crate::plan::scalar::{Many, Money, Percent, Reference};
use crate::plan::{
    Accepted, Aims, Budget, Decision, EXTRA, Funder, Objective, Plan, Resource, SignOff,
    Stakeholder, Tool, Values,
};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the funder in the example.
const FUNDER: &str = "Funder";

/// A plan with an entry in every list that something is worked out from.
fn example() -> Plan {
    let resource = Resource {
        category: Some(Category::Other),
        rate: Some(Money(Decimal::ONE_HUNDRED)),
        ..Resource::default()
    };
    let of_category = |category| Resource {
        category: Some(category),
        ..Resource::default()
    };
    let payment = of_category(Category::PartnerPayment);
    let travel = of_category(Category::Travel);
    Plan {
        funders: vec![Funder {
            name: Some(FUNDER.into()),
            ..Funder::default()
        }],
        resources: vec![resource, payment, travel],
        tools: vec![Tool {
            groups: Many(vec![Reference("S1".to_owned())]),
            ..Tool::default()
        }],
        budget: Budget {
            contingency_percent: Some(Percent(Decimal::TEN)),
            overhead_percent: Some(Percent(Decimal::TEN)),
            ..Budget::default()
        },
        aims: Aims {
            objectives: vec![Objective {
                by: "2027-01".parse().ok(),
                ..Objective::default()
            }],
            decisions: vec![Decision {
                date: "2027-01".parse().ok(),
                ..Decision::default()
            }],
            ..Aims::default()
        },
        stakeholders: vec![Stakeholder {
            id: "S1".parse().ok(),
            affected: Some(Rating::High),
            influence: Some(Rating::High),
            ..Stakeholder::default()
        }],
        sign_off: SignOff {
            accepted: vec![Accepted::default()],
            ..SignOff::default()
        },
        ..Plan::default()
    }
}

/// A bid to one funder, in which everything is worked out.
fn to_a_funder() -> Edition {
    Edition {
        funder: Some(FUNDER.to_owned()),
        ..Edition::default()
    }
}

/// The shape of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// A single value: nothing can be named below it.
    Leaf,
    /// The value of a field, by its tag.
    Field(Arc<str>),
    /// One of these codes.
    Code(Vec<&'static str>),
    /// Anything can be named below it: the house's own data.
    Free,
    /// A list of values of one shape.
    List(Box<Shape>),
    /// Named values.
    Group(BTreeMap<String, Shape>),
    /// Named values, beside which there may be any others.
    Open(BTreeMap<String, Shape>),
}

/// What is named in no list of names.
static FREE: Shape = Shape::Free;

impl Shape {
    /// The shape of the whole context.
    pub(super) fn of_context(terms: &Terms) -> Result<Self, Vec<Diagnostic>> {
        let example = example();
        let values = Values::of(&example, terms.registry())?;
        let material = Material {
            plan: &example,
            values: &values,
            costing: &budget(&example)?,
            edition: &to_a_funder(),
            fingerprint: "",
        };
        let context =
            context(material, terms).map_err(|error| vec![fault_of_coplan(&error.to_string())])?;
        let mut shape = Self::of(&context);
        shape.put(EXTRA, Self::Open(BTreeMap::new()));
        shape.put("names", Self::Free);
        for (key, value) in questions::example() {
            shape.put(&key, Self::of(&value));
        }
        for list in terms.registry().lists() {
            shape.put(
                &list.tag,
                Self::List(Box::new(Self::Group(BTreeMap::new()))),
            );
        }
        for field in terms.registry().fields() {
            let one = Self::Field(Arc::clone(&field.tag));
            let many = Self::List(Box::new(one.clone()));
            shape.put(&field.tag, if field.many { many } else { one });
        }
        shape.put("purpose", Self::Code(Purpose::codes().to_vec()));
        Ok(shape)
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Object(keys) => Self::Group(
                keys.iter()
                    .map(|(key, value)| (key.clone(), Self::of(value)))
                    .collect(),
            ),
            Value::Array(items) => Self::List(Box::new(items.first().map_or(Self::Free, Self::of))),
            _ => Self::Leaf,
        }
    }

    fn put(&mut self, path: &str, shape: Self) {
        let (key, rest) = path
            .split_once('.')
            .map_or((path, None), |(key, rest)| (key, Some(rest)));
        let (Self::Group(keys) | Self::Open(keys)) = self.entry() else {
            return;
        };
        match rest {
            Some(rest) => keys
                .entry(key.to_owned())
                .or_insert_with(|| Self::Group(BTreeMap::new()))
                .put(rest, shape),
            None => {
                keys.insert(key.to_owned(), shape);
            }
        }
    }

    /// The group itself, or that of a list's entries.
    fn entry(&mut self) -> &mut Self {
        match self {
            Self::List(entry) => entry.entry(),
            other => other,
        }
    }

    /// The shape of a list's entries, or of a value that is turned over once.
    pub(super) fn item(&self) -> &Self {
        match self {
            Self::List(item) => item,
            other => other,
        }
    }

    /// The shape below `key`, or the keys there are instead.
    pub(super) fn get(&self, key: &str) -> Result<&Self, Vec<&str>> {
        match self {
            Self::Free => Ok(self),
            Self::List(item) if key.bytes().all(|b| b.is_ascii_digit()) => Ok(item),
            Self::Leaf | Self::Field(_) | Self::Code(_) | Self::List(_) => Err(Vec::new()),
            Self::Open(keys) => Ok(keys.get(key).unwrap_or(&FREE)),
            Self::Group(keys) => keys
                .get(key)
                .ok_or_else(|| keys.keys().map(String::as_str).collect()),
        }
    }
}

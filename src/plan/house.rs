//! What a house adds to the plan: questions, lists and fields of its own, and the order of the questions.
//!
//! In: the text of a `fields.toml`. Out: a [`House`], or everything that is wrong with the file, each fault in its
//! place; and the labels that the file gives. Whatever it declares stands below `extra` in plan files. Nothing is
//! known here of values.

mod declared;
mod faults;
mod schema;

pub use declared::{HouseCodes, HouseField, HouseList};

use super::field::Kind;
use super::purpose::Purpose;
use super::scalar::Line;
use super::schema as plan_schema;
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{self, Format, Tree};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The part of a plan file that is a house's own.
pub(crate) const EXTRA: &str = "extra";

/// Whether a tag is that of what a house adds.
pub(crate) fn is_of_house(tag: &str) -> bool {
    tag.split_once('.').is_some_and(|(first, _)| first == EXTRA)
}

/// The questions, lists and fields of a house.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct House {
    /// The questions in their order, by their keys; all of coplan's and then the house's where nothing is said.
    pub questions: Option<Vec<Line>>,
    /// The pick-lists: a table of codes and labels each, by the name that fields give.
    pub codes: HouseCodes,
    /// The fields that are in no list.
    pub field: Vec<HouseField>,
    /// The lists.
    pub list: Vec<HouseList>,
}

impl House {
    /// Reads a `fields.toml`.
    ///
    /// Fails with all that is wrong with it: faults of the values, and `bad-field` where they do not fit together.
    pub fn read(text: &Arc<Text>) -> Result<Self, Vec<Diagnostic>> {
        let parsed = Tree::parse(text, Format::Toml)?;
        let loaded = source::load::<Self>(&parsed.tree);
        let mut findings = loaded.findings;
        findings.extend(faults::faults(&loaded.value, &parsed.tree));
        if findings.is_empty() {
            Ok(loaded.value)
        } else {
            Err(source::in_order(findings))
        }
    }

    /// Whether it adds anything to the plan.
    #[must_use]
    pub fn adds_fields(&self) -> bool {
        !self.field.is_empty() || !self.list.is_empty()
    }

    /// The schema of plan files with what the house adds: see [`super::schema()`].
    #[must_use]
    pub fn schema(&self) -> Value {
        let mut plan = plan_schema();
        schema::put(self, &mut plan);
        plan
    }

    /// Every field with its tag: `extra.partners.name`.
    pub fn fields(&self) -> impl Iterator<Item = (String, &HouseField)> {
        let single = |field: &HouseField| format!("{EXTRA}.{}", field.key.as_str());
        let singles = self.field.iter().map(move |field| (single(field), field));
        let in_lists = self.list.iter().flat_map(|list| {
            let fields = list.field.iter();
            fields.map(|field| (format!("{}.{}", list.tag(), field.key.as_str()), field))
        });
        singles.chain(in_lists)
    }

    /// The labels of the codes of each pick-list that is the house's own, in their order.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &Map<String, Value>)> {
        let lists = self.codes.iter();
        lists.filter_map(|(name, labels)| Some((name.as_str(), labels.as_object()?)))
    }
}

impl HouseList {
    /// Its tag: `extra.partners`.
    #[must_use]
    pub fn tag(&self) -> String {
        format!("{EXTRA}.{}", self.key.as_str())
    }

    /// The position of the field by which people call an entry: the one that says so, else the first line where
    /// entries have ids.
    fn name(&self) -> Option<usize> {
        let said = self.field.iter().position(|field| field.name);
        let first = || {
            let mut fields = self.field.iter();
            let line = fields.position(|field| field.kind.0 == Kind::Line);
            line.filter(|_| self.letter.is_some())
        };
        said.or_else(first)
    }
}

impl HouseField {
    /// Whether it names entries of a list.
    #[must_use]
    pub fn is_reference(&self) -> bool {
        matches!(self.kind.0, Kind::Reference | Kind::References)
    }

    /// Whether it takes codes of a pick-list.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        matches!(self.kind.0, Kind::Choice | Kind::Choices)
    }

    /// The uses for which it has to say something.
    pub fn required(&self) -> impl Iterator<Item = Purpose> {
        self.required.iter().map(|purpose| purpose.0)
    }
}

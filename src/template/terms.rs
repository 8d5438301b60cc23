//! The words of the documents: labels of codes, fields and lists, from `terms.toml`.

use super::Templates;
use crate::diagnostic::Diagnostic;
use crate::plan::registry::{Field, registry};
use crate::source::{self, Format};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of the words.
const FILE: &str = "terms.toml";

/// The label and the prompt of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// What the field is called in tables and forms.
    pub label: String,
    /// What the empty field says.
    pub prompt: String,
}

/// Labels of codes, fields and lists, and the small words programs need.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    codes: BTreeMap<String, BTreeMap<String, String>>,
    fields: BTreeMap<String, Wording>,
    lists: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    months: Vec<String>,
}

impl Terms {
    /// Reads `terms.toml`; what it leaves out keeps the built-in wording.
    pub fn load(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let built_in = Templates::default();
        let mut terms = Self::read(&built_in)?;
        if templates.text(FILE).content == built_in.text(FILE).content {
            return Ok(terms);
        }
        let own = Self::read(templates)?;
        for (list, labels) in own.codes {
            terms.codes.entry(list).or_default().extend(labels);
        }
        terms.fields.extend(own.fields);
        terms.lists.extend(own.lists);
        terms.words.extend(own.words);
        if own.months.len() == 12 {
            terms.months = own.months;
        }
        Ok(terms)
    }

    fn read(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let parsed = source::Tree::parse(&templates.text(FILE), Format::Toml)?;
        let loaded = source::load::<Self>(&parsed.tree);
        if loaded.findings.is_empty() {
            Ok(loaded.value)
        } else {
            Err(loaded.findings)
        }
    }

    /// The label and prompt of a field; the key of the field where nothing is said.
    #[must_use]
    pub fn field(&self, field: &Field) -> Wording {
        self.fields
            .get(&field.tag)
            .cloned()
            .unwrap_or_else(|| Wording {
                label: field.key().to_owned(),
                prompt: String::new(),
            })
    }

    /// The label of a code; the code itself where nothing is said.
    #[must_use]
    pub fn code<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.codes
            .get(list)
            .and_then(|labels| labels.get(code))
            .map_or(code, String::as_str)
    }

    /// The name of a repeated list.
    #[must_use]
    pub fn list<'a>(&'a self, list: &'a str) -> &'a str {
        self.lists.get(list).map_or(list, String::as_str)
    }

    /// A small word by its key; the key itself where nothing is said.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The name of a month, 1 to 12; its number where nothing is said.
    #[must_use]
    pub fn month(&self, month: i8) -> String {
        usize::try_from(month - 1)
            .ok()
            .and_then(|at| self.months.get(at))
            .cloned()
            .unwrap_or_else(|| month.to_string())
    }

    /// The codes and fields that have no label, as keys of `terms.toml`.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        for field in registry().fields() {
            if !self.fields.contains_key(&field.tag) {
                missing.push(format!("fields.\"{}\"", field.tag));
            }
            for code in field.codes.iter().flat_map(|codes| &codes.all) {
                let list = field.codes.as_ref().map_or("", |codes| codes.name.as_str());
                if !self
                    .codes
                    .get(list)
                    .is_some_and(|labels| labels.contains_key(code))
                {
                    missing.push(format!("codes.{list}.{code}"));
                }
            }
        }
        missing.extend(
            registry()
                .lists()
                .filter(|list| !self.lists.contains_key(*list))
                .map(|list| format!("lists.\"{list}\"")),
        );
        missing
    }
}

//! stand-in until the template room is here
use crate::diagnostic::{Diagnostic, Text};
use crate::plan::registry::Field;
use crate::source::{self, Format};
use serde::Deserialize;
use std::collections::BTreeMap;
/// wording
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// label
    pub label: String,
    /// prompt
    pub prompt: String,
}
/// terms
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
    /// built in
    pub fn built_in() -> Result<Self, Vec<Diagnostic>> {
        let text = Text::new("terms.toml", include_str!("../../templates/terms.toml"));
        let parsed = source::Tree::parse(&text, Format::Toml)?;
        let loaded = source::load::<Self>(&parsed.tree);
        if loaded.findings.is_empty() {
            Ok(loaded.value)
        } else {
            Err(loaded.findings)
        }
    }
    /// field
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
    /// code
    #[must_use]
    pub fn code<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.codes
            .get(list)
            .and_then(|labels| labels.get(code))
            .map_or(code, String::as_str)
    }
    /// list
    #[must_use]
    pub fn list<'a>(&'a self, list: &'a str) -> &'a str {
        self.lists.get(list).map_or(list, String::as_str)
    }
    /// word
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }
    /// month
    #[must_use]
    pub fn month(&self, month: i8) -> String {
        usize::try_from(month - 1)
            .ok()
            .and_then(|at| self.months.get(at))
            .cloned()
            .unwrap_or_else(|| month.to_string())
    }
}
/// purpose
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A guided form for a workshop.
    Blank,
    /// A filled plan to go on working on.
    #[default]
    Draft,
    /// A clean copy for approval.
    SignOff,
    /// An attachment to a funding bid.
    Bid,
}
impl Purpose {
    /// Whether people are meant to go on filling it in.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Draft)
    }
}
/// Where guidance goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Guidance {
    /// As notes set apart on the page.
    #[default]
    Notes,
    /// As comments in the margin.
    Comments,
    /// Nowhere.
    None,
}
/// What is asked for: one edition of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// What it is made for.
    pub purpose: Purpose,
    /// Where guidance goes.
    pub guidance: Guidance,
    /// How many spare rows each table of a blank has.
    pub spare_rows: usize,
    /// The date it carries.
    pub date: Option<crate::plan::scalar::Date>,
    /// The id of the funder a bid goes to.
    pub funder: Option<String>,
}

//! What one entry of a `fields.toml` says.
//!
//! In: the keys of an entry. Out: a [`HouseField`] or a [`HouseList`]. Whether they fit together is not known here.

use crate::plan::field::{Held, Kind};
use crate::plan::purpose::Purpose;
use crate::plan::scalar::{Line, Many, Text};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Pick-lists by their names, each a table of codes and labels in the order in which they are offered.
pub type HouseCodes = Map<String, Value>;

/// A field of a house.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HouseField {
    /// Its key in the plan file: `partners`.
    pub key: Line,
    /// What sort of value it holds; a line where nothing is said.
    pub kind: KindName,
    /// What it is called in tables and forms.
    pub label: Option<Line>,
    /// What the empty field says.
    pub prompt: Option<Line>,
    /// What it is for, as editors of plan files show it.
    pub description: Option<Text>,
    /// The pick-list of a choice, by name: one of the house or of coplan.
    pub codes: Option<Line>,
    /// The list a reference points into: `stakeholders`, `extra.partners`.
    pub to: Option<Line>,
    /// Whether a number may also be a range: `6-8`.
    pub range: bool,
    /// The document that holds it.
    pub held: Option<HeldName>,
    /// What it asks for, in a few words: it is then the answer to a question of its own.
    pub asks: Option<Line>,
    /// The question that asks for it, by key.
    pub question: Option<Line>,
    /// Whether an interview asks for it; as its question does, where nothing is said.
    pub asked: Option<bool>,
    /// Whether it stays out of what goes to outsiders.
    pub personal: bool,
    /// Whether people call an entry of its list by it.
    pub name: bool,
    /// The uses for which it has to say something.
    pub required: Many<PurposeName>,
    /// How many words it may have.
    pub most_words: Option<u32>,
}

/// A list of a house.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HouseList {
    /// Its key in the plan file: `partners`.
    pub key: Line,
    /// What it is called.
    pub label: Option<Line>,
    /// What it is for, as editors of plan files show it.
    pub description: Option<Text>,
    /// The letter that ids of its entries begin with; without one, entries have no ids.
    pub letter: Option<Line>,
    /// The document that holds it; the workbook where nothing is said.
    pub held: Option<HeldName>,
    /// The question that asks for it, by key.
    pub question: Option<Line>,
    /// The fields of an entry.
    pub field: Vec<HouseField>,
}

/// Names in files for what is a type in Rust.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident of $type:ty { $($variant:ident = $text:literal => $value:expr),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub $type);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                enum Name { $(#[serde(rename = $text)] $variant),+ }
                Ok(Self(match Name::deserialize(deserializer)? { $(Name::$variant => $value),+ }))
            }
        }
    };
}

names! {
    /// A kind by its name.
    KindName of Kind {
        Line = "line" => Kind::Line,
        Text = "text" => Kind::Text,
        Prose = "prose" => Kind::Prose,
        Choice = "choice" => Kind::Choice,
        Choices = "choices" => Kind::Choices,
        Reference = "reference" => Kind::Reference,
        References = "references" => Kind::References,
        Date = "date" => Kind::Date,
        Number = "number" => Kind::Number,
        Money = "money" => Kind::Money,
        Percent = "percent" => Kind::Percent,
        YesNo = "yes-no" => Kind::YesNo,
    }
}

impl Default for KindName {
    fn default() -> Self {
        Self(Kind::Line)
    }
}

names! {
    /// A document by its name.
    HeldName of Held {
        Word = "word" => Held::Word,
        Workbook = "workbook" => Held::Workbook,
        Both = "both" => Held::Both,
        PlanFile = "plan-file" => Held::PlanFile,
    }
}

names! {
    /// A use of a plan by its name.
    PurposeName of Purpose {
        SignOff = "sign-off" => Purpose::SignOff,
        Bid = "bid" => Purpose::Bid,
    }
}

//! The words of one language as `terms.toml` has them, and how those of one layer lie over those below.
//!
//! In: the text of a file. Out: [`Words`]. This file does not know which languages there are.

use super::findings::FindingWords;
use super::plurals::Plurals;
use crate::diagnostic::{Diagnostic, Text};
use crate::plan::scalar::{Language, Line, Many};
use crate::plan::{House, HouseField, Kind};
use crate::source::{self, Format};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The field whose label is that of every number of an entry.
const NUMBER: &str = "stakeholders.id";

/// For kinds whose empty fields say how to fill them in, a field that says it.
const PROMPTS: [(Kind, &str); 3] = [
    (Kind::Choice, "tools.method"),
    (Kind::Choices, "stakeholders.channels"),
    (Kind::Date, "dates.start"),
];

/// Texts by their keys.
pub(super) type Texts = BTreeMap<String, String>;

/// The label and the prompt of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// What the field is called in tables and forms.
    pub label: String,
    /// What the empty field says.
    pub prompt: String,
}

/// The file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the keys of the file")]
pub(super) struct Words {
    pub(super) language: Option<Language>,
    pub(super) about: Many<Line>,
    pub(super) codes: BTreeMap<String, Texts>,
    pub(super) fields: BTreeMap<String, Wording>,
    pub(super) lists: Texts,
    pub(super) names: BTreeMap<String, Texts>,
    pub(super) all: BTreeMap<String, Many<Line>>,
    /// What else people type for a small word, and before or behind what they mean.
    pub(super) also: BTreeMap<String, Vec<String>>,
    pub(super) words: Texts,
    pub(super) months: Vec<String>,
    pub(super) months_short: Vec<String>,
    /// How a date and a month of a year are written.
    pub(super) dates: Texts,
    /// Small words by their keys, each with other forms of it and what stands behind it then.
    pub(super) forms: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// When a noun takes which form behind a number.
    pub(super) plurals: Plurals,
    /// Nouns by their keys, each with its forms behind numbers.
    pub(super) counts: BTreeMap<String, Texts>,
    /// What the texts of `workbook.toml` are in this language.
    pub(super) workbook: Texts,
    /// What `coplan check` says of a plan, and what stands before a finding.
    pub(super) check: Texts,
    /// What is said of findings: a file of its own.
    #[serde(skip)]
    pub(super) findings: FindingWords,
    /// What an interview says, by its keys.
    pub(super) interview: Texts,
    pub(super) bid: BidWords,
}

/// What is called otherwise in a bid: labels of codes and fields, and small words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BidWords {
    pub(super) codes: BTreeMap<String, Texts>,
    pub(super) labels: Texts,
    pub(super) words: Texts,
}

impl Words {
    /// The words of a file, or every fault of it.
    pub(super) fn read(text: &Arc<Text>) -> Result<Self, Vec<Diagnostic>> {
        source::whole(text, Format::Toml)
    }

    /// What a house calls its own fields, lists and codes.
    pub(super) fn of_house(house: &House) -> Self {
        let said = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
        let fields = house.fields().map(|(tag, field)| {
            let wording = Wording {
                label: said(&field.label).unwrap_or_else(|| field.key.to_string()),
                prompt: said(&field.prompt).unwrap_or_default(),
            };
            (tag, wording)
        });
        let lists = house.list.iter();
        let lists = lists.filter_map(|list| Some((list.tag(), said(&list.label)?)));
        let codes = house.labels().map(|(name, labels)| {
            let labels = labels.iter();
            let labels =
                labels.filter_map(|(code, label)| Some((code.clone(), label.as_str()?.to_owned())));
            (name.to_owned(), labels.collect())
        });
        Self {
            fields: fields.collect(),
            lists: lists.collect(),
            codes: codes.collect(),
            ..Self::default()
        }
    }

    /// Says what a house does not say of its own fields: prompts like those of coplan's of the same kind, and the
    /// numbers of its entries like those of groups.
    pub(super) fn complete(&mut self, house: &House) {
        for (tag, field) in house.fields() {
            let usual = self.usual_prompt(field);
            let wording = self.fields.entry(tag).or_default();
            if wording.prompt.is_empty() {
                wording.prompt = usual;
            }
        }
        let number = self.fields.get(NUMBER).cloned().unwrap_or_default();
        for list in house.list.iter().filter(|list| list.letter.is_some()) {
            let tag = format!("{}.id", list.tag());
            self.fields.entry(tag).or_insert_with(|| number.clone());
        }
    }

    /// What an empty field of a house says where the house does not: the same as coplan's of its kind.
    fn usual_prompt(&self, field: &HouseField) -> String {
        let like = PROMPTS.iter().find(|(kind, _)| *kind == field.kind.0);
        let like = like.and_then(|(_, tag)| self.fields.get(*tag));
        let usual = || self.words.get("prompt").cloned();
        like.map(|like| like.prompt.clone())
            .or_else(usual)
            .unwrap_or_default()
    }

    /// Puts the words of a layer above in the place of these.
    pub(super) fn extend(&mut self, above: Self) {
        self.language = above.language.or(self.language.take());
        self.about.0.extend(above.about.0);
        extend_each(&mut self.codes, above.codes);
        for (field, wording) in above.fields {
            self.fields.entry(field).or_default().extend(wording);
        }
        self.lists.extend(above.lists);
        self.all.extend(above.all);
        self.also.extend(above.also);
        self.words.extend(above.words);
        extend_each(&mut self.names, above.names);
        extend_each(&mut self.bid.codes, above.bid.codes);
        self.bid.labels.extend(above.bid.labels);
        self.bid.words.extend(above.bid.words);
        self.dates.extend(above.dates);
        self.forms.extend(above.forms);
        self.plurals.extend(above.plurals);
        self.counts.extend(above.counts);
        self.workbook.extend(above.workbook);
        self.check.extend(above.check);
        self.findings.extend(above.findings);
        self.interview.extend(above.interview);
        if above.months.len() == 12 {
            self.months = above.months;
        }
        if above.months_short.len() == 12 {
            self.months_short = above.months_short;
        }
    }
}

impl Wording {
    /// Puts what a layer above says of a field in the place of this.
    fn extend(&mut self, above: Self) {
        if !above.label.is_empty() {
            self.label = above.label;
        }
        if !above.prompt.is_empty() {
            self.prompt = above.prompt;
        }
    }
}

fn extend_each(below: &mut BTreeMap<String, Texts>, above: BTreeMap<String, Texts>) {
    for (key, texts) in above {
        below.entry(key).or_default().extend(texts);
    }
}

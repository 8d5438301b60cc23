//! The words of the documents: labels of codes, fields and lists, from `terms.toml`.

use super::{Purpose, Templates};
use crate::diagnostic::Diagnostic;
use crate::plan::directory::fold;
use crate::plan::scalar::{Language, Line, Many};
use crate::plan::typed::Months;
use crate::plan::{Field, House, HouseField, Kind, Registry};
use crate::source::{self, Format};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file of the words.
const FILE: &str = "terms.toml";

/// The field whose label is that of every number of an entry.
const NUMBER: &str = "stakeholders.id";

/// For kinds whose empty fields say how to fill them in, a field that says it.
const PROMPTS: [(Kind, &str); 3] = [
    (Kind::Choice, "tools.method"),
    (Kind::Choices, "stakeholders.channels"),
    (Kind::Date, "dates.start"),
];

/// The file of the questions, and of what a house adds.
const FIELDS: &str = "fields.toml";

/// The label and the prompt of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wording {
    /// What the field is called in tables and forms.
    pub label: String,
    /// What the empty field says.
    pub prompt: String,
}

/// Labels of codes, fields and lists, and the small words programs need; and the fields they are of.
#[derive(Clone, Debug)]
pub struct Terms {
    house: Arc<House>,
    registry: Arc<Registry>,
    words: Words,
}

/// The file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the keys of the file")]
struct Words {
    language: Option<Language>,
    about: Many<Line>,
    codes: BTreeMap<String, BTreeMap<String, String>>,
    fields: BTreeMap<String, Wording>,
    lists: BTreeMap<String, String>,
    names: BTreeMap<String, BTreeMap<String, String>>,
    all: BTreeMap<String, Many<Line>>,
    words: BTreeMap<String, String>,
    months: Vec<String>,
    months_short: Vec<String>,
    bid: BidWords,
}

/// What is called otherwise in a bid: labels of codes and fields, and small words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct BidWords {
    codes: BTreeMap<String, BTreeMap<String, String>>,
    labels: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

impl Terms {
    /// Reads `fields.toml` and `terms.toml`; what they leave out keeps the built-in wording.
    pub fn load(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let built_in = Templates::default();
        let mut words = Words::read(&built_in)?;
        let own = templates.text(FILE).content != built_in.text(FILE).content;
        let own = own.then(|| Words::read(templates)).transpose();
        let (house, own) = match (House::read(&templates.text(FIELDS)), own) {
            (Ok(house), Ok(own)) => (house, own),
            (house, own) => {
                let faults = [house.err(), own.err()];
                return Err(faults.into_iter().flatten().flatten().collect());
            }
        };
        let of_house = words.of_house(&house);
        words.extend(of_house);
        words.extend(own.unwrap_or_default());
        let registry = Registry::of(&house).with_words_for_all(words_for_all(&words));
        Ok(Self {
            house: Arc::new(house),
            registry: Arc::new(registry),
            words,
        })
    }

    /// The same words as documents for this use say them: a funder expects other words than partners do.
    #[must_use]
    pub fn for_purpose(&self, purpose: Purpose) -> Cow<'_, Self> {
        if purpose != Purpose::Bid {
            return Cow::Borrowed(self);
        }
        let mut terms = self.clone();
        let bid = std::mem::take(&mut terms.words.bid);
        for (list, labels) in bid.codes {
            terms.words.codes.entry(list).or_default().extend(labels);
        }
        for (tag, label) in bid.labels {
            terms.words.fields.entry(tag).or_default().label = label;
        }
        terms.words.words.extend(bid.words);
        Cow::Owned(terms)
    }

    /// What the house adds to the plan.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The fields there are.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// The label and prompt of a field; the key of the field where nothing is said.
    #[must_use]
    pub fn field(&self, field: &Field) -> Wording {
        self.words
            .fields
            .get(&*field.tag)
            .cloned()
            .unwrap_or_else(|| Wording {
                label: field.key().to_owned(),
                prompt: String::new(),
            })
    }

    /// The label of a code; the code itself where nothing is said.
    #[must_use]
    pub fn code<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.words
            .codes
            .get(list)
            .and_then(|labels| labels.get(code))
            .map_or(code, String::as_str)
    }

    /// The name of a repeated list.
    #[must_use]
    pub fn list<'a>(&'a self, list: &'a str) -> &'a str {
        self.words.lists.get(list).map_or(list, String::as_str)
    }

    /// What documents show for a text that people do not read, such as `en-GB`; the text itself where nothing is
    /// said.
    #[must_use]
    pub fn name<'a>(&'a self, field: &Field, text: &'a str) -> &'a str {
        let names = self.words.names.get(&*field.tag);
        let name = names.and_then(|names| names.get(text));
        name.map_or(text, String::as_str)
    }

    /// The text that documents show by this name, whatever its case.
    #[must_use]
    pub fn named(&self, field: &Field, name: &str) -> Option<&str> {
        let wanted = fold(name);
        let mut names = self.words.names.get(&*field.tag)?.iter();
        let found = names.find(|(_, name)| fold(name) == wanted);
        found.map(|(text, _)| text.as_str())
    }

    /// What documents show for every entry of a list, `All groups`: the first of the words for it; none where
    /// nothing is said.
    #[must_use]
    pub fn all_of(&self, list: &str) -> Option<&str> {
        self.words.all.get(list)?.first().map(Line::as_str)
    }

    /// A small word by its key; the key itself where nothing is said.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.words.get(key).map_or(key, String::as_str)
    }

    /// Every small word with its key, by key.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let words = self.words.words.iter();
        words.map(|(key, word)| (key.as_str(), word.as_str()))
    }

    /// What stands for another funder than the one a bid goes to; its number among them, from nought, tells
    /// several apart.
    #[must_use]
    pub fn another_funder(&self, number: usize) -> String {
        let word = self.word("another_funder");
        match number {
            0 => word.to_owned(),
            number => format!("{word} ({})", number + 1),
        }
    }

    /// The language of these words, as a BCP 47 tag; empty where nothing is said.
    #[must_use]
    pub fn language(&self) -> &str {
        let language = self.words.language.as_ref();
        language.map_or("", |language| language.0.as_str())
    }

    /// The name of a month, 1 to 12; its number where nothing is said.
    #[must_use]
    pub fn month(&self, month: i8) -> String {
        named(&self.words.months, month)
    }

    /// The short name of a month, for the head of a narrow column.
    #[must_use]
    pub fn short_month(&self, month: i8) -> String {
        named(&self.words.months_short, month)
    }

    /// The names of months as people may type them.
    #[must_use]
    pub fn months(&self) -> Months {
        Months::new(
            (1..=12).map(|month| self.month(month)),
            (1..=12).map(|month| self.short_month(month)),
        )
    }

    /// Words that may stand before a number that is not exact.
    #[must_use]
    pub fn about(&self) -> Vec<String> {
        let words = self.words.about.iter();
        words.map(|word| word.as_str().to_owned()).collect()
    }

    /// The codes and fields that have no label, as keys of `terms.toml`.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let Words {
            codes,
            fields,
            lists,
            ..
        } = &self.words;
        for field in self.registry.fields() {
            if !fields.contains_key(&*field.tag) {
                missing.push(format!("fields.\"{}\"", field.tag));
            }
            let Some(list) = &field.codes else { continue };
            let labels = codes.get(&list.name);
            let is_said =
                |code: &&String| labels.is_some_and(|labels| labels.contains_key(code.as_str()));
            let unsaid = list.all.iter().filter(|code| !is_said(code));
            missing.extend(unsaid.map(|code| format!("codes.{}.{code}", list.name)));
        }
        let unsaid = self
            .registry
            .lists()
            .filter(|list| !lists.contains_key(&*list.tag));
        missing.extend(unsaid.map(|list| format!("lists.\"{}\"", list.tag)));
        missing
    }
}

/// The name of a month in a list of twelve.
fn named(months: &[String], month: i8) -> String {
    let at = usize::try_from(month - 1).ok();
    let name = at.and_then(|at| months.get(at)).cloned();
    name.unwrap_or_else(|| month.to_string())
}

impl Words {
    fn read(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let parsed = source::Tree::parse(&templates.text(FILE), Format::Toml)?;
        let loaded = source::load::<Self>(&parsed.tree);
        if loaded.findings.is_empty() {
            Ok(loaded.value)
        } else {
            Err(loaded.findings)
        }
    }

    /// What a house calls its own fields, lists and codes. The numbers of its entries are called like those of
    /// groups.
    fn of_house(&self, house: &House) -> Self {
        let said = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
        let fields = house.fields().map(|(tag, field)| {
            let wording = Wording {
                label: said(&field.label).unwrap_or_else(|| field.key.to_string()),
                prompt: said(&field.prompt).unwrap_or_else(|| self.usual_prompt(field)),
            };
            (tag, wording)
        });
        let number = self.fields.get(NUMBER).cloned().unwrap_or_default();
        let ids = house.list.iter().filter(|list| list.letter.is_some());
        let ids = ids.map(|list| (format!("{}.id", list.tag()), number.clone()));
        let lists = house.list.iter();
        let lists = lists.filter_map(|list| Some((list.tag(), said(&list.label)?)));
        let codes = house.labels().map(|(name, labels)| {
            let labels = labels.iter();
            let labels =
                labels.filter_map(|(code, label)| Some((code.clone(), label.as_str()?.to_owned())));
            (name.to_owned(), labels.collect())
        });
        Self {
            fields: fields.chain(ids).collect(),
            lists: lists.collect(),
            codes: codes.collect(),
            ..Self::default()
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

    /// Puts the words of a house in the place of these.
    fn extend(&mut self, own: Self) {
        self.language = own.language.or(self.language.take());
        self.about.0.extend(own.about.0);
        for (list, labels) in own.codes {
            self.codes.entry(list).or_default().extend(labels);
        }
        self.fields.extend(own.fields);
        self.lists.extend(own.lists);
        self.all.extend(own.all);
        self.words.extend(own.words);
        for (field, names) in own.names {
            self.names.entry(field).or_default().extend(names);
        }
        for (list, labels) in own.bid.codes {
            self.bid.codes.entry(list).or_default().extend(labels);
        }
        self.bid.labels.extend(own.bid.labels);
        self.bid.words.extend(own.bid.words);
        if own.months.len() == 12 {
            self.months = own.months;
        }
        if own.months_short.len() == 12 {
            self.months_short = own.months_short;
        }
    }
}

/// What people write for every entry of a list, by its tag.
fn words_for_all(words: &Words) -> BTreeMap<String, Vec<String>> {
    let texts = |words: &Many<Line>| words.iter().map(|word| word.as_str().to_owned()).collect();
    let lists = words.all.iter();
    lists
        .map(|(list, words)| (list.clone(), texts(words)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bid_says_otherwise_only_what_is_said_at_all() {
        let terms = Terms::load(&Templates::default()).unwrap();
        let Words {
            codes,
            fields,
            words,
            bid,
            ..
        } = &terms.words;
        assert!(bid.words.keys().all(|key| words.contains_key(key)));
        assert!(bid.labels.keys().all(|tag| fields.contains_key(tag)));
        for (list, labels) in &bid.codes {
            assert!(labels.keys().all(|code| codes[list].contains_key(code)));
        }
        let in_bid = terms.for_purpose(Purpose::Bid);
        assert_eq!(terms.code("funding", "in-kind"), "Given free");
        assert_eq!(in_bid.code("funding", "in-kind"), "In kind");
        assert_eq!(
            terms.for_purpose(Purpose::SignOff).word("in_kind"),
            "Given free"
        );
    }
}

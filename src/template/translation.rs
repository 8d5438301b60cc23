//! What a language leaves in another, says of nothing, or says with other signs in braces.
//!
//! In: template files and the name of a language. Out: a [`Gap`] for each text of `terms.toml` that is not as
//! whole in it as in the language below. This file does not know the texts of workbooks.

use super::words::{Texts, Words};
use super::{Templates, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// A text that a language does not have as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The key of the text in `terms.toml`.
    pub key: String,
    /// What is wrong with it.
    pub lack: Lack,
}

/// What is wrong with a text of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is not there.
    Text,
    /// It has other signs in braces than the text it stands for.
    Signs,
    /// There is nothing that it stands for.
    Meaning,
}

/// The gaps of a language; none where its files have faults, which are told elsewhere.
#[must_use]
pub fn gaps(templates: &Templates, terms: &Terms, language: &str) -> Vec<Gap> {
    let languages = terms.languages();
    let below = languages.words_below(templates, terms.house(), language);
    let own = languages.own_words(templates, language);
    let (Ok(below), Ok(own)) = (below, own) else {
        return Vec::new();
    };
    let (below, own) = (texts(&below), texts(&own));
    let of_below = below.iter().filter_map(|(key, text)| {
        let lack = match own.get(key) {
            None => Lack::Text,
            Some(said) if signs(said) != signs(text) => Lack::Signs,
            Some(_) => return None,
        };
        let key = key.clone();
        Some(Gap { key, lack })
    });
    let of_nothing = own.keys().filter(|key| !below.contains_key(*key));
    let of_nothing = of_nothing.map(|key| Gap {
        key: key.clone(),
        lack: Lack::Meaning,
    });
    of_below.chain(of_nothing).collect()
}

/// What stands in braces in a text.
fn signs(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// Every text of a file by its key.
fn texts(words: &Words) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut put = |key: String, text: &str| texts.insert(key, text.to_owned());
    for (tag, wording) in &words.fields {
        put(format!("fields.\"{tag}\".label"), &wording.label);
        put(format!("fields.\"{tag}\".prompt"), &wording.prompt);
    }
    for (list, texts) in &words.all {
        let shown = texts.first().map_or("", |text| text.as_str());
        put(format!("all.\"{list}\""), shown);
    }
    for (name, months) in [
        ("months", &words.months),
        ("months_short", &words.months_short),
    ] {
        for (at, month) in (1..).zip(months) {
            put(format!("{name}.{at}"), month);
        }
    }
    let tables = [
        ("lists", &words.lists),
        ("words", &words.words),
        ("bid.labels", &words.bid.labels),
        ("bid.words", &words.bid.words),
    ];
    let tables = tables
        .into_iter()
        .map(|(name, table)| (name.to_owned(), table));
    let codes = named("codes", &words.codes).chain(named("bid.codes", &words.bid.codes));
    let names = named("names", &words.names).chain(named("counts", &words.counts));
    for (name, table) in tables.chain(codes).chain(names) {
        for (key, text) in table {
            put(format!("{name}.\"{key}\""), text);
        }
    }
    texts.retain(|_, text| !text.is_empty());
    texts
}

/// The tables of a table by their names.
fn named<'a>(
    name: &'static str,
    tables: &'a BTreeMap<String, Texts>,
) -> impl Iterator<Item = (String, &'a Texts)> {
    let tables = tables.iter();
    tables.map(move |(key, table)| (format!("{name}.{key}"), table))
}

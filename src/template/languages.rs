//! The languages of a set of templates, and the words of each.
//!
//! In: the files. Out: the words by the name of their language, put together of layers. A language is called by
//! the name of its folder under `languages/`; what lies outside has the language that its `terms.toml` says.

use super::Templates;
use super::files::Spoken;
use super::findings::{FINDINGS, FindingWords};
use super::words::Words;
use crate::diagnostic::Diagnostic;
use crate::plan::House;
use crate::plan::scalar::Language;
use std::collections::BTreeMap;

/// The file of the words.
pub(super) const FILE: &str = "terms.toml";

/// The words of every language, by its name in small letters.
#[derive(Debug)]
pub(super) struct Languages {
    words: BTreeMap<String, Words>,
    built_in: String,
    house: String,
}

impl Languages {
    /// Puts together the words of every language: all layers are put together here and nowhere else.
    pub(super) fn load(templates: &Templates, house: &House) -> Result<Self, Vec<Diagnostic>> {
        let built_in = said(&Words::read(&Templates::default().text(FILE))?).unwrap_or_default();
        let of_house = templates.is_own(FILE).then(|| templates.text(FILE));
        let of_house = of_house.map(|text| Words::read(&text)).transpose()?;
        let spoken = of_house.as_ref().and_then(said);
        let mut languages = Self {
            words: BTreeMap::new(),
            house: spoken.unwrap_or_else(|| built_in.clone()),
            built_in,
        };
        let names = templates.languages().into_iter();
        let names = names.chain([&*languages.built_in, &*languages.house]);
        let names: Vec<String> = names.map(str::to_owned).collect();
        for name in names {
            let words = languages.put_together(templates, house, &name)?;
            languages.words.insert(name.to_lowercase(), words);
        }
        Ok(languages)
    }

    fn put_together(
        &self,
        templates: &Templates,
        house: &House,
        name: &str,
    ) -> Result<Words, Vec<Diagnostic>> {
        let mut words = self.words_below(templates, house, name)?;
        // A finding is told in one language as a whole, or not at all.
        if primary(name) != self.built_in {
            words.findings = FindingWords::default();
        }
        words.extend(self.own_words(templates, name)?);
        words.complete(house);
        // What lies below may be in another language.
        if said(&words).as_deref() != Some(primary(name)) {
            words.language = name.parse().ok();
        }
        Ok(words)
    }

    /// The words below those of a language, which are in another: what is built in, and what a house calls its own.
    pub(super) fn words_below(
        &self,
        templates: &Templates,
        house: &House,
        name: &str,
    ) -> Result<Words, Vec<Diagnostic>> {
        let mut words = Words::default();
        let mut layers = templates.layers(FILE, self.spoken(name)).others.into_iter();
        if let Some(built_in) = layers.next() {
            words.extend(Words::read(&built_in)?);
        }
        words.extend(Words::of_house(house));
        for layer in layers {
            words.extend(Words::read(&layer)?);
        }
        words.findings = FindingWords::of_rules();
        Ok(words)
    }

    /// The words that are in a language, without those below that are in another.
    pub(super) fn own_words(
        &self,
        templates: &Templates,
        name: &str,
    ) -> Result<Words, Vec<Diagnostic>> {
        let mut words = Words::default();
        for layer in templates.layers(FILE, self.spoken(name)).wanted {
            words.extend(Words::read(&layer)?);
        }
        for layer in templates.layers(FINDINGS, self.spoken(name)).wanted {
            words.findings.extend(FindingWords::read(&layer)?);
        }
        Ok(words)
    }

    /// Which files are wanted for a language.
    pub(super) fn spoken<'a>(&'a self, name: &'a str) -> Spoken<'a> {
        Spoken {
            wanted: name,
            built_in: &self.built_in,
            house: &self.house,
        }
    }

    /// The name of the language of what lies in no folder of a language.
    pub(super) fn usual(&self) -> &str {
        &self.house
    }

    /// The name of the language that a tag means: `cy` of `cy-GB`; none where it has no words.
    pub(super) fn named(&self, tag: &str) -> Option<&str> {
        let mut wanted = tag.to_lowercase();
        loop {
            if let Some((name, _)) = self.words.get_key_value(&wanted) {
                return Some(name);
            }
            wanted = wanted.rsplit_once('-')?.0.to_owned();
        }
    }

    /// The words of a language.
    pub(super) fn words(&self, name: &str) -> Words {
        self.words.get(name).cloned().unwrap_or_default()
    }

    /// The words of all languages but one.
    pub(super) fn others(&self, name: &str) -> impl Iterator<Item = &Words> {
        let name = name.to_owned();
        let others = self.words.iter();
        others
            .filter(move |(other, _)| **other != name)
            .map(|(_, words)| words)
    }

    /// The names of all languages.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// What people write for every entry of each list: of each language its words, the one that documents show
    /// first.
    pub(super) fn for_all(&self) -> BTreeMap<String, Vec<Vec<String>>> {
        let mut all: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for words in self.words.values() {
            for (list, texts) in &words.all {
                let texts = texts.iter().map(|text| text.as_str().to_owned());
                all.entry(list.clone()).or_default().push(texts.collect());
            }
        }
        all
    }
}

/// The name of the language that words say they are in.
fn said(words: &Words) -> Option<String> {
    let language = words.language.as_ref();
    language.map(|Language(tag)| primary(tag).to_lowercase())
}

/// The first part of a tag: `cy` of `cy-GB`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

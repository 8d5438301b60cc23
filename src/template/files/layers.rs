//! Which file of which language a document is made of: layers, of which each lies over those below.
//!
//! In: the files, and the language that is wanted. Out: the texts of a file in their order, and the files of that
//! language. This file does not know what stands in them.

use super::{BUILT_IN, Templates, is_partial};
use crate::diagnostic::Text;
use crate::plan::scalar::Language;
use crate::template::Terms;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where the folders of other languages lie.
const LANGUAGES: &str = "languages/";
/// Files in which nothing is worded.
const WORDLESS: [&str; 3] = ["fields.toml", "style.toml", "workbook.toml"];

/// The texts of one file, those above others behind them.
pub(in crate::template) struct Layers {
    /// In other languages than the wanted one, or outside its folder.
    pub(in crate::template) others: Vec<Arc<Text>>,
    /// In the wanted language.
    pub(in crate::template) wanted: Vec<Arc<Text>>,
}

/// In what language files are wanted, and in which they are: by the names of languages.
#[derive(Clone, Copy, Debug)]
pub(in crate::template) struct Spoken<'a> {
    /// The language that is wanted.
    pub(in crate::template) wanted: &'a str,
    /// That of the built-in files outside folders of languages.
    pub(in crate::template) built_in: &'a str,
    /// That of a house's files outside such folders.
    pub(in crate::template) house: &'a str,
}

impl Templates {
    /// The names of the languages that have a folder.
    #[must_use]
    pub fn languages(&self) -> BTreeSet<&str> {
        let folders = self.files.keys();
        let folders = folders.filter_map(|name| name.strip_prefix(LANGUAGES)?.split('/').next());
        folders.collect()
    }

    /// The names of the languages to which a house has added.
    #[must_use]
    pub fn languages_of_house(&self) -> BTreeSet<&str> {
        let folders = self.own.iter();
        let folders = folders.filter_map(|name| name.strip_prefix(LANGUAGES)?.split('/').next());
        folders.collect()
    }

    /// The same files as documents with these words take them: each in the language of the words where it is
    /// there in that language.
    #[must_use]
    pub fn in_language(&self, terms: &Terms) -> Self {
        let spoken = terms.spoken();
        let folder = format!("{LANGUAGES}{}/", spoken.wanted);
        let translated = self.files.keys();
        let translated = translated.filter_map(|name| name.strip_prefix(&*folder));
        let names = self.files.keys().map(String::as_str).chain(translated);
        let worded = names.filter(|name| !name.starts_with(LANGUAGES));
        let mut files = self.files.clone();
        for name in worded.filter(|name| !WORDLESS.contains(name)) {
            let Layers { others, wanted } = self.layers(name, spoken);
            if let Some(text) = others.into_iter().chain(wanted).next_back() {
                files.insert(name.to_owned(), text);
            }
        }
        let own = self.own.clone();
        Self {
            files,
            own,
            pictures: self.pictures.clone(),
        }
    }

    /// The texts of a file, of which each lies over those before it. What is in the language that is wanted lies
    /// over what is in another, and in the same language what is a house's own over what is built in: so no
    /// words of one language stand among those of another that says the same.
    pub(in crate::template) fn layers(&self, name: &str, spoken: Spoken<'_>) -> Layers {
        let in_folder = format!("{LANGUAGES}{}/{name}", spoken.wanted);
        let own = |name: &str| self.files.get(name).filter(|_| self.own.contains(name));
        let is_of_house = spoken.house == spoken.wanted;
        let of_house = |wanted: bool| own(name).filter(|_| is_of_house == wanted).cloned();
        // A house in another language may have put its own over it.
        let built_in = match of_house(false) {
            Some(_) if spoken.built_in == spoken.wanted => built_in_text(name),
            _ => built_in_text(&in_folder),
        };
        let others = [built_in_text(name), of_house(false)];
        let wanted = [built_in, of_house(true), own(&in_folder).cloned()];
        Layers {
            others: others.into_iter().flatten().collect(),
            wanted: wanted.into_iter().flatten().collect(),
        }
    }

    /// Whether a house has put in this file.
    pub(in crate::template) fn is_own(&self, name: &str) -> bool {
        self.own.contains(name)
    }
}

/// Whether a file lies in a folder of a language.
pub(super) fn is_in_folder(name: &str) -> bool {
    in_folder(name).is_some()
}

/// The language in whose folder a file lies, and its name there.
fn in_folder(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix(LANGUAGES)?.split_once('/')
}

/// The name of a file without the folder of its language.
pub(in crate::template) fn without_folder(name: &str) -> &str {
    in_folder(name).map_or(name, |(_, name)| name)
}

/// A built-in file.
fn built_in_text(name: &str) -> Option<Arc<Text>> {
    let mut files = BUILT_IN.iter();
    let (name, content) = files.find(|(known, _)| *known == name)?;
    Some(Text::new(*name, *content))
}

/// Whether a file is one that folders of languages hold.
pub(super) fn is_of_language(name: &str) -> bool {
    in_folder(name).is_some_and(|(language, name)| {
        let is_built_in = || BUILT_IN.iter().any(|(known, _)| *known == name);
        let is_worded = !WORDLESS.contains(&name) && !name.starts_with(LANGUAGES);
        language.parse::<Language>().is_ok() && is_worded && (is_partial(name) || is_built_in())
    })
}

//! The words of the documents: labels of codes, fields and lists, from `terms.toml`, in one language of those there
//! are.

mod interview;
mod told;

use super::files::Spoken;
use super::languages::Languages;
use super::words::Words;
use super::{Purpose, Templates};
use crate::diagnostic::Diagnostic;
use crate::plan::directory::fold;
use crate::plan::scalar::Line;
use crate::plan::typed::Months;
use crate::plan::{Field, House, Registry};
use std::borrow::Cow;
use std::sync::Arc;

pub(super) use super::languages::FILE;
pub use super::words::Wording;

/// The file of the questions, and of what a house adds.
const FIELDS: &str = "fields.toml";

/// Labels of codes, fields and lists, and the small words programs need; and the fields they are of.
#[derive(Clone, Debug)]
pub struct Terms {
    house: Arc<House>,
    registry: Arc<Registry>,
    languages: Arc<Languages>,
    /// The name of the language.
    name: String,
    words: Words,
}

impl Terms {
    /// Reads `fields.toml`, and `terms.toml` in every language; what they leave out keeps the built-in wording. The
    /// words are those of the language that the templates are in where nobody asks for another.
    pub fn load(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let house = match House::read(&templates.text(FIELDS)) {
            Ok(house) => Arc::new(house),
            Err(mut faults) => {
                faults.extend(
                    Languages::load(templates, &House::default())
                        .err()
                        .into_iter()
                        .flatten(),
                );
                return Err(faults);
            }
        };
        let languages = Arc::new(Languages::load(templates, &house)?);
        let registry = Registry::of(&house).with_words_for_all(languages.for_all());
        let name = languages.usual().to_owned();
        Ok(Self {
            house,
            registry: Arc::new(registry),
            words: languages.words(&name),
            name,
            languages,
        })
    }

    /// The words of the language that a tag means; these where it has none.
    #[must_use]
    pub fn in_language(&self, tag: Option<&str>) -> Cow<'_, Self> {
        let named = tag.and_then(|tag| self.languages.named(tag));
        match named.filter(|name| **name != *self.name) {
            None => Cow::Borrowed(self),
            Some(name) => Cow::Owned(Self {
                house: Arc::clone(&self.house),
                registry: Arc::clone(&self.registry),
                languages: Arc::clone(&self.languages),
                name: name.to_owned(),
                words: self.languages.words(name),
            }),
        }
    }

    /// The words of every language, each of them once.
    pub fn in_every_language(&self) -> impl Iterator<Item = Cow<'_, Self>> {
        let names = self.languages.names();
        names.map(|name| self.in_language(Some(name)))
    }

    /// Whether there are words in the language of a tag.
    #[must_use]
    pub fn speaks(&self, tag: &str) -> bool {
        self.languages.named(tag).is_some()
    }

    /// The name of the language: that of its folder.
    #[must_use]
    pub fn language_name(&self) -> &str {
        &self.name
    }

    /// Whether these are the words where nobody asks for a language.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.name == self.languages.usual()
    }

    /// Which template files these words are of.
    pub(super) fn spoken(&self) -> Spoken<'_> {
        self.languages.spoken(&self.name)
    }

    /// The languages there are.
    pub(super) fn languages(&self) -> &Languages {
        &self.languages
    }

    /// These words, then those of every other language: people write in whatever language comes to them.
    fn in_any(&self) -> impl Iterator<Item = &Words> {
        std::iter::once(&self.words).chain(self.languages.others(&self.name))
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

    /// The labels of a code in every language, that of these words first.
    pub fn codes<'a>(&'a self, list: &'a str, code: &'a str) -> impl Iterator<Item = &'a str> {
        let labels = self.in_any().filter_map(move |words| words.codes.get(list));
        labels.filter_map(move |labels| Some(labels.get(code)?.as_str()))
    }

    /// The labels of a field in every language, that of these words first.
    pub fn labels<'a>(&'a self, field: &'a Field) -> impl Iterator<Item = &'a str> {
        let wordings = self.in_any();
        let wordings = wordings.filter_map(|words| words.fields.get(&*field.tag));
        wordings.map(|wording| wording.label.as_str())
    }

    /// Whether a text is a small word, or what else people type for it, in whatever language and case.
    #[must_use]
    pub fn is_word(&self, key: &str, text: &str) -> bool {
        let text = fold(text);
        let mut words = self.in_any().filter_map(|words| words.words.get(key));
        words.any(|word| fold(word) == text) || self.also(key).any(|word| fold(word) == text)
    }

    /// What people also type, by its key, in every language.
    fn also<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a String> {
        let lists = self.in_any().filter_map(move |words| words.also.get(key));
        lists.flatten()
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

    /// The text that documents show by this name, whatever its case and language.
    #[must_use]
    pub fn named(&self, field: &Field, name: &str) -> Option<&str> {
        let wanted = fold(name);
        let names = self
            .in_any()
            .filter_map(|words| words.names.get(&*field.tag));
        let mut names = names.flatten();
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

    /// The keys of all small words.
    pub(super) fn word_keys(&self) -> impl Iterator<Item = &str> {
        self.words.words.keys().map(String::as_str)
    }

    /// The keys of the nouns whose forms are known.
    pub(super) fn nouns(&self) -> impl Iterator<Item = &str> {
        self.words.counts.keys().map(String::as_str)
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
        let twelve = |of: fn(&Words) -> &Vec<String>| {
            let lists = self.in_any().map(of);
            let lists = lists.filter(|months| months.len() == 12);
            lists.flatten().cloned().collect::<Vec<_>>()
        };
        let months = Months::new(
            twelve(|words| &words.months),
            twelve(|words| &words.months_short),
        );
        let words = |key| self.also(key).cloned();
        months.with_words(words("before_date"), words("behind_day"))
    }

    /// Words that may stand before a number that is not exact.
    #[must_use]
    pub fn about(&self) -> Vec<String> {
        let words = self.in_any().flat_map(|words| words.about.iter());
        words.map(|word| word.as_str().to_owned()).collect()
    }

    /// How something is written, with what stands in braces filled in: `{day} {month} {year}`.
    pub(super) fn date_form(&self, key: &str, usual: &'static str) -> &str {
        self.words.dates.get(key).map_or(usual, String::as_str)
    }

    /// What stands before the format of dates in a workbook: `[$-452]`; nothing where that is not said.
    #[must_use]
    pub fn date_locale(&self) -> &str {
        self.date_form("in_cells", "")
    }

    /// Several things in a sentence: `a, b and c`. The word before the last may depend on what that begins with.
    #[must_use]
    pub fn listed(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                format!("{} {} {last}", first.join(", "), self.before("and", last))
            }
        }
    }

    /// A small word in the form that stands before a text.
    fn before<'a>(&'a self, key: &'a str, text: &str) -> &'a str {
        let text = text.to_lowercase();
        let begins = |letters: &String| text.starts_with(&**letters);
        let mut forms = self.words.forms.get(key).into_iter().flatten();
        let form = forms.find(|(_, letters)| letters.iter().any(begins));
        form.map_or_else(|| self.word(key), |(form, _)| form)
    }

    /// A noun behind a number, `3 groups`; none where nothing is said of it.
    #[must_use]
    pub fn counted(&self, key: &str, number: u64) -> Option<String> {
        let forms = self.words.counts.get(key)?;
        let form = self.words.plurals.form(number);
        let said = forms.get(form).or_else(|| forms.get("other"))?;
        Some(said.replace("{count}", &number.to_string()))
    }

    /// A text of `workbook.toml` in the language of these words, where it has one.
    #[must_use]
    pub fn of_workbook(&self, text: &str) -> Option<&str> {
        self.words.workbook.get(text).map(String::as_str)
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

#[cfg(test)]
mod tests;

//! What a language leaves in another, says of nothing, or says with other signs in braces.
//!
//! In: template files and the name of a language. Out: a [`Gap`] for each text of `terms.toml` and `findings.toml`
//! that is not as whole in it as in the language below. This file does not know the texts of workbooks.

use super::findings::{FindingWords, Sentences};
use super::plurals::OTHER;
use super::words::{Texts, Words};
use super::{Templates, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for how many there are.
const COUNT: &str = "count";

/// A text that a language does not have as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The key of the text in its file.
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
    let of_findings = in_findings(&below.findings, &own.findings);
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
    // A field without a prompt has the usual one, which a language may say otherwise.
    let has_label = |prompt: &str| below.contains_key(&format!("{prompt}.label"));
    let is_usual = |key: &&String| key.strip_suffix(".prompt").is_some_and(has_label);
    let of_nothing = own.keys().filter(|key| !below.contains_key(*key));
    let of_nothing = of_nothing.filter(|key| !is_usual(key));
    let of_nothing = of_nothing.map(|key| Gap {
        key: key.clone(),
        lack: Lack::Meaning,
    });
    of_below.chain(of_nothing).chain(of_findings).collect()
}

/// The gaps of what a language says of findings.
fn in_findings(below: &FindingWords, own: &FindingWords) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (name, sentences) in &below.finding {
        let of = |lack| Gap {
            key: format!("finding.{name}"),
            lack,
        };
        match own.finding.get(name) {
            None => gaps.push(of(Lack::Text)),
            Some(said) => gaps.extend(lack(sentences, said).map(of)),
        }
    }
    let unknown = own.finding.keys();
    let unknown = unknown.filter(|name| !below.finding.contains_key(*name));
    gaps.extend(unknown.map(|name| Gap {
        key: format!("finding.{name}"),
        lack: Lack::Meaning,
    }));
    for (key, text) in &below.parts {
        let lack = match own.parts.get(key) {
            None => Lack::Text,
            Some(said) if marks(said) != marks(text) => Lack::Signs,
            Some(_) => continue,
        };
        let key = format!("parts.{key}");
        gaps.push(Gap { key, lack });
    }
    gaps
}

/// What a language lacks of a finding: each form of its sentence has what the English one names, and says how many
/// there are unless it is for one.
fn lack(below: &Sentences, own: &Sentences) -> Option<Lack> {
    let said = |sentences: &Sentences| {
        let other = sentences.forms().find(|(form, _)| *form == OTHER);
        other.map(|(_, sentence)| sentence.to_owned())
    };
    let (Some(meant), Some(_), Some(help), Some(_)) =
        (said(below), said(own), &own.help, &own.title)
    else {
        return Some(Lack::Text);
    };
    let of_help = below.help.as_deref().map(marks) != Some(marks(help));
    let (all, mut at_least) = (marks(&meant), marks(&meant));
    at_least.remove(COUNT);
    let mut forms = own.forms();
    let is_whole = |(form, sentence): (&str, &str)| match form {
        OTHER => marks(sentence) == all,
        _ => marks(sentence).is_subset(&all) && marks(sentence).is_superset(&at_least),
    };
    (of_help || !forms.all(is_whole)).then_some(Lack::Signs)
}

/// What a text has in common with its translations: what stands in braces, and keys between marks.
fn marks(text: &str) -> BTreeSet<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    signs(text).into_iter().chain(quoted).collect()
}

/// What stands in braces in a text.
pub(super) fn signs(text: &str) -> BTreeSet<&str> {
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
        ("check", &words.check),
        ("interview", &words.interview),
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

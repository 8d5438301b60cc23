//! What a language says of findings, as `findings.toml` has it: the sentences of each, and what stands inside them.
//!
//! In: the text of a file. Out: [`FindingWords`], those of one layer over those below. The English of coplan's own
//! stands in the rules, beside the code that decides; here it is the lowest layer.

use super::plurals::{OTHER, Plurals};
use super::words::Texts;
use crate::check::{PATTERNS, Rule, rules};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{self, Format};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file.
pub(super) const FINDINGS: &str = "findings.toml";

/// The file as it is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FindingWords {
    /// What is said of a finding, by its name.
    pub(super) finding: BTreeMap<String, Sentences>,
    /// What stands inside sentences, by the keys of patterns.
    pub(super) parts: Texts,
}

/// What is said of one finding.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Sentences {
    pub(super) title: Option<String>,
    pub(super) help: Option<String>,
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: Option<String>,
}

impl FindingWords {
    /// The words of a file, or every fault of it.
    pub(super) fn read(text: &Arc<Text>) -> Result<Self, Vec<Diagnostic>> {
        source::whole(text, Format::Toml)
    }

    /// What the rules say themselves.
    pub(super) fn of_rules() -> Self {
        let finding = rules().iter();
        let finding = finding.map(|rule| (rule.name.to_owned(), Sentences::of(rule)));
        let parts = PATTERNS.iter();
        let parts = parts.map(|pattern| (pattern.key.to_owned(), pattern.english.to_owned()));
        Self {
            finding: finding.collect(),
            parts: parts.collect(),
        }
    }

    /// Puts the words of a layer above in the place of these.
    pub(super) fn extend(&mut self, above: Self) {
        for (name, sentences) in above.finding {
            self.finding.entry(name).or_default().extend(sentences);
        }
        self.parts.extend(above.parts);
    }
}

impl Sentences {
    fn of(rule: &Rule) -> Self {
        let (one, other) = rule.sentences();
        Self {
            title: Some(rule.title().to_owned()),
            help: Some(rule.fix().to_owned()),
            one: one.map(str::to_owned),
            other: Some(other.to_owned()),
            ..Self::default()
        }
    }

    fn extend(&mut self, above: Self) {
        let layers = self.texts_mut().into_iter().zip(above.into_texts());
        for (below, above) in layers {
            if above.is_some() {
                *below = above;
            }
        }
    }

    fn texts_mut(&mut self) -> [&mut Option<String>; 8] {
        [
            &mut self.title,
            &mut self.help,
            &mut self.zero,
            &mut self.one,
            &mut self.two,
            &mut self.few,
            &mut self.many,
            &mut self.other,
        ]
    }

    fn into_texts(self) -> [Option<String>; 8] {
        [
            self.title, self.help, self.zero, self.one, self.two, self.few, self.many, self.other,
        ]
    }

    /// The forms of the sentence that are said, by the names of plural forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let forms = [
            ("zero", &self.zero),
            ("one", &self.one),
            ("two", &self.two),
            ("few", &self.few),
            ("many", &self.many),
            (OTHER, &self.other),
        ];
        let forms = forms.into_iter();
        forms.filter_map(|(name, form)| Some((name, form.as_deref()?)))
    }

    /// The form for so many; that for every number where a language makes no difference.
    pub(super) fn form(&self, number: usize, plurals: &Plurals) -> Option<&str> {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        let wanted = plurals.form(number);
        let said = |wanted: &str| self.forms().find(|(name, _)| *name == wanted);
        said(wanted).or_else(|| said(OTHER)).map(|(_, form)| form)
    }
}

//! A house's files as they are checked: what is at fault gives way to what is built in, so that all else can be
//! tried.
//!
//! In: the files, and findings about them. Out: files without those, and their texts as they are looked over.

use super::{BUILT_IN, Templates, document_of, partial_name, without_folder};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::template::engine::PLAN;
use crate::template::syntax::Source;
use crate::template::{front, guard};
use std::sync::Arc;

/// The file of the sheets, which asks for words too.
const WORKBOOK: &str = "workbook.toml";

impl Templates {
    /// The same files with the built-in one in the place of each of a house's own in which a fault was found; where
    /// there is none, without that file.
    #[must_use]
    pub fn without_faulty(&self, findings: &[Diagnostic]) -> Self {
        let mut templates = self.clone();
        for (name, _) in self.faulty(findings) {
            templates.files.remove(name);
            templates.own.remove(name);
            if let Some((_, content)) = BUILT_IN.iter().find(|(known, _)| known == name) {
                let text = Text::new(name.clone(), *content);
                templates.files.insert(name.clone(), text);
            }
        }
        templates
    }

    /// The files of a house in which faults were found, by their names.
    pub(in crate::template) fn faulty(
        &self,
        findings: &[Diagnostic],
    ) -> impl Iterator<Item = (&String, &Arc<Text>)> {
        let own = self.files.iter();
        let own = own.filter(|(name, _)| self.own.contains(*name));
        own.filter(|(_, text)| {
            let mut faults = findings.iter().filter(|finding| finding.is_error());
            faults.any(|fault| match &fault.place {
                Some(Place::Text(place)) => place.text.name == text.name,
                _ => false,
            })
        })
    }

    /// The Markdown of each template, without front matter.
    pub(in crate::template) fn bodies(&self) -> impl Iterator<Item = Source> {
        let files = self.handlebars();
        files
            .filter(|(_, text)| guard::guard(text).is_ok())
            .map(|(name, text)| {
                if name == PLAN || document_of(&name).is_some() {
                    front::split(text).body
                } else {
                    Source::whole(text)
                }
            })
    }

    /// The texts that ask for words by their keys, in whatever language.
    pub(in crate::template) fn asking(&self) -> impl Iterator<Item = &Arc<Text>> {
        let files = self.files.iter();
        let asks = |name: &str| partial_name(without_folder(name)).is_some() || name == WORKBOOK;
        files
            .filter(move |(name, _)| asks(name))
            .map(|(_, text)| text)
    }
}

//! The documents that were made of a plan: found by their names.
//!
//! In: the plan, the folder, the documents and languages of its templates. Out: each file, with the document that it
//! is. What is in the files is not known here.

use super::choices::DocumentKind;
use super::files::folder_of;
use super::input::Input;
use super::names::{Target, other_plan};
use coplan::template::{Templates, Terms};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What may follow the name of a plan in the names of its documents, besides a language.
const ENDINGS: [&str; 7] = [
    "sign-off", "bid", "findings", "blank", "a3", "letter", "large",
];

/// A document of a plan.
#[derive(Debug)]
pub(super) struct Made {
    /// The file.
    pub(super) path: PathBuf,
    /// The name of the document; none of the plan itself.
    pub(super) document: Option<String>,
    changed: SystemTime,
}

/// Which document of a plan a file is.
#[derive(Debug, PartialEq, Eq)]
enum Which {
    Plan,
    Other(String),
}

/// What names of documents are made of.
pub(super) struct Names {
    documents: Vec<String>,
    languages: Vec<String>,
}

impl Names {
    /// Those of a house.
    pub(super) fn of(templates: &Templates, terms: &Terms) -> Self {
        let languages = terms.in_every_language();
        Self {
            documents: templates.documents().map(str::to_owned).collect(),
            languages: languages
                .map(|terms| terms.language_name().to_owned())
                .collect(),
        }
    }

    /// The documents of a kind that were made of a plan, the newest last.
    pub(super) fn made(&self, plan: &Path, folder: Option<&Path>, kind: DocumentKind) -> Vec<Made> {
        let target = Target::new(Some(&Input::File(plan.to_owned())), folder);
        let named = target.file("", kind.extension());
        let Some(stem) = named.file_stem().and_then(|stem| stem.to_str()) else {
            return Vec::new();
        };
        let entries = fs::read_dir(folder_of(&named)).into_iter().flatten();
        let found = entries.flatten().filter_map(|entry| {
            let path = named.with_file_name(entry.file_name());
            let document = match self.of_plan(stem, kind, &path)? {
                Which::Plan => None,
                Which::Other(name) => Some(name),
            };
            let is_of_another = other_plan(plan, path.file_stem()?).is_some();
            let changed = entry.metadata().ok()?.modified().ok()?;
            (!is_of_another).then_some(Made {
                path,
                document,
                changed,
            })
        });
        let mut found: Vec<Made> = found.collect();
        found.sort_by(|one, other| (one.changed, &one.path).cmp(&(other.changed, &other.path)));
        found
    }

    /// Which document a file is by its name; none where it is not of this plan.
    fn of_plan(&self, plan: &str, kind: DocumentKind, path: &Path) -> Option<Which> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let stem = path.file_stem().and_then(|stem| stem.to_str())?;
        let rest = stem.strip_prefix(plan)?;
        if ending != Some(kind.extension()) {
            return None;
        }
        if rest.is_empty() {
            return Some(Which::Plan);
        }
        let rest = rest.strip_prefix('-')?;
        let begins = |name: &str| {
            let behind = rest.strip_prefix(name);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('-'))
        };
        let documents = self.documents.iter().filter(|name| begins(name));
        if let Some(document) = documents.max_by_key(|name| name.len()) {
            return Some(Which::Other(document.clone()));
        }
        let languages = self.languages.iter().map(String::as_str);
        let mut endings = ENDINGS.into_iter().chain(languages);
        endings.any(begins).then_some(Which::Plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_a_plan_are_told_from_those_of_one_whose_name_begins_alike() {
        let templates = Templates::default();
        let names = Names::of(&templates, &Terms::load(&templates).unwrap());
        let of = |name: &str| names.of_plan("garden", DocumentKind::Word, Path::new(name));
        for name in [
            "garden.docx",
            "garden-sign-off.docx",
            "garden-bid-F1-large.docx",
            "garden-cy.docx",
            "garden-bid-en-a3.docx",
        ] {
            assert_eq!(of(name), Some(Which::Plan), "{name}");
        }
        for name in [
            "garden-club.docx",
            "garden.xlsx",
            "our-garden.docx",
            "garden-bidding.docx",
            "garden-cycling.docx",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
        let letter = of("garden-invitation-S2-cy.docx");
        assert_eq!(letter, Some(Which::Other("invitation".to_owned())));
    }
}

//! Filled-in documents → what each says, and what they change in a plan.
//!
//! In: the bytes of documents, and the plan that they belong to, if there is one. Out: [`Brought`]: one
//! plan, the text of its file, and everything worth telling. Nothing is written here.

use super::decision::choice;
use super::prepared::fingerprint;
use super::read_document::ReadDocument;
use super::reading_report::{self, Keeping};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::merge::{self, Merged, NamedReading, annotate, by_unit, combine, into_file, plan_file};
use crate::plan::references::all_told;
use crate::plan::{Loaded, Registry, Values, load};
use crate::read::{Leftover, Reading};
use crate::source::{Format, remarks};
use crate::template::Terms;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What documents bring into a plan.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The plan with what they say, what is different in it, and what contradicts.
    pub merged: Merged,
    /// The text of the plan file: a new one, or the one there was with only the changes made in it.
    pub text: String,
    /// What the plan file keeps in comments before anything is brought into it.
    noted: Vec<String>,
    /// Notes of the documents that somebody has dealt with before.
    dealt_with: Vec<String>,
    /// What each document says that only turned out to be no answer beside the plan.
    left: Vec<Vec<Leftover>>,
    /// Whether it is a new plan.
    is_new: bool,
}

/// Brings what documents say into a plan that has been loaded, or into a new one.
///
/// The text is read once more before anybody gets it, so that no comment can hide or change an answer;
/// `name` is what the file is called, and `chosen` holds what was chosen in it before
/// ([`OpenPlan::choices_made`](super::OpenPlan::choices_made)). The findings that can come back are `not-yaml` and `cannot-edit`.
pub fn bring(
    documents: &[ReadDocument],
    into: Option<&Loaded>,
    name: &str,
    registry: &Arc<Registry>,
    chosen: &BTreeSet<String>,
) -> Result<Brought, Vec<Diagnostic>> {
    let empty = Values::new(registry);
    let plan = into.map_or(&empty, |loaded| &loaded.values);
    let names = short_names(documents);
    let documents: Vec<NamedReading<'_>> = documents
        .iter()
        .zip(&names)
        .map(|(document, name)| NamedReading {
            name,
            reading: &document.reading,
        })
        .collect();
    let fingerprint = fingerprint(&plan.clone().numbered())?;
    let by_unit = by_unit(plan, &documents);
    let counted = documents.iter().zip(&by_unit);
    let counted: Vec<NamedReading<'_>> = counted
        .map(|(document, reading)| NamedReading {
            name: document.name,
            reading,
        })
        .collect();
    let mut merged = combine(plan, &fingerprint, &counted);
    let is_chosen =
        |path: &str, kept: &str, other: &str| chosen.contains(&choice(path, kept, other));
    let dealt_with = merged.forget_chosen(is_chosen);
    let text = match into {
        Some(loaded) => into_file(&loaded.tree, &loaded.values, &merged.plan)?,
        None => plan_file(&merged.plan),
    };
    let annotated = annotate(name, &text, &merged.remarks)?;
    let read_again = |text: &str| {
        let loaded = load(&Text::new(name, text), Format::Yaml, registry)?;
        Ok::<_, Vec<Diagnostic>>(loaded.values)
    };
    // What nothing was noted in may be of any format.
    if annotated != text && read_again(&annotated)? != read_again(&text)? {
        let message = "what could not be placed cannot be noted in this file without harm";
        let finding = Diagnostic::error("cannot-edit", message);
        let help = "write the plan to a new file with `-o`";
        return Err(vec![
            finding.in_place(Place::File(name.to_owned())).help(help),
        ]);
    }
    let noted = into.map_or_else(Vec::new, |loaded| remarks(&loaded.tree));
    Ok(Brought {
        merged,
        text: annotated,
        noted: noted.into_iter().map(|(_, text)| text).collect(),
        dealt_with,
        left: left(&documents, &by_unit),
        is_new: into.is_none(),
    })
}

impl Brought {
    /// Everything worth telling of it, in the order of the documents; contradictions last. What the plan file
    /// keeps in its comments already is left out.
    ///
    /// `is_written` says whether the plan file is written, so that what has no place is kept in it.
    #[must_use]
    pub fn findings(
        &self,
        documents: &[ReadDocument],
        terms: &Terms,
        is_written: bool,
    ) -> Vec<Diagnostic> {
        let known = [&*self.noted, &self.dealt_with].concat();
        let keeping = Keeping::new(short_names(documents), &known, is_written);
        let documents = &*self.with_left(documents);
        let copies = reading_report::copies(documents).filter(|_| self.is_new);
        let findings = reading_report::findings(documents, &self.merged, terms, &keeping);
        copies.into_iter().chain(findings).collect()
    }

    /// How many comments of readers and texts without a place the plan file has kept already.
    #[must_use]
    pub fn kept_before(&self, documents: &[ReadDocument]) -> usize {
        let keeping = Keeping::new(short_names(documents), &self.noted, true);
        reading_report::kept_before(&self.with_left(documents), &keeping)
    }

    /// The documents with what turned out to be no answer among what they left over.
    fn with_left<'d>(&self, documents: &'d [ReadDocument]) -> Cow<'d, [ReadDocument]> {
        if self.left.iter().all(Vec::is_empty) {
            return Cow::Borrowed(documents);
        }
        let mut all = documents.to_vec();
        for (document, left) in all.iter_mut().zip(&self.left) {
            document.reading.leftovers.extend(left.iter().cloned());
        }
        Cow::Owned(all)
    }

    /// How much there is in the plan: `8 of 8 questions answered, 12 entries in lists`. Fails only by a
    /// fault of coplan.
    pub fn summary(&self) -> Result<String, Vec<Diagnostic>> {
        reading_report::summary(&self.merged)
    }
}

/// What has been left over of each document since it was read.
fn left(documents: &[NamedReading<'_>], since: &[Reading]) -> Vec<Vec<Leftover>> {
    let pairs = documents.iter().zip(since);
    let left = pairs.map(|(document, since)| {
        let known = document.reading.leftovers.len();
        since.leftovers.iter().skip(known).cloned().collect()
    });
    left.collect()
}

/// What each document is called in comments of the plan file: by its name without folders, so that
/// the same document is called the same from wherever it is read; with them where two have one name.
fn short_names(documents: &[ReadDocument]) -> Vec<&str> {
    let short = |document: &'_ ReadDocument| -> usize {
        document
            .name
            .rfind(std::path::is_separator)
            .map_or(0, |at| at + 1)
    };
    let all: Vec<&str> = documents
        .iter()
        .map(|document| document.name.split_at(short(document)).1)
        .collect();
    let is_alone = |name: &str| all.iter().filter(|other| **other == name).count() == 1;
    let named = documents.iter().zip(&all);
    named
        .map(|(document, short)| {
            if is_alone(short) {
                short
            } else {
                document.name.as_str()
            }
        })
        .collect()
}

/// What several documents that belong together say as one plan, and where they contradict each other.
pub(super) fn together(
    documents: &[ReadDocument],
    registry: &Arc<Registry>,
) -> (Values, Vec<Diagnostic>) {
    if let [alone] = documents {
        let values = &alone.reading.values;
        let told = all_told(values).unwrap_or_else(|| values.clone());
        return (told, Vec::new());
    }
    let documents: Vec<NamedReading<'_>> = documents
        .iter()
        .map(|document| NamedReading {
            name: &document.name,
            reading: &document.reading,
        })
        .collect();
    let merged = merge::combine(&Values::new(registry), "", &documents);
    (merged.plan, merged.findings)
}

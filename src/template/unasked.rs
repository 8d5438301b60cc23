//! Files of a house that stand beside a question which there is not: guidance and details that nobody would see.
//!
//! In: the files, and the questions there are. Out: a finding for each such file. A file of that name that is built
//! in, or that a template calls by its name, is none of them.

use super::files::{partial_name, without_folder};
use super::{Templates, built_in};
use crate::diagnostic::{Diagnostic, Place, did_you_mean, listed};
use crate::plan::Registry;

/// The folders of files that are called like the questions, and how their names end.
const FOLDERS: [(&str, &str); 2] = [("guidance/", ".md"), ("partials/details/", ".md.hbs")];

/// Files that stand beside no question.
pub(super) fn unasked(templates: &Templates, registry: &Registry) -> Vec<Diagnostic> {
    let own = templates.own_files();
    let found = own.filter_map(|(name, shown)| {
        let (file, key) = beside_question(name)?;
        let is_built_in = built_in().iter().any(|(known, _)| *known == file);
        let called = partial_name(file).is_some_and(|name| is_called(templates, &name));
        let is_shown = registry.question(key).is_some() || is_built_in || called;
        (!is_shown).then(|| finding(shown, key, registry))
    });
    found.collect()
}

/// The name of a file that stands beside a question, without the folder of its language, and the key of the question.
fn beside_question(name: &str) -> Option<(&str, &str)> {
    let file = without_folder(name);
    FOLDERS.iter().find_map(|(folder, ending)| {
        let key = file.strip_prefix(folder)?.strip_suffix(ending)?;
        Some((file, key))
    })
}

/// Whether a template names a partial.
fn is_called(templates: &Templates, name: &str) -> bool {
    let mut texts = templates.handlebars();
    texts.any(|(_, text)| text.content.contains(&format!("> {name}")))
}

fn finding(shown: &str, key: &str, registry: &Registry) -> Diagnostic {
    let keys: Vec<&str> = registry.questions().iter().map(|one| &*one.key).collect();
    let known = || format!("the questions are {}", listed(&keys));
    let help = did_you_mean(key, keys.iter().copied()).unwrap_or_else(known);
    let message = format!("there is no question `{key}`, so that nobody sees this file");
    Diagnostic::warning("unknown-template-file", message)
        .in_place(Place::File(shown.to_owned()))
        .help(help)
}

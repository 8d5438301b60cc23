//! The template files: the built-in set, and a house's own in their place.
//!
//! Files of another language lie in a folder of that name under `languages/`. They hold words alone: what sheets,
//! tables and styles there are is said once, for all languages.

mod layers;
mod naming;
mod tried;

pub(super) use layers::{Layers, Spoken, without_folder};
pub(super) use naming::unknown as unknown_document;

use super::gallery::Pictures;
use crate::diagnostic::{Diagnostic, Place, Text, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Lists the built-in files with their contents.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// Every built-in template file: its name below `templates/`, and its content.
const BUILT_IN: &[(&str, &str)] = built_in![
    "README.md",
    "plan.md.hbs",
    "invitation.md.hbs",
    "one-pager.md.hbs",
    "partials/approvals.md.hbs",
    "partials/canvas.md.hbs",
    "partials/control.md.hbs",
    "partials/document_control.md.hbs",
    "partials/details/achieve.md.hbs",
    "partials/details/beyond.md.hbs",
    "partials/details/find.md.hbs",
    "partials/details/involve.md.hbs",
    "partials/details/need.md.hbs",
    "partials/details/sharing.md.hbs",
    "partials/details/tools.md.hbs",
    "partials/details/working.md.hbs",
    "partials/earlier_approvals.md.hbs",
    "partials/history.md.hbs",
    "partials/of_house.md.hbs",
    "partials/questions.md.hbs",
    "partials/short.md.hbs",
    "partials/summary.md.hbs",
    "partials/there.md.hbs",
    "guidance/achieve.md",
    "guidance/involve.md",
    "guidance/find.md",
    "guidance/tools.md",
    "guidance/need.md",
    "guidance/working.md",
    "guidance/sharing.md",
    "guidance/beyond.md",
    "fields.toml",
    "findings.toml",
    "starter.yaml",
    "style.toml",
    "terms.toml",
    "workbook.toml",
    "languages/cy/guidance/achieve.md",
    "languages/cy/guidance/involve.md",
    "languages/cy/guidance/find.md",
    "languages/cy/guidance/tools.md",
    "languages/cy/guidance/need.md",
    "languages/cy/guidance/working.md",
    "languages/cy/guidance/sharing.md",
    "languages/cy/guidance/beyond.md",
    "languages/cy/findings.toml",
    "languages/cy/starter.yaml",
    "languages/cy/terms.toml",
];

/// The built-in files, name and content, in a fixed order.
#[must_use]
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    BUILT_IN
}

/// A set of template files by name.
#[derive(Clone, Debug)]
pub struct Templates {
    files: BTreeMap<String, Arc<Text>>,
    /// Those that a house has put in.
    own: BTreeSet<String>,
    pictures: Pictures,
}

impl Default for Templates {
    fn default() -> Self {
        let files = BUILT_IN
            .iter()
            .map(|(name, content)| ((*name).to_owned(), Text::new(*name, *content)))
            .collect();
        Self {
            files,
            own: BTreeSet::new(),
            pictures: Pictures::default(),
        }
    }
}

impl Templates {
    /// Puts a house's own file in place of the built-in one, or adds a partial or a document.
    ///
    /// `shown` is how the file is called in messages. A name that is neither a built-in file's
    /// nor a partial's nor a document's, nor that of such a file in another language, is reported and left out.
    pub fn put(&mut self, name: &str, shown: &str, content: &str) -> Result<(), Diagnostic> {
        let document = document_of(name).is_some_and(|name| naming::refused(name).is_none());
        let can_be_added = document || is_partial(name) || layers::is_of_language(name);
        if !can_be_added && !self.files.contains_key(name) {
            let known = self.files.keys().map(String::as_str);
            let meant = did_you_mean(name, known);
            let refused = document_of(name).filter(|_| meant.is_none());
            let finding = refused.and_then(naming::refused).unwrap_or_else(|| {
                let usual = "`coplan templates list` names the files that can be replaced";
                let message = format!("`{name}` is not a template file");
                Diagnostic::warning(naming::UNKNOWN_FILE, message)
                    .help(meant.unwrap_or_else(|| usual.to_owned()))
            });
            return Err(finding.in_place(Place::File(shown.to_owned())));
        }
        self.files
            .insert(name.to_owned(), Text::new(shown, content));
        self.own.insert(name.to_owned());
        Ok(())
    }

    /// The file with this name.
    ///
    /// A name outside the set gives an empty text: names come from the built-in list.
    #[must_use]
    pub fn text(&self, name: &str) -> Arc<Text> {
        self.files
            .get(name)
            .map_or_else(|| Text::new(name, ""), Arc::clone)
    }

    /// Says who has the pictures that templates name: the bytes of a file, or why there is none.
    pub fn put_pictures(
        &mut self,
        look: impl Fn(&str) -> Result<Vec<u8>, String> + Send + Sync + 'static,
    ) {
        self.pictures = Pictures::of(look);
    }

    /// Where pictures come from.
    pub(super) fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// The documents that there are beside the plan, by their names: `one-pager`.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|name| document_of(name))
    }

    /// Fails where there is no document of this name, with a suggestion.
    pub fn has_document(&self, name: &str) -> Result<(), Box<Diagnostic>> {
        if self.documents().any(|known| known == name) {
            return Ok(());
        }
        let known: Vec<&str> = self.documents().collect();
        Err(Box::new(naming::unknown(name, &known)))
    }

    /// The files of a house: their names, and how they are called in messages.
    pub(super) fn own_files(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.own.iter();
        own.filter_map(|name| Some((name.as_str(), self.files.get(name)?.name.as_str())))
    }

    /// The Handlebars files: the name a template calls them by, and the text.
    pub(super) fn handlebars(&self) -> impl Iterator<Item = (String, &Arc<Text>)> {
        let files = self.files.iter();
        let files = files.filter(|(name, _)| !layers::is_in_folder(name));
        files.filter_map(|(name, text)| Some((partial_name(name)?, text)))
    }
}

/// The folder of the guidance, one file for each question.
const GUIDANCE: &str = "guidance/";

/// Whether other templates may call a file of this name.
fn is_partial(name: &str) -> bool {
    name.starts_with("partials/") && name.ends_with(TEMPLATE)
        || name.starts_with(GUIDANCE) && name.strip_suffix(".md").is_some()
}

/// The ending of a template.
const TEMPLATE: &str = ".md.hbs";
/// The template of the plan.
const PLAN_FILE: &str = "plan.md.hbs";

/// The name of the document that a file is the template of, unless that is the plan.
pub(super) fn document_of(file: &str) -> Option<&str> {
    let name = file.strip_suffix(TEMPLATE)?;
    (file != PLAN_FILE && !name.contains('/')).then_some(name)
}

/// The name a template is called by: `partials/tools.md.hbs` as `tools`, `guidance/find.md` as
/// `guidance/find`. A document beside the plan is called by nobody, and keeps its whole name.
pub(super) fn partial_name(file: &str) -> Option<String> {
    if document_of(file).is_some() {
        return Some(file.to_owned());
    }
    if let Some(name) = file.strip_suffix(".md.hbs") {
        return Some(name.strip_prefix("partials/").unwrap_or(name).to_owned());
    }
    let guidance = file.starts_with(GUIDANCE);
    let name = file.strip_suffix(".md").filter(|_| guidance)?;
    Some(name.to_owned())
}

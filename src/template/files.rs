//! The template files: the built-in set, and a house's own in their place.

use crate::diagnostic::{Diagnostic, Place, Text, did_you_mean};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lists the built-in files with their contents.
macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),+]
    };
}

/// Every built-in template file: its name below `templates/`, and its content.
const BUILT_IN: &[(&str, &str)] = built_in![
    "plan.md.hbs",
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
    "starter.yaml",
    "style.toml",
    "terms.toml",
    "workbook.toml",
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
}

impl Default for Templates {
    fn default() -> Self {
        let files = BUILT_IN
            .iter()
            .map(|(name, content)| ((*name).to_owned(), Text::new(*name, *content)))
            .collect();
        Self { files }
    }
}

impl Templates {
    /// Puts a house's own file in place of the built-in one, or adds a partial.
    ///
    /// `shown` is how the file is called in messages. A name that is neither a built-in file's
    /// nor a partial's is reported and left out.
    pub fn put(&mut self, name: &str, shown: &str, content: &str) -> Result<(), Diagnostic> {
        let partial = name.starts_with("partials/") && name.ends_with(".md.hbs")
            || name.starts_with("guidance/") && name.ends_with(".md");
        if !partial && !self.files.contains_key(name) {
            let known = self.files.keys().map(String::as_str);
            let help = did_you_mean(name, known).unwrap_or_else(|| {
                "`coplan templates list` names the files that can be replaced".to_owned()
            });
            let message = format!("`{name}` is not a template file");
            return Err(Diagnostic::warning("unknown-template-file", message)
                .in_place(Place::File(shown.to_owned()))
                .help(help));
        }
        self.files
            .insert(name.to_owned(), Text::new(shown, content));
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

    /// The Handlebars files: the name a template calls them by, and the text.
    pub(super) fn handlebars(&self) -> impl Iterator<Item = (String, &Arc<Text>)> {
        self.files
            .iter()
            .filter_map(|(name, text)| Some((partial_name(name)?, text)))
    }
}

/// The name a template is called by: `partials/tools.md.hbs` as `tools`, `guidance/find.md` as
/// `guidance/find`.
fn partial_name(file: &str) -> Option<String> {
    if let Some(name) = file.strip_suffix(".md.hbs") {
        return Some(name.strip_prefix("partials/").unwrap_or(name).to_owned());
    }
    file.strip_suffix(".md").map(str::to_owned)
}

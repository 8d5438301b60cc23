//! Front matter: what the first lines of `plan.md.hbs` say about the document as a whole.
//!
//! It stands between two lines of three hyphens, as YAML whose values are templates too.

use crate::diagnostic::{Diagnostic, Text};
use crate::source::{self, Format};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the document says about itself, and its header and footer lines.
///
/// As read from a template the values are templates; as rendered they are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Front {
    /// The title property of the file.
    pub title: String,
    /// The subject property of the file.
    pub subject: String,
    /// The line at the top of every page.
    pub header: Line,
    /// The line at the foot of every page.
    pub footer: Line,
}

/// A header or footer line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Line {
    /// What stands at the left margin.
    pub left: String,
    /// What stands in the middle.
    pub centre: String,
    /// What stands at the right margin.
    pub right: String,
}

impl Front {
    /// The values with their keys, in a fixed order.
    pub(super) fn values(&mut self) -> [(&'static str, &mut String); 8] {
        [
            ("title", &mut self.title),
            ("subject", &mut self.subject),
            ("header.left", &mut self.header.left),
            ("header.centre", &mut self.header.centre),
            ("header.right", &mut self.header.right),
            ("footer.left", &mut self.footer.left),
            ("footer.centre", &mut self.footer.centre),
            ("footer.right", &mut self.footer.right),
        ]
    }
}

/// The line that begins and ends front matter.
const FENCE: &str = "---";

/// A template's front matter, and its body with the front matter blanked out, so that lines
/// keep their numbers.
pub(super) fn split(text: &Arc<Text>) -> Result<(Front, Arc<Text>), Vec<Diagnostic>> {
    let Some((front, end)) = fenced(&text.content) else {
        return Ok((Front::default(), Arc::clone(text)));
    };
    let blank: String = front.chars().filter(|c| *c == '\n').collect();
    let body = text.content.get(end..).unwrap_or_default();
    // The fence is blanked in place, so that places in the front matter stay right.
    let head = format!(
        "   {}",
        text.content
            .get(FENCE.len()..end - FENCE.len() - 1)
            .unwrap_or_default()
    );
    let parsed = source::Tree::parse(&Text::new(text.name.clone(), head), Format::Yaml)?;
    let loaded = source::load::<Front>(&parsed.tree);
    if loaded.findings.is_empty() {
        Ok((
            loaded.value,
            Text::new(text.name.clone(), format!("{blank}{body}")),
        ))
    } else {
        Err(loaded.findings)
    }
}

/// The front matter with its fences, and where it ends.
fn fenced(content: &str) -> Option<(&str, usize)> {
    let rest = content.strip_prefix(FENCE)?;
    if !rest.starts_with(['\n', '\r']) {
        return None;
    }
    let close = rest.find("\n---\n").map(|at| at + "\n---\n".len())?;
    let end = FENCE.len() + close;
    Some((content.get(..end)?, end))
}

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

/// The line that begins front matter.
const FENCE: &str = "---";
/// The same line where it ends front matter, and the lines that end there.
const END: &str = "\n---\n";
const LINES_OF_END: usize = 2;

/// A template's front matter, and its body with the front matter blanked out, so that lines
/// keep their numbers.
pub(super) fn split(text: &Arc<Text>) -> Result<(Front, Arc<Text>), Vec<Diagnostic>> {
    let Some((front, body)) = fenced(&text.content) else {
        return Ok((Front::default(), Arc::clone(text)));
    };
    let blank = "\n".repeat(front.matches('\n').count() + LINES_OF_END);
    // The fence is blanked in place, so that places in the front matter stay right.
    let head = format!("{:1$}{front}\n", "", FENCE.len());
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

/// What stands between the fences, and what stands behind them.
fn fenced(content: &str) -> Option<(&str, &str)> {
    let rest = content.strip_prefix(FENCE)?;
    if !rest.starts_with(['\n', '\r']) {
        return None;
    }
    rest.split_once(END)
}

//! Text ↔ a tree of raw values with the place of each.
//!
//! In: the text of a plan file in YAML, TOML or JSON. Out: a [`Tree`], the typed value a [`load`] makes of
//! it, and every finding with its path and place. This room does not know what a plan is: types come in as
//! serde's `Deserialize`.
//!
//! 1. `clean` takes out the characters that no document can hold.
//! 2. `yaml`, `toml` and `json` make one kind of tree, within `limits`.
//! 3. `review` warns about what is doubtful in it.
//! 4. `load` deserialises; a value that is wrong is reported, left out, and the rest is loaded.

mod access;
mod clean;
mod deserializer;
mod edit;
mod fault;
mod format;
mod json;
mod limits;
mod load;
mod node;
mod nodes;
mod path;
mod review;
mod state;
mod toml;
mod toml_depth;
mod toml_number;
mod tree;
mod wording;
mod write;
mod yaml;
mod yaml_faults;
mod yaml_line;

pub use clean::usable;
pub use deserializer::ONE_OR_MANY;
pub use edit::{
    Action, Edit, KeyOrder, Remark, edit, path_of_remark, remark, remarks, without_remarks,
};
pub(crate) use fault::apart;
pub use fault::{BadValue, Worded};
pub use format::Format;
pub use load::{Loaded, in_order, load, whole};
pub use node::{Node, NodeKind};
pub use tree::Tree;
pub use write::{YamlValue, yaml};

use crate::diagnostic::{Diagnostic, Place, Text};
use clean::{Clean, NotText, Removed};
use nodes::Nodes;
use std::sync::Arc;

/// A text that could be read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Its tree.
    pub tree: Tree,
    /// What is wrong or doubtful in it all the same, in the order of the text: `duplicate-key` and
    /// `key-not-text` (errors; what they point at is not in the tree), `characters-removed` and
    /// `text-cut-short` (warnings).
    pub findings: Vec<Diagnostic>,
}

impl Tree {
    /// Reads a text. An empty one is an empty mapping.
    ///
    /// The error holds every syntax error that can honestly be told apart; they are named
    /// `yaml-syntax`, `toml-syntax`, `json-syntax`, `several-plans`, `not-keys-and-values`,
    /// `nested-too-deeply`, `file-too-large` and `not-text`.
    pub fn parse(text: &Arc<Text>, format: Format) -> Result<Parsed, Vec<Diagnostic>> {
        let whole_file = |name, message: &str| {
            vec![Diagnostic::error(name, message).in_place(Place::File(text.name.clone()))]
        };
        if text.content.len() > limits::BYTES {
            let most = limits::BYTES / 1024 / 1024;
            let message = format!("this file is larger than {most} MiB: it cannot be a plan");
            return Err(whole_file("file-too-large", &message));
        }
        let clean = Clean::new(&text.content)
            .map_err(|NotText| whole_file("not-text", "this is not a text file"))?;
        let (root, escaped, mut findings) = read(text, &clean, format)?;
        let mut removed = clean.removed;
        removed.extend(escaped);
        removed.sort_by_key(|removed| removed.at);
        let mut tree = Tree::new(Arc::clone(text), format, as_mapping(root, text)?);
        findings.extend(review::review(&tree, &removed));
        review::settle_keys(tree.root_mut());
        Ok(Parsed {
            tree,
            findings: load::in_order(findings),
        })
    }
}

type Reading = (Node, Vec<Removed>, Vec<Diagnostic>);

fn read(text: &Arc<Text>, clean: &Clean<'_>, format: Format) -> Result<Reading, Vec<Diagnostic>> {
    let mut nodes = Nodes::new(text, clean);
    let blank = clean.text.trim().is_empty();
    let (root, findings) = match format {
        Format::Yaml => {
            let (root, read) = yaml::parse(|| Nodes::new(text, clean))?;
            nodes = read;
            (root, Vec::new())
        }
        Format::Toml => toml::parse(&mut nodes)?,
        Format::Json if blank => (
            nodes
                .node(0..0, NodeKind::Null)
                .map_err(|fault| vec![*fault])?,
            Vec::new(),
        ),
        Format::Json => (
            json::parse(&mut nodes).map_err(|fault| vec![*fault])?,
            Vec::new(),
        ),
    };
    Ok((root, nodes.into_removed(), findings))
}

/// The root as a mapping: an empty file is one, a list or a text is not.
fn as_mapping(root: Node, text: &Arc<Text>) -> Result<Node, Vec<Diagnostic>> {
    let found = wording::kind_of(&root);
    let Node { span, kind } = root;
    let kind = match kind {
        NodeKind::Null => NodeKind::Mapping(Vec::new()),
        NodeKind::Mapping(_) => kind,
        NodeKind::Scalar { .. } | NodeKind::Sequence(_) => {
            let place = crate::diagnostic::TextPlace::new(text, span);
            let message = format!("expected keys and values, found {found}");
            return Err(vec![
                Diagnostic::error("not-keys-and-values", message)
                    .in_place(place)
                    .help(
                        "a plan begins with a key, for example `title: Better discharge leaflets`",
                    ),
            ]);
        }
    };
    Ok(Node { span, kind })
}

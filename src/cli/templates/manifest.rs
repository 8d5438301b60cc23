//! `exported.toml`: which files were copied out, from which version, and what they held.

use coplan::diagnostic::{Diagnostic, Text};
use coplan::package::hash;
use coplan::source::{self, Format};
use coplan::template::built_in;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is known about an export.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Manifest {
    /// The version of coplan that exported.
    pub(super) coplan: String,
    /// The SHA-256 of each file, by name.
    pub(super) files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of an export by this version.
    pub(super) fn current() -> Self {
        let hashed =
            |(name, content): &(&str, &str)| ((*name).to_owned(), hash(content.as_bytes()));
        Self {
            coplan: env!("CARGO_PKG_VERSION").to_owned(),
            files: built_in().iter().map(hashed).collect(),
        }
    }

    /// Reads a manifest.
    pub(super) fn parse(text: &Arc<Text>) -> Result<Self, Vec<Diagnostic>> {
        source::whole(text, Format::Toml)
    }

    /// The manifest as a file.
    pub(super) fn written(&self) -> String {
        let mut text = format!(
            "# What `coplan templates export` wrote; `coplan templates check` compares it with the\n\
             # built-in files. Keep this file beside the others.\n\
             coplan = \"{}\"\n\n[files]\n",
            self.coplan
        );
        for (name, hash) in &self.files {
            // Names and hashes have no character that TOML would want escaped.
            let line = format!("\"{name}\" = \"{hash}\"\n");
            text.push_str(&line);
        }
        text
    }
}

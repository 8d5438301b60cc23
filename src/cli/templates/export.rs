//! `coplan templates export`: the built-in files as files that can be changed.

use super::manifest::Manifest;
use crate::cli::files::typed;
use crate::cli::overwrite::write_texts;
use crate::cli::report::{self, Outcome};
use crate::cli::template_folder::MANIFEST;
use crate::cli::writing::Output;
use coplan::template::built_in;
use std::path::Path;

/// Runs the command.
pub(super) fn run(folder: &Path, force: bool) -> anyhow::Result<Outcome> {
    let manifest = Manifest::current().written();
    let files = built_in()
        .iter()
        .copied()
        .chain([(MANIFEST, manifest.as_str())]);
    let outputs: Vec<Output> = files
        .map(|(name, content)| Output {
            path: folder.join(name),
            bytes: content.as_bytes().to_vec(),
        })
        .collect();
    write_texts(&outputs, force)?;
    let count = outputs.len() - 1;
    report::result(format_args!(
        "Wrote {count} template files into {}",
        folder.display()
    ))?;
    let folder = typed(folder);
    report::remark(format_args!(
        "Next: change what you like, delete what you do not change, and use them with `--templates {folder}`"
    ))?;
    Ok(Outcome::Done)
}

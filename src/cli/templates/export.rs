//! `coplan templates export`: the built-in files as files that can be changed.

use super::manifest::Manifest;
use crate::cli::edition::contradiction;
use crate::cli::files::typed;
use crate::cli::input::is_standard;
use crate::cli::overwrite::write_texts;
use crate::cli::report::{self, Outcome, Stop};
use crate::cli::template_folder::MANIFEST;
use crate::cli::writing::Output;
use coplan::template::built_in;
use std::path::Path;

/// Runs the command.
pub(super) fn run(folder: &Path, force: bool) -> anyhow::Result<Outcome> {
    if is_standard(folder) {
        let message = "the templates are many files, and `-` is standard output";
        let help = "name a folder, for example `coplan templates export house-style`";
        return Err(Stop::from(contradiction(message, help)).into());
    }
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

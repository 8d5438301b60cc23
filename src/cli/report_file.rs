//! Writing a document about plans, in which nobody fills in anything: a comparison, an overview.

use super::files::about;
use super::overwrite::{no_file, replace};
use super::report::{self, Stop};
use super::standing::{Standing, is_as_made};
use super::writing::Output;
use coplan::diagnostic::Diagnostic;
use std::path::Path;

/// Writes documents, unless something is in the way that coplan did not make, or that somebody has changed:
/// that is only replaced on request, and kept beside the new one.
pub(super) fn write_reports(outputs: &[Output], force: bool) -> anyhow::Result<()> {
    let paths = || outputs.iter().map(|output| output.path.as_path());
    let elsewhere = "rename it, or give another name with `-o`";
    let no_file = |path| no_file(path).map(|finding| finding.help(elsewhere));
    let mut reasons: Vec<Diagnostic> = paths().filter_map(no_file).collect();
    let standing = |path: &Path| {
        if path.exists() && !is_as_made(path) {
            Standing::Foreign
        } else {
            Standing::Free
        }
    };
    let standings: Vec<(&Path, Standing)> = paths().map(|path| (path, standing(path))).collect();
    if !force {
        let foreign = standings.iter().filter(|(_, it)| *it == Standing::Foreign);
        reasons.extend(foreign.map(|(path, _)| in_the_way(path)));
    }
    Stop::if_any(reasons)?;
    for kept in replace(outputs, &standings, None)? {
        report::result(kept.told())?;
    }
    Ok(())
}

fn in_the_way(path: &Path) -> Diagnostic {
    let message = "there is a file of this name already, and it is not as coplan made it";
    about(path, "file-exists", message)
        .help("give another name with `-o`, or add `--force`, which keeps it under another name")
}

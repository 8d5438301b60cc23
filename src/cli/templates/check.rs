//! `coplan templates check`: unknown names, broken syntax and outdated copies in a folder.

use super::manifest::Manifest;
use crate::cli::files::read_text;
use crate::cli::house;
use crate::cli::report::{self, Outcome, Stop, counted};
use crate::cli::template_folder::{MANIFEST, TemplateFolder};
use coplan::diagnostic::{Diagnostic, Place, Text};
use coplan::package::hash;
use coplan::template::{Templates, Terms};
use std::path::Path;

/// Runs the command.
pub(super) fn run(folder: &Path) -> anyhow::Result<Outcome> {
    let read = TemplateFolder::read(Some(folder))?;
    let mut findings = read.warnings.clone();
    findings.extend(house::faults(&read));
    findings.extend(outdated(folder, &read)?);
    report::findings(&findings)?;
    // Those of the house may be at fault.
    let terms = Terms::load(&Templates::default()).map_err(Stop::faults)?;
    let told = counted(&findings, &terms).unwrap_or_else(|| "nothing to fix".to_owned());
    report::result(format_args!("{}: {}", folder.display(), told))?;
    Ok(Outcome::of(&findings))
}

/// Copies of built-in files that have changed since they were copied out.
fn outdated(folder: &Path, read: &TemplateFolder) -> Result<Vec<Diagnostic>, Stop> {
    let path = folder.join(MANIFEST);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let text = Text::new(path.display().to_string(), read_text(&path)?);
    let exported = match Manifest::parse(&text) {
        Ok(exported) => exported,
        Err(faults) => return Ok(faults),
    };
    let current = Manifest::current();
    let stale = exported.files.iter().filter(|(name, hash)| {
        let now = current.files.get(*name);
        read.own.contains(name) && now.is_some_and(|now| now != *hash)
    });
    Ok(stale
        .map(|(name, exported_hash)| {
            let own = read.templates.text(name);
            let is_changed = hash(own.content.as_bytes()) != *exported_hash;
            stale_copy(&own.name, &exported.coplan, is_changed)
        })
        .collect())
}

fn stale_copy(shown: &str, version: &str, is_changed: bool) -> Diagnostic {
    let message =
        format!("this is a copy from coplan {version}, and the built-in file has changed since");
    let help = if is_changed {
        "export the built-in files into another folder, and bring over what is new"
    } else {
        "delete it if you do not mean to change it: then the built-in file is used"
    };
    Diagnostic::warning("outdated-copy", message)
        .in_place(Place::File(shown.to_owned()))
        .help(help)
}

//! `coplan config`: each setting, and where it comes from.

use super::arguments::Config;
use super::configuration::{NAME, Settings};
use super::report::{self, Outcome};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(arguments: &Config) -> anyhow::Result<Outcome> {
    let settings = match &arguments.plan {
        Some(plan) => Settings::of_plan(plan)?,
        None => Settings::of_folder(Path::new("."))?,
    };
    let shown = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let paper = settings.paper.map(|paper| paper.name().to_owned());
    let language = settings.language.as_ref().map(ToString::to_string);
    let rows = [
        ("templates", shown(&settings.templates), "built in"),
        ("paper", paper, "a4"),
        ("language", language, "en-GB"),
        ("output", shown(&settings.output), "beside the plan"),
    ];
    let width = rows
        .iter()
        .map(|(_, value, usual)| value.as_deref().unwrap_or(usual).chars().count())
        .fold(0, usize::max);
    for (key, value, usual) in &rows {
        let place = settings.place(key).filter(|_| value.is_some());
        let value = value.as_deref().unwrap_or(usual);
        let origin = place.unwrap_or_else(|| "as usual".to_owned());
        report::result(format_args!("{key:<11}{value:<width$}  ({origin})"))?;
    }
    if settings.file().is_none() {
        report::remark(format_args!(
            "There is no `{NAME}` here or in a folder above; `coplan config --help` says what it may hold"
        ))?;
    }
    Ok(Outcome::Done)
}

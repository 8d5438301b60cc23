//! Plans as they are named on the command line: files, or standard input.

use super::files::{about, folder_of, read_standard_input, read_text, typed, unreadable};
use super::line_ends::as_line_feeds;
use super::misplaced;
use super::report::Stop;
use super::special;
use coplan::diagnostic::{Diagnostic, Text, did_you_mean};
use coplan::plan::{Loaded, Registry, load};
use coplan::source::Format;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What stands for standard input and standard output.
const STANDARD: &str = "-";

/// Whether a path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == STANDARD
}

/// Where a plan comes from.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// Standard input, as YAML, of which JSON is a part.
    Standard,
    /// A file, whose ending says its format.
    File(PathBuf),
}

impl Input {
    /// What a person named.
    pub(super) fn new(path: &Path) -> Self {
        if is_standard(path) {
            Self::Standard
        } else {
            Self::File(path.to_owned())
        }
    }

    /// Several plans; standard input can only be one by itself.
    pub(super) fn several(paths: &[PathBuf]) -> Result<Vec<Self>, Stop> {
        if paths.len() > 1 && paths.iter().any(|path| is_standard(path)) {
            let message = "`-` stands for one plan on standard input, and other plans are named";
            let finding = Diagnostic::error("options-do-not-go-together", message);
            return Err(finding.help("name the files alone, or `-` alone").into());
        }
        Ok(paths.iter().map(|path| Self::new(path)).collect())
    }

    /// What it is called in messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Whether both are one file, however it is named.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(one), Self::File(other)) => {
                let real = (fs::canonicalize(one), fs::canonicalize(other));
                one == other || matches!(real, (Ok(one), Ok(other)) if one == other)
            }
            _ => false,
        }
    }

    /// Reads and loads the plan. Findings that leave a plan to work with are in what is loaded;
    /// `command` is what the person wanted to do with it.
    pub(super) fn load(&self, command: &str, registry: &Arc<Registry>) -> Result<Loaded, Stop> {
        let (content, format) = match self {
            Self::Standard => (as_line_feeds(read_standard_input()?), Format::Yaml),
            Self::File(path) => {
                let format = format_of(path, command)?;
                (read_plan(path)?, format)
            }
        };
        let text = Text::new(self.name(), content);
        load(&text, format, registry).map_err(Stop::refused)
    }
}

/// The text of a plan file, its lines told apart by line feeds.
pub(super) fn read_plan(path: &Path) -> Result<String, Stop> {
    read_text(path).map(as_line_feeds)
}

/// Refuses to change a file in place that is not YAML, or no file; `help` says what would do instead of the
/// former.
pub(super) fn changeable(path: &Path, help: &str) -> Result<(), Stop> {
    if let Some(kind) = special::kind(path) {
        let message = format!("this is {kind}, and only a file can be changed in place");
        let finding = about(path, "not-a-file", message);
        return Err(finding.help("name the YAML file of the plan").into());
    }
    match Format::of_name(&path.to_string_lossy()) {
        Some(format @ (Format::Toml | Format::Json)) => {
            let message = format!(
                "only a YAML file can be changed in place, and this is {}",
                format.name()
            );
            Err(about(path, "not-yaml", message).help(help).into())
        }
        _ => Ok(()),
    }
}

/// Refuses what is no plan file that is there, before anything is done with it.
pub(super) fn plan_file(path: &Path, command: &str) -> Result<(), Stop> {
    format_of(path, command).map(drop)
}

/// The format of a plan file that is there; else what is wrong with it.
fn format_of(path: &Path, command: &str) -> Result<Format, Stop> {
    let kind = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Stop::from(missing(path)),
        _ => unreadable(path, &error).into(),
    })?;
    if kind.is_dir() {
        let pattern = typed(path.join("").as_path());
        let finding = about(path, "not-a-file", "this is a folder, not a plan file");
        let command = format!("`coplan {command} {pattern}*.yaml`");
        return Err(finding
            .help(format!("name the plans in it, for example {command}"))
            .into());
    }
    let name = path.to_string_lossy();
    Format::of_name(&name).ok_or_else(|| misplaced::not_a_plan(path, command).into())
}

/// A file that is not there, with one of a similar name that is.
fn missing(path: &Path) -> Diagnostic {
    let finding = about(path, "no-such-file", "there is no such file");
    let wanted = path.file_name().map(OsStr::to_string_lossy);
    let plans = plans_in(&folder_of(path));
    let same_stem = |plan: &&String| Path::new(plan).file_stem() == path.file_stem();
    let help = match plans.iter().find(same_stem) {
        Some(plan) => Some(format!("did you mean `{plan}`?")),
        None => wanted.and_then(|wanted| did_you_mean(&wanted, plans.iter().map(String::as_str))),
    };
    finding.help(
        help.unwrap_or_else(|| {
            "look in which folder it is; `coplan new` starts a new plan".to_owned()
        }),
    )
}

/// The names of the plan files in a folder, in order.
fn plans_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| Format::of_name(name).is_some())
        .collect();
    names.sort();
    names
}

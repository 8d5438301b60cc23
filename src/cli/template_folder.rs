//! A house's own templates: the files of a folder in place of the built-in ones.

use super::arguments::Speaking;
use super::configuration::Settings;
use super::files::{about, read_text, unreadable};
use super::pictures;
use super::report::Stop;
use coplan::diagnostic::Diagnostic;
use coplan::template::{Templates, Terms, built_in};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What `templates export` notes about the files it wrote.
pub(super) const MANIFEST: &str = "exported.toml";
/// The endings of pictures.
const PICTURES: [&str; 3] = ["png", "jpg", "jpeg"];
/// How many files are looked at: a folder with more is not one of templates.
const MOST_FILES: usize = 1_000;
/// How deep folders may lie inside each other.
const DEEPEST: usize = 8;

/// The templates of a run, and where they came from.
#[derive(Clone, Debug, Default)]
pub(super) struct TemplateFolder {
    /// The built-in files, with those of the folder in their place.
    pub(super) templates: Templates,
    /// The files of the folder that were put in, by name.
    pub(super) own: Vec<String>,
    /// Files that are no templates.
    pub(super) warnings: Vec<Diagnostic>,
    /// The folder; none where only built-in files are used.
    folder: Option<PathBuf>,
}

/// The words of the house that a plan belongs to, as its `coplan.toml` says; with them come the fields of plans.
pub(super) fn words_for(plan: &Path) -> Result<Terms, Stop> {
    let folder = TemplateFolder::of_plan(plan)?;
    Terms::load(&folder.templates).map_err(Stop::faults)
}

impl TemplateFolder {
    /// Those of the house that a plan belongs to.
    pub(super) fn of_plan(plan: &Path) -> Result<Self, Stop> {
        Self::read(Settings::of_plan(plan)?.templates.as_deref())
    }

    /// Reads a folder; without one, only the built-in files are there.
    pub(super) fn read(folder: Option<&Path>) -> Result<Self, Stop> {
        let Some(folder) = folder else {
            return Ok(Self::default());
        };
        let root = fs::canonicalize(folder).map_err(|error| no_folder(folder, &error))?;
        if !root.is_dir() {
            return Err(about(
                folder,
                "not-a-folder",
                "templates are read from a folder, and this is a file",
            )
            .help("name the folder that the file is in")
            .into());
        }
        let mut read = Self {
            folder: Some(root.clone()),
            ..Self::default()
        };
        let shown = folder.to_owned();
        read.templates
            .put_pictures(move |name| pictures::in_folder(&shown, name));
        for (name, path) in files(&root).map_err(|error| no_folder(folder, &error))? {
            read.put(&name, &path, &folder.join(&name))?;
        }
        if read.own.is_empty() {
            let help = "`coplan templates export DIR` copies the built-in files into a folder";
            let message = "there is no template file in this folder";
            let mut finding = about(folder, "no-templates", message).help(help);
            finding.severity = coplan::diagnostic::Severity::Warning;
            read.warnings.push(finding);
        }
        Ok(read)
    }

    /// The words in the language that is wanted.
    pub(super) fn terms(&self, speaking: &Speaking) -> Result<Terms, Stop> {
        self.terms_of_plan(speaking, None)
    }

    /// The same for a plan that says it is in a language.
    pub(super) fn terms_of_plan(
        &self,
        speaking: &Speaking,
        of_plan: Option<&str>,
    ) -> Result<Terms, Stop> {
        let terms = Terms::load(&self.templates).map_err(Stop::faults)?;
        Ok(terms.in_language(speaking.wanted(of_plan)).into_owned())
    }

    /// Puts in one file; one of another name is only warned about, and not even read.
    fn put(&mut self, name: &str, path: &Path, shown: &Path) -> Result<(), Stop> {
        let called = shown.display().to_string();
        if let Err(unknown) = self.templates.put(name, &called, "") {
            self.warnings.push(unknown);
            return Ok(());
        }
        if !self.leads_inside(path) {
            let message = "this link leads out of the folder";
            let finding = about(shown, "outside-the-folder", message);
            return Err(finding.help("put a copy of the file in its place").into());
        }
        self.templates.put(name, &called, &read_text(path)?)?;
        self.own.push(name.to_owned());
        Ok(())
    }

    fn leads_inside(&self, path: &Path) -> bool {
        match (&self.folder, fs::canonicalize(path)) {
            (Some(root), Ok(path)) => path.starts_with(root),
            _ => false,
        }
    }

    /// The bytes of a picture that the style names, from the folder.
    pub(super) fn picture(&self, name: &str) -> Result<Vec<u8>, String> {
        let Some(folder) = &self.folder else {
            return Err("pictures need a folder of templates".to_owned());
        };
        pictures::in_folder(folder, name)
    }
}

fn no_folder(folder: &Path, error: &io::Error) -> Stop {
    if error.kind() == io::ErrorKind::NotFound {
        let finding = about(folder, "no-such-folder", "there is no such folder");
        return finding
            .help("`coplan templates export DIR` makes one with the built-in files")
            .into();
    }
    unreadable(folder, error).into()
}

/// The files of a folder by their names below it, with `/` between folders, in order.
///
/// Hidden files, pictures and the manifest are no templates and need no warning; links to folders
/// are not followed, so that no circle is walked.
fn files(root: &Path) -> io::Result<BTreeSet<(String, PathBuf)>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![(root.to_owned(), Vec::new())];
    while let Some((folder, steps)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            let mut steps: Vec<String> = steps.clone();
            let depth = steps.len();
            steps.push(entry.file_name().to_string_lossy().into_owned());
            let name = steps.join("/");
            if entry.file_type()?.is_dir() {
                if depth < DEEPEST && is_template_folder(&name) {
                    folders.push((path, steps));
                }
            } else if is_candidate(&name) {
                found.insert((name, path));
            }
            if found.len() > MOST_FILES {
                return Err(io::Error::other(
                    "it holds too many files to be a folder of templates",
                ));
            }
        }
    }
    Ok(found)
}

/// Whether a built-in file lies in this folder, or in the one that this one lies in.
fn is_template_folder(name: &str) -> bool {
    let first = name.split_once('/').map_or(name, |(first, _)| first);
    built_in().iter().any(|(file, _)| {
        file.split_once('/')
            .is_some_and(|(folder, _)| folder == first)
    })
}

fn is_candidate(name: &str) -> bool {
    let last = name.rsplit_once('/').map_or(name, |(_, last)| last);
    let ending = Path::new(last).extension();
    let is_picture = ending.is_some_and(|ending| {
        let mut known = PICTURES.iter();
        known.any(|known| ending.eq_ignore_ascii_case(known))
    });
    !last.starts_with('.') && !is_picture && name != MANIFEST
}

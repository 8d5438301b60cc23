//! The plan file that documents go into: one that is there, or a new one.

use super::Outcome;
use super::files::Documents;
use crate::cli::arguments::Read;
use crate::cli::files::{about, typed};
use crate::cli::input::{Input, changeable, is_standard};
use crate::cli::journal;
use crate::cli::names::without_language;
use crate::cli::overwrite::{may_write, written};
use crate::cli::plan_file::{Change, changed_meanwhile, tell_kept};
use crate::cli::report::{self, Stop};
use crate::cli::schema;
use crate::cli::writing::Output;
use coplan::diagnostic::{Diagnostic, has_errors};
use coplan::plan::{Loaded, Registry};
use coplan::read::Reading;
use coplan::session::{Brought, Telling};
use coplan::source::Format;
use coplan::template::Terms;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a new plan is called that comes from documents of several names.
const NAMELESS: &str = "plan";
/// What stands in the names of documents behind the name of their plan.
const PURPOSES: [&str; 4] = ["-blank", "-sign-off", "-bid", "-findings"];

/// Where the answers go.
pub(super) enum Target {
    /// Into a plan file that is there.
    File(PathBuf, Box<Loaded>),
    /// Into a new plan file.
    New(PathBuf),
    /// To standard output.
    Printed,
}

impl Target {
    /// The target that the options name; a plan file that is there has to be sound.
    pub(super) fn new(arguments: &Read, registry: &Arc<Registry>) -> Result<Self, Stop> {
        if let Some(path) = &arguments.into {
            return Ok(Self::File(
                path.clone(),
                Box::new(existing(path, registry)?),
            ));
        }
        let path = match &arguments.output {
            Some(path) if is_standard(path) => return Ok(Self::Printed),
            Some(path) => yaml(path)?,
            None => named_after(&arguments.files),
        };
        if path.is_file() && !arguments.force && !arguments.dry_run {
            return Err(in_the_way(&path, &arguments.files).into());
        }
        Ok(Self::New(path))
    }

    /// The plan that is there before anything is read.
    pub(super) fn plan(&self) -> Option<&Loaded> {
        match self {
            Self::File(_, loaded) => Some(loaded),
            Self::New(_) | Self::Printed => None,
        }
    }

    /// What somebody has chosen before in the plan that is there.
    pub(super) fn chosen(&self) -> BTreeSet<String> {
        match self {
            Self::File(path, _) => journal::chosen(path),
            Self::New(_) | Self::Printed => BTreeSet::new(),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::File(path, _) | Self::New(path) => path,
            Self::Printed => Path::new("-"),
        }
    }

    /// What the plan file is called in messages.
    pub(super) fn name(&self) -> String {
        self.path().display().to_string()
    }

    /// The plan file with everything that was read, and what stands beside it.
    pub(super) fn outputs(&self, brought: &Brought, terms: &Terms) -> Vec<Output> {
        let mut outputs = Vec::new();
        if let Self::New(path) = self {
            outputs.extend(schema::beside(path, || schema::text(terms)));
        }
        outputs.push(Output {
            path: self.path().to_owned(),
            bytes: brought.text.clone().into_bytes(),
        });
        outputs
    }

    /// Tells what is different in the plan: each change where there was a plan, and how much there is
    /// in a new one.
    pub(super) fn tell(&self, brought: &Brought, terms: &Terms) -> anyhow::Result<()> {
        match self {
            Self::File(_, loaded) => {
                let before = loaded.values.clone().numbered();
                let telling = Telling::new(&before, &brought.merged.plan, terms);
                for line in telling.lines(&brought.merged.changes) {
                    report::result(line)?;
                }
            }
            Self::New(_) | Self::Printed => {
                report::remark(brought.summary().map_err(Stop::faults)?)?;
            }
        }
        Ok(())
    }

    /// Writes or prints the plan file, and says what to do next.
    pub(super) fn deliver(
        &self,
        outputs: Vec<Output>,
        arguments: &Read,
        documents: &Documents,
        outcome: Outcome,
    ) -> anyhow::Result<()> {
        if arguments.dry_run {
            return Ok(report::remark("Nothing is written (`--dry-run`)")?);
        }
        match self {
            Self::Printed => {
                for output in &outputs {
                    report::bytes(&output.bytes)?;
                }
                return Ok(());
            }
            Self::File(path, loaded) => {
                if outputs
                    .iter()
                    .all(|output| output.bytes == loaded.tree.text().content.as_bytes())
                {
                    let path = path.display();
                    return Ok(report::result(format_args!(
                        "{path} says all of this already; it stays as it is"
                    ))?);
                }
            }
            Self::New(_) => may_write(&outputs, arguments.force)?,
        }
        let is_kept = self.change(&outputs, &documents.hashes)?;
        let paths: Vec<PathBuf> = outputs.into_iter().map(|output| output.path).collect();
        report::result(written(&paths))?;
        if is_kept {
            tell_kept(self.path())?;
        }
        Ok(report::remark(self.next(documents, outcome))?)
    }

    /// Writes the plan file, and gives back whether it is kept as it was.
    fn change(&self, outputs: &[Output], read: &[String]) -> Result<bool, Stop> {
        let (command, expected) = match self {
            Self::File(_, loaded) => ("read --into", Some(&*loaded.tree.text().content)),
            Self::New(_) | Self::Printed => ("read --force", None),
        };
        let change = Change {
            plan: self.path(),
            outputs,
            command,
            expected,
            read,
            goes_on: false,
        };
        change.make(|| changed_meanwhile(self.path()))
    }

    /// What a person would do next.
    fn next(&self, documents: &Documents, outcome: Outcome) -> String {
        let (path, anew) = match self {
            Self::File(path, _) => (typed(path), " anew"),
            Self::New(path) => (typed(path), ""),
            Self::Printed => return String::new(),
        };
        if outcome == Outcome::Done {
            let options = made_with(documents);
            format!(
                "Next: `coplan check {path}{options}`, and `coplan fill {path}{options}` to make the documents{anew}"
            )
        } else {
            format!(
                "Next: `coplan edit {path}` asks what you choose; or choose in the file, where comments say `to decide`"
            )
        }
    }
}

/// The options that make documents of the kind that all of these are; none for drafts and forms.
fn made_with(documents: &Documents) -> String {
    let mut readings = documents.said.iter().map(|said| &said.reading);
    let Some(first) = readings.next() else {
        return String::new();
    };
    let (purpose, funder) = (first.purpose, first.memory.funder.as_deref());
    let is_alike = |reading: &Reading| {
        reading.purpose == purpose && reading.memory.funder.as_deref() == funder
    };
    match purpose.filter(|purpose| !purpose.is_open() && readings.all(is_alike)) {
        None => String::new(),
        Some(purpose) => {
            let funder = funder.map(|funder| format!(" --funder {}", typed(Path::new(funder))));
            format!(" --for {}{}", purpose.code(), funder.unwrap_or_default())
        }
    }
}

/// The plan file that documents are brought into.
fn existing(path: &Path, registry: &Arc<Registry>) -> Result<Loaded, Stop> {
    let help = "leave out `--into` to get a new YAML file, and bring over what you need";
    changeable(path, help)?;
    let loaded = Input::File(path.to_owned()).load("read --into", registry)?;
    let faults = loaded.findings.iter();
    let faults: Vec<Diagnostic> = faults.filter(|fault| fault.is_error()).cloned().collect();
    if has_errors(&faults) {
        return Err(Stop::faults(faults));
    }
    Ok(loaded)
}

/// A plan file to be written, which can only be YAML.
fn yaml(path: &Path) -> Result<PathBuf, Stop> {
    if Format::of_name(&path.to_string_lossy()) == Some(Format::Yaml) {
        return Ok(path.to_owned());
    }
    let message = "the plan file that is written is YAML, so its name ends in `.yaml`";
    let renamed = path.with_extension("yaml");
    Err(about(path, "not-yaml", message)
        .help(format!("write `-o {}`", typed(&renamed)))
        .into())
}

/// The plan file beside the first document: named after it, if all have one name.
pub(in crate::cli) fn named_after(files: &[PathBuf]) -> PathBuf {
    let first = files
        .iter()
        .map(PathBuf::as_path)
        .find(|path| !is_standard(path))
        .unwrap_or(Path::new(NAMELESS));
    let documents = files.iter().filter(|path| !is_standard(path));
    let names: BTreeSet<String> = documents.filter_map(|path| plan_name(path)).collect();
    let only = names.first().filter(|_| names.len() == 1);
    let name = only.map_or(NAMELESS, String::as_str);
    first.with_file_name(format!("{name}.yaml"))
}

/// The name of the plan that a document has its name from: `garden` of `garden-blank-print.docx`.
fn plan_name(document: &Path) -> Option<String> {
    let stem = document.file_stem()?.to_string_lossy();
    let ends = PURPOSES.iter().filter_map(|purpose| stem.find(purpose));
    let end = ends.filter(|end| *end > 0).min().unwrap_or(stem.len());
    let name = stem.get(..end)?;
    let is_there = |name: &&str| document.with_file_name(format!("{name}.yaml")).is_file();
    let of_copy = without_language(name).filter(|plan| is_there(plan) && !is_there(&name));
    Some(of_copy.unwrap_or(name).to_owned())
}

fn in_the_way(path: &Path, files: &[PathBuf]) -> Diagnostic {
    let documents: Vec<String> = files.iter().map(|file| typed(file)).collect();
    let message = "there is a file of this name already";
    about(path, "file-exists", message).help(format!(
        "to bring the answers into it, run `coplan read {} --into {}`; for a new plan, give another name with `-o`",
        documents.join(" "),
        typed(path)
    ))
}

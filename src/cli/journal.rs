//! What coplan has replaced, noted in a hidden file beside the plan, which only one run has at a time.
//!
//! In: steps that were taken, and where an interview was left. Out: the last of them, and the documents whose
//! answers went into the plan. How a step is taken or taken back is not known here.
//!
//! Of each kind there is one step: the plan as it was is one file, and so nothing piles up.

use super::files::{about, folder_of, reason};
use super::report::Stop;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// How long a run waits for another that is writing, in steps of [`PAUSE`].
const PATIENCE: usize = 500;
/// How long it waits before it looks again.
const PAUSE: Duration = Duration::from_millis(20);
/// The most documents that are remembered, so that a plan of many years does not carry all of them.
const MOST_DOCUMENTS: usize = 500;
/// The most choices.
const MOST_CHOICES: usize = 5000;

/// Something that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// The plan file was written over; as it was, it is in the file of [`before`].
    Plan {
        /// The command that did it.
        command: String,
        /// The hash of what it wrote.
        written: String,
        /// The hashes of the documents whose answers came into the plan by it.
        read: Vec<String>,
        /// Whether this is itself a step back.
        is_back: bool,
    },
    /// Documents were written over.
    Documents {
        /// The command that did it.
        command: String,
        /// The documents.
        files: Vec<Replaced>,
        /// Whether this is itself a step back.
        #[serde(default)]
        is_back: bool,
    },
}

/// A document that was written over; its paths are as seen from the folder of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Replaced {
    /// The document.
    pub(super) document: PathBuf,
    /// The name under which it is kept as it was; none, if it was not there.
    pub(super) comes: Option<PathBuf>,
    /// The name that it had as it is now while it was kept, if it ever was.
    #[serde(default)]
    pub(super) went: Option<PathBuf>,
}

/// What is noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Notes {
    steps: Vec<Step>,
    /// The hashes of documents whose answers are in the plan.
    read: Vec<String>,
    /// What was chosen where documents said different things.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chosen: Vec<String>,
    /// Where an interview was left.
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<Left>,
}

/// Where somebody left an interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Left {
    /// The key of the question.
    pub(super) question: String,
    /// Whether its answer was given, and its detail was being offered.
    pub(super) is_at_detail: bool,
}

/// The notes beside a plan file; nobody else has them until this is dropped.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    notes: Notes,
}

impl Journal {
    /// Takes the notes of a plan, as soon as no other run has them.
    pub(super) fn of(plan: &Path) -> Result<Self, Stop> {
        let path = path(plan);
        for _ in 0..PATIENCE {
            let file = File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| unwritable(plan, &error))?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                // Another run that had nothing to note took the file away.
                Ok(()) if !is_there(&file, &path) => {}
                Ok(()) => return Ok(Self::read(path, file)),
                // Where a disk knows no locks, the plan is still read once more before it is written.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(Self::read(path, file));
                }
                Err(TryLockError::Error(error)) => return Err(unwritable(plan, &error)),
            }
        }
        let message = "another run of coplan is writing this file";
        let help = "wait until it has ended, then run the command again";
        Err(about(plan, "changed-meanwhile", message).help(help).into())
    }

    fn read(path: PathBuf, mut file: File) -> Self {
        let notes = parsed(&mut file);
        Self { path, file, notes }
    }

    /// The last step.
    pub(super) fn last(&self) -> Option<&Step> {
        self.notes.steps.last()
    }

    /// Notes a step as the last one; of its kind, it is the only one.
    pub(super) fn note(&mut self, step: Step) {
        let is_of_plan = |step: &Step| matches!(step, Step::Plan { .. });
        self.notes
            .steps
            .retain(|known| is_of_plan(known) != is_of_plan(&step));
        self.notes.steps.push(step);
    }

    /// The command that changed the plan file last, unless that was taken back.
    pub(super) fn last_of_plan(&self) -> Option<&str> {
        self.notes.steps.iter().find_map(|step| match step {
            Step::Plan {
                command, is_back, ..
            } if !is_back => Some(command.as_str()),
            _ => None,
        })
    }

    /// What took the place of documents, and was taken back: where it is kept.
    pub(super) fn set_aside(&self) -> Vec<PathBuf> {
        let steps = self.notes.steps.iter();
        let files = steps.filter_map(|step| match step {
            Step::Documents { files, is_back, .. } if *is_back => Some(files),
            _ => None,
        });
        let copies = files.flatten().filter_map(|file| file.comes.as_ref());
        copies.map(|copy| self.folder().join(copy)).collect()
    }

    /// Notes what the plan file holds now, after another change of the same step.
    pub(super) fn note_written(&mut self, hash: &str) {
        for step in &mut self.notes.steps {
            if let Step::Plan { written, .. } = step {
                hash.clone_into(written);
            }
        }
    }

    /// Notes documents whose answers are in the plan.
    pub(super) fn note_read(&mut self, hashes: &[String]) {
        self.forget_read(hashes);
        self.notes.read.extend_from_slice(hashes);
        let too_many = self.notes.read.len().saturating_sub(MOST_DOCUMENTS);
        self.notes.read.drain(..too_many);
    }

    /// Forgets documents whose answers are no longer in the plan.
    pub(super) fn forget_read(&mut self, hashes: &[String]) {
        self.notes.read.retain(|known| !hashes.contains(known));
    }

    /// Forgets what was chosen: a plan as it was may not have it.
    pub(super) fn forget_choices(&mut self) {
        self.notes.chosen.clear();
    }

    /// Writes the notes down.
    pub(super) fn save(&mut self) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(&self.notes)?;
        self.file.rewind()?;
        self.file.set_len(0)?;
        self.file.write_all(&text)
    }

    /// The folder of the plan.
    pub(super) fn folder(&self) -> PathBuf {
        folder_of(&self.path)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.notes == Notes::default() {
            // An empty file that stays is no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Notes where an interview was left, or that it came to its end. Without the note the next one goes on after
/// the last answer.
pub(super) fn note_left(plan: &Path, left: Option<Left>) {
    if let Ok(mut journal) = Journal::of(plan) {
        journal.notes.left = left;
        let _ = journal.save();
    }
}

/// Notes what was chosen where documents said different things. Without the note it is asked again.
pub(super) fn note_chosen(plan: &Path, choices: Vec<String>) {
    if let Ok(mut journal) = Journal::of(plan) {
        let chosen = &mut journal.notes.chosen;
        chosen.retain(|known| !choices.contains(known));
        chosen.extend(choices);
        chosen.drain(..chosen.len().saturating_sub(MOST_CHOICES));
        let _ = journal.save();
    }
}

/// What was chosen where documents said different things.
pub(super) fn chosen(plan: &Path) -> BTreeSet<String> {
    let file = File::open(path(plan)).ok();
    let notes = file.map(|mut file| parsed(&mut file));
    notes.map_or_else(BTreeSet::new, |notes| notes.chosen.into_iter().collect())
}

/// Where an interview was left.
pub(super) fn left(plan: &Path) -> Option<Left> {
    parsed(&mut File::open(path(plan)).ok()?).left
}

/// The hashes of documents whose answers went into a plan.
pub(super) fn documents_read(plan: &Path) -> Vec<String> {
    let file = File::open(path(plan)).ok();
    file.map_or_else(Vec::new, |mut file| parsed(&mut file).read)
}

/// The plan file as it was before the last step: no plan by its name, so that `plans/*.yaml` leaves it out.
pub(super) fn before(plan: &Path) -> PathBuf {
    with_ending(plan, ".before")
}

/// A file beside another, of its name with an ending.
pub(super) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    file.with_file_name(name)
}

/// The file behind a link, so that all names of a plan have the same notes.
pub(super) fn real(plan: &Path) -> PathBuf {
    if plan.is_symlink() {
        fs::canonicalize(plan).unwrap_or_else(|_| plan.to_owned())
    } else {
        plan.to_owned()
    }
}

fn path(plan: &Path) -> PathBuf {
    let plan = real(plan);
    let mut name = OsString::from(".coplan-");
    name.push(plan.file_name().unwrap_or_default());
    name.push(".undo");
    plan.with_file_name(name)
}

/// Notes that are damaged are none.
fn parsed(file: &mut File) -> Notes {
    let mut text = Vec::new();
    let read = file.read_to_end(&mut text);
    read.ok()
        .and_then(|_| serde_json::from_slice(&text).ok())
        .unwrap_or_default()
}

/// Whether a file still has its name.
#[cfg(unix)]
fn is_there(file: &File, _: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.metadata().is_ok_and(|file| file.nlink() > 0)
}

#[cfg(not(unix))]
fn is_there(_: &File, path: &Path) -> bool {
    path.exists()
}

fn unwritable(plan: &Path, error: &io::Error) -> Stop {
    let message = format!("this file cannot be written: {}", reason(error));
    super::writing::unwritable(plan, error, &message)
}

//! The file of a plan while it is asked for: it is written after each answer, whole or not at all.

use super::super::files::{about, typed};
use super::super::input::{Input, changeable, read_plan};
use super::super::journal::{self, Left};
use super::super::names::after_title;
use super::super::plan_file::Change;
use super::super::report::Stop;
use super::super::schema;
use super::super::writing::Output;
use super::front::Leave;
use coplan::merge::Note;
use coplan::plan::scalar::Language;
use coplan::plan::{Field, Question, Value};
use coplan::session::{OpenPlan, Refusal, dealt_with};
use coplan::source::BadValue;
use coplan::template::Terms;
use std::path::{Path, PathBuf};

/// A plan and the file it is kept in.
pub(super) struct Record {
    path: PathBuf,
    /// Whether the file gets its name with the title.
    is_nameless: bool,
    /// The question that is being asked.
    now_at: Option<Left>,
    /// Whether something has been saved.
    is_saved: bool,
    /// Whether the file as it was before that is kept.
    is_kept: bool,
    /// The schema that a new plan gets beside it.
    schema: String,
    /// The plan as the file holds it.
    pub(super) plan: OpenPlan,
}

/// Why an answer was not saved.
#[derive(Debug)]
pub(super) enum NotSaved {
    /// It is not what the field holds; this says what would do.
    Value(BadValue),
    /// The file cannot be written, or not any more.
    File(Stop),
}

impl From<Refusal> for NotSaved {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Value(fault) => Self::Value(fault),
            Refusal::File(findings) => Self::File(Stop::refused(findings)),
        }
    }
}

impl From<NotSaved> for Leave {
    fn from(not_saved: NotSaved) -> Self {
        match not_saved {
            NotSaved::Value(fault) => Self::Failed(anyhow::Error::msg(fault.to_string())),
            NotSaved::File(stop) => stop.into(),
        }
    }
}

impl Record {
    /// The plan of a file that is there, or a new one.
    pub(super) fn open(path: &Path, words: &Terms) -> Result<Self, Stop> {
        let registry = words.registry();
        let mut schema = String::new();
        let plan = if path.exists() {
            let help = "change it in a text editor, or make its Word plan and type into that";
            changeable(path, help)?;
            OpenPlan::of(Input::File(path.to_owned()).load("edit", registry)?)
        } else {
            schema = schema::text(words);
            OpenPlan::new(&path.display().to_string(), registry)
        };
        let path = path.to_owned();
        Ok(Self {
            path,
            schema,
            is_nameless: false,
            now_at: None,
            is_saved: false,
            is_kept: false,
            plan,
        })
    }

    /// The same for a plan that nobody has named: a new one is called after its title.
    pub(super) fn nameless(mut self) -> Self {
        self.is_nameless = !self.is_written();
        self
    }

    /// The same in a language; a plan that is there already keeps what it says of that.
    pub(super) fn in_language(mut self, language: Option<&Language>) -> Result<Self, Stop> {
        if let Some(language) = language.filter(|_| !self.is_written()) {
            let plan = self.plan.in_language(language);
            self.plan = plan.map_err(|refusal| match refusal {
                Refusal::Value(fault) => Stop::faults(vec![fault.finding()]),
                Refusal::File(findings) => Stop::refused(findings),
            })?;
        }
        Ok(self)
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The file with its folder, as people look for it.
    pub(super) fn whole_path(&self) -> PathBuf {
        std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone())
    }

    /// Whether there is a file yet.
    pub(super) fn is_written(&self) -> bool {
        self.plan.text().is_some()
    }

    /// Whether the file has been changed, and is kept as it was before.
    pub(super) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// Puts an answer into the plan, and writes the file.
    pub(super) fn set(
        &mut self,
        field: &Field,
        row: Option<usize>,
        value: Option<Value>,
    ) -> Result<(), NotSaved> {
        if std::mem::take(&mut self.is_nameless) {
            self.name_after(field, value.as_ref());
        }
        let outputs = self.before_writing().map_err(NotSaved::File)?;
        let plan = self.plan.with(field, row, value);
        self.save(plan?, outputs).map_err(NotSaved::File)
    }

    /// Remembers which question is being asked, for whoever leaves here.
    pub(super) fn is_at(&mut self, question: &Question, is_at_detail: bool) {
        self.now_at = Some(Left {
            question: question.key.to_string(),
            is_at_detail,
        });
    }

    /// Notes beside the file where the interview is left, or that it came to its end.
    pub(super) fn note_left(&self, is_left: bool) {
        if self.is_written() {
            journal::note_left(&self.path, self.now_at.clone().filter(|_| is_left));
        }
    }

    /// Where an earlier interview was left.
    pub(super) fn left(&self) -> Option<Left> {
        self.is_written().then(|| journal::left(&self.path))?
    }

    /// Names the file after the title, if that is the first answer.
    fn name_after(&mut self, field: &Field, value: Option<&Value>) {
        let title = value.filter(|_| &*field.tag == "title");
        let title = title.map(Value::to_string).unwrap_or_default();
        if let Some(path) = after_title(&title, &self.path) {
            self.plan = self.plan.clone().called(&path.display().to_string());
            self.path = path;
        }
    }

    /// Takes the other answers for a field out of the file's comments: somebody has chosen.
    pub(super) fn settle(&mut self, path: &str, choices: Vec<String>) -> Result<(), Stop> {
        if !self.is_written() {
            return Ok(());
        }
        let outputs = self.before_writing()?;
        let plan = self.plan.decided(path).map_err(Stop::refused)?;
        self.save(plan, outputs)?;
        journal::note_chosen(&self.path, choices);
        Ok(())
    }

    /// Takes notes out of the file's comments: somebody has dealt with them.
    pub(super) fn take_out_notes(&mut self, notes: &[Note]) -> Result<(), Stop> {
        let outputs = self.before_writing()?;
        let plan = self.plan.without_notes(notes).map_err(Stop::refused)?;
        self.save(plan, outputs)?;
        journal::note_chosen(&self.path, notes.iter().map(dealt_with).collect());
        Ok(())
    }

    /// Takes an entry out of the plan, and writes the file.
    pub(super) fn take_out(&mut self, path: &str) -> Result<(), Stop> {
        let outputs = self.before_writing()?;
        let plan = self.plan.without_entry(path).map_err(Stop::refused)?;
        self.save(plan, outputs)
    }

    /// What is written beside the file, if it is still as it was last seen.
    fn before_writing(&self) -> Result<Vec<Output>, Stop> {
        match self.plan.text() {
            None if self.path.exists() => Err(self.changed_meanwhile()),
            None => {
                let schema = || self.schema.clone();
                Ok(schema::beside(&self.path, schema).into_iter().collect())
            }
            Some(text) if read_plan(&self.path)? == text => Ok(Vec::new()),
            Some(_) => Err(self.changed_meanwhile()),
        }
    }

    /// Writes the file, with others beside it.
    fn save(&mut self, plan: OpenPlan, mut outputs: Vec<Output>) -> Result<(), Stop> {
        let text = plan.text().map(str::to_owned);
        outputs.extend(text.map(|text| Output {
            path: self.path.clone(),
            bytes: text.into_bytes(),
        }));
        let change = Change {
            plan: &self.path,
            outputs: &outputs,
            command: "edit",
            expected: self.plan.text(),
            read: &[],
            goes_on: self.is_saved,
        };
        self.is_kept |= change.make(|| self.changed_meanwhile())?;
        self.is_saved = true;
        self.plan = plan;
        // A window may be closed at any time.
        if let Some(left) = self.now_at.clone() {
            let left = Left {
                is_at_detail: true,
                ..left
            };
            journal::note_left(&self.path, Some(left));
        }
        Ok(())
    }

    fn changed_meanwhile(&self) -> Stop {
        let message = "this file was changed by another program while you were answering";
        let help = format!(
            "the last answer was not saved, all before it were; to go on, run `coplan edit {}`",
            typed(&self.path)
        );
        about(&self.path, "changed-meanwhile", message)
            .help(help)
            .into()
    }
}

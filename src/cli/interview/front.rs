//! What a front end can do: show a text, and ask for a line or a choice.
//!
//! The interview is written against this alone, so that it is the same in a terminal, in a pipe
//! and in a test.

use super::super::report::Stop;
use coplan::template::Terms;
use std::io;

/// One thing to ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// What it is called.
    pub(super) label: String,
    /// What a good answer says; may be empty.
    pub(super) hint: String,
    /// What happens when nothing is entered where nothing is there, and other advice on keys; may be empty.
    pub(super) keys: String,
}

/// Why a question was left without an answer.
#[derive(Debug)]
pub(super) enum Leave {
    /// To the question before. What was typed and not yet entered comes along.
    Back(String),
    /// To stop here, and go on another day. What was typed and not yet entered comes along.
    Stop(String),
    /// Something went wrong.
    Failed(anyhow::Error),
}

impl From<io::Error> for Leave {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Stop> for Leave {
    fn from(stop: Stop) -> Self {
        Self::Failed(stop.into())
    }
}

/// What came of a question.
pub(super) type Answer<T> = Result<T, Leave>;

/// The place where questions are shown and answers are typed.
pub(super) trait Front {
    /// How to go back and how to stop, in one sentence.
    fn how_to_leave(&self) -> String;

    /// Shows the beginning of a part of the interview.
    fn heading(&mut self, text: &str) -> io::Result<()>;

    /// Shows a text of one or more paragraphs.
    fn tell(&mut self, text: &str) -> io::Result<()>;

    /// Asks for a line. What is there already, `before`, is shown, to keep, to change, to write anew or to take
    /// out; nothing comes back where it is to stay, and an empty text where it is to go. A text may hold several
    /// lines.
    fn line(&mut self, asked: &Asked, before: &str) -> Answer<Option<String>>;

    /// Asks for one of several options; `at` is the one that is taken if nothing is chosen.
    fn one(&mut self, asked: &Asked, options: &[String], at: usize) -> Answer<usize>;

    /// Asks for any number of options; nothing comes back where those chosen before are to stay.
    fn many(
        &mut self,
        asked: &Asked,
        options: &[String],
        before: &[usize],
    ) -> Answer<Option<Vec<usize>>>;
}

/// What is shown of an answer that is there.
pub(super) fn now(words: &Terms, before: &str) -> String {
    let sign = if before.contains('\n') { '\n' } else { ' ' };
    format!("{}{sign}{before}", words.in_interview("now", &[]))
}

/// An option as one line: over several it would look like several options.
pub(super) fn one_line(option: &str) -> String {
    option.split_whitespace().collect::<Vec<_>>().join(" ")
}

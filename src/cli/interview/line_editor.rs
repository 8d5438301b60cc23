//! A line, or several, typed at a terminal with the editing keys of any shell.
//!
//! In: what stands in the line to begin with. Out: what it says when it is entered, or why it was left, with
//! what was typed by then. What the line is for is not known here.

use super::front::{Answer, Leave};
use rustyline::config::{BellStyle, Config};
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{
    Behavior, Cmd, ConditionalEventHandler, Editor, Event, EventContext, EventHandler, KeyCode,
    KeyEvent, Modifiers, RepeatCount,
};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What stands before the line.
const PROMPT: &str = "> ";
/// How long Esc waits, in milliseconds, for what would make it the beginning of another key.
const ESCAPE_ALONE: u16 = 100;

/// An editor for lines, which belong to the terminal and never to standard output.
pub(super) struct LineEditor {
    editor: Editor<(), MemHistory>,
    left: Left,
}

impl LineEditor {
    /// The editor of the terminal that the program runs in.
    pub(super) fn new() -> anyhow::Result<Self> {
        let config = Config::builder()
            .behavior(Behavior::PreferTerm)
            .bell_style(BellStyle::None)
            .keyseq_timeout(Some(ESCAPE_ALONE))
            .build();
        let mut editor = Editor::with_history(config, MemHistory::new())?;
        let left = Left::default();
        let ways: [(KeyEvent, Way); 2] = [
            (KeyEvent(KeyCode::Esc, Modifiers::NONE), Leave::Back),
            (KeyEvent::ctrl('C'), Leave::Stop),
        ];
        for (key, way) in ways {
            let left = left.clone();
            let leaving = EventHandler::Conditional(Box::new(Leaving { left, way }));
            editor.bind_sequence(key, leaving);
        }
        // There are no earlier lines to search in.
        for letter in ['R', 'S'] {
            editor.bind_sequence(KeyEvent::ctrl(letter), Cmd::Noop);
        }
        Ok(Self { editor, left })
    }

    /// Lets somebody edit a text until it is entered. Pasted text may hold several lines.
    pub(super) fn edit(&mut self, text: &str) -> Answer<String> {
        match self.editor.readline_with_initial(PROMPT, (text, "")) {
            Ok(typed) => Ok(typed),
            Err(ReadlineError::Interrupted) => Err(self.left.taken()),
            Err(ReadlineError::Eof) => Err(Leave::Stop(String::new())),
            Err(ReadlineError::Io(error)) => Err(error.into()),
            Err(error) => Err(io::Error::other(error).into()),
        }
    }
}

/// How the line was left, as a key has noted it.
#[derive(Clone, Default)]
struct Left(Arc<Mutex<Option<Leave>>>);

impl Left {
    fn lock(&self) -> MutexGuard<'_, Option<Leave>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn taken(&self) -> Leave {
        let left = self.lock().take();
        left.unwrap_or_else(|| Leave::Stop(String::new()))
    }
}

/// What leaving means, with what was typed.
type Way = fn(String) -> Leave;

/// A key that leaves the line: what was typed by then comes along.
struct Leaving {
    left: Left,
    way: Way,
}

impl ConditionalEventHandler for Leaving {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext) -> Option<Cmd> {
        *self.left.lock() = Some((self.way)(context.line().to_owned()));
        Some(Cmd::Interrupt)
    }
}

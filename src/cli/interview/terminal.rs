//! The front end for people at a terminal: prompts that can be edited, lists to choose from.

use super::super::wrapping::{set_in, width, wrapped};
use super::front::{Answer, Asked, Front, Leave, now, one_line};
use super::line_editor::LineEditor;
use coplan::diagnostic::printable;
use coplan::template::Terms;
use inquire::list_option::ListOption;
use inquire::ui::{RenderConfig, Styled};
use inquire::{InquireError, MultiSelect, Select};
use std::io::{self, Write};

/// How many columns stand before what can be chosen, and before what can be marked.
const BEFORE_CHOICE: usize = 2;
const BEFORE_MARK: usize = 6;

/// What somebody can do with an answer that is there.
enum Keeping {
    Keep,
    Change,
    WriteAnew,
    TakeOut,
}

/// Each of them, and the key of what it is called; to keep it is what Enter alone does.
const WAYS: [(Keeping, &str); 4] = [
    (Keeping::Keep, "keep_it"),
    (Keeping::Change, "change_it"),
    (Keeping::WriteAnew, "write_anew"),
    (Keeping::TakeOut, "take_out"),
];

/// A terminal; questions go to standard error, so that results can be sent elsewhere.
pub(super) struct Terminal<'w> {
    words: &'w Terms,
    /// Whether headings are in colour.
    colour: bool,
    look: RenderConfig<'w>,
    lines: LineEditor,
}

impl<'w> Terminal<'w> {
    /// The terminal the program runs in; it speaks with these words.
    pub(super) fn new(words: &'w Terms, colour: bool) -> anyhow::Result<Self> {
        let look = if colour {
            RenderConfig::default_colored()
        } else {
            RenderConfig::empty()
        };
        let look = look
            .with_prompt_prefix(Styled::new(">"))
            .with_canceled_prompt_indicator(Styled::new(words.interview_text("gone_back")))
            // Read aloud, the marks of the library are the letters x and v.
            .with_selected_checkbox(Styled::new("[*]"))
            .with_scroll_up_prefix(Styled::new("\u{2191}"))
            .with_scroll_down_prefix(Styled::new("\u{2193}"));
        Ok(Self {
            words,
            colour,
            look,
            lines: LineEditor::new()?,
        })
    }
}

impl Front for Terminal<'_> {
    fn how_to_leave(&self) -> String {
        self.words.in_interview("leave_by_keys", &[])
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        let mut output = io::stderr().lock();
        for line in wrapped(&printable(text), width()) {
            if self.colour {
                writeln!(output, "\x1b[1;36m{line}\x1b[0m")?;
            } else {
                writeln!(output, "{line}")?;
            }
        }
        Ok(())
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        let mut output = io::stderr().lock();
        wrapped(&printable(text), width())
            .iter()
            .try_for_each(|line| writeln!(output, "{line}"))
    }

    fn line(&mut self, asked: &Asked, before: &str) -> Answer<Option<String>> {
        let message = message(asked);
        if !message.is_empty() {
            self.tell(&message)?;
        }
        if before.is_empty() {
            self.tell(&format!("({})", asked.keys))?;
            return self.typed("", "");
        }
        self.tell(&now(self.words, before))?;
        let say = |key: &str| self.words.in_interview(key, &[]);
        let ways = WAYS.map(|(_, key)| say(key));
        let (question, unchanged) = (say("keep_or_change"), say("unchanged"));
        loop {
            let chosen = self.choose(&question, &ways, 0)?;
            let begun = match WAYS.get(chosen).map(|(way, _)| way) {
                Some(Keeping::Change) => before,
                Some(Keeping::WriteAnew) => "",
                Some(Keeping::TakeOut) => return Ok(Some(String::new())),
                Some(Keeping::Keep) | None => return Ok(None),
            };
            // Whoever leaves in the middle of a change has not made it.
            match self.typed(begun, before) {
                Err(Leave::Back(_)) => self.tell(&unchanged)?,
                Err(Leave::Stop(typed)) => {
                    if !typed.is_empty() {
                        self.tell(&unchanged)?;
                    }
                    return Err(Leave::Stop(String::new()));
                }
                ended => return ended,
            }
        }
    }

    fn one(&mut self, asked: &Asked, options: &[String], at: usize) -> Answer<usize> {
        self.choose(&heading(asked), options, at)
    }

    fn many(
        &mut self,
        asked: &Asked,
        options: &[String],
        before: &[usize],
    ) -> Answer<Option<Vec<usize>>> {
        let heading = self.head(&heading(asked))?;
        let shown = |chosen: &[ListOption<&String>]| below(&heading, &labels(chosen));
        let chosen = MultiSelect::new(&heading, set_in_all(options, BEFORE_MARK))
            .with_default(before)
            .with_render_config(self.look)
            .with_help_message(self.words.interview_text("mark"))
            .without_filtering()
            .with_formatter(&shown)
            .raw_prompt()
            .map_err(left)?;
        let chosen: Vec<usize> = chosen.into_iter().map(|option| option.index).collect();
        Ok((chosen != before).then_some(chosen))
    }
}

impl Terminal<'_> {
    /// Lets somebody type, from what the line begins with; nothing comes back where that says what was there before.
    fn typed(&mut self, begun: &str, before: &str) -> Answer<Option<String>> {
        match self.lines.edit(begun) {
            Ok(text) if text.trim() == before.trim() => Ok(None),
            Ok(text) if text.trim().is_empty() && begun.is_empty() => Ok(None),
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(Leave::Back(typed)) => Err(Leave::Back(unsaved(&typed, begun))),
            Err(Leave::Stop(typed)) => Err(Leave::Stop(unsaved(&typed, begun))),
            Err(leave) => Err(leave),
        }
    }

    fn choose(&mut self, heading: &str, options: &[String], at: usize) -> Answer<usize> {
        let heading = self.head(heading)?;
        let shown = |chosen: ListOption<&String>| below(&heading, &plain(chosen.value));
        Select::new(&heading, set_in_all(options, BEFORE_CHOICE))
            .with_starting_cursor(at)
            .with_render_config(self.look)
            .with_help_message(self.words.interview_text("choose"))
            .without_filtering()
            .with_formatter(&shown)
            .raw_prompt()
            .map(|chosen| chosen.index)
            .map_err(left)
    }

    /// What the library shows of what asks for a choice: it breaks lines anywhere, so longer ones are shown before.
    fn head(&mut self, heading: &str) -> io::Result<String> {
        if heading.chars().count() + BEFORE_CHOICE < width() {
            return Ok(heading.to_owned());
        }
        self.tell(heading)?;
        Ok(String::new())
    }
}

fn set_in_all(options: &[String], columns: usize) -> Vec<String> {
    let width = width();
    let options = options.iter().map(|option| one_line(option));
    options
        .map(|option| set_in(&printable(&option), columns, width))
        .collect()
}

/// What was chosen, beside what asked for it, or below that where it is too long.
fn below(heading: &str, chosen: &str) -> String {
    let width = width();
    let columns = heading.chars().count() + chosen.chars().count() + BEFORE_CHOICE;
    if columns + 1 < width {
        return chosen.to_owned();
    }
    format!("\n  {}", set_in(chosen, BEFORE_CHOICE, width))
}

/// An option without the breaks between its lines.
fn plain(option: &str) -> String {
    let words: Vec<&str> = option.split_whitespace().collect();
    words.join(" ")
}

/// What asks for a choice.
fn heading(asked: &Asked) -> String {
    let message = message(asked);
    if message.ends_with('?') {
        message
    } else {
        message + ":"
    }
}

/// What asks for a line: what it is called, and what a good answer says.
fn message(asked: &Asked) -> String {
    match (asked.label.as_str(), asked.hint.as_str()) {
        (label, "") => label.to_owned(),
        ("", hint) => hint.to_owned(),
        (label, hint) => format!("{label}: {hint}"),
    }
}

fn labels(chosen: &[ListOption<&String>]) -> String {
    let labels: Vec<String> = chosen.iter().map(|option| plain(option.value)).collect();
    labels.join(", ")
}

/// Why a choice was left.
fn left(error: InquireError) -> Leave {
    match error {
        InquireError::OperationCanceled => Leave::Back(String::new()),
        InquireError::OperationInterrupted => Leave::Stop(String::new()),
        InquireError::IO(error) => error.into(),
        other => Leave::Failed(other.into()),
    }
}

/// What was typed and is not what stood there before.
fn unsaved(typed: &str, before: &str) -> String {
    let typed = typed.trim();
    if typed == before.trim() {
        String::new()
    } else {
        typed.to_owned()
    }
}

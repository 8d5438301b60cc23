//! The front end for screen readers, simple terminals and pipes: one line at a time, downwards,
//! without colours and without moving the cursor.

use super::super::report::Stop;
use super::super::wrapping::wrapped;
use super::front::{Answer, Asked, Front, Leave, now, one_line};
use super::interruptible::INTERRUPT;
use super::typed_line::{looks_like_command, parts, without_keys};
use coplan::diagnostic::{Diagnostic, printable};
use coplan::template::Terms;
use std::io::{self, BufRead, Write};

/// The keys of what people type to leave a question.
const BACK: &str = "back";
const STOP: &str = "stop";
/// To go through the lines of what is there.
const CHANGE: &str = "change";
/// To take out what is there.
const EMPTY: &str = "empty";

/// Questions written to one stream, and answers read from another, line by line.
pub(super) struct Plain<'w, R, W> {
    words: &'w Terms,
    input: R,
    output: W,
    /// How wide the terminal is; nothing where the text goes to none.
    width: Option<usize>,
    /// Whether anything has been read.
    begun: bool,
    /// Whether it has been told which keys do nothing.
    told_keys: bool,
}

impl<'w, R: BufRead, W: Write> Plain<'w, R, W> {
    /// A front end on these streams, which speaks with these words.
    pub(super) fn new(words: &'w Terms, input: R, output: W) -> Self {
        Self {
            words,
            input,
            output,
            width: None,
            begun: false,
            told_keys: false,
        }
    }

    /// The same, with lines that are broken between words.
    pub(super) fn of_width(self, width: Option<usize>) -> Self {
        Self { width, ..self }
    }

    /// What has been written.
    #[cfg(test)]
    pub(super) fn into_output(self) -> W {
        self.output
    }

    fn ask(&mut self, asked: &Asked) -> io::Result<()> {
        let Asked { label, hint, .. } = asked;
        let lines = [label, hint].into_iter().filter(|line| !line.is_empty());
        lines.into_iter().try_for_each(|line| self.say(line))
    }

    /// A text of the interview, with the commands and what else stands in its braces.
    fn text(&self, key: &str, parts: &[(&str, &str)]) -> String {
        let commands = [BACK, STOP, CHANGE, EMPTY];
        let commands = commands.map(|key| (key, self.words.in_interview(key, &[])));
        let commands = commands.iter().map(|(key, typed)| (*key, &**typed));
        let parts: Vec<(&str, &str)> = parts.iter().copied().chain(commands).collect();
        self.words.in_interview(key, &parts)
    }

    /// Whether a line is this command, in whatever language.
    fn is(&self, command: &str, line: &str) -> bool {
        self.words.is_command(command, line)
    }

    /// Shows a text, broken between words.
    fn say(&mut self, text: &str) -> io::Result<()> {
        let text = printable(text);
        match self.width {
            None => writeln!(self.output, "{text}"),
            Some(width) => {
                let mut lines = wrapped(&text, width).into_iter();
                lines.try_for_each(|line| writeln!(self.output, "{line}"))
            }
        }
    }

    /// The next line; nothing where it is empty. What only looks like a command is asked for again, once.
    fn read(&mut self, keys: &str) -> Answer<Option<String>> {
        let mut doubted = None;
        loop {
            if !keys.is_empty() {
                self.say(&format!("({keys})"))?;
            }
            write!(self.output, "> ")?;
            self.output.flush()?;
            let line = self.next_line()?;
            match line.trim() {
                "" => return Ok(None),
                text if self.is(BACK, text) => return Err(Leave::Back(String::new())),
                text if self.is(STOP, text) => return Err(Leave::Stop(String::new())),
                text if self.is_no_command(text) && doubted.as_deref() != Some(text) => {
                    self.say(&self.text("no_command", &[("text", text)]))?;
                    doubted = Some(text.to_owned());
                }
                text => return Ok(Some(text.to_owned())),
            }
        }
    }

    /// The next line without what keys send that do nothing here; one that held nothing else is typed again.
    fn next_line(&mut self) -> Answer<String> {
        loop {
            let (line, is_interrupted) = self.raw_line()?;
            let (text, has_keys) = without_keys(&line);
            if is_interrupted {
                writeln!(self.output)?;
                return Err(Leave::Stop(text.trim().to_owned()));
            }
            if !has_keys {
                return Ok(text);
            }
            if !std::mem::replace(&mut self.told_keys, true) {
                self.say(&self.text("keys_do_nothing", &[]))?;
            }
            if text.trim().is_empty() {
                write!(self.output, "> ")?;
                self.output.flush()?;
                continue;
            }
            self.say(&self.text("understood", &[("text", text.trim())]))?;
            return Ok(text);
        }
    }

    /// The next line as it comes, and whether Ctrl-C has ended it.
    fn raw_line(&mut self) -> Answer<(String, bool)> {
        let mut bytes = Vec::new();
        loop {
            let ahead = self.input.fill_buf()?;
            let end = ahead
                .iter()
                .position(|byte| matches!(*byte, b'\n' | INTERRUPT));
            let (read, _) = ahead.split_at(end.map_or(ahead.len(), |end| end + 1));
            bytes.extend_from_slice(read);
            let count = read.len();
            self.input.consume(count);
            if end.is_some() || count == 0 {
                break;
            }
        }
        if bytes.is_empty() {
            writeln!(self.output)?;
            return Err(if self.begun {
                Leave::Stop(String::new())
            } else {
                nobody_to_ask().into()
            });
        }
        self.begun = true;
        let is_interrupted = bytes.pop_if(|byte| *byte == INTERRUPT).is_some();
        let line = String::from_utf8(bytes).map_err(|_| not_utf8())?;
        Ok((line, is_interrupted))
    }

    /// Goes through the lines of a text: each is kept, changed or taken out.
    fn each_line(&mut self, text: &str) -> Answer<String> {
        let mut lines: Vec<Option<String>> = text.split('\n').map(|l| Some(l.to_owned())).collect();
        let mut left = None;
        let keys = self.text("keep_or_type", &[]);
        // The space between paragraphs is nothing to ask about.
        let is_said =
            |line: &&mut Option<String>| line.as_ref().is_some_and(|line| !line.trim().is_empty());
        for line in lines.iter_mut().filter(is_said) {
            self.say(&now(self.words, line.as_deref().unwrap_or_default()))?;
            match self.read(&keys) {
                Ok(None) => {}
                Ok(Some(changed)) => {
                    *line = Some(changed).filter(|changed| !self.is(EMPTY, changed));
                }
                Err(leave) => {
                    left = Some(leave);
                    break;
                }
            }
        }
        let lines: Vec<String> = lines.into_iter().flatten().collect();
        let text = lines.join("\n").trim().to_owned();
        // What was changed by then is not lost.
        match left {
            None => Ok(text),
            Some(Leave::Back(_)) => Err(Leave::Back(text)),
            // The rest of the line that was being changed is not.
            Some(Leave::Stop(_)) => Err(Leave::Stop(text)),
            Some(leave) => Err(leave),
        }
    }

    fn list(&mut self, options: &[String]) -> io::Result<()> {
        for (number, option) in (1_usize..).zip(options) {
            self.say(&format!("{number}. {}", one_line(option)))?;
        }
        Ok(())
    }
}

impl<R: BufRead, W: Write> Front for Plain<'_, R, W> {
    fn how_to_leave(&self) -> String {
        self.text("leave_by_typing", &[])
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output)?;
        self.say(text)
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        self.say(text)
    }

    fn line(&mut self, asked: &Asked, before: &str) -> Answer<Option<String>> {
        self.ask(asked)?;
        if before.is_empty() {
            return self.read(&asked.keys);
        }
        self.say(&now(self.words, before))?;
        let is_long = before.contains('\n');
        let keys = if is_long {
            "keep_or_go_through"
        } else {
            "keep_or_type"
        };
        let keys = self.text(keys, &[]);
        match self.read(&keys).map_err(unfinished)? {
            None => Ok(None),
            Some(line) if self.is(EMPTY, &line) => Ok(Some(String::new())),
            Some(line) if is_long && self.is(CHANGE, &line) => self.each_line(before).map(Some),
            line => Ok(line),
        }
    }

    fn one(&mut self, asked: &Asked, options: &[String], at: usize) -> Answer<usize> {
        self.ask(asked)?;
        self.list(options)?;
        let usual = one_line(options.get(at).map_or("", String::as_str));
        loop {
            let keys = self.text("type_number", &[("usual", &usual)]);
            let Some(line) = self.read(&keys).map_err(unfinished)? else {
                return Ok(at);
            };
            match self.option(&line, options) {
                Some(chosen) => return Ok(chosen),
                None => self.refuse(&line, options)?,
            }
        }
    }

    fn many(
        &mut self,
        asked: &Asked,
        options: &[String],
        before: &[usize],
    ) -> Answer<Option<Vec<usize>>> {
        self.ask(asked)?;
        self.list(options)?;
        let said: Vec<&str> = before
            .iter()
            .filter_map(|at| options.get(*at).map(String::as_str))
            .collect();
        let keys = if said.is_empty() {
            self.text("type_numbers", &[])
        } else {
            self.text("type_numbers_or_keep", &[("chosen", &said.join(", "))])
        };
        let words = self.words;
        'again: loop {
            let Some(line) = self.read(&keys).map_err(unfinished)? else {
                return Ok(None);
            };
            if self.is(EMPTY, &line) {
                return Ok(Some(Vec::new()));
            }
            let mut chosen = Vec::new();
            for part in parts(&line, |word| words.is_word("and", word)) {
                match self.option(part, options) {
                    Some(at) => chosen.push(at),
                    None if part.is_empty() => {}
                    None => {
                        self.refuse(part, options)?;
                        continue 'again;
                    }
                }
            }
            return Ok(Some(chosen));
        }
    }
}

impl<R: BufRead, W: Write> Plain<'_, R, W> {
    fn refuse(&mut self, said: &str, options: &[String]) -> io::Result<()> {
        let last = options.len().to_string();
        self.say(&self.text("not_one", &[("text", said), ("last", &last)]))
    }

    /// Whether a line looks like a command and is none.
    fn is_no_command(&self, text: &str) -> bool {
        let is_known = || [CHANGE, EMPTY].iter().any(|key| self.is(key, text));
        looks_like_command(text) && !is_known()
    }

    /// The option that somebody names by its number or its words; yes and no in whatever language.
    fn option(&self, said: &str, options: &[String]) -> Option<usize> {
        if let Ok(number) = said.trim_end_matches('.').parse::<usize>() {
            return number.checked_sub(1).filter(|at| *at < options.len());
        }
        let lower = said.to_lowercase();
        let is_meant = |option: &String| {
            let is_answer = |key: &&str| {
                self.words.word(key) == option.as_str() && self.words.is_word(key, said)
            };
            option.to_lowercase() == lower || ["yes", "no"].iter().any(is_answer)
        };
        options.iter().position(is_meant)
    }
}

/// Leaving in the middle of a choice, or of another answer than the one that is there: that one stays.
fn unfinished(leave: Leave) -> Leave {
    match leave {
        Leave::Stop(_) => Leave::Stop(String::new()),
        leave => leave,
    }
}

fn nobody_to_ask() -> Stop {
    let message = "there is nobody to ask: this is not a terminal, and standard input is empty";
    let help =
        "run it in a terminal, or send the answers line by line, for example with `< answers.txt`";
    Diagnostic::error("nobody-to-ask", message)
        .help(help)
        .into()
}

fn not_utf8() -> Stop {
    Diagnostic::error("not-utf-8", "standard input is not UTF-8")
        .help("save the answers with the encoding UTF-8")
        .into()
}

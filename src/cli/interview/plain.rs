//! The front end for screen readers, simple terminals and pipes: one line at a time, downwards,
//! without colours and without moving the cursor.

use super::super::report::Stop;
use super::front::{Answer, Asked, Front, Leave, now};
use coplan::diagnostic::{Diagnostic, printable};
use std::io::{self, BufRead, Write};

/// What people type to leave a question.
const BACK: &str = "/back";
const STOP: &str = "/stop";
/// What people type to go through the lines of what is there.
const CHANGE: &str = "/change";
/// What people type to take out what is there.
const EMPTY: &str = "/empty";

/// What can be done with a line that is there, and with several.
const KEYS: &str = "Enter alone: keep this; or type another answer; /empty: take it out";
const KEYS_OF_SEVERAL: &str = "Enter alone: keep this; or type another answer; \
    /change: go through it line by line; /empty: take it out";

/// Questions written to one stream, and answers read from another, line by line.
pub(super) struct Plain<R, W> {
    input: R,
    output: W,
    /// Whether anything has been read.
    begun: bool,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// A front end on these streams.
    pub(super) fn new(input: R, output: W) -> Self {
        Self {
            input,
            output,
            begun: false,
        }
    }

    /// What has been written.
    #[cfg(test)]
    pub(super) fn into_output(self) -> W {
        self.output
    }

    fn ask(&mut self, asked: &Asked) -> io::Result<()> {
        let Asked { label, hint, .. } = asked;
        for line in [label, hint].into_iter().filter(|line| !line.is_empty()) {
            writeln!(self.output, "{}", printable(line))?;
        }
        Ok(())
    }

    /// The next line; nothing where it is empty.
    fn read(&mut self, keys: &str) -> Answer<Option<String>> {
        if !keys.is_empty() {
            writeln!(self.output, "({keys})")?;
        }
        write!(self.output, "> ")?;
        self.output.flush()?;
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => {
                writeln!(self.output)?;
                return Err(if self.begun {
                    Leave::Stop(String::new())
                } else {
                    nobody_to_ask().into()
                });
            }
            Ok(_) => self.begun = true,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(not_utf8().into());
            }
            Err(error) => return Err(error.into()),
        }
        match line.trim() {
            "" => Ok(None),
            BACK => Err(Leave::Back(String::new())),
            STOP => Err(Leave::Stop(String::new())),
            text => Ok(Some(text.to_owned())),
        }
    }

    /// Goes through the lines of a text: each is kept, changed or taken out.
    fn each_line(&mut self, text: &str) -> Answer<String> {
        let mut lines: Vec<Option<String>> = text.split('\n').map(|l| Some(l.to_owned())).collect();
        let mut left = None;
        // The space between paragraphs is nothing to ask about.
        let is_said =
            |line: &&mut Option<String>| line.as_ref().is_some_and(|line| !line.trim().is_empty());
        for line in lines.iter_mut().filter(is_said) {
            let shown = now(line.as_deref().unwrap_or_default());
            writeln!(self.output, "{}", printable(&shown))?;
            match self.read(KEYS) {
                Ok(None) => {}
                Ok(Some(changed)) => *line = Some(changed).filter(|changed| changed != EMPTY),
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
            Some(Leave::Stop(_)) => Err(Leave::Stop(text)),
            Some(leave) => Err(leave),
        }
    }

    fn list(&mut self, options: &[String]) -> io::Result<()> {
        for (number, option) in (1_usize..).zip(options) {
            writeln!(self.output, "{number}. {}", printable(option))?;
        }
        Ok(())
    }
}

impl<R: BufRead, W: Write> Front for Plain<R, W> {
    fn how_to_leave(&self) -> &'static str {
        "Type /back to go back, or /stop to stop; all you have entered is saved."
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output, "\n{}", printable(text))
    }

    fn tell(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.output, "{}", printable(text))
    }

    fn line(&mut self, asked: &Asked, before: &str) -> Answer<Option<String>> {
        self.ask(asked)?;
        if before.is_empty() {
            return self.read(&asked.keys);
        }
        writeln!(self.output, "{}", printable(&now(before)))?;
        let is_long = before.contains('\n');
        let keys = if is_long { KEYS_OF_SEVERAL } else { KEYS };
        match self.read(keys)?.as_deref() {
            None => Ok(None),
            Some(EMPTY) => Ok(Some(String::new())),
            Some(CHANGE) if is_long => self.each_line(before).map(Some),
            Some(line) => Ok(Some(line.to_owned())),
        }
    }

    fn one(&mut self, asked: &Asked, options: &[String], at: usize) -> Answer<usize> {
        self.ask(asked)?;
        self.list(options)?;
        let usual = options.get(at).map_or("", String::as_str);
        loop {
            let Some(line) = self.read(&format!("type a number; Enter alone: {usual}"))? else {
                return Ok(at);
            };
            match option(&line, options) {
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
            "type numbers with commas between; Enter alone: none".to_owned()
        } else {
            format!(
                "type numbers with commas between; Enter alone: {}; /empty: none",
                said.join(", ")
            )
        };
        'again: loop {
            let Some(line) = self.read(&keys)? else {
                return Ok(None);
            };
            if line == EMPTY {
                return Ok(Some(Vec::new()));
            }
            let mut chosen = Vec::new();
            for part in line.split([',', ';']).map(str::trim) {
                match option(part, options) {
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

impl<R: BufRead, W: Write> Plain<R, W> {
    fn refuse(&mut self, said: &str, options: &[String]) -> io::Result<()> {
        let last = options.len();
        writeln!(
            self.output,
            "“{said}” is not one of these: type a number from 1 to {last}."
        )
    }
}

/// The option that somebody names by its number or its words.
fn option(said: &str, options: &[String]) -> Option<usize> {
    if let Ok(number) = said.trim_end_matches('.').parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < options.len());
    }
    let said = said.to_lowercase();
    let mut options = options.iter();
    options.position(|option| option.to_lowercase() == said)
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

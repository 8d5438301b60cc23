//! What a run tells people: findings and progress on standard error, results on standard
//! output, and an exit code.

use coplan::diagnostic::{Diagnostic, Severity, Style, has_errors, printable, render};
use coplan::template::Terms;
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// How a run ended; of several, the greatest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// What was asked for is done: exit code 0.
    #[default]
    Done = 0,
    /// A plan, a template or the style has faults: exit code 1.
    Faults = 1,
    /// The command was not understood, a file could not be read or may not be written over:
    /// exit code 2.
    Refused = 2,
}

impl Outcome {
    /// How findings alone end a run.
    pub(super) fn of(findings: &[Diagnostic]) -> Self {
        if has_errors(findings) {
            Self::Faults
        } else {
            Self::Done
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Why a command, or the work on one plan, ended early.
#[derive(Debug)]
pub(super) struct Stop {
    /// How it ended.
    pub(super) outcome: Outcome,
    /// What stood in the way.
    pub(super) findings: Vec<Diagnostic>,
}

impl Stop {
    /// Faults in what was given.
    pub(super) fn faults(findings: Vec<Diagnostic>) -> Self {
        Self {
            outcome: Outcome::Faults,
            findings,
        }
    }

    /// Something that cannot be done as it was asked.
    pub(super) fn refused(findings: Vec<Diagnostic>) -> Self {
        Self {
            outcome: Outcome::Refused,
            findings,
        }
    }

    /// The same, with every finding changed.
    pub(super) fn map(self, change: impl FnMut(Diagnostic) -> Diagnostic) -> Self {
        Self {
            outcome: self.outcome,
            findings: self.findings.into_iter().map(change).collect(),
        }
    }

    /// Refuses if there is any reason to.
    pub(super) fn if_any(reasons: Vec<Diagnostic>) -> Result<(), Self> {
        if reasons.is_empty() {
            Ok(())
        } else {
            Err(Self::refused(reasons))
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.findings.iter().map(ToString::to_string);
        f.write_str(&messages.collect::<Vec<_>>().join("\n"))
    }
}

impl std::error::Error for Stop {}

impl From<Diagnostic> for Stop {
    fn from(finding: Diagnostic) -> Self {
        Self::refused(vec![finding])
    }
}

/// Shows findings, each with an empty line after it.
pub(super) fn findings(findings: &[Diagnostic]) -> io::Result<()> {
    let style = if in_colour(&io::stderr()) {
        Style::Colour
    } else {
        Style::Plain
    };
    let mut stderr = io::stderr().lock();
    for finding in findings {
        writeln!(stderr, "{}\n", render(finding, style))?;
    }
    Ok(())
}

/// Whether a stream is a terminal whose user has nothing against colours (no-color.org).
pub(super) fn in_colour(stream: &impl IsTerminal) -> bool {
    let declined = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let plain = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    stream.is_terminal() && !declined && !plain
}

/// A line about the run itself.
pub(super) fn remark(line: impl fmt::Display) -> io::Result<()> {
    writeln!(io::stderr().lock(), "{}", printable(&line.to_string()))
}

/// A line that is what was asked for.
pub(super) fn result(line: impl fmt::Display) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{}", printable(&line.to_string()))
}

/// Bytes that are what was asked for.
pub(super) fn bytes(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// How many findings there are of each severity: `2 to fix and 1 worth a look`; `None` for none.
pub(super) fn counted(findings: &[Diagnostic], terms: &Terms) -> Option<String> {
    let counts = [
        (Severity::Error, "to_fix"),
        (Severity::Warning, "worth_a_look"),
        (Severity::Note, "to_note"),
    ];
    let parts = counts.into_iter().filter_map(|(severity, key)| {
        let findings = findings.iter();
        let found = findings.filter(|finding| finding.severity == severity);
        let count = u64::try_from(found.count()).ok()?;
        (count > 0).then(|| terms.counted(key, count)).flatten()
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| terms.listed(&parts))
}

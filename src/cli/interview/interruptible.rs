//! Lines of a terminal that Ctrl-C ends, so that the half of a line typed by then is not lost.
//!
//! In: standard input. Out: the same lines; one that was ended by Ctrl-C has its sign at its end. The terminal
//! is asked for it while a line is awaited and at no other time, so that Ctrl-C stops everything else as ever.
//! What the lines say is not known here.

use std::io::{self, BufRead, Read, StdinLock};

/// The sign that Ctrl-C sends.
pub(super) const INTERRUPT: u8 = 0x03;

/// Standard input, line by line.
pub(super) struct Interruptible(StdinLock<'static>);

impl Interruptible {
    /// Standard input.
    pub(super) fn new() -> Self {
        Self(io::stdin().lock())
    }
}

impl Read for Interruptible {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let _kept = ends_lines();
        self.0.read(buffer)
    }
}

impl BufRead for Interruptible {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let _kept = ends_lines();
        self.0.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.0.consume(count);
    }
}

/// How the terminal was, put back when this is dropped.
#[cfg(unix)]
struct Kept(rustix::termios::Termios);

#[cfg(unix)]
impl Drop for Kept {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.0);
    }
}

/// Lets Ctrl-C end a line, where standard input is a terminal.
#[cfg(unix)]
fn ends_lines() -> Option<Kept> {
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    /// The sign of a key that does nothing.
    const NOTHING: u8 = 0;

    let before = tcgetattr(io::stdin()).ok()?;
    let mut asked = before.clone();
    asked.special_codes[SpecialCodeIndex::VINTR] = NOTHING;
    asked.special_codes[SpecialCodeIndex::VEOL] = INTERRUPT;
    tcsetattr(io::stdin(), OptionalActions::Now, &asked).ok()?;
    Some(Kept(before))
}

/// Windows ends the program at once.
#[cfg(not(unix))]
fn ends_lines() -> Option<()> {
    None
}

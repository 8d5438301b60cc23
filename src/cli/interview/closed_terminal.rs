//! The end of an interview whose terminal is gone.
//!
//! In: the terminal on standard input. Out: nothing while it is there; without it, the program
//! ends. Nothing is known here of questions and answers: each answer was saved when it was given.

/// Ends the program when its terminal is closed. Most programs are ended by a signal then; one that
/// was started without it, or from another session, stays. The library that reads the keys would ask
/// a terminal that is gone for the next one for ever, at the cost of a whole processor
/// (<https://github.com/crossterm-rs/crossterm/issues/793>).
#[cfg(unix)]
pub(super) fn watch() {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    std::thread::spawn(|| {
        let terminal = std::io::stdin();
        // Asked for nothing, it still tells when the other side is gone.
        let mut asked = [PollFd::new(&terminal, PollFlags::empty())];
        while poll(&mut asked, None) == Err(Errno::INTR) {}
        if asked
            .iter()
            .any(|told| told.revents().contains(PollFlags::HUP))
        {
            std::process::exit(0);
        }
    });
}

/// Windows ends a program with its window.
#[cfg(not(unix))]
pub(super) fn watch() {}

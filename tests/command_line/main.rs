//! The real program, run in a folder of its own, as people and scripts meet it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected should stop at once"
)]

mod blanks;
mod checks;
mod compares;
mod decisions;
mod desk;
mod documents;
mod doubts;
mod fills;
mod findings;
mod harbour;
mod helps;
mod houses;
mod interviews;
mod languages;
mod names;
mod new_plans;
mod news;
mod opens;
mod origins;
mod overviews;
mod overwrites;
mod pdfs;
mod pictures;
mod reads;
mod references;
mod settings;
mod sign_offs;
#[cfg(unix)]
mod specials;
mod strangers;
#[path = "../support/mod.rs"]
mod support;
mod template_faults;
mod templates;
mod undoes;
mod ways_on;
mod workbooks;

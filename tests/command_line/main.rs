//! The real program, run in a folder of its own, as people and scripts meet it.

mod blanks;
mod checks;
mod desk;
mod fills;
mod helps;
mod names;
mod news;
mod overwrites;
mod templates;

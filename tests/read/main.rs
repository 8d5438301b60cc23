//! Documents read back: what `fill` wrote is what `read` says, whatever happened in between.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "tests stop at a surprise"
)]

mod edited;
mod fuzz;
mod hostile;
mod houses;
mod languages;
mod large_print;
mod late;
mod laws;
mod prose;
mod report;
#[path = "../support/mod.rs"]
mod shared;
mod support;
mod untouched;

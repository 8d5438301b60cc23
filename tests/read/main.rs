//! Documents read back: what `fill` wrote is what `read` says, whatever happened in between.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "tests stop at a surprise"
)]

#[path = "../support/mod.rs"]
mod common;
mod large_print;
mod support;
mod untouched;

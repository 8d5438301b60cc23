//! Workbooks: what they hold, what they add up to, and what a bad `workbook.toml` says.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a surprise should stop it"
)]

#[path = "../support/mod.rs"]
mod support;

mod agreement;
mod charts;
mod common;
mod contents;
mod copies;
mod everybody;
mod formulas;
mod house;
mod one_funder;
mod speed;
mod texts;
mod timeline;
mod totals;

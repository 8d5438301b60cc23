//! What tests share: a fixed look, a sample document, and the checks every file must pass.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::missing_panics_doc, clippy::must_use_candidate, reason = "helpers of tests; each test binary uses its own share")]

pub mod sample;
pub mod style;

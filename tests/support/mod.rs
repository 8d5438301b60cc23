//! What tests share: a fixed look, a sample document, and the checks every file must pass.
#![allow(
    dead_code,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::expect_used,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::unnecessary_wraps,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs,
    unreachable_pub,
    reason = "helpers of tests: each test binary uses its own share, and a surprise should stop it"
)]

pub mod docx_accessibility;
pub mod docx_checks;
pub mod docx_text;
pub mod editions;
pub mod houses;
pub mod in_documents;
pub mod plans;
pub mod random;
pub mod random_plan;
pub mod sample;
pub mod sample_tables;
pub mod shown;
pub mod style;
pub mod typing;
pub mod workbooks;

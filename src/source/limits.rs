//! How much a plan file may hold. A real plan comes nowhere near any of these; they keep a file
//! that was made to do harm, or that is no plan at all, from taking the machine with it.

/// Bytes of text.
pub(super) const BYTES: usize = 64 * 1024 * 1024;
/// Values, keys, lists and tables.
pub(super) const NODES: usize = 1_500_000;
/// Lists and tables inside each other.
pub(super) const DEPTH: usize = 64;
/// Characters that no document can hold; a file with more is no text.
pub(super) const REMOVED: usize = 10_000;
/// Findings of one file that are told one by one.
pub(super) const FINDINGS: usize = 200;
/// Syntax errors of one file that are told one by one.
pub(super) const SYNTAX_ERRORS: usize = 10;

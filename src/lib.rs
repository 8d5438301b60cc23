//! x
pub mod diagnostic;

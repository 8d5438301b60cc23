//! The plan: what a plan file says, as typed values.
//!
//! In: a tree of raw values from `source`. Out: a [`Plan`] and everything that is wrong with
//! its text; the registry of its fields; its JSON Schema; its budget. This room does not know
//! how a plan is written down or shown.

pub mod answers;
pub mod budget;
pub mod codes;
mod load;
mod model;
mod purpose;
pub mod registry;
pub mod rows;
pub mod scalar;
mod schema;

pub use load::{Loaded, load, references_to_nothing};
pub use model::*;
pub use purpose::Purpose;
pub use schema::schema;

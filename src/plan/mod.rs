//! The plan: what a plan file says, as typed values.
//!
//! In: a tree of raw values from `source`. Out: a [`Plan`] and everything that is wrong with its text;
//! the same plan as [`Values`] by field and row; the registry of its fields; its JSON Schema; its
//! budget; what an approval of it belongs to. This room does not know how a plan is written down or shown.

pub mod approval;
mod between;
pub mod budget;
pub mod codes;
pub mod directory;
mod field;
mod house;
mod load;
mod model;
pub mod path;
mod purpose;
mod question;
pub(crate) mod references;
mod registry;
pub mod scalar;
mod schema;
pub mod timeline;
pub mod typed;
mod value;
mod values;
mod words_for_all;

pub use between::{between, references_to_nothing};
pub use directory::{Directory, Named};
pub use field::{Codes, Field, Held, Kind, List};
pub(crate) use house::{EXTRA, is_of_house};
pub use house::{House, HouseCodes, HouseField, HouseList};
pub use load::{Loaded, load};
pub use model::*;
pub use path::Path;
pub use purpose::Purpose;
pub use question::Question;
pub use registry::Registry;
pub use schema::schema;
pub use value::{Value, is_blank};
pub use values::{Content, Misfit, Parts, Row, Values};
pub use words_for_all::WordsForAll;

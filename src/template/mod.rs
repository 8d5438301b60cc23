//! Handlebars templates: the built-in ones, a house's own, and what they are filled with.
//!
//! In: template files, a plan and the [`Edition`] wanted. Out: Markdown with markers, and the
//! answers that stand at the markers. This room knows neither Word nor Excel.

mod budget_view;
mod calls;
mod check;
mod context;
mod edition;
mod engine;
mod files;
mod findings;
mod format;
mod front;
mod gallery;
mod guard;
mod helpers;
mod in_labels;
mod insertion;
mod invitations;
mod languages;
mod lint;
mod marker;
mod names;
mod origins;
mod overview;
mod plurals;
mod questions;
mod schema;
mod shape;
mod syntax;
mod terms;
mod totals;
mod trace;
mod translation;
mod unasked;
mod value_words;
mod words;

pub use check::{Usable, check, check_usable, usable};
pub use context::{Material, context};
pub use edition::{Detail, Edition, Guidance, Purpose};
pub use engine::{Engine, Rendered};
pub use files::{Templates, built_in};
pub use format::{long_date, money};
pub use front::{Front, Line as FrontLine};
pub use helpers::{Argument, Given, HelperDoc, Wanted, helper_docs};
pub use names::{CONTAINERS, NAMES, TemplateName};
pub use origins::Origins;
pub use schema::schema;
pub use terms::{Terms, Wording};
pub use translation::{Gap, Lack, gaps};
pub use value_words::ValueWords;

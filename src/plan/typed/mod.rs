//! Values in the forms people type, understood alike in a document, an interview and the help of a plan file.
//!
//! In: `£1,250.50`, `about 12`, `3rd September 2026`. Out: what it means, one of two things, or nothing. Nothing is
//! guessed: what may mean two things is for people to say.

mod amount;
mod date;
mod digits;

pub use amount::{Worded, money, number, people, percent, shown_percent};
pub use date::{Months, date, date_in_words};
pub use digits::thousandfold;

/// What a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed<T> {
    /// No such value.
    Nothing,
    /// This value.
    Value(T),
    /// One of two; where there is a usual one, the first.
    Either(T, T),
}

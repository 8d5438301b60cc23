//! A filled-in document, and what it says.

use crate::diagnostic::Diagnostic;
use crate::read::{self, Reading};
use crate::template::Terms;

/// What was read from one document.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// The name people know it by.
    pub name: String,
    /// What it says.
    pub reading: Reading,
}

impl ReadDocument {
    /// Reads a document; the error says what it is if it is no document of coplan's.
    pub fn read(name: &str, bytes: &[u8], terms: &Terms) -> Result<Self, Vec<Diagnostic>> {
        let reading = read::read(name, bytes, terms)?;
        let name = name.to_owned();
        Ok(Self { name, reading })
    }

    /// The language of its own words, if it remembers that.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.reading.memory.language.as_deref()
    }
}

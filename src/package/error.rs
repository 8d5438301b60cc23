//! What can be wrong with a package, said so that a person can mend it.

use crate::diagnostic::Diagnostic;
use thiserror::Error;

/// Why a package could not be read or written.
///
/// The message says what was found; [`PackageError::fix`] what would do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackageError {
    /// Not a zip archive at all.
    #[error("this is {found}, not a .docx or .xlsx file")]
    NotAnArchive {
        /// What it looks like.
        found: &'static str,
    },
    /// Protected with a password.
    #[error("the file is protected with a password")]
    Encrypted,
    /// A zip archive that is cut off or damaged.
    #[error("the file is damaged or incomplete")]
    Damaged {
        /// What the zip reader said.
        reason: String,
    },
    /// The same part twice.
    #[error("the file holds two parts of one name")]
    DuplicatePart,
    /// A part that another one leads to.
    #[error("the file is incomplete: `{part}` is missing in it")]
    Missing {
        /// The part.
        part: String,
    },
    /// More parts than any real document has.
    #[error("the file holds {count} parts, more than the {limit} allowed")]
    TooManyParts {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A part that is too large, alone or together with the others.
    #[error("unpacked, `{part}` takes the file beyond {} MB", limit >> 20)]
    TooLarge {
        /// The part at which the limit was passed.
        part: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A part that grows on unpacking as no real document does.
    #[error("`{part}` unpacks to more than {limit} times its size, as a zip bomb does")]
    TooDense {
        /// The part.
        part: String,
        /// The greatest ratio allowed.
        limit: u64,
    },
    /// XML that is not well formed.
    #[error("`{part}` in the file is damaged: it is not well-formed XML")]
    Malformed {
        /// The part.
        part: String,
        /// What the XML reader said.
        reason: String,
    },
    /// A document type or an entity of its own, which no Office file has.
    #[error("`{part}` in the file defines or uses entities of its own")]
    DocumentType {
        /// The part.
        part: String,
    },
    /// Elements nested too deeply.
    #[error("`{part}` in the file nests elements more than {limit} deep")]
    TooDeep {
        /// The part.
        part: String,
        /// How deep they may be nested.
        limit: usize,
    },
    /// More text than a plan can say.
    #[error("`{part}` in the file holds too much text")]
    TooMuchText {
        /// The part.
        part: String,
    },
    /// Too many elements.
    #[error("`{part}` in the file holds too many elements")]
    TooManyNodes {
        /// The part.
        part: String,
    },
}

impl PackageError {
    /// One thing that would mend it.
    #[must_use]
    pub fn fix(&self) -> &'static str {
        match self {
            Self::NotAnArchive { .. } => "open it in Word or Excel and save it as .docx or .xlsx",
            Self::Encrypted => {
                "open it in Word or Excel, remove the password under File ▸ Info, and save it"
            }
            Self::Damaged { .. } | Self::Missing { .. } => {
                "fetch or save the file again, and check that it opens"
            }
            _ => "open it in Word or Excel and save it under a new name",
        }
    }
}

impl From<PackageError> for Diagnostic {
    fn from(error: PackageError) -> Self {
        Self::error("unreadable-file", error.to_string()).help(error.fix())
    }
}

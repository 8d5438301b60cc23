//! The choices that options give, and what each stands for in the library.

use clap::ValueEnum;
use coplan::plan::scalar::Language;
use coplan::style::Paper;
use coplan::template::{Detail, Guidance, Purpose};
use serde::Deserialize;

/// Names the choices of an option, and what each stands for in the library.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident for $target:ty { $first:ident => $meaning:expr $(, $(#[$more:meta])* $other:ident => $others:expr)* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $name {
            #[default]
            $first,
            $($(#[$more])* $other),*
        }

        impl From<$name> for $target {
            fn from(name: $name) -> Self {
                match name {
                    $name::$first => $meaning,
                    $($name::$other => $others),*
                }
            }
        }
    };
}

choices!(
    /// `--for`.
    PurposeName for Purpose {
        Draft => Self::Draft,
        #[value(aliases = ["sign off", "sign_off", "signoff"])]
        SignOff => Self::SignOff,
        Bid => Self::Bid,
    }
);
choices!(
    /// `--detail`.
    DetailName for Detail { Short => Self::Short, Full => Self::Full }
);
choices!(
    /// `--guidance`.
    GuidanceName for Guidance { Notes => Self::Notes, Comments => Self::Comments, None => Self::None }
);
choices!(
    /// `--paper`.
    PaperName for Paper { A4 => Self::A4, A3 => Self::A3, Letter => Self::Letter }
);

impl PaperName {
    /// As options and settings write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::Letter => "letter",
        }
    }
}

/// `--language`.
pub(super) fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|fault| format!("{fault}"))
}

/// The most empty rows that a table of a form has.
const MOST_ROWS: u16 = 200;

/// `--rows`.
pub(super) fn rows(text: &str) -> Result<u16, String> {
    let number = text.trim().parse().ok().filter(|rows| *rows <= MOST_ROWS);
    number.ok_or_else(|| format!("write a whole number up to {MOST_ROWS}"))
}

/// `--only`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DocumentKind {
    #[value(aliases = ["docx", ".docx"])]
    Word,
    #[value(aliases = ["xlsx", ".xlsx", "workbook"])]
    Excel,
}

impl DocumentKind {
    /// How its files end.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Excel => "xlsx",
        }
    }
}

/// `check --format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    #[default]
    Human,
    Json,
}

/// `compare --format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ComparisonFormat {
    Human,
    Json,
    Docx,
}

/// `check --deny`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Denied {
    Warnings,
}

//! The arguments of the commands that make documents: where these go, and how they look.

use super::Speaking;
use crate::cli::choices::{DocumentKind, PaperName};
use crate::cli::dates;
use clap::Args;
use coplan::plan::scalar::Date;
use std::path::PathBuf;

/// Where documents go.
#[derive(Debug, Args)]
pub(in crate::cli) struct Output {
    /// Put the documents into this folder, not beside the plan; - prints one of them
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
    /// Replace documents that have changed, and files of others; each is kept beside its new one
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Make only one of the two documents
    #[arg(long, value_enum, value_name = "KIND")]
    pub(in crate::cli) only: Option<DocumentKind>,
    /// Make a tagged PDF file of the Word document too, with the LibreOffice on this computer
    #[arg(long)]
    pub(in crate::cli) pdf: bool,
}

/// How documents look.
#[derive(Debug, Args)]
pub(in crate::cli) struct Look {
    /// Use the template files in this folder in place of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) templates: Option<PathBuf>,
    /// The date the documents carry [default: `SOURCE_DATE_EPOCH`, else the last in the history]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = dates::day)]
    pub(in crate::cli) date: Option<Date>,
    /// The paper size; A3 lies on its side [default: a4]
    #[arg(long, value_enum, value_name = "SIZE")]
    pub(in crate::cli) paper: Option<PaperName>,
    #[command(flatten)]
    pub(in crate::cli) speaking: Speaking,
    /// Lay the documents out in large print
    #[arg(long)]
    pub(in crate::cli) large_print: bool,
}

impl Look {
    /// The paper: A4 where neither the command line nor a configuration names another.
    pub(in crate::cli) fn paper(&self) -> PaperName {
        self.paper.unwrap_or_default()
    }
}

//! The arguments of the commands that show what there is: plans side by side, or many at once.

use super::Look;
use crate::cli::choices::{ComparisonFormat, DocumentKind, FindingsFormat};
use clap::Args;
use std::path::PathBuf;

/// `coplan compare`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Compare {
    /// The plan file or document as it was; - reads a plan from standard input
    #[arg(value_name = "BEFORE")]
    pub(in crate::cli) before: PathBuf,
    /// The plan file or document as it is now
    #[arg(value_name = "AFTER")]
    pub(in crate::cli) after: PathBuf,
    /// How it is told [default: human, or what the ending of `-o` says]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<ComparisonFormat>,
    /// Write it into this file; - prints it
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace a file of the same name; a Word document that coplan did not make is kept under another
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) look: Look,
}

/// `coplan open`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Open {
    /// The plan that the documents were made of
    #[arg(value_name = "PLAN")]
    pub(in crate::cli) plan: PathBuf,
    /// The folder that the documents were put into, if not beside the plan
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,
    /// Open only one of the two documents
    #[arg(long, value_enum, value_name = "KIND")]
    pub(in crate::cli) only: Option<DocumentKind>,
    /// Open another document than the plan: one-pager, invitation, or one of your own
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) document: Option<String>,
}

/// `coplan overview`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Overview {
    /// Folders of plans, and plan files
    #[arg(value_name = "FOLDER|PLAN", required = true)]
    pub(in crate::cli) plans: Vec<PathBuf>,
    /// How it is told: for people, or as JSON on standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(in crate::cli) format: FindingsFormat,
    /// Make plans-overview.docx and plans-overview.xlsx in this folder
    #[arg(short, long, value_name = "DIR")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace files of the same name; what coplan did not make is kept under another
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Make only one of the two documents
    #[arg(long, value_enum, value_name = "KIND")]
    pub(in crate::cli) only: Option<DocumentKind>,
    #[command(flatten)]
    pub(in crate::cli) look: Look,
}

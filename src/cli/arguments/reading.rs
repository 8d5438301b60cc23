//! The arguments of the commands by which documents come back, and by which that is undone.

use super::Speaking;
use clap::Args;
use std::path::PathBuf;

/// `coplan read`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Read {
    /// Documents that coplan made and people filled in; - reads one from standard input
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Change this plan, a YAML file; its comments and its order stay, and it is kept as it was
    #[arg(long, value_name = "PLAN.yaml", conflicts_with = "output")]
    pub(in crate::cli) into: Option<PathBuf>,
    /// Write a new plan into this file; - prints it [default: beside the first document]
    #[arg(short, long, value_name = "PLAN.yaml")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Say what would change, and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Write a new plan over one of the same name, which is kept as it was
    #[arg(long, conflicts_with = "into")]
    pub(in crate::cli) force: bool,
    /// Take labels from this folder of templates
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) templates: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) speaking: Speaking,
}

/// `coplan undo`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Undo {
    /// The plan whose file or documents were written over
    #[arg(value_name = "PLAN")]
    pub(in crate::cli) plan: PathBuf,
}

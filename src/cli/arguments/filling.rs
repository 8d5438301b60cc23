//! The arguments of the command that makes documents of plans.

use super::{Look, Output, Use};
use crate::cli::choices::GuidanceName;
use clap::Args;
use std::path::PathBuf;

/// `coplan fill`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Fill {
    /// Plan files in YAML, TOML or JSON; - reads one from standard input
    #[arg(value_name = "PLAN", required = true)]
    pub(in crate::cli) plans: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) wanted: Use,
    /// Where guidance goes [default: notes in a draft, else none]
    #[arg(long, value_enum, value_name = "WHERE")]
    pub(in crate::cli) guidance: Option<GuidanceName>,
    /// Make a Word copy with what `coplan check` finds as comments, each at its question
    #[arg(long)]
    pub(in crate::cli) findings: bool,
    /// Make a copy that is not ready all the same, marked as a draft on every page
    #[arg(long)]
    pub(in crate::cli) draft_anyway: bool,
    /// Make another document of the templates, not the plan: one-pager, invitation, or one of your own
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) document: Option<String>,
    /// With `--document`: for this group alone, by id or name
    #[arg(long, value_name = "ID", requires = "document")]
    pub(in crate::cli) group: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) output: Output,
    #[command(flatten)]
    pub(in crate::cli) look: Look,
}

//! `--for` and `--funder`: what a plan is used for.

use super::arguments::Use;
use super::choices::PurposeName;
use super::edition::contradiction;
use coplan::diagnostic::Diagnostic;

impl Use {
    /// Reasons why these options do not go together.
    pub(super) fn contradictions(&self) -> Vec<Diagnostic> {
        if self.funder.is_none() || self.purpose == PurposeName::Bid {
            return Vec::new();
        }
        let message =
            "`--funder` is about what one funder is asked for, so it goes with `--for bid`";
        let help = "add `--for bid`, or leave `--funder` out";
        vec![contradiction(message, help)]
    }
}

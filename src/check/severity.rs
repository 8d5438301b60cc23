//! How much a finding matters: the one place that decides.

use super::Kind;
use crate::diagnostic::Severity;
use crate::plan::Purpose;

/// How much a finding of this kind matters for this use of the plan.
///
/// A draft is never told off: what is missing from it is a next step. A board should see a plan
/// without gaps in its answers or contradictions; a funder, one without wrong or blank figures.
#[must_use]
pub fn severity(kind: Kind, purpose: Purpose) -> Severity {
    use Purpose::{Bid, Blank, Draft, SignOff};
    use Severity::{Error, Note, Warning};
    match (kind, purpose) {
        (Kind::Advice, _) => Note,
        (Kind::Contradiction | Kind::WrongFigure, Blank | Draft) => Warning,
        (_, Blank | Draft) => Note,
        (Kind::Blank, SignOff | Bid) => Error,
        (Kind::Unanswered | Kind::Contradiction | Kind::WrongFigure, SignOff) => Error,
        (Kind::Missing | Kind::MissingFigure, SignOff) => Warning,
        (Kind::WrongFigure | Kind::MissingFigure, Bid) => Error,
        (Kind::Unanswered | Kind::Missing | Kind::Contradiction, Bid) => Warning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_never_stopped_and_a_bid_only_by_its_figures() {
        for kind in Kind::ALL {
            assert_ne!(severity(kind, Purpose::Draft), Severity::Error);
            let figure = matches!(kind, Kind::WrongFigure | Kind::MissingFigure | Kind::Blank);
            assert_eq!(severity(kind, Purpose::Bid) == Severity::Error, figure);
        }
    }
}

//! How much a finding matters: the one place that decides.

use super::Kind;
use crate::diagnostic::Severity;
use crate::plan::Purpose;

/// How much a finding of this kind matters for this use of the plan.
///
/// A draft is never told off: what is missing from it is a next step. A board should see a plan
/// without open questions or contradictions; a funder, one without wrong or blank figures.
#[must_use]
pub fn severity(kind: Kind, purpose: Purpose) -> Severity {
    use Severity::{Error, Note, Warning};
    let [draft, sign_off, bid] = match kind {
        Kind::Blank => [Note, Error, Error],
        Kind::Unanswered => [Note, Error, Warning],
        Kind::WrongFigure => [Warning, Error, Error],
        Kind::Contradiction => [Warning, Error, Warning],
        Kind::MissingFigure => [Note, Warning, Error],
        Kind::Missing => [Note, Warning, Warning],
        Kind::Advice => [Note, Note, Note],
    };
    match purpose {
        Purpose::Blank | Purpose::Draft => draft,
        Purpose::SignOff => sign_off,
        Purpose::Bid => bid,
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

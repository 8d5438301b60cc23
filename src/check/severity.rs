//! How much a finding matters: the one place that decides.

use super::RuleKind;
use crate::diagnostic::Severity;
use crate::plan::Purpose;

/// How much a finding of this kind matters for this use of the plan.
///
/// A draft is never told off: what is missing from it is a next step. A board should see a plan
/// without open questions or contradictions; a funder, one without wrong or blank figures.
#[must_use]
pub fn severity(kind: RuleKind, purpose: Purpose) -> Severity {
    use Severity::{Error, Note, Warning};
    let [draft, sign_off, bid] = match kind {
        RuleKind::Blank | RuleKind::Required => [Note, Error, Error],
        RuleKind::Unanswered => [Note, Error, Warning],
        RuleKind::WrongFigure => [Warning, Error, Error],
        RuleKind::Contradiction => [Warning, Error, Warning],
        // The copy for sign-off is where it is put right, so it must be possible to make one.
        RuleKind::Overtaken => [Warning, Warning, Warning],
        RuleKind::MissingFigure => [Note, Warning, Error],
        RuleKind::Missing => [Note, Warning, Warning],
        RuleKind::Advice => [Note, Note, Note],
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
    fn a_draft_is_never_stopped_and_a_bid_only_by_its_figures_and_what_it_requires() {
        for kind in RuleKind::ALL {
            assert_ne!(severity(kind, Purpose::Draft), Severity::Error);
            let stops = matches!(
                kind,
                RuleKind::WrongFigure
                    | RuleKind::MissingFigure
                    | RuleKind::Blank
                    | RuleKind::Required
            );
            assert_eq!(severity(kind, Purpose::Bid) == Severity::Error, stops);
        }
    }
}

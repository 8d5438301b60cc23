//! What documents say about approval: which version of the plan it belongs to, and what becomes of the
//! approvals that the plan has had so far.
//!
//! In: the plan, and what the documents say of those who approve. Out: for each of them, the decision with
//! the version and the answers that the document showed. Documents ask anew where the plan has moved on since
//! an approval, so that the plan is combined with them as it is without such an approval.

use super::said::Said;
use super::settle::Settled;
use crate::plan::approval::{
    APPROVERS, Approved, EARLIER, asked_anew, fill_in, has_decided, is_decision, is_same, overtaken,
};
use crate::plan::{Field, Row, Values};
use std::collections::BTreeMap;

/// The approvals of a plan that is combined with documents.
pub(super) struct Approvals {
    /// The plan as it is.
    now: Approved,
    /// Whether there is a plan that an approval may belong to.
    standing: bool,
    /// The decisions on an earlier version, by the position of whoever made them.
    earlier: BTreeMap<usize, Row>,
    /// The decisions in whose place there has been another for a while.
    kept: Vec<Row>,
}

impl Approvals {
    /// The approvals of a plan.
    pub(super) fn of(plan: &Values) -> Self {
        let rows = plan.rows(APPROVERS);
        let earlier = overtaken(plan).into_iter();
        Self {
            now: Approved::of(plan),
            standing: *plan != Values::new(plan.registry()),
            earlier: earlier
                .filter_map(|at| Some((at, rows.get(at)?.clone())))
                .collect(),
            kept: plan.rows(EARLIER).to_vec(),
        }
    }

    /// The plan without the decisions on an earlier version.
    pub(super) fn open(&self, plan: &Values) -> Values {
        let mut open = plan.clone();
        let rows = plan.rows(APPROVERS).iter().enumerate();
        let rows = rows.map(|(at, row)| match self.earlier.get(&at) {
            Some(row) => asked_anew(row),
            None => row.clone(),
        });
        open.set_rows(APPROVERS, rows.collect());
        open
    }

    /// The decision on an earlier version of somebody who is taken out.
    pub(super) fn of_removed(&self, list: &str, at: usize) -> Option<Row> {
        let earlier = self.earlier.get(&at).filter(|_| list == APPROVERS);
        earlier.cloned()
    }

    /// Whether a row that is new is a decision which the plan has had all along: of somebody without a name, of
    /// whom it cannot be told who is asked anew, or who has been taken out since.
    pub(super) fn is_known(&self, row: &Row, said: &Said<'_>) -> bool {
        let is_approver = &*row.list().tag == APPROVERS;
        let mut known = self.earlier.values().chain(&self.kept);
        is_approver && known.any(|known| self.is_that(known, row, said))
    }

    /// Whether a field says what somebody decided, and the plan keeps that as an earlier approval: a copy that
    /// was read long ago says nothing new.
    pub(super) fn has_kept(&self, field: &Field, approver: &Row, said: &Said<'_>) -> bool {
        let mut kept = self.kept.iter();
        is_decision(field) && kept.any(|kept| self.is_that(kept, approver, said))
    }

    /// Whether what a document says of somebody is this decision: the same, and given in a copy of the same.
    /// Who approves a plan twice on one day says the same words twice.
    fn is_that(&self, decision: &Row, approver: &Row, said: &Said<'_>) -> bool {
        is_same(decision, approver) && !Approved::by(decision).is_earlier(&self.approved(said))
    }

    /// Says of somebody who approves what their decision belongs to; gives back the decision on an earlier
    /// version whose place it takes. `before` is what the plan said of them.
    pub(super) fn settle(
        &self,
        at: usize,
        (before, approver): (Option<&Row>, &mut Row),
        settled: &[(&Field, Settled)],
        documents: &[Said<'_>],
    ) -> Option<Row> {
        let given = self.given(settled, documents);
        match (given, self.earlier.get(&at)) {
            (None, None) => {}
            (None, Some(earlier)) => fill_in(approver, earlier),
            (Some(given), Some(earlier)) if is_that_very(&given, earlier, approver) => {
                fill_in(approver, earlier);
            }
            (Some(given), Some(earlier)) => {
                given.note(approver);
                return Some(earlier.clone());
            }
            (Some(_), None) if !has_decided(approver) => Approved::default().note(approver),
            (Some(given), None) => {
                // What only fills a gap of a decision takes it nowhere else.
                let is_other = before.is_none_or(|before| is_other_decision(before, approver));
                if is_other && !given.is_unknown() {
                    given.note(approver);
                }
            }
        }
        None
    }

    /// What a decision belongs to that a document gives, if one does.
    fn given(&self, settled: &[(&Field, Settled)], documents: &[Said<'_>]) -> Option<Approved> {
        let said = settled.iter().find_map(|(field, settled)| {
            let document = settled.from.first().filter(|_| is_decision(field))?;
            documents.get(*document)
        });
        said.map(|said| self.approved(said))
    }

    /// What somebody approves who approves it in this document: what that was made of, since it is what they saw.
    fn approved(&self, said: &Said<'_>) -> Approved {
        if !self.standing || said.reading.is_form() {
            return Approved::default();
        }
        if said.current {
            return self.now.clone();
        }
        Approved {
            version: said.reading.version.clone(),
            answers: said.reading.memory.answers.clone(),
        }
    }
}

/// Whether what a document gives is an earlier decision, perhaps corrected.
fn is_that_very(given: &Approved, earlier: &Row, approver: &Row) -> bool {
    let is_unclear = given.answers.is_none();
    *given == Approved::by(earlier) || (is_unclear && !is_other_decision(earlier, approver))
}

/// Whether somebody who has decided says something else now, or has decided nothing before.
fn is_other_decision(before: &Row, now: &Row) -> bool {
    let mut said = before.said().filter(|(field, _)| is_decision(field));
    !has_decided(before) || said.any(|(field, value)| now.get(field) != Some(value))
}

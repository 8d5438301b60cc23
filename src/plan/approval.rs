//! What an approval belongs to: the version of the plan that was approved, and its answers.
//!
//! In: the values of a plan. Out: what somebody approves who approves it as it is, and the plan as
//! documents show it, with approvals of an earlier one set aside. What is declared `x-approving` is no
//! part of the answers: neither an approval, nor the status, nor a line of the history takes an approval back.

mod answers;

use super::field::{Field, List};
use super::value::Value;
use super::values::{Row, Values};
use std::sync::Arc;

/// The list of those who approve.
pub const APPROVERS: &str = "sign_off.approvers";
/// The list of what they decided on the plan as it was earlier.
pub const EARLIER: &str = "sign_off.earlier_approvals";
/// The keys of what somebody decides.
const DECISION: [&str; 3] = ["outcome", "conditions", "date"];
const VERSION: &str = "version";
const ANSWERS: &str = "answers";

/// What is, or was, approved; nothing where nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approved {
    /// The version of the plan.
    pub version: Option<String>,
    /// The fingerprint of its answers.
    pub answers: Option<String>,
}

impl Approved {
    /// The plan as it is.
    #[must_use]
    pub fn of(plan: &Values) -> Self {
        let field = plan.registry().field(VERSION);
        let version = field.and_then(|field| plan.single(field)).and_then(text);
        Self {
            version,
            answers: Some(answers::fingerprint(&plan.clone().numbered())),
        }
    }

    /// What somebody decided on.
    #[must_use]
    pub fn by(approver: &Row) -> Self {
        let said = |key| said(approver, key).and_then(text);
        Self {
            version: said(VERSION),
            answers: said(ANSWERS),
        }
    }

    /// Whether nobody knows what it was.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the plan has moved on since to another version.
    #[must_use]
    pub fn is_other_version(&self, now: &Self) -> bool {
        let versions = self.version.as_deref().zip(now.version.as_deref());
        versions.is_some_and(|(then, now)| version_number(then) != version_number(now))
    }

    /// Whether the plan has moved on since, to another version or to other answers.
    #[must_use]
    pub fn is_earlier(&self, now: &Self) -> bool {
        let answers = self.answers.as_deref().zip(now.answers.as_deref());
        let differ = |(then, now): (&str, &str)| !then.eq_ignore_ascii_case(now);
        self.is_other_version(now) || answers.is_some_and(differ)
    }

    /// Notes beside a decision that it belongs to this.
    pub fn note(&self, approver: &mut Row) {
        for (key, what) in [(VERSION, &self.version), (ANSWERS, &self.answers)] {
            set(approver, key, what.as_deref().map(Value::line));
        }
    }
}

/// A version without the letter that some people put in front.
#[must_use]
pub fn version_number(version: &str) -> String {
    let version = version.trim().to_lowercase();
    version.trim_start_matches('v').trim().to_owned()
}

/// Whether a field says what somebody who approves has decided.
#[must_use]
pub fn is_decision(field: &Field) -> bool {
    field.list.as_deref() == Some(APPROVERS) && DECISION.contains(&field.key())
}

/// Whether a field holds what coplan notes beside a decision, and nobody reads.
#[must_use]
pub fn is_note(field: &Field) -> bool {
    let list = field.list.as_deref();
    matches!(list, Some(APPROVERS | EARLIER)) && field.key() == ANSWERS
}

/// Whether somebody who approves has decided anything.
#[must_use]
pub fn has_decided(approver: &Row) -> bool {
    let mut said = DECISION.iter().filter_map(|key| said(approver, key));
    said.any(|value| !value.is_blank())
}

/// Whether two entries are one decision of one person.
#[must_use]
pub fn is_same(one: &Row, other: &Row) -> bool {
    let keys = ["name", "role"].into_iter().chain(DECISION);
    let says = |row, key| said(row, key).filter(|value| !value.is_blank()).cloned();
    keys.into_iter()
        .all(|key| says(one, key) == says(other, key))
}

/// The positions of those whose decision is of an earlier version, or of other answers.
#[must_use]
pub fn overtaken(plan: &Values) -> Vec<usize> {
    let decided = plan.rows(APPROVERS).iter().enumerate();
    let decided = decided.filter(|(_, row)| has_decided(row) && !Approved::by(row).is_unknown());
    let mut decided = decided.peekable();
    if decided.peek().is_none() {
        return Vec::new();
    }
    let now = Approved::of(plan);
    let earlier = decided.filter(|(_, row)| Approved::by(row).is_earlier(&now));
    earlier.map(|(at, _)| at).collect()
}

/// Somebody who approves, without a decision.
#[must_use]
pub fn asked_anew(approver: &Row) -> Row {
    let mut approver = approver.clone();
    for key in DECISION.into_iter().chain([VERSION, ANSWERS]) {
        set(&mut approver, key, None);
    }
    approver
}

/// Fills in a decision with what an earlier one says, and with what that belongs to.
pub fn fill_in(approver: &mut Row, earlier: &Row) {
    for key in DECISION.into_iter().chain([VERSION, ANSWERS]) {
        if said(approver, key).is_none_or(Value::is_blank) {
            set(approver, key, said(earlier, key).cloned());
        }
    }
}

/// Keeps a decision among the earlier approvals of a plan.
pub fn keep(plan: &mut Values, approver: &Row) {
    let Some(list) = plan.registry().list(EARLIER).cloned() else {
        return;
    };
    let mut rows = plan.rows(EARLIER).to_vec();
    rows.push(moved(approver, &list));
    plan.set_rows(EARLIER, rows);
}

/// The plan as documents show it: decisions on an earlier version stand among the earlier approvals, and
/// those who made them are asked anew.
#[must_use]
pub fn set_aside(plan: &Values) -> Values {
    let mut shown = plan.clone();
    let mut approvers = plan.rows(APPROVERS).to_vec();
    for at in overtaken(plan) {
        if let Some(approver) = approvers.get_mut(at) {
            keep(&mut shown, approver);
            *approver = asked_anew(approver);
        }
    }
    shown.set_rows(APPROVERS, approvers);
    shown
}

/// Takes down what somebody has decided on the plan as it is; what they decided on an earlier one is kept.
pub fn decide(plan: &mut Values, at: usize, field: &Field, value: Option<Value>) {
    let now = Approved::of(plan);
    let mut approvers = plan.rows(APPROVERS).to_vec();
    let overtaken = |row: &&mut Row| has_decided(row) && Approved::by(row).is_earlier(&now);
    if let Some(approver) = approvers.get_mut(at).filter(overtaken) {
        keep(plan, approver);
        *approver = asked_anew(approver);
    }
    plan.set_rows(APPROVERS, approvers);
    plan.set(field, Some(at), value);
    let mut approvers = plan.rows(APPROVERS).to_vec();
    if let Some(approver) = approvers.get_mut(at) {
        let belongs_to = if has_decided(approver) {
            now
        } else {
            Approved::default()
        };
        belongs_to.note(approver);
    }
    plan.set_rows(APPROVERS, approvers);
}

/// An entry of one list as one of another with the same fields.
fn moved(row: &Row, list: &Arc<List>) -> Row {
    let mut moved = Row::new(list);
    for (field, value) in row.said() {
        set(&mut moved, field.key(), Some(value.clone()));
    }
    moved
}

fn said<'r>(row: &'r Row, key: &str) -> Option<&'r Value> {
    row.get(row.list().field(key)?)
}

fn set(row: &mut Row, key: &str, value: Option<Value>) {
    let list = Arc::clone(row.list());
    if let Some(field) = list.field(key) {
        row.set(field, value);
    }
}

/// The characters of a value that has some.
fn text(value: &Value) -> Option<String> {
    let text = value.as_str().map(str::trim);
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

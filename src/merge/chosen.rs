//! What somebody has chosen before is not asked again.
//!
//! In: a merge, and what knows earlier choices. Out: the merge without what was decided. Where choices are kept
//! is not known here.

use super::Merged;
use super::words::{SaidToDecide, to_decide_in};
use crate::plan::{Path, Value, Values};
use crate::source::Remark;
use std::collections::HashSet;

/// What a comment about an open decision offers in the place of what stands; none where it only says where that
/// is from.
#[must_use]
pub fn offered(said: SaidToDecide<'_>) -> Option<&str> {
    match said {
        SaidToDecide::Has(_, text) => Some(text),
        SaidToDecide::LeavesEmpty(_) | SaidToDecide::GoneFrom(_) => Some(""),
        SaidToDecide::StandsFrom(_) => None,
    }
}

/// What a field says, as the comments of a plan file write it.
#[must_use]
pub fn as_commented(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::YesNo(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        Some(value) => value.to_string().trim().to_owned(),
    }
}

impl Merged {
    /// Takes out what was decided: an answer that was chosen against while the field said what it says now.
    /// `is_chosen` knows that of a path, what the field says, and what is offered in its place; a note that
    /// somebody has dealt with has neither path nor field. Gives back those notes.
    pub fn forget_chosen(&mut self, is_chosen: impl Fn(&str, &str, &str) -> bool) -> Vec<String> {
        let plan = &self.plan;
        let is_dealt_with = |remark: &mut Remark| {
            to_decide_in(&remark.text).is_none() && is_chosen("", "", &remark.text)
        };
        let dealt_with = self.remarks.extract_if(.., is_dealt_with);
        let dealt_with = dealt_with.map(|remark| remark.text).collect();
        self.remarks.retain(|remark| {
            let other = said(remark).and_then(offered);
            !other.is_some_and(|other| is_chosen(&remark.path, &stands(plan, remark), other))
        });
        let open = self.remarks.iter();
        let open: HashSet<String> = open
            .filter(|remark| said(remark).and_then(offered).is_some())
            .map(|remark| remark.path.clone())
            .collect();
        self.remarks
            .retain(|remark| said(remark).is_none() || open.contains(&remark.path));
        self.findings.retain(|finding| {
            let path = finding.path.as_ref();
            finding.name != "to-decide" || path.is_some_and(|path| open.contains(&**path))
        });
        dealt_with
    }
}

fn said(remark: &Remark) -> Option<SaidToDecide<'_>> {
    SaidToDecide::of(to_decide_in(&remark.text)?.1)
}

/// What the field of a remark says.
fn stands(plan: &Values, remark: &Remark) -> String {
    let path = Path::parse(&remark.path, plan.registry());
    as_commented(plan.at(&path))
}

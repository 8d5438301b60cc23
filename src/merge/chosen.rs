//! What somebody has chosen before is not asked again.
//!
//! In: a merge, and choices as they are remembered beside a plan file. Out: the merge without what was decided.
//! Where choices are kept is not known here.

use super::Merged;
use super::words::{SaidToDecide, to_decide_in};
use crate::package::hash;
use crate::plan::{Path, Value, Values};
use crate::source::Remark;
use std::collections::{BTreeSet, HashSet};

/// That the field at a path shall keep saying the one, and not the other, as the comments of a plan file write
/// them. A hash, so that no answer stands in two files.
#[must_use]
pub fn choice(path: &str, kept: &str, other: &str) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = [path, &words(kept), &words(other)].join("\n");
    hash(text.as_bytes())
}

/// What a comment about an open decision offers in the place of what stands, as [`choice`] takes it; none where
/// it only says where that is from.
#[must_use]
pub fn offered<'c>(said: SaidToDecide<'c>) -> Option<&'c str> {
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
    pub fn forget_chosen(&mut self, chosen: &BTreeSet<String>) {
        if chosen.is_empty() {
            return;
        }
        let plan = &self.plan;
        self.remarks
            .retain(|remark| !is_chosen(remark, plan, chosen));
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
    }
}

fn said(remark: &Remark) -> Option<SaidToDecide<'_>> {
    SaidToDecide::of(to_decide_in(&remark.text)?.1)
}

fn is_chosen(remark: &Remark, plan: &Values, chosen: &BTreeSet<String>) -> bool {
    let Some(other) = said(remark).and_then(offered) else {
        return false;
    };
    let path = Path::parse(&remark.path, plan.registry());
    let kept = as_commented(plan.at(&path));
    chosen.contains(&choice(&remark.path, &kept, other))
}

//! Ids of entries: every entry gets one before documents show it.

use super::registry::Registry;
use super::scalar::Id;
use super::{Funder, Measure, Objective, Plan, Resource, Stakeholder, Tool};

/// An entry with an id.
trait Entry {
    fn id(&mut self) -> &mut Option<Id>;
}

macro_rules! entries {
    ($($name:ident),+) => {
        $(impl Entry for $name {
            fn id(&mut self) -> &mut Option<Id> {
                &mut self.id
            }
        })+
    };
}
entries!(Objective, Stakeholder, Tool, Funder, Resource, Measure);

impl Plan {
    /// The plan with an id for every entry: a missing one gets the lowest free number.
    #[must_use]
    pub fn numbered(&self) -> Self {
        let mut plan = self.clone();
        number(&mut plan.aims.objectives, "aims.objectives");
        number(&mut plan.stakeholders, "stakeholders");
        number(&mut plan.tools, "tools");
        number(&mut plan.funders, "funders");
        number(&mut plan.resources, "resources");
        number(&mut plan.evaluation.measures, "evaluation.measures");
        plan
    }
}

fn number<T: Entry>(entries: &mut [T], list: &str) {
    let registry = Registry::built_in();
    let Some(list) = registry.list(list) else {
        return;
    };
    let known: Vec<Option<Id>> = entries.iter_mut().map(|entry| entry.id().clone()).collect();
    let known = known.iter().map(|id| id.as_ref().map(Id::as_str));
    for (entry, id) in entries.iter_mut().zip(list.free_ids(known, [])) {
        if id.is_some() {
            *entry.id() = id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_id_gets_the_lowest_free_number() {
        let named = |id: Option<&str>| Stakeholder {
            id: id.map(Id::from),
            ..Stakeholder::default()
        };
        let plan = Plan {
            stakeholders: vec![
                named(None),
                named(Some("s1")),
                named(None),
                named(Some("S3")),
            ],
            ..Plan::default()
        };
        let ids: Vec<_> = plan
            .numbered()
            .stakeholders
            .into_iter()
            .map(|entry| entry.id.unwrap().0)
            .collect();
        assert_eq!(ids, ["S2", "s1", "S4", "S3"]);
    }
}

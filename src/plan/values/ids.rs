//! Ids of entries: every entry gets one before documents show it.

use super::{Row, Values};
use crate::plan::directory::fold;
use crate::plan::field::List;
use crate::plan::scalar::Id;
use std::collections::HashSet;

impl Values {
    /// The same plan with an id for every entry: a missing one gets the lowest free number.
    #[must_use]
    pub fn numbered(mut self) -> Self {
        for (list, rows) in self.registry.lists().zip(&mut self.lists) {
            let ids = list.free_ids(rows.iter().map(Row::id), []);
            for (row, id) in rows.iter_mut().zip(ids) {
                if let Some(id) = id {
                    row.set_id(Some(id.0));
                }
            }
        }
        self
    }
}

impl List {
    /// Ids for entries that have none: the lowest free number each. `ids` are those there are, in the
    /// order of the entries; `taken` are more that nothing new may be called, as [`fold`]
    /// gives them.
    pub(crate) fn free_ids<'a>(
        &self,
        ids: impl Iterator<Item = Option<&'a str>> + Clone,
        taken: impl IntoIterator<Item = String>,
    ) -> Vec<Option<Id>> {
        let Some(letter) = self.letter else {
            return ids.map(|_| None).collect();
        };
        let mut taken: HashSet<String> = taken.into_iter().collect();
        taken.extend(ids.clone().flatten().map(fold));
        let mut numbers = (1_usize..).map(|number| format!("{letter}{number}"));
        let free = |id: Option<&str>| match id {
            Some(_) => None,
            None => numbers.find(|id| taken.insert(fold(id))).map(Id),
        };
        ids.map(free).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Plan, Registry, Stakeholder, Values};

    #[test]
    fn a_missing_id_gets_the_lowest_free_number() {
        let named = |id: Option<&str>| Stakeholder {
            id: id.map(Into::into),
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
        let values = Values::of(&plan, &Registry::built_in()).unwrap().numbered();
        let ids: Vec<_> = values
            .rows("stakeholders")
            .iter()
            .map(|row| row.id().unwrap())
            .collect();
        assert_eq!(ids, ["S2", "s1", "S4", "S3"]);
    }
}

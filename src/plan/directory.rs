//! The entries of a list, found by what a reference says: an id, a name, or both.

use super::values::Row;
use std::collections::HashMap;

/// What stands between id and name where a reference is shown: `S2 · Carers`.
pub const SEPARATOR: &str = " · ";

/// The entries of one list, found by id or name.
#[derive(Debug, Default)]
pub struct Directory {
    entries: Vec<Named>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

/// An entry of a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id; empty only where a plan has not been numbered.
    pub id: String,
    /// Its name; empty if it has none.
    pub name: String,
}

impl Named {
    /// As documents show a reference: `S2 · Carers`.
    #[must_use]
    pub fn shown(&self) -> String {
        match (self.id.is_empty(), self.name.is_empty()) {
            (false, false) => format!("{}{SEPARATOR}{}", self.id, self.name),
            (true, _) => self.name.clone(),
            (_, true) => self.id.clone(),
        }
    }
}

impl Directory {
    /// The directory of a list.
    #[must_use]
    pub fn new(rows: &[Row]) -> Self {
        Self::of(rows.iter().map(|row| Named {
            id: row.id().map_or_else(String::new, str::to_owned),
            name: row.name().to_owned(),
        }))
    }

    /// The directory of these entries.
    pub fn of(entries: impl IntoIterator<Item = Named>) -> Self {
        let mut directory = Self::default();
        for named in entries {
            let at = directory.entries.len();
            if !named.id.is_empty() {
                directory.by_id.entry(fold(&named.id)).or_insert(at);
            }
            if !named.name.is_empty() {
                directory.by_name.entry(fold(&named.name)).or_insert(at);
            }
            directory.entries.push(named);
        }
        directory
    }

    /// The entry a reference means: an id, a name, or both as documents show them.
    #[must_use]
    pub fn find(&self, reference: &str) -> Option<&Named> {
        self.entries.get(self.position(reference)?)
    }

    /// The position, in the order of the plan, of the entry a reference means.
    #[must_use]
    pub fn position(&self, reference: &str) -> Option<usize> {
        let folded = fold(reference);
        let whole = self
            .by_id
            .get(&folded)
            .or_else(|| self.by_name.get(&folded));
        let by_shown_id = || {
            let (id, _) = reference.split_once(SEPARATOR.trim())?;
            self.by_id.get(&fold(id))
        };
        whole.or_else(by_shown_id).copied()
    }

    /// Every entry, in the order of the plan.
    #[must_use]
    pub fn entries(&self) -> &[Named] {
        &self.entries
    }
}

/// Case, outer and repeated spaces do not tell two names apart.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_an_id_a_name_or_both() {
        let named = |id: &str, name: &str| Named {
            id: id.to_owned(),
            name: name.to_owned(),
        };
        let directory = Directory::of([named("S1", "Staff"), named("S2", "Carers · North")]);
        for reference in [
            "S2",
            "s2",
            "carers · north",
            "S2 · Carers · North",
            "S2 · anything",
        ] {
            assert_eq!(directory.find(reference).unwrap().id, "S2", "{reference}");
        }
        assert_eq!(directory.find("S3"), None);
        assert_eq!(directory.find("S2").unwrap().shown(), "S2 · Carers · North");
    }
}

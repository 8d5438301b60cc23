//! What one document says, beside the plan it is combined with.

use crate::plan::{Directory, Field, Path, Row, Values};
use crate::read::Reading;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A document under the name by which people know it: its file name.
#[derive(Clone, Copy, Debug)]
pub struct NamedReading<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it says.
    pub reading: &'a Reading,
}

/// A document in the form that is combined.
pub(super) struct Said<'a> {
    pub(super) name: &'a str,
    pub(super) reading: &'a Reading,
    /// Whether it was made from the very plan that it is combined with.
    pub(super) current: bool,
    /// Whether it was made from a plan as it was at another time.
    pub(super) outdated: bool,
    /// The entries whose ids stood in it when it was made, also of those whose rows have gone since. Any
    /// other id was typed by a person.
    given: BTreeSet<Path>,
    /// The paths of fields whose answer could not be understood, or is not there.
    unclear: HashSet<Path>,
    /// The entries of each register as it names them.
    directories: HashMap<&'a str, Directory>,
}

impl<'a> Said<'a> {
    /// `standing` says whether there is a plan that the document may be compared with.
    pub(super) fn new(
        document: &NamedReading<'a>,
        plan: &Values,
        fingerprint: &str,
        standing: bool,
    ) -> Self {
        let reading = document.reading;
        let current = reading.fingerprint.as_deref() == Some(fingerprint);
        let values = &reading.values;
        let registers = values.registry().registers();
        let left_over = reading.leftovers.iter();
        Self {
            name: document.name,
            reading,
            current,
            outdated: standing && !current,
            given: reading.showed(plan),
            unclear: left_over
                .filter_map(|leftover| leftover.near.as_deref())
                .map(|near| Path::parse(near, values.registry()))
                .chain(reading.absent.iter().cloned())
                .collect(),
            directories: registers
                .map(|list| (&*list.tag, Directory::new(values.rows(&list.tag))))
                .collect(),
        }
    }

    /// Whether it holds a field.
    pub(super) fn holds(&self, field: &Field) -> bool {
        self.reading.held.contains(&*field.tag)
    }

    /// Whether there is any answer that could not be understood.
    pub(super) fn has_unclear(&self) -> bool {
        !self.unclear.is_empty()
    }

    /// Whether what stands at a path of its plan could not be understood, so that it is no answer.
    pub(super) fn is_unclear(&self, path: &Path) -> bool {
        self.unclear.contains(path)
    }

    /// Whether what stands at a path of its plan is only what stood there before the plan moved on: nobody says
    /// it any more.
    pub(super) fn is_old(&self, path: &Path) -> bool {
        self.outdated && self.reading.kept.contains(path)
    }

    /// Whether nobody has changed anything in a row of it since before the plan moved on.
    pub(super) fn is_old_row(&self, position: usize, row: &Row) -> bool {
        if !self.outdated {
            return false;
        }
        let path = row.path(position);
        let mut said = row
            .said()
            .filter(|(field, value)| !field.is_id() && !value.is_blank());
        said.all(|(field, _)| self.is_old(&path.field(field)))
    }

    /// Whether it holds a list.
    pub(super) fn holds_list(&self, list: &str) -> bool {
        let mut fields = self.reading.values.registry().fields_of(list).iter();
        fields.any(|field| self.holds(field))
    }

    /// Its rows of a list, if it holds the list.
    pub(super) fn rows(&self, list: &str) -> &'a [Row] {
        if self.holds_list(list) {
            self.reading.values.rows(list)
        } else {
            &[]
        }
    }

    /// Whether the id of an entry stood in it when it was made.
    pub(super) fn was_given(&self, row: &Row) -> bool {
        row.id().is_some() && self.given.contains(&row.path(0))
    }

    /// The position of the row of a list that a path of its plan leads to.
    pub(super) fn position_at(&self, path: &Path) -> Option<usize> {
        use crate::plan::directory::fold;
        use crate::plan::path::Row as At;
        match path.row()? {
            At::Index(index) => Some(*index),
            At::Id(id) => {
                let mut rows = self.rows(path.list()?).iter();
                rows.position(|row| row.id().is_some_and(|known| fold(known) == fold(id)))
            }
        }
    }

    /// The position, among its own rows, of the entry that a reference means.
    pub(super) fn position(&self, list: &str, reference: &str) -> Option<usize> {
        self.directories.get(list)?.position(reference)
    }
}

//! The items of lists in a plan that would come back as something else: as several, because a semicolon
//! or a line break stands in them; or as what people typed, because the entry that they name is gone or
//! called something else by then.

use super::hashes::{Hashes, Remembered};
use crate::plan::{Directory, Named, Values};

/// Remembers them.
pub(super) fn remember(hashes: &mut Hashes, plan: &Values) {
    let registers = plan.registry().registers();
    let directories: Vec<_> = registers
        .map(|list| (&list.tag, Directory::new(plan.rows(&list.tag))))
        .collect();
    let fields = plan.registry().fields();
    for field in fields.filter(|field| field.to.is_some() || field.many) {
        let to = field.to.as_ref();
        let directory = directories.iter().find(|(list, _)| to == Some(list));
        for (_, item) in plan.each(field) {
            let Some(item) = item.as_str() else { continue };
            let named = directory.and_then(|(_, directory)| directory.find(item));
            let shown = named.map_or_else(|| item.to_owned(), Named::shown);
            if named.is_some() {
                hashes.remember(Remembered::Reference(&shown));
            }
            let is_words = named.is_none() && field.to.is_some();
            if is_words || shown.contains([';', '\n', ',']) {
                hashes.remember(Remembered::Item(&shown));
            }
        }
    }
}

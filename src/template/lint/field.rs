//! `{{field "…"}}`: whether there is such a field, and it stands where it can.

use super::{Scope, Walk};
use crate::diagnostic::did_you_mean;
use crate::plan::{Field, is_of_house};

impl<'a> Walk<'a> {
    /// The tag of `{{field "…"}}`: a field of the list whose rows we are in, or a whole tag.
    pub(super) fn field(&mut self, tag: &str, scope: &Scope<'a>) {
        let registry = self.lint.registry;
        let in_row = scope
            .list
            .as_ref()
            .is_some_and(|list| registry.field(&format!("{list}.{tag}")).is_some());
        let known = registry.field(tag);
        if in_row || known.is_some_and(|field| field.list.is_none()) {
            return;
        }
        if let Some((field, list)) = known.and_then(|field| Some((field, field.list.as_ref()?))) {
            let key = field.key();
            let help = format!("inside `{{{{#rows \"{list}\"}}}}` write `{{{{field \"{key}\"}}}}`");
            let message = format!("`{tag}` is a column of a list");
            self.report(tag, "unknown-field", message, Some(help));
            return;
        }
        let columns = scope
            .list
            .as_ref()
            .map_or(&[][..], |list| registry.fields_of(list));
        let columns = columns.iter().map(Field::key);
        let near = columns.chain(registry.fields().map(|field| &*field.tag));
        let help = did_you_mean(tag, near).filter(|_| !is_of_house(tag) || self.is_slip(tag));
        // What a house declares nowhere may stand below `extra`.
        if is_of_house(tag) && help.is_none() {
            return;
        }
        let message = format!("`{tag}` is not a field of the plan");
        self.report(tag, "unknown-field", message, help);
    }

    /// Whether a tag is near that of what a house declares, which has the same beginning.
    fn is_slip(&self, tag: &str) -> bool {
        let key = |tag: &'a str| tag.split_once('.').map_or(tag, |(_, key)| key);
        let declared = self.lint.registry.fields().map(|field| &*field.tag);
        let declared = declared.filter(|tag| is_of_house(tag)).map(key);
        let (_, slip) = tag.split_once('.').unwrap_or_default();
        did_you_mean(slip, declared).is_some()
    }
}

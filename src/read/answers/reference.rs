//! References: `S2 · Carers`, `S2` or `Carers`, several parted by semicolons or lines.

use super::{Understanding, Understood, fold, parts};
use crate::plan::registry::{Field, Kind};
use crate::plan::rows::SEPARATOR;
use std::collections::HashMap;

/// The entries of a list that the document shows.
#[derive(Debug, Default)]
pub(in crate::read) struct Entries {
    /// What means an entry (its id, its name, or both as documents show them) → what a plan file
    /// writes for it.
    meanings: HashMap<String, String>,
    ids: HashMap<String, String>,
}

impl Entries {
    /// Adds an entry; the first to have a name keeps it.
    pub(in crate::read) fn add(&mut self, id: Option<&str>, name: &str) {
        let written = id.unwrap_or(name);
        if written.is_empty() {
            return;
        }
        if let Some(id) = id {
            self.ids.entry(fold(id)).or_insert_with(|| id.to_owned());
            self.mean(&format!("{id}{SEPARATOR}{name}"), written);
        }
        self.mean(name, written);
    }

    fn mean(&mut self, text: &str, written: &str) {
        let folded = fold(&joined(text));
        if !folded.is_empty() {
            self.meanings
                .entry(folded)
                .or_insert_with(|| written.to_owned());
        }
    }

    /// What exactly means an entry.
    fn exact(&self, text: &str) -> Option<&String> {
        let folded = fold(text);
        self.ids.get(&folded).or_else(|| self.meanings.get(&folded))
    }

    /// The entry whose id stands before the separator.
    fn by_id(&self, text: &str) -> Option<&String> {
        let (id, _) = text.split_once(SEPARATOR.trim())?;
        self.ids.get(&fold(id))
    }
}

impl Understanding<'_> {
    /// One reference or several. A text that means no entry of this document stays as it is: the
    /// entry may be in another file.
    pub(super) fn references(&self, field: &Field, text: &str) -> Understood {
        let none = Entries::default();
        let entries = field.to.as_deref().and_then(|list| self.entries.get(list));
        let found = resolve(text, entries.unwrap_or(&none), field.mention);
        if field.kind == Kind::References {
            return Understood::value(found);
        }
        match found.as_slice() {
            [] => Understood::default(),
            [only] => Understood::value(only.clone()),
            [_, ..] => Understood::or(None, text, "only one can be named here"),
        }
    }
}

/// What each part of a list refers to. Names may hold semicolons themselves, so the longest
/// stretch that is an entry counts. Where anything may be mentioned, what is no entry stays whole.
fn resolve(text: &str, entries: &Entries, anything: bool) -> Vec<String> {
    let pieces: Vec<&str> = parts(text).collect();
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let longest = (at + 1..=pieces.len().min(at + LONGEST))
            .rev()
            .find_map(|end| {
                let stretch = pieces.get(at..end)?.join("; ");
                Some((end, entries.exact(&stretch)?.clone()))
            });
        let (end, reference) = longest.unwrap_or_else(|| {
            let known = entries.by_id(piece).map(String::as_str);
            let otherwise = if anything { *piece } else { shown_id(piece) };
            (at + 1, known.unwrap_or(otherwise).to_owned())
        });
        found.push(reference);
        at = end;
    }
    found
}

/// A text with its parts parted in one way.
fn joined(text: &str) -> String {
    parts(text).collect::<Vec<_>>().join("; ")
}

/// How many semicolons a name may hold.
const LONGEST: usize = 12;

/// The id of `O1 · Better letters`, also where nobody knows the entry; else the text itself.
fn shown_id(text: &str) -> &str {
    match text.split_once(SEPARATOR) {
        Some((id, _)) if id.parse::<crate::plan::scalar::Id>().is_ok() => id.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_by_id_by_name_and_by_both() {
        let mut entries = Entries::default();
        entries.add(Some("S1"), "Carers; North and South");
        entries.add(Some("S2"), "Ward 7’s staff");
        entries.add(None, "Neighbours");
        entries.add(Some("O1"), "First line;\nsecond");
        for (text, wanted) in [
            ("S2", "S2"),
            ("s2 · Ward 7's staff", "S2"),
            ("S2 · renamed", "S2"),
            ("S1 · Carers; North and South; S2 · Ward 7’s staff", "S1,S2"),
            ("carers; north and south\nneighbours", "S1,Neighbours"),
            ("Somebody else; S9 · Nobody", "Somebody else,S9"),
            ("S2; S2", "S2,S2"),
            ("O1 · First line;\nsecond; s2", "O1,S2"),
        ] {
            assert_eq!(resolve(text, &entries, false).join(","), wanted, "{text}");
        }
        let audience = "S2; S9 · the board; everybody";
        assert_eq!(
            resolve(audience, &entries, true),
            ["S2", "S9 · the board", "everybody"]
        );
    }
}

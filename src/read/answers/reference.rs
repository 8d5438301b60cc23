//! References: `S2 · Carers`, `S2` or `Carers`, several parted by semicolons or lines.

use super::{Understanding, Understood, fold, parts};
use crate::memory::{Hashes, Remembered};
use crate::plan::directory::SEPARATOR;
use crate::plan::references::{means_all, several};
use crate::plan::{Field, Kind, Value};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Why several are no answer where one is asked for.
const ONLY_ONE: &str = "only one can be named here";

/// The entries of a list that the document shows.
#[derive(Debug, Default)]
pub(in crate::read) struct Entries {
    /// What means an entry (its id, its name, or both as documents show them) → what a plan file
    /// writes for it.
    meanings: HashMap<String, String>,
    ids: HashMap<String, String>,
    /// How many parts each of what means an entry has, parted as a list is.
    lengths: BTreeSet<usize>,
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
            self.lengths.insert(parts(id).count());
            self.mean(&format!("{id}{SEPARATOR}{name}"), written);
        }
        self.mean(name, written);
    }

    fn mean(&mut self, text: &str, written: &str) {
        let folded = fold(&joined(text));
        self.lengths.insert(parts(text).count());
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
        // A list that the document does not show has no entries.
        let none = Entries::default();
        let entries = field.to.as_deref().and_then(|list| self.entries.get(list));
        let items = Items {
            entries: entries.unwrap_or(&none),
            written: self.written,
            anything: field.mention,
        };
        let to = field.to.as_deref().unwrap_or("");
        let all = self.terms.registry().words_for_all(to).of(field);
        let is_one = field.kind == Kind::Reference;
        if is_one && items.is_all(text, all) {
            return Understood::or(None, text, ONLY_ONE);
        }
        let Found { meanings, rest } = items.of(&items.one_by_one(text, all));
        let value = match meanings.as_slice() {
            [] => None,
            several if field.kind == Kind::References => {
                let items = several.iter().map(|meaning| Value::reference(meaning));
                Some(Value::List(items.collect()))
            }
            [only] => Some(Value::reference(only)),
            [_, ..] => return Understood::or(None, text, ONLY_ONE),
        };
        Understood {
            value,
            rest,
            ..Understood::default()
        }
    }
}

/// What has been found in a list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    /// What each item means.
    pub(super) meanings: Vec<String>,
    /// Items of which some words would be lost, and why.
    pub(super) rest: Vec<(String, String)>,
}

/// What the items of a list are known by.
pub(super) struct Items<'a> {
    /// The entries that they may mean.
    pub(super) entries: &'a Entries,
    /// What coplan itself wrote.
    pub(super) written: &'a Hashes,
    /// Whether anything may be named: what is no entry stays whole.
    pub(super) anything: bool,
}

impl Items<'_> {
    /// Whether a text that somebody typed is one of the words for every entry, and no entry is called so.
    fn is_all(&self, text: &str, words: &[String]) -> bool {
        let is_known =
            self.written.has(Remembered::Item(text)) || self.entries.exact(text).is_some();
        !is_known && means_all(text, words)
    }

    /// The same text with entries parted one from another that only commas part. What coplan wrote as one item
    /// stays one; and so does the word for all of them: the plan has entries that this document does not show.
    fn one_by_one(&self, text: &str, all: &[String]) -> String {
        let piece = |piece: &str| {
            let item = piece.trim();
            if self.written.has(Remembered::Item(item)) || self.is_all(item, all) {
                return piece.to_owned();
            }
            let is_entry = |part: &str| {
                let part = part.trim();
                self.entries.exact(part).is_some() || is_given(part)
            };
            let parted = several(item, &is_entry);
            let parted =
                parted.filter(|items| !self.anything || items.iter().all(|item| is_entry(item)));
            parted.map_or_else(|| piece.to_owned(), |items| items.join("; "))
        };
        let pieces = text.split_inclusive([';', '\n']).map(|whole| {
            let inner = whole.trim_end_matches([';', '\n']);
            let sign = whole.get(inner.len()..).unwrap_or_default();
            piece(inner) + sign
        });
        pieces.collect()
    }

    /// What each item of a list means. Items may hold semicolons themselves, also at their ends, so
    /// the longest stretch counts that is an entry, or was one item when coplan wrote it.
    pub(super) fn of(&self, text: &str) -> Found {
        let pieces = ranges(text);
        let mut found = Found::default();
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let (ahead, _) = rest.split_at(rest.len().min(longest(text, rest)));
            let entry = self.longest_entry(text, ahead);
            let ends = ahead.iter().map(|piece| piece.end);
            let item = self.written.longest_item(text, start(ahead), ends);
            let count = match (entry, item) {
                (Some((count, meaning)), item) if Some(count) >= item => {
                    found.meanings.push(meaning.clone());
                    count
                }
                (_, item) => {
                    let count = item.unwrap_or(1);
                    let whole = stretch(text, ahead, count).filter(|whole| !whole.is_empty());
                    match whole {
                        Some(whole) if item.is_some() || self.is_shown(whole) => {
                            found.meanings.push(self.written_before(whole));
                        }
                        Some(whole) => self.typed(whole, &mut found),
                        None => {}
                    }
                    count
                }
            };
            (_, rest) = rest.split_at(count.clamp(1, rest.len()));
        }
        found
    }

    /// The longest stretch of these pieces, from the first, that means an entry. A semicolon at
    /// either end of what means an entry is not closed in: it may be part of the item beside it.
    fn longest_entry(&self, text: &str, pieces: &[Range<usize>]) -> Option<(usize, &String)> {
        if pieces.first()?.is_empty() {
            return None;
        }
        let closed: Vec<usize> = (1..)
            .zip(pieces)
            .filter(|(_, piece)| !piece.is_empty())
            .map(|(count, _)| count)
            .collect();
        let lengths = self.entries.lengths.iter().rev();
        lengths
            .filter_map(|length| closed.get(length.checked_sub(1)?))
            .find_map(|count| {
                let words = joined(stretch(text, pieces, *count)?);
                Some((*count, self.entries.exact(&words)?))
            })
    }

    /// Whether an item is a reference that coplan showed, or nobody can tell.
    fn is_shown(&self, item: &str) -> bool {
        self.written.is_empty() || self.written.has(Remembered::Reference(item))
    }

    /// What an item means that coplan wrote, whatever its entry is called by now. Where nobody
    /// knows the entry, it is gone or in another file.
    fn written_before(&self, item: &str) -> String {
        let is_text = self.anything && !self.written.has(Remembered::Reference(item));
        match (self.entries.by_id(item), shown_id(item)) {
            (Some(known), _) => known.clone(),
            (None, Some(id)) if !is_text => id.to_owned(),
            (None, _) => item.to_owned(),
        }
    }

    /// Finds what an item means that somebody typed, and that is no entry of this document as it
    /// stands. Of words behind a number nothing is lost.
    fn typed(&self, item: &str, found: &mut Found) {
        let Some((id, words)) = shown_id(item).zip(item.split_once(SEPARATOR.trim())) else {
            found.meanings.push(item.to_owned());
            return;
        };
        let named = self.entries.exact(&joined(words.1));
        let why = match (self.entries.by_id(item), named) {
            (Some(known), Some(named)) if known != named => {
                "its number is that of one entry, and its name that of another"
            }
            (None, Some(named)) => {
                found.meanings.push(named.clone());
                return;
            }
            (None, None) if self.anything => {
                found.meanings.push(item.to_owned());
                return;
            }
            (known, _) => {
                let known = known.map_or(id, String::as_str);
                found.meanings.push(known.to_owned());
                "only its number is kept: the entry is not called so"
            }
        };
        found.rest.push((item.to_owned(), why.to_owned()));
    }
}

/// Where the pieces of a list stand in its text, also the empty ones.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in text.split([';', '\n']) {
        let inner = piece.trim();
        let begins = start + piece.len() - piece.trim_start().len();
        found.push(begins..begins + inner.len());
        start += piece.len() + 1;
    }
    found
}

/// Where the first of these pieces begins.
fn start(pieces: &[Range<usize>]) -> usize {
    pieces.first().map_or(0, |piece| piece.start)
}

/// The text of so many pieces, with what stands between them.
fn stretch<'a>(text: &'a str, pieces: &[Range<usize>], count: usize) -> Option<&'a str> {
    let last = pieces.get(..count)?.last()?;
    text.get(start(pieces)..last.end)
}

/// Whether a text looks like a number that coplan gives: letters and digits behind them.
fn is_given(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = text.len() - digits.len();
    (1..=2).contains(&letters) && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A text with its parts parted in one way.
fn joined(text: &str) -> String {
    parts(text).collect::<Vec<_>>().join("; ")
}

/// How many pieces an item may be taken apart into.
const LONGEST: usize = 40;
/// The same for what an id stands before: the name behind it may be a text of many lines.
const LONGEST_NAME: usize = 2_000;

/// How many of these pieces may be one item.
fn longest(text: &str, pieces: &[Range<usize>]) -> usize {
    let first = stretch(text, pieces, 1);
    if first.and_then(shown_id).is_some() {
        LONGEST_NAME
    } else {
        LONGEST
    }
}

/// The id of `O1 · Better letters`, also where nobody knows the entry.
fn shown_id(text: &str) -> Option<&str> {
    let (id, _) = text.split_once(SEPARATOR.trim())?;
    let id = id.trim();
    id.parse::<crate::plan::scalar::Id>().is_ok().then_some(id)
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
        let mut written = Hashes::default();
        written.remember(Remembered::Item("O9 · this; that"));
        written.remember(Remembered::Item("; a; b;; c"));
        written.remember(Remembered::Item("first;"));
        written.remember(Remembered::Reference("O7 · Gone"));
        let items = |anything| Items {
            entries: &entries,
            written: &written,
            anything,
        };
        for (text, wanted) in [
            ("S2", "S2"),
            ("s2 · Ward 7's staff", "S2"),
            ("S2 · renamed", "S2"),
            ("O7 · Gone", "O7"),
            ("S9 · neighbours", "Neighbours"),
            ("S9 · Ward 7's staff", "S2"),
            ("S1 · Ward 7's staff", ""),
            ("S1 · Carers; North and South; S2 · Ward 7’s staff", "S1,S2"),
            ("carers; north and south\nneighbours", "S1,Neighbours"),
            ("Somebody else; S9 · Nobody", "Somebody else,S9"),
            ("S2; S2", "S2,S2"),
            ("O1 · First line;\nsecond; s2", "O1,S2"),
            ("S2; O9 · this; that; S1", "S2,O9,S1"),
        ] {
            let found = items(false).of(text);
            assert_eq!(found.meanings.join(","), wanted, "{text}");
        }
        let found = |text| items(true).of(text).meanings;
        let audience = "S2; S9 · the board; everybody; O7 · Gone";
        assert_eq!(found(audience), ["S2", "S9 · the board", "everybody", "O7"]);
        assert_eq!(
            found("first;; ; a; b;; c; S2"),
            ["first;", "; a; b;; c", "S2"]
        );
        assert_eq!(found("S2; first;"), ["S2", "first;"]);
        assert_eq!(found(" ;S2;; ; a; b;; c;"), ["S2", "; a; b;; c"]);
    }

    #[test]
    fn words_behind_a_number_are_left_over_where_the_entry_is_not_called_so() {
        let mut entries = Entries::default();
        entries.add(Some("S1"), "Carers");
        entries.add(Some("S2"), "Staff");
        let mut written = Hashes::default();
        written.remember(Remembered::Reference("S2 · Nurses"));
        let rest = |text| {
            let items = Items {
                entries: &entries,
                written: &written,
                anything: false,
            };
            let found = items.of(text);
            let rest = found.rest.into_iter().map(|(text, _)| text);
            (found.meanings.join(","), rest.collect::<Vec<_>>().join(","))
        };
        for (text, meaning, left) in [
            ("S1 · carers; S2 · Nurses", "S1,S2", ""),
            (
                "S1 · Carers (evenings only)",
                "S1",
                "S1 · Carers (evenings only)",
            ),
            ("S1 · Staff", "", "S1 · Staff"),
            ("S7 · Porters", "S7", "S7 · Porters"),
            ("Porters", "Porters", ""),
        ] {
            assert_eq!(rest(text), (meaning.to_owned(), left.to_owned()), "{text}");
        }
    }
}

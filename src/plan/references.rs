//! References as people write them: several in one text, or one word for all of them.
//!
//! In: `Carers, Staff` or `everyone`, and what is known of the entries. Out: each entry by itself. What is no
//! entry stays in words, so that nothing is lost and nobody has to be right at once.

use super::directory::{Directory, fold};
use super::field::{Field, Kind};
use super::value::Value;
use super::values::Values;

/// What parts one entry from the next.
const SIGNS: [char; 3] = [',', ';', '\n'];

/// How many pieces a name may be made of.
const LONGEST: usize = 40;

/// The same plan with several entries named in one text parted, and with every entry in the place of the word
/// for all; none where nothing is written so. Whoever shares something may tell anybody: whom they mean by one
/// text is theirs to say.
pub(crate) fn told_apart(plan: &Values) -> Option<Values> {
    told(plan, |field, text, directory, words| {
        let is_entry = |text: &str| directory.position(text).is_some();
        match () {
            () if field.mention => None,
            () if !is_entry(text) && means_all(text, words) => every_entry(directory),
            () => several(text, &is_entry),
        }
    })
}

/// What one document says, as far as nothing else is known: with every entry that it shows in the place of the
/// word for all; none where it says no such word.
pub(crate) fn all_told(document: &Values) -> Option<Values> {
    told(document, |_, text, directory, words| {
        let is_all = directory.position(text).is_none() && means_all(text, words);
        is_all.then(|| every_entry(directory)).flatten()
    })
}

/// The same plan with what `tell` makes of each text that names entries; none where it makes nothing of any. It
/// is given the field, the text, the entries, and the words for all of them.
fn told(
    plan: &Values,
    tell: impl Fn(&Field, &str, &Directory, &[String]) -> Option<Vec<String>>,
) -> Option<Values> {
    let mut changed: Option<Values> = None;
    for to in plan.registry().registers() {
        let directory = Directory::new(plan.rows(&to.tag));
        let fields = plan.registry().fields();
        let naming = fields
            .filter(|field| field.to.as_ref() == Some(&to.tag) && field.kind == Kind::References);
        for field in naming {
            let words = plan.registry().words_for_all(&to.tag).of(field);
            let rows = field
                .list
                .as_deref()
                .map_or(1, |list| plan.rows(list).len());
            for row in 0..rows {
                let items = plan.get(field, Some(row)).map_or(&[][..], Value::items);
                let told = |text: &str| tell(field, text, &directory, words);
                if let Some(items) = each_told(items, told) {
                    let plan = changed.get_or_insert_with(|| plan.clone());
                    plan.set(field, Some(row), Some(Value::List(items)));
                }
            }
        }
    }
    changed
}

/// The items of a field with what `tell` makes of each; none where it makes nothing of any. Beside several in the
/// place of one text, no entry is named twice.
pub(crate) fn each_told(
    items: &[Value],
    tell: impl Fn(&str) -> Option<Vec<String>>,
) -> Option<Vec<Value>> {
    let told: Vec<Option<Vec<String>>> = items.iter().map(|item| tell(item.as_str()?)).collect();
    let most = told.iter().flatten().map(Vec::len).max()?;
    let mut each: Vec<Value> = Vec::new();
    for (item, told) in items.iter().zip(told) {
        let found = match told {
            Some(several) => several.iter().map(|item| Value::reference(item)).collect(),
            None => vec![item.clone()],
        };
        for one in found {
            if most == 1 || !each.contains(&one) {
                each.push(one);
            }
        }
    }
    Some(each)
}

/// Whether a text is one of the words for every entry.
pub(crate) fn means_all(text: &str, words: &[String]) -> bool {
    let text = fold(text);
    words.iter().any(|word| fold(word) == text)
}

/// Every entry, by its id or else its name; none where there is no entry, or one without either.
fn every_entry(directory: &Directory) -> Option<Vec<String>> {
    let called = directory.entries().iter().map(|entry| {
        let mut names = [&entry.id, &entry.name].into_iter();
        names.find(|name| !name.is_empty()).cloned()
    });
    let names: Vec<String> = called.collect::<Option<_>>()?;
    (!names.is_empty()).then_some(names)
}

/// The entries, and the words between them, that a text names one after the other; none where it is to be taken
/// as a whole, as it is one entry itself, or names none. A name may hold such signs, so that the longest stretch
/// counts that is one.
pub(crate) fn several(text: &str, is_entry: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let pieces: Vec<&str> = text.split_inclusive(SIGNS).collect();
    if pieces.len() < 2 || is_entry(text) {
        return None;
    }
    let mut found = Vec::new();
    let mut words = String::new();
    let mut are_known = false;
    let mut rest = pieces.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some((entry, left)) = longest_entry(rest, is_entry) {
            found.extend(trimmed(&std::mem::take(&mut words)));
            found.push(entry);
            are_known = true;
            rest = left;
        } else {
            words.push_str(first);
            rest = after;
        }
    }
    found.extend(trimmed(&words));
    are_known.then_some(found)
}

/// The longest stretch of these pieces, from the first, that is an entry; and what is left behind it.
fn longest_entry<'p, 't>(
    pieces: &'p [&'t str],
    is_entry: &dyn Fn(&str) -> bool,
) -> Option<(String, &'p [&'t str])> {
    (1..=pieces.len().min(LONGEST)).rev().find_map(|count| {
        let (stretch, left) = pieces.split_at_checked(count)?;
        let text = trimmed(&stretch.concat()).filter(|text| is_entry(text))?;
        Some((text, left))
    })
}

/// A text without the signs and spaces around it; none if that is all it is.
fn trimmed(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_part_entries_where_the_entries_are_there() {
        let names = ["Carers", "Staff, nurses", "S1"];
        let is_entry = |text: &str| names.contains(&text);
        for (text, told) in [
            ("Carers", None),
            ("Staff, nurses", None),
            ("the gardeners, cooks", None),
            ("Carers, S1", Some("Carers|S1")),
            ("Carers; Staff, nurses,", Some("Carers|Staff, nurses")),
            (
                "the gardeners, cooks; Carers\nand whoever",
                Some("the gardeners, cooks|Carers|and whoever"),
            ),
        ] {
            let found = several(text, &is_entry).map(|found| found.join("|"));
            assert_eq!(found.as_deref(), told, "{text}");
        }
    }
}

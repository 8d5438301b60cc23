//! An answer that somebody has wrapped by hand keeps its lines where its words stay.
//!
//! In: what stands in a plan file, and the prose that takes its place. Out: the same prose with line breaks
//! where the other has them between the same words. Where that would say something else, nothing is wrapped.

use crate::document::same_prose;
use crate::source::{Action, Edit, Tree, YamlValue};

/// Above this many pairs of words between what is alike at both ends, none of them are compared.
const PAIRS: usize = 4_000_000;

/// An edit that keeps the lines of the answer which it replaces.
pub(super) fn keeping_lines(tree: &Tree, edit: Edit) -> Edit {
    let Action::Set(YamlValue::Prose(after)) = &edit.action else {
        return edit;
    };
    match tree
        .written(&edit.path)
        .and_then(|before| wrapped(&unquoted(before)?, after))
    {
        Some(wrapped) => Edit {
            action: Action::Set(YamlValue::Prose(wrapped)),
            ..edit
        },
        None => edit,
    }
}

/// A value as it is written, without its quotes and its margin; none of one with escapes.
fn unquoted(written: &str) -> Option<String> {
    let written = written.replace("\r\n", "\n");
    let inner = if let Some(rest) = written.strip_prefix('\'') {
        rest.strip_suffix('\'')?.replace("''", "'")
    } else if let Some(rest) = written.strip_prefix('"') {
        let inner = rest.strip_suffix('"')?;
        if inner.contains('\\') {
            return None;
        }
        inner.to_owned()
    } else {
        written
    };
    // What ends a value is no break between its lines.
    let inner = inner.trim_end();
    let margin = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = inner.lines().skip(1).filter(|line| !line.trim().is_empty());
    let least = lines.map(margin).min().unwrap_or(0);
    let without = |line: &str| line.get(least.min(margin(line))..).unwrap_or("").to_owned();
    let mut lines = inner.lines();
    let first = lines.next()?.trim_start().to_owned();
    let rest = lines.map(without);
    Some(
        std::iter::once(first)
            .chain(rest)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// Prose with the line breaks of other prose between the words that both have; none where there are none to
/// keep, or where they would say something else.
fn wrapped(before: &str, after: &str) -> Option<String> {
    let (old, mut new) = (words(before), words(after));
    let is_soft = |at: &usize| is_soft_break(&old, *at);
    let breaks: Vec<usize> = (1..old.len()).filter(is_soft).collect();
    if breaks.is_empty() {
        return None;
    }
    let new_of = matches(&old, &new);
    let place = |at: usize| new_of.get(at).copied().flatten();
    for at in breaks {
        let after_the_last = || place(at.checked_sub(1)?).map(|last| last + 1);
        let gap = break_before(&old, at);
        let found = place(at).or_else(after_the_last);
        if let Some(word) = found.and_then(|found| new.get_mut(found))
            && word.gap == " "
            && !begins_block(word.text)
        {
            word.gap = gap;
        }
    }
    let parts = new.iter().flat_map(|word| [word.gap, word.text]);
    let wrapped: String = parts.collect();
    (wrapped != after && same_prose(&wrapped, after)).then_some(wrapped)
}

/// A word, and what stands between it and the word before.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    gap: &'a str,
    text: &'a str,
}

/// The words of a text; the last may be empty, behind blanks at the end.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let start = rest.find(|c: char| !c.is_whitespace());
        let (gap, from_word) = rest.split_at(start.unwrap_or(rest.len()));
        let end = from_word.find(char::is_whitespace);
        let (text, after) = from_word.split_at(end.unwrap_or(from_word.len()));
        words.push(Word { gap, text });
        rest = after;
    }
    words
}

/// Whether the line break before a word only wraps a line: a blank line, two blanks or a backslash say more.
fn is_soft_break(words: &[Word<'_>], at: usize) -> bool {
    let gap = words.get(at).map_or("", |word| word.gap);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    gap.matches('\n').count() == 1
        && !gap.starts_with("  ")
        && !before.is_some_and(|word| word.text.ends_with('\\'))
}

/// The break before a word, with what sets the lines of a list below its sign; no other indentation is a line's
/// own.
fn break_before<'a>(words: &[Word<'a>], at: usize) -> &'a str {
    let gap = words.get(at).map_or("\n", |word| word.gap);
    let line = gap.rfind('\n').map_or(gap, |start| gap.split_at(start).1);
    let earlier = words.get(..at).unwrap_or_default();
    let room = earlier.iter().rev().find_map(|word| {
        let is_item = word.gap.contains('\n') || word.gap.is_empty();
        let is_sign = matches!(word.text, "-" | "*" | "+") || is_number(word.text);
        let indentation = word.gap.rsplit('\n').next().map_or(0, str::len);
        let is_after_all = word.gap.matches('\n').count() > 1 && indentation == 0;
        if is_item && is_sign {
            Some(indentation + word.text.len() + 1)
        } else {
            is_after_all.then_some(0)
        }
    });
    let is_below = line.len().saturating_sub(1) <= room.unwrap_or(0);
    if is_below { line } else { "\n" }
}

/// Whether a word is the number of an item: `1.` or `2)`.
fn is_number(word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    number.len() < word.len() && number.chars().all(|c| c.is_ascii_digit())
}

/// Whether a word would begin a list, a heading, a quote or the like if it stood first on its line.
fn begins_block(word: &str) -> bool {
    is_number(word) || word.starts_with(['#', '>', '`', '~', '=', '|', '<', '-', '+', '*', '_'])
}

/// For each old word the new one that it is, in the order of both; as many as can be.
fn matches(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Option<usize>> {
    let is_same = |(old, new): &(&Word<'_>, &Word<'_>)| old.text == new.text;
    let head = old.iter().zip(new).take_while(is_same).count();
    let (old_rest, new_rest) = (old.iter().skip(head), new.iter().skip(head));
    let tail = old_rest
        .rev()
        .zip(new_rest.rev())
        .take_while(is_same)
        .count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let between = common(
        old.get(head..old_end).unwrap_or_default(),
        new.get(head..new_end).unwrap_or_default(),
    );
    let between = between.into_iter().map(|new| new.map(|new| head + new));
    let tail = (0..tail).map(|at| Some(new_end + at));
    (0..head).map(Some).chain(between).chain(tail).collect()
}

/// The longest sequence of words that both have.
fn common(old: &[Word<'_>], new: &[Word<'_>]) -> Vec<Option<usize>> {
    let mut found = vec![None; old.len()];
    if old.len().saturating_mul(new.len()) > PAIRS {
        return found;
    }
    let width = new.len() + 1;
    // How many words the rests of both have in common, from each word on.
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    let length =
        |lengths: &[u32], at: usize, to: usize| lengths.get(at * width + to).copied().unwrap_or(0);
    for (at, one) in old.iter().enumerate().rev() {
        for (to, other) in new.iter().enumerate().rev() {
            let longest = if one.text == other.text {
                length(&lengths, at + 1, to + 1) + 1
            } else {
                length(&lengths, at + 1, to).max(length(&lengths, at, to + 1))
            };
            if let Some(place) = lengths.get_mut(at * width + to) {
                *place = longest;
            }
        }
    }
    let (mut at, mut to) = (0, 0);
    while let (Some(one), Some(other)) = (old.get(at), new.get(to)) {
        if one.text == other.text {
            if let Some(place) = found.get_mut(at) {
                *place = Some(to);
            }
            (at, to) = (at + 1, to + 1);
        } else if length(&lengths, at + 1, to) >= length(&lengths, at, to + 1) {
            at += 1;
        } else {
            to += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_stay_where_their_words_do() {
        let before = "We want people to sleep\nthrough the night, and\nto say so.\n";
        let like = |after| wrapped(before, after);
        assert_eq!(
            like("We want patients to sleep through the night, and to say so.").unwrap(),
            "We want patients to sleep\nthrough the night, and\nto say so."
        );
        // The first word of a line is another one, or the last, or one is put in between.
        assert_eq!(
            like("We want people to sleep all the night, or to tell us.").unwrap(),
            "We want people to sleep\nall the night, or\nto tell us."
        );
        assert_eq!(
            like("Soon.\n\nWe want people to sleep well through the night, and to say so.")
                .unwrap(),
            "Soon.\n\nWe want people to sleep well\nthrough the night, and\nto say so."
        );
        assert_eq!(like("Something else."), None);
    }

    #[test]
    fn only_lines_of_a_list_are_set_in() {
        assert_eq!(
            wrapped("- one\n  and more\n- two", "- one and some more\n- two").unwrap(),
            "- one\n  and some more\n- two"
        );
        assert_eq!(
            wrapped("one\n    and more", "one and some more").unwrap(),
            "one\nand some more"
        );
        assert_eq!(unquoted("Aim words.\n  ").unwrap(), "Aim words.");
    }

    proptest! {
        #[test]
        fn wrapped_prose_is_the_same_and_not_set_in(
            before in "([a-c]{1,2}(\n {0,4}| )){0,8}[a-c]",
            after in "([a-c]{1,2} ){0,8}[a-c]",
        ) {
            if let Some(wrapped) = wrapped(&before, &after) {
                prop_assert!(same_prose(&wrapped, &after), "{:?}", wrapped);
                prop_assert!(wrapped.lines().all(|line| !line.starts_with(' ')), "{:?}", wrapped);
            }
        }
    }

    #[test]
    fn a_line_that_would_say_something_else_is_not_broken() {
        assert_eq!(
            wrapped("One line\nor two", "One line - or two").unwrap(),
            "One line -\nor two"
        );
        assert_eq!(
            wrapped("It is so\nnow here", "It is so - now"),
            Some("It is so -\nnow".into())
        );
        assert_eq!(wrapped("A hard\\\nbreak", "A hard break"), None);
        assert_eq!(
            wrapped("Two blanks  \nsay more", "Two blanks say more"),
            None
        );
        assert_eq!(wrapped("In\ncode here", "    In code here"), None);
        assert_eq!(
            wrapped("First\nthing", "First 1. thing").unwrap(),
            "First 1.\nthing"
        );
    }
}

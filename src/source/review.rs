//! What is doubtful in a tree that could be read: keys given twice, characters that were taken out, text
//! that YAML cut short.
//!
//! In: a tree and what was taken out of its text. Out: findings with path and place. This file knows no
//! types.

use super::clean::Removed;
use super::format::Format;
use super::node::{Node, NodeKind};
use super::path;
use super::tree::{Tree, Visit};
use super::wording::excerpt;
use super::yaml_line::quote;
use crate::diagnostic::{Diagnostic, TextPlace};
use std::collections::HashSet;
use std::ops::Range;

/// All of them, in the order of the tree. `removed` is in the order of the text.
pub(super) fn review(tree: &Tree, removed: &[Removed]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    keys(tree, &[], tree.root(), &mut findings);
    tree.walk(&mut |visit| {
        keys(tree, visit.steps, visit.value, &mut findings);
        findings.extend(characters(tree, removed, &visit));
        findings.extend(cut_short(tree, &visit));
    });
    findings
}

/// The finding for a key that the same table has already. The first one counts.
pub(super) fn duplicate(key: &str) -> Diagnostic {
    Diagnostic::error(
        "duplicate-key",
        format!("`{}` is given twice", excerpt(key)),
    )
    .help("keep one of them; what stands here is not used")
}

/// Takes out of the tree what [`review`] calls faults of keys, so that each key is a scalar and none is
/// there twice.
pub(super) fn settle_keys(node: &mut Node) {
    match &mut node.kind {
        NodeKind::Null | NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => items.iter_mut().for_each(settle_keys),
        NodeKind::Mapping(entries) => {
            let mut seen = HashSet::new();
            entries.retain(|(key, _)| key.text().is_some_and(|text| seen.insert(text.to_owned())));
            for (_, value) in entries {
                settle_keys(value);
            }
        }
    }
}

fn keys(tree: &Tree, steps: &[path::Step<'_>], node: &Node, findings: &mut Vec<Diagnostic>) {
    let NodeKind::Mapping(entries) = &node.kind else {
        return;
    };
    let mut seen = HashSet::with_capacity(entries.len());
    for (key, _) in entries {
        let finding = match key.text() {
            Some(text) if seen.insert(text) => continue,
            Some(text) => {
                let mut steps = steps.to_vec();
                steps.push(path::Step::Key(text));
                duplicate(text).at(path::name(&steps))
            }
            None => Diagnostic::error("key-not-text", "a key must be a word, not a list or table")
                .help("write `key: value`; put quotes round text that begins with a bracket"),
        };
        findings.push(finding.in_place(TextPlace::new(tree.text(), key.span.clone())));
    }
}

/// One warning for each key and each value out of which characters were taken.
fn characters(tree: &Tree, removed: &[Removed], visit: &Visit<'_, '_>) -> Vec<Diagnostic> {
    let value = Some(visit.value).filter(|value| value.text().is_some());
    visit
        .key
        .into_iter()
        .chain(value)
        .filter_map(|node| {
            let first = removed.partition_point(|r| r.at < node.span.start);
            let end = removed.partition_point(|r| r.at < node.span.end.max(node.span.start + 1));
            let found = removed.get(first..end)?;
            let place = TextPlace::new(tree.text(), line_of(tree, node, found.first()?));
            Some(left_out(found).at(path::name(visit.steps)).in_place(place))
        })
        .collect()
}

/// The span of a value; of one over several lines, that of the character.
fn line_of(tree: &Tree, node: &Node, first: &Removed) -> Range<usize> {
    let written = tree.text().content.get(node.span.clone());
    if written.is_some_and(|text| text.contains('\n')) {
        first.at..first.at + first.character.len_utf8()
    } else {
        node.span.clone()
    }
}

fn left_out(removed: &[Removed]) -> Diagnostic {
    let mut names: Vec<String> = Vec::new();
    for Removed { character, .. } in removed {
        let name = format!("U+{:04X}", u32::from(*character));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let message = format!(
        "characters that no document can hold were left out: {}",
        names.join(", ")
    );
    Diagnostic::warning("characters-removed", message)
        .help("they are invisible; check that the words beside them are still apart")
}

/// A warning for text that goes on after ` #`, where YAML takes the rest for a comment.
///
/// A comment is meant if there are two or more spaces before the `#`, or one after a code, a number,
/// a date or an id, provided that a letter follows: `level: consult # see below`. Anything else with one
/// space is doubtful: `item: Venue # 2 rooms`, `item: venue #2`, `name: Jo Smith # lead`.
fn cut_short(tree: &Tree, visit: &Visit<'_, '_>) -> Option<Diagnostic> {
    let NodeKind::Scalar { text, plain: true } = &visit.value.kind else {
        return None;
    };
    if tree.format() != Format::Yaml {
        return None;
    }
    let (before, rest) = tree.text().content.split_at_checked(visit.value.span.end)?;
    let (_, written) = before.split_at_checked(visit.value.span.start)?;
    let remark = rest.trim_start_matches([' ', '\t']);
    let spaces = rest.len() - remark.len();
    let remark = remark.strip_prefix('#')?;
    let remark = remark.split_once('\n').map_or(remark, |(line, _)| line);
    if spaces != 1 || is_number(text) || (is_code(text) && begins_as_comment(remark)) {
        return None;
    }
    let (lost, _) = rest.split_at(" #".len() + remark.trim_end().len());
    let span = visit.value.span.start..visit.value.span.end + lost.len();
    let whole = format!("{written}{lost}");
    let message = format!(
        "the text is cut short before ` #`: only `{}` is kept",
        excerpt(text)
    );
    let help = if excerpt(&whole) == whole {
        format!("if the rest belongs to it, write `{}`", quote(&whole))
    } else {
        "if the rest belongs to it, put quotes round the text".into()
    };
    Some(
        Diagnostic::warning("text-cut-short", message)
            .at(path::name(visit.steps))
            .in_place(TextPlace::new(tree.text(), span))
            .help(help + "; if it is a comment, put two spaces before the `#`"),
    )
}

/// A number or a date: nothing to cut short.
fn is_number(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

/// One word in small letters, as the codes of a plan are, or an id such as `S1`.
fn is_code(text: &str) -> bool {
    let small = |c: char| c.is_lowercase() || c.is_ascii_digit() || "-_./:@".contains(c);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let id = digits.len() + 1 == text.len() && digits.chars().all(|c| c.is_ascii_digit());
    id || text.chars().all(small)
}

fn begins_as_comment(remark: &str) -> bool {
    remark.starts_with([' ', '\t']) && remark.trim_start().starts_with(char::is_alphabetic)
}

//! Prose as people type it: a paragraph is one line, and a sign has no backslash that keeps it from meaning something.
//!
//! In: Markdown, and later the same as somebody has changed it. Out: what they see and type; and Markdown again,
//! in which all that was left as it was still says the same, and each new line stays a line.

use super::typed_lines::{goes_on, is_fence, sign_to_keep};

/// A sign as it is shown.
#[derive(Clone, Debug)]
struct Sign {
    shown: char,
    /// As Markdown writes it: with a backslash; a blank that is a break where the line is wrapped.
    written: String,
    /// Whether somebody has just typed it.
    is_new: bool,
}

impl Sign {
    fn written(shown: char, written: impl Into<String>) -> Self {
        Self {
            shown,
            written: written.into(),
            is_new: false,
        }
    }

    fn new(shown: char) -> Self {
        Self {
            shown,
            written: shown.into(),
            is_new: true,
        }
    }
}

/// Markdown as people type it: lists and marks as they are, signs without the backslash before them, a paragraph in
/// one line.
#[must_use]
pub fn as_typed(markdown: &str) -> String {
    signs(markdown).into_iter().map(|sign| sign.shown).collect()
}

/// The Markdown of a text that somebody made by changing [`as_typed`]: what they left alone, before and after
/// the change and whole lines within it, is written as it was. A line that Markdown would join to the one before
/// it becomes a paragraph, and the sign of a heading or a quotation stays a sign.
#[must_use]
pub fn retyped(markdown: &str, text: &str) -> String {
    let (signs, typed) = (signs(markdown), text.chars().collect::<Vec<char>>());
    let same = |pair: &(&Sign, &char)| pair.0.shown == *pair.1;
    let before = signs.iter().zip(&typed).take_while(same).count();
    let most = signs.len().min(typed.len()).saturating_sub(before);
    let backwards = signs.iter().rev().zip(typed.iter().rev());
    let after = backwards.take(most).take_while(same).count();
    let between = typed.len().saturating_sub(before + after);
    let changed: String = typed.iter().skip(before).take(between).collect();
    let rest = signs.len().saturating_sub(after);
    let together = [
        signs.get(..before).unwrap_or_default(),
        &known_lines(&changed, &signs),
        signs.get(rest..).unwrap_or_default(),
    ];
    in_lines(&together.concat())
}

/// Lines between the first and the last of a change are as they were, where there were such.
fn known_lines(changed: &str, signs: &[Sign]) -> Vec<Sign> {
    let known: Vec<&[Sign]> = signs.split(|sign| sign.shown == '\n').collect();
    let last = changed.split('\n').count().saturating_sub(1);
    let lines = changed.split('\n').enumerate().map(|(at, line)| {
        let is_it = |known: &&&[Sign]| known.iter().map(|sign| sign.shown).eq(line.chars());
        let is_whole = at > 0 && at < last;
        let found = known.iter().find(is_it).filter(|_| is_whole);
        found.map_or_else(
            || line.chars().map(Sign::new).collect(),
            |known| known.to_vec(),
        )
    });
    let lines: Vec<Vec<Sign>> = lines.collect();
    lines.join(&Sign::new('\n'))
}

/// The Markdown of signs, in which every line that is shown stays one.
fn in_lines(signs: &[Sign]) -> String {
    let mut markdown = String::new();
    let (mut before, mut is_code, mut is_broken) = (String::new(), false, true);
    let mut rest = signs;
    loop {
        let end = rest.iter().position(|sign| sign.shown == '\n');
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        let written = line_of(line);
        let sign = after.first();
        let first = first_line(&written, sign);
        let is_fence = is_fence(&first);
        if !is_code && !is_fence && !is_broken && goes_on(&before, &first) {
            markdown.push('\n');
        }
        markdown.push_str(&written);
        is_code ^= is_fence;
        before = if is_fence { String::new() } else { first };
        let Some(sign) = sign else {
            return markdown;
        };
        is_broken = sign.written != "\n";
        markdown.push_str(&sign.written);
        rest = after.get(1..).unwrap_or_default();
    }
}

/// The first of the lines over which a line is wrapped, with the blanks before its break.
fn first_line(written: &str, sign: Option<&Sign>) -> String {
    let sign = sign.map_or("", |sign| sign.written.as_str());
    let whole = format!("{written}{sign}");
    whole.split('\n').next().unwrap_or_default().to_owned()
}

/// A line as it is written; a sign that has just been typed means nothing in Markdown.
fn line_of(line: &[Sign]) -> String {
    let shown: String = line.iter().map(|sign| sign.shown).collect();
    let kept = sign_to_keep(&shown);
    let mut written = String::new();
    for (at, sign) in line.iter().enumerate() {
        if sign.is_new && kept == Some(at) {
            written.push('\\');
        }
        written.push_str(&sign.written);
    }
    written
}

/// The signs of a text, line by line. Lines with code stay as they are: there a backslash is a backslash.
fn signs(markdown: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let (mut before, mut is_code) = ("", false);
    for (at, line) in markdown.split('\n').enumerate() {
        let is_fence = is_fence(line);
        let is_raw = is_code || is_fence;
        let mut said = line;
        if at > 0 {
            let is_hard = !is_raw && take_hard_break(&mut signs, before, line);
            if !is_hard && !is_raw && goes_on(before, line) {
                said = line.trim_start();
                let margin = line.get(..line.len() - said.len()).unwrap_or_default();
                signs.push(Sign::written(' ', format!("\n{margin}")));
            } else {
                if !is_hard {
                    signs.push(Sign::written('\n', "\n"));
                }
                before = line;
            }
        } else {
            before = line;
        }
        is_code ^= is_fence;
        if is_fence {
            before = "";
        }
        if is_raw || has_code(line) {
            signs.extend(said.chars().map(|sign| Sign::written(sign, sign)));
        } else {
            push_line(said, &mut signs);
        }
    }
    signs
}

/// Makes one sign of a break that more than a new line is written for; whether there is one.
fn take_hard_break(signs: &mut Vec<Sign>, before: &str, line: &str) -> bool {
    if before.trim().is_empty() || line.trim().is_empty() {
        return false;
    }
    let is = |sign: Option<&Sign>, wanted: char| {
        sign.is_some_and(|sign| sign.shown == wanted && sign.written.len() == 1)
    };
    let count = match signs.len() {
        length if is(signs.last(), '\\') && length > 0 => 1,
        length => {
            let blanks = signs.iter().rev().take_while(|sign| is(Some(sign), ' '));
            blanks.count().min(length)
        }
    };
    let is_backslash = is(signs.last(), '\\');
    if !is_backslash && count < 2 {
        return false;
    }
    let taken = signs.split_off(signs.len().saturating_sub(count));
    let written: String = taken.iter().map(|sign| sign.written.as_str()).collect();
    signs.push(Sign::written('\n', written + "\n"));
    true
}

fn has_code(line: &str) -> bool {
    line.replace("\\\\", "").replace("\\`", "").contains('`')
}

fn push_line(line: &str, signs: &mut Vec<Sign>) {
    let mut rest = line.chars().peekable();
    while let Some(sign) = rest.next() {
        let escaped = rest.next_if(|next| sign == '\\' && next.is_ascii_punctuation());
        signs.push(match escaped {
            Some(next) => Sign::written(next, format!("\\{next}")),
            None => Sign::written(sign, sign),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_see_no_backslashes_and_lose_none() {
        let markdown = "1\\. First \\*of all\\*\n- `a\\*b`\n\n\\# and C:\\Users";
        assert_eq!(
            as_typed(markdown),
            "1. First *of all*\n- `a\\*b`\n\n# and C:\\Users"
        );
        let changed = "1. First *of all* things\n- `a\\*b`\n\n# and C:\\Users";
        let expected = "1\\. First \\*of all\\* things\n- `a\\*b`\n\n\\# and C:\\Users";
        assert_eq!(retyped(markdown, changed), expected);
        assert_eq!(retyped(markdown, "Another."), "Another.");
        assert_eq!(
            retyped("a\n\n1\\. b\n\nc", "A\n\n1. b\n\nC"),
            "A\n\n1\\. b\n\nC"
        );
    }

    #[test]
    fn lines_that_are_typed_stay_lines_and_wrapped_ones_are_shown_as_one() {
        assert_eq!(
            retyped("", "One.\nTwo.\n- a\n- b\nThree."),
            "One.\n\nTwo.\n- a\n- b\n\nThree."
        );
        assert_eq!(retyped("", "Two\n2. more"), "Two\n\n2. more");
        assert_eq!(retyped("", "```\na\nb\n```"), "```\na\nb\n```");
        let wrapped = "We ask\nall of them,\\\nsoon.\n- a\n  b";
        assert_eq!(as_typed(wrapped), "We ask all of them,\nsoon.\n- a b");
        assert_eq!(
            retyped(wrapped, "We ask all of them,\nnow.\n- a b"),
            "We ask\nall of them,\\\nnow.\n- a\n  b"
        );
        // Whoever takes out the line between two paragraphs still has two lines.
        assert_eq!(retyped("a\n\nb", "a\nb"), "a\n\nb");
    }

    #[test]
    fn a_sign_at_the_start_of_a_line_stays_what_was_typed() {
        for (typed, written) in [
            ("# of patients: 12", "\\# of patients: 12"),
            ("> 5 wards", "\\> 5 wards"),
            ("Title\n===", "Title\n\n\\==="),
            ("- > half", "- \\> half"),
            ("**Bold** and *soft*", "**Bold** and *soft*"),
        ] {
            assert_eq!(retyped("", typed), written);
            assert_eq!(as_typed(written).replace("\n\n", "\n"), typed);
        }
        assert_eq!(retyped("# Aim", "# Aims"), "# Aims");
    }

    proptest! {
        #[test]
        fn what_nobody_changed_is_as_it_was(markdown in "([a-c*\\\\` #.\n-]){0,24}", typed in "[a-c*\n]{0,6}") {
            prop_assert_eq!(retyped(&markdown, &as_typed(&markdown)), markdown.clone());
            // Whatever is typed is seen again, but for what makes a sign of what was a word.
            let again = as_typed(&retyped(&markdown, &typed));
            if !markdown.contains(['\\', '`']) {
                let said = |text: &str| -> Vec<String> {
                    let lines = text.lines().filter(|line| !line.is_empty());
                    lines.map(str::to_owned).collect()
                };
                prop_assert_eq!(said(&again), said(&typed));
            }
        }
    }
}

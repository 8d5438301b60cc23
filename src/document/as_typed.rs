//! Prose as people type it, without the backslashes by which Markdown keeps a sign from meaning something.
//!
//! In: Markdown, and later the same as somebody has changed it. Out: what they see and type; and Markdown again,
//! in which all that was left as it was still says the same.

/// A sign as it is shown, and whether a backslash stands before it.
type Sign = (char, bool);

/// Markdown as people type it: lists and marks as they are, signs without the backslash before them.
#[must_use]
pub fn as_typed(markdown: &str) -> String {
    signs(markdown).into_iter().map(|(sign, _)| sign).collect()
}

/// The Markdown of a text that somebody made by changing [`as_typed`]: what they left alone, before and after
/// the change and whole lines within it, keeps its backslashes.
#[must_use]
pub fn retyped(markdown: &str, text: &str) -> String {
    let (signs, typed) = (signs(markdown), text.chars().collect::<Vec<char>>());
    let same = |pair: &(&Sign, &char)| pair.0.0 == *pair.1;
    let before = signs.iter().zip(&typed).take_while(same).count();
    let most = signs.len().min(typed.len()).saturating_sub(before);
    let backwards = signs.iter().rev().zip(typed.iter().rev());
    let after = backwards.take(most).take_while(same).count();
    let between = typed.len().saturating_sub(before + after);
    let changed: String = typed.iter().skip(before).take(between).collect();
    let rest = signs.len().saturating_sub(after);
    [
        markdown_of(signs.get(..before).unwrap_or_default()),
        known_lines(&changed, &signs),
        markdown_of(signs.get(rest..).unwrap_or_default()),
    ]
    .concat()
}

/// Lines between the first and the last of a change are as they were, where there were such.
fn known_lines(changed: &str, signs: &[Sign]) -> String {
    let known: Vec<&[Sign]> = signs.split(|(sign, _)| *sign == '\n').collect();
    let last = changed.split('\n').count().saturating_sub(1);
    let lines = changed.split('\n').enumerate().map(|(at, line)| {
        let is_it = |known: &&&[Sign]| known.iter().map(|(sign, _)| *sign).eq(line.chars());
        let is_whole = at > 0 && at < last;
        let found = known.iter().find(is_it).filter(|_| is_whole);
        found.map_or_else(|| line.to_owned(), |known| markdown_of(known))
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn markdown_of(signs: &[Sign]) -> String {
    let mut markdown = String::new();
    for (sign, is_kept) in signs {
        if *is_kept {
            markdown.push('\\');
        }
        markdown.push(*sign);
    }
    markdown
}

/// Lines with code stay as they are: there a backslash is a backslash.
fn signs(markdown: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut is_code = false;
    for (at, line) in markdown.split('\n').enumerate() {
        if at > 0 {
            signs.push(('\n', false));
        }
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        is_code ^= is_fence;
        if is_code || is_fence || has_code(line) {
            signs.extend(line.chars().map(|sign| (sign, false)));
        } else {
            push_line(line, &mut signs);
        }
    }
    signs
}

fn has_code(line: &str) -> bool {
    line.replace("\\\\", "").replace("\\`", "").contains('`')
}

fn push_line(line: &str, signs: &mut Vec<Sign>) {
    let mut rest = line.chars().peekable();
    while let Some(sign) = rest.next() {
        let escaped = rest.next_if(|next| sign == '\\' && next.is_ascii_punctuation());
        signs.push(escaped.map_or((sign, false), |next| (next, true)));
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
        assert_eq!(retyped("a\n1\\. b\nc", "A\n1. b\nC"), "A\n1\\. b\nC");
    }

    proptest! {
        #[test]
        fn what_nobody_changed_is_as_it_was(markdown in "([a-c*\\\\` #.\n-]){0,24}", typed in "[a-c*\n]{0,6}") {
            prop_assert_eq!(retyped(&markdown, &as_typed(&markdown)), markdown.clone());
            // Whatever is typed is seen again, but for what makes a sign of what was a word.
            let again = as_typed(&retyped(&markdown, &typed));
            if !markdown.contains(['\\', '`']) {
                prop_assert_eq!(again, typed);
            }
        }
    }
}

//! What an interview says in one language, and what people type there to go back, to stop, to change.
//!
//! In: the key of a text, and what stands in its braces. Out: the text. What is asked is not known here.

use super::Terms;
use crate::plan::directory::fold;

impl Terms {
    /// A text of an interview, with what stands in braces filled in; the key itself where nothing is said.
    #[must_use]
    pub fn in_interview(&self, key: &str, parts: &[(&str, &str)]) -> String {
        filled(self.interview_text(key), parts)
    }

    /// The same as it is written; the key itself where nothing is said.
    #[must_use]
    pub fn interview_text<'a>(&'a self, key: &'a str) -> &'a str {
        let text = self.words.interview.get(key);
        text.map_or(key, String::as_str)
    }

    /// Whether somebody typed a command of an interview, `/back`, in whatever language and case.
    #[must_use]
    pub fn is_command(&self, key: &str, typed: &str) -> bool {
        let typed = fold(typed);
        let mut commands = self
            .in_any()
            .filter_map(|words| words.interview.get(key))
            .chain(self.also(key));
        commands.any(|command| fold(command) == typed)
    }
}

/// A text with each name in braces replaced by what is given for it. What is put in is not looked through again: it
/// may be of people.
fn filled(text: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let part = after.split_once('}').and_then(|(name, behind)| {
            let (_, part) = parts.iter().find(|(known, _)| *known == name)?;
            Some((*part, behind))
        });
        match part {
            Some((part, behind)) => {
                filled.push_str(part);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn what_is_filled_in_is_never_filled_in_again() {
        let parts = [("text", "{value}"), ("value", "8")];
        assert_eq!(
            filled("“{text}”: {value} {of {it}", &parts),
            "“{value}”: 8 {of {it}"
        );
    }
}

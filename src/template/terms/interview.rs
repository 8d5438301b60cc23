//! What an interview says in one language, and what people type there to go back, to stop, to change.
//!
//! In: the key of a text, and what stands in its braces. Out: the text. What is asked is not known here.

use super::Terms;
use crate::diagnostic::filled;
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

    /// The keys of all texts of an interview.
    pub fn interview_keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.interview.keys().map(String::as_str)
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

//! What a document said before anybody filled it in.

use super::control::is_default_prompt;
use super::story::{Content, Line, MarkId, Piece, text};
use super::styles::Role;
use crate::memory::{Hashes, Remembered};
use crate::plan::Field;
use crate::read::answers::fold;
use crate::template::Terms;

/// Knows coplan's own words from those of people.
pub(super) struct Own<'a> {
    written: &'a Hashes,
    terms: &'a Terms,
}

/// A prompt of so many characters is recognised where people typed on behind it.
const TELLING: usize = 12;

impl<'a> Own<'a> {
    pub(super) fn new(written: &'a Hashes, terms: &'a Terms) -> Self {
        Self { written, terms }
    }

    /// Whether a piece of text is the document's own.
    pub(super) fn is_own(&self, text: &str, line: &Line) -> bool {
        let is_sign = |c: char| c.is_whitespace() || ",;:.·()–-/|".contains(c);
        if text.chars().all(is_sign) || self.written.has(Remembered::Text(text)) {
            return true;
        }
        // Without what was remembered, the looks of a text have to tell.
        self.written.is_empty() && matches!(line.role, Role::Heading | Role::Guidance)
    }

    /// Whether nothing is remembered of what the document said.
    pub(super) fn is_forgotten(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a text is known by heart: there is nothing to compare looks with.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.written.has(Remembered::Text(text))
    }

    /// Whether these are all the pieces of a row that showed no entry, in a table of this list.
    pub(super) fn knows_together(&self, list: &str, pieces: &[String]) -> bool {
        self.written.has(Remembered::Pieces(list, pieces))
    }

    /// Whether a text is what a form offers to tick for a field.
    pub(super) fn is_label(&self, field: &Field, text: &str) -> bool {
        let codes = field.codes.iter().flat_map(|codes| {
            let label = |code| self.terms.code(&codes.name, code);
            codes.all.iter().map(move |code| label(code))
        });
        let words = ["yes", "no"].map(|word| self.terms.word(word));
        let mut labels = codes.chain(words);
        labels.any(|label| fold(label) == fold(text))
    }

    /// What people wrote in a field: nothing where it still says its prompt.
    pub(super) fn without_prompt(&self, tag: &str, text: &str, prompting: bool) -> Typed {
        let trimmed = text.trim();
        let wording = self
            .terms
            .registry()
            .field(tag)
            .map(|field| self.terms.field(field));
        let prompt = wording.map(|wording| wording.prompt);
        let prompt = prompt.as_deref();
        let is_prompt = trimmed.is_empty()
            || self.written.has(Remembered::Prompt(trimmed))
            || prompt.is_some_and(|prompt| trimmed == prompt.trim())
            || trimmed == self.terms.word("prompt")
            || (prompting && is_default_prompt(trimmed));
        if is_prompt {
            return Typed::Nothing;
        }
        if let Some(prompt) = prompt.filter(|prompt| prompt.chars().count() >= TELLING) {
            let rest = trimmed.strip_prefix(prompt);
            let rest = rest.or_else(|| trimmed.strip_suffix(prompt));
            if let Some(rest) = rest.map(str::trim).filter(|rest| !rest.is_empty()) {
                return Typed::Beside(rest.to_owned());
            }
        }
        Typed::All
    }
}

/// What people have typed into a field.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Nothing: it says its prompt.
    Nothing,
    /// This, before or behind the prompt, which they left standing.
    Beside(String),
    /// All that stands there.
    All,
}

/// The pieces of a line that belong to no field, parted where a field, a tab or a break stands;
/// each with the field that stands before it.
pub(super) fn segments(line: &Line) -> Vec<(String, Option<MarkId>)> {
    let apart = |piece: &Piece| piece.field.is_some() || !matches!(piece.content, Content::Text(_));
    let mut segments: Vec<(String, Option<MarkId>)> = vec![(String::new(), None)];
    let mut before = None;
    for piece in &line.pieces {
        if apart(piece) {
            before = piece.field.or(before);
            segments.push((String::new(), before));
        } else if let Some((segment, _)) = segments.last_mut() {
            segment.push_str(&text(std::slice::from_ref(piece)));
        }
    }
    segments.retain(|(segment, _)| !segment.trim().is_empty());
    segments
}

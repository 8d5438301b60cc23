//! Inlines → lines of Markdown: emphasis, links, and the signs that must be escaped.

use crate::document::{Inline, Link, Marks, Picture};
use std::fmt::Write as _;

/// The lines of one paragraph on their way to text.
pub(super) struct Lines {
    careful: bool,
    out: String,
    /// Where the line that is being written begins.
    begin: usize,
    /// Whether the next character must not be a letter: emphasis has just ended.
    sealed: bool,
}

impl Lines {
    /// Nothing written yet.
    pub(super) fn new(careful: bool) -> Self {
        Self {
            careful,
            out: String::new(),
            begin: 0,
            sealed: false,
        }
    }

    /// The lines of a paragraph, each but the last with the sign of a line break.
    pub(super) fn write(mut self, content: &[Inline]) -> Vec<String> {
        self.lines(content);
        self.out.split('\n').map(str::to_owned).collect()
    }

    fn lines(&mut self, content: &[Inline]) {
        for (position, piece) in content.split(|inline| *inline == Inline::Break).enumerate() {
            if position > 0 {
                self.out.push_str("\\\n");
                self.begin = self.out.len();
            }
            self.sealed = false;
            self.stretch(piece, Marks::default());
            keep_end(&mut self.out);
        }
    }

    /// What stands in the line so far.
    fn line(&self) -> &str {
        self.out.get(self.begin..).unwrap_or_default()
    }

    /// Inlines without breaks, inside marks that are open already.
    fn stretch(&mut self, content: &[Inline], open: Marks) {
        let mut rest = content;
        while let Some((first, after)) = rest.split_first() {
            let longest = [Mark::Bold, Mark::Italic, Mark::Strike]
                .into_iter()
                .filter(|mark| !has(open, *mark))
                .map(|mark| (reach(rest, mark), mark))
                .max_by_key(|(length, _)| *length)
                .filter(|(length, _)| *length > 0);
            if let Some((length, mark)) = longest {
                let (inside, after) = rest.split_at(length);
                self.marked(inside, mark, open);
                rest = after;
            } else {
                self.single(first);
                rest = after;
            }
        }
    }

    fn marked(&mut self, inside: &[Inline], mark: Mark, mut open: Marks) {
        let sign = match mark {
            Mark::Bold => "**",
            Mark::Italic if self.careful => "_",
            Mark::Italic => "*",
            Mark::Strike => "~~",
        };
        match mark {
            Mark::Bold => open.bold = true,
            Mark::Italic => open.italic = true,
            Mark::Strike => open.strike = true,
        }
        if self.careful {
            self.seal_before();
        }
        self.out.push_str(sign);
        let start = self.out.len();
        self.sealed = false;
        self.stretch(inside, open);
        if self.careful {
            // Emphasis cannot begin or end with a space as such.
            keep_end(&mut self.out);
            let inner = self.out.split_off(start);
            let kept = kept_start(&inner);
            if self.begin > start {
                self.begin += kept.len().saturating_sub(inner.len());
            }
            self.out.push_str(&kept);
        }
        self.out.push_str(sign);
        self.sealed = self.careful;
    }

    /// A letter before emphasis is written as a reference, so that the emphasis can begin.
    fn seal_before(&mut self) {
        let Some(last) = self.out.chars().last() else {
            return;
        };
        if !last.is_ascii_punctuation() && !last.is_whitespace() {
            self.out.pop();
            let _ = write!(self.out, "&#{};", u32::from(last));
        }
    }

    fn single(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text, marks) if marks.code => self.code(text),
            Inline::Text(text, _) => self.text(text),
            Inline::Link(link) => self.link(link),
            Inline::Picture(picture) => self.picture(picture),
            Inline::Break | Inline::Answer(_) | Inline::PageNumber | Inline::PageCount => {}
        }
    }

    fn code(&mut self, text: &str) {
        let signs = text.split(|c| c != '`').map(str::len);
        let fence = "`".repeat(signs.fold(0, usize::max) + 1);
        let edged = |sign: char| text.starts_with(sign) || text.ends_with(sign);
        let blank = text.chars().all(|c| c == ' ');
        let pad = if edged('`') || (edged(' ') && !blank) {
            " "
        } else {
            ""
        };
        let _ = write!(self.out, "{fence}{pad}{text}{pad}{fence}");
        self.sealed = false;
    }

    fn link(&mut self, link: &Link) {
        self.sealed = false;
        if !self.careful && is_plain_address(link) {
            let _ = write!(self.out, "<{}>", link.target);
            return;
        }
        self.out.push('[');
        self.lines(&link.content);
        self.sealed = false;
        let _ = write!(self.out, "]({})", destination(&link.target));
    }

    fn text(&mut self, text: &str) {
        let mut rest = text.chars();
        let ahead = Ahead::of(text);
        while let Some(character) = rest.next() {
            let sealed = std::mem::take(&mut self.sealed);
            let after = rest.as_str();
            let at_start = self.line().is_empty();
            let lost = at_start && character.is_whitespace()
                || character.is_ascii_whitespace() && character != ' ';
            let joined = sealed && !character.is_ascii_punctuation() && character != ' ';
            if lost || joined {
                let _ = write!(self.out, "&#{};", u32::from(character));
                continue;
            }
            if self.is_sign(character, after, ahead) {
                self.out.push('\\');
            }
            self.out.push(character);
        }
    }

    /// Whether a character would be read as a sign of Markdown where it stands.
    fn is_sign(&self, character: char, after: &str, ahead: Ahead) -> bool {
        if self.careful {
            return character.is_ascii_punctuation() && !matches!(character, ',' | ';' | '?' | '"');
        }
        let next = after.chars().next();
        let spaced = self.out.ends_with(' ') && next.is_none_or(|c| c == ' ');
        match character {
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
            '*' | '~' => !spaced,
            '_' => {
                let before = self.out.chars().last().is_some_and(char::is_alphanumeric);
                !(spaced || before && next.is_some_and(char::is_alphanumeric))
            }
            '`' => true,
            '[' => {
                let defines = self.line().is_empty() && ahead.has(ahead.definition, after);
                defines || ahead.has(ahead.target, after)
            }
            '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => {
                let begins = next.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric());
                begins && ahead.has(ahead.semicolon, after)
            }
            other => self.begins_block(other, after),
        }
    }

    /// Whether a character at the start of a line, or after its number, would begin a block.
    fn begins_block(&self, character: char, after: &str) -> bool {
        let parted = after.is_empty() || after.starts_with([' ', '\t']);
        let line = self.line();
        let numbered =
            !line.is_empty() && line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit());
        match character {
            '#' | '>' | '=' => line.is_empty(),
            '-' | '+' => line.is_empty() && (parted || after.starts_with('-')),
            '.' | ')' => numbered && parted,
            _ => false,
        }
    }
}

impl Lines {
    fn picture(&mut self, picture: &Picture) {
        self.out.push_str("![");
        self.text(&picture.alt);
        let target = destination(&picture.source);
        let _ = write!(self.out, "]({target})");
    }
}

/// Where some signs stand last in a text, so that nobody looks through the rest of it at each character.
#[derive(Clone, Copy)]
struct Ahead {
    length: usize,
    target: Option<usize>,
    definition: Option<usize>,
    semicolon: Option<usize>,
}

impl Ahead {
    fn of(text: &str) -> Self {
        Self {
            length: text.len(),
            target: text.rfind("]("),
            definition: text.rfind("]:"),
            semicolon: text.rfind(';'),
        }
    }

    /// Whether a sign that stands last there stands in the end of the text.
    fn has(self, last: Option<usize>, end: &str) -> bool {
        last.is_some_and(|last| last >= self.length.saturating_sub(end.len()))
    }
}

/// How many inlines from the start carry a mark.
fn reach(content: &[Inline], mark: Mark) -> usize {
    let carries = |inline: &&Inline| match inline {
        Inline::Text(_, marks) => has(*marks, mark),
        _ => false,
    };
    content.iter().take_while(carries).count()
}

/// Writes white space at the end of a line so that it stays.
fn keep_end(line: &mut String) {
    let last = line.chars().last();
    if let Some(last) = last.filter(|c| c.is_whitespace() && *c != '\n') {
        line.pop();
        let _ = write!(line, "&#{};", u32::from(last));
    }
}

/// The same at the start.
fn kept_start(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next().filter(|c| c.is_whitespace()) {
        Some(first) => format!("&#{};{}", u32::from(first), rest.as_str()),
        None => text.to_owned(),
    }
}

/// Whether a link only shows the address it leads to.
fn is_plain_address(link: &Link) -> bool {
    let shown = match link.content.as_slice() {
        [Inline::Text(text, marks)] if *marks == Marks::default() => text,
        _ => return false,
    };
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '&');
    let known = ["http://", "https://"];
    *shown == link.target
        && known.iter().any(|scheme| link.target.starts_with(scheme))
        && link.target.chars().all(plain)
}

/// The target of a link as it stands in Markdown.
fn destination(target: &str) -> String {
    let mut escaped = String::with_capacity(target.len());
    for character in target.chars() {
        match character {
            '\\' | '(' | ')' | '<' | '>' | '&' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' | '\r' | '\t' => {
                let _ = write!(escaped, "&#{};", u32::from(character));
            }
            other => escaped.push(other),
        }
    }
    if escaped.is_empty() || escaped.chars().any(char::is_whitespace) {
        format!("<{escaped}>")
    } else {
        escaped
    }
}

/// Whether text that is set so carries a mark.
fn has(marks: Marks, mark: Mark) -> bool {
    match mark {
        Mark::Bold => marks.bold,
        Mark::Italic => marks.italic,
        Mark::Strike => marks.strike,
    }
}

/// A mark that is written round a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Bold,
    Italic,
    Strike,
}

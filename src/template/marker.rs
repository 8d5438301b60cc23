//! Markers: how a helper leaves a place in the rendered text without putting data there.
//!
//! A marker is built of Unicode noncharacters, which `source` removes from all data, so that
//! nothing a person writes can look like one. Helpers write the long form, which says what is
//! meant; [`Scan`] replaces each by its number and hands the meanings on beside the text.

use std::fmt::Write as _;

/// Begins a marker.
const START: char = '\u{FDD0}';
/// Ends a marker.
const END: char = '\u{FDD1}';
/// Parts the fields of a marker.
const PART: char = '\u{FDD2}';
/// Stands in the text once for each turn of a loop, so that a runaway loop fills its measure.
pub(super) const TICK: char = '\u{FDD3}';

/// Begins the code of a spare row.
const SPARE: &str = "spare";

/// What a marker means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// An answer.
    Field {
        /// The field.
        tag: String,
        row: RowAt,
        /// Whether it stays open for typing in a clean copy.
        open: bool,
        /// What it asks for where that is not what the field asks for elsewhere: a word's key.
        prompt: Option<String>,
        /// Whether references stand by their numbers alone.
        numbers: bool,
    },
    /// The beginning of a table row that shows an entry of a list.
    Row { list: String, row: RowAt },
    /// A text that stands here as prose.
    Prose { text: String },
    /// A picture of the templates: the name of its file, and what it shows.
    Image { source: String, alt: String },
    /// What stands here is the label of the question with this number.
    Question { number: usize },
    /// The number of the page.
    Page,
    /// The number of pages.
    Pages,
}

/// Which row of a list is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowAt {
    /// No row: the field stands alone.
    Single,
    /// The entry at this index.
    Entry(usize),
    /// A spare row; the first is 0.
    Spare(usize),
}

impl RowAt {
    fn code(self) -> String {
        match self {
            Self::Single => String::new(),
            Self::Entry(index) => index.to_string(),
            Self::Spare(nth) => format!("{SPARE}{nth}"),
        }
    }

    fn parse(code: &str) -> Option<Self> {
        match code {
            "" => Some(Self::Single),
            code => match code.strip_prefix(SPARE) {
                Some(nth) => nth.parse().ok().map(Self::Spare),
                None => code.parse().ok().map(Self::Entry),
            },
        }
    }
}

impl Marker {
    /// The marker as a helper writes it.
    pub(super) fn long_form(&self) -> String {
        let body = match self {
            Self::Field {
                tag,
                row,
                open,
                prompt,
                numbers,
            } => {
                let open = if *open { "open" } else { "" };
                let prompt = prompt.as_deref().unwrap_or("");
                let numbers = if *numbers { "numbers" } else { "" };
                format!(
                    "field{PART}{tag}{PART}{}{PART}{open}{PART}{prompt}{PART}{numbers}",
                    row.code()
                )
            }
            Self::Row { list, row } => format!("row{PART}{list}{PART}{}", row.code()),
            // As digits, so that nothing in it acts on what stands round the marker.
            Self::Prose { text } => format!("prose{PART}{}", digits(text)),
            Self::Image { source, alt } => {
                format!("image{PART}{}{PART}{}", digits(source), digits(alt))
            }
            Self::Question { number } => format!("question{PART}{number}"),
            Self::Page => "page".to_owned(),
            Self::Pages => "pages".to_owned(),
        };
        format!("{START}{body}{END}")
    }

    fn parse(body: &str) -> Option<Self> {
        let parts: Vec<&str> = body.split(PART).collect();
        Some(match *parts.as_slice() {
            ["field", tag, row, open, prompt, numbers] => Self::Field {
                tag: tag.to_owned(),
                row: RowAt::parse(row)?,
                open: open == "open",
                prompt: (!prompt.is_empty()).then(|| prompt.to_owned()),
                numbers: numbers == "numbers",
            },
            ["row", list, row] => Self::Row {
                list: list.to_owned(),
                row: RowAt::parse(row)?,
            },
            ["prose", digits] => Self::Prose {
                text: undigits(digits)?,
            },
            ["image", source, alt] => Self::Image {
                source: undigits(source)?,
                alt: undigits(alt)?,
            },
            ["question", number] => Self::Question {
                number: number.parse().ok()?,
            },
            ["page"] => Self::Page,
            ["pages"] => Self::Pages,
            _ => return None,
        })
    }
}

/// A text as hexadecimal digits, two for each byte.
fn digits(text: &str) -> String {
    let mut digits = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The text of hexadecimal digits.
fn undigits(digits: &str) -> Option<String> {
    let values: Option<Vec<u8>> = digits
        .chars()
        .map(|digit| digit.to_digit(16)?.try_into().ok())
        .collect();
    let bytes = values?
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    String::from_utf8(bytes).ok()
}

/// Takes the markers out of rendered texts; their numbers count on from text to text.
#[derive(Default)]
pub(super) struct Scan {
    /// The markers so far, by number.
    pub(super) markers: Vec<Marker>,
}

impl Scan {
    /// The text with a number in place of each of its markers.
    pub(super) fn text(&mut self, rendered: &str) -> String {
        let mut text = String::with_capacity(rendered.len());
        let mut rest = rendered;
        while let Some((before, marked)) = rest.split_once(START) {
            push_text(&mut text, before);
            let (body, after) = marked.split_once(END).unwrap_or((marked, ""));
            if let Some(marker) = Marker::parse(body) {
                text.push_str(&crate::document::marker(self.markers.len()));
                self.markers.push(marker);
            }
            rest = after;
        }
        push_text(&mut text, rest);
        text
    }
}

fn push_text(text: &mut String, piece: &str) {
    for part in piece.split(TICK) {
        text.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::marker;

    #[test]
    fn markers_become_numbers_and_ticks_go() {
        let field = Marker::Field {
            tag: "stakeholders.name".to_owned(),
            row: RowAt::Entry(3),
            open: false,
            prompt: Some("ask_cost".to_owned()),
            numbers: true,
        };
        let row = Marker::Row {
            list: "stakeholders".to_owned(),
            row: RowAt::Spare(1),
        };
        let rendered = format!("{TICK}| {}{} |", row.long_form(), field.long_form());
        let mut scan = Scan::default();
        let prose = Marker::Prose {
            text: "| é `\n".to_owned(),
        };
        let table = scan.text(&rendered);
        assert_eq!(table, format!("| {}{} |", marker(0), marker(1)));
        assert_eq!(scan.text(&Marker::Page.long_form()), marker(2));
        assert_eq!(scan.text(&prose.long_form()), marker(3));
        assert_eq!(scan.markers, [row, field, Marker::Page, prose]);
    }
}

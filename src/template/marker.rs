//! Markers: how a helper leaves a place in the rendered text without putting data there.
//!
//! A marker is built of Unicode noncharacters, which `source` removes from all data, so that
//! nothing a person writes can look like one. Helpers write the long form, which says what is
//! meant; [`scan_parts`] replaces each by its number and hands the meanings on beside the text.

/// Begins a marker.
pub(super) const START: char = '\u{FDD0}';
/// Ends a marker.
pub(super) const END: char = '\u{FDD1}';
/// Parts the fields of a marker.
const PART: char = '\u{FDD2}';
/// Stands in the text once for each turn of a loop, so that a runaway loop fills its measure.
pub(super) const TICK: char = '\u{FDD3}';

/// Begins the code of a spare row.
const SPARE: &str = "spare";

/// What a marker means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// An answer: its tag, its row, and whether it stays open for typing in a clean copy.
    Field { tag: String, row: RowAt, open: bool },
    /// The beginning of a table row that shows an entry of a list.
    Row { list: String, row: RowAt },
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
            Self::Field { tag, row, open } => {
                let open = if *open { "open" } else { "" };
                format!("field{PART}{tag}{PART}{}{PART}{open}", row.code())
            }
            Self::Row { list, row } => format!("row{PART}{list}{PART}{}", row.code()),
            Self::Page => "page".to_owned(),
            Self::Pages => "pages".to_owned(),
        };
        format!("{START}{body}{END}")
    }

    fn parse(body: &str) -> Option<Self> {
        let parts: Vec<&str> = body.split(PART).collect();
        Some(match *parts.as_slice() {
            ["field", tag, row, open] => Self::Field {
                tag: tag.to_owned(),
                row: RowAt::parse(row)?,
                open: open == "open",
            },
            ["row", list, row] => Self::Row {
                list: list.to_owned(),
                row: RowAt::parse(row)?,
            },
            ["page"] => Self::Page,
            ["pages"] => Self::Pages,
            _ => return None,
        })
    }
}

/// Rendered texts joined by [`END`], each with a number in place of its markers, and the
/// markers by number; numbers count on from text to text.
pub(super) fn scan_parts(rendered: &str) -> (Vec<String>, Vec<Marker>) {
    let mut parts = Vec::new();
    let mut text = String::with_capacity(rendered.len());
    let mut markers = Vec::new();
    let mut rest = rendered;
    while let Some(at) = rest.find([START, END]) {
        let (before, marked) = rest.split_at(at);
        push_text(&mut text, before);
        if let Some(after) = marked.strip_prefix(END) {
            parts.push(std::mem::take(&mut text));
            rest = after;
            continue;
        }
        let (body, after) = marked.split_once(END).unwrap_or((marked, ""));
        if let Some(marker) = Marker::parse(body.trim_start_matches(START)) {
            text.push_str(&crate::document::marker(markers.len()));
            markers.push(marker);
        }
        rest = after;
    }
    push_text(&mut text, rest);
    parts.push(text);
    (parts, markers)
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
        };
        let row = Marker::Row {
            list: "stakeholders".to_owned(),
            row: RowAt::Spare(1),
        };
        let rendered = format!("{TICK}| {}{} |", row.long_form(), field.long_form());
        let joined = format!("{rendered}{END}{}", Marker::Page.long_form());
        let (parts, markers) = scan_parts(&joined);
        let (first, second, third) = (marker(0), marker(1), marker(2));
        assert_eq!(parts, [format!("| {first}{second} |"), third]);
        assert_eq!(markers, [row, field, Marker::Page]);
    }
}

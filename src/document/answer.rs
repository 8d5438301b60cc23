//! An answer: a value of the plan where it stands in the document.

use super::Block;

/// One entry of a pick-list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What the plan file holds.
    pub code: String,
    /// What people see; unique within its list.
    pub label: String,
}

/// What sort of answer is expected, which decides what control it gets.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerKind {
    /// A line or a few lines of plain text: also numbers, money, references and lists.
    Text,
    /// Paragraphs, lists and emphasis.
    Prose,
    /// One of a pick-list.
    Choice(Vec<Choice>),
    /// A day or a month.
    Date,
    /// Yes or no, by the words for them.
    YesNo([String; 2]),
}

/// What has been answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Plain text as people read it, line breaks included; for a choice its label.
    Text(String),
    /// Prose, already parsed.
    Prose(Vec<Block>),
    /// A date as people read it; `day` is `YYYY-MM-DD` and missing where only a month is known.
    Date {
        /// For example `3 September 2026` or `May 2027`.
        shown: String,
        /// The exact day, where there is one.
        day: Option<String>,
    },
    /// Yes or no, and the word for it.
    YesNo(bool, String),
}

/// How an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presentation {
    /// In a content control that can be filled in on screen.
    Control,
    /// As text that is part of the document.
    Plain,
    /// As room for handwriting.
    Handwriting,
}

/// An answer, filled in or still open.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The path of the value, row included: `stakeholders.S2.route`. A spare row has none.
    pub path: Option<String>,
    /// The path without its row: `stakeholders.route`. Names the control.
    pub tag: String,
    /// What people call the field.
    pub label: String,
    /// What the empty control says.
    pub prompt: String,
    /// What sort of answer is expected.
    pub kind: AnswerKind,
    /// What has been answered; nothing yet is `None`.
    pub value: Option<Shown>,
    /// How it is shown.
    pub presentation: Presentation,
}

impl Answer {
    /// Whether it is prose that can go on in the line it stands in: text of the document, and no more
    /// than one paragraph.
    #[must_use]
    pub fn is_a_line(&self) -> bool {
        let one = |blocks: &[Block]| matches!(blocks, [Block::Paragraph(_)]);
        self.presentation == Presentation::Plain
            && matches!(&self.value, Some(Shown::Prose(blocks)) if one(blocks))
    }

    /// What its control is called: by its label, and in a row by what names that too: `S2: Why they matter`.
    #[must_use]
    pub fn title(&self) -> String {
        match self.row() {
            Some(row) => format!("{row}: {}", self.label),
            None => self.label.clone(),
        }
    }

    /// The id of its row, or else its number.
    fn row(&self) -> Option<String> {
        let (list, key) = self.tag.rsplit_once('.')?;
        let within = self.path.as_deref()?.strip_prefix(list)?;
        let row = within.strip_suffix(key)?.strip_suffix('.')?;
        match row.strip_prefix('[') {
            Some(index) => {
                let index: usize = index.strip_suffix(']')?.parse().ok()?;
                Some((index + 1).to_string())
            }
            None => Some(row.strip_prefix('.')?.to_owned()),
        }
    }

    /// The name of the bookmark that marks this field, also where tags are lost.
    ///
    /// At most 40 characters of letters, digits and underscores, as ECMA-376 part 1,
    /// §17.13.6.2 with the limit of MS-OI29500 2.1.504 wants them.
    #[must_use]
    pub fn bookmark(&self) -> String {
        bookmark(&self.tag)
    }
}

/// The bookmark name of a field's tag: see [`Answer::bookmark`].
#[must_use]
pub fn bookmark(tag: &str) -> String {
    let name: String = tag
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    format!("coplan_{}", shortened(&name, 33, '_'))
}

/// The name of a field's control: its tag, shortened where it is longer than the 64 characters
/// that Word allows (MS-OI29500 2.1.520).
#[must_use]
pub fn control_name(tag: &str) -> String {
    shortened(tag, 64, '~')
}

/// A name of at most `limit` characters; a longer one ends in a hash of the whole, so that two
/// long names that begin alike stay apart.
fn shortened(name: &str, limit: usize, mark: char) -> String {
    if name.chars().count() <= limit {
        return name.to_owned();
    }
    // FNV-1a, 32 bits: names are few, and the hash must be the same for ever.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let kept: String = name.chars().take(limit.saturating_sub(9)).collect();
    format!("{kept}{mark}{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_and_stay_apart() {
        let long = |end: &str| format!("extra.{}.{end}", "a".repeat(80));
        for name in [bookmark, control_name] {
            assert_ne!(name(&long("one")), name(&long("two")));
        }
        assert_eq!(bookmark(&long("one")).len(), 40);
        assert_eq!(control_name(&long("one")).len(), 64);
        assert_eq!(bookmark("stakeholders.route"), "coplan_stakeholders_route");
        assert_eq!(control_name("stakeholders.route"), "stakeholders.route");
    }
}

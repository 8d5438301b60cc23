//! Where a finding is: a span of a text, a cell of a sheet, or a field of a Word document.

use serde::Serialize;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A named text: a plan file, a template, a style. Shared by every place that points into it.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// The name people know it by, for example `plan.yaml` or `plan.md.hbs`.
    pub name: String,
    /// Its whole content.
    pub content: String,
}

impl Text {
    /// A named text, ready to be pointed into.
    pub fn new(name: impl Into<String>, content: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            content: content.into(),
        })
    }
}

/// A span of bytes in a [`Text`].
#[derive(Clone, Debug, PartialEq)]
pub struct TextPlace {
    /// The text pointed into.
    pub text: Arc<Text>,
    /// Byte offsets into its content; clamped when shown.
    pub span: Range<usize>,
}

impl TextPlace {
    /// A place in `text`.
    #[must_use]
    pub fn new(text: &Arc<Text>, span: Range<usize>) -> Self {
        Self {
            text: Arc::clone(text),
            span,
        }
    }

    /// The place of one whole line, counted from 1.
    #[must_use]
    pub fn line(text: &Arc<Text>, line: usize) -> Self {
        let mut start = 0;
        for (index, content) in text.content.split_inclusive('\n').enumerate() {
            let trimmed = content.trim_end_matches(['\n', '\r']).len();
            if index + 1 == line {
                return Self::new(text, start..start + trimmed);
            }
            start += content.len();
        }
        Self::new(text, start..start)
    }

    /// Line and column of the start, both counted from 1; the column counts characters.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        let before = self.before();
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit_once('\n').map_or(before, |(_, last)| last);
        (line, last.chars().count() + 1)
    }

    fn before(&self) -> &str {
        let content = &self.text.content;
        let mut end = self.span.start.min(content.len());
        while !content.is_char_boundary(end) {
            end -= 1;
        }
        content.split_at(end).0
    }
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// A span of a plan file, template or style file.
    Text(TextPlace),
    /// A cell of a workbook.
    Cell {
        /// The workbook's file name.
        file: String,
        /// The sheet's name.
        sheet: String,
        /// The cell in A1 notation.
        cell: String,
    },
    /// A field of a Word document.
    Field {
        /// The document's file name.
        file: String,
        /// The heading it stands under, and the table row where there is one.
        heading: String,
    },
    /// A whole file.
    File(String),
}

impl Place {
    /// The same place in a document that goes by another name. The place of a text stays.
    #[must_use]
    pub fn in_document(self, file: String) -> Self {
        match self {
            Self::Cell { sheet, cell, .. } => Self::Cell { file, sheet, cell },
            Self::Field { heading, .. } => Self::Field { file, heading },
            Self::File(_) => Self::File(file),
            Self::Text(_) => self,
        }
    }
}

impl From<TextPlace> for Place {
    fn from(place: TextPlace) -> Self {
        Self::Text(place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(place) => {
                let (line, column) = place.line_and_column();
                write!(f, "{}:{line}:{column}", place.text.name)
            }
            Self::Cell { file, sheet, cell } => write!(f, "{file}, cell {sheet}!{cell}"),
            Self::Field { file, heading } => write!(f, "{file}, under “{heading}”"),
            Self::File(file) => f.write_str(file),
        }
    }
}

impl Serialize for Place {
    /// A place in JSON is its text form, and for texts also file, line and column.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::Text(place) => {
                let (line, column) = place.line_and_column();
                map.serialize_entry("file", &place.text.name)?;
                map.serialize_entry("line", &line)?;
                map.serialize_entry("column", &column)?;
            }
            Self::Cell { file, sheet, cell } => {
                map.serialize_entry("file", file)?;
                map.serialize_entry("sheet", sheet)?;
                map.serialize_entry("cell", cell)?;
            }
            Self::Field { file, heading } => {
                map.serialize_entry("file", file)?;
                map.serialize_entry("heading", heading)?;
            }
            Self::File(file) => map.serialize_entry("file", file)?,
        }
        map.end()
    }
}

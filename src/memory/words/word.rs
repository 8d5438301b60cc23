//! The words of a Word document, paragraph by paragraph (ECMA-376 part 1, §17).

use super::push_signs;
use crate::document::bookmark;
use crate::package::{Element, Opening, Step};
use std::sync::LazyLock;

/// What stands here is not, or no longer, said: the other version of the same content, and text
/// that has been deleted or moved while changes are tracked.
const UNSAID: [&str; 3] = ["mc:Fallback", "w:del", "w:moveFrom"];

/// The beginning of the bookmarks in the table that is left out, that of the approvals; they
/// outlive the tags of controls.
static APPROVALS: LazyLock<String> = LazyLock::new(|| bookmark("sign_off.approvers"));

/// What a document says whose tree this is.
pub(super) fn said(document: &Element) -> String {
    let mut said = Said::default();
    document.walk(&mut |step| said.see(&step));
    said.into_text()
}

/// What a row of a table says, noted before it becomes text: see [`Element::written`]. Nothing
/// where its table, and whatever table that stands in, is left out.
///
/// A row begins and ends with whole paragraphs, so its lines are the same wherever it stands.
#[must_use]
pub fn words_of_row(row: &Element) -> Option<String> {
    let mut said = Said::default();
    said.open_table();
    row.walk(&mut |step| said.see(&step));
    let left_out = said.tables.iter().any(|table| table.left_out);
    (!left_out).then(|| said.into_text())
}

/// Gathers what a document says, a line for each paragraph that says something.
#[derive(Default)]
pub(super) struct Said {
    lines: String,
    /// The tables that are open.
    tables: Vec<Table>,
    /// How many elements are open within something that is not said.
    unsaid: usize,
    /// The text that is open.
    text: Option<String>,
}

/// A table that is open.
struct Table {
    /// How much was said before it.
    before: usize,
    /// Whether it is left out.
    left_out: bool,
}

impl Said {
    /// Takes in the next step through the document.
    pub(super) fn see(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(start) => self.open(start),
            Step::Text(piece) => {
                if let Some(text) = &mut self.text {
                    text.push_str(piece);
                }
            }
            Step::Close(_) if self.unsaid > 0 => self.unsaid -= 1,
            Step::Close(name) => self.close(name),
            Step::Written(Some(lines)) if self.unsaid == 0 => self.lines.push_str(lines),
            Step::Written(Some(_)) => {}
            Step::Written(None) => self.leave_out_tables(),
        }
    }

    /// All that was said.
    pub(super) fn into_text(self) -> String {
        self.lines
    }

    fn open(&mut self, start: &Opening<'_>) {
        let name = start.name();
        if name == "w:bookmarkStart" && !self.tables.is_empty() {
            let bookmark = start.attribute("w:name");
            if bookmark.is_some_and(|name| name.starts_with(APPROVALS.as_str())) {
                self.leave_out_tables();
            }
        }
        if self.unsaid > 0 || UNSAID.contains(&name) {
            self.unsaid += 1;
            return;
        }
        match name {
            "w:t" => self.text = Some(String::new()),
            "w:noBreakHyphen" => self.lines.push('-'),
            "w:tbl" => self.open_table(),
            _ => {}
        }
    }

    fn open_table(&mut self) {
        self.tables.push(Table {
            before: self.lines.len(),
            left_out: false,
        });
    }

    /// Leaves out every table that is open.
    fn leave_out_tables(&mut self) {
        for table in &mut self.tables {
            table.left_out = true;
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => {
                if let Some(text) = self.text.take() {
                    push_signs(&mut self.lines, &text);
                }
            }
            "w:tbl" => {
                if let Some(table) = self.tables.pop().filter(|table| table.left_out) {
                    self.lines.truncate(table.before);
                }
            }
            "w:p" if !self.lines.is_empty() && !self.lines.ends_with('\n') => self.lines.push('\n'),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_by(body: &str) -> String {
        let xml = format!(
            "<w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
        );
        let mut said = Said::default();
        crate::package::walk("document", xml.as_bytes(), |step| said.see(&step)).unwrap();
        said.into_text()
    }

    #[test]
    fn words_are_the_same_however_they_are_cut_into_runs() {
        let whole = said_by("<w:p><w:r><w:t>Face to-face talks</w:t></w:r></w:p><w:p/>");
        let cut = said_by(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Face</w:t></w:r><w:r><w:t>to</w:t>\
             <w:noBreakHyphen/><w:t xml:space=\"preserve\">face </w:t></w:r>\
             <w:del><w:r><w:t>gone</w:t></w:r></w:del>\
             <w:ins><w:r><w:t>talks</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>",
        );
        assert_eq!(whole, "Faceto-facetalks\n");
        assert_eq!(whole, cut);
        assert_ne!(
            whole,
            said_by("<w:p><w:r><w:t>Face to-face talk</w:t></w:r></w:p>")
        );
    }

    #[test]
    fn the_table_of_approvals_is_left_out_and_no_other() {
        let table = |name: &str| {
            said_by(&format!(
                "<w:tbl><w:tr><w:tc><w:p><w:bookmarkStart w:name=\"{name}\"/>\
                 <w:r><w:t>Ruth</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            ))
        };
        assert_eq!(table("coplan_sign_off_approvers_name"), "");
        assert_eq!(table("coplan_stakeholders_name"), "Ruth\n");
    }
}

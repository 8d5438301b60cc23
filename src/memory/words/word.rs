//! The words of a Word document, paragraph by paragraph (ECMA-376 part 1, §17).

use super::push_signs;
use crate::document::bookmark;
use crate::package::{Opening, Step};

/// What stands here is not, or no longer, said: the other version of the same content, and text
/// that has been deleted or moved while changes are tracked.
const UNSAID: [&str; 3] = ["mc:Fallback", "w:del", "w:moveFrom"];

/// The list whose table is left out.
const APPROVALS: &str = "sign_off.approvers";

/// Gathers what a document says, a line for each paragraph that says something.
pub(super) struct Said {
    lines: String,
    /// The beginning of the bookmarks in the table that is left out; they outlive the tags of
    /// controls.
    approvals: String,
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
    pub(super) fn new() -> Self {
        Self {
            lines: String::new(),
            approvals: bookmark(APPROVALS),
            tables: Vec::new(),
            unsaid: 0,
            text: None,
        }
    }

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
            let left_out = bookmark.is_some_and(|name| name.starts_with(&self.approvals));
            for table in &mut self.tables {
                table.left_out |= left_out;
            }
        }
        if self.unsaid > 0 || UNSAID.contains(&name) {
            self.unsaid += 1;
            return;
        }
        match name {
            "w:t" => self.text = Some(String::new()),
            "w:noBreakHyphen" => self.lines.push('-'),
            "w:tbl" => self.tables.push(Table {
                before: self.lines.len(),
                left_out: false,
            }),
            _ => {}
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
        let mut said = Said::new();
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

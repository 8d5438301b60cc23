//! The words of a Word document, paragraph by paragraph (ECMA-376 part 1, §17).

use super::signs;
use crate::document::bookmark;
use crate::package::Element;

/// What stands here is not, or no longer, said: the other version of the same content, and text
/// that has been deleted or moved while changes are tracked.
const UNSAID: [&str; 3] = ["mc:Fallback", "w:del", "w:moveFrom"];

/// The list whose table is left out.
const APPROVALS: &str = "sign_off.approvers";

/// What a document says, a line for each paragraph that says something.
pub(super) fn said(document: &Element) -> String {
    let mut said = String::new();
    gather(document, &bookmark(APPROVALS), &mut said);
    said
}

/// Recursive: a tree that was parsed is at most [`crate::package::MAX_DEPTH`] deep.
fn gather(element: &Element, approvals: &str, said: &mut String) {
    match element.name.as_ref() {
        "w:t" => said.push_str(&signs(&element.own_text())),
        "w:noBreakHyphen" => said.push('-'),
        "w:tbl" if is_marked(element, approvals) => {}
        name if UNSAID.contains(&name) => {}
        name => {
            for child in element.elements() {
                gather(child, approvals, said);
            }
            if name == "w:p" && !said.is_empty() && !said.ends_with('\n') {
                said.push('\n');
            }
        }
    }
}

/// Whether a bookmark of this beginning stands in a table; bookmarks outlive the tags of controls.
fn is_marked(table: &Element, bookmark: &str) -> bool {
    table.descendants().any(|element| {
        let name = element.attribute("w:name").unwrap_or_default();
        element.name == "w:bookmarkStart" && name.starts_with(bookmark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_by(body: &str) -> String {
        let xml = format!(
            "<w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>{body}</w:body></w:document>"
        );
        said(&Element::parse("document", xml.as_bytes()).unwrap())
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

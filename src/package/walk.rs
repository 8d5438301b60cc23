//! Bytes of a part → its elements and texts in order, without a tree.
//!
//! In: bytes nobody vouches for. Out: one step after the other, to whoever only looks for a few
//! things and would throw the tree away.

use super::PackageError;
use super::parse::{Visitor, read};
use quick_xml::events::BytesStart;

/// What stands in a part, one step after the other.
pub enum Step<'a> {
    /// An element begins.
    Open(Opening<'a>),
    /// Text, unescaped; one text may come in several pieces.
    Text(&'a str),
    /// The element of this name ends.
    Close(&'a str),
}

/// The beginning of an element.
pub struct Opening<'a>(&'a BytesStart<'a>);

impl Opening<'_> {
    /// Its name, prefix included.
    #[must_use]
    pub fn name(&self) -> &str {
        std::str::from_utf8(self.0.name().into_inner()).unwrap_or_default()
    }

    /// The value of an attribute, unescaped.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let attribute = self.0.try_get_attribute(name).ok()??;
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
        Some(value.ok()?.into_owned())
    }
}

/// Passes through a part without keeping anything of it, so that it takes no room however deep and
/// long it is.
pub fn walk(part: &str, bytes: &[u8], see: impl FnMut(Step<'_>)) -> Result<(), PackageError> {
    read(part, bytes, &mut Walk { see })
}

/// Hands every step on.
struct Walk<See> {
    see: See,
}

impl<See: FnMut(Step<'_>)> Visitor for Walk<See> {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), PackageError> {
        (self.see)(Step::Open(Opening(start)));
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), PackageError> {
        (self.see)(Step::Text(text));
        Ok(())
    }

    fn close(&mut self, name: &[u8]) {
        (self.see)(Step::Close(std::str::from_utf8(name).unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_met_in_order_with_its_references_resolved() {
        let mut seen = Vec::new();
        let xml = "<a b='1 &amp; 2'>x&lt;<c/><![CDATA[<]]></a>";
        let walked = walk("x.xml", xml.as_bytes(), |step| {
            seen.push(match step {
                Step::Open(start) => format!("+{} {:?}", start.name(), start.attribute("b")),
                Step::Text(text) => text.to_owned(),
                Step::Close(name) => format!("-{name}"),
            });
        });
        assert!(walked.is_ok());
        let all = ["+a Some(\"1 & 2\")", "x", "<", "+c None", "-c", "<", "-a"];
        assert_eq!(seen, all);
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        for text in ["<a><b></a>", "<a>&b;</a>", "<!DOCTYPE a><a/>"] {
            assert!(walk("x.xml", text.as_bytes(), |_| ()).is_err(), "{text}");
        }
    }
}

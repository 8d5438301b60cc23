//! Bytes of a part → its elements and texts in order, without a tree.
//!
//! In: bytes nobody vouches for. Out: one step after the other, to whoever only looks for a few
//! things and would throw the tree away.

use super::PackageError;
use super::parse::{Visitor, malformed, read};
use quick_xml::events::BytesStart;
use std::cell::RefCell;

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
pub struct Opening<'a> {
    name: &'a str,
    start: &'a BytesStart<'a>,
    /// Why an attribute that was asked for cannot be read.
    fault: &'a RefCell<Option<quick_xml::Error>>,
}

impl Opening<'_> {
    /// Its name, prefix included.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
    }

    /// The value of an attribute, unescaped. If what stands there is damaged, there is none, and the
    /// walk ends with that.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.read(name).unwrap_or_else(|fault| {
            self.fault.replace(Some(fault));
            None
        })
    }

    fn read(&self, name: &str) -> Result<Option<String>, quick_xml::Error> {
        let Some(attribute) = self.start.try_get_attribute(name)? else {
            return Ok(None);
        };
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0)?;
        Ok(Some(value.into_owned()))
    }
}

/// Passes through a part without keeping anything of it, so that it takes no room however deep and
/// long it is.
pub fn walk(part: &str, bytes: &[u8], see: impl FnMut(Step<'_>)) -> Result<(), PackageError> {
    read(part, bytes, &mut Walk { part, see })
}

/// Hands every step on.
struct Walk<'a, See> {
    part: &'a str,
    see: See,
}

impl<See: FnMut(Step<'_>)> Visitor for Walk<'_, See> {
    fn open(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), PackageError> {
        let fault = RefCell::new(None);
        let opening = Opening {
            name,
            start,
            fault: &fault,
        };
        (self.see)(Step::Open(opening));
        match fault.into_inner() {
            Some(fault) => Err(malformed(self.part, &fault)),
            None => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), PackageError> {
        (self.see)(Step::Text(text));
        Ok(())
    }

    fn close(&mut self, name: &str) {
        (self.see)(Step::Close(name));
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
    fn an_attribute_that_is_damaged_is_not_taken_for_none() {
        for text in ["<a b='&c;'/>", "<a b=x/>", "<a b='1' b/>"] {
            let asked = walk("x.xml", text.as_bytes(), |step| {
                if let Step::Open(start) = step {
                    assert_eq!(start.attribute("c"), None);
                    assert_eq!(start.attribute("b").as_deref().filter(|b| *b != "1"), None);
                }
            });
            assert!(asked.is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        for text in ["<a><b></a>", "<a>&b;</a>", "<!DOCTYPE a><a/>"] {
            assert!(walk("x.xml", text.as_bytes(), |_| ()).is_err(), "{text}");
        }
    }
}

//! A part → its elements and texts in order.
//!
//! In: bytes nobody vouches for, or the tree that a part is written of. Out: one step after the
//! other, to whoever only looks for a few things. Both ways give the same steps: a tree is never
//! built of bytes for this, and bytes are never read that were just written.

use super::PackageError;
use super::element::{Element, Node, holdable};
use super::encoding::text_of;
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
    /// A branch that is written already, of which this was noted; only trees have any.
    Written(Option<&'a str>),
}

/// The beginning of an element.
pub struct Opening<'a> {
    name: &'a str,
    attributes: Attributes<'a>,
}

/// Where the attributes of an element stand.
enum Attributes<'a> {
    /// In bytes; and why one that was asked for cannot be read.
    Bytes(&'a BytesStart<'a>, &'a RefCell<Option<quick_xml::Error>>),
    /// In a tree.
    Tree(&'a Element),
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
        match self.attributes {
            Attributes::Bytes(start, faults) => {
                read_attribute(start, name).unwrap_or_else(|fault| {
                    faults.replace(Some(fault));
                    None
                })
            }
            Attributes::Tree(element) => {
                let value = element.attribute(name)?;
                Some(holdable(value).into_owned())
            }
        }
    }
}

fn read_attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, quick_xml::Error> {
    let Some(attribute) = start.try_get_attribute(name)? else {
        return Ok(None);
    };
    let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0)?;
    Ok(Some(value.into_owned()))
}

/// Passes through a part without keeping anything of it, so that it takes no room however deep and
/// long it is.
pub fn walk(part: &str, bytes: &[u8], see: impl FnMut(Step<'_>)) -> Result<(), PackageError> {
    read(part, &text_of(part, bytes)?, &mut Walk { part, see })
}

impl Element {
    /// Passes through a tree as [`walk`] passes through what is written of it, except for branches
    /// that are written already. Recursive, as writing is.
    pub fn walk(&self, see: &mut impl FnMut(Step<'_>)) {
        see(Step::Open(Opening {
            name: &self.name,
            attributes: Attributes::Tree(self),
        }));
        for node in &self.children {
            match node {
                Node::Element(element) => element.walk(see),
                Node::Text(text) => see(Step::Text(&holdable(text))),
                Node::Written { note, .. } => see(Step::Written(note.as_deref())),
            }
        }
        see(Step::Close(&self.name));
    }
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
            attributes: Attributes::Bytes(start, &fault),
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
                Step::Written(_) => "written".to_owned(),
            });
        });
        assert!(walked.is_ok());
        let all = ["+a Some(\"1 & 2\")", "x", "<", "+c None", "-c", "<", "-a"];
        assert_eq!(seen, all);
    }

    /// What the steps say, one text after the other taken as one.
    fn told(step: &Step<'_>) -> String {
        match step {
            Step::Open(start) => format!("[{} {:?}]", start.name(), start.attribute("b")),
            Step::Text(text) => (*text).to_owned(),
            Step::Close(name) => format!("[/{name}]"),
            Step::Written(note) => format!("{note:?}"),
        }
    }

    #[test]
    fn a_tree_gives_the_steps_that_what_is_written_of_it_gives() {
        let hostile =
            "a\tb\r\nc\rd & < > \" ' ]]> \u{0}\u{1}\u{1f}\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}é";
        let tree = Element::new("a")
            .with("b", hostile)
            .text(hostile)
            .child(Element::new("c").with("d", "1"))
            .text("e")
            .child(
                Element::new("f")
                    .text("")
                    .child(Element::new("g").text(hostile)),
            );
        let (mut of_tree, mut of_bytes) = (String::new(), String::new());
        tree.walk(&mut |step| of_tree.push_str(&told(&step)));
        walk("x.xml", &tree.to_part(), |step| {
            of_bytes.push_str(&told(&step));
        })
        .unwrap();
        // Between the declaration and the root stands a line end.
        assert_eq!(of_tree, of_bytes.trim_start());
    }

    #[test]
    fn of_what_is_written_already_the_note_is_left() {
        let mut tree = Element::new("a");
        let branch = || Element::new("c").text("x");
        tree.children
            .push(branch().written(Some("noted".to_owned())));
        tree.children.push(branch().written(None));
        let mut seen = String::new();
        tree.walk(&mut |step| seen.push_str(&told(&step)));
        assert_eq!(seen, "[a None]Some(\"noted\")None[/a]");
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

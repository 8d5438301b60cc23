//! Bytes of a part → the XML tree, with limits.
//!
//! In: bytes nobody vouches for. Out: an [`Element`], or what is wrong. No recursion, no
//! document type, no entity but the five of XML itself.

use super::encoding::text_of;
use super::limits::{MAX_DEPTH, MAX_NODES, MAX_PASSED, MAX_TEXT, refuse_above};
use super::{Element, Node, PackageError};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

impl Element {
    /// Reads the root element of a part, called `part` in errors.
    pub fn parse(part: &str, bytes: &[u8]) -> Result<Self, PackageError> {
        Self::parse_within(MAX_NODES, part, bytes)
    }

    /// Reads a part of at most so many nodes.
    pub(super) fn parse_within(
        limit: usize,
        part: &str,
        bytes: &[u8],
    ) -> Result<Self, PackageError> {
        let text = text_of(part, bytes)?;
        refuse_above(limit, part, text.as_bytes())?;
        let mut tree = Tree::new(part, limit, None);
        read(part, &text, &mut tree)?;
        tree.finish()
    }

    /// Reads a part and hands on every element called `name` as soon as it is closed, without
    /// keeping it: so that a sheet of a million cells takes the room of one row. The root comes
    /// back without them.
    pub fn stream(
        part: &str,
        bytes: &[u8],
        name: &str,
        mut each: impl FnMut(Self),
    ) -> Result<Self, PackageError> {
        let text = text_of(part, bytes)?;
        refuse_above(MAX_PASSED, part, text.as_bytes())?;
        let tap = Tap {
            name,
            each: &mut each,
        };
        let mut tree = Tree::new(part, MAX_NODES, Some(tap));
        read(part, &text, &mut tree)?;
        tree.finish()
    }
}

/// Who is told what stands in a part.
pub(super) trait Visitor {
    fn open(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), PackageError>;
    fn text(&mut self, text: &str) -> Result<(), PackageError>;
    fn close(&mut self, name: &str);
}

pub(super) fn read(part: &str, text: &str, visitor: &mut dyn Visitor) -> Result<(), PackageError> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader
            .read_event()
            .map_err(|error| malformed(part, &error))?
        {
            Event::Start(start) => visitor.open(name(part, start.name())?, &start)?,
            Event::Empty(start) => {
                let name = name(part, start.name())?;
                visitor.open(name, &start)?;
                visitor.close(name);
            }
            Event::End(end) => visitor.close(name(part, end.name())?),
            Event::Text(text) => visitor.text(&text.decode().map_err(|e| malformed(part, &e))?)?,
            Event::CData(text) => visitor.text(&text.decode().map_err(|e| malformed(part, &e))?)?,
            Event::GeneralRef(reference) => refer(part, &reference, visitor)?,
            Event::DocType(_) => return Err(PackageError::DocumentType { part: part.into() }),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// Tells a visitor the text that a reference stands for.
fn refer(
    part: &str,
    reference: &BytesRef<'_>,
    visitor: &mut dyn Visitor,
) -> Result<(), PackageError> {
    let character = reference.resolve_char_ref();
    if let Some(character) = character.map_err(|error| malformed(part, &error))? {
        return visitor.text(character.encode_utf8(&mut [0; 4]));
    }
    let name = reference
        .decode()
        .map_err(|error| malformed(part, &error))?;
    let text = resolve_xml_entity(&name);
    visitor.text(text.ok_or_else(|| PackageError::DocumentType { part: part.into() })?)
}

/// Where elements of one name go instead of into the tree.
struct Tap<'a> {
    name: &'a str,
    each: &'a mut dyn FnMut(Element),
}

/// The elements that are open, and the root once it is closed.
struct Tree<'a> {
    part: &'a str,
    open: Vec<Element>,
    root: Option<Element>,
    nodes: usize,
    /// How many nodes there may be.
    limit: usize,
    tap: Option<Tap<'a>>,
    /// How many bytes of text there have been.
    text: usize,
    /// How many nodes there were when the element for the tap was opened.
    kept: usize,
}

impl<'a> Tree<'a> {
    fn new(part: &'a str, limit: usize, tap: Option<Tap<'a>>) -> Self {
        Self {
            part,
            open: Vec::new(),
            root: None,
            nodes: 0,
            limit,
            tap,
            text: 0,
            kept: 0,
        }
    }

    fn is_tapped(&self, element: &Element) -> bool {
        self.tap
            .as_ref()
            .is_some_and(|tap| tap.name == element.name)
            && !self.open.is_empty()
    }

    /// Counts one node more, if there may be one.
    fn count(&mut self) -> Result<(), PackageError> {
        self.nodes += 1;
        if self.nodes > self.limit {
            return Err(PackageError::TooManyNodes {
                part: self.part.into(),
            });
        }
        Ok(())
    }

    fn finish(self) -> Result<Element, PackageError> {
        match self.root {
            Some(root) if self.open.is_empty() => Ok(root),
            _ => Err(malformed(
                self.part,
                &"it ends before its last element is closed",
            )),
        }
    }
}

impl Visitor for Tree<'_> {
    fn open(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), PackageError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(PackageError::TooDeep {
                part: self.part.into(),
                limit: MAX_DEPTH,
            });
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(malformed(self.part, &"a second root element"));
        }
        let before = self.nodes;
        self.count()?;
        let mut element = Element::new(name.to_owned());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| malformed(self.part, &error))?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                .map_err(|error| malformed(self.part, &error))?;
            self.count()?;
            let key = self::name(self.part, attribute.key)?;
            element = element.with(key.to_owned(), value.into_owned());
        }
        if self.is_tapped(&element) {
            self.kept = before;
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self, _: &str) {
        let Some(element) = self.open.pop() else {
            return;
        };
        if self.is_tapped(&element)
            && let Some(tap) = &mut self.tap
        {
            (tap.each)(element);
            self.nodes = self.kept;
            return;
        }
        match self.open.last_mut() {
            Some(parent) => parent.push(element),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), PackageError> {
        let Some(parent) = self.open.last_mut() else {
            return Ok(());
        };
        self.text = self.text.saturating_add(text.len());
        if self.text > MAX_TEXT {
            let part = self.part.into();
            return Err(PackageError::TooMuchText { part });
        }
        if let Some(Node::Text(before)) = parent.children.last_mut() {
            before.push_str(text);
        } else {
            self.nodes += 1;
            parent.children.push(Node::Text(text.to_owned()));
        }
        Ok(())
    }
}

fn name<'a>(part: &str, name: QName<'a>) -> Result<&'a str, PackageError> {
    std::str::from_utf8(name.into_inner()).map_err(|error| malformed(part, &error))
}

pub(super) fn malformed(part: &str, reason: &dyn std::fmt::Display) -> PackageError {
    PackageError::Malformed {
        part: part.into(),
        reason: reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Element, PackageError> {
        Element::parse("x.xml", text.as_bytes())
    }

    #[test]
    fn what_is_written_is_read_back_equal() {
        let element = Element::new("w:p")
            .with("w:val", "tab\t line\n \"&<>\" é")
            .text(" a & b <c> \r ")
            .child(Element::new("w:r").text("\u{10FFFD}"));
        assert_eq!(Element::parse("p", &element.to_part()).unwrap(), element);
    }

    #[test]
    fn elements_of_one_name_are_handed_on_and_not_kept() {
        let mut texts = Vec::new();
        let root = Element::stream("x.xml", b"<a><r>1</r><b><r>2</r></b>x</a>", "r", |row| {
            texts.push(row.own_text().into_owned());
        });
        assert_eq!(texts, ["1", "2"]);
        assert_eq!(
            root.unwrap(),
            Element::new("a").child(Element::new("b")).text("x")
        );
    }

    #[test]
    fn references_and_cdata_are_text() {
        let element = parse("<a>x&amp;&#65;&#x42;<![CDATA[<&]]></a>").unwrap();
        assert_eq!(element.own_text(), "x&AB<&");
    }

    #[test]
    fn a_document_type_and_its_entities_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        assert!(matches!(
            parse(bomb),
            Err(PackageError::DocumentType { .. })
        ));
        assert!(matches!(
            parse("<a>&b;</a>"),
            Err(PackageError::DocumentType { .. })
        ));
        assert!(parse("<a b='&c;'/>").is_err());
    }

    #[test]
    fn a_million_nested_elements_are_refused_without_a_stack_overflow() {
        let deep = "<a>".repeat(1_000_000);
        assert!(matches!(parse(&deep), Err(PackageError::TooDeep { .. })));
    }

    #[test]
    fn a_part_that_is_cut_off_or_not_xml_is_refused() {
        for text in ["", "<a>", "<a><b></a>", "plain", "<a/><b/>", "\u{0}"] {
            assert!(
                matches!(parse(text), Err(PackageError::Malformed { .. })),
                "{text:?}"
            );
        }
        assert!(Element::parse("x", &[0xFF, 0xFE, 0x3C]).is_err());
    }
}

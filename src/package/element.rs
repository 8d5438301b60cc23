//! The XML tree: built by code or read from a part, and written back to bytes.
//!
//! In: names, attributes, text, all *unescaped*. Out: escaped XML 1.0. Names are kept with
//! their prefix as they stand; no namespace is resolved and nothing is known of what an
//! element means.

use std::borrow::Cow;
use std::str::FromStr;

/// The name of an element or attribute, prefix included: `w:p`.
pub type Name = Cow<'static, str>;

/// The line every XML part begins with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An element: a name, attributes, and what stands inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, prefix included.
    pub name: Name,
    /// Its attributes in order, unescaped.
    pub attributes: Vec<(Name, Cow<'static, str>)>,
    /// What stands inside, in order.
    pub children: Vec<Node>,
}

/// What can stand inside an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, unescaped.
    Text(String),
    /// A branch that is written already, by [`Element::written`]; nothing read is ever one.
    Written {
        /// The branch as it is written.
        xml: String,
        /// What was noted of it before.
        note: Option<String>,
    },
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Element {
    /// An empty element.
    pub fn new(name: impl Into<Name>) -> Self {
        Self {
            name: name.into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Adds an attribute.
    #[must_use]
    pub fn with(mut self, name: impl Into<Name>, value: impl Into<Cow<'static, str>>) -> Self {
        reserve_first(&mut self.attributes);
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// Adds an element inside.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// Adds elements inside.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    /// Adds text inside.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        reserve_first(&mut self.children);
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element inside, in place.
    pub fn push(&mut self, child: Self) {
        reserve_first(&mut self.children);
        self.children.push(Node::Element(child));
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The number that an attribute gives; none where it is missing or gives none.
    #[must_use]
    pub fn number<N: FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.parse().ok()
    }

    /// The elements inside, text left out.
    #[must_use]
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) | Node::Written { .. } => None,
        })
    }

    /// The first element inside with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element inside with this name, to be changed.
    pub fn find_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.children.iter_mut().find_map(|node| match node {
            Node::Element(element) if element.name == name => Some(element),
            _ => None,
        })
    }

    /// The text directly inside, elements left out.
    #[must_use]
    pub fn own_text(&self) -> Cow<'_, str> {
        let mut texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) | Node::Written { .. } => None,
        });
        match (texts.next(), texts.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) => Cow::Borrowed(only),
            (Some(first), Some(second)) => {
                Cow::Owned([first, second].into_iter().chain(texts).collect())
            }
        }
    }

    /// This element and all below it, in document order, without recursion.
    pub fn descendants(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.elements().rev());
            Some(next)
        })
    }

    /// The bytes of a part whose root this element is: the declaration, then the tree.
    ///
    /// Recursive: a tree that was parsed is at most [`super::MAX_DEPTH`] deep, and whoever
    /// builds one by code keeps to the same bound.
    #[must_use]
    pub fn to_part(&self) -> Vec<u8> {
        let mut out = String::from(DECLARATION);
        self.write(&mut out);
        out.into_bytes()
    }

    /// This branch, written: a tree of many branches stays small when each is written as soon as
    /// it is whole. Nobody can look into it any more: what is to be known of it later is noted now,
    /// and comes back as [`super::Step::Written`].
    #[must_use]
    pub fn written(self, note: Option<String>) -> Node {
        let mut xml = String::new();
        self.write(&mut xml);
        Node::Written { xml, note }
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, false, out),
                Node::Written { xml, .. } => out.push_str(xml),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Most lists of a tree hold one thing, and a register has a million of them: a first place for
/// one thing, where a vector would make four.
fn reserve_first<T>(list: &mut Vec<T>) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
}

/// Whether XML 1.0 (§2.2) can hold this character at all.
#[must_use]
pub fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A text as it will be read back: without what XML cannot hold, which is left out in writing.
pub(super) fn holdable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml_character) {
        return Cow::Borrowed(text);
    }
    text.chars().filter(|c| is_xml_character(*c)).collect()
}

/// Writes text with markup escaped; what XML cannot hold is left out.
fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let mut rest = text;
    while let Some((plain, special)) = rest.find(needs_care).map(|at| rest.split_at(at)) {
        out.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') if in_attribute => out.push_str("&quot;"),
            Some('\t') if in_attribute => out.push_str("&#9;"),
            Some('\n') if in_attribute => out.push_str("&#10;"),
            Some('\r') => out.push_str("&#13;"),
            Some(character @ ('"' | '\t' | '\n')) => out.push(character),
            _ => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

fn needs_care(character: char) -> bool {
    character < ' ' || matches!(character, '&' | '<' | '>' | '"' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_what_xml_cannot_hold_is_left_out() {
        let element = Element::new("a")
            .with("b", "\"<&>\"\n\u{1}")
            .text("1 < 2 & \"x\"\r\u{FFFE}")
            .child(Element::new("c"));
        let part = String::from_utf8(element.to_part()).unwrap();
        insta::assert_snapshot!(part, @r#"
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <a b="&quot;&lt;&amp;&gt;&quot;&#10;">1 &lt; 2 &amp; "x"&#13;<c/></a>
        "#);
    }
}

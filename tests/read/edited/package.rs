//! Files whose parts are changed as programs change them.

use coplan::package::{Archive, Element, Node, Part, write_archive};

/// A file that is open to be changed.
pub struct File(Archive);

impl File {
    pub fn open(bytes: &[u8]) -> Self {
        Self(Archive::read(bytes).unwrap())
    }

    pub fn save(&self) -> Vec<u8> {
        write_archive(&self.0.parts).unwrap()
    }

    /// Changes the tree of a part.
    pub fn edit(&mut self, name: &str, change: impl FnOnce(&mut Element)) {
        let part = self.0.parts.iter_mut().find(|part| part.name == name);
        let part = part.unwrap_or_else(|| panic!("there is no {name}"));
        let mut root = Element::parse(name, &part.bytes).unwrap();
        change(&mut root);
        part.bytes = root.to_part();
    }

    /// Changes the text of the document.
    pub fn word(&mut self, change: impl FnOnce(&mut Element)) {
        self.edit("word/document.xml", change);
    }

    pub fn add(&mut self, name: &str, bytes: &str) {
        self.0.parts.retain(|part| part.name != name);
        self.0.parts.push(Part::new(name, bytes.as_bytes()));
    }

    pub fn remove(&mut self, name: &str) {
        self.0.parts.retain(|part| part.name != name);
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.0.part(name).unwrap().to_vec()).unwrap()
    }
}

/// Pieces of XML as nodes.
pub fn nodes(text: &str) -> Vec<Node> {
    let root = Element::parse("piece", format!("<x>{text}</x>").as_bytes()).unwrap();
    root.children
}

/// A run of text.
pub fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A paragraph of text.
pub fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// Does something to every element, those inside first.
pub fn each(element: &mut Element, change: &mut impl FnMut(&mut Element)) {
    for node in &mut element.children {
        if let Node::Element(child) = node {
            each(child, change);
        }
    }
    change(element);
}

/// The lists of nodes in which elements stand that fit: where to change what is inside.
pub fn each_list(element: &mut Element, change: &mut impl FnMut(&mut Vec<Node>)) {
    for node in &mut element.children {
        if let Node::Element(child) = node {
            each_list(child, change);
        }
    }
    change(&mut element.children);
}

/// The `number`th element that fits, in document order.
pub fn nth(
    root: &mut Element,
    number: usize,
    fits: impl Fn(&Element) -> bool + Copy,
) -> &mut Element {
    fn find<'e>(
        element: &'e mut Element,
        left: &mut usize,
        fits: impl Fn(&Element) -> bool + Copy,
    ) -> Option<&'e mut Element> {
        if fits(element) {
            if *left == 0 {
                return Some(element);
            }
            *left -= 1;
        }
        element.children.iter_mut().find_map(|node| match node {
            Node::Element(child) => find(child, left, fits),
            _ => None,
        })
    }
    let mut left = number;
    find(root, &mut left, fits).expect("such an element")
}

/// The value of a property of a control.
pub fn property(control: &Element, name: &str) -> Option<String> {
    let value = control.find("w:sdtPr")?.find(name)?.attribute("w:val")?;
    Some(value.to_owned())
}

/// The `number`th control with a tag.
pub fn control<'e>(root: &'e mut Element, tag: &str, number: usize) -> &'e mut Element {
    nth(root, number, |element| {
        element.name == "w:sdt" && property(element, "w:tag").as_deref() == Some(tag)
    })
}

/// Types into a control as Word does: its prompt goes, and the flag that it shows one.
pub fn type_into(control: &mut Element, text: &str) {
    fill(control, nodes(&run(text)));
}

/// Puts content into the innermost control, whose prompt goes.
pub fn fill(control: &mut Element, content: Vec<Node>) {
    let properties = control.find_mut("w:sdtPr").unwrap();
    properties
        .children
        .retain(|node| !matches!(node, Node::Element(flag) if flag.name == "w:showingPlcHdr"));
    let inside = control.find_mut("w:sdtContent").unwrap();
    if inside
        .elements()
        .next()
        .is_some_and(|first| first.name == "w:p")
    {
        let inner = nth(inside, 0, |element| element.name == "w:sdt");
        return fill(inner, content);
    }
    inside.children = content;
}

/// All controls of a tree, dissolved: what stood in them stays.
pub fn dissolve(root: &mut Element, fits: impl Fn(&Element) -> bool) {
    each_list(root, &mut |list| {
        let dissolved = std::mem::take(list)
            .into_iter()
            .flat_map(|node| match node {
                Node::Element(mut control) if control.name == "w:sdt" && fits(&control) => {
                    std::mem::take(&mut control.find_mut("w:sdtContent").unwrap().children)
                }
                node => vec![node],
            });
        *list = dissolved.collect();
    });
}

/// The rows of the `number`th repeating section of a list, as the nodes they stand in.
pub fn repeated<'e>(root: &'e mut Element, list: &str, number: usize) -> &'e mut Vec<Node> {
    let section = control(root, list, number);
    &mut section.find_mut("w:sdtContent").unwrap().children
}

/// The tree below a node.
pub fn tree(node: &mut Node) -> &mut Element {
    match node {
        Node::Element(element) => element,
        _ => panic!("an element"),
    }
}

//! Runs and what holds them → pieces of a line.

use super::marks;
use super::story::{Content, Piece};
use super::walk::{Walker, looked_through};
use crate::document::{Marks, is_picture_name};
use crate::memory::picture_source;
use crate::package::Element;

/// Boxes of symbol fonts, as code points of Wingdings, and the characters they stand for.
const SYMBOLS: &[(&str, &str)] = &[
    ("F0FE", "☒"),
    ("F0FD", "☒"),
    ("F0FC", "✓"),
    ("F0A8", "☐"),
    ("F06F", "☐"),
];

/// Fields of Word's own that count something; their results are no text of anybody's.
const COUNTING: [&str; 4] = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"];

impl Walker<'_> {
    /// Reads what stands in a paragraph.
    pub(super) fn inlines(&mut self, parent: &Element, out: &mut Vec<Piece>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:r" => self.run(element, out),
                "w:hyperlink" => self.hyperlink(element, out),
                "w:fldSimple" => self.simple_field(element, out),
                "m:oMath" => self.equation(element, out),
                "w:sdt" => self.control(element, |walker, content| walker.inlines(content, out)),
                "w:bookmarkStart" => self.begin_bookmark(element),
                "w:bookmarkEnd" => self.end_bookmark(element),
                "w:commentRangeStart" | "w:commentReference" => self.comment(element),
                // A control may stand round a paragraph in a paragraph where programs nest badly.
                "w:p" => self.inlines(element, out),
                name if looked_through(name) => self.inlines(element, out),
                _ => {}
            }
        }
    }

    fn comment(&mut self, element: &Element) {
        let Some(id) = element.attribute("w:id") else {
            return;
        };
        if !self.comments.iter().any(|(known, _)| known == id) {
            self.comments.push((id.to_owned(), self.field()));
        }
    }

    fn hyperlink(&mut self, element: &Element, out: &mut Vec<Piece>) {
        let address = element
            .attribute("r:id")
            .and_then(|id| self.context.links.get(id));
        let outer = self.link.clone();
        if let Some(address) = address {
            let address = match element.attribute("w:anchor") {
                Some(anchor) => format!("{address}#{anchor}"),
                None => address.clone(),
            };
            self.link = Some(address.into());
        }
        self.inlines(element, out);
        self.link = outer;
    }

    /// A field whose instruction stands in an attribute.
    fn simple_field(&mut self, element: &Element, out: &mut Vec<Piece>) {
        let instruction = element.attribute("w:instr");
        if instruction.is_some_and(counts) {
            self.push(Content::Counted, Marks::default(), out);
            return;
        }
        let outer = self.link.clone();
        let address = instruction.and_then(address);
        self.link = address.map(Into::into).or(outer.clone());
        self.inlines(element, out);
        self.link = outer;
    }

    /// The signs of an equation, one behind the other.
    fn equation(&self, element: &Element, out: &mut Vec<Piece>) {
        let signs = element.descendants().filter(|inner| inner.name == "m:t");
        let signs: String = signs.map(Element::own_text).collect();
        self.push(Content::Text(usable(&signs)), Marks::default(), out);
    }

    fn run(&mut self, run: &Element, out: &mut Vec<Piece>) {
        let marks = marks::marks(run, self.context.styles);
        self.run_content(run, marks, out);
    }

    fn run_content(&mut self, run: &Element, marks: Marks, out: &mut Vec<Piece>) {
        for element in run.elements() {
            match element.name.as_ref() {
                "w:fldChar" => self.field_character(element, out),
                "w:instrText" => {
                    if let Some((code, false)) = self.codes.last_mut() {
                        code.push_str(&element.own_text());
                    }
                }
                "w:commentReference" => self.comment(element),
                "w:footnoteReference" | "w:endnoteReference" => self.note(element),
                _ if self.in_code() => {}
                "w:t" => {
                    let mut text = usable(&element.own_text());
                    if self.context.by_libreoffice {
                        text = unescaped(&text);
                    }
                    self.push(Content::Text(text), marks, out);
                }
                "w:tab" | "w:ptab" => self.push(Content::Tab, marks, out),
                "w:cr" => self.push(Content::Break, marks, out),
                "w:br"
                    if element
                        .attribute("w:type")
                        .is_none_or(|kind| kind == "textWrapping") =>
                {
                    self.push(Content::Break, marks, out);
                }
                "w:noBreakHyphen" => {
                    self.push(Content::Text("\u{2011}".to_owned()), marks, out);
                }
                "w:softHyphen" => self.push(Content::Text("\u{ad}".to_owned()), marks, out),
                "w:sym" => self.symbol(element, marks, out),
                "w:drawing" | "w:pict" | "w:object" => self.drawing(element, out),
                "w:ruby" => self.ruby(element, marks, out),
                "mc:AlternateContent" => {
                    if let Some(choice) = element.find("mc:Choice") {
                        self.run_content(choice, marks, out);
                    }
                }
                _ => {}
            }
        }
    }

    /// Words with their pronunciation above them (ECMA-376 part 1, 17.3.3.25), which stands behind them here.
    fn ruby(&mut self, element: &Element, marks: Marks, out: &mut Vec<Piece>) {
        if let Some(words) = element.find("w:rubyBase") {
            self.inlines(words, out);
        }
        if let Some(spoken) = element.find("w:rt") {
            self.push(Content::Text(" (".to_owned()), marks, out);
            self.inlines(spoken, out);
            self.push(Content::Text(")".to_owned()), marks, out);
        }
    }

    /// Whether this is the instruction of a field, or the result of one that only counts.
    fn in_code(&self) -> bool {
        let hidden = |(code, in_result): &(String, bool)| !in_result || counts(code);
        self.codes.iter().any(hidden)
    }

    fn field_character(&mut self, element: &Element, out: &mut Vec<Piece>) {
        match element.attribute("w:fldCharType") {
            Some("begin") => self.codes.push((String::new(), false)),
            Some("separate") => {
                if let Some((code, in_result)) = self.codes.last_mut() {
                    *in_result = true;
                    if let Some(address) = address(code) {
                        self.link = Some(address.into());
                    }
                }
            }
            Some("end") => match self.codes.pop() {
                Some((code, _)) if counts(&code) => {
                    self.push(Content::Counted, Marks::default(), out);
                }
                Some((code, _)) if address(&code).is_some() => self.link = None,
                _ => {}
            },
            _ => {}
        }
    }

    fn symbol(&self, element: &Element, marks: Marks, out: &mut Vec<Piece>) {
        let code = element.attribute("w:char");
        let known = SYMBOLS
            .iter()
            .find(|(symbol, _)| code.is_some_and(|code| symbol.eq_ignore_ascii_case(code)));
        if let Some((_, text)) = known {
            self.push(Content::Text((*text).to_owned()), marks, out);
        }
    }

    /// A picture, or a box with text of its own.
    fn drawing(&mut self, element: &Element, out: &mut Vec<Piece>) {
        let boxes = element
            .descendants()
            .filter(|inner| inner.name == "w:txbxContent");
        let mut found = false;
        for content in boxes {
            found = true;
            let mut blocks = Vec::new();
            self.blocks(content, &mut blocks);
            self.beside.append(&mut blocks);
        }
        let pictured = |inner: &Element| matches!(inner.name.as_ref(), "a:blip" | "v:imagedata");
        if !found && element.descendants().any(pictured) {
            let content = known(element).unwrap_or(Content::Picture);
            self.push(content, Marks::default(), out);
        }
    }

    fn note(&mut self, element: &Element) {
        let Some(id) = element.attribute("w:id") else {
            return;
        };
        let key = (element.name.to_string(), id.to_owned());
        let notes = self.context.notes;
        if let Some(note) = notes.get(&key) {
            let mut blocks = Vec::new();
            self.blocks(note, &mut blocks);
            self.beside.append(&mut blocks);
        }
    }
}

/// A picture that coplan has put there.
fn known(drawing: &Element) -> Option<Content> {
    let mut properties = drawing.descendants();
    let properties = properties.find(|inner| inner.name == "wp:docPr")?;
    let source = picture_source(properties.attribute("name")?)?;
    let alt = properties
        .attribute("descr")
        .filter(|alt| !alt.is_empty())?;
    is_picture_name(source).then(|| Content::Known(usable(source), usable(alt)))
}

/// Whether the instruction of a field counts pages.
fn counts(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next();
    COUNTING
        .iter()
        .any(|known| word.is_some_and(|word| known.eq_ignore_ascii_case(word)))
}

/// The address of a field that is a link: `HYPERLINK "https://…"` (ECMA-376 part 1, §17.16.5.25).
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest.strip_prefix("HYPERLINK").map(str::trim_start)?;
    let (address, _) = rest.strip_prefix('"')?.split_once('"')?;
    (!address.is_empty()).then(|| address.to_owned())
}

/// Text without the characters that mean something to templates, or nothing to anybody.
fn usable(text: &str) -> String {
    let is_noncharacter = |c: char| {
        matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF) || matches!(c, '\u{FDD0}'..='\u{FDEF}')
    };
    text.chars()
        .map(|c| if c.is_ascii_whitespace() { ' ' } else { c })
        .filter(|c| !is_noncharacter(*c) && !c.is_control())
        .collect()
}

/// LibreOffice escapes what looks like an escape, `_x000D_`, as no other program does.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split("_x005F_x").enumerate() {
        out.push_str(match (at, is_rest_of_escape(part)) {
            (0, _) => "",
            (_, true) => "_x",
            (_, false) => "_x005F_x",
        });
        out.push_str(part);
    }
    out
}

/// Whether a text begins as an escape goes on: `000D_`.
fn is_rest_of_escape(text: &str) -> bool {
    let digits = text.bytes().take(4);
    digits.filter(u8::is_ascii_hexdigit).count() == 4 && text.as_bytes().get(4) == Some(&b'_')
}

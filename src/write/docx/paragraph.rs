//! Paragraphs: their properties, and the lines inside.

use super::handwriting;
use super::leaf::leaf;
use super::text::{self, Look};
use super::writer::{Flow, Writer};
use crate::document::{self, Alignment, Direction, Inline, Link};
use crate::package::Element;
use crate::style::Twips;
use docx_rs::{
    AlignmentType, IndentLevel, LineSpacing, LineSpacingType, NumberingId, ParagraphProperty,
    SpecialIndentType, Tab, TabLeaderType, TabValueType,
};

/// The height of lines that stand close together, in 240ths.
const CLOSE: i32 = 240;

/// The properties of a paragraph that its style does not give.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is on or off, independently of the others"
)]
pub(super) struct Shape {
    /// The paragraph style; `None` is `Normal`.
    pub(super) style: Option<&'static str>,
    /// The list it is an item of, and the level in it.
    pub(super) item: Option<(u32, u8)>,
    /// How far it is indented, where its style does not say so.
    pub(super) indent: Option<Indent>,
    /// How its text is aligned.
    pub(super) alignment: Alignment,
    /// Tab stops in twips, ruled up to there or not.
    pub(super) tabs: Vec<Stop>,
    /// How high its lines are at least, where they are written on by hand.
    pub(super) tall: Option<Twips>,
    /// Whether its lines stand close together.
    pub(super) close: bool,
    /// Whether it stays on the page of what follows it.
    pub(super) keeps: bool,
    /// Whether it starts a page.
    pub(super) starts_page: bool,
    /// The space before it in twips, where its style does not say so.
    pub(super) before: Option<u32>,
    /// Whether its text runs from right to left.
    pub(super) right_to_left: bool,
}

/// How far a paragraph is indented, in twips.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Indent {
    /// From the margin where lines start.
    pub(super) left: u32,
    /// From the margin where lines end.
    pub(super) right: u32,
    /// How far the first line hangs out to the left.
    pub(super) hanging: u32,
}

/// A tab stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// Where it is, in twips from the margin.
    pub(super) at: u32,
    /// What the text does there.
    pub(super) kind: TabValueType,
    /// Whether a line is ruled up to it.
    pub(super) ruled: bool,
}

impl Shape {
    /// A paragraph of this style.
    pub(super) fn style(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    /// A paragraph of running text where `flow` stands.
    pub(super) fn running(flow: Flow) -> Self {
        let mut shape = Self {
            style: flow.frame.paragraph_style(),
            alignment: flow.frame.alignment(),
            close: flow.is_close(),
            ..Self::default()
        };
        let mut indent = flow.indent();
        if flow.lists > 0 {
            indent.left += super::numbering::indent(flow.lists - 1);
        }
        if flow.lists > 0 || flow.quotes > 1 {
            shape.indent = Some(indent);
        }
        shape
    }

    /// The paragraph with this content.
    pub(super) fn paragraph(&self, content: Vec<Element>) -> Element {
        let properties = leaf(&self.properties());
        let mut paragraph = Element::new("w:p");
        if !properties.children.is_empty() {
            paragraph.push(properties);
        }
        paragraph.children(content)
    }

    fn properties(&self) -> ParagraphProperty {
        let mut properties = ParagraphProperty::new();
        if let Some(style) = self.style {
            properties = properties.style(style);
        }
        if let Some((list, level)) = self.item {
            let level = IndentLevel::new(usize::from(level));
            properties = properties.numbering(NumberingId::new(list as usize), level);
        }
        if let Some(indent) = self.indent {
            let hanging = SpecialIndentType::Hanging(signed(indent.hanging));
            let hanging = Some(hanging).filter(|_| indent.hanging > 0);
            let (left, right) = (signed(indent.left), signed(indent.right));
            properties = properties.indent(Some(left), hanging, Some(right), None);
        }
        match self.alignment {
            Alignment::Start => {}
            Alignment::Centre => properties = properties.align(AlignmentType::Center),
            Alignment::End => properties = properties.align(AlignmentType::Right),
        }
        for stop in &self.tabs {
            properties = properties.add_tab(stop.tab());
        }
        if let Some(spacing) = self.spacing() {
            properties = properties.line_spacing(spacing);
        }
        properties.keep_next = self.keeps.then_some(true);
        properties.page_break_before = self.starts_page.then_some(true);
        properties.bidi = self.right_to_left.then_some(true);
        properties
    }
}

impl Shape {
    /// The height of its lines and the space round them, where its style does not say so.
    fn spacing(&self) -> Option<LineSpacing> {
        let mut spacing = LineSpacing::new();
        if let Some(height) = self.tall {
            let height = signed(height.0);
            spacing = spacing.line_rule(LineSpacingType::AtLeast).line(height);
        } else if self.close {
            spacing = spacing.line_rule(LineSpacingType::Auto);
            spacing = spacing.line(CLOSE).after(0);
        }
        if let Some(before) = self.before {
            spacing = spacing.before(before);
        }
        let own = self.tall.is_some() || self.close || self.before.is_some();
        own.then_some(spacing)
    }
}

impl Stop {
    fn tab(self) -> Tab {
        let tab = Tab::new().val(self.kind).pos(self.at as usize);
        if self.ruled {
            tab.leader(TabLeaderType::Underscore)
        } else {
            tab
        }
    }
}

fn signed(twips: u32) -> i32 {
    i32::try_from(twips).unwrap_or(i32::MAX)
}

/// A line of no height that keeps two things apart or ends a cell.
pub(super) fn spacer() -> Element {
    Shape::style("Spacer").paragraph(Vec::new())
}

/// The space between a table and what stands below it.
pub(super) fn below_table() -> Element {
    Shape::style("BelowTable").paragraph(Vec::new())
}

impl Writer<'_> {
    /// A paragraph of inlines.
    pub(super) fn paragraph(
        &mut self,
        mut shape: Shape,
        content: &[Inline],
        flow: Flow,
    ) -> Element {
        let content = self.line(&mut shape, content, flow);
        shape.paragraph(content)
    }

    /// What stands in a paragraph of inlines, and what they make of its shape.
    pub(super) fn line(
        &mut self,
        shape: &mut Shape,
        content: &[Inline],
        flow: Flow,
    ) -> Vec<Element> {
        let direction = document::direction_of_line(content);
        shape.right_to_left = direction == Some(Direction::RightToLeft);
        if !flow.in_cell() {
            handwriting::make_room(shape, content, flow);
        }
        let look = Look {
            right_to_left: shape.right_to_left,
            ..Look::default()
        };
        self.inlines(content, look, flow)
    }

    /// The elements of inlines.
    pub(super) fn inlines(&mut self, content: &[Inline], look: Look, flow: Flow) -> Vec<Element> {
        let mut out = Vec::new();
        for inline in content {
            match inline {
                Inline::Text(text, marks) => {
                    out.extend(text::runs(
                        text,
                        Look {
                            marks: *marks,
                            ..look
                        },
                    ));
                }
                Inline::Break => out.push(text::line_break()),
                Inline::Link(link) => out.extend(self.link(link, look, flow)),
                Inline::Answer(answer) => out.extend(self.inline_answer(answer, look, flow)),
                Inline::Picture(picture) => match self.picture(picture, flow) {
                    Some(drawn) => out.push(drawn),
                    None => out.extend(text::runs(&picture.words(), look)),
                },
                Inline::PageNumber => out.push(text::page_number()),
                Inline::PageCount => out.push(text::page_count()),
            }
        }
        out
    }

    pub(super) fn link(&mut self, link: &Link, look: Look, flow: Flow) -> Vec<Element> {
        // A link inside a link is only its text.
        let inside = look.style == Some("Hyperlink");
        let target = if inside {
            None
        } else {
            self.link_target(&link.target)
        };
        let Some(target) = target else {
            return self.inlines(&link.content, look, flow);
        };
        let look = Look {
            style: Some("Hyperlink"),
            ..look
        };
        let content = self.inlines(&link.content, look, flow);
        vec![target.with("w:history", "1").children(content)]
    }

    fn link_target(&mut self, target: &str) -> Option<Element> {
        let element = Element::new("w:hyperlink");
        if let Some(anchor) = target.strip_prefix('#') {
            return Some(element.with("w:anchor", self.names.anchor(anchor)?));
        }
        let target = document::link_target(target)?;
        Some(element.with("r:id", self.relationships.link(&target)))
    }
}

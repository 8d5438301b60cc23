//! Blocks → paragraphs, tables and what stands between them.

use super::handwriting::{self, Share};
use super::paragraph::{Shape, below_table, spacer};
use super::text::{self, Look};
use super::writer::{Flow, Frame, Writer, value};
use crate::document::{AnswerKind, Block, Guidance, Heading, Inline, Paragraph, shown_line};
use crate::package::{Element, Node};

/// The control round a guidance note: it is no answer, and nobody types into it by accident.
pub(super) const GUIDANCE_TAG: &str = "coplan.guidance";
/// The space between a guidance note and what it is about, in twips.
const BELOW_GUIDANCE: u32 = 160;

impl Writer<'_> {
    /// The elements of blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block], flow: Flow) -> Vec<Element> {
        let mut out = Vec::new();
        let mut rest = blocks.iter().peekable();
        while let Some(block) = rest.next() {
            let before = out.len();
            let next = rest.peek().copied();
            match (block, next) {
                (Block::PageBreak, Some(Block::Heading(_))) if flow.frame == Frame::Body => {
                    self.starts_page = true;
                }
                (Block::Guidance(guidance), Some(next)) if self.is_above_handwriting(next) => {
                    out.extend(self.paper_question(guidance, flow));
                    rest.next();
                }
                _ => self.block(block, flow, &mut out),
            }
            let next = rest.peek().copied();
            if matches!(block, Block::Table(_)) && out.len() > before && !opens_space(next) {
                out.push(below_table());
            }
            if next.is_some_and(|next| is_like(block, next)) && !flow.frame.is_shaded() {
                out.push(spacer());
            }
            if flow.frame.is_shaded() && is_boundary(block, next) {
                set_gap(&mut out, 0);
            }
        }
        out
    }

    fn block(&mut self, block: &Block, flow: Flow, out: &mut Vec<Element>) {
        match block {
            Block::Title(content) => out.push(self.title(content, flow)),
            Block::Heading(heading) => out.push(self.heading(heading, flow)),
            Block::Paragraph(paragraph) => {
                out.push(self.paragraph(Shape::running(flow), &paragraph.content, flow));
            }
            Block::List(list) => out.extend(self.list(list, flow)),
            Block::Quote(blocks) => {
                let quotes = flow.quotes.saturating_add(1);
                let inner = Flow {
                    quotes,
                    ..flow.within(Frame::Quote)
                };
                out.extend(self.blocks(blocks, inner));
            }
            Block::Table(table) => out.extend(self.table(table, flow)),
            Block::Answer(answer) => out.extend(self.block_answer(answer, flow)),
            Block::Guidance(guidance) => {
                let content = self.guidance(guidance, flow);
                out.extend(self.locked(content));
            }
            Block::Panel(blocks) => {
                out.extend(self.blocks(blocks, flow.within(Frame::Panel)));
            }
            // Only sections turn the page, and only the page itself has sections.
            Block::Landscape(blocks) => out.extend(self.blocks(blocks, flow)),
            Block::Rule => out.push(Shape::style("Rule").paragraph(Vec::new())),
            Block::PageBreak => out.push(Shape::style("PageBreak").paragraph(Vec::new())),
        }
    }

    fn title(&mut self, content: &[Inline], flow: Flow) -> Element {
        self.paragraph(Shape::style("Title"), content, flow)
    }

    fn heading(&mut self, heading: &Heading, flow: Flow) -> Element {
        /// The styles of headings, the highest first: above them all stands the title.
        const STYLES: [&str; 5] = ["Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];
        let level = usize::from(heading.level.clamp(1, 5)) - 1;
        let style = STYLES.get(level).copied().unwrap_or("Heading6");
        self.heading = shown_line(&heading.content);
        let mut shape = Shape::style(style);
        shape.starts_page = std::mem::take(&mut self.starts_page);
        // What starts a page starts it at the same height everywhere.
        shape.before = match (shape.starts_page, self.on_paper) {
            (true, _) => Some(0),
            (false, true) => Some(handwriting::ABOVE_HEADING.0),
            (false, false) => None,
        };
        let content = self.line(&mut shape, &heading.content, flow);
        let mut content = self.commented(content, &heading.comments);
        let anchor = heading.anchor.as_deref();
        let name = anchor.and_then(|anchor| self.names.anchor(anchor));
        if let Some((start, end)) = name.and_then(|name| self.bookmark(&name, flow)) {
            content.insert(0, start);
            content.push(end);
        }
        shape.paragraph(content)
    }

    fn guidance(&mut self, guidance: &Guidance, flow: Flow) -> Vec<Element> {
        let inner = flow.within(Frame::Guidance);
        let mut content = Vec::new();
        let title = text::runs(&guidance.title, Look::default());
        if !title.is_empty() {
            content.push(Shape::style("GuidanceHeading").paragraph(title));
        }
        content.extend(self.blocks(&guidance.blocks, inner));
        if self.on_paper {
            content.iter_mut().for_each(keep_with_next);
        }
        content
    }

    /// A guidance note and the box below it, of which two fit on a page: lines stand close, the
    /// heading of the note stands in its first line, and a tab keeps the two apart. No note loses
    /// its heading: where the note has no first line, it gets one.
    fn paper_question(&mut self, guidance: &Guidance, flow: Flow) -> Vec<Element> {
        let inner = flow.within(Frame::PaperGuidance);
        let mut blocks = guidance.blocks.clone();
        let title = Inline::bold(&guidance.title);
        match blocks.first_mut() {
            Some(Block::Paragraph(first)) => {
                first.content.splice(0..0, [title, Inline::text("\t")]);
            }
            // A note that begins with a list has no first line to stand in.
            _ if guidance.title.is_empty() => {}
            _ => blocks.insert(
                0,
                Block::Paragraph(Paragraph {
                    content: vec![title],
                }),
            ),
        }
        let mut note = self.blocks(&blocks, inner);
        note.iter_mut().for_each(keep_with_next);
        let mut out = self.locked(note);
        out.extend(handwriting::lines(self.page_height(), Share::OfHalf, flow));
        out
    }

    /// Whether a block is room for handwriting that shares its page with another of its kind;
    /// large print leaves each a page.
    fn is_above_handwriting(&self, block: &Block) -> bool {
        match block {
            Block::Answer(answer) => {
                answer.kind == AnswerKind::Prose
                    && answer.is_left_to_pens()
                    && !self.style.large_print
            }
            _ => false,
        }
    }

    /// A guidance note in its control; paper has no controls.
    fn locked(&mut self, mut content: Vec<Element>) -> Vec<Element> {
        set_gap(&mut content, BELOW_GUIDANCE);
        if self.on_paper || content.is_empty() {
            return content;
        }
        let properties = Element::new("w:sdtPr")
            .child(value("w:tag", GUIDANCE_TAG))
            .child(value("w:id", self.names.control()))
            .child(value("w:lock", "sdtContentLocked"))
            .child(Element::new("w:richText"));
        let control = Element::new("w:sdt")
            .child(properties)
            .child(Element::new("w:sdtContent").children(content));
        vec![control]
    }
}

/// Keeps a paragraph of a note on the page of what follows it: on paper, with the box below.
fn keep_with_next(paragraph: &mut Element) {
    let properties = paragraph.find_mut("w:pPr");
    if let Some(properties) = properties.filter(|own| own.find("w:keepNext").is_none()) {
        properties.push(Element::new("w:keepNext"));
        super::leaf::put_in_order(properties);
    }
}

/// Whether what follows a table brings space of its own.
fn opens_space(next: Option<&Block>) -> bool {
    matches!(
        next,
        Some(Block::Heading(_) | Block::PageBreak | Block::Rule)
    )
}

/// Whether two blocks would run into each other if nothing stood between them.
fn is_like(block: &Block, next: &Block) -> bool {
    matches!(
        (block, next),
        (Block::List(_), Block::List(_))
            | (Block::Quote(_), Block::Quote(_))
            | (Block::Panel(_), Block::Panel(_))
    )
}

/// Whether the indent changes between two blocks, so that no shade would fill the gap.
fn is_boundary(block: &Block, next: Option<&Block>) -> bool {
    next.is_some_and(|next| matches!(block, Block::List(_)) != matches!(next, Block::List(_)))
}

/// Lets the last paragraph stand so far above what follows it, in twips; what else is said of its lines stays.
fn set_gap(out: &mut [Element], twips: u32) {
    let last = out.last_mut().filter(|last| last.name == "w:p");
    let Some(properties) = last.and_then(|last| last.find_mut("w:pPr")) else {
        return;
    };
    let known = properties.find("w:spacing").cloned();
    let mut spacing = known.unwrap_or_else(|| Element::new("w:spacing"));
    spacing.attributes.retain(|(name, _)| name != "w:after");
    properties
        .children
        .retain(|child| !matches!(child, Node::Element(own) if own.name == "w:spacing"));
    properties.push(spacing.with("w:after", twips.to_string()));
    super::leaf::put_in_order(properties);
}

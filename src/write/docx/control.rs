//! Content controls: how answers live in Word (ECMA-376 part 1, §17.5.2).
//!
//! In: an answer. Out: a control inside the paragraph, named by the answer's tag; only prose
//! has a control round its paragraphs. Plain answers are text, open ones on paper are room.

use super::handwriting::{self, Share};
use super::paragraph::Shape;
use super::text::{self, Look};
use super::writer::{Flow, Frame, Writer, value};
use crate::document::{
    Answer, AnswerKind, Block, Choice, Inline, Link, Presentation, Shown, addresses, control_name,
    shown_blocks, tick_sign,
};
use crate::package::{Element, Node, instant};

/// The longest title Word shows on a control.
const MAX_TITLE: usize = 64;

/// What makes the box of an empty answer three lines high, below its prompt: lines with nothing to be seen,
/// which LibreOffice would leave out if they held nothing.
const BOX: &str = "\n\u{A0}\n\u{A0}";

/// What a control is, apart from the answer it holds.
struct Control {
    /// Its number.
    id: String,
    /// What kind of control it is; rich text where nothing is said.
    kind: Option<Element>,
    /// Whether it shows its prompt.
    prompting: bool,
    /// Whether it is the part of another control, without a name or a frame of its own.
    inner: bool,
}

impl Writer<'_> {
    /// An answer that stands in a line.
    pub(super) fn inline_answer(
        &mut self,
        answer: &Answer,
        look: Look,
        flow: Flow,
    ) -> Vec<Element> {
        let content = match answer.presentation {
            Presentation::Plain => match answer.known() {
                Some(Shown::Prose(blocks)) => self.prose_in_line(blocks, look, flow),
                _ => self.plain_with_links(answer, look, flow),
            },
            Presentation::Handwriting => return handwriting::inline(answer, look, flow),
            Presentation::Control => vec![self.inline_control(answer, look, flow)],
        };
        let content = self.in_their_language(answer, content);
        match self.bookmark(&answer.bookmark(), flow) {
            Some((start, end)) => [start].into_iter().chain(content).chain([end]).collect(),
            None => content,
        }
    }

    /// Prose of one paragraph that goes on in the line it stands in.
    fn prose_in_line(&mut self, blocks: &[Block], look: Look, flow: Flow) -> Vec<Element> {
        match blocks {
            [Block::Paragraph(only)] => self.inlines(&only.content, look, flow),
            several => text::runs(&shown_blocks(several), look),
        }
    }

    /// An answer as text of the document, in which addresses are links.
    fn plain_with_links(&mut self, answer: &Answer, look: Look, flow: Flow) -> Vec<Element> {
        if answer.kind != AnswerKind::Text {
            return plain(answer, look);
        }
        let text = answer.known_text();
        let mut out = Vec::new();
        for (piece, target) in addresses(&text) {
            let Some(target) = target else {
                out.extend(text::runs(piece, look));
                continue;
            };
            let content = vec![Inline::Text(piece.to_owned(), look.marks)];
            out.extend(self.link(&Link { target, content }, look, flow));
        }
        out
    }

    /// A control of its own; numbers are given out in document order.
    fn control(&mut self) -> Control {
        Control {
            id: self.names.control(),
            kind: None,
            prompting: false,
            inner: false,
        }
    }

    fn inline_control(&mut self, answer: &Answer, look: Look, flow: Flow) -> Element {
        if matches!(answer.kind, AnswerKind::YesNo(_)) {
            return self.tick_box(answer);
        }
        let shown = answer.known().map(Shown::text);
        let content = match &shown {
            Some(text) => text::runs(text, look),
            None => prompt(answer),
        };
        let control = Control {
            kind: kind_element(answer, &self.document.properties.own_language, flow),
            prompting: shown.is_none(),
            ..self.control()
        };
        control.element(answer, content)
    }

    fn tick_box(&mut self, answer: &Answer) -> Element {
        let answered = match &answer.value {
            Some(Shown::YesNo(yes, _)) => Some(*yes),
            _ => None,
        };
        let ticked = answered == Some(true);
        let empty = tick_sign(answered.filter(|yes| !yes));
        let state = |name, sign: char| {
            Element::new(name)
                .with("w14:val", format!("{:04X}", u32::from(sign)))
                .with("w14:font", "MS Gothic")
        };
        let checked = if ticked { "1" } else { "0" };
        let kind = Element::new("w14:checkbox")
            .child(Element::new("w14:checked").with("w14:val", checked))
            .child(state("w14:checkedState", tick_sign(Some(true))))
            .child(state("w14:uncheckedState", empty));
        let sign = tick_sign(answered).to_string();
        let content = text::runs(&sign, Look::style("TickBox"));
        let control = Control {
            kind: Some(kind),
            ..self.control()
        };
        control.element(answer, content)
    }

    /// A prose answer: a control round its paragraphs, or text, or a box to write in.
    pub(super) fn block_answer(&mut self, answer: &Answer, flow: Flow) -> Vec<Element> {
        if answer.kind != AnswerKind::Prose {
            let line = [Inline::Answer(Box::new(answer.clone()))];
            return vec![self.paragraph(Shape::running(flow), &line, flow)];
        }
        let outer = (answer.presentation == Presentation::Control).then(|| self.control());
        let content = self.prose(answer, flow);
        let mut content = self.in_their_language(answer, content);
        match answer.presentation {
            Presentation::Handwriting if content.is_empty() => {
                return handwriting::lines(self.page_height(), Share::Third, flow);
            }
            Presentation::Handwriting => return content,
            Presentation::Plain => {}
            Presentation::Control => self.nest_first(answer, &mut content, flow),
        }
        if let Some((start, end)) = self.bookmark(&answer.bookmark(), flow) {
            mark(&mut content, start, end);
        }
        match outer {
            Some(outer) => vec![outer.element(answer, content)],
            None => content,
        }
    }

    /// The content of an answer, which says what language it is in where that is not the document's own.
    fn in_their_language(&self, answer: &Answer, mut content: Vec<Element>) -> Vec<Element> {
        let properties = &self.document.properties;
        // Labels of pick-lists, dates and ticks are words of the document.
        let is_theirs = matches!(answer.kind, AnswerKind::Text | AnswerKind::Prose);
        if is_theirs && answer.known().is_some() && properties.language != properties.own_language {
            let mark = super::settings::language_of_text(&properties.language);
            for element in &mut content {
                text::mark_language(element, &mark);
            }
        }
        content
    }

    fn prose(&mut self, answer: &Answer, flow: Flow) -> Vec<Element> {
        match answer.known() {
            None => Vec::new(),
            Some(Shown::Prose(blocks)) => self.blocks(blocks, flow),
            Some(other) => {
                let line = [Inline::text(other.text())];
                vec![self.paragraph(Shape::running(flow), &line, flow)]
            }
        }
    }

    /// Puts the content of the first paragraph into a control of its own: a control round a
    /// paragraph alone loses prompt and emphasis in LibreOffice.
    fn nest_first(&mut self, answer: &Answer, content: &mut Vec<Element>, flow: Flow) {
        let prompting = content.is_empty();
        if prompting {
            // An empty answer on the page is a box, so that people see where to write.
            let shape = match flow.frame {
                Frame::Body => Shape::style("Answer"),
                _ => Shape::running(flow),
            };
            let mut inside = prompt(answer);
            if flow.frame == Frame::Body {
                inside.extend(text::runs(BOX, Look::style("PlaceholderText")));
            }
            content.push(shape.paragraph(inside));
        }
        let first = content.first_mut().filter(|first| first.name == "w:p");
        let Some(first) = first.filter(|first| first.children.len() > content_start(first)) else {
            return;
        };
        let control = Control {
            prompting,
            inner: true,
            ..self.control()
        };
        let after = content_start(first);
        let inside = first.children.split_off(after);
        let mut element = control.element(answer, Vec::new());
        if let Some(holder) = element.find_mut("w:sdtContent") {
            holder.children = inside;
        }
        first.push(element);
    }
}

impl Control {
    /// The control round this content (`w:sdt`); its properties in the order of `CT_SdtPr`.
    fn element(self, answer: &Answer, content: Vec<Element>) -> Element {
        let title: String = answer.title().chars().take(MAX_TITLE).collect();
        let mut properties = Element::new("w:sdtPr");
        if !title.is_empty() {
            properties.push(value("w:alias", title));
        }
        if !self.inner {
            properties.push(value("w:tag", control_name(&answer.tag)));
        }
        properties.push(value("w:id", self.id));
        if self.prompting {
            properties.push(Element::new("w:showingPlcHdr"));
        }
        if self.inner {
            properties.push(Element::new("w15:appearance").with("w15:val", "hidden"));
        }
        properties.push(self.kind.unwrap_or_else(|| Element::new("w:richText")));
        Element::new("w:sdt")
            .child(properties)
            .child(Element::new("w:sdtContent").children(content))
    }
}

/// An answer as text of the document.
pub(super) fn plain(answer: &Answer, look: Look) -> Vec<Element> {
    text::runs(&answer.known_text(), look)
}

/// What the empty control says; a control without any text could not be found again.
fn prompt(answer: &Answer) -> Vec<Element> {
    let look = Look::style("PlaceholderText");
    [&answer.prompt, &answer.label]
        .into_iter()
        .map(|text| text::runs(text, look))
        .find(|runs| !runs.is_empty())
        .unwrap_or_else(|| text::runs("…", look))
}

/// What kind of control an answer in a line gets; `None` is rich text.
fn kind_element(answer: &Answer, language: &str, flow: Flow) -> Option<Element> {
    match &answer.kind {
        AnswerKind::Choice(choices) => Some(drop_down(answer, choices)),
        AnswerKind::Date => Some(date_picker(answer, language, flow.in_entry)),
        AnswerKind::Text | AnswerKind::Prose | AnswerKind::YesNo(_) => None,
    }
}

/// A list to pick from. Its first entry is the prompt, and picking it empties the control.
fn drop_down(answer: &Answer, choices: &[Choice]) -> Element {
    let shown = match answer.known() {
        Some(Shown::Text(text)) => text.as_str(),
        _ => "",
    };
    let mut list = Element::new("w:dropDownList");
    if let Some(chosen) = choices.iter().find(|choice| choice.label == shown) {
        list = list.with("w:lastValue", chosen.code.clone());
    }
    // An entry without a text of its own is what Word writes for "pick this to empty it".
    let mut labels = vec![answer.prompt.as_str()];
    let mut codes = labels.clone();
    if !answer.prompt.is_empty() && choices.iter().all(|choice| choice.label != answer.prompt) {
        list.push(Element::new("w:listItem").with("w:value", answer.prompt.clone()));
    } else {
        labels.clear();
    }
    // Word refuses a list with two equal texts or two equal values.
    for Choice { code, label } in choices {
        let repeated = labels.contains(&label.as_str()) || codes.contains(&code.as_str());
        if label.is_empty() || code.is_empty() || repeated {
            continue;
        }
        labels.push(label);
        codes.push(code);
        let item = Element::new("w:listItem").with("w:displayText", label.clone());
        list.push(item.with("w:value", code.clone()));
    }
    list
}

/// A date picker. Any text can be typed into it; Word makes a day of what looks like one, so a
/// month that is known keeps the form of a month. In the row of an entry its name is short.
fn date_picker(answer: &Answer, language: &str, in_entry: bool) -> Element {
    let (day, month) = if in_entry {
        ("d MMM yyyy", "MMM yyyy")
    } else {
        ("d MMMM yyyy", "MMMM yyyy")
    };
    let mut date = Element::new("w:date");
    let mut format = day;
    if let Some(Shown::Date { day: known, .. }) = answer.known() {
        match known.as_deref().and_then(instant) {
            Some(instant) => date = date.with("w:fullDate", instant),
            None => format = month,
        }
    }
    date.child(value("w:dateFormat", format))
        .child(value("w:lid", super::settings::language(language)))
        .child(value("w:storeMappedDataAs", "date"))
        .child(value("w:calendar", "gregorian"))
}

/// Where the content of a paragraph starts: after its properties.
fn content_start(paragraph: &Element) -> usize {
    usize::from(paragraph.find("w:pPr").is_some())
}

/// Puts a bookmark round blocks: inside the first and the last paragraph where there is one, so
/// that it stays with the text, else beside them.
fn mark(content: &mut Vec<Element>, start: Element, end: Element) {
    match content.last_mut().filter(|last| last.name == "w:p") {
        Some(last) => last.push(end),
        None => content.push(end),
    }
    match content.first_mut().filter(|first| first.name == "w:p") {
        Some(first) => {
            let at = content_start(first);
            first.children.insert(at, Node::Element(start));
        }
        None => content.insert(0, start),
    }
}

//! A story → answers, rows, comments, and what people wrote beside them.

use super::answer;
use super::comments::{Note, Notes};
use super::own::{Own, segments};
use super::story::{Block, Content, Line, Story};
use super::stray::{Single, Stray};
use super::walk::is_heading;
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::{Field, Kind};
use crate::read::gathered::{self, Comment, Gathered, Leftover, Raw, says_the_same};
use crate::template::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// What is being gathered, and where in the document that is.
pub(super) struct Gathering<'a> {
    file: &'a str,
    pub(super) terms: &'a Terms,
    pub(super) own: &'a Own<'a>,
    pub(super) story: &'a Story,
    notes: Notes,
    pub(super) gathered: Gathered,
    /// The lines of each single field.
    pub(super) parts: BTreeMap<String, Vec<Part>>,
    pub(super) strays: Vec<Stray>,
    /// The heading this stands under.
    pub(super) heading: String,
    /// The field nearest before.
    pub(super) near: Option<String>,
    /// How many lines there have been.
    pub(super) line: usize,
    /// Whether nobody can tell where an answer of several paragraphs ends: LibreOffice forgets the
    /// control round them, and what is typed behind the first stands behind its bookmark.
    pub(super) ends_lost: bool,
    /// The prose that the last line belonged to.
    pub(super) prose: Option<String>,
    /// The fields that stand alone.
    pub(super) singles: Vec<Single<'a>>,
    /// Those of which it is known that they have an answer: nothing takes it away again.
    answered: BTreeSet<String>,
}

/// What one line says of a single field.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The line with only the pieces of that field.
    line: Line,
    /// Which line that is.
    number: usize,
    /// The heading it stands under.
    heading: String,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(
        file: &'a str,
        terms: &'a Terms,
        own: &'a Own<'a>,
        story: &'a Story,
        notes: Notes,
    ) -> Self {
        Self {
            file,
            terms,
            own,
            story,
            notes,
            gathered: Gathered::default(),
            parts: BTreeMap::new(),
            strays: Vec::new(),
            heading: String::new(),
            near: None,
            line: 0,
            ends_lost: false,
            prose: None,
            singles: Single::all(terms),
            answered: BTreeSet::new(),
        }
    }

    /// Reads the body.
    pub(super) fn body(&mut self) {
        self.blocks(&self.story.blocks);
    }

    /// Reads a header or footer, which holds no fields.
    pub(super) fn band(&mut self, story: &Story) {
        "header and footer".clone_into(&mut self.heading);
        self.near = None;
        for line in super::story::lines(&story.blocks) {
            for (segment, _) in segments(line) {
                let again = self.strays.iter().any(|stray| stray.text == segment);
                if !again && !self.own.is_own(&segment, line) {
                    self.leave(segment, "headers and footers hold no answers");
                }
            }
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Line(line) => self.line(line),
                Block::Grid(grid) => self.grid(grid),
            }
        }
    }

    fn line(&mut self, line: &Line) {
        self.line += 1;
        let text = line.text();
        let unmarked = line.begins.is_empty()
            && line.field.is_none()
            && line.pieces.iter().all(|piece| piece.field.is_none());
        if is_heading(line) && unmarked && self.own.is_own(&text, line) && !text.trim().is_empty() {
            text.trim().clone_into(&mut self.heading);
            self.near = None;
        }
        for begun in &line.begins {
            if let Some(mark) = self.story.marks.get(*begun) {
                self.near = Some(mark.tag.clone());
                if self.is_single(&mark.tag) {
                    self.gathered.held.insert(mark.tag.clone());
                    self.parts.entry(mark.tag.clone()).or_default();
                }
            }
        }
        self.fields_of(line);
        self.notes(line, None);
        if !self.goes_on(line, unmarked) {
            self.strays_of(line, unmarked);
        }
    }

    /// Keeps what a line says of single fields.
    fn fields_of(&mut self, line: &Line) {
        let mut tags: Vec<&str> = Vec::new();
        let fields = line
            .pieces
            .iter()
            .map(|piece| piece.field)
            .chain([line.field]);
        for field in fields {
            let mark = field.and_then(|field| self.story.marks.get(field));
            if let Some(mark) = mark.filter(|mark| !tags.contains(&mark.tag.as_str())) {
                tags.push(&mark.tag);
            }
        }
        let whole = self.prose_of(line).filter(|_| self.ends_lost);
        let line = &self.without_own_words(line);
        for tag in tags {
            let whole = whole.as_deref() == Some(tag);
            let of_tag = |field: usize| {
                self.story
                    .marks
                    .get(field)
                    .is_some_and(|mark| mark.tag == tag)
            };
            let part = Part {
                line: line.only(|piece| piece.field.map_or(whole, of_tag)),
                number: self.line,
                heading: self.heading.clone(),
            };
            if self.is_single(tag) {
                self.parts.entry(tag.to_owned()).or_default().push(part);
            } else if !part.line.text().trim().is_empty() {
                let why = "it stands outside the table it belongs to";
                self.leave(part.line.text().trim().to_owned(), why);
            }
        }
    }

    /// A line without the document's own words that stand in it beside fields, such as the label before an
    /// answer that goes on in its line.
    fn without_own_words(&self, line: &Line) -> Line {
        let mut kept = Vec::with_capacity(line.pieces.len());
        for run in line.pieces.chunk_by(|one, next| one.field == next.field) {
            let is_beside = run.first().is_some_and(|piece| piece.field.is_none());
            let text = super::story::text(run);
            let says = text.contains(char::is_alphanumeric);
            if !(is_beside && says && self.own.is_own(&text, line)) {
                kept.extend_from_slice(run);
            }
        }
        Line {
            pieces: kept,
            ..line.clone()
        }
    }

    /// Keeps the comments anchored in a line, perhaps of a row, and says which pictures are left
    /// out.
    pub(super) fn notes(&mut self, line: &Line, row: Option<usize>) {
        for (id, field) in &line.comments {
            if let Some(Note { author, text }) = self.notes.take(id) {
                let mark = field.and_then(|field| self.story.marks.get(field));
                let comment = Comment {
                    author,
                    text,
                    near: mark.map(|mark| mark.tag.clone()).or(self.near.clone()),
                    place: self.place(row),
                };
                self.gathered.comments.push(comment);
            }
        }
        if line
            .pieces
            .iter()
            .any(|piece| piece.content == Content::Picture)
        {
            let message = "this picture is none of the plan's, so it is left out";
            let finding = Diagnostic::warning("picture-left-out", message)
                .in_place(self.place(row))
                .help("describe what it shows in words, or put its file beside the plan and name it there");
            self.gathered.findings.push(match &self.near {
                Some(near) => finding.at(near.clone()),
                None => finding,
            });
        }
    }

    /// The place where this is: its heading, or the label of the field where there is none yet.
    pub(super) fn place(&self, row: Option<usize>) -> Place {
        self.place_under(&self.heading, row)
    }

    fn place_under(&self, heading: &str, row: Option<usize>) -> Place {
        let near = self.near.as_deref();
        let field = near.and_then(|tag| self.terms.registry().field(tag));
        let heading = match (heading, field) {
            ("", Some(field)) => self.terms.field(field).label,
            ("", None) => "the top of the document".to_owned(),
            (heading, _) => heading.to_owned(),
        };
        self.place_called(match row {
            Some(row) => format!("{heading}, row {row}"),
            None => heading,
        })
    }

    /// The place of a single field under a heading: the heading alone, where it asks for just that.
    fn place_of_single(&self, heading: &str, field: &Field) -> Place {
        let label = self.terms.field(field).label;
        self.place_called(if heading.is_empty() {
            label
        } else if self.asked_by(heading).any(|asked| asked.tag == field.tag) {
            heading.to_owned()
        } else {
            format!("{heading}, {label}")
        })
    }

    /// The place of a field, by what the table that is being read calls it, in a row of it.
    pub(super) fn place_in_row(&self, row: usize, label: &str) -> Place {
        let heading = match self.heading.as_str() {
            "" => label,
            heading => heading,
        };
        self.place_called(format!("{heading}, row {row}, {label}"))
    }

    fn place_called(&self, heading: String) -> Place {
        Place::Field {
            file: self.file.to_owned(),
            heading,
        }
    }

    /// Keeps something that is no answer.
    pub(super) fn leave(&mut self, text: String, why: &str) {
        self.gathered.leftovers.push(Leftover {
            text,
            near: self.near.clone(),
            place: self.place(None),
            why: why.to_owned(),
        });
    }

    /// Everything that has been gathered.
    pub(super) fn finish(mut self) -> Gathered {
        self.settle_strays();
        let registry = self.terms.registry();
        for (tag, parts) in std::mem::take(&mut self.parts) {
            if let Some(field) = registry.field(&tag) {
                self.single(field, &parts);
            }
        }
        for note in std::mem::take(&mut self.notes).into_rest() {
            "comments".clone_into(&mut self.heading);
            self.near = None;
            let place = self.place(None);
            self.gathered.comments.push(Comment {
                author: note.author,
                text: note.text,
                near: None,
                place,
            });
        }
        self.gathered
    }

    /// Whether nothing has been answered in a single field.
    pub(super) fn is_open(&mut self, field: &Field) -> bool {
        if self.answered.contains(&*field.tag) {
            return false;
        }
        let parts = self.parts.get(&*field.tag).into_iter().flatten();
        let lines: Vec<Line> = parts.map(|part| part.line.clone()).collect();
        let controls = &self.story.controls;
        let raw = answer::raw(field, &lines, controls, self.own, self.place(None));
        let is_open = raw.is_empty();
        if !is_open {
            self.answered.insert(field.tag.to_string());
        }
        is_open
    }

    /// Adds a line to a single field that has none.
    pub(super) fn add_part(&mut self, tag: &str, line: Line, number: usize, heading: &str) {
        let heading = heading.to_owned();
        self.gathered.held.insert(tag.to_owned());
        self.parts.entry(tag.to_owned()).or_default().push(Part {
            line,
            number,
            heading,
        });
    }

    /// The number of the line that is being read.
    pub(super) fn number(&self) -> usize {
        self.line
    }

    /// The answer to a single field. Where the field stands twice, the first answer counts.
    fn single(&mut self, field: &Field, parts: &[Part]) {
        let together = |one: &Part, other: &Part| {
            one.number == other.number
                || (field.kind == Kind::Prose && one.heading == other.heading)
        };
        self.near = Some(field.tag.to_string());
        let mut first: Option<Raw> = None;
        for group in parts.chunk_by(together) {
            let [Part { heading, .. }, ..] = group else {
                continue;
            };
            let place = self.place_of_single(heading, field);
            let lines: Vec<Line> = group.iter().map(|part| part.line.clone()).collect();
            let raw = answer::raw(field, &lines, &self.story.controls, self.own, place);
            match &first {
                Some(first) if raw.is_empty() || says_the_same(first, &raw) => {}
                Some(_) if first.as_ref().is_some_and(|first| !first.is_empty()) => {
                    let text: Vec<String> = lines.iter().map(Line::text).collect();
                    self.heading.clone_from(heading);
                    self.leave(
                        text.join("\n"),
                        "this field stands twice and says two things",
                    );
                }
                _ => first = Some(raw),
            }
        }
        // Nobody knows whether it is the picture of before, by another name: what cannot be told empties no field.
        let is_strange = |part: &Part| {
            let mut pieces = part.line.pieces.iter();
            pieces.any(|piece| piece.content == Content::Picture)
        };
        if first.as_ref().is_none_or(Raw::is_empty) && parts.iter().any(is_strange) {
            self.gathered.held.remove(&*field.tag);
            return;
        }
        let place = self.place_under("", None);
        let nothing = || Raw::at(place, gathered::Content::Nothing);
        self.gathered
            .singles
            .insert(field.tag.to_string(), first.unwrap_or_else(nothing));
    }

    /// Whether a field stands alone, not in the rows of a list.
    fn is_single(&self, tag: &str) -> bool {
        let field = self.terms.registry().field(tag);
        field.is_some_and(|field| field.list.is_none())
    }
}

//! The XML of a Word file → a [`Story`].
//!
//! Tracked changes are read as accepted. Whatever only wraps other things is looked through.

use super::control;
use super::story::{
    Block, Content, Control, Grid, GridCell, GridRow, Item, Line, Mark, MarkId, Piece, Story,
};
use super::styles::{self, Role, Styles, number_of, value_of};
use crate::package::Element;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// What a walk needs to know.
pub(super) struct Context<'a> {
    /// Styles and lists.
    pub(super) styles: &'a Styles,
    /// The tags of fields by what controls and bookmarks call them.
    pub(super) names: &'a control::Names<'a>,
    /// The addresses of links by the ids of their relationships.
    pub(super) links: &'a HashMap<String, String>,
    /// Whether LibreOffice has saved the file.
    pub(super) by_libreoffice: bool,
    /// Footnotes and endnotes by the name of their reference and their id.
    pub(super) notes: &'a HashMap<(String, String), Element>,
}

/// Reads the blocks of an element.
pub(super) fn story(root: &Element, context: &Context<'_>) -> Story {
    let mut walker = Walker {
        context,
        story: Story::default(),
        bookmark_ends: bookmark_ends(root),
        open_bookmarks: Vec::new(),
        fields: Vec::new(),
        controls: Vec::new(),
        begins: Vec::new(),
        comments: Vec::new(),
        beside: Vec::new(),
        link: None,
        codes: Vec::new(),
    };
    let mut blocks = Vec::new();
    walker.blocks(root, &mut blocks);
    walker.story.blocks = blocks;
    walker.story
}

/// The id at whose end each bookmark ends, by the id at its start.
///
/// LibreOffice parts a long bookmark into several of one name, of which only the last ends: all
/// of them end there. One that never ends is none.
fn bookmark_ends(root: &Element) -> HashMap<String, String> {
    let id = |element: &Element| element.attribute("w:id").map(str::to_owned);
    let named = |wanted: &'static str| {
        let elements = root.descendants();
        elements.filter(move |element| element.name == wanted)
    };
    let ended: BTreeSet<String> = named("w:bookmarkEnd").filter_map(id).collect();
    let mut last: HashMap<&str, String> = HashMap::new();
    for start in named("w:bookmarkStart") {
        if let Some(id) = id(start).filter(|id| ended.contains(id)) {
            last.extend(start.attribute("w:name").map(|name| (name, id)));
        }
    }
    named("w:bookmarkStart")
        .filter_map(|start| {
            let (own, name) = (id(start)?, start.attribute("w:name")?);
            let end = if ended.contains(&own) {
                own.clone()
            } else {
                last.get(name)?.clone()
            };
            Some((own, end))
        })
        .collect()
}

pub(super) struct Walker<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) story: Story,
    bookmark_ends: HashMap<String, String>,
    /// The bookmarks that are open: the id at which each ends, and the field it names.
    open_bookmarks: Vec<(String, MarkId)>,
    /// The controls that are open and name a field, the outermost first.
    fields: Vec<MarkId>,
    /// The controls that are open, by their number.
    pub(super) controls: Vec<usize>,
    /// The fields that have begun since somebody asked.
    begins: Vec<MarkId>,
    pub(super) comments: Vec<(String, Option<MarkId>)>,
    /// What stands beside the text: boxes and footnotes.
    pub(super) beside: Vec<Block>,
    pub(super) link: Option<Rc<str>>,
    /// The fields of Word's own that are open: their instruction, and whether their result has
    /// begun.
    pub(super) codes: Vec<(String, bool)>,
}

impl Walker<'_> {
    /// The field that text belongs to here.
    pub(super) fn field(&self) -> Option<MarkId> {
        let by_bookmark = || self.open_bookmarks.last().map(|(_, field)| *field);
        self.fields.first().copied().or_else(by_bookmark)
    }

    /// Reads blocks: paragraphs, tables, and what wraps them.
    pub(super) fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:p" => self.paragraph(element, out),
                "w:tbl" => {
                    let grid = self.grid(element);
                    out.push(Block::Grid(grid));
                }
                "w:sdt" => self.control(element, |walker, content| walker.blocks(content, out)),
                "w:bookmarkStart" => self.begin_bookmark(element),
                "w:bookmarkEnd" => self.end_bookmark(element),
                name if looked_through(name) => self.blocks(element, out),
                _ => {}
            }
        }
    }

    /// Reads what stands in a control, whatever that is.
    pub(super) fn control(&mut self, element: &Element, read: impl FnOnce(&mut Self, &Element)) {
        let properties = element.find("w:sdtPr");
        let tag = properties.and_then(|properties| value_of(properties, "w:tag"));
        let field = tag.and_then(|tag| self.context.names.by_control(tag));
        let named = field.map(|tag| self.begin(tag));
        self.fields.extend(named);
        self.controls.push(self.story.controls.len());
        let control = properties.map_or_else(Control::default, control::read);
        self.story.controls.push(control);
        if let Some(content) = element.find("w:sdtContent") {
            read(self, content);
        }
        self.controls.pop();
        if named.is_some() {
            self.fields.pop();
        }
    }

    /// A field begins here.
    fn begin(&mut self, tag: &str) -> MarkId {
        let id = self.story.marks.len();
        self.story.marks.push(Mark {
            tag: tag.to_owned(),
        });
        self.begins.push(id);
        id
    }

    pub(super) fn begin_bookmark(&mut self, element: &Element) {
        let name = element.attribute("w:name");
        if let Some(tag) = name.and_then(|name| self.context.names.by_bookmark(name)) {
            let field = self.begin(tag);
            let id = element.attribute("w:id");
            if let Some(end) = id.and_then(|id| self.bookmark_ends.get(id)) {
                self.open_bookmarks.push((end.clone(), field));
            }
        }
    }

    pub(super) fn end_bookmark(&mut self, element: &Element) {
        let id = element.attribute("w:id");
        self.open_bookmarks
            .retain(|(open, _)| Some(open.as_str()) != id);
    }

    fn paragraph(&mut self, element: &Element, out: &mut Vec<Block>) {
        let mut line = self.shape(element);
        line.field = self.field();
        self.inlines(element, &mut line.pieces);
        if line.pieces.is_empty() {
            // A line across the page has no text that could stand in the field that begins with it.
            line.field = line.field.or_else(|| self.field());
        }
        line.begins = std::mem::take(&mut self.begins);
        line.comments = std::mem::take(&mut self.comments);
        match out.last_mut() {
            Some(Block::Line(before)) if before.runs_on => before.go_on_as(line),
            _ => out.push(Block::Line(line)),
        }
        out.append(&mut self.beside);
    }

    /// A paragraph without its content.
    fn shape(&self, element: &Element) -> Line {
        let styles = self.context.styles;
        let Some(properties) = element.find("w:pPr") else {
            return Line::default();
        };
        let style = value_of(properties, "w:pStyle");
        let item = styles::item(properties).or_else(|| styles.item(style));
        let item = item.filter(|(list, _)| list != "0");
        let level = item
            .as_ref()
            .map(|(list, level)| styles.level(list, *level));
        let by_level = level.as_ref().and_then(|(_, level)| level.left);
        let own = styles::left(properties).or(by_level);
        let deleted = properties
            .find("w:rPr")
            .is_some_and(|run| run.find("w:del").is_some() || run.find("w:moveFrom").is_some());
        Line {
            role: styles.role(style),
            left: own.or_else(|| styles.left(style)).unwrap_or(0),
            item: item
                .zip(level)
                .map(|((list, depth), (definition, level))| Item {
                    list,
                    definition,
                    restarts: level.restarts,
                    level: depth,
                    start: level.start,
                }),
            runs_on: deleted,
            ..Line::default()
        }
    }

    /// Adds a piece that stands here.
    pub(super) fn push(
        &self,
        content: Content,
        marks: crate::document::Marks,
        out: &mut Vec<Piece>,
    ) {
        out.push(Piece {
            content,
            marks,
            link: self.link.clone(),
            field: self.field(),
            control: self.controls.last().copied(),
        });
    }

    fn grid(&mut self, element: &Element) -> Grid {
        let mut grid = Grid::default();
        self.rows(element, &mut grid);
        grid
    }

    fn rows(&mut self, parent: &Element, grid: &mut Grid) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:tr" => {
                    if let Some(row) = self.row(element) {
                        grid.rows.push(row);
                    }
                }
                "w:sdt" => {
                    let list = element
                        .find("w:sdtPr")
                        .and_then(|properties| value_of(properties, "w:tag"))
                        .and_then(|tag| self.context.names.list(tag));
                    grid.list = grid.list.take().or_else(|| list.map(str::to_owned));
                    self.control(element, |walker, content| walker.rows(content, grid));
                }
                "w:bookmarkStart" => self.begin_bookmark(element),
                "w:bookmarkEnd" => self.end_bookmark(element),
                name if looked_through(name) => self.rows(element, grid),
                _ => {}
            }
        }
    }

    /// A row; none where it has been deleted.
    fn row(&mut self, element: &Element) -> Option<GridRow> {
        let properties = element.find("w:trPr");
        if properties.is_some_and(|properties| properties.find("w:del").is_some()) {
            return None;
        }
        let is_header = properties.is_some_and(|properties| {
            properties
                .find("w:tblHeader")
                .is_some_and(|flag| !matches!(flag.attribute("w:val"), Some("0" | "false" | "off")))
        });
        let skipped = properties.and_then(|properties| number_of(properties, "w:gridBefore"));
        let mut column = skipped.unwrap_or(0);
        let mut cells = Vec::new();
        self.cells(element, &mut column, &mut cells);
        Some(GridRow { is_header, cells })
    }

    fn cells(&mut self, parent: &Element, column: &mut usize, out: &mut Vec<GridCell>) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:tc" if is_deleted(element) => *column = column.saturating_add(span(element)),
                "w:tc" => {
                    let mut blocks = Vec::new();
                    self.blocks(element, &mut blocks);
                    let mut begins = std::mem::take(&mut self.begins);
                    begins.extend(lines_begin(&blocks));
                    out.push(GridCell {
                        column: *column,
                        begins,
                        blocks,
                    });
                    *column = column.saturating_add(span(element));
                }
                "w:sdt" => self.control(element, |walker, content| {
                    walker.cells(content, column, out);
                }),
                "w:bookmarkStart" => self.begin_bookmark(element),
                "w:bookmarkEnd" => self.end_bookmark(element),
                name if looked_through(name) => self.cells(element, column, out),
                _ => {}
            }
        }
    }
}

/// The fields that begin in the lines of blocks.
fn lines_begin(blocks: &[Block]) -> Vec<MarkId> {
    let lines = super::story::lines(blocks).into_iter();
    lines.flat_map(|line| line.begins.iter().copied()).collect()
}

/// Whether a cell has been deleted while changes were tracked.
fn is_deleted(cell: &Element) -> bool {
    let properties = cell.find("w:tcPr");
    properties.is_some_and(|properties| properties.find("w:cellDel").is_some())
}

/// How many columns a cell takes.
fn span(cell: &Element) -> usize {
    cell.find("w:tcPr")
        .and_then(|properties| number_of(properties, "w:gridSpan"))
        .map_or(1, |span: usize| span.clamp(1, 63))
}

/// Whether an element only wraps what counts: insertions, moves to here, custom XML.
pub(super) fn looked_through(name: &str) -> bool {
    matches!(
        name,
        "w:ins"
            | "w:moveTo"
            | "w:customXml"
            | "w:smartTag"
            | "w:sdtContent"
            | "w:dir"
            | "w:bdo"
            | "mc:AlternateContent"
            | "mc:Choice"
            | "w:txbxContent"
            | "m:oMathPara"
    )
}

/// Whether a line belongs to the page rather than to an answer.
pub(super) fn is_heading(line: &Line) -> bool {
    line.role == Role::Heading
}

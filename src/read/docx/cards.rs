//! Cards → the table they stand for.
//!
//! In large print a row of a table is a card: one cell, in which each line names its column. In: a
//! table as it stands. Out: the same with a cell for each column, if it is one of cards.

use super::column::cell_fields;
use super::story::{Block, Content, Grid, GridCell, GridRow, Line, Mark, MarkId, Piece, text};
use crate::plan::Field;
use crate::read::answers::fold;
use crate::template::Terms;

/// What parts the names of columns in the first row.
const BETWEEN: char = '·';

/// A column of the table that cards stand for.
struct Named<'a> {
    /// What its lines begin with.
    label: String,
    /// The field it holds.
    field: Option<&'a Field>,
    /// How its name stands in the first row, where there is one.
    header: Line,
    /// The fields that begin in its name.
    begins: Vec<MarkId>,
}

/// The table that cards stand for; `None` if these are none.
pub(super) fn unfolded(grid: &Grid, marks: &[Mark], terms: &Terms) -> Option<Grid> {
    if grid.rows.iter().any(|row| row.cells.len() > 1) {
        return None;
    }
    let first = grid.rows.first()?;
    let headed = first.is_header || holds_no_control(first);
    let named = if headed {
        header(first, marks, terms)
    } else {
        Vec::new()
    };
    let by_header = named.iter().filter(|column| column.field.is_some()).count() > 1;
    let columns = if by_header || are_labelled(grid, &named) {
        named
    } else {
        by_controls(grid, marks, terms)?
    };
    let mut rows = grid.rows.iter();
    let mut unfolded = Vec::with_capacity(grid.rows.len());
    if headed {
        rows.next();
        unfolded.push(header_row(&columns));
    }
    unfolded.extend(rows.map(|row| card(row, &columns, marks)));
    Some(Grid {
        list: grid.list.clone(),
        rows: unfolded,
    })
}

/// Whether every card begins with the name of a column.
fn are_labelled(grid: &Grid, columns: &[Named<'_>]) -> bool {
    let mut cells = grid.rows.iter().skip(1).flat_map(|row| &row.cells);
    let is_labelled = |cell: &GridCell| {
        let names = |line: &&Line| {
            let text = line.text();
            let mut labels = columns.iter().map(|column| &column.label);
            labels.any(|label| after_label(&text, label).is_some())
        };
        cell.lines().first().is_some_and(names)
    };
    columns.len() > 1 && grid.rows.len() > 1 && cells.all(is_labelled)
}

fn holds_no_control(row: &GridRow) -> bool {
    let mut lines = row.cells.iter().flat_map(GridCell::lines);
    lines.all(|line| line.pieces.iter().all(|piece| piece.control.is_none()))
}

/// The columns that a first row names: each in its bookmark, those without a field between signs.
fn header<'a>(row: &GridRow, marks: &[Mark], terms: &'a Terms) -> Vec<Named<'a>> {
    let lines = row.cells.iter().flat_map(GridCell::lines);
    let mut names: Vec<(Option<MarkId>, Vec<Piece>)> = Vec::new();
    for piece in lines.flat_map(|line| &line.pieces) {
        match (names.last_mut(), piece.field) {
            (Some((field, pieces)), Some(other)) if *field == Some(other) => {
                pieces.push(piece.clone());
            }
            (_, Some(field)) => names.push((Some(field), vec![piece.clone()])),
            (_, None) => names.extend(unmarked(piece)),
        }
    }
    let column = |(mark, pieces): (Option<MarkId>, Vec<Piece>)| {
        let tag = mark.and_then(|mark| marks.get(mark));
        Named {
            label: text(&pieces).trim().to_owned(),
            field: tag.and_then(|mark| terms.registry().field(&mark.tag)),
            begins: mark.into_iter().collect(),
            header: Line {
                pieces,
                ..Line::default()
            },
        }
    };
    let columns = names.into_iter().map(column);
    columns.filter(|column| !column.label.is_empty()).collect()
}

/// The names in a piece that no bookmark surrounds.
fn unmarked(piece: &Piece) -> Vec<(Option<MarkId>, Vec<Piece>)> {
    let Content::Text(text) = &piece.content else {
        return Vec::new();
    };
    let name = |name: &str| {
        let content = Content::Text(name.to_owned());
        let piece = Piece {
            content,
            ..piece.clone()
        };
        (None, vec![piece])
    };
    let names = text.split(BETWEEN).map(str::trim);
    names.filter(|name| !name.is_empty()).map(name).collect()
}

/// Cards whose first row is gone: their controls tell what they hold.
fn by_controls<'a>(grid: &Grid, marks: &[Mark], terms: &'a Terms) -> Option<Vec<Named<'a>>> {
    let mut fields: Vec<&'a Field> = Vec::new();
    let mut is_card = false;
    for cell in grid.rows.iter().flat_map(|row| &row.cells) {
        let found = cell_fields(cell, marks, terms);
        is_card |= found.len() > 1;
        for field in found.into_iter().filter(|field| field.list.is_some()) {
            if fields.iter().all(|known| known.tag != field.tag) {
                fields.push(field);
            }
        }
    }
    let column = |field: &'a Field| Named {
        label: terms.field(field).label,
        field: Some(field),
        header: Line::default(),
        begins: Vec::new(),
    };
    (is_card && fields.len() > 1).then(|| fields.into_iter().map(column).collect())
}

fn header_row(columns: &[Named<'_>]) -> GridRow {
    let cell = |(position, column): (usize, &Named<'_>)| GridCell {
        column: position,
        begins: column.begins.clone(),
        blocks: vec![Block::Line(column.header.clone())],
    };
    GridRow {
        is_header: true,
        cells: columns.iter().enumerate().map(cell).collect(),
    }
}

/// A card as a row: a cell for each column, and one more for what stands before all of them.
fn card(row: &GridRow, columns: &[Named<'_>], marks: &[Mark]) -> GridRow {
    let mut cells: Vec<GridCell> = Vec::new();
    cells.resize_with(columns.len() + 1, GridCell::default);
    for (position, cell) in cells.iter_mut().enumerate() {
        cell.column = position;
    }
    let mut at = columns.len();
    let blocks = row.cells.iter().flat_map(|cell| &cell.blocks);
    for block in blocks.flat_map(|block| parted(block, columns)) {
        if let Block::Line(line) = &block {
            let begun = begun(line, columns, marks);
            if let Some(column) = begun.or_else(|| labelled(line, columns, &cells)) {
                at = column;
            }
        }
        let mut put = |at: usize, block: Block| {
            if let Some(cell) = cells.get_mut(at) {
                if let Block::Line(line) = &block {
                    cell.begins.extend(&line.begins);
                }
                cell.blocks.push(block);
            }
        };
        match block {
            Block::Line(line) => {
                let (name, rest) = without_label(&line, columns.get(at));
                if let Some(name) = name {
                    put(columns.len(), Block::Line(name));
                }
                put(at, Block::Line(rest));
            }
            Block::Grid(inner) => put(at, Block::Grid(inner)),
        }
    }
    cells.retain(|cell| cell.column < columns.len() || !cell.text().is_empty());
    GridRow {
        is_header: false,
        cells,
    }
}

/// A line in which several columns stand side by side, each behind a tab and its name, in as many.
fn parted(block: &Block, columns: &[Named<'_>]) -> Vec<Block> {
    let Block::Line(line) = block else {
        return vec![block.clone()];
    };
    let whole = line.text();
    let begins = |at: &usize| {
        let text = whole.get(at + 1..).unwrap_or_default();
        let mut labels = columns.iter().map(|column| &column.label);
        labels.any(|label| after_label(text, label).is_some())
    };
    let tabs = whole.match_indices('\t').map(|(at, _)| at);
    let mut parts = Vec::new();
    let (mut rest, mut passed) = (line.clone(), 0);
    for at in tabs.filter(begins) {
        let (before, after) = split(&rest, at - passed);
        parts.push(before);
        (rest, passed) = (after, at);
    }
    parts.push(rest);
    let own = |part: &Line, id: &MarkId| part.pieces.iter().any(|piece| piece.field == Some(*id));
    let is_placed = |id: &MarkId, parts: &[Line]| parts.iter().any(|part| own(part, id));
    let unplaced: Vec<MarkId> = line
        .begins
        .iter()
        .copied()
        .filter(|id| !is_placed(id, &parts))
        .collect();
    for (position, part) in parts.iter_mut().enumerate() {
        let here = line
            .begins
            .iter()
            .copied()
            .filter(|id| own(part, id))
            .collect();
        part.begins = here;
        if position == 0 {
            part.begins.extend(&unplaced);
        }
    }
    parts.into_iter().map(Block::Line).collect()
}

/// The column whose control begins in a line, or goes on in it.
fn begun(line: &Line, columns: &[Named<'_>], marks: &[Mark]) -> Option<usize> {
    let ids = line.begins.iter().copied().chain(line.field);
    let mut fields = ids.filter_map(|id| marks.get(id));
    fields.find_map(|mark| {
        let of_mark = |field: &Field| *field.tag == *mark.tag;
        columns
            .iter()
            .position(|column| column.field.is_some_and(of_mark))
    })
}

/// The column that a line names at its start, unless that column has been filled already.
fn labelled(line: &Line, columns: &[Named<'_>], cells: &[GridCell]) -> Option<usize> {
    let text = line.text();
    let free = |position: usize| {
        cells
            .get(position)
            .is_some_and(|cell| cell.blocks.is_empty())
    };
    columns.iter().enumerate().position(|(position, column)| {
        free(position) && after_label(&text, &column.label).is_some()
    })
}

/// Where a text goes on behind the name it begins with: the byte after the colon, or after the
/// question mark that the name ends in.
fn after_label(text: &str, label: &str) -> Option<usize> {
    let sign = if label.ends_with('?') { '?' } else { ':' };
    let bare = label.trim_end_matches(sign);
    let within = bare.matches(sign).count();
    let (end, _) = text.match_indices(sign).nth(within)?;
    let written = text.get(..end)?;
    (!bare.trim().is_empty() && fold(bare) == fold(written)).then_some(end + sign.len_utf8())
}

/// A line without the name of its column, which stands before the answer. Another name that
/// somebody has put there comes apart.
fn without_label(line: &Line, column: Option<&Named<'_>>) -> (Option<Line>, Line) {
    let Some(column) = column else {
        return (None, line.clone());
    };
    let text = line.text();
    if let Some(end) = after_label(&text, &column.label) {
        let (_, rest) = split(line, end);
        return (None, rest);
    }
    let before: String = text_before_field(line);
    if before.trim_end().ends_with([':', '?']) {
        let (name, rest) = split(line, before.len());
        return (Some(name), rest);
    }
    (None, line.clone())
}

/// What stands in a line before the first field; nothing where there is no field.
fn text_before_field(line: &Line) -> String {
    let field = line.pieces.iter().position(|piece| piece.field.is_some());
    match field.map(|at| line.pieces.split_at(at)) {
        Some((before, _)) => text(before),
        None => String::new(),
    }
}

/// A piece in two, at this byte of its text, if it has two halves.
fn halves(piece: &Piece, at: usize) -> Option<(Piece, Piece)> {
    let Content::Text(whole) = &piece.content else {
        return None;
    };
    let (before, after) = whole.split_at_checked(at)?;
    let with = |text: &str| Piece {
        content: Content::Text(text.to_owned()),
        ..piece.clone()
    };
    Some((with(before), with(after)))
}

/// A line in two, at this byte of its text.
fn split(line: &Line, at: usize) -> (Line, Line) {
    let mut before = Vec::new();
    let mut after = Vec::new();
    let mut left = at;
    for piece in &line.pieces {
        let length = text(std::slice::from_ref(piece)).len();
        if left == 0 || length == 0 {
            after.push(piece.clone());
        } else if length > left
            && let Some((name, answer)) = halves(piece, left)
        {
            before.push(name);
            after.push(answer);
        } else {
            before.push(piece.clone());
        }
        left = left.saturating_sub(length);
    }
    let with = |pieces| Line {
        pieces,
        ..line.clone()
    };
    let name = Line {
        begins: Vec::new(),
        comments: Vec::new(),
        ..with(before)
    };
    (name, with(after))
}

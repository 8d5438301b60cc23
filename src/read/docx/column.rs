//! Which list a table shows, and which field each of its columns holds.

use super::story::{Grid, GridCell, GridRow, Mark};
use crate::plan::{Field, Held};
use crate::read::answers::fold;
use crate::template::Terms;
use std::collections::BTreeMap;

/// What a table holds.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    /// The list whose entries its rows show.
    pub(super) list: String,
    /// The fields of its columns.
    pub(super) fields: BTreeMap<usize, &'a Field>,
    /// How many rows at its top are headers.
    pub(super) headers: usize,
    /// What stands at the top of each column.
    pub(super) labels: BTreeMap<usize, String>,
}

/// The price of a budget line, for which a short form asks what the line costs in all.
const PRICE: &str = "resources.rate";
/// The word of the templates that says so.
const IN_ALL: &str = "cost";

impl<'a> Columns<'a> {
    /// What a table holds; `None` if it is no table of entries. Where it is `forgotten` what the
    /// document itself said, its tables of figures have labels like the registers of the
    /// workbook: only what Word holds is found by labels then.
    pub(super) fn of(
        grid: &Grid,
        marks: &[Mark],
        terms: &'a Terms,
        forgotten: bool,
    ) -> Option<Self> {
        let headers = grid.rows.iter().take_while(|row| row.is_header).count();
        let headers = headers.max(usize::from(is_heading(grid.rows.first(), marks, terms)));
        let first = grid.rows.first();
        if let Some(list) = named_list(grid, marks, terms) {
            let header = first.filter(|row| headers > 0 || is_labelled(row, &list, terms));
            let headers = headers.max(usize::from(header.is_some()));
            let mut fields = BTreeMap::new();
            for cell in header.into_iter().flat_map(|row| &row.cells) {
                if let Some(field) = header_field(cell, &list, marks, terms) {
                    fields.insert(cell.column, field);
                }
            }
            infer(grid, (headers, &list), marks, terms, &mut fields);
            return Some(Self {
                list,
                fields,
                headers,
                labels: header.map(labels).unwrap_or_default(),
            });
        }
        let found = Self::by_labels(first?, headers.max(1), terms)?;
        let fits = !forgotten
            || found
                .fields
                .values()
                .any(|field| field.held != Held::Workbook);
        fits.then_some(found)
    }

    /// A table whose marks are lost: the labels in its first row tell what it is.
    fn by_labels(header: &GridRow, headers: usize, terms: &'a Terms) -> Option<Self> {
        let filled = header.cells.iter().filter(|cell| !cell.text().is_empty());
        let wanted = (filled.count() / 2 + 1).max(2);
        let columns = |list: &str| -> BTreeMap<usize, &'a Field> {
            let field = |cell: &GridCell| Some((cell.column, by_label(cell, list, terms)?));
            header.cells.iter().filter_map(field).collect()
        };
        let (list, fields) = terms
            .registry()
            .lists()
            .map(|list| (list, columns(&list.tag)))
            .max_by_key(|(_, fields)| fields.len())?;
        (fields.len() >= wanted).then(|| Self {
            list: list.tag.to_string(),
            fields,
            headers,
            labels: labels(header),
        })
    }

    /// What a document calls the field of a column: what stands at its top, or else its label.
    pub(super) fn label(&self, column: usize, field: &Field, terms: &Terms) -> String {
        let shown = self.labels.get(&column).filter(|label| !label.is_empty());
        shown.cloned().unwrap_or_else(|| terms.field(field).label)
    }

    /// Whether a column asks what a line costs in all, and not what one unit costs.
    pub(super) fn is_in_all(&self, column: usize, field: &Field, terms: &Terms) -> bool {
        let asked = || self.labels.get(&column).map(|label| fold(label));
        &*field.tag == PRICE && asked() == Some(fold(terms.word(IN_ALL)))
    }
}

/// What stands in each cell of a header, on one line.
fn labels(header: &GridRow) -> BTreeMap<usize, String> {
    let cells = header.cells.iter();
    let label = |cell: &GridCell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ");
    cells.map(|cell| (cell.column, label(cell))).collect()
}

/// The list that the marks of a table name, by majority.
fn named_list(grid: &Grid, marks: &[Mark], terms: &Terms) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    let cells = grid.rows.iter().flat_map(|row| &row.cells);
    for field in cells.flat_map(|cell| cell_fields(cell, marks, terms)) {
        if let Some(list) = &field.list {
            *votes.entry(list).or_default() += 1;
        }
    }
    let by_votes = votes.into_iter().max_by_key(|(_, votes)| *votes);
    by_votes
        .map(|(list, _)| list.to_owned())
        .or_else(|| grid.list.clone())
}

/// The fields whose marks begin in a cell.
pub(super) fn cell_fields<'a>(cell: &GridCell, marks: &[Mark], terms: &'a Terms) -> Vec<&'a Field> {
    let tags = cell.begins.iter().filter_map(|id| marks.get(*id));
    tags.filter_map(|mark| terms.registry().field(&mark.tag))
        .collect()
}

/// Whether a row heads columns: it has marks, and none of its text belongs to a control.
fn is_heading(row: Option<&GridRow>, marks: &[Mark], terms: &Terms) -> bool {
    row.is_some_and(|row| {
        let marked = row
            .cells
            .iter()
            .any(|cell| !cell_fields(cell, marks, terms).is_empty());
        let in_control = row.cells.iter().flat_map(GridCell::lines);
        let mut pieces = in_control.flat_map(|line| &line.pieces);
        marked && pieces.all(|piece| piece.control.is_none())
    })
}

/// Whether at least two cells of a row are labels of a list.
fn is_labelled(row: &GridRow, list: &str, terms: &Terms) -> bool {
    let labels = row
        .cells
        .iter()
        .filter(|cell| by_label(cell, list, terms).is_some());
    labels.count() >= 2
}

/// The field of a column, by the bookmark or the text of its header.
fn header_field<'a>(
    cell: &GridCell,
    list: &str,
    marks: &[Mark],
    terms: &'a Terms,
) -> Option<&'a Field> {
    let marked = cell_fields(cell, marks, terms).into_iter();
    let mut marked = marked.filter(|field| field.list.as_deref() == Some(list));
    marked.next().or_else(|| by_label(cell, list, terms))
}

fn by_label<'a>(cell: &GridCell, list: &str, terms: &'a Terms) -> Option<&'a Field> {
    let text = fold(&cell.text());
    let mut fields = terms.registry().fields_of(list).iter();
    fields.find(|field| {
        let mut labels = terms.labels(field);
        !text.is_empty() && labels.any(|label| fold(label) == text)
    })
}

/// Fills in the columns whose header says nothing by the controls below it.
fn infer<'a>(
    grid: &Grid,
    (headers, list): (usize, &str),
    marks: &[Mark],
    terms: &'a Terms,
    fields: &mut BTreeMap<usize, &'a Field>,
) {
    let cells = grid.rows.iter().skip(headers).flat_map(|row| &row.cells);
    for cell in cells {
        let known = fields.contains_key(&cell.column);
        if let ([field], false) = (cell_fields(cell, marks, terms).as_slice(), known) {
            let is_new = fields.values().all(|other| other.tag != field.tag);
            if is_new && field.list.as_deref() == Some(list) {
                fields.insert(cell.column, field);
            }
        }
    }
}

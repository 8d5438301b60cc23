//! Tables of entries: found by the labels of their columns, read row by row.

use super::cell::Cell;
use super::position::Position;
use super::reader::Reader;
use super::sheet::{Sheet, TableRange};
use super::together::Together;
use crate::diagnostic::{Diagnostic, Place};
use crate::memory::Remembered;
use crate::plan::{Field, Kind, List};
use crate::read::answers::fold;
use crate::read::gathered::{Content, Leftover, Raw, Row, join};
use crate::template::Terms;
use std::collections::BTreeMap;
use std::ops::Bound;

/// A table of entries in a sheet.
#[derive(Debug)]
struct Columns<'a> {
    list: &'a List,
    header: u32,
    /// The first column that holds a field.
    first: u32,
    fields: BTreeMap<u32, &'a Field>,
    /// The table of Excel's that it is, if it still is one.
    range: Option<TableRange>,
}

impl Reader<'_> {
    /// Reads the tables of a sheet, taking their cells out of it.
    pub(super) fn tables(&mut self, sheet: &mut Sheet) {
        let found = find(sheet, self.terms);
        let headers: Vec<u32> = found.iter().map(|columns| columns.header).collect();
        for columns in found {
            let next = headers
                .iter()
                .copied()
                .find(|header| *header > columns.header);
            self.table(sheet, &columns, next);
        }
    }

    fn table(&mut self, sheet: &mut Sheet, columns: &Columns<'_>, next: Option<u32>) {
        let held = columns.fields.values().map(|field| field.tag.to_string());
        self.gathered.held.extend(held);
        self.gathered.held.insert(columns.list.tag.to_string());
        for column in columns.fields.keys() {
            sheet.take(Position {
                row: columns.header,
                column: *column,
            });
        }
        let mut rows = Vec::new();
        for number in self.data_rows(sheet, columns, next) {
            let row = self.row(sheet, columns, number);
            if !row.is_empty() {
                rows.push(row);
            }
        }
        if let (Some(id), Some(several)) = (columns.list.id(), columns.list.row_for_each()) {
            let about = self.terms.about();
            let together = Together {
                list: columns.list,
                several: several.key(),
                about: &about,
            };
            rows = together.joined(rows, id.key());
        }
        let lists = &mut self.gathered.lists;
        join(lists.entry(columns.list.tag.to_string()).or_default(), rows);
    }

    /// The rows below the headers that hold entries: those of the table, and what was typed below
    /// it, up to the next table or its heading.
    fn data_rows(&self, sheet: &Sheet, columns: &Columns<'_>, next: Option<u32>) -> Vec<u32> {
        let mut rows = Vec::new();
        let below = sheet
            .rows
            .range((Bound::Excluded(columns.header), Bound::Unbounded));
        let below = below.take_while(|(number, _)| next.is_none_or(|next| **number < next));
        for (number, cells) in below {
            let inside = columns.range.is_some_and(|range| *number <= range.last);
            if self.is_total(columns, *number, cells) {
                continue;
            }
            let held = |column: &u32| cells.get(column).filter(|cell| !cell.worked_out);
            let mut answers = columns.fields.keys().filter_map(held).peekable();
            if answers.peek().is_none() {
                continue;
            }
            let own = answers.all(|cell| self.file.memory.has(Remembered::Text(&cell.shown())));
            match (inside, own, columns.range) {
                (false, true, Some(_)) => break,
                // Without the table's range, a line of coplan's own words ends it, or sums it up.
                (false, true, None) if is_lone(cells, columns) => break,
                (false, true, None) if is_summed(cells, columns) => {}
                _ => rows.push(*number),
            }
        }
        rows
    }

    /// Whether a row sums up its table. Programs that know nothing of tables move it away from
    /// where the table says it is: then it has a word of coplan's own in place of a number.
    fn is_total(&self, columns: &Columns<'_>, number: u32, cells: &BTreeMap<u32, Cell>) -> bool {
        let mut fields = columns.fields.iter();
        let label = fields.find(|(_, field)| field.is_id());
        let label = label.or_else(|| columns.fields.iter().next());
        let word = label.and_then(|(column, _)| cells.get(column)?.text());
        let own = word.is_some_and(|word| {
            let is_row = self
                .file
                .memory
                .has(Remembered::Row(&columns.list.tag, &word));
            self.file.memory.has(Remembered::Text(&word)) && !is_row
        });
        let told = columns.range.and_then(|range| range.totals) == Some(number);
        let summed = is_summed(cells, columns);
        (told && (own || summed)) || (own && summed)
    }

    fn row(&mut self, sheet: &mut Sheet, columns: &Columns<'_>, number: u32) -> Row {
        let position = |column: u32| Position {
            row: number,
            column,
        };
        let mut answers = BTreeMap::new();
        for (column, field) in &columns.fields {
            let place = self.place(&sheet.name, position(*column));
            let raw = self.answer(field, sheet.take(position(*column)), place);
            answers.extend(raw.map(|raw| (field.key().to_owned(), raw)));
        }
        Row {
            answers,
            place: self.place(&sheet.name, position(columns.first)),
            strays: self.beside(sheet, number),
        }
    }
}

impl Reader<'_> {
    /// The answer in the cell of a field, perhaps an empty one; none where a formula has no result,
    /// since nobody knows whether that is an answer.
    pub(super) fn answer(
        &mut self,
        field: &Field,
        cell: Option<Cell>,
        place: Place,
    ) -> Option<Raw> {
        let Some(cell) = cell else {
            return Some(Raw::at(place, Content::Nothing));
        };
        if cell.worked_out {
            let findings = &mut self.gathered.findings;
            findings.push(calculated(field, &cell, &place));
            if cell.shown().is_empty() {
                return None;
            }
        }
        let mut raw = cell.raw(place, field.kind == Kind::YesNo);
        let codes = field.codes.as_ref();
        let offered = codes.and_then(|codes| self.offers.get(&codes.name));
        raw.options.extend(offered.into_iter().flatten().cloned());
        Some(raw)
    }

    /// What people wrote beside an entry, in columns that hold no field.
    fn beside(&self, sheet: &mut Sheet, row: u32) -> Vec<Leftover> {
        let cells = sheet.rows.get(&row).into_iter().flatten();
        let positions = cells.map(|(column, _)| Position {
            row,
            column: *column,
        });
        let mut strays = Vec::new();
        for position in positions.collect::<Vec<_>>() {
            let stray = self.stray(sheet, position, "this column holds no field of the plan");
            sheet.take(position);
            strays.extend(stray);
        }
        strays
    }
}

/// A cell of a field that somebody has put a formula into: its result is the answer.
fn calculated(field: &Field, cell: &Cell, place: &Place) -> Diagnostic {
    let shown = cell.shown();
    let finding = if shown.is_empty() {
        let message = "this cell is worked out, and the file does not hold the result";
        Diagnostic::warning("formula-read", message)
            .help("open it in Excel or LibreOffice, save it, and read it again")
    } else {
        let message = format!("this cell is worked out; `{shown}` is read");
        Diagnostic::note("formula-read", message).help("nothing needs doing if that is right")
    };
    finding.at(&*field.tag).in_place(place.clone())
}

/// The tables of entries of a sheet, from top to bottom.
fn find<'a>(sheet: &Sheet, terms: &'a Terms) -> Vec<Columns<'a>> {
    let mut found: Vec<Columns<'a>> = Vec::new();
    for (number, cells) in &sheet.rows {
        let texts: Vec<(u32, String)> = cells
            .iter()
            .filter_map(|(column, cell)| Some((*column, fold(&cell.text()?))))
            .collect();
        if texts.len() < 2 || texts.len() * 2 < cells.len() {
            continue;
        }
        let best = terms
            .registry()
            .lists()
            .filter_map(|list| of_list(list, &texts, terms))
            .max_by_key(|(_, fields)| fields.len());
        let Some((list, fields)) = best else { continue };
        let Some(first) = fields.keys().next().copied() else {
            continue;
        };
        let inside = |range: &&TableRange| {
            range.header == *number
                && fields
                    .keys()
                    .any(|column| (range.columns.0..=range.columns.1).contains(column))
        };
        found.push(Columns {
            range: sheet.tables.iter().find(inside).copied(),
            header: *number,
            first,
            list,
            fields,
        });
    }
    found
}

/// The fields of a list that a row of texts names, if it is the header of that list: the number
/// of the row and something else, all there is, or most of what stands there.
fn of_list<'a>(
    list: &'a List,
    texts: &[(u32, String)],
    terms: &Terms,
) -> Option<(&'a List, BTreeMap<u32, &'a Field>)> {
    let labels = list.fields.iter();
    let labels =
        labels.flat_map(|field| terms.labels(field).map(move |label| (fold(label), field)));
    let labels: Vec<(String, &Field)> = labels.collect();
    let mut fields: BTreeMap<u32, &'a Field> = BTreeMap::new();
    for (column, text) in texts {
        let named = labels.iter().find(|(label, _)| label == text);
        let known = |tag: &str| fields.values().any(|field| &*field.tag == tag);
        if let Some((_, field)) = named.filter(|(_, field)| !known(&field.tag)) {
            fields.insert(*column, field);
        }
    }
    let numbered = fields.values().any(|field| field.is_id());
    let named = fields.len();
    let fits = (numbered && named >= 3)
        || (named >= 2 && named == list.fields.len())
        || (named >= 3 && named * 2 > texts.len() && !list.has_ids())
        || (named >= 4 && named * 2 > texts.len());
    fits.then_some((list, fields))
}

/// Whether a row has one cell, as a heading has.
fn is_lone(cells: &BTreeMap<u32, Cell>, columns: &Columns<'_>) -> bool {
    cells.len() == 1 && cells.contains_key(&columns.first)
}

/// Whether a row sums up a table: a word, and sums that are worked out.
fn is_summed(cells: &BTreeMap<u32, Cell>, columns: &Columns<'_>) -> bool {
    let answers = columns
        .fields
        .keys()
        .filter(|column| cells.get(column).is_some_and(|cell| !cell.worked_out));
    answers.count() == 1 && cells.values().any(|cell| cell.worked_out)
}

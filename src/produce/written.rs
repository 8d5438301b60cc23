//! What a document says before anybody has added to it, so that it can be told from what people
//! write.

use crate::document::{Document, OwnText, kept_prose, own_texts};
use crate::package::{Origin, Written};
use crate::plan::answers::answers;
use crate::plan::registry::{Field, Held, registry};
use crate::plan::rows::{Directory, Named, REGISTERS, rows};
use crate::workbook::{Cell, Table, Total, Value, Workbook};
use serde_json::Value as Json;
use std::collections::HashSet;

/// The own words of a Word document, and of the house that stands in its footer.
pub(super) fn of_document(document: &Document, house: Option<&str>, plan: &Json) -> Written {
    let mut written = Written::default();
    if let Some(house) = house {
        written.remember(Origin::Text(house));
    }
    let mut shown = HashSet::new();
    for own in own_texts(document) {
        written.remember(match &own {
            OwnText::Answer(path) => {
                shown.insert(path.clone());
                continue;
            }
            OwnText::Text(text) => Origin::Text(text),
            OwnText::Prompt(prompt) => Origin::Prompt(prompt),
            OwnText::Pieces(list, pieces) => Origin::Pieces(list, pieces),
            OwnText::Row(list, key) => Origin::Row(list, key),
        });
    }
    remember_answers(&mut written, plan, &shown);
    written
}

/// The answers that are shown, so that it can be told which of them people have changed, also when
/// the plan is another by then. What is not shown is not remembered: a hash can be guessed at.
fn remember_answers(written: &mut Written, plan: &Json, shown: &HashSet<String>) {
    let answers = answers(plan, kept_prose).into_iter();
    for answer in answers.filter(|answer| shown.contains(&answer.path)) {
        written.remember(Origin::Answer(&answer.key, &answer.words));
    }
}

/// The items of lists in a plan that would come back as something else: as several, because a
/// semicolon or a line break stands in them; or as what people typed, because the entry that they
/// name is gone or called something else by then.
pub(super) fn remember_items(written: &mut Written, plan: &Json) {
    let directories = REGISTERS.map(|register| (register.list, Directory::new(plan, register)));
    for field in registry()
        .fields()
        .filter(|field| field.to.is_some() || field.many)
    {
        let directory = directories
            .iter()
            .find(|(list, _)| field.to.as_deref() == Some(list));
        for row in rows(plan, field.list.as_deref().unwrap_or_default()) {
            let value = row.get(field.key());
            let items = value.and_then(Json::as_array);
            let items = items.map_or_else(
                || value.into_iter().collect(),
                |all| all.iter().collect::<Vec<_>>(),
            );
            for item in items.into_iter().filter_map(Json::as_str) {
                let named = directory.and_then(|(_, directory)| directory.find(item));
                let shown = named.map_or_else(|| item.to_owned(), Named::shown);
                if named.is_some() {
                    written.remember(Origin::Reference(&shown));
                }
                if shown.contains([';', '\n']) {
                    written.remember(Origin::Item(&shown));
                }
            }
        }
    }
}

/// The own words and figures of a workbook: all that stands outside the columns of fields.
pub(super) fn of_workbook(workbook: &Workbook, plan: &Json) -> Written {
    let mut written = Written::default();
    let rates = registry().fields();
    let rates = rates.filter(|field| field.list.is_none() && field.held == Held::Workbook);
    let mut shown: HashSet<String> = rates.map(|field| field.tag.clone()).collect();
    for sheet in &workbook.sheets {
        written.remember(Origin::Text(&sheet.title));
        written.remember(Origin::Text(&sheet.description));
        for line in &sheet.lines {
            remember(&mut written, line);
        }
        for table in &sheet.tables {
            of_table(&mut written, table);
            shown.extend(paths(table));
        }
    }
    remember_answers(&mut written, plan, &shown);
    written
}

/// The paths of the fields that the rows of a table show.
fn paths(table: &Table) -> Vec<String> {
    let fields = table.columns.iter().map(|column| column.field.as_deref());
    let fields: Vec<Option<&'static Field>> = fields.map(|tag| registry().field(tag?)).collect();
    let id_column = fields
        .iter()
        .position(|field| field.is_some_and(|field| field.key() == "id"));
    let mut paths = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let id = id_column.and_then(|at| match &row.get(at)?.value {
            Value::Text(id) => Some(id),
            _ => None,
        });
        for field in fields.iter().flatten() {
            let Some(list) = &field.list else { continue };
            paths.push(match id {
                Some(id) => format!("{list}.{id}.{}", field.key()),
                None => format!("{list}[{index}].{}", field.key()),
            });
        }
    }
    paths
}

fn of_table(written: &mut Written, table: &Table) {
    if let Some(heading) = &table.heading {
        written.remember(Origin::Text(heading));
    }
    for (position, column) in table.columns.iter().enumerate() {
        written.remember(Origin::Text(&column.header));
        if let Some(note) = &column.note {
            written.remember(Origin::Text(note));
        }
        if let Total::Label(label) = &column.total {
            written.remember(Origin::Text(label));
        }
        let cells = table.rows.iter().filter_map(|row| row.get(position));
        match column.field.as_deref() {
            None => cells.for_each(|cell| remember(written, &cell.value)),
            Some(field) => {
                if let Some(list) = field.strip_suffix(".id") {
                    cells.for_each(|cell| of_id(written, list, cell));
                }
            }
        }
    }
}

/// The row of an entry, by its id.
fn of_id(written: &mut Written, list: &str, cell: &Cell) {
    if let Value::Text(id) = &cell.value {
        written.remember(Origin::Row(list, id));
    }
}

/// What a cell shows, unless it works it out.
fn remember(written: &mut Written, value: &Value) {
    let shown = match value {
        Value::Text(text) | Value::Link(text) => text.clone(),
        // As a file holds it: a binary number, shown with the fewest digits.
        Value::Number(number) => match number.to_string().parse::<f64>() {
            Ok(number) => number.to_string(),
            Err(_) => return,
        },
        Value::Day(day) => day.to_string(),
        Value::Month(month) => format!("{:04}-{:02}", month.year(), month.month()),
        // A result that looks like the code of a character (`_x0041_`) stands there without its
        // formula.
        Value::Formula(_, result) => match result.as_ref() {
            Value::Text(text) if text.contains("_x") => text.clone(),
            _ => return,
        },
        Value::Empty => return,
    };
    written.remember(Origin::Text(&shown));
}

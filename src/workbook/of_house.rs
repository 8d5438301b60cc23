//! Sheets for the lists that a house declares and that no sheet of `workbook.toml` shows.
//!
//! In: the sheets of the file, and the registry. Out: one more sheet for each such list, with a column for every
//! field that the workbook holds. A house that wants other columns writes the sheet itself.

use super::layout::{ColumnLayout, SheetLayout, TableLayout};
use crate::plan::{EXTRA, Field, Held, Kind, List, is_of_house};
use crate::template::Terms;

/// How long the name of a sheet may be, in UTF-16 units (Excel specifications and limits).
const LONGEST_NAME: usize = 31;
/// What the name of a sheet cannot have.
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The sheets with one more for each list of the house that none of them shows, before what only serves typing.
pub(super) fn with_lists_of_house(mut sheets: Vec<SheetLayout>, terms: &Terms) -> Vec<SheetLayout> {
    let tables = sheets.iter().flat_map(|sheet| &sheet.table);
    let shown: Vec<String> = tables.filter_map(|table| table.rows.clone()).collect();
    let lists = terms.registry().lists();
    let lists =
        lists.filter(|list| is_of_house(&list.tag) && !shown.iter().any(|tag| **tag == *list.tag));
    let own: Vec<SheetLayout> = lists
        .filter_map(|list| sheet(list, &sheets, terms))
        .collect();
    let end = sheets.iter().position(|sheet| sheet.hide);
    let end = end.unwrap_or(sheets.len());
    sheets.splice(end..end, own);
    sheets
}

fn sheet(list: &List, others: &[SheetLayout], terms: &Terms) -> Option<SheetLayout> {
    let in_workbook = |field: &&Field| matches!(field.held, Held::Workbook | Held::Both);
    let columns: Vec<ColumnLayout> = list.fields.iter().filter(in_workbook).map(column).collect();
    if !columns
        .iter()
        .any(|column| column.field.as_deref() != Some("id"))
    {
        return None;
    }
    let title = terms.list(&list.tag).to_owned();
    let key = list.tag.rsplit('.').next().unwrap_or(&list.tag);
    let total = columns.iter().any(|column| column.total);
    let table = TableLayout {
        id: list.tag.replace('.', "_"),
        name: format!("House_{key}"),
        description: title.clone(),
        rows: Some(list.tag.to_string()),
        total_label: total.then(|| "total".to_owned()),
        column: columns,
        ..TableLayout::default()
    };
    let declared = terms.house().list.iter();
    let mut declared = declared.filter(|declared| *declared.tag() == *list.tag);
    let said = declared.find_map(|declared| declared.description.as_ref());
    Some(SheetLayout {
        name: name(&title, key, others),
        description: said.map_or_else(String::new, ToString::to_string),
        title,
        keep: if list.has_ids() { 2 } else { 1 },
        table: vec![table],
        ..SheetLayout::default()
    })
}

/// The title, if a sheet can be called so and none is; else the key.
fn name(title: &str, key: &str, others: &[SheetLayout]) -> String {
    let fits = title.encode_utf16().count() <= LONGEST_NAME && !title.contains(NOT_IN_NAMES);
    let is_taken = others
        .iter()
        .any(|sheet| sheet.name.to_lowercase() == title.to_lowercase());
    if fits && !is_taken && !title.starts_with('\'') && !title.ends_with('\'') {
        title.to_owned()
    } else {
        format!("{EXTRA} {key}")
            .chars()
            .take(LONGEST_NAME)
            .collect()
    }
}

fn column(field: &Field) -> ColumnLayout {
    let width = match field.kind {
        _ if field.is_id() => 6.0,
        Kind::YesNo | Kind::Number | Kind::Percent => 10.0,
        Kind::Date | Kind::Money => 13.0,
        Kind::Choice | Kind::Choices => 18.0,
        Kind::Line | Kind::Reference | Kind::References => 22.0,
        Kind::Text | Kind::Prose => 30.0,
    };
    ColumnLayout {
        field: Some(field.key().to_owned()),
        width: Some(width),
        range: field.range,
        total: field.kind == Kind::Money,
        ..ColumnLayout::default()
    }
}

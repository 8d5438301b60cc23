//! `table`: a whole table of a list, for templates that do not choose its columns.
//!
//! In: a list. Out: the Markdown of a table with a column for each field that Word holds, and markers where its
//! answers stand.

use super::answers::rows_of;
use super::doc::{HelperDoc, always};
use super::first_cell::with_marker;
use super::wanted::Wanted;
use super::{fault, text};
use crate::plan::{Field, Held, List, Registry};
use crate::template::context::at;
use crate::template::marker::{Marker, RowAt};
use crate::template::{Purpose, Terms};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
};
use serde_json::Value;
use std::sync::Arc;

/// What is said of the helper.
#[rustfmt::skip]
pub(super) const DOC: HelperDoc = HelperDoc {
    name: "table", call: "table list",
    does: "a table of a list with all its columns, and empty rows in a form; on a line of its own",
    arguments: &[always("list", "the list, in quotes: `extra.partners`", Wanted::List)],
    example: "", shows: "",
};

pub(super) fn register(handlebars: &mut Handlebars<'static>, terms: &Arc<Terms>) {
    handlebars.register_helper("table", Box::new(Table(Arc::clone(terms))));
}

struct Table(Arc<Terms>);

impl HelperDef for Table {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        handlebars: &'reg Handlebars<'reg>,
        data: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let tag = text(helper, 0)?;
        let list = list(self.0.registry(), tag)?;
        let purpose = at(data.data(), "purpose").and_then(Value::as_str);
        let terms = self
            .0
            .for_purpose(purpose.and_then(Purpose::of_code).unwrap_or_default());
        let columns: Vec<&Field> = list
            .fields
            .iter()
            .filter(|field| is_column(field))
            .collect();
        let escape = handlebars.get_escape_fn();
        let header = columns
            .iter()
            .map(|field| escape(&terms.field(field).label));
        let mut table = line(header);
        table.push_str(&line(columns.iter().map(|_| "---".to_owned())));
        for row in rows_of(data.data(), tag, None) {
            table.push_str(&cells(tag, row, &columns));
        }
        Ok(out.write(&table)?)
    }
}

fn list<'r>(registry: &'r Registry, tag: &str) -> Result<&'r List, RenderError> {
    let list = registry.list(tag);
    list.map(|list| &**list)
        .ok_or_else(|| fault(format!("`{tag}` is not a list of the plan")))
}

fn is_column(field: &Field) -> bool {
    matches!(field.held, Held::Word | Held::Both)
}

/// A line of a table.
fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A row with the answers of an entry.
fn cells(list: &str, row: RowAt, columns: &[&Field]) -> String {
    let answers = columns.iter().map(|field| {
        let marker = Marker::Field {
            tag: field.tag.to_string(),
            row,
            open: false,
            prompt: None,
            numbers: false,
        };
        marker.long_form()
    });
    let list = list.to_owned();
    with_marker(&line(answers), &Marker::Row { list, row }.long_form())
}

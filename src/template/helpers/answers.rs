//! `field` and `rows`: where answers and the rows of tables stand; `page` and `pages`.

use super::doc::{HelperDoc, always, by_name};
use super::first_cell::with_marker;
use super::wanted::Wanted;
use super::{fault, text, undeclared};
use crate::plan::{Registry, is_of_house};
use crate::template::Terms;
use crate::template::context::at;
use crate::template::marker::{Marker, RowAt};
use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext,
    Renderable,
};
use serde_json::{Value, json};
use std::sync::Arc;

/// What is said of the helpers of this file.
#[rustfmt::skip]
pub(super) const DOCS: &[HelperDoc] = &[
    HelperDoc {
        name: "field", call: "field tag",
        does: "an answer: a field to fill in where the document is open, its text in a clean copy",
        arguments: &[
            always("tag", "the field, in quotes: `title`; inside `rows` and `each`, a column: `name`", Wanted::Column),
            by_name("open", "`true` keeps it open in a clean copy", Wanted::YesNo),
            by_name("prompt", "the key of a word that asks for it otherwise", Wanted::Word),
            by_name("numbers", "`true` shows references by their numbers alone", Wanted::YesNo),
        ],
        example: "{{field \"title\"}}", shows: "A garden for all",
    },
    HelperDoc {
        name: "rows", call: "#rows list",
        does: "a row of a table for every entry of a list, and empty ones in a form",
        arguments: &[always("list", "the list, in quotes", Wanted::List), by_name("spare", "so many empty rows in other documents", Wanted::Number)],
        example: "{{#rows \"tools\"}}| {{field \"name\"}} |{{/rows}}", shows: "| Walks || Café |",
    },
    HelperDoc { name: "page", call: "page", does: "the number of the page, in a header or footer", arguments: &[], example: "", shows: "" },
    HelperDoc { name: "pages", call: "pages", does: "how many pages there are, in a header or footer", arguments: &[], example: "", shows: "" },
];

/// Local variables that `rows` sets for the helpers inside it.
const LIST: &str = "rows_list";
const ROW: &str = "rows_row";
const SPARE: &str = "rows_spare";

pub(super) fn register(handlebars: &mut Handlebars<'static>, terms: &Arc<Terms>) {
    handlebars.register_helper("field", Box::new(FieldHelper(Arc::clone(terms))));
    handlebars.register_helper("rows", Box::new(Rows(Arc::clone(terms.registry()))));
    for (name, marker) in [("page", Marker::Page), ("pages", Marker::Pages)] {
        let long_form = marker.long_form();
        handlebars.register_helper(
            name,
            Box::new(
                move |_: &Helper<'_>,
                      _: &Handlebars<'_>,
                      _: &Context,
                      _: &mut RenderContext<'_, '_>,
                      out: &mut dyn Output|
                      -> HelperResult { Ok(out.write(&long_form)?) },
            ),
        );
    }
}

/// `{{field "answers.achieve"}}`: an answer; `open=true` keeps it open in a clean copy,
/// `prompt="ask_cost"` asks for it in a word of `terms.toml` of that key, and `numbers=true` shows
/// references by their numbers alone, where the names stand in another table. What a house
/// keeps below `extra` and declares nowhere is shown as plain text.
struct FieldHelper(Arc<Terms>);

impl HelperDef for FieldHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        data: &'rc Context,
        context: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = text(helper, 0)?;
        let registry = self.0.registry();
        let (tag, row) = match row_of(context) {
            Some((list, row)) if registry.field(&format!("{list}.{name}")).is_some() => {
                (format!("{list}.{name}"), row)
            }
            _ => (name.to_owned(), RowAt::Single),
        };
        let known = registry.field(&tag);
        if known.is_none() && is_of_house(name) {
            let said = undeclared::said(name, at(data.data(), name), &self.0)?;
            let shown = said.map(|text| Marker::Prose { text }.long_form());
            return Ok(out.write(&shown.unwrap_or_default())?);
        }
        if known.is_none_or(|field| field.list.is_none() != (row == RowAt::Single)) {
            return Err(fault(format!("`{name}` is not a field of the plan")));
        }
        let is_set = |name| {
            let set = helper.hash_get(name);
            set.is_some_and(|set| set.value() == &Value::Bool(true))
        };
        let prompt = helper
            .hash_get("prompt")
            .and_then(|prompt| prompt.value().as_str())
            .map(str::to_owned);
        let marker = Marker::Field {
            tag,
            row,
            open: is_set("open"),
            prompt,
            numbers: is_set("numbers"),
        };
        Ok(out.write(&marker.long_form())?)
    }
}

/// The list and the row that the innermost `rows` or `each` stands at.
fn row_of(context: &RenderContext<'_, '_>) -> Option<(String, RowAt)> {
    let block = context.block()?;
    if let Some(Value::String(list)) = block.get_local_var(LIST) {
        let row = match block.get_local_var(ROW) {
            Some(row) => RowAt::Entry(index(row)?),
            None => RowAt::Spare(block.get_local_var(SPARE).and_then(index)?),
        };
        return Some((list.clone(), row));
    }
    let (index, list) = block.base_path().split_last()?;
    Some((list.join("."), RowAt::Entry(index.parse().ok()?)))
}

/// A whole number that is not negative.
fn index(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

/// `{{#rows "stakeholders"}} | {{field "name"}} | {{/rows}}`: a table row for each entry, and
/// spare rows in a blank; `spare=1` gives other copies a spare row too.
struct Rows(Arc<Registry>);

impl HelperDef for Rows {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        data: &'rc Context,
        context: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let list = text(helper, 0)?.to_owned();
        let Some(template) = helper.template() else {
            return Err(fault("`rows` is a block: `{{#rows \"…\"}} … {{/rows}}`"));
        };
        let asked = helper
            .hash_get("spare")
            .and_then(|spare| index(spare.value()));
        let rows = rows_of(data.data(), &list, asked);
        let count = rows.len();
        for (position, row) in rows.into_iter().enumerate() {
            let mut block = BlockContext::new();
            block.set_local_var(LIST, json!(list));
            block.set_local_var("index", json!(position));
            block.set_local_var("first", json!(position == 0));
            block.set_local_var("last", json!(position + 1 == count));
            match row {
                RowAt::Entry(index) => {
                    block.set_local_var(ROW, json!(index));
                    *block.base_path_mut() = list
                        .split('.')
                        .map(str::to_owned)
                        .chain([index.to_string()])
                        .collect();
                }
                RowAt::Spare(nth) => {
                    block.set_local_var(SPARE, json!(nth));
                    block.set_base_value(empty_row(&self.0, &list));
                }
                RowAt::Single => {}
            }
            context.push_block(block);
            let list = list.clone();
            let marker = Marker::Row { list, row }.long_form();
            let rendered = template.renders(registry, data, context);
            context.pop_block();
            out.write(&with_marker(&rendered?, &marker))?;
        }
        Ok(())
    }
}

/// The rows of a list: its entries, and spare ones in a blank, or as many as are asked for.
pub(super) fn rows_of(data: &Value, list: &str, asked: Option<usize>) -> Vec<RowAt> {
    let entries = at(data, list).and_then(Value::as_array).map_or(0, Vec::len);
    let of_blank = at(data, "spare_rows").and_then(index);
    let spare = of_blank.unwrap_or(0).max(asked.unwrap_or(0));
    let spare = (0..spare).map(RowAt::Spare);
    (0..entries).map(RowAt::Entry).chain(spare).collect()
}

/// An entry that says nothing.
fn empty_row(registry: &Registry, list: &str) -> Value {
    let keys = registry
        .fields_of(list)
        .iter()
        .map(|field| (field.key().to_owned(), Value::Null));
    Value::Object(keys.collect())
}

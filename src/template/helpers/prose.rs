//! `{{markdown extra.about}}`: a text of the plan as prose, with its paragraphs, lists and emphasis.
//!
//! It leaves a marker, and the text travels inside it as digits: it never stands in the Markdown of a
//! template, and cannot act as any.

use super::call::missing_argument;
use super::doc::{HelperDoc, always};
use super::fault;
use super::wanted::Wanted;
use crate::template::marker::Marker;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, PathAndJson, RenderContext,
};
use serde_json::Value;

/// What is said of the helper.
pub(super) const DOC: HelperDoc = HelperDoc {
    name: "markdown",
    call: "markdown text",
    does: "a text as prose: paragraphs, lists, emphasis and links, as in an answer; nothing for nothing",
    arguments: &[always("text", "a text of the plan", Wanted::Text)],
    example: "{{markdown \"Come *soon*\"}}",
    shows: "Come soon",
};

pub(super) fn register(handlebars: &mut Handlebars<'static>) {
    handlebars.register_helper(DOC.name, Box::new(Markdown));
}

struct Markdown;

impl HelperDef for Markdown {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let text = match helper.param(0).map(PathAndJson::value) {
            None => return Err(fault(missing_argument(&DOC, "text"))),
            Some(Value::Null) => return Ok(()),
            Some(Value::String(text)) if text.trim().is_empty() => return Ok(()),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(_) | Value::Object(_)) => {
                return Err(fault(
                    "`markdown` needs a text, and this has parts of its own",
                ));
            }
            Some(single) => single.to_string(),
        };
        Ok(out.write(&Marker::Prose { text }.long_form())?)
    }
}

//! `{{image "map.png" alt="A map of the ward"}}`: a picture from the folder of the templates.
//!
//! It leaves a marker; whether the file is there is looked up before anything is rendered.

use super::call::missing_argument;
use super::doc::{HelperDoc, always, by_name};
use super::wanted::Wanted;
use super::{fault, text};
use crate::template::marker::Marker;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, PathAndJson, RenderContext,
};
use serde_json::Value;

/// What is said of the helper.
pub(super) const DOC: HelperDoc = HelperDoc {
    name: "image",
    call: "image file alt=…",
    does: "a picture from the folder of the templates, PNG or JPEG, no wider than the text",
    arguments: &[
        always("file", "the name of the file, in quotes", Wanted::File),
        by_name(
            "alt",
            "what it shows, for people who do not see it; never left out",
            Wanted::Text,
        ),
    ],
    example: "",
    shows: "",
};

pub(super) fn register(handlebars: &mut Handlebars<'static>) {
    handlebars.register_helper(DOC.name, Box::new(ImageHelper));
}

struct ImageHelper;

impl HelperDef for ImageHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let source = text(helper, 0)?.to_owned();
        let alt = helper.hash_get("alt").map(PathAndJson::value);
        let alt = alt.and_then(Value::as_str).unwrap_or("").trim();
        if alt.is_empty() {
            return Err(fault(missing_argument(&DOC, "alt")));
        }
        let alt = alt.to_owned();
        Ok(out.write(&Marker::Image { source, alt }.long_form())?)
    }
}

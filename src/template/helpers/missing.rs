//! A name that is not in the plan: only below `extra` and `names`, since all others are looked up before.
//!
//! Handlebars' strict mode would fail wherever such a name stands. Templates ask for what a house may
//! leave out (`{{#if extra.ward}}`), so that only its bare use is a fault.

use handlebars::{
    Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason,
};

/// What Handlebars calls for a name that it does not find.
const HOOK: &str = "helperMissing";

pub(super) fn register(handlebars: &mut Handlebars<'static>) {
    let missing = |helper: &Helper<'_>,
                   _: &Handlebars<'_>,
                   _: &Context,
                   _: &mut RenderContext<'_, '_>,
                   _: &mut dyn Output|
     -> HelperResult {
        let name = helper.name().to_owned();
        Err(RenderErrorReason::MissingVariable(Some(name)).into())
    };
    handlebars.register_helper(HOOK, Box::new(missing));
}

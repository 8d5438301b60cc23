//! `{{dashes share}}`: so many dashes, which give a column of a table its share of the width.
//!
//! They are written as they stand: escaped, they would be text and no line of a table.

use super::doc::{HelperDoc, always};
use super::fault;
use super::wanted::Wanted;
use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext};

/// What is said of the helper.
pub(super) const DOC: HelperDoc = HelperDoc {
    name: "dashes",
    call: "dashes share",
    does: "so many dashes, which give a column of a table its share of the width",
    arguments: &[always("share", "a whole number", Wanted::Number)],
    example: "Twelve: {{dashes 12}}",
    shows: "Twelve: ------------",
};

/// No column is given more.
const MOST: u64 = 100;

pub(super) fn register(handlebars: &mut Handlebars<'static>) {
    handlebars.register_helper("dashes", Box::new(Dashes));
}

struct Dashes;

impl HelperDef for Dashes {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let share = helper.param(0).and_then(|share| share.value().as_u64());
        let share = share.ok_or_else(|| fault("`dashes` needs a whole number"))?;
        let count = usize::try_from(share.clamp(1, MOST)).unwrap_or(1);
        Ok(out.write(&"-".repeat(count))?)
    }
}

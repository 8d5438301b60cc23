//! How a template's work is measured and kept cheap: changes to what was parsed, before it is
//! rendered.
//!
//! Each turn of a loop and each call of a partial leaves a tick in the text, so that endless work
//! is measured like endless text. A partial sees what its caller sees, and its parameters beside that,
//! so it is rendered in place: Handlebars would give every call a copy of the whole plan, and lose
//! the row that it stands in.

use super::helpers;
use super::marker::TICK;
use handlebars::template::{
    DecoratorTemplate, HelperTemplate, Parameter, Subexpression, Template, TemplateElement,
};
use handlebars::{
    BlockContext, BlockParamHolder, Context, Handlebars, Helper, HelperDef, HelperResult, Output,
    RenderContext, RenderErrorReason, Renderable,
};

/// The helper that renders a partial in place. No template can call it: a name has no space.
const IN_PLACE: &str = "in place";

/// The whole plan, as a partial is given it.
const ROOT: &str = "@root";

/// A call is as much work as several turns of a loop.
const TICKS_OF_CALL: usize = 10;

/// Lets every turn of every loop and every call leave a trace.
pub(super) fn leave(template: &mut Template) {
    for element in &mut template.elements {
        match element {
            TemplateElement::HelperBlock(call) => {
                for inner in call.template.iter_mut().chain(&mut call.inverse) {
                    leave(inner);
                }
                if call.name.as_name() == Some("each") {
                    leave_in_loop(call);
                }
            }
            TemplateElement::PartialExpression(call) => {
                if let Some(helper) = in_place(call) {
                    *element = helper;
                }
            }
            _ => {}
        }
    }
}

/// An empty body would turn without a trace, so it goes.
fn leave_in_loop(call: &mut HelperTemplate) {
    let first = call
        .template
        .as_ref()
        .and_then(|body| body.mapping.first().cloned());
    match (&mut call.template, first) {
        (Some(body), Some(first)) => {
            let tick = TemplateElement::RawString(TICK.to_string());
            body.elements.insert(0, tick);
            body.mapping.insert(0, first);
        }
        (body, _) => *body = None,
    }
}

/// The call of a partial as that of a helper; not where its lines are indented like the call.
fn in_place(call: &DecoratorTemplate) -> Option<TemplateElement> {
    let name = match call.name.as_name() {
        Some(name) => Parameter::Literal(name.into()),
        None => call.name.clone(),
    };
    let alone = call.template.is_none();
    let indented = call
        .indent
        .as_deref()
        .is_some_and(|indent| !indent.is_empty());
    (alone && !indented).then(|| {
        let helper = Parameter::Name(IN_PLACE.to_owned());
        let parameters = [name].into_iter().chain(call.params.iter().cloned());
        *Subexpression::new(helper, parameters.collect(), call.hash.clone()).element
    })
}

/// Makes the helper known that renders partials.
pub(super) fn register(handlebars: &mut Handlebars<'static>) {
    handlebars.register_helper(IN_PLACE, Box::new(InPlace));
}

struct InPlace;

impl HelperDef for InPlace {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        data: &'rc Context,
        context: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = helpers::text(helper, 0)?;
        let Some(partial) = registry.get_template(name) else {
            return Err(RenderErrorReason::PartialNotFound(name.to_owned()).into());
        };
        for _ in 0..TICKS_OF_CALL {
            out.write(TICK.encode_utf8(&mut [0; 4]))?;
        }
        let caller = context.get_current_template_name();
        let blocks = Blocks::open(helper, context);
        let rendered = partial.render(registry, data, context, out);
        blocks.close(context);
        context.set_current_template_name(caller);
        rendered
    }
}

/// What names mean inside a partial, laid over what they mean to its caller.
struct Blocks<'rc> {
    /// The block of the caller, while one with the parameters stands in its place.
    caller: Option<BlockContext<'rc>>,
    /// Whether the partial is given a part of the plan.
    is_within: bool,
}

impl<'rc> Blocks<'rc> {
    fn open(helper: &Helper<'rc>, context: &mut RenderContext<'_, 'rc>) -> Self {
        let caller = context
            .block()
            .filter(|_| !helper.hash().is_empty())
            .cloned();
        if let Some(caller) = &caller {
            let mut block = caller.clone();
            for (name, value) in helper.hash() {
                block.set_block_param(name, BlockParamHolder::value(value.value().clone()));
            }
            context.pop_block();
            context.push_block(block);
        }
        // The first parameter is the partial's name.
        let part = helper.param(1);
        if let Some(part) = part {
            let mut block = BlockContext::new();
            match part.context_path() {
                // Handlebars takes it for a local name that nobody has set.
                _ if part.relative_path().is_some_and(|path| path == ROOT) => {}
                Some(path) => block.base_path_mut().clone_from(path),
                None => block.set_base_value(part.value().clone()),
            }
            if let Some(caller) = context.block() {
                let locals = caller.local_variables().clone();
                *block.local_variables_mut() = locals;
            }
            context.push_block(block);
        }
        Self {
            caller,
            is_within: part.is_some(),
        }
    }

    fn close(self, context: &mut RenderContext<'_, 'rc>) {
        if self.is_within {
            context.pop_block();
        }
        if let Some(caller) = self.caller {
            context.pop_block();
            context.push_block(caller);
        }
    }
}

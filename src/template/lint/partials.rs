//! Partials: looked over where they are called, with the names that their caller sees and the parameters
//! that it gives.

use super::{Scope, Shape, Walk};
use crate::diagnostic::did_you_mean;
use crate::template::calls::names_of;
use crate::template::engine::is_front;
use handlebars::template::{DecoratorTemplate, Parameter};

/// How deep partials are entered: deeper ones are refused by `calls`.
const DEEPEST: usize = 10;
/// How many partials are looked over for one document, each with the names of one caller.
const MOST_ENTERED: usize = 2_000;

/// A partial, and what names mean inside it.
pub(super) type Entered = (String, Vec<usize>, Option<String>, Vec<(String, usize)>);

impl<'a> Walk<'a> {
    /// `{{> name}}`, perhaps with a part of the plan and with parameters.
    pub(super) fn partial(&mut self, call: &DecoratorTemplate, scope: &Scope<'a>) {
        let names = self.lint.partials.keys().copied();
        let Some(names) = names_of(&call.name, names) else {
            return self.unsupported("a partial is called by its name");
        };
        if call.name.as_name().is_none() {
            self.parameter(&call.name, scope);
        }
        for parameter in call.params.iter().chain(call.hash.values()) {
            self.parameter(parameter, scope);
        }
        for name in names {
            self.called(&name, call, scope);
        }
    }

    /// One partial that is called.
    fn called(&mut self, name: &str, call: &DecoratorTemplate, scope: &Scope<'a>) {
        let lint = self.lint;
        let Some((name, (text, template))) = lint.partials.get_key_value(name) else {
            let known = lint.partials.keys().copied();
            let known = known.filter(|name| !is_front(name));
            let help = did_you_mean(name, known);
            let message = format!("there is no partial `{name}`");
            return self.report(name, "unknown-partial", message, help);
        };
        let Some(template) = template else { return };
        let inner = self.inside(call, scope);
        if self.within.len() >= DEEPEST
            || self.within.contains(name)
            || self.entered.len() >= MOST_ENTERED
            || !self.entered.insert(entered(name, &inner))
        {
            return;
        }
        let (outer_text, outer_at) = (self.text, self.at);
        self.text = text;
        self.within.push(name);
        self.template(template, &inner);
        self.within.pop();
        (self.text, self.at) = (outer_text, outer_at);
    }

    /// What names mean inside a partial.
    fn inside(&self, call: &DecoratorTemplate, scope: &Scope<'a>) -> Scope<'a> {
        let mut inner = scope.clone();
        for (name, value) in &call.hash {
            inner
                .named
                .insert(name.clone(), self.shape_of(value, scope));
        }
        let part = call.params.first();
        inner
            .values
            .extend(part.map(|part| self.shape_of(part, scope)));
        inner
    }

    fn shape_of(&self, parameter: &Parameter, scope: &Scope<'a>) -> &'a Shape {
        match (parameter, parameter.as_name()) {
            (_, Some(path)) => self.resolve(path, scope).unwrap_or(&Shape::Free),
            (Parameter::Literal(_), None) => &Shape::Leaf,
            // What a call gives may be anything.
            _ => &Shape::Free,
        }
    }
}

/// What tells this look at a partial from others.
fn entered(name: &str, scope: &Scope<'_>) -> Entered {
    let address = |shape: &Shape| std::ptr::from_ref(shape).addr();
    let values = scope.values.iter().map(|shape| address(shape));
    let named = scope.named.iter();
    (
        name.to_owned(),
        values.collect(),
        scope.list.clone(),
        named
            .map(|(name, shape)| (name.clone(), address(shape)))
            .collect(),
    )
}

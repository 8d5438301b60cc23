//! Of what kind the values are that helpers are given, and codes that no pick-list has.

use super::{Scope, Walk};
use crate::diagnostic::did_you_mean;
use crate::plan::{Field, Kind};
use crate::template::helpers::Wanted;
use crate::template::shape::Shape;
use handlebars::template::Parameter;
use serde_json::Value;

impl<'a> Walk<'a> {
    /// Whether a helper can use the value of a name; of what is worked out, nobody knows the kind.
    pub(super) fn kind(
        &mut self,
        helper: &str,
        given: &Parameter,
        wanted: Wanted,
        scope: &Scope<'a>,
    ) {
        let Some(path) = given.as_name() else { return };
        let Ok(shape) = self.resolve(path, scope) else {
            return;
        };
        let fits = match shape {
            Shape::Field(tag) => {
                let field = self.lint.registry.field(tag);
                field.is_none_or(|field| fits(field, wanted))
            }
            Shape::List(item) => match wanted {
                Wanted::Items => !matches!(**item, Shape::Group(_)),
                other => matches!(other, Wanted::Value | Wanted::Entries | Wanted::Counted),
            },
            Shape::Group(_) => matches!(wanted, Wanted::Value | Wanted::Entries),
            Shape::Code(_) => matches!(wanted, Wanted::Value | Wanted::Text),
            _ => true,
        };
        if !fits {
            self.unusable(helper, path, wanted);
        }
    }

    /// Two values that are compared: a text beside a choice has to be one of its codes.
    pub(super) fn comparison(&mut self, given: &[Parameter], scope: &Scope<'a>) {
        let [one, other] = given else { return };
        for (choice, text) in [(one, other), (other, one)] {
            let (Some(path), Parameter::Literal(Value::String(text))) = (choice.as_name(), text)
            else {
                continue;
            };
            let known = self.codes_of(path, scope);
            if !known.is_empty() && !known.iter().any(|code| code == text) {
                let message = format!("`{path}` is never `{text}`");
                self.no_code(text, message, &known);
            }
        }
    }

    /// The codes that a value can be; none where it can be anything.
    fn codes_of(&self, path: &str, scope: &Scope<'a>) -> Vec<String> {
        match self.resolve(path, scope) {
            Ok(Shape::Code(codes)) => codes.iter().map(|code| (*code).to_owned()).collect(),
            Ok(Shape::Field(tag)) => {
                let field = self.lint.registry.field(tag);
                let codes = field.and_then(|field| field.codes.as_ref());
                codes.map_or_else(Vec::new, |codes| codes.all.clone())
            }
            _ => Vec::new(),
        }
    }

    /// The name of a pick-list.
    pub(super) fn pick_list(&mut self, list: &str) {
        let registry = self.lint.registry;
        let lists = || registry.fields().filter_map(|field| field.codes.as_ref());
        if lists().any(|codes| codes.name == list) {
            return;
        }
        let help = did_you_mean(list, lists().map(|codes| codes.name.as_str()));
        let message = format!("`{list}` is not a pick-list");
        self.report(list, "unknown-list", message, help);
    }

    /// A code of a pick-list, in quotes.
    pub(super) fn code(&mut self, list: &str, code: &str) {
        let registry = self.lint.registry;
        let mut lists = registry.fields().filter_map(|field| field.codes.as_ref());
        let Some(codes) = lists.find(|codes| codes.name == list) else {
            return;
        };
        if !codes.all.iter().any(|known| known == code) {
            let message = format!("`{code}` is not a code of `{list}`");
            self.no_code(code, message, &codes.all);
        }
    }

    /// A choice whose label is looked up in another pick-list than its own.
    pub(super) fn code_of_field(
        &mut self,
        given: &Parameter,
        list: Option<&Parameter>,
        scope: &Scope<'a>,
    ) {
        let (Some(path), Some(Parameter::Literal(Value::String(list)))) = (given.as_name(), list)
        else {
            return;
        };
        let Ok(Shape::Field(tag)) = self.resolve(path, scope) else {
            return;
        };
        let registry = self.lint.registry;
        let mut lists = registry.fields().filter_map(|field| field.codes.as_ref());
        if !lists.any(|codes| codes.name == *list) {
            return;
        }
        let field = registry.field(tag);
        let Some(codes) = field.and_then(|field| field.codes.as_ref()) else {
            let message = format!("`{path}` is no choice, and has no label in `{list}`");
            return self.report(path, "bad-argument", message, None);
        };
        if codes.name != *list {
            let message = format!("`{path}` is no code of `{list}`");
            let help = format!("its pick-list is `{}`", codes.name);
            self.report(list, "bad-argument", message, Some(help));
        }
    }

    fn no_code(&mut self, code: &str, message: String, known: &[String]) {
        let known = known.iter().map(String::as_str);
        let help = did_you_mean(code, known.clone())
            .unwrap_or_else(|| format!("there are {}", known.collect::<Vec<_>>().join(", ")));
        self.report(code, "unknown-code", message, Some(help));
    }
}

/// Whether a field's value is of a kind that a helper can use.
fn fits(field: &Field, wanted: Wanted) -> bool {
    match wanted {
        Wanted::Amount => matches!(field.kind, Kind::Money | Kind::Number) && !field.range,
        Wanted::Figure => {
            matches!(field.kind, Kind::Money | Kind::Number | Kind::Percent) && !field.range
        }
        Wanted::Date => field.kind == Kind::Date,
        Wanted::Number | Wanted::Counted => field.kind == Kind::Number && !field.range,
        Wanted::Value | Wanted::Code | Wanted::Text => true,
        // What is named in quotes is never an answer; nor is a list, where the field is no list.
        _ => false,
    }
}

//! Finds names that a template uses and nobody defines, without any data.
//!
//! Handlebars' own strict mode stays silent in `{{#if}}`, `{{#unless}}` and `{{#with}}`
//! (LIBRARIES: handlebars), so every name in the parsed template is looked up here.

mod arguments;
mod field;
mod image;
mod kinds;
mod partials;

use super::Terms;
use super::calls::Calls;
use super::engine::is_front;
use super::gallery::{Gallery, Pictures};
use super::helpers;
use super::shape::Shape;
use super::syntax::{Kind, tags};
use crate::diagnostic::{Diagnostic, Text, TextPlace, did_you_mean};
use crate::plan::Registry;
use handlebars::template::{BlockParam, HelperTemplate, Parameter, Template, TemplateElement};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a template is looked over against.
pub(super) struct Lint<'a> {
    /// The shape of the data.
    pub(super) root: &'a Shape,
    /// The words there are.
    pub(super) terms: &'a Terms,
    /// The fields there are.
    pub(super) registry: &'a Registry,
    /// The templates there are, by the name that they are called by.
    /// A template that cannot be read is known by its name alone.
    pub(super) partials: BTreeMap<&'a str, (&'a Arc<Text>, Option<&'a Template>)>,
    /// Where pictures come from, and those that were found.
    pub(super) pictures: &'a Pictures,
    pub(super) gallery: RefCell<Gallery>,
}

/// The names that helpers set for what stands in them: `@index`.
const LOCALS: &[&str] = &["index", "first", "last", "key", "root"];

/// What names mean at one place of a template.
#[derive(Clone)]
struct Scope<'a> {
    /// The values that blocks have opened, the innermost last; the first is the root.
    values: Vec<&'a Shape>,
    /// The list a `rows` block goes through.
    list: Option<String>,
    /// Names given by `as |name|`, and the parameters of partials.
    named: BTreeMap<String, &'a Shape>,
}

/// One template being looked over.
struct Walk<'a> {
    lint: &'a Lint<'a>,
    text: &'a Arc<Text>,
    findings: Vec<Diagnostic>,
    /// In which partials this stands, and which have been looked over with which names.
    within: Vec<&'a str>,
    entered: BTreeSet<partials::Entered>,
    /// Whether this stands in front matter, or in what that calls.
    in_front: bool,
    /// The line and the column where the element being looked at begins.
    at: (usize, usize),
}

impl Lint<'_> {
    /// Looks over all templates: those that nobody calls from the root, and partials with the names
    /// that each of their callers sees.
    pub(super) fn look(&self, calls: &Calls) -> Vec<Diagnostic> {
        let called: BTreeSet<&String> = calls.values().flatten().collect();
        let mut findings: Vec<Diagnostic> = Vec::new();
        for (name, (text, template)) in &self.partials {
            if called.contains(&(*name).to_owned()) {
                continue;
            }
            let found = template.map(|template| self.look_at(name, text, template));
            for finding in found.into_iter().flatten() {
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
        findings
    }

    fn look_at(&self, name: &str, text: &Arc<Text>, template: &Template) -> Vec<Diagnostic> {
        let mut walk = Walk {
            lint: self,
            text,
            findings: Vec::new(),
            within: Vec::new(),
            entered: BTreeSet::new(),
            in_front: is_front(name),
            at: (1, 1),
        };
        let scope = Scope {
            values: vec![self.root],
            list: None,
            named: BTreeMap::new(),
        };
        walk.template(template, &scope);
        walk.findings
    }
}

impl<'a> Walk<'a> {
    fn template(&mut self, template: &Template, scope: &Scope<'a>) {
        for (position, element) in template.elements.iter().enumerate() {
            match template.mapping.get(position) {
                Some(mapping) => self.at = (mapping.0, mapping.1),
                // Handlebars gives no place to what `{{else if}}` begins.
                None => self.go_to_division(),
            }
            match element {
                TemplateElement::Expression(call) => self.expression(call, scope),
                TemplateElement::HelperBlock(call) => self.block(call, scope),
                TemplateElement::HtmlExpression(call) => {
                    let name = call.name.as_name().unwrap_or("…").to_owned();
                    self.report(
                        &name,
                        "raw-expression",
                        format!("`{{{{{{{name}}}}}}}` puts data into the template's own Markdown"),
                        Some(format!(
                            "write `{{{{{name}}}}}` or `{{{{field \"{name}\"}}}}`"
                        )),
                    );
                }
                TemplateElement::PartialExpression(call) => self.partial(call, scope),
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                _ => self.unsupported(
                    "partial blocks, inline partials and decorators are not used here",
                ),
            }
        }
    }

    /// Goes on to the next tag that begins another block in the place of one.
    fn go_to_division(&mut self) {
        let content = &self.text.content;
        let from = offset(content, self.at.0, self.at.1);
        let mut tags = tags(content).into_iter();
        let division = Kind::Divide { chained: true };
        if let Some(tag) = tags.find(|tag| tag.span.start >= from && tag.kind == division) {
            self.at = TextPlace::new(self.text, tag.span).line_and_column();
        }
    }

    /// `{{name}}` or `{{helper …}}`.
    fn expression(&mut self, call: &HelperTemplate, scope: &Scope<'a>) {
        let is_call = call.name.as_name().is_some_and(helpers::is_call);
        if call.params.is_empty() && call.hash.is_empty() && !is_call {
            self.value(call, scope);
        } else {
            self.call(call, scope);
        }
    }

    /// A helper with its parameters.
    fn call(&mut self, call: &HelperTemplate, scope: &Scope<'a>) {
        let Some(name) = call.name.as_name() else {
            return self.unsupported("a helper is called by its name");
        };
        if !helpers::is_helper(name) {
            let help = did_you_mean(name, helpers::names());
            self.report(
                name,
                "unknown-helper",
                format!("`{name}` is not a helper"),
                help,
            );
        }
        self.arguments(name, call, scope);
        if name == "image" {
            self.image(call);
        }
        match (name, call.params.first()) {
            ("field", Some(Parameter::Literal(Value::String(tag)))) => self.field(tag, scope),
            ("rows" | "table", Some(Parameter::Literal(Value::String(_)))) => {}
            _ => {
                for parameter in call.params.iter().chain(call.hash.values()) {
                    self.parameter(parameter, scope);
                }
            }
        }
    }

    /// `{{#helper …}} … {{else}} … {{/helper}}`.
    fn block(&mut self, call: &HelperTemplate, scope: &Scope<'a>) {
        self.call(call, scope);
        let inner = self.inner(call, scope);
        if let Some(template) = &call.template {
            self.template(template, &inner);
        }
        if let Some(inverse) = &call.inverse {
            self.template(inverse, scope);
        }
    }

    /// What names mean inside a block.
    fn inner(&mut self, call: &HelperTemplate, scope: &Scope<'a>) -> Scope<'a> {
        let mut inner = scope.clone();
        let opened = match (call.name.as_name(), call.params.first()) {
            (Some("rows"), Some(Parameter::Literal(Value::String(list)))) => {
                inner.list = Some(list.clone());
                follow(self.lint.root, list).ok().map(Shape::item)
            }
            (Some("each"), Some(parameter @ Parameter::Path(_))) => {
                let path = parameter.as_name();
                inner.list = path.map(str::to_owned);
                let list = path.and_then(|path| self.resolve(path, scope).ok());
                if let (Some(path), Some(Shape::Leaf)) = (path, list) {
                    let message = format!("`{path}` is not a list of the plan");
                    self.report(path, "unknown-list", message, None);
                }
                list.map(Shape::item)
            }
            (Some("with"), Some(parameter)) => match parameter.as_name() {
                Some(path) => self.resolve(path, scope).ok(),
                // What a call gives is looked over as what was open before.
                None => scope.values.last().copied(),
            },
            _ => return inner,
        };
        let opened = opened.unwrap_or(&Shape::Free);
        match &call.block_param {
            Some(BlockParam::Single(name)) => bind(&mut inner, name, opened),
            Some(BlockParam::Pair((value, key))) => {
                bind(&mut inner, value, opened);
                bind(&mut inner, key, &Shape::Leaf);
            }
            _ => {}
        }
        inner.values.push(opened);
        inner
    }

    fn parameter(&mut self, parameter: &Parameter, scope: &Scope<'a>) {
        if let Some(path) = parameter.as_name() {
            if let Err(fault) = self.resolve(path, scope) {
                let help = did_you_mean(&fault.key, fault.known.iter().map(String::as_str));
                let help = help.or_else(|| arguments::quoted(&fault.key));
                let help = help.or_else(|| arguments::few(&fault.known));
                let message = format!("`{}` is not a name that templates know", fault.key);
                self.report(&fault.key, "unknown-name", message, help);
            }
        } else if let Parameter::Subexpression(inner) = parameter
            && let TemplateElement::Expression(call) = inner.as_element()
        {
            self.call(call, scope);
        }
    }

    fn resolve(&self, path: &str, scope: &Scope<'a>) -> Result<&'a Shape, Unknown> {
        if let Some(local) = path.trim_start_matches("../").strip_prefix('@') {
            return match local.strip_prefix("root") {
                Some(rest) => follow(self.lint.root, rest.trim_start_matches(['.', '/'])),
                None if LOCALS.contains(&local) => Ok(&Shape::Leaf),
                None => Err(Unknown {
                    key: format!("@{local}"),
                    known: LOCALS.iter().map(|local| format!("@{local}")).collect(),
                }),
            };
        }
        let ups = path.matches("../").count();
        let rest = path.trim_start_matches("../").trim_start_matches("./");
        let depth = scope.values.len().saturating_sub(ups + 1);
        let current = scope.values.get(depth).copied().unwrap_or(self.lint.root);
        let rest = rest
            .strip_prefix("this")
            .map_or(rest, |rest| rest.trim_start_matches(['.', '/']));
        let (first, below) = rest.split_once(['.', '/']).unwrap_or((rest, ""));
        match scope.named.get(first) {
            // Handlebars finds it, however far out it is looked for.
            Some(named) => follow(named, below.trim_start_matches(['.', '/'])),
            _ => follow(current, rest).map_err(|mut unknown| {
                unknown.known.extend(scope.named.keys().cloned());
                unknown
            }),
        }
    }

    fn list(&mut self, list: &str) {
        let registry = self.lint.registry;
        if registry.list(list).is_none() {
            let known: Vec<_> = registry.lists().map(|list| &*list.tag).collect();
            let help = did_you_mean(list, known.iter().copied());
            let help = help.or_else(|| arguments::few(&known));
            self.report(
                list,
                "unknown-list",
                format!("`{list}` is not a list of the plan"),
                help,
            );
        }
    }

    fn unsupported(&mut self, message: &str) {
        let help = "put the text into a file below `partials/` and call it by name".to_owned();
        self.report("", "unsupported-tag", message.to_owned(), Some(help));
    }

    /// Reports a fault at the first place of `word` from the element being looked at on.
    fn report(&mut self, word: &str, fault: &'static str, message: String, help: Option<String>) {
        let after = after(&self.text.content, self.at.0, self.at.1);
        let at = self.text.content.len() - after.len();
        let start = at + after.find(word).unwrap_or(0);
        let mut finding = Diagnostic::error(fault, message)
            .in_place(TextPlace::new(self.text, start..start + word.len()));
        finding.help = help;
        self.findings.push(finding);
    }
}

/// A name nobody defines, and the names there are.
struct Unknown {
    key: String,
    known: Vec<String>,
}

fn bind<'a>(scope: &mut Scope<'a>, name: &Parameter, shape: &'a Shape) {
    if let Some(name) = name.as_name() {
        scope.named.insert(name.to_owned(), shape);
    }
}

/// The shape below a dotted path.
fn follow<'a>(shape: &'a Shape, path: &str) -> Result<&'a Shape, Unknown> {
    path.split(['.', '/'])
        .map(|key| key.trim_matches(['[', ']']))
        .filter(|key| !key.is_empty())
        .try_fold(shape, |shape, key| {
            shape.get(key).map_err(|known| Unknown {
                key: key.to_owned(),
                known: known.into_iter().map(str::to_owned).collect(),
            })
        })
}

/// The byte offset of a line and a column, both counted from 1.
pub(super) fn offset(content: &str, line: usize, column: usize) -> usize {
    content.len() - after(content, line, column).len()
}

/// What stands after a line and a column, both counted from 1; past the end there is nothing.
fn after(content: &str, line: usize, column: usize) -> &str {
    let mut rest = content;
    for _ in 1..line {
        rest = rest.split_once('\n').map_or("", |(_, after)| after);
    }
    let mut characters = rest.chars();
    let before = characters.by_ref().take(column.saturating_sub(1));
    before.for_each(drop);
    characters.as_str()
}

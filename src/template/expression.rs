//! A single expression, outside any document: what a derived column of the workbook shows.

use super::engine::{fault_of, render_fault};
use super::lint::Lint;
use super::marker::END;
use super::shape::Shape;
use super::{Terms, guard, helpers};
use crate::diagnostic::{Diagnostic, Text};
use handlebars::{Handlebars, Template};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A compiled expression that gives plain text for each entry of a list.
pub struct Expression {
    handlebars: Handlebars<'static>,
    text: Arc<Text>,
}

/// The name the expression is registered under.
const NAME: &str = "expression";

impl Expression {
    /// Compiles an expression, for example `{{date start}} to {{date end}}`.
    ///
    /// It sees the keys of one entry of `list`, and those of the plan below `@root`. `text` is
    /// the expression alone; its name says where it comes from.
    pub fn compile(
        text: &Arc<Text>,
        list: &str,
        terms: &Arc<Terms>,
    ) -> Result<Self, Vec<Diagnostic>> {
        guard::guard(text).map_err(|fault| vec![fault])?;
        let alone = compiled(text, &text.content)?;
        let shape = Shape::of_context(terms)?;
        let names = Lint {
            root: &shape,
            registry: terms.registry(),
            partials: &BTreeSet::new(),
        };
        let looked = names.look(text, &alone, Some(list));
        if !looked.findings.is_empty() {
            return Err(looked.findings);
        }
        // One rendering serves all entries: what they share is set up once.
        let over_list = format!("{{{{#each {list}}}}}{}{END}{{{{/each}}}}", text.content);
        let mut handlebars = Handlebars::new();
        handlebars.register_escape_fn(handlebars::no_escape);
        helpers::register(&mut handlebars, terms);
        handlebars.register_template(NAME, compiled(text, &over_list)?);
        Ok(Self {
            handlebars,
            text: Arc::clone(text),
        })
    }

    /// What the expression gives for each entry of its list, from the context of templates.
    pub fn render(&self, context: &Value) -> Result<Vec<String>, Diagnostic> {
        let mut measured = guard::Measured::default();
        self.handlebars
            .render_to_write(NAME, context, &mut measured)
            .map_err(|error| render_fault(&error, |_| Some(Arc::clone(&self.text))))?;
        let rendered = measured.into_text();
        Ok(rendered.split_terminator(END).map(str::to_owned).collect())
    }
}

fn compiled(text: &Arc<Text>, content: &str) -> Result<Template, Vec<Diagnostic>> {
    Template::compile(content).map_err(|error| vec![fault_of(text, &error)])
}

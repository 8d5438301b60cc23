//! The engine: templates compiled once, rendered for any number of plans.

mod compiled;
mod fault;

use super::context::context;
use super::front::Front;
use super::insertion::insertions;
use super::origins::{Marks, Origins};
use super::questions::{Said, questions};
use super::syntax::Source;
use super::{Material, Templates, Terms, files, guard, helpers, marker, trace};
use crate::diagnostic::{Diagnostic, TextPlace, fault_of_coplan};
use crate::document::{Image, Insertion};
use crate::plan::scalar::Currency;
use compiled::Compiled;
use fault::render_fault;
use handlebars::{Handlebars, RenderError};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The template of the Word plan, as partials would call it.
pub(super) const PLAN: &str = "plan";

/// Compiled templates and the words that go with them.
pub struct Engine {
    handlebars: Handlebars<'static>,
    sources: BTreeMap<String, Source>,
    /// The front matter of the plan and of every other document, by the names of their templates.
    fronts: BTreeMap<String, Front>,
    terms: Arc<Terms>,
    said: Said,
    /// The pictures that the templates show.
    images: BTreeMap<String, Arc<Image>>,
    marks: Arc<Marks>,
}

/// A rendered template: Markdown with numbered markers, and what stands at them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rendered {
    /// The name of the template file.
    pub name: String,
    /// The Markdown of the body.
    pub body: String,
    /// The front matter, each value as Markdown.
    pub front: Front,
    /// What stands at the markers, by number; body and front matter count on.
    pub insertions: Vec<Insertion>,
    /// Where the body comes from; nothing unless the engine checks its templates.
    pub origins: Origins,
}

impl Engine {
    /// Compiles the templates and looks them over; every fault of every file is reported.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        Self::with_terms(templates, Arc::new(Terms::load(templates)?))
    }

    /// The same, with the words of these templates, which somebody has loaded already.
    pub fn with_terms(templates: &Templates, terms: Arc<Terms>) -> Result<Self, Vec<Diagnostic>> {
        Self::build(templates, terms, None)
    }

    /// The same, which tells of each rendered text where its pieces come from.
    pub fn checking(templates: &Templates, terms: Arc<Terms>) -> Result<Self, Vec<Diagnostic>> {
        Self::build(templates, terms, Some(Marks::default()))
    }

    fn build(
        templates: &Templates,
        terms: Arc<Terms>,
        mut marks: Option<Marks>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut compiled = Compiled::default();
        for (name, text) in templates.handlebars() {
            compiled.add(name, text);
        }
        let images = compiled.look_over(&terms, templates.pictures());
        if !compiled.findings.is_empty() {
            return Err(compiled.findings);
        }
        let mut handlebars = Handlebars::new();
        handlebars.register_escape_fn(escape);
        helpers::register(&mut handlebars, &terms);
        trace::register(&mut handlebars);
        let templates = std::mem::take(&mut compiled.templates);
        for (name, mut template) in templates {
            let source = compiled.sources.get(&name).filter(|_| !is_front(&name));
            if let (Some(marks), Some(source)) = (&mut marks, source) {
                marks.leave(&mut template, source);
            }
            trace::leave(&mut template);
            handlebars.register_template(&name, template);
        }
        Ok(Self {
            handlebars,
            sources: compiled.sources,
            fronts: compiled.fronts,
            said: compiled.said,
            terms,
            images,
            marks: Arc::new(marks.unwrap_or_default()),
        })
    }

    /// The words the templates use.
    #[must_use]
    pub fn terms(&self) -> &Arc<Terms> {
        &self.terms
    }

    /// Renders the Word plan's template for one plan in one edition, or that of another document.
    pub fn render(&self, material: Material<'_>) -> Result<Rendered, Vec<Diagnostic>> {
        let terms = self.terms.for_purpose(material.edition.purpose);
        let mut data =
            context(material, &terms).map_err(|error| vec![fault_of_coplan(&error.to_string())])?;
        let (document, mut front) = self.document(material.edition.document.as_deref())?;
        if let Value::Object(keys) = &mut data {
            keys.extend(questions(material.values, &document, &self.said));
        }
        let data = handlebars::Context::wraps(data).map_err(|error| vec![self.fault(&error)])?;
        let mut scan = marker::Scan::default();
        let body = scan.text(&self.rendered(&document, &data)?);
        let (body, origins) = Origins::of(body, &self.marks);
        for (key, value) in front.values() {
            *value = scan.text(&self.rendered(&front_name(&document, key), &data)?);
        }
        let currency = Currency::or_usual(material.plan.currency.clone());
        Ok(Rendered {
            name: self
                .sources
                .get(&document)
                .map_or_else(String::new, |source| source.file().name.clone()),
            body,
            front,
            origins,
            insertions: insertions(
                scan.markers,
                material.values,
                &currency,
                material.edition,
                &terms,
                &self.images,
            ),
        })
    }

    /// The template of a document, and its front matter.
    fn document(&self, name: Option<&str>) -> Result<(String, Front), Vec<Diagnostic>> {
        let template = name.map_or_else(|| Some(PLAN.to_owned()), document_template);
        let found = template.and_then(|template| {
            let front = self.fronts.get(&template)?.clone();
            Some((template, front))
        });
        found.ok_or_else(|| {
            let known = self.fronts.keys();
            let known: Vec<&str> = known.filter_map(|file| files::document_of(file)).collect();
            vec![files::unknown_document(name.unwrap_or(PLAN), &known)]
        })
    }

    fn rendered(&self, name: &str, data: &handlebars::Context) -> Result<String, Vec<Diagnostic>> {
        let mut measured = guard::Measured::default();
        self.handlebars
            .render_with_context_to_write(name, data, &mut measured)
            .map_err(|error| vec![self.fault(&error)])?;
        Ok(measured.into_text())
    }

    /// Where a value of the front matter of a document stands, by its key.
    #[must_use]
    pub fn place_of_front(&self, document: Option<&str>, key: &str) -> Option<TextPlace> {
        let (document, _) = self.document(document).ok()?;
        let source = self.sources.get(&front_name(&document, key))?;
        Some(source.place(0..source.text().content.len()))
    }

    fn fault(&self, error: &RenderError) -> Diagnostic {
        render_fault(error, |name| self.sources.get(name))
    }
}

/// What the template of a document is called.
fn document_template(name: &str) -> Option<String> {
    files::partial_name(&format!("{name}.md.hbs"))
}

/// What stands between the name of a template and the key of its front matter.
const OF_FRONT: char = '#';

/// The name a value of the front matter is registered under.
fn front_name(document: &str, key: &str) -> String {
    format!("{document}{OF_FRONT}{key}")
}

/// Whether a template is a value of some front matter.
pub(super) fn is_front(name: &str) -> bool {
    name.contains(OF_FRONT)
}

/// Escapes a value, so that nothing in it acts as Markdown.
fn escape(value: &str) -> String {
    // A text of several lines ends with a sign that no line follows.
    let value = value.trim_end_matches(['\n', '\r']);
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            // In the cell of a table, Markdown has no other sign of a line break.
            '\n' => escaped.push_str("<br>"),
            '\r' => escaped.push(' '),
            c if c.is_ascii_punctuation() => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

//! The engine: templates compiled once, rendered for any number of plans.

use super::context::context;
use super::front::{self, Front};
use super::gallery::Pictures;
use super::insertion::insertions;
use super::lint::{Lint, offset};
use super::questions::{Said, questions};
use super::shape::Shape;
use super::{Material, Templates, Terms, calls, files, guard, helpers, marker, trace};
use crate::diagnostic::{Diagnostic, Text, TextPlace, fault_of_coplan};
use crate::document::{Image, Insertion};
use crate::plan::scalar::Currency;
use handlebars::template::Template;
use handlebars::{Handlebars, RenderError, RenderErrorReason, TemplateError, TemplateErrorReason};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The template of the Word plan, as partials would call it.
const PLAN: &str = "plan";

/// Compiled templates and the words that go with them.
pub struct Engine {
    handlebars: Handlebars<'static>,
    texts: BTreeMap<String, Arc<Text>>,
    /// The front matter of the plan and of every other document, by the names of their templates.
    fronts: BTreeMap<String, Front>,
    terms: Arc<Terms>,
    said: Said,
    /// The pictures that the templates show.
    images: BTreeMap<String, Arc<Image>>,
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
}

impl Engine {
    /// Compiles the templates and looks them over; every fault of every file is reported.
    pub fn new(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        Self::with_terms(templates, Arc::new(Terms::load(templates)?))
    }

    /// The same, with the words of these templates, which somebody has loaded already.
    pub fn with_terms(templates: &Templates, terms: Arc<Terms>) -> Result<Self, Vec<Diagnostic>> {
        let mut compiled = Compiled::default();
        for (name, text) in templates.handlebars() {
            compiled.add(name, text);
        }
        let images = compiled.look_over(&terms, templates.pictures());
        let mut fronts = std::mem::take(&mut compiled.fronts);
        let front_templates: Vec<_> = fronts
            .iter_mut()
            .flat_map(|(document, front)| compiled.compile_front(document, front))
            .collect();
        if !compiled.findings.is_empty() {
            return Err(compiled.findings);
        }
        let mut handlebars = Handlebars::new();
        handlebars.register_escape_fn(escape);
        helpers::register(&mut handlebars, &terms);
        trace::register(&mut handlebars);
        for (name, mut template) in compiled.templates.into_iter().chain(front_templates) {
            trace::leave(&mut template);
            handlebars.register_template(&name, template);
        }
        Ok(Self {
            handlebars,
            texts: compiled.texts,
            fronts,
            said: compiled.said,
            terms,
            images,
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
        for (key, value) in front.values() {
            *value = scan.text(&self.rendered(&front_name(&document, key), &data)?);
        }
        let currency = Currency::or_usual(material.plan.currency.clone());
        Ok(Rendered {
            name: self
                .texts
                .get(&document)
                .map_or_else(String::new, |text| text.name.clone()),
            body,
            front,
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

    fn fault(&self, error: &RenderError) -> Diagnostic {
        render_fault(error, |name| self.texts.get(name).map(Arc::clone))
    }
}

/// What the template of a document is called.
fn document_template(name: &str) -> Option<String> {
    files::partial_name(&format!("{name}.md.hbs"))
}

/// The name a value of the front matter is registered under.
fn front_name(document: &str, key: &str) -> String {
    format!("{document}#{key}")
}

/// Templates on their way to an engine, with all that is wrong with them.
#[derive(Default)]
struct Compiled {
    said: Said,
    texts: BTreeMap<String, Arc<Text>>,
    templates: Vec<(String, Template)>,
    fronts: BTreeMap<String, Front>,
    findings: Vec<Diagnostic>,
}

impl Compiled {
    fn add(&mut self, name: String, text: &Arc<Text>) {
        if let Err(fault) = guard::guard(text) {
            self.findings.push(fault);
            return;
        }
        let mut text = Arc::clone(text);
        if name == PLAN || files::document_of(&name).is_some() {
            match front::split(&text) {
                Ok((front, body)) => {
                    self.fronts.insert(name.clone(), front);
                    text = body;
                }
                Err(faults) => self.findings.extend(faults),
            }
        }
        match Template::compile_with_name(&text.content, name.clone()) {
            Ok(template) => self.templates.push((name.clone(), template)),
            Err(error) => self.findings.push(fault_of(&text, &error)),
        }
        self.texts.insert(name, text);
    }

    /// Looks up every name, and finds partials that call each other in a circle; gives the pictures that
    /// are named.
    fn look_over(
        &mut self,
        terms: &Arc<Terms>,
        pictures: &Pictures,
    ) -> BTreeMap<String, Arc<Image>> {
        let shape = match Shape::of_context(terms) {
            Ok(shape) => shape,
            Err(faults) => {
                self.findings.extend(faults);
                return BTreeMap::new();
            }
        };
        let names = self.texts.keys().map(String::as_str);
        let calls: calls::Calls = self
            .templates
            .iter()
            .map(|(name, template)| (name.clone(), calls::called_by(template, &names)))
            .collect();
        let documents = self.fronts.keys();
        let placed = documents.map(|name| {
            let placed = calls::placed(name, &calls, &self.templates);
            (name.clone(), placed)
        });
        self.said = Said {
            placed: placed.collect(),
            partials: self.texts.keys().cloned().collect(),
        };
        let partials = self.templates.iter();
        let partials = partials
            .filter_map(|(name, template)| Some((name.as_str(), (self.texts.get(name)?, template))))
            .collect();
        let lint = Lint {
            root: &shape,
            registry: terms.registry(),
            partials,
            pictures,
            gallery: RefCell::default(),
        };
        self.findings.extend(lint.look(&calls));
        let images = lint.gallery.take().images;
        self.findings.extend(calls::fault(&calls, &self.texts));
        images
    }

    fn compile_front(&mut self, document: &str, front: &mut Front) -> Vec<(String, Template)> {
        let mut templates = Vec::new();
        for (key, value) in front.values() {
            let name = front_name(document, key);
            let text = Text::new(format!("front matter, {key}"), value.clone());
            match Template::compile_with_name(value.as_str(), name.clone()) {
                Ok(template) => {
                    self.texts.insert(name.clone(), text);
                    templates.push((name, template));
                }
                Err(error) => self.findings.push(fault_of(&text, &error)),
            }
        }
        templates
    }
}

/// A fault that the Handlebars parser found.
fn fault_of(text: &Arc<Text>, error: &TemplateError) -> Diagnostic {
    let (line, column) = error.pos().unwrap_or((1, 1));
    let at = offset(&text.content, line, column);
    let message = match error.reason() {
        TemplateErrorReason::InvalidSyntax(_) => "a tag before here is not complete".to_owned(),
        reason => {
            let reason = reason.to_string();
            let first = reason.split_once('\n').map_or(&*reason, |(line, _)| line);
            first.trim_end_matches(['.', '\r']).to_owned()
        }
    };
    Diagnostic::error("template-syntax", message)
        .in_place(TextPlace::new(text, at..at + 1))
        .help("every `{{#block}}` needs its `{{/block}}`, and every `{{` its `}}`")
}

/// A fault that came up while rendering; `text_of` finds the text of a template by name.
fn render_fault(error: &RenderError, text_of: impl Fn(&str) -> Option<Arc<Text>>) -> Diagnostic {
    let (name, message) = reason(error.reason());
    let finding = Diagnostic::error(name, message);
    let text = error.template_name.as_deref().and_then(text_of);
    match (text, error.line_no, error.column_no) {
        (Some(text), Some(line), Some(column)) => {
            let at = offset(&text.content, line, column);
            finding.in_place(TextPlace::new(&text, at..at + 1))
        }
        _ => finding,
    }
}

fn reason(reason: &RenderErrorReason) -> (&'static str, String) {
    match reason {
        RenderErrorReason::IOError(error) if error.to_string() == guard::TOO_MUCH => (
            "template-runs-away",
            "this template writes far more than a document can hold: do its loops end?".to_owned(),
        ),
        RenderErrorReason::MissingVariable(Some(name)) => {
            ("unknown-name", format!("`{name}` is not in the plan"))
        }
        other => ("template-fault", other.to_string()),
    }
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

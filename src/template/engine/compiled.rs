//! Templates on their way to an engine: parsed, and looked over for all that is wrong with them.
//!
//! In: the text of each template. Out: what Handlebars makes of them, their front matter, the pictures they name, and
//! every fault. Nothing is rendered here.

use super::{PLAN, front_name, is_front};
use crate::diagnostic::{Diagnostic, Text};
use crate::document::Image;
use crate::template::front::{self, Front};
use crate::template::gallery::Pictures;
use crate::template::lint::Lint;
use crate::template::questions::Said;
use crate::template::shape::Shape;
use crate::template::syntax::{self, Source};
use crate::template::{Terms, calls, files, guard};
use handlebars::template::Template;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Templates on their way to an engine, with all that is wrong with them.
#[derive(Default)]
pub(super) struct Compiled {
    pub(super) said: Said,
    pub(super) sources: BTreeMap<String, Source>,
    pub(super) templates: Vec<(String, Template)>,
    pub(super) fronts: BTreeMap<String, Front>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Compiled {
    pub(super) fn add(&mut self, name: String, text: &Arc<Text>) {
        if let Err(fault) = guard::guard(text) {
            self.findings.push(fault);
            return;
        }
        if name != PLAN && files::document_of(&name).is_none() {
            return self.parse(name, Source::whole(text));
        }
        let mut split = front::split(text);
        self.findings.extend(split.findings);
        self.parse(name.clone(), split.body);
        for (key, _) in split.front.values() {
            let said = split.sources.remove(key);
            let empty = || Source::of(text, String::new(), vec![(0, 0)]);
            self.parse(front_name(&name, key), said.unwrap_or_else(empty));
        }
        self.fronts.insert(name, split.front);
    }

    fn parse(&mut self, name: String, source: Source) {
        let parsed = syntax::parse(&name, source);
        self.findings.extend(parsed.findings);
        self.sources.insert(name.clone(), parsed.source);
        let template = parsed.template.map(|template| (name, template));
        self.templates.extend(template);
    }

    /// The names by which templates call each other.
    fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.sources.keys().map(String::as_str);
        names.filter(|name| !is_front(name))
    }

    /// A finding at its place in the file that its text was made of.
    fn placed(&self, finding: Diagnostic) -> Diagnostic {
        let mut sources = self.sources.values();
        match sources.find(|source| source.is_about(&finding)) {
            Some(source) => source.placed(finding),
            None => finding,
        }
    }

    /// Looks up every name, and finds partials that call each other in a circle; gives the pictures that
    /// are named.
    pub(super) fn look_over(
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
        let names: Vec<&str> = self.names().collect();
        let names = names.iter().copied();
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
            partials: self.names().map(str::to_owned).collect(),
        };
        let templates = self.templates.iter();
        let templates: BTreeMap<&str, &Template> = templates
            .map(|(name, template)| (name.as_str(), template))
            .collect();
        let partials = self.sources.iter().map(|(name, source)| {
            let template = templates.get(name.as_str()).copied();
            (name.as_str(), (source.text(), template))
        });
        let partials = partials.collect();
        let lint = Lint {
            root: &shape,
            terms,
            registry: terms.registry(),
            partials,
            pictures,
            gallery: RefCell::default(),
        };
        let found = lint.look(&calls);
        let images = lint.gallery.take().images;
        let found = found.into_iter().map(|finding| self.placed(finding));
        let found: Vec<Diagnostic> = found.collect();
        self.findings.extend(found);
        self.findings.extend(calls::fault(&calls, &self.sources));
        images
    }
}

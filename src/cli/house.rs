//! What all documents of a run share: compiled templates and the style.

use super::arguments::Look;
use super::batch::side_by_side;
use super::report::{Stop, findings};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::Diagnostic;
use coplan::plan::Registry;
use coplan::style::{self, Paper, Style};
use coplan::template::{self, Engine, Terms};
use coplan::workbook::Layout;
use std::sync::{Arc, OnceLock};

/// Something made ready once, or all that is wrong with it.
type Made<T> = OnceLock<Result<T, Vec<Diagnostic>>>;

/// Templates and style. Each is made ready by whoever needs it first, and others wait for it: so
/// plans are read, and the workbook is begun, while the templates of the Word document compile.
pub(super) struct House<'a> {
    look: &'a Look,
    folder: TemplateFolder,
    terms: Made<Arc<Terms>>,
    engine: Made<Engine>,
    layout: Made<Layout>,
    style: Made<Style>,
}

impl<'a> House<'a> {
    /// Reads what the options name, and warns about files that are not used.
    pub(super) fn new(look: &'a Look) -> anyhow::Result<Self> {
        let folder = TemplateFolder::read(look.templates.as_deref())?;
        findings(&folder.warnings)?;
        Ok(Self {
            look,
            folder,
            terms: OnceLock::new(),
            engine: OnceLock::new(),
            layout: OnceLock::new(),
            style: OnceLock::new(),
        })
    }

    /// Does work while the templates compile. Faults in what all documents share come before
    /// anything that the work found.
    pub(super) fn serve<T>(&self, work: impl FnOnce() -> T) -> Result<T, Stop> {
        let (done, _) = side_by_side(work, || self.engine().map(drop));
        self.whole().map_err(Stop::faults).map(|()| done)
    }

    /// Fails with everything that is wrong with what all documents share.
    pub(super) fn whole(&self) -> Result<(), Vec<Diagnostic>> {
        let faults = [self.engine().err(), self.layout().err(), self.style().err()];
        let faults = without_repeats(faults.into_iter().flatten().flatten().collect());
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// The words of the templates.
    pub(super) fn terms(&self) -> Result<&Arc<Terms>, Vec<Diagnostic>> {
        made(&self.terms, || {
            Terms::load(&self.folder.templates).map(Arc::new)
        })
    }

    /// The fields of a plan, and the words for all entries of a list.
    pub(super) fn registry(&self) -> Result<&Arc<Registry>, Vec<Diagnostic>> {
        self.terms().map(|terms| terms.registry())
    }

    /// Fails where the templates have no document of this name beside the plan.
    pub(super) fn has_document(&self, name: &str) -> Result<(), Stop> {
        let known = self.folder.templates.has_document(name);
        known.map_err(|unknown| Stop::from(*unknown))
    }

    /// The compiled templates of the Word document.
    pub(super) fn engine(&self) -> Result<&Engine, Vec<Diagnostic>> {
        made(&self.engine, || {
            Engine::with_terms(&self.folder.templates, Arc::clone(self.terms()?))
        })
    }

    /// The sheets of the workbook.
    pub(super) fn layout(&self) -> Result<&Layout, Vec<Diagnostic>> {
        made(&self.layout, || layout(&self.folder, self.terms()?))
    }

    /// The look, on the paper asked for.
    pub(super) fn style(&self) -> Result<&Style, Vec<Diagnostic>> {
        made(&self.style, || {
            style(&self.folder).map(|style| on_paper(&style, self.look))
        })
    }
}

fn made<T>(
    place: &Made<T>,
    make: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
) -> Result<&T, Vec<Diagnostic>> {
    place.get_or_init(make).as_ref().map_err(Vec::clone)
}

/// Everything that is wrong with the templates and the style of a folder.
pub(super) fn faults(folder: &TemplateFolder) -> Vec<Diagnostic> {
    let mut faults = template::check(&folder.templates);
    let layout = Terms::load(&folder.templates).and_then(|terms| layout(folder, &Arc::new(terms)));
    let style = style(folder);
    faults.extend([layout.err(), style.err()].into_iter().flatten().flatten());
    without_repeats(faults)
}

/// The same faults without repeats: wording that is broken is in the way of everything.
fn without_repeats(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for fault in faults {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
    told
}

fn layout(folder: &TemplateFolder, terms: &Arc<Terms>) -> Result<Layout, Vec<Diagnostic>> {
    Layout::load(&folder.templates.text("workbook.toml"), terms)
}

fn style(folder: &TemplateFolder) -> Result<Style, Vec<Diagnostic>> {
    let text = folder.templates.text("style.toml");
    style::load(&text, |name| folder.picture(name))
}

/// A3 lies on its side, as it does on a table that people sit round.
fn on_paper(style: &Style, look: &Look) -> Style {
    let paper = Paper::from(look.paper());
    let style = style.on(paper, paper == Paper::A3);
    if look.large_print {
        style.in_large_print()
    } else {
        style
    }
}

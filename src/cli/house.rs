//! What all documents of a run share: compiled templates and the style.

use super::arguments::Look;
use super::batch::side_by_side;
use super::report::{Stop, findings};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::Diagnostic;
use coplan::style::{self, Paper, Style};
use coplan::template::{self, Engine, Terms};
use coplan::workbook::Layout;
use std::sync::Arc;

/// Templates and style, made ready once.
pub(super) struct House {
    /// The compiled templates of the Word document.
    pub(super) engine: Engine,
    /// The sheets of the workbook.
    pub(super) layout: Layout,
    /// The look, on the paper asked for.
    pub(super) style: Style,
}

impl House {
    /// Reads and compiles what the options name, and warns about files that are not used.
    pub(super) fn new(look: &Look) -> anyhow::Result<Self> {
        let folder = TemplateFolder::read(look.templates.as_deref())?;
        findings(&folder.warnings)?;
        let terms = Terms::load(&folder.templates).map(Arc::new);
        let (engine, (layout, style)) = side_by_side(
            || Engine::with_terms(&folder.templates, terms.clone()?),
            || (layout(&folder, terms.clone()), style(&folder)),
        );
        match (engine, layout, style) {
            (Ok(engine), Ok(layout), Ok(style)) => Ok(Self {
                engine,
                layout,
                style: on_paper(&style, look),
            }),
            (engine, layout, style) => {
                let faults = [engine.err(), layout.err(), style.err()];
                let faults = faults.into_iter().flatten().flatten().collect();
                Err(Stop::faults(without_repeats(faults)).into())
            }
        }
    }
}

/// Everything that is wrong with the templates and the style of a folder.
pub(super) fn faults(folder: &TemplateFolder) -> Vec<Diagnostic> {
    let mut faults = template::check(&folder.templates);
    let terms = Terms::load(&folder.templates).map(Arc::new);
    faults.extend(layout(folder, terms).err().unwrap_or_default());
    faults.extend(style(folder).err().unwrap_or_default());
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

fn layout(
    folder: &TemplateFolder,
    terms: Result<Arc<Terms>, Vec<Diagnostic>>,
) -> Result<Layout, Vec<Diagnostic>> {
    Layout::load(&folder.templates.text("workbook.toml"), &terms?)
}

fn style(folder: &TemplateFolder) -> Result<Style, Vec<Diagnostic>> {
    let text = folder.templates.text("style.toml");
    style::load(&text, |name| folder.picture(name))
}

/// A3 lies on its side, as it does on a table that people sit round.
fn on_paper(style: &Style, look: &Look) -> Style {
    let paper = Paper::from(look.paper.unwrap_or_default());
    let style = style.on(paper, paper == Paper::A3);
    if look.large_print {
        style.in_large_print()
    } else {
        style
    }
}

//! What all documents of a run share: compiled templates and the style.

use super::arguments::Look;
use super::report::{Stop, findings};
use super::template_folder::TemplateFolder;
use coplan::style::{self, Paper, Style};
use coplan::template::{Engine, Terms};
use coplan::workbook::Layout;
use std::sync::Arc;

/// Templates and style, made ready once.
pub(super) struct House {
    /// The compiled templates.
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
        let engine = Engine::new(&folder.templates);
        let style = style::load(&folder.templates.text("style.toml"), |name| {
            folder.picture(name)
        });
        let layout = Terms::load(&folder.templates).and_then(|terms| {
            Layout::load(&folder.templates.text("workbook.toml"), &Arc::new(terms))
        });
        match (engine, layout, style) {
            (Ok(engine), Ok(layout), Ok(style)) => Ok(Self {
                engine,
                layout,
                style: on_paper(&style, look),
            }),
            (engine, layout, style) => {
                let mut faults = engine.err().unwrap_or_default();
                faults.extend(layout.err().unwrap_or_default());
                faults.extend(style.err().unwrap_or_default());
                Err(Stop::faults(faults).into())
            }
        }
    }
}

/// A3 lies on its side, as it does on a table that people sit round.
fn on_paper(style: &Style, look: &Look) -> Style {
    let paper = Paper::from(look.paper);
    let style = style.on(paper, paper == Paper::A3);
    if look.large_print {
        style.in_large_print()
    } else {
        style
    }
}

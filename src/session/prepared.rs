//! A plan → its documents: the whole flow in one place.
//!
//! In: a plan, compiled templates, a style and the edition wanted. Out: the bytes of a file, or
//! everything that stood in the way.

use super::funder::funder_of;
use super::remarks::{self, AUTHOR};
use crate::diagnostic::{Diagnostic, Text, fault_of_coplan};
use crate::document::{self, Band, Document, GuidancePlacement, Properties};
use crate::memory::{Hashes, Memory, of_document, of_workbook, shown_fingerprint};
use crate::package;
use crate::plan::budget::{Costing, budget};
use crate::plan::{Loaded, Plan, Registry, Values};
use crate::style::Style;
use crate::template::{Edition, Engine, Front, Guidance, Material, Purpose, Rendered, Terms};
use crate::workbook::{self, Layout, Workbook};
use crate::write;
use std::borrow::Cow;
use std::sync::Arc;

/// A plan made ready: numbered, costed and fingerprinted once for all its documents.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The plan, with an id for every entry.
    plan: Plan,
    /// The same by field and row.
    values: Values,
    costing: Costing,
    fingerprint: String,
}

/// The fingerprint of a plan with an id for every entry: a hash of its values in hexadecimal digits.
///
/// Fails only by a fault of coplan.
pub fn fingerprint(numbered: &Values) -> Result<String, Vec<Diagnostic>> {
    match serde_json::to_vec(numbered) {
        Ok(written) => Ok(package::hash(&written)),
        Err(error) => Err(vec![fault_of_coplan(&error.to_string())]),
    }
}

/// The typed plan of values. Fails only by a fault of coplan: the values are those of a plan.
pub(super) fn plan_of(values: &Values) -> Result<Plan, Vec<Diagnostic>> {
    let plan = values.plan();
    plan.map_err(|misfit| vec![fault_of_coplan(&misfit.message)])
}

impl Prepared {
    /// Numbers and costs a plan with these fields. Fails where an amount is too large to be shown.
    pub fn new(plan: &Plan, registry: &Arc<Registry>) -> Result<Self, Vec<Diagnostic>> {
        Self::with(Values::of(plan, registry)?)
    }

    /// The same for a plan that has been loaded.
    pub fn of(loaded: &Loaded) -> Result<Self, Vec<Diagnostic>> {
        Self::with(loaded.values.clone())
    }

    fn with(values: Values) -> Result<Self, Vec<Diagnostic>> {
        let values = values.numbered();
        let plan = plan_of(&values)?;
        let costing = budget(&plan)?;
        Ok(Self {
            fingerprint: fingerprint(&values)?,
            plan,
            values,
            costing,
        })
    }

    /// The hash of the plan, in hexadecimal digits: the property `coplan.plan` of its files.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The plan, with an id for every entry.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The Word document of one edition: the bytes of a .docx file.
    pub fn word(
        &self,
        engine: &Engine,
        style: &Style,
        edition: &Edition,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut document = self.document(engine, edition)?;
        let hashes = of_document(&document, style.house.name.as_deref(), &self.values);
        document.properties.custom = self.memory(edition, hashes).properties();
        write::docx(&document, style)
    }

    /// The workbook of one edition: the bytes of an .xlsx file.
    pub fn excel(
        &self,
        terms: &Arc<Terms>,
        layout: &Layout,
        style: &Style,
        edition: &Edition,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut workbook = self.workbook(terms, layout, style, edition)?;
        let hashes = of_workbook(&workbook, &self.values);
        workbook.properties.custom = self.memory(edition, hashes).properties();
        write::xlsx(&workbook, style)
    }

    /// The workbook of one edition, before it is written.
    pub fn workbook(
        &self,
        terms: &Arc<Terms>,
        layout: &Layout,
        style: &Style,
        edition: &Edition,
    ) -> Result<Workbook, Vec<Diagnostic>> {
        self.knows_funder(edition)?;
        let title = self.plan.title.as_ref().map(ToString::to_string);
        let title = title.unwrap_or_else(|| match edition.purpose {
            Purpose::Blank => terms.word("blank_plan").to_owned(),
            _ => terms.word("plan").to_owned(),
        });
        let properties = Properties {
            title,
            subject: terms.word("plan").to_owned(),
            author: self.author(edition),
            language: self.language(edition),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.memory(edition, Hashes::default()).properties(),
        };
        let shown = shown_fingerprint(&self.fingerprint);
        let values = self.values_for(edition);
        let house = style.house.name.iter().cloned();
        let parts = house.chain([format!("{} {shown}", terms.word("fingerprint"))]);
        workbook::workbook(workbook::Request {
            material: Material {
                plan: &self.plan,
                values: &values,
                costing: &self.costing,
                edition,
                fingerprint: &shown,
            },
            terms,
            layout,
            properties: &properties,
            paper: style.page.paper,
            footer: &parts.collect::<Vec<_>>().join(" · "),
        })
    }

    /// The paged document of one edition, before it is written.
    pub fn document(
        &self,
        engine: &Engine,
        edition: &Edition,
    ) -> Result<Document, Vec<Diagnostic>> {
        self.knows_funder(edition)?;
        let rendered = engine.render(Material {
            plan: &self.plan,
            values: &self.values_for(edition),
            costing: &self.costing,
            edition,
            fingerprint: &shown_fingerprint(&self.fingerprint),
        })?;
        let name = format!("{}, as rendered", rendered.name);
        let text = Text::new(name, rendered.body.clone());
        let placement = match edition.guidance {
            Guidance::Notes => GuidancePlacement::Notes(engine.terms().word("guidance")),
            Guidance::Comments => GuidancePlacement::Comments(AUTHOR),
            Guidance::None => GuidancePlacement::None,
        };
        let mut blocks = document::template_blocks(&text, &rendered.insertions, placement)?;
        remarks::put_in(&mut blocks, &edition.remarks, engine.terms());
        Ok(Document {
            properties: self.properties(&rendered.front, edition),
            header: band(&rendered, |front| &front.header),
            footer: band(&rendered, |front| &front.footer),
            closed: edition.purpose == Purpose::SignOff,
            blocks,
        })
    }

    /// Fails where a bid goes to nobody of the plan: it would show what every funder is asked for.
    fn knows_funder(&self, edition: &Edition) -> Result<(), Vec<Diagnostic>> {
        match funder_of(&self.values, edition.funder.as_deref()) {
            Ok(_) => Ok(()),
            Err(fault) => Err(vec![*fault]),
        }
    }

    fn properties(&self, front: &Front, edition: &Edition) -> Properties {
        Properties {
            title: plain(&front.title),
            subject: plain(&front.subject),
            author: self.author(edition),
            language: self.language(edition),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.memory(edition, Hashes::default()).properties(),
        }
    }

    fn author(&self, edition: &Edition) -> String {
        let named = edition.purpose != Purpose::Blank;
        let author = self.plan.lead.name.as_ref().filter(|_| named);
        author.map_or_else(|| AUTHOR.to_owned(), ToString::to_string)
    }

    /// The values that documents of an edition may show: what goes to outsiders has nothing in it that
    /// is about one person, whatever a template asks for.
    fn values_for(&self, edition: &Edition) -> Cow<'_, Values> {
        match edition.purpose {
            Purpose::Bid => Cow::Owned(self.values.clone().without_personal()),
            Purpose::Blank | Purpose::Draft | Purpose::SignOff => Cow::Borrowed(&self.values),
        }
    }

    fn language(&self, edition: &Edition) -> String {
        let said = self.plan.language.as_ref().or(edition.language.as_ref());
        said.map_or_else(|| "en-GB".to_owned(), ToString::to_string)
    }

    /// What a document of an edition remembers.
    fn memory(&self, edition: &Edition, hashes: Hashes) -> Memory {
        Memory {
            currency: self.plan.currency.as_ref().map(ToString::to_string),
            version: self.plan.version.as_ref().map(ToString::to_string),
            funder: edition.funder.clone(),
            hashes,
            ..Memory::new(&self.fingerprint, edition.purpose)
        }
    }
}

/// A header or footer line from the front matter.
fn band(rendered: &Rendered, line: fn(&Front) -> &crate::template::FrontLine) -> Band {
    let line = line(&rendered.front);
    let inlines = |markdown: &str| document::template_line(markdown, &rendered.insertions);
    Band {
        left: inlines(&line.left),
        centre: inlines(&line.centre),
        right: inlines(&line.right),
    }
}

/// The text of a rendered line, without its marks.
fn plain(markdown: &str) -> String {
    document::plain_text(&document::template_line(markdown, &[]))
}

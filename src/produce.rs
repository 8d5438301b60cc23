//! From a plan to a document: the whole flow in one place.
//!
//! In: a plan, compiled templates, a style and the edition wanted. Out: the bytes of a file, or
//! everything that stood in the way. This is the library's front door; it knows every room and
//! does the work of none.

mod remarks;
mod written;

use crate::diagnostic::{Diagnostic, Text};
use crate::document::{self, Band, Document, GuidancePlacement, Properties};
use crate::package;
use crate::plan::Plan;
use crate::plan::budget::{Costing, budget};
use crate::style::Style;
use crate::template::{Edition, Engine, Front, Guidance, Purpose, Rendered, Scene, Terms};
use crate::workbook::{self, Layout, Workbook};
use crate::write;
use std::sync::Arc;

/// A plan made ready: numbered, costed and fingerprinted once for all its documents.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The plan, with an id for every entry.
    plan: Plan,
    costing: Costing,
    fingerprint: String,
}

/// The fingerprint of a plan with an id for every entry: a hash in hexadecimal digits.
#[must_use]
pub fn fingerprint(numbered: &Plan) -> String {
    package::hash(&serde_json::to_vec(numbered).unwrap_or_default())
}

/// How many digits of the plan's hash a page shows.
const SHOWN_DIGITS: usize = 8;

/// The author of comments, and of documents whose plan names nobody.
const AUTHOR: &str = "coplan";

impl Prepared {
    /// Numbers and costs a plan. Fails where an amount is too large to be shown.
    pub fn new(plan: &Plan) -> Result<Self, Vec<Diagnostic>> {
        let plan = plan.numbered();
        let costing = budget(&plan)?;
        Ok(Self {
            fingerprint: fingerprint(&plan),
            plan,
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
        let plan = self.json();
        let mut written = written::of_document(&document, style.house.name.as_deref(), &plan);
        written::remember_items(&mut written, &plan);
        document.properties.custom.extend(written.properties());
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
        let plan = self.json();
        let mut written = written::of_workbook(&workbook, &plan);
        written::remember_items(&mut written, &plan);
        workbook.properties.custom.extend(written.properties());
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
        let title = self.plan.title.as_ref().map(ToString::to_string);
        let title = title.unwrap_or_else(|| match edition.purpose {
            Purpose::Blank => terms.word("blank_plan").to_owned(),
            _ => terms.word("plan").to_owned(),
        });
        let properties = workbook::Properties {
            title,
            subject: terms.word("plan").to_owned(),
            author: self.author(edition),
            language: self.language(edition),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.custom_properties(edition),
        };
        let shown: String = self.fingerprint.chars().take(SHOWN_DIGITS).collect();
        let house = style.house.name.iter().cloned();
        let parts = house.chain([format!("{} {shown}", terms.word("fingerprint"))]);
        workbook::workbook(workbook::Request {
            scene: Scene {
                plan: &self.plan,
                costing: &self.costing,
                edition,
                fingerprint: &self.fingerprint,
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
        let rendered = engine.render(Scene {
            plan: &self.plan,
            costing: &self.costing,
            edition,
            fingerprint: &self.fingerprint,
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

    fn properties(&self, front: &Front, edition: &Edition) -> Properties {
        Properties {
            title: plain(&front.title),
            subject: plain(&front.subject),
            author: self.author(edition),
            language: self.language(edition),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.custom_properties(edition),
        }
    }

    fn author(&self, edition: &Edition) -> String {
        let named = edition.purpose != Purpose::Blank;
        let author = self.plan.lead.name.as_ref().filter(|_| named);
        author.map_or_else(|| AUTHOR.to_owned(), ToString::to_string)
    }

    /// The plan as its documents show it, written as JSON.
    fn json(&self) -> serde_json::Value {
        serde_json::to_value(&self.plan).unwrap_or_default()
    }

    fn language(&self, edition: &Edition) -> String {
        let said = self.plan.language.as_ref().or(edition.language.as_ref());
        said.map_or_else(|| "en-GB".to_owned(), ToString::to_string)
    }

    /// The properties that say what a file is, read back by `check` and `read`.
    fn custom_properties(&self, edition: &Edition) -> Vec<(String, String)> {
        let version = self.plan.version.as_ref().map(ToString::to_string);
        let mut properties = vec![
            ("coplan.format".to_owned(), "1".to_owned()),
            ("coplan.plan".to_owned(), self.fingerprint.clone()),
            (
                "coplan.purpose".to_owned(),
                edition.purpose.code().to_owned(),
            ),
        ];
        let currency = self.plan.currency.as_ref().map(ToString::to_string);
        let funder = edition.funder.clone();
        properties.extend(currency.map(|currency| ("coplan.currency".to_owned(), currency)));
        properties.extend(version.map(|version| ("coplan.version".to_owned(), version)));
        properties.extend(funder.map(|funder| ("coplan.funder".to_owned(), funder)));
        properties
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

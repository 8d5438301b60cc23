//! A plan → its documents: the whole flow in one place.
//!
//! In: a plan, compiled templates, a style and the edition wanted. Out: the bytes of a file, or
//! everything that stood in the way.

use super::funder::{Seen, funder_of, seen_by};
use super::group::group_of;
use super::remarks::{self, AUTHOR};
use crate::diagnostic::{Diagnostic, Text, fault_of_coplan};
use crate::document::{self, Band, Document, GuidancePlacement, Properties};
use crate::memory::{Hashes, Memory, Remembered, of_document, of_workbook, shown_fingerprint};
use crate::package;
use crate::plan::approval::{Approved, set_aside};
use crate::plan::budget::{Costing, budget};
use crate::plan::{Loaded, Path, Plan, Registry, Values};
use crate::style::Style;
use crate::template::{
    Edition, Engine, Front, Guidance, Material, Purpose, Rendered, Terms, long_date,
};
use crate::workbook::{self, Layout, Workbook};
use crate::write;
use std::borrow::Cow;
use std::sync::Arc;

/// A plan made ready: numbered, costed and fingerprinted once for all its documents.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The plan, with an id for every entry.
    plan: Plan,
    /// The same by field and row, as documents show it: approvals of an earlier version set aside.
    values: Values,
    costing: Costing,
    fingerprint: String,
    /// What somebody approves who approves it.
    approved: Approved,
}

/// What documents of an edition show of a plan.
pub(super) struct Shown<'a> {
    values: Cow<'a, Values>,
    /// The answers that they do not show, and the word in their place.
    withheld: Vec<(Path, String)>,
}

impl Shown<'_> {
    /// Remembers which answers are not shown, so that whoever reads the file leaves them alone.
    fn remember(&self, hashes: &mut Hashes) {
        for (path, word) in &self.withheld {
            for words in [word.as_str(), ""] {
                hashes.remember(Remembered::Withheld(&path.to_string(), words));
            }
        }
    }
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
            approved: Approved::of(&values),
            values: set_aside(&values),
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
        let shown = self.shown(engine.terms(), edition)?;
        let mut document = self.document_of(&shown, engine, edition)?;
        let mut hashes = of_document(&document, style.house.name.as_deref(), &shown.values);
        shown.remember(&mut hashes);
        document.properties.custom = self.memory(edition, hashes, engine.terms()).properties();
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
        let terms = &*terms.for_purpose(edition.purpose);
        let shown = self.shown(terms, edition)?;
        let mut workbook = self.workbook_of(&shown, terms, layout, style, edition)?;
        let mut hashes = of_workbook(&workbook, &shown.values);
        shown.remember(&mut hashes);
        workbook.properties.custom = self.memory(edition, hashes, terms).properties();
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
        let terms = &*terms.for_purpose(edition.purpose);
        let shown = self.shown(terms, edition)?;
        self.workbook_of(&shown, terms, layout, style, edition)
    }

    fn workbook_of(
        &self,
        shown: &Shown<'_>,
        terms: &Terms,
        layout: &Layout,
        style: &Style,
        edition: &Edition,
    ) -> Result<Workbook, Vec<Diagnostic>> {
        let title = self.plan.title.as_ref().map(ToString::to_string);
        let title = title.unwrap_or_else(|| match edition.purpose {
            Purpose::Blank => terms.word("blank_plan").to_owned(),
            _ => terms.word("plan").to_owned(),
        });
        let properties = Properties {
            title,
            subject: terms.word("plan").to_owned(),
            author: self.author(edition),
            language: self.language(edition, terms),
            own_language: terms.language().to_owned(),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.memory(edition, Hashes::default(), terms).properties(),
        };
        let fingerprint = shown_fingerprint(&self.fingerprint);
        let said = |word: &str, place: &str, text: String| terms.word(word).replace(place, &text);
        let version = self.plan.version.as_ref();
        let version = version.map(|text| said("version", "{version}", text.to_string()));
        let dated = edition.date;
        let dated = dated.map(|date| said("dated", "{date}", long_date(date, terms)));
        let plan = format!("{} {fingerprint}", terms.word("fingerprint"));
        let house = style.house.name.clone();
        let parts = [house, version, dated, Some(plan)].into_iter().flatten();
        workbook::workbook(workbook::Request {
            material: Material {
                plan: &self.plan,
                values: &shown.values,
                costing: &self.costing,
                edition,
                fingerprint: &fingerprint,
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
        self.document_of(&self.shown(engine.terms(), edition)?, engine, edition)
    }

    fn document_of(
        &self,
        shown: &Shown<'_>,
        engine: &Engine,
        edition: &Edition,
    ) -> Result<Document, Vec<Diagnostic>> {
        group_of(&self.values, edition.group.as_deref()).map_err(|fault| vec![*fault])?;
        let rendered = self.rendered(shown, engine, edition)?;
        let name = format!("{}, as rendered", rendered.name);
        let text = Text::new(name, rendered.body.clone());
        let placement = placement(engine.terms(), edition);
        let mut blocks = document::template_blocks(&text, &rendered.insertions, placement)?;
        document::put_pictures(&mut blocks, &edition.pictures);
        remarks::put_in(&mut blocks, &edition.remarks, engine.terms());
        Ok(Document {
            properties: self.properties(&rendered.front, edition, engine.terms()),
            header: band(&rendered, |front| &front.header),
            footer: band(&rendered, |front| &front.footer),
            closed: edition.purpose == Purpose::SignOff,
            blocks,
        })
    }

    /// What the templates make of one edition.
    pub(super) fn rendered(
        &self,
        shown: &Shown<'_>,
        engine: &Engine,
        edition: &Edition,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        engine.render(Material {
            plan: &self.plan,
            values: &shown.values,
            costing: &self.costing,
            edition,
            fingerprint: &shown_fingerprint(&self.fingerprint),
        })
    }

    /// What documents of an edition may show of the plan: what goes to outsiders has nothing in it that
    /// is about one person, and what goes to one funder no other, whatever a template asks for.
    ///
    /// Fails where a bid goes to nobody of the plan: it would show what every funder is asked for.
    pub(super) fn shown(
        &self,
        terms: &Terms,
        edition: &Edition,
    ) -> Result<Shown<'_>, Vec<Diagnostic>> {
        let funder = funder_of(&self.values, edition.funder.as_deref());
        let funder = funder.map_err(|fault| vec![*fault])?;
        let values = match edition.purpose {
            Purpose::Bid => Cow::Owned(self.values.clone().without_personal()),
            Purpose::Blank | Purpose::Draft | Purpose::SignOff => Cow::Borrowed(&self.values),
        };
        Ok(match funder {
            None => Shown {
                values,
                withheld: Vec::new(),
            },
            Some(funder) => {
                let Seen { values, withheld } = seen_by(&values, &funder, terms);
                Shown {
                    values: Cow::Owned(values),
                    withheld,
                }
            }
        })
    }

    fn properties(&self, front: &Front, edition: &Edition, terms: &Terms) -> Properties {
        Properties {
            title: plain(&front.title),
            subject: plain(&front.subject),
            author: self.author(edition),
            language: self.language(edition, terms),
            own_language: terms.language().to_owned(),
            date: edition.date.map(|date| date.first_day().to_string()),
            custom: self.memory(edition, Hashes::default(), terms).properties(),
        }
    }

    fn author(&self, edition: &Edition) -> String {
        let named = edition.purpose != Purpose::Blank;
        let author = self.plan.lead.name.as_ref().filter(|_| named);
        author.map_or_else(|| AUTHOR.to_owned(), ToString::to_string)
    }

    /// The language that the plan says it is in.
    #[must_use]
    pub fn language_of_plan(&self) -> Option<&str> {
        let language = self.plan.language.as_ref();
        language.map(|language| &*language.0)
    }

    /// The language of the answers: that of the templates where nobody says another.
    fn language(&self, edition: &Edition, terms: &Terms) -> String {
        let said = self.plan.language.as_ref().or(edition.language.as_ref());
        said.map_or_else(|| terms.language().to_owned(), ToString::to_string)
    }

    /// What a document of an edition remembers.
    fn memory(&self, edition: &Edition, hashes: Hashes, terms: &Terms) -> Memory {
        let shows_approvals = matches!(edition.purpose, Purpose::Draft | Purpose::SignOff);
        Memory {
            language: Some(terms.language().to_owned()),
            currency: self.plan.currency.as_ref().map(ToString::to_string),
            version: self.approved.version.clone(),
            answers: self.approved.answers.clone().filter(|_| shows_approvals),
            funder: edition.funder.clone(),
            hashes,
            ..Memory::new(&self.fingerprint, edition.purpose)
        }
    }
}

/// Where the guidance of an edition goes.
pub(super) fn placement<'a>(terms: &'a Terms, edition: &Edition) -> GuidancePlacement<'a> {
    match edition.guidance {
        Guidance::Notes => GuidancePlacement::Notes(terms.word("guidance")),
        Guidance::Comments => GuidancePlacement::Comments(AUTHOR),
        Guidance::None => GuidancePlacement::None,
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

//! What has changed between two plans, versions of a plan, or documents that people filled in.
//!
//! In: two sides, and the words of the house. Out: a [`Comparison`]: every difference in labels, question by
//! question, and the same as a Word document for those who decide. Nothing is changed by it.

use super::prepared::plan_of;
use super::read_document::ReadDocument;
use super::report_document::{About, document, heading, paragraph, paragraphs, table};
use super::told::{Kind, Telling, Told, parted};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Inline, Marks};
use crate::merge::{Compared, Side, compare as compared};
use crate::plan::scalar::{Date, Language};
use crate::plan::{Loaded, Plan};
use crate::style::Style;
use crate::template::{Edition, Terms, long_date};
use crate::write;

/// The shares of the columns: what, before, after.
const WIDTHS: [u32; 3] = [3, 4, 4];

/// A plan file or a document that is compared.
#[derive(Clone, Copy, Debug)]
pub enum Version<'a> {
    /// A plan that has been loaded.
    Plan(&'a Loaded),
    /// A document that has been read.
    Document(&'a ReadDocument),
}

/// Two versions side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The title of the second, or else of the first.
    pub title: Option<String>,
    /// What each is called: its file, and its version if it says one.
    pub names: [String; 2],
    /// Whether there is a document among them, so that only what it holds is compared.
    pub is_partial: bool,
    /// What is different, by question.
    pub told: Vec<Told>,
    /// The language of the second plan, if it says one.
    language: Option<Language>,
    /// The last date in the history of the second plan.
    last_change: Option<Date>,
}

/// Compares two versions. Fails only by a fault of coplan.
pub fn compare(
    before: Version<'_>,
    after: Version<'_>,
    terms: &Terms,
) -> Result<Comparison, Vec<Diagnostic>> {
    let Compared {
        before: first,
        after: second,
        changes,
    } = compared(before.side(), after.side());
    let plans = [plan_of(&first)?, plan_of(&second)?];
    let is_alike = before.name() == after.name();
    let named = |version: Version<'_>, plan: &Plan| {
        // Two versions may have one name in two folders.
        let name = if is_alike {
            version.path()
        } else {
            version.name()
        };
        match version.number(plan) {
            Some(number) => {
                let number = terms.word("version").replace("{version}", &number);
                format!("{name} ({number})")
            }
            None => name.to_owned(),
        }
    };
    let [of_first, of_second] = &plans;
    let title = of_second.title.as_ref().or(of_first.title.as_ref());
    Ok(Comparison {
        title: title.map(ToString::to_string),
        names: [named(before, of_first), named(after, of_second)],
        is_partial: [before, after]
            .iter()
            .any(|version| matches!(version, Version::Document(_))),
        told: Telling::new(&first, &second, terms).all(&changes),
        language: of_second.language.clone(),
        last_change: of_second
            .history
            .iter()
            .rev()
            .find_map(|change| change.date),
    })
}

impl<'a> Version<'a> {
    fn side(self) -> Side<'a> {
        match self {
            Self::Plan(loaded) => Side::Plan(&loaded.values),
            Self::Document(read) => Side::Document(&read.reading),
        }
    }

    /// The number of the version: a document remembers its own, also where it does not show it.
    fn number(self, plan: &Plan) -> Option<String> {
        match self {
            Self::Plan(_) => plan.version.as_ref().map(ToString::to_string),
            Self::Document(read) => read.reading.version.clone(),
        }
    }

    /// What it is called.
    fn path(self) -> &'a str {
        match self {
            Self::Plan(loaded) => loaded.tree.text().name.as_str(),
            Self::Document(read) => read.name.as_str(),
        }
    }

    /// What it is called, without folders.
    fn name(self) -> &'a str {
        let name = self.path();
        name.rsplit(std::path::is_separator).next().unwrap_or(name)
    }
}

impl Comparison {
    /// The differences, question by question, each with the question.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &[Told])> {
        let groups = self.told.chunk_by(|one, next| one.group == next.group);
        groups.filter_map(|told| Some((told.first()?.group.as_str(), told)))
    }

    /// The comparison as a Word document: the bytes of a .docx file. It is dated by the day of the edition, or
    /// else by the last change of the plan.
    pub fn word(
        &self,
        terms: &Terms,
        style: &Style,
        edition: &Edition,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        write::docx(&self.document(terms, edition), style)
    }

    /// The same before it is written.
    #[must_use]
    pub fn document(&self, terms: &Terms, edition: &Edition) -> Document {
        let word = |key| terms.word(key);
        let date = edition.date.or(self.last_change);
        let language = self.language.as_ref().or(edition.language.as_ref());
        let title = match &self.title {
            Some(title) => word("comparison_of").replace("{title}", title),
            None => word("comparison").to_owned(),
        };
        let mut blocks = self.opening(terms, date);
        let columns = [word("compared"), word("before"), word("after")];
        let columns: Vec<(&str, u32)> = columns.into_iter().zip(WIDTHS).collect();
        for (group, told) in self.groups() {
            let caption = format!("{}: {group}", word("comparison"));
            let rows = told.iter().map(|told| row(told, terms)).collect();
            blocks.push(heading(group));
            blocks.push(table(&caption, &columns, rows));
        }
        let about = About {
            title: &title,
            subject: word("comparison"),
            language: language.map_or(terms.language(), |language| &language.0),
            date: date.map(|date| date.first_day().to_string()),
        };
        document(&about, blocks, terms)
    }

    /// What is compared, and how much has changed.
    fn opening(&self, terms: &Terms, date: Option<Date>) -> Vec<Block> {
        let [before, after] = &self.names;
        let said = |key: &str, text: &str| {
            paragraph(vec![
                Inline::bold(format!("{}: ", terms.word(key))),
                Inline::text(text),
            ])
        };
        let mut blocks = vec![said("before", before), said("after", after)];
        if let Some(date) = date {
            let dated = terms
                .word("dated")
                .replace("{date}", &long_date(date, terms));
            blocks.extend(paragraphs(&dated));
        }
        if self.told.is_empty() {
            blocks.extend(paragraphs(terms.word("comparison_same")));
        } else {
            blocks.push(said("comparison_count", &self.told.len().to_string()));
        }
        if self.is_partial {
            blocks.extend(paragraphs(terms.word("comparison_partial")));
        }
        blocks
    }
}

/// A row of the table. What was said and is said no more is struck through, and what is new is strong; the
/// columns say so as well.
fn row(told: &Told, terms: &Terms) -> Vec<Vec<Block>> {
    let nothing = |kind: Kind| match kind {
        Kind::Changed => terms.word("nothing_said"),
        Kind::Added | Kind::Removed => terms.word("not_there"),
    };
    let struck = Marks {
        strike: true,
        ..Marks::default()
    };
    let strong = Marks {
        bold: true,
        ..Marks::default()
    };
    let [begin, old, new, end] = parted(&told.before, &told.after);
    let cell = |middle: &str, marks: Marks, other: &str| {
        // Where all is new, or all is gone, nothing has to stand out.
        let marks = if other.is_empty() {
            Marks::default()
        } else {
            marks
        };
        lines(&[
            (begin, Marks::default()),
            (middle, marks),
            (end, Marks::default()),
        ])
    };
    let said = |text: &str, blocks: Vec<Block>| {
        if text.trim().is_empty() {
            paragraphs(nothing(told.kind))
        } else {
            blocks
        }
    };
    vec![
        paragraphs(&told.what),
        said(&told.before, cell(old, struck, &told.after)),
        said(&told.after, cell(new, strong, &told.before)),
    ]
}

/// Stretches of text that follow each other, as a paragraph for each line.
fn lines(stretches: &[(&str, Marks)]) -> Vec<Block> {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for (text, marks) in stretches {
        for (at, piece) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                line.push(Inline::Text(piece.to_owned(), *marks));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.into_iter().map(paragraph).collect()
}

//! An overview of many plans as a Word document and as a workbook.
//!
//! In: an [`Overview`], the words of the house and its style. Out: the bytes of a file. Both show the same
//! columns; plans that could not be read stand among the others, with the reason.

use super::overview::{Overview, Standing};
use super::report_document::{About, document, paragraph, paragraphs, table};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Inline, Properties};
use crate::style::Style;
use crate::template::{Edition, Terms, long_date, money};
use crate::workbook::{CellValue, Column, Form, Look, Print, Sheet, Table, Workbook};
use crate::write;

/// The columns: the key of the word above it, its share of a page, its width in a sheet.
const COLUMNS: [(&str, u32, f64); 9] = [
    ("overview_plan", 6, 28.0),
    ("overview_lead", 4, 16.0),
    ("overview_status", 3, 14.0),
    ("overview_answered", 3, 11.0),
    ("overview_people", 2, 8.0),
    ("overview_asked", 3, 14.0),
    ("overview_next", 6, 28.0),
    ("overview_to_fix", 2, 7.0),
    ("overview_worth", 2, 8.0),
];
/// The row of a sheet in which the headers stand, below its title and its description.
const HEADER_ROW: u32 = 2;

impl Overview {
    /// The overview as a Word document: one table, for a page that lies on its side.
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
        let title = terms.word("overview");
        let columns: Vec<(&str, u32)> = COLUMNS
            .iter()
            .map(|(key, share, _)| (terms.word(key), *share))
            .collect();
        let rows = self.plans.iter().map(|plan| self.cells(plan, terms));
        let rows = rows.map(|cells| cells.iter().map(|cell| paragraphs(cell)).collect());
        let mut blocks = vec![self.as_of(terms)];
        blocks.push(table(title, &columns, rows.collect()));
        let language = edition.language.as_ref();
        let about = About {
            title,
            subject: terms.word("plan"),
            language: language.map_or(terms.language(), |language| &language.0),
            date: self.date.map(|date| date.first_day().to_string()),
        };
        document(&about, blocks, terms)
    }

    /// The day by which it is told, and how many plans there are.
    fn as_of(&self, terms: &Terms) -> Block {
        let dated = self.date.map(|date| {
            terms
                .word("dated")
                .replace("{date}", &long_date(date, terms))
        });
        let count = format!("{}: {}", terms.word("overview_count"), self.plans.len());
        let parts: Vec<String> = [Some(count), dated].into_iter().flatten().collect();
        paragraph(vec![Inline::text(parts.join(" · "))])
    }

    /// What stands above the columns.
    #[must_use]
    pub fn header(&self, terms: &Terms) -> [String; 9] {
        COLUMNS.map(|(key, ..)| terms.word(key).to_owned())
    }

    /// What stands in the columns of a plan, as text.
    #[must_use]
    pub fn cells(&self, plan: &Standing, terms: &Terms) -> [String; 9] {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        if let Some(fault) = &plan.fault {
            let mut cells: [String; 9] = Default::default();
            let [name, ..] = &mut cells;
            // Here is more room than below the status.
            let unreadable = terms.word("overview_unreadable");
            *name = format!("{}\n{unreadable}: {fault}", self.name(plan));
            return cells;
        }
        let of = |answered: usize| format!("{answered} {} {}", terms.word("of"), self.questions);
        let next = plan.next.as_ref();
        [
            self.name(plan),
            said(&plan.lead),
            said(&plan.status),
            plan.answered.map_or_else(String::new, of),
            plan.people
                .map_or_else(String::new, |people| people.to_string()),
            plan.asked
                .as_ref()
                .map_or_else(String::new, |asked| money(asked.0, &plan.currency.sign())),
            next.map_or_else(String::new, |next| {
                format!("{}: {}", long_date(next.date, terms), next.what)
            }),
            plan.to_fix.to_string(),
            plan.worth_a_look.to_string(),
        ]
    }

    /// The overview as a workbook of one sheet.
    pub fn excel(
        &self,
        terms: &Terms,
        style: &Style,
        edition: &Edition,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        write::xlsx(&self.workbook(terms, style, edition), style)
    }

    /// The same before it is written.
    #[must_use]
    pub fn workbook(&self, terms: &Terms, style: &Style, edition: &Edition) -> Workbook {
        let title = terms.word("overview");
        let language = edition.language.as_ref();
        let look = |form: Form| Look {
            form,
            ..Look::default()
        };
        let column = |key: &str| Column {
            header: terms.word(key).to_owned(),
            look: look(match key {
                "overview_people" | "overview_to_fix" | "overview_worth" => Form::Number,
                _ => Form::Text,
            }),
            ..Column::default()
        };
        let rows: Vec<_> = self
            .plans
            .iter()
            .map(|plan| self.row(plan, terms))
            .collect();
        let table = Table {
            name: "Plans".to_owned(),
            description: terms.word("overview_description").to_owned(),
            header_row: HEADER_ROW,
            columns: COLUMNS.iter().map(|(key, ..)| column(key)).collect(),
            rows,
            register: true,
            filter: true,
            ..Table::default()
        };
        let sheet = Sheet {
            name: title.to_owned(),
            title: title.to_owned(),
            description: terms.word("overview_description").to_owned(),
            widths: self.widths(terms),
            frozen_rows: HEADER_ROW + 1,
            frozen_columns: 1,
            print: Print {
                paper: style.page.paper,
                columns: u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX),
                repeated_columns: 1,
                repeated_row: Some(HEADER_ROW),
                title: title.to_owned(),
                footer: self.date.map_or_else(String::new, |date| {
                    terms
                        .word("dated")
                        .replace("{date}", &long_date(date, terms))
                }),
                pages: terms.word("page").to_owned(),
                ..Print::default()
            },
            tables: vec![table],
            ..Sheet::default()
        };
        Workbook {
            properties: Properties {
                title: title.to_owned(),
                subject: terms.word("plan").to_owned(),
                author: super::remarks::AUTHOR.to_owned(),
                language: language
                    .map_or(terms.language(), |language| &language.0)
                    .to_owned(),
                own_language: terms.language().to_owned(),
                date: self.date.map(|date| date.first_day().to_string()),
                custom: Vec::new(),
            },
            sheets: vec![sheet],
            names: Vec::new(),
            date_locale: terms.date_locale().to_owned(),
        }
    }

    /// The widths of the columns; amounts need room for all their digits.
    fn widths(&self, terms: &Terms) -> Vec<f64> {
        let digits = self.plans.iter().map(|plan| {
            let [.., asked, _, _, _] = self.cells(plan, terms);
            asked.chars().count() + 2
        });
        let digits = u32::try_from(digits.max().unwrap_or(0)).unwrap_or(0);
        let width = |(key, _, width): &(&str, u32, f64)| match *key {
            "overview_asked" => width.max(f64::from(digits)),
            _ => *width,
        };
        COLUMNS.iter().map(width).collect()
    }

    /// The cells of a plan: figures as numbers, so that they can be added up and sorted.
    fn row(&self, plan: &Standing, terms: &Terms) -> Vec<crate::workbook::Cell> {
        let mut texts = self.cells(plan, terms);
        if plan.fault.is_some() {
            // Rows are sorted by name, so that the reason stands apart from it.
            let [name, .., next, _, _] = &mut texts;
            if let Some((only, reason)) = name.split_once('\n') {
                reason.clone_into(next);
                *name = only.to_owned();
            }
        }
        let number = |number: usize| CellValue::Number(number.into());
        let is_read = plan.fault.is_none();
        let cells = texts.into_iter().enumerate().map(|(at, text)| {
            let value = match at {
                4 => plan.people.map(|people| CellValue::Number(people.into())),
                5 => plan.asked.as_ref().map(|asked| CellValue::Number(asked.0)),
                7 => is_read.then(|| number(plan.to_fix)),
                8 => is_read.then(|| number(plan.worth_a_look)),
                _ => None,
            };
            let mut cell =
                crate::workbook::Cell::from(value.unwrap_or_else(|| CellValue::text(text)));
            if at == 5 {
                // Plans may be in several currencies.
                cell.look = Some(Look {
                    form: Form::Money(plan.currency.sign()),
                    ..Look::default()
                });
            }
            cell
        });
        cells.collect()
    }
}

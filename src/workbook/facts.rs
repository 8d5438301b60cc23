//! What sheets are made from: the plan as values by key, what it costs, and its words.
//!
//! In: a plan, its costing and the wording. Out: the value of any field as a cell shows it. This
//! file does not know how sheets are laid out.

use super::model::CellValue;
use crate::diagnostic::Diagnostic;
use crate::plan::budget::Costing;
use crate::plan::scalar::{Currency, Date};
use crate::plan::{Directory, Field, Named, Path, Plan, Row, Value as PlanValue, Values};
use crate::template::{Edition, Material, Purpose, Terms};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::collections::HashMap;

/// What stands between several values in one cell.
pub(super) const JOINED: &str = "; ";

/// The cases that are no list: a bid to one funder, all else, and a bid to one in which lines are asked of
/// nobody; what people go on filling in, and a clean copy.
pub(super) const CASES: [&str; 5] = ["funder", "no-funder", "unasked", "open", "clean"];

/// The most text a cell holds, in UTF-16 units (ECMA-376 part 1, §18.3.1.4 with the limit of
/// MS-OI29500 2.1.588).
pub(super) const LONGEST_TEXT: usize = 32_767;

/// What sheets are made from.
pub(super) struct SheetInputs<'a> {
    pub(super) plan: &'a Plan,
    pub(super) values: &'a Values,
    pub(super) costing: &'a Costing,
    pub(super) edition: &'a Edition,
    pub(super) terms: &'a Terms,
    pub(super) sign: String,
    /// The position of the funder a bid goes to, among all those of the plan.
    pub(super) funder: Option<usize>,
    directories: HashMap<&'a str, Directory>,
}

impl<'a> SheetInputs<'a> {
    pub(super) fn new(material: Material<'a>, terms: &'a Terms) -> Self {
        let Material {
            plan,
            values,
            costing,
            edition,
            ..
        } = material;
        let registers = values.registry().registers();
        let currency = Currency::or_usual(plan.currency.clone());
        Self {
            plan,
            values,
            costing,
            edition,
            terms,
            sign: currency.sign(),
            funder: material.funder(),
            directories: registers
                .map(|list| (&*list.tag, Directory::new(values.rows(&list.tag))))
                .collect(),
        }
    }

    /// Whether this is a blank, in which tables have spare rows.
    pub(super) fn is_blank(&self) -> bool {
        self.edition.purpose == Purpose::Blank
    }

    /// Whether people are meant to go on filling it in.
    pub(super) fn is_open(&self) -> bool {
        self.edition.purpose.is_open()
    }

    /// The entries of a list of the plan.
    pub(super) fn entries(&self, list: &str) -> &[Row] {
        self.values.rows(list)
    }

    /// Whether a part of the layout that is for one case stands here: one of [`CASES`], or a list that
    /// must have entries. A blank has room for everything.
    pub(super) fn is_case(&self, when: &str) -> bool {
        match when {
            "funder" => self.funder.is_some(),
            "no-funder" => self.funder.is_none(),
            "unasked" => {
                let nobody = self.costing.asks.last();
                self.funder.is_some() && nobody.is_some_and(|ask| !ask.lines.is_zero())
            }
            "open" => self.is_open(),
            "clean" => !self.is_open(),
            list => self.is_blank() || !self.entries(list).is_empty(),
        }
    }

    /// What stands for each other funder in a bid to one.
    pub(super) fn other_funders(&self) -> Vec<String> {
        let others = match self.funder {
            Some(_) => self.plan.funders.len().saturating_sub(1),
            None => 0,
        };
        (0..others)
            .map(|number| self.terms.another_funder(number))
            .collect()
    }

    /// An entry as references show it: `T1 · Workshop`.
    pub(super) fn shown(&self, list: &str, position: usize) -> String {
        self.directories
            .get(list)
            .and_then(|directory| directory.entries().get(position))
            .map_or_else(String::new, Named::shown)
    }

    /// The position of the entry of a list that a reference means.
    pub(super) fn position(&self, list: &str, reference: &str) -> Option<usize> {
        self.directories.get(list)?.position(reference)
    }

    /// The value of a field that belongs to no list.
    pub(super) fn single(&self, field: &Field) -> Result<CellValue, Box<Diagnostic>> {
        self.cell(field, self.values.single(field), || Path::of(&field.tag))
    }

    /// The value of a field of an entry of its list.
    pub(super) fn of_entry(
        &self,
        field: &Field,
        index: usize,
    ) -> Result<CellValue, Box<Diagnostic>> {
        let list = field.list.as_deref();
        match list.and_then(|list| self.entries(list).get(index)) {
            Some(entry) => self.cell(field, entry.get(field), || entry.path(index).field(field)),
            None => Ok(CellValue::Empty),
        }
    }

    /// A value of the house's own, below `extra`.
    pub(super) fn own(&self, path: &str) -> Result<CellValue, Box<Diagnostic>> {
        let mut keys = path.split('.');
        // The first is `extra` itself.
        let mut found = keys.nth(1).and_then(|key| self.values.extra().get(key));
        for key in keys {
            found = found.and_then(|value| value.get(key));
        }
        let value = match found {
            None | Some(Json::Null) => CellValue::Empty,
            Some(Json::String(text)) => CellValue::text(text),
            Some(Json::Bool(yes)) => CellValue::text(self.yes_no(*yes)),
            Some(other) => as_number(CellValue::text(other.to_string())),
        };
        match &value {
            CellValue::Text(text) if is_too_long(text) => Err(too_long(text, path.to_owned())),
            _ => Ok(value),
        }
    }

    /// A value as its cell holds it.
    fn cell(
        &self,
        field: &Field,
        value: Option<&PlanValue>,
        path: impl Fn() -> Path,
    ) -> Result<CellValue, Box<Diagnostic>> {
        let value = match value {
            None => CellValue::Empty,
            Some(PlanValue::YesNo(yes)) => CellValue::text(self.yes_no(*yes)),
            Some(PlanValue::Number(number)) => CellValue::Number(number.0),
            Some(PlanValue::Money(money)) => CellValue::Number(money.0),
            Some(PlanValue::People(people)) if people.least == people.most => {
                CellValue::Number(people.least.into())
            }
            Some(PlanValue::Percent(percent)) => CellValue::Number(percent.fraction().normalize()),
            Some(PlanValue::Date(date)) => day(*date),
            Some(value) => {
                let items = value.items().iter();
                let shown: Vec<_> = items.map(|item| self.item(field, item)).collect();
                CellValue::text(shown.join(JOINED))
            }
        };
        match &value {
            CellValue::Text(text) if is_too_long(text) => Err(too_long(text, path())),
            _ => Ok(value),
        }
    }

    /// One text of a field as people read it: a label for a code, id and name for a reference.
    fn item(&self, field: &Field, value: &PlanValue) -> String {
        if let (PlanValue::Code(code), Some(codes)) = (value, &field.codes) {
            return self.terms.code(&codes.name, code).to_owned();
        }
        let text = value.to_string();
        let named = field.to.as_deref().and_then(|list| {
            let position = self.position(list, &text)?;
            Some(self.shown(list, position))
        });
        named.unwrap_or(text)
    }

    pub(super) fn yes_no(&self, yes: bool) -> &str {
        self.terms.word(if yes { "yes" } else { "no" })
    }
}

/// A day or a month.
pub(super) fn day(date: Date) -> CellValue {
    match date.day() {
        Some(day) => CellValue::Day(day),
        None => CellValue::Month(date.first_day()),
    }
}

/// Text that is a plain number becomes one, if it reads the same again.
pub(super) fn as_number(value: CellValue) -> CellValue {
    /// What a cell keeps exactly.
    const DIGITS: usize = 15;
    let CellValue::Text(text) = &value else {
        return value;
    };
    match text.parse::<Decimal>() {
        Ok(number) if number.normalize().to_string() == *text && text.len() <= DIGITS => {
            CellValue::Number(number)
        }
        _ => value,
    }
}

/// Whether text does not fit into a cell.
fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_TEXT && text.encode_utf16().count() > LONGEST_TEXT
}

fn too_long(text: &str, path: impl Into<String>) -> Box<Diagnostic> {
    let length = text.encode_utf16().count();
    let fault = Diagnostic::error(
        "text-too-long",
        format!("this text has {length} characters; a cell of the workbook holds {LONGEST_TEXT}"),
    )
    .at(path)
    .help("shorten it, or move the detail into the answer to the question");
    Box::new(fault)
}

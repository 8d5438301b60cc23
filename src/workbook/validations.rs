//! What may be typed into a column, and what is said about it.

use super::facts::SheetInputs;
use super::layout::Layout;
use super::lists::{Offer, offer};
use super::model::{Allowed, Validation};
use crate::plan::{Field, Kind};
use rust_decimal::Decimal;

/// The largest number that a field takes.
const LARGEST: Decimal = Decimal::from_parts(1_215_752_191, 23, 0, false, 0);

/// The largest percentage that a field takes, as a fraction.
const LARGEST_PERCENT: Decimal = Decimal::TEN;

/// What validations are made with.
pub(super) struct Validations<'a> {
    pub(super) facts: &'a SheetInputs<'a>,
    pub(super) layout: &'a Layout,
    /// The names of the lists in this workbook.
    pub(super) lists: Vec<String>,
}

impl Validations<'_> {
    /// The validation for the cells of a field; none where anything goes and nothing is to be said.
    pub(super) fn of_field(&self, field: &Field, range: bool, header: &str) -> Option<Validation> {
        let (allowed, message) = self.allowed(field, range);
        let wording = self.facts.terms.field(field);
        let prompt = if self.facts.is_open() {
            self.with_choices(field, wording.prompt)
        } else {
            String::new()
        };
        if allowed == Allowed::Any && prompt.is_empty() {
            return None;
        }
        Some(Validation {
            allowed,
            title: header.to_owned(),
            prompt,
            refusal: message.map_or_else(String::new, |key| self.layout.message(key).to_owned()),
        })
    }

    /// The validation for cells that are worked out.
    pub(super) fn worked_out(&self, header: &str) -> Validation {
        Validation {
            allowed: Allowed::Nothing,
            title: header.to_owned(),
            prompt: String::new(),
            refusal: self.layout.message("worked_out").to_owned(),
        }
    }

    fn allowed(&self, field: &Field, range: bool) -> (Allowed, Option<&'static str>) {
        if range {
            return (Allowed::Any, None);
        }
        let several = matches!(field.kind, Kind::Choices | Kind::References);
        if let Some(offer) = offer(field).filter(|_| !several) {
            return self.offered(field, &offer);
        }
        match field.kind {
            Kind::Number => (Allowed::NumberUpTo(LARGEST), Some("number")),
            Kind::Money => (Allowed::NumberUpTo(LARGEST), Some("money")),
            Kind::Percent => (Allowed::NumberUpTo(LARGEST_PERCENT), Some("percent")),
            Kind::Date => (Allowed::Date, Some("date")),
            _ => (Allowed::Any, None),
        }
    }

    fn offered(&self, field: &Field, offer: &Offer<'_>) -> (Allowed, Option<&'static str>) {
        let name = offer.name();
        let there = self.lists.contains(&name);
        match offer {
            Offer::Entries(_) if there => (Allowed::Preferably(name), Some("preferably")),
            Offer::Entries(_) => (Allowed::Any, None),
            _ if there => (Allowed::OneOf(name), Some("one_of")),
            _ => (Allowed::Words(self.words(field)), Some("one_of")),
        }
    }

    /// The labels of a field's pick-list.
    fn words(&self, field: &Field) -> Vec<String> {
        match &field.codes {
            Some(codes) => {
                let all = codes.all.iter();
                all.map(|code| self.facts.terms.code(&codes.name, code).to_owned())
                    .collect()
            }
            None => [true, false]
                .map(|yes| self.facts.yes_no(yes).to_owned())
                .into(),
        }
    }

    /// A cell that holds several labels offers no drop-down; so its prompt says which there are.
    fn with_choices(&self, field: &Field, prompt: String) -> String {
        if field.kind != Kind::Choices {
            return prompt;
        }
        let list = self.words(field).join(", ");
        self.layout
            .message("choose_several")
            .replace("{list}", &list)
    }
}

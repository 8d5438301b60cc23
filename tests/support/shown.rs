//! What a plan's documents must say, worked out beside the templates, and what they do say.

use super::docx_checks::Opened;
use super::docx_text::{body_text, text_of};
use super::plans::{REGISTERS, as_shown, directory, prepared, registry, rows, values};
use coplan::check::Rule;
use coplan::document::{Block, Inline, plain_text, prose};
use coplan::package::Element;
use coplan::plan::budget::budget;
use coplan::plan::scalar::{Currency, Date};
use coplan::plan::{Field, Held, Kind};
use coplan::plan::{Plan, Purpose};
use coplan::template::{Edition, Material, Terms, built_in, context, long_date, money};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a clean copy leaves to the workbook and the plan file.
const ONLY_IN_DRAFTS: &[&str] = &[
    "stakeholders.route",
    "sharing.activities.format",
    "language",
    "currency",
];
/// Parts of a plan that a bid leaves out: it goes to strangers.
const NOT_FOR_FUNDERS: &[&str] = &[
    "lead.email",
    "lead.phone",
    "sign_off",
    "assessments",
    "history",
];

/// What a plan must show.
pub struct Shown<'a> {
    plan: &'a Plan,
    written: Value,
    terms: &'a Terms,
}

impl<'a> Shown<'a> {
    /// What this plan must show; its entries have ids.
    pub fn new(plan: &'a Plan, terms: &'a Terms) -> Self {
        let written = serde_json::to_value(as_shown(plan)).unwrap();
        Self {
            plan,
            written,
            terms,
        }
    }

    /// The text of every answer that the Word plan holds, by tag, in the order of the plan.
    fn expected(&self) -> BTreeMap<String, Vec<String>> {
        let mut expected = BTreeMap::new();
        for field in held_by_word() {
            let texts = self.texts(field);
            if !texts.is_empty() {
                expected.insert(field.tag.to_string(), texts);
            }
        }
        expected
    }

    /// Every tag whose controls do not hold what the plan says, with both.
    pub fn misplaced(&self, bytes: &[u8]) -> Vec<String> {
        let (expected, found) = (self.expected(), self.controls(bytes));
        let tags: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
        let different = tags
            .into_iter()
            .filter(|tag| expected.get(*tag) != found.get(*tag));
        different
            .map(|tag| format!("{tag}: {:?} became {:?}", expected.get(tag), found.get(tag)))
            .collect()
    }

    /// The text of every filled control of a Word file, by tag. Where columns of a list stand in
    /// several tables that agree, once.
    fn controls(&self, bytes: &[u8]) -> BTreeMap<String, Vec<String>> {
        let opened = Opened::new(bytes).unwrap();
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for control in opened.all("word/document.xml", "w:sdt") {
            if let Some((tag, text)) = filled(control) {
                found.entry(tag).or_default().push(text);
            }
        }
        let expected = self.expected();
        for (tag, texts) in &mut found {
            let times = expected.get(tag).map_or(0, Vec::len);
            if times > 0
                && texts
                    .chunks(times)
                    .all(|part| Some(part) == texts.get(..times))
            {
                texts.truncate(times);
            }
        }
        found
    }

    /// The answers that a Word file of this use should show and does not.
    pub fn missing(&self, bytes: &[u8], purpose: Purpose) -> Vec<String> {
        let seen = squeezed(&body_text(bytes));
        let kept_back = |field: &Field| {
            let begins = |prefix: &&str| field.tag.starts_with(*prefix);
            purpose == Purpose::Bid && NOT_FOR_FUNDERS.iter().any(begins)
                || !purpose.is_open() && ONLY_IN_DRAFTS.contains(&&*field.tag)
        };
        held_by_word()
            .filter(|field| field.kind != Kind::YesNo && !kept_back(field))
            .flat_map(|field| {
                let texts = self.texts(field).into_iter();
                texts.map(move |text| (field, squeezed(&text)))
            })
            .filter(|(_, text)| !seen.contains(text.as_str()))
            .map(|(field, text)| format!("{}: {text:?}", field.tag))
            .collect()
    }

    /// The words of a Word file that neither the plan nor the templates hold.
    pub fn invented(&self, bytes: &[u8]) -> Vec<String> {
        let own = self.own_words();
        let templates = template_words();
        let built_in = |word: &str| {
            !word.contains(['\\', '{', '}', '|', '<', '>', '&', '*', '`'])
                && runs(word).all(|run| templates.contains(run))
        };
        let text = body_text(bytes);
        let words = text.split_whitespace().map(trimmed);
        words
            .filter(|word| !own.contains(*word) && !built_in(word))
            .map(str::to_owned)
            .collect()
    }

    /// The texts that cells of the workbook must hold, with their tags: lines and texts, whatever
    /// they look like.
    pub fn texts_in_cells(&self) -> Vec<(String, String)> {
        let fields = registry().fields().filter(|field| {
            matches!(field.held, Held::Workbook | Held::Both)
                && matches!(field.kind, Kind::Line | Kind::Text)
        });
        let texts = fields.flat_map(|field| {
            let texts = self.texts(field).into_iter();
            texts.map(|text| (field.tag.to_string(), text))
        });
        // A line of several years has a row for each.
        texts.filter(|(tag, _)| tag != "resources.year").collect()
    }

    /// The words of the plan, and of what is worked out from it.
    fn own_words(&self) -> BTreeSet<String> {
        let mut texts = Vec::new();
        strings(&self.written, &mut texts);
        texts.extend(self.expected().into_values().flatten());
        let prepared = prepared(self.plan);
        texts.extend(prepared.fingerprint().get(..8).map(str::to_owned));
        let costing = budget(self.plan).unwrap();
        let material = Material {
            plan: self.plan,
            values: &values(self.plan),
            costing: &costing,
            edition: &Edition::default(),
            fingerprint: "",
        };
        let mut figures = Vec::new();
        let context = context(material, self.terms).unwrap();
        for key in ["totals", "timeline", "influence", "people"] {
            strings(&context[key], &mut figures);
        }
        figures.push(self.plan.stakeholders.len().to_string());
        let sign = self.plan.currency.clone().unwrap_or_default().sign();
        let amounts = figures.iter().filter_map(|figure| figure.parse().ok());
        let amounts: Vec<String> = amounts.map(|amount| money(amount, &sign)).collect();
        let dates = texts.iter().filter_map(|text| text.parse::<Date>().ok());
        let dates: Vec<String> = dates.map(|date| long_date(date, self.terms)).collect();
        let all = texts.iter().chain(&figures).chain(&amounts).chain(&dates);
        let words = all.flat_map(|text| text.split_whitespace());
        words.map(|word| trimmed(word).to_owned()).collect()
    }

    /// The texts of a field, one for each row that says something.
    fn texts(&self, field: &Field) -> Vec<String> {
        let Some(list) = &field.list else {
            let pointer = format!("/{}", field.tag.replace('.', "/"));
            let value = self.written.pointer(&pointer).unwrap_or(&Value::Null);
            return self.text(field, value).into_iter().collect();
        };
        let rows = rows(&self.written, list).iter();
        let texts = rows.filter_map(|row| self.text(field, row.get(field.key())?));
        texts.collect()
    }

    /// A value as people read it; none if it says nothing.
    fn text(&self, field: &Field, value: &Value) -> Option<String> {
        let text = match (field.kind, value) {
            // A box that was left empty on purpose looks a little different from an open one.
            (Kind::YesNo, value) => match value {
                Value::Bool(true) => "☒",
                Value::Bool(false) => "□",
                _ => "☐",
            }
            .to_owned(),
            (Kind::Prose, Value::String(text)) => squeezed(&words(&prose(text))),
            (Kind::References, Value::Array(items)) if by_number(field) => {
                self.numbers(field, items)
            }
            (_, Value::Array(items)) => {
                let items = items.iter().filter_map(|item| self.text(field, item));
                items.collect::<Vec<_>>().join("; ")
            }
            (Kind::Line, Value::String(text)) => self.terms.name(field, text).to_owned(),
            (_, Value::String(text)) => self.single(field, text),
            (_, Value::Null) => String::new(),
            (_, other) => other.to_string(),
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// References by the numbers of their entries.
    fn numbers(&self, field: &Field, items: &[Value]) -> String {
        let to = field.to.as_deref().unwrap();
        let register = REGISTERS.iter().find(|register| register.list == to);
        let directory = directory(&self.written, *register.unwrap());
        let said: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
        let said: Vec<&str> = said
            .into_iter()
            .filter(|item| !item.trim().is_empty())
            .collect();
        let count = directory.entries().len();
        let positions: Vec<_> = said.iter().map(|item| directory.position(item)).collect();
        if count > 1 && positions.iter().copied().eq((0..count).map(Some)) {
            return self.terms.all_of(to).unwrap().to_owned();
        }
        let mut shown = String::new();
        for (at, (item, position)) in said.iter().zip(&positions).enumerate() {
            let before = at.checked_sub(1).and_then(|before| positions[before]);
            shown.push_str(match (at, before, position) {
                (0, _, _) => "",
                (_, Some(_), Some(_)) => ", ",
                _ => "; ",
            });
            let entry = position.map(|position| &directory.entries()[position]);
            let id = entry
                .map(|entry| entry.id.as_str())
                .filter(|id| !id.is_empty());
            shown.push_str(id.unwrap_or(item));
        }
        shown
    }

    fn single(&self, field: &Field, text: &str) -> String {
        match field.kind {
            Kind::Choice | Kind::Choices => {
                let list = &field.codes.as_ref().unwrap().name;
                self.terms.code(list, text).to_owned()
            }
            Kind::Reference | Kind::References => {
                let to = field.to.as_deref().unwrap();
                let register = REGISTERS.iter().find(|register| register.list == to);
                let directory = directory(&self.written, *register.unwrap());
                let found = directory.find(text);
                found.map_or(text.to_owned(), coplan::plan::Named::shown)
            }
            Kind::Date => {
                let date: Date = text.parse().unwrap();
                let long = long_date(date, self.terms);
                let month = self.terms.month(date.first_day().month());
                let short = self.terms.short_month(date.first_day().month());
                let shown = match field.list {
                    Some(_) => long.replace(&month, &short),
                    None => long,
                };
                shown.replace(' ', "\u{A0}")
            }
            Kind::Money => {
                let currency: Currency = self.plan.currency.clone().unwrap_or_default();
                money(text.parse().unwrap(), &currency.sign())
            }
            Kind::Percent => format!("{text}%"),
            _ => text.to_owned(),
        }
    }
}

/// Whether the tables of the Word plan show these references by their numbers.
fn by_number(field: &Field) -> bool {
    matches!(&*field.tag, "tools.groups" | "sharing.activities.audience")
}

fn held_by_word() -> impl Iterator<Item = &'static Field> {
    let fields = registry().fields();
    fields.filter(|field| matches!(field.held, Held::Word | Held::Both))
}

/// The tag and the text of a control, unless it shows its prompt.
fn filled(control: &Element) -> Option<(String, String)> {
    let properties = control.find("w:sdtPr")?;
    let tag = properties.find("w:tag")?.attribute("w:val")?;
    let field = registry().field(tag)?;
    let prompting = |properties: &Element| properties.find("w:showingPlcHdr").is_some();
    let content = control.find("w:sdtContent")?;
    let inner = content
        .descendants()
        .filter(|element| element.name == "w:sdtPr");
    if prompting(properties) || inner.into_iter().any(prompting) {
        return None;
    }
    let text = text_of(content);
    let text = if field.kind == Kind::Prose {
        squeezed(&text)
    } else {
        text
    };
    Some((tag.to_owned(), text))
}

/// The words of blocks, without marks, a line for each paragraph.
pub fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Title(content) => out.push_str(&line(content)),
            Block::Heading(heading) => out.push_str(&line(&heading.content)),
            Block::Paragraph(paragraph) => out.push_str(&line(&paragraph.content)),
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| out.push_str(&words(item))),
            Block::Quote(inner) | Block::Panel(inner) | Block::Landscape(inner) => {
                out.push_str(&words(inner));
            }
            Block::Rule => {}
            other => panic!("prose has no {other:?}"),
        }
        out.push('\n');
    }
    out
}

fn line(content: &[Inline]) -> String {
    plain_text(content)
}

/// Every string in a value.
fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(keys) => keys.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

/// The words of all built-in templates, and the titles of findings that can be accepted.
fn template_words() -> BTreeSet<&'static str> {
    // What stands in folders of languages is in no document that is looked at here.
    let files = built_in().iter();
    let files = files.filter(|(name, _)| !name.starts_with("languages/"));
    let files = files.map(|(_, content)| *content);
    let titles = coplan::check::rules().iter().map(Rule::title);
    files.chain(titles).flat_map(runs).collect()
}

/// The runs of letters and digits in a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !c.is_alphanumeric());
    runs.filter(|run| !run.is_empty())
}

/// A word without the marks of the sentence it stands in.
fn trimmed(word: &str) -> &str {
    word.trim_matches([',', '.', ';', ':', '(', ')'])
}

/// A text with single spaces between its words.
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first place where two texts differ, with what each says there.
pub fn different<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let at: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let rest = |text: &'a str| text.get(at..).unwrap_or_default();
    (one != other).then(|| (rest(one), rest(other)))
}

//! The registry: every field of a plan with its kind, its codes and the document that holds it.
//!
//! In: the JSON Schema of [`super::Plan`], which comes from the Rust types. Out: a table of fields by
//! tag. A tag is a path without rows: `stakeholders.route`.

use super::schema;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One line of plain text.
    Line,
    /// Plain text that may have line breaks.
    Text,
    /// Markdown.
    Prose,
    /// One code of a pick-list.
    Choice,
    /// Several codes of a pick-list.
    Choices,
    /// An entry of the plan, by id or name.
    Reference,
    /// Several entries of the plan.
    References,
    /// A day or a month.
    Date,
    /// A number.
    Number,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// Yes or no.
    YesNo,
}

/// Which document holds a field, so that it can be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// The Word plan.
    Word,
    /// The workbook.
    Workbook,
    /// Both.
    Both,
    /// Neither: it stays in the plan file.
    PlanFile,
}

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its path without rows: `stakeholders.route`.
    pub tag: String,
    /// The repeated list it belongs to: `stakeholders`.
    pub list: Option<String>,
    /// What sort of value it holds.
    pub kind: Kind,
    /// The pick-list of a choice, by its name in `terms.toml`: `stakeholder-type`.
    pub codes: Option<Codes>,
    /// The list a reference points into: `aims.objectives`.
    pub to: Option<String>,
    /// Whether it holds a list of single values.
    pub many: bool,
    /// Whether a reference may also name somebody the plan does not list.
    pub mention: bool,
    /// Whether a number may also be a range: `6-8`.
    pub range: bool,
    /// Which document holds it.
    pub held: Held,
    /// What it is for: the doc comment of the Rust field.
    pub description: String,
}

impl Field {
    /// The name of the field within its list, or the whole tag: `route`.
    #[must_use]
    pub fn key(&self) -> &str {
        match &self.list {
            Some(list) => self.tag.get(list.len() + 1..).unwrap_or_default(),
            None => &self.tag,
        }
    }
}

/// A pick-list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codes {
    /// Its name in `terms.toml`.
    pub name: String,
    /// Its codes in the order they are offered.
    pub all: Vec<String>,
}

/// Every field of the plan.
#[derive(Debug)]
pub struct Registry {
    fields: Vec<Field>,
    by_tag: HashMap<String, usize>,
    lists: Vec<String>,
}

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::new(&schema()));

/// The registry of the plan's fields; made once.
#[must_use]
pub fn registry() -> &'static Registry {
    &REGISTRY
}

impl Registry {
    fn new(schema: &Value) -> Self {
        let mut registry = Self {
            fields: Vec::new(),
            by_tag: HashMap::new(),
            lists: Vec::new(),
        };
        registry.collect(schema, "", None);
        registry
    }

    fn collect(&mut self, schema: &Value, path: &str, list: Option<&str>) {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        for (key, property) in properties.iter().filter(|(key, _)| !key.starts_with('$')) {
            let tag = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            let Some(keys) = property.as_object() else {
                continue;
            };
            if let Some(kind) = kind(keys) {
                self.add(keys, tag, list, kind);
            } else if let Some(items) = keys.get("items") {
                self.lists.push(tag.clone());
                self.collect(items, &tag, Some(&tag));
            } else {
                self.collect(property, &tag, list);
            }
        }
    }

    fn add(&mut self, keys: &Map<String, Value>, tag: String, list: Option<&str>, kind: Kind) {
        let text = |key: &str| keys.get(key).and_then(Value::as_str).map(str::to_owned);
        self.by_tag.insert(tag.clone(), self.fields.len());
        self.fields.push(Field {
            held: held(&tag),
            list: list.map(str::to_owned),
            kind,
            codes: codes(keys),
            to: text("x-to"),
            many: keys.contains_key("x-many"),
            mention: item(keys).contains_key("x-mention"),
            range: keys.contains_key("x-range"),
            description: text("description").unwrap_or_default(),
            tag,
        });
    }

    /// Every field, in the order of the plan file.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter()
    }

    /// The tags of the repeated lists, in the order of the plan file.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(String::as_str)
    }

    /// The field with this tag.
    #[must_use]
    pub fn field(&self, tag: &str) -> Option<&Field> {
        self.by_tag.get(tag).and_then(|at| self.fields.get(*at))
    }

    /// The fields of a repeated list, in the order of the plan file.
    pub fn fields_of<'a>(&'a self, list: &str) -> impl Iterator<Item = &'a Field> {
        self.fields
            .iter()
            .filter(move |field| field.list.as_deref() == Some(list))
    }
}

/// The kind a property says it is of; none for a group of fields or a list of entries.
fn kind(keys: &Map<String, Value>) -> Option<Kind> {
    if keys.get("type").is_some_and(is_yes_no) {
        return Some(Kind::YesNo);
    }
    if keys.contains_key("x-many") {
        return Some(match kind(item(keys))? {
            Kind::Choice => Kind::Choices,
            Kind::Reference => Kind::References,
            single => single,
        });
    }
    Some(match keys.get("x-kind")?.as_str()? {
        "line" => Kind::Line,
        "text" => Kind::Text,
        "prose" => Kind::Prose,
        "choice" => Kind::Choice,
        "reference" => Kind::Reference,
        "date" => Kind::Date,
        "number" => Kind::Number,
        "money" => Kind::Money,
        "percent" => Kind::Percent,
        _ => return None,
    })
}

fn is_yes_no(kind: &Value) -> bool {
    let is = |kind: &Value| kind.as_str() == Some("boolean");
    match kind {
        Value::Array(kinds) => kinds.first().is_some_and(is),
        kind => is(kind),
    }
}

/// What is said of a single value, where there may be many.
fn item(keys: &Map<String, Value>) -> &Map<String, Value> {
    let single = keys
        .get("x-many")
        .and_then(|_| keys.get("anyOf")?.get(0)?.as_object());
    single.unwrap_or(keys)
}

fn codes(keys: &Map<String, Value>) -> Option<Codes> {
    let keys = item(keys);
    let all = keys
        .get("enum")?
        .as_array()?
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned);
    Some(Codes {
        name: kebab(keys.get("x-codes")?.as_str()?),
        all: all.collect(),
    })
}

/// `StakeholderType` as `stakeholder-type`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Which document holds which part of the plan; the first prefix that fits decides.
///
/// Prose is Word's, budget lines and full registers are the workbook's; a few columns of each
/// register stand in both, so that the Word plan can be read alone.
const HELD: &[(&str, Held)] = &[
    ("format", Held::PlanFile),
    ("sign_off.accepted", Held::PlanFile),
    ("stakeholders.id", Held::Both),
    ("stakeholders.name", Held::Both),
    ("stakeholders.types", Held::Both),
    ("stakeholders.why", Held::Both),
    ("stakeholders.level", Held::Both),
    ("stakeholders.route", Held::Both),
    ("stakeholders.seldom_heard", Held::Word),
    ("stakeholders.contact_by", Held::Word),
    ("stakeholders.barriers", Held::Word),
    ("stakeholders.support", Held::Word),
    ("stakeholders", Held::Workbook),
    ("tools.id", Held::Both),
    ("tools.name", Held::Both),
    ("tools.method", Held::Both),
    ("tools.groups", Held::Both),
    ("tools.start", Held::Both),
    ("tools.end", Held::Both),
    ("tools", Held::Workbook),
    ("funders", Held::Workbook),
    ("budget.no_payment_because", Held::Word),
    ("budget", Held::Workbook),
    ("resources", Held::Workbook),
    ("evaluation.measures.id", Held::Both),
    ("evaluation.measures.indicator", Held::Both),
    ("evaluation.measures.baseline", Held::Both),
    ("evaluation.measures.target", Held::Both),
    ("evaluation.measures", Held::Workbook),
];

fn held(tag: &str) -> Held {
    let fits = |prefix: &str| {
        tag.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    HELD.iter()
        .find(|(prefix, _)| fits(prefix))
        .map_or(Held::Word, |(_, held)| *held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(tag: &str) -> &'static Field {
        registry().field(tag).unwrap()
    }

    #[test]
    fn every_kind_is_told_from_the_rust_types() {
        for (tag, kind) in [
            ("title", Kind::Line),
            ("answers.achieve", Kind::Prose),
            ("stakeholders.why", Kind::Text),
            ("stakeholders.types", Kind::Choices),
            ("stakeholders.level", Kind::Choice),
            ("stakeholders.seldom_heard", Kind::YesNo),
            ("stakeholders.number", Kind::Number),
            ("tools.groups", Kind::References),
            ("resources.tool", Kind::Reference),
            ("resources.rate", Kind::Money),
            ("resources.vat_percent", Kind::Percent),
            ("sign_off.approvers.date", Kind::Date),
        ] {
            assert_eq!(field(tag).kind, kind, "{tag}");
        }
    }

    #[test]
    fn a_field_knows_its_list_its_codes_and_where_it_points() {
        let field_types = field("stakeholders.types");
        assert_eq!(field_types.list.as_deref(), Some("stakeholders"));
        assert_eq!(field_types.key(), "types");
        let codes = field_types.codes.as_ref().unwrap();
        assert_eq!(codes.name, "stakeholder-type");
        assert_eq!(codes.all.first().map(String::as_str), Some("patient"));
        assert_eq!(
            field("tools.objectives").to.as_deref(),
            Some("aims.objectives")
        );
        assert_eq!(field("sharing.activities.audience").kind, Kind::References);
        assert!(field("stakeholders.route").description.contains("reach"));
        assert_eq!(
            field("evaluation.measures.type")
                .codes
                .as_ref()
                .unwrap()
                .name,
            "measure-type"
        );
    }

    #[test]
    fn every_list_of_the_plan_is_known() {
        let lists: Vec<_> = registry().lists().collect();
        assert_eq!(
            lists,
            [
                "aims.decisions",
                "aims.objectives",
                "stakeholders",
                "tools",
                "funders",
                "budget.years",
                "resources",
                "evaluation.measures",
                "sharing.activities",
                "sign_off.approvers",
                "sign_off.accepted",
                "assessments",
                "history"
            ]
        );
    }
}

//! `coplan templates help`: what templates can say, made from the fields, the helpers and the words themselves.
//!
//! In: a topic, and the templates of a house. Out: a page on standard output.

use crate::cli::arguments::TemplateTopic;
use crate::cli::report::{self, Outcome, Stop};
use crate::cli::template_folder::TemplateFolder;
use coplan::check::{PATTERNS, Rule, rules};
use coplan::plan::{Field, Held, Kind, List};
use coplan::template::{CONTAINERS, Given, HelperDoc, NAMES, Terms, helper_docs};
use std::fmt::Write;
use std::path::Path;

/// What each topic is about, for whoever names none.
const TOPICS: &str = "\
coplan templates help fields       the fields and lists of a plan: {{field \"title\"}}
coplan templates help helpers      what turns values into words: {{money totals.total}}
coplan templates help names        what coplan works out: {{#if blank}}
coplan templates help words        small words of terms.toml: {{word \"plan\"}}
coplan templates help containers   blocks with a purpose: ::: guidance
coplan templates help findings     what findings.toml can say otherwise: [finding.group-without-route]

`templates/README.md`, which `coplan templates export` copies out too, is a first hour with templates.
";

/// Runs the command.
pub(super) fn run(topic: Option<TemplateTopic>, folder: Option<&Path>) -> anyhow::Result<Outcome> {
    let folder = TemplateFolder::read(folder)?;
    report::findings(&folder.warnings)?;
    let terms = Terms::load(&folder.templates).map_err(Stop::faults)?;
    let page = match topic {
        None => TOPICS.to_owned(),
        Some(TemplateTopic::Fields) => fields(&terms),
        Some(TemplateTopic::Helpers) => helper_docs().map(helper).collect(),
        Some(TemplateTopic::Names) => {
            let names = NAMES.iter().map(|name| (name.name, name.about));
            format!(
                "Every key of a plan file is a name: {{{{title}}}}, {{{{lead.name}}}}. Beside them:\n\n{}",
                table(names)
            )
        }
        Some(TemplateTopic::Words) => table(terms.words()),
        Some(TemplateTopic::Containers) => {
            let containers = CONTAINERS.iter();
            let table = table(containers.map(|container| (container.name, container.about)));
            format!(
                "A container begins with `::: name` and ends with `:::`, each on its own line.\n\n{table}"
            )
        }
        Some(TemplateTopic::Findings) => findings(&terms),
    };
    report::result(page.trim_end())?;
    Ok(Outcome::Done)
}

/// Two columns.
fn table<'a>(rows: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> String {
    let width = rows.clone().map(|(key, _)| key.chars().count()).max();
    let width = width.unwrap_or(0);
    let lines = rows.map(|(key, about)| format!("{key:width$}  {about}"));
    let lines: Vec<String> = lines.collect();
    lines.join("\n") + "\n"
}

/// The single fields, and each list with its columns.
fn fields(terms: &Terms) -> String {
    let registry = terms.registry();
    let mut page = rows(registry.singles(), terms);
    for list in registry.lists() {
        page.push('\n');
        page.push_str(&heading(list, terms));
        page.push_str(&rows(&list.fields, terms));
    }
    page
}

fn heading(list: &List, terms: &Terms) -> String {
    let ids = match list.letter {
        Some(letter) => format!(", with ids {letter}1, {letter}2"),
        None => String::new(),
    };
    format!(
        "{{{{#rows \"{}\"}}}}: {}{ids}\n",
        list.tag,
        terms.list(&list.tag)
    )
}

fn rows(fields: &[Field], terms: &Terms) -> String {
    let keys = fields.iter().map(|field| field.key().chars().count());
    let width = keys.max().unwrap_or(0);
    let mut rows = String::new();
    for field in fields {
        let label = terms.field(field).label;
        let about = [Some(kind(field)), to(field), held(field)];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let key = field.key();
        let _ = writeln!(rows, "{key:width$}  {label} ({})", about.join(", "));
    }
    rows
}

fn kind(field: &Field) -> String {
    let kind = match field.kind {
        Kind::Line => "a line",
        Kind::Text => "text",
        Kind::Prose => "prose",
        Kind::Choice => "a choice",
        Kind::Choices => "choices",
        Kind::Reference => "a reference",
        Kind::References => "references",
        Kind::Date => "a day or a month",
        Kind::Number if field.range => "a number or a range",
        Kind::Number => "a number",
        Kind::Money => "an amount",
        Kind::Percent => "a percentage",
        Kind::YesNo => "yes or no",
    };
    kind.to_owned()
}

/// What a choice or a reference is chosen from.
fn to(field: &Field) -> Option<String> {
    let codes = field
        .codes
        .as_ref()
        .map(|codes| format!("of `{}`", codes.name));
    codes.or_else(|| Some(format!("to `{}`", field.to.as_ref()?)))
}

fn held(field: &Field) -> Option<String> {
    let held = match field.held {
        Held::Word => "in Word",
        Held::Workbook => "in the workbook",
        Held::Both => return None,
        Held::PlanFile => "in the plan file alone",
    };
    Some(held.to_owned())
}

fn helper(doc: &HelperDoc) -> String {
    let mut page = format!("{{{{{}}}}}\n    {}\n", doc.call, doc.does);
    for argument in doc.arguments {
        let given = match argument.given {
            Given::Always => "",
            Given::Perhaps => " (may be left out)",
            Given::Again => "… (as many as you like)",
            Given::ByName => "=… (may be left out)",
        };
        let _ = writeln!(page, "    {}{given}: {}", argument.name, argument.about);
    }
    if !doc.example.is_empty() {
        let _ = writeln!(page, "    {} shows “{}”", doc.example, doc.shows);
    }
    page.push('\n');
    page
}

/// What is said of each finding of a plan, and inside its sentence, as a house's `findings.toml` may have it.
fn findings(terms: &Terms) -> String {
    let mut page = "[parts]\n".to_owned();
    for pattern in PATTERNS {
        let _ = writeln!(page, "{} = {:?}", pattern.key, pattern.english);
    }
    for question in terms.registry().questions() {
        let _ = writeln!(page, "topic_{} = {:?}", question.key, &*question.topic);
    }
    page.extend(rules().iter().map(finding));
    page
}

fn finding(rule: &Rule) -> String {
    let (one, other) = rule.sentences();
    let one = one.map(|one| ("one", one));
    let title = [("title", rule.title())].into_iter();
    let texts = title
        .chain(one)
        .chain([("other", other), ("help", rule.fix())]);
    let mut page = format!("\n[finding.{}]\n", rule.name);
    for (key, text) in texts {
        let _ = writeln!(page, "{key} = {text:?}");
    }
    page
}

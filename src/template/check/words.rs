//! Keys of `terms.toml` that nothing asks for: tags, codes, lists and words that there are not.
//!
//! In: the file as it is written, and the fields there are. Out: each such key at its place, with what
//! was perhaps meant.

use crate::diagnostic::{Diagnostic, Text, TextPlace, did_you_mean, nearest};
use crate::plan::Registry;
use crate::source::{Format, Node, NodeKind, Tree};
use crate::template::{Templates, Terms};
use std::sync::Arc;

/// How many names a list of months has.
const MONTHS: usize = 12;

/// Every key that nothing asks for.
pub(super) fn faults(text: &Arc<Text>, templates: &Templates, terms: &Terms) -> Vec<Diagnostic> {
    let Ok(parsed) = Tree::parse(text, Format::Toml) else {
        return Vec::new();
    };
    let built_in = Terms::load(&Templates::default()).ok();
    let built_in = built_in.map(|built_in| {
        let language = terms.language_name();
        built_in.in_language(Some(language)).into_owned()
    });
    let mut keys = Keys {
        text,
        registry: terms.registry(),
        findings: Vec::new(),
    };
    let root = parsed.tree.root();
    keys.fields(root.get("fields"));
    keys.fields(root.get("names"));
    keys.lists(root.get("lists"));
    keys.lists(root.get("all"));
    keys.codes(root.get("codes"));
    for name in ["months", "months_short"] {
        keys.months(root.entry(name));
    }
    for (key, said) in entries(root.get("words")) {
        keys.word(key, said, templates, built_in.as_ref());
    }
    for (key, said) in entries(root.get("interview")) {
        keys.of_interview(key, said, built_in.as_ref());
    }
    if let Some(bid) = root.get("bid") {
        keys.fields(bid.get("labels"));
        keys.codes(bid.get("codes"));
        for (key, _) in entries(bid.get("words")) {
            keys.of_bid(key, terms);
        }
    }
    keys.findings
}

/// The keys and values of a table.
pub(super) fn entries(table: Option<&Node>) -> impl Iterator<Item = (&Node, &Node)> {
    let entries = table.and_then(|table| match &table.kind {
        NodeKind::Mapping(entries) => Some(entries),
        _ => None,
    });
    entries
        .into_iter()
        .flatten()
        .map(|(key, value)| (key, value))
}

/// The keys of a file being held against what there is.
struct Keys<'a> {
    text: &'a Arc<Text>,
    registry: &'a Registry,
    findings: Vec<Diagnostic>,
}

impl Keys<'_> {
    fn fields(&mut self, table: Option<&Node>) {
        let registry = self.registry;
        for (key, tag) in named(table) {
            if registry.field(tag).is_none() {
                let known = registry.fields().map(|field| &*field.tag);
                let help = did_you_mean(tag, known).or_else(|| self.of_list(tag));
                let message = format!("`{tag}` is not a field of the plan");
                self.report(key, "unknown-field", message, help);
            }
        }
    }

    /// A field that was named without its list.
    fn of_list(&self, key: &str) -> Option<String> {
        let mut fields = self.registry.fields();
        let field = fields.find(|field| field.key() == key)?;
        Some(format!(
            "write it with all it stands in, for example `\"{}\"`",
            field.tag
        ))
    }

    fn lists(&mut self, table: Option<&Node>) {
        let registry = self.registry;
        for (key, tag) in named(table) {
            if registry.list(tag).is_none() {
                let help = did_you_mean(tag, registry.lists().map(|list| &*list.tag));
                let message = format!("`{tag}` is not a list of the plan");
                self.report(key, "unknown-list", message, help);
            }
        }
    }

    /// Pick-lists, and the codes of each.
    fn codes(&mut self, table: Option<&Node>) {
        let registry = self.registry;
        let lists = || registry.fields().filter_map(|field| field.codes.as_ref());
        for (key, labels) in entries(table) {
            let name = key.text().unwrap_or_default();
            let Some(codes) = lists().find(|codes| codes.name == name) else {
                let help = did_you_mean(name, lists().map(|codes| codes.name.as_str()));
                let message = format!("`{name}` is not a pick-list of the plan");
                self.report(key, "unknown-list", message, help);
                continue;
            };
            for (key, code) in named(Some(labels)) {
                if !codes.all.iter().any(|known| known == code) {
                    let known = codes.all.iter().map(String::as_str);
                    let help = did_you_mean(code, known.clone()).unwrap_or_else(|| {
                        format!("there are {}", known.collect::<Vec<_>>().join(", "))
                    });
                    let message = format!("`{code}` is not a code of `{name}`");
                    self.report(key, "unknown-code", message, Some(help));
                }
            }
        }
    }

    fn months(&mut self, list: Option<(&Node, &Node)>) {
        let Some((key, value)) = list else { return };
        let NodeKind::Sequence(names) = &value.kind else {
            return;
        };
        if names.len() != MONTHS {
            let message = format!(
                "there are {} names here, and a year has {MONTHS} months",
                names.len()
            );
            let help = "give all twelve, January first".to_owned();
            self.report(key, "bad-months", message, Some(help));
        }
    }

    /// A small word. One of coplan's own keeps what stands in braces; any other is asked for by a
    /// template.
    fn word(&mut self, key: &Node, said: &Node, templates: &Templates, built_in: Option<&Terms>) {
        let (Some(word), Some(built_in)) = (key.text(), built_in) else {
            return;
        };
        if built_in.word_keys().any(|known| known == word) {
            return self.places(said, built_in.word(word));
        }
        if is_asked_for(word, templates) {
            return;
        }
        let help = did_you_mean(word, built_in.word_keys()).unwrap_or_else(|| {
            format!("ask for it with `{{{{word \"{word}\"}}}}`, or take it out")
        });
        let message = format!("nothing asks for the word `{word}`");
        let finding = Diagnostic::warning("unused-word", message)
            .in_place(TextPlace::new(self.text, key.span.clone()))
            .help(help);
        self.findings.push(finding);
    }

    /// A text of the interview: the program asks for its own alone.
    fn of_interview(&mut self, key: &Node, said: &Node, built_in: Option<&Terms>) {
        let (Some(text), Some(built_in)) = (key.text(), built_in) else {
            return;
        };
        if built_in.interview_keys().any(|known| known == text) {
            return self.places(said, built_in.interview_text(text));
        }
        let help = did_you_mean(text, built_in.interview_keys());
        let message = format!("`{text}` is not a text of the interview");
        self.report(key, "unknown-word", message, help);
    }

    /// What stands in braces is filled in by the program: only that which it knows.
    fn places(&mut self, said: &Node, usual: &str) {
        let known = in_braces(usual);
        if known.is_empty() {
            return;
        }
        for place in in_braces(said.text().unwrap_or_default()) {
            if !known.contains(&place) {
                let near = nearest(place, known.iter().copied());
                let help = near.map_or_else(
                    || format!("there are {{{}}}", known.join("}, {")),
                    |near| format!("did you mean `{{{near}}}`?"),
                );
                let message = format!("nothing fills in `{{{place}}}`");
                self.report(said, "unknown-name", message, Some(help));
            }
        }
    }

    /// A bid says otherwise only what is said at all.
    fn of_bid(&mut self, key: &Node, terms: &Terms) {
        let Some(word) = key.text() else { return };
        if !terms.word_keys().any(|known| known == word) {
            let help = did_you_mean(word, terms.word_keys())
                .unwrap_or_else(|| "say it under `[words]` first".to_owned());
            let message = format!("`{word}` is not a word that a bid could say otherwise");
            self.report(key, "unknown-word", message, Some(help));
        }
    }

    fn report(&mut self, key: &Node, name: &'static str, message: String, help: Option<String>) {
        let mut finding =
            Diagnostic::error(name, message).in_place(TextPlace::new(self.text, key.span.clone()));
        finding.help = help;
        self.findings.push(finding);
    }
}

/// The keys of a table with their texts.
fn named(table: Option<&Node>) -> impl Iterator<Item = (&Node, &str)> {
    entries(table).filter_map(|(key, _)| Some((key, key.text()?)))
}

/// Whether a template or the workbook names a word.
fn is_asked_for(word: &str, templates: &Templates) -> bool {
    let asked = [
        format!("\"{word}\""),
        format!("'{word}'"),
        format!("word.{word}}}"),
    ];
    let mut texts = templates.asking();
    texts.any(|text| asked.iter().any(|asked| text.content.contains(asked)))
}

/// What stands in braces.
fn in_braces(text: &str) -> Vec<&str> {
    let opened = text.split('{').skip(1);
    opened
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

//! Labels by which nobody could tell things apart when a document is read back.
//!
//! In: the labels of a house beside the built-in ones. Out: each that is empty, that holds what parts
//! several labels, or that is another's too, where the house says it.

use super::words::entries;
use crate::diagnostic::{Diagnostic, Text, TextPlace};
use crate::plan::directory::fold;
use crate::source::{Format, Node, Tree};
use crate::template::{Purpose, Terms};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What parts several labels in one cell.
const SEPARATOR: char = ';';

/// Every label that cannot be read back.
pub(super) fn faults(text: &Arc<Text>, terms: &Terms) -> Vec<Diagnostic> {
    let Ok(parsed) = Tree::parse(text, Format::Toml) else {
        return Vec::new();
    };
    let root = parsed.tree.root();
    let mut labels = Labels {
        text,
        findings: Vec::new(),
    };
    labels.single(root);
    let bid = root.get("bid");
    for (terms, root, key) in [
        (terms, Some(root), "fields"),
        (&*terms.for_purpose(Purpose::Bid), bid, "labels"),
    ] {
        let Some(root) = root else { continue };
        labels.codes(root.get("codes"), terms);
        labels.columns(root.get(key), terms);
    }
    labels.findings
}

struct Labels<'a> {
    text: &'a Arc<Text>,
    findings: Vec<Diagnostic>,
}

impl Labels<'_> {
    /// What is wrong with a label by itself.
    fn single(&mut self, root: &Node) {
        for part in [Some(root), root.get("bid")].into_iter().flatten() {
            for (_, labels) in entries(part.get("codes")) {
                for (_, label) in entries(Some(labels)) {
                    self.empty(label);
                    if label.text().is_some_and(|label| label.contains(SEPARATOR)) {
                        let message =
                            "the label of a code has no semicolon: one parts several labels";
                        self.report(label, "bad-label", message, "use a comma or a dash");
                    }
                }
            }
        }
        for (_, wording) in entries(root.get("fields")) {
            if let Some(label) = wording.get("label") {
                self.empty(label);
            }
        }
        for (_, label) in entries(root.get("lists")) {
            self.empty(label);
        }
    }

    fn empty(&mut self, label: &Node) {
        if label.text().is_some_and(|label| label.trim().is_empty()) {
            let message = "this label says nothing";
            self.report(
                label,
                "bad-label",
                message,
                "say what people shall read there",
            );
        }
    }

    /// Codes of one pick-list with the same label.
    fn codes(&mut self, own: Option<&Node>, terms: &Terms) {
        let registry = terms.registry();
        let mut lists = BTreeSet::new();
        let all = registry.fields().filter_map(|field| field.codes.as_ref());
        for codes in all.filter(|codes| lists.insert(codes.name.as_str())) {
            let labelled = codes.all.iter().map(|code| {
                let label = terms.code(&codes.name, code);
                (code.as_str(), label.to_owned())
            });
            let own = own.and_then(|own| own.get(&codes.name));
            self.alike(&labelled.collect::<Vec<_>>(), |code| own?.get(code));
        }
    }

    /// Fields of one list with the same label.
    fn columns(&mut self, own: Option<&Node>, terms: &Terms) {
        for list in terms.registry().lists() {
            let labelled = list.fields.iter();
            let labelled = labelled.map(|field| (&*field.tag, terms.field(field).label));
            self.alike(&labelled.collect::<Vec<_>>(), |tag| {
                let said = own?.get(tag)?;
                Some(said.get("label").unwrap_or(said))
            });
        }
    }

    /// Labels that are the same, told where a house says one of them.
    fn alike<'n>(&mut self, labelled: &[(&str, String)], own: impl Fn(&str) -> Option<&'n Node>) {
        let mut told = BTreeSet::new();
        for (name, label) in labelled {
            let same = |(other, said): &&(&str, String)| other != name && fold(said) == fold(label);
            let Some((other, _)) = labelled.iter().find(same) else {
                continue;
            };
            if let Some(node) = own(name).filter(|_| told.insert(fold(label))) {
                let message = format!("`{name}` and `{other}` have the same label");
                let help = "give one of them another, so that both can be told apart";
                self.report(node, "duplicate-label", &message, help);
            }
        }
    }

    fn report(&mut self, node: &Node, name: &'static str, message: &str, help: &str) {
        let finding = Diagnostic::error(name, message)
            .in_place(TextPlace::new(self.text, node.span.clone()))
            .help(help);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

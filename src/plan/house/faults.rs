//! What in a `fields.toml` does not fit together.
//!
//! In: a [`House`], and the tree it came from. Out: a finding named `bad-field` for each fault, in its place.

use super::House;
use super::declared::{HouseField, HouseList};
use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::field::{ID, Kind};
use crate::plan::registry::Registry;
use crate::plan::scalar::Line;
use crate::source::Tree;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything in which the declarations of a house do not fit together.
pub(super) fn faults(house: &House, tree: &Tree) -> Vec<Diagnostic> {
    let mut looking = Looking {
        house,
        tree,
        coplan: Registry::built_in(),
        found: Vec::new(),
    };
    looking.pick_lists();
    looking.fields("field", &house.field, None);
    let mut keys: BTreeSet<&str> = house.field.iter().map(|field| field.key.as_str()).collect();
    for (at, list) in house.list.iter().enumerate() {
        let path = format!("list[{at}]");
        looking.key(&path, &list.key);
        looking.once(&path, &list.key, &mut keys);
        looking.list(&path, list);
        looking.fields(&format!("{path}.field"), &list.field, Some(list));
    }
    looking.questions();
    looking.found
}

struct Looking<'a> {
    house: &'a House,
    tree: &'a Tree,
    coplan: Arc<Registry>,
    found: Vec<Diagnostic>,
}

impl Looking<'_> {
    fn report(&mut self, path: &str, message: impl Into<String>, help: impl Into<String>) {
        let finding = Diagnostic::error("bad-field", message).help(help);
        self.found.push(match self.tree.place(path) {
            Some(place) => finding.in_place(place),
            None => finding,
        });
    }

    fn unknown(&mut self, path: &str, noun: &str, said: &Line, known: &[String]) {
        let message = format!("there is no {noun} `{}`", said.as_str());
        let near = did_you_mean(said.as_str(), known.iter().map(String::as_str));
        let help = near.unwrap_or_else(|| match known {
            [] => format!("add the {noun} to this file"),
            known => format!("there is {}", listed(known)),
        });
        self.report(path, message, help);
    }

    /// Paths and names in templates are made of keys.
    fn key(&mut self, path: &str, key: &Line) {
        let text = key.as_str();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
        if begins && text.chars().all(allowed) && text != ID {
            return;
        }
        let path = format!("{path}.key");
        let help = "write small letters, digits and `_`, for example `partner_name`";
        match text {
            "" => self.report(&path, "this has no key", help),
            ID => self.report(
                &path,
                "`id` is the key of an entry's number",
                "give the list a `letter`, and its entries have ids",
            ),
            text => self.report(&path, format!("`{text}` cannot be a key"), help),
        }
    }

    fn once<'k>(&mut self, path: &str, key: &'k Line, keys: &mut BTreeSet<&'k str>) {
        if !key.as_str().is_empty() && !keys.insert(key.as_str()) {
            let message = format!("the key `{}` is there twice", key.as_str());
            self.report(
                &format!("{path}.key"),
                message,
                "give one of them another key",
            );
        }
    }

    fn fields(&mut self, path: &str, fields: &[HouseField], list: Option<&HouseList>) {
        let mut keys = BTreeSet::new();
        let mut labels = BTreeSet::new();
        for (at, field) in fields.iter().enumerate() {
            let path = format!("{path}[{at}]");
            self.key(&path, &field.key);
            self.once(&path, &field.key, &mut keys);
            self.field(&path, field);
            self.place_in(&path, field, list);
            let label = field.label.as_ref().map_or("", Line::as_str);
            if list.is_some() && !label.is_empty() && !labels.insert(label.to_lowercase()) {
                let message = format!("two columns of this list are called `{label}`");
                self.report(
                    &format!("{path}.label"),
                    message,
                    "give one of them another label",
                );
            }
        }
    }

    fn field(&mut self, path: &str, field: &HouseField) {
        self.codes(path, field);
        self.reference(path, field);
        if field.range && field.kind.0 != Kind::Number {
            let message = "only a number can be a range";
            self.report(
                &format!("{path}.range"),
                message,
                "write `kind = \"number\"`",
            );
        }
        let is_text = matches!(field.kind.0, Kind::Line | Kind::Text | Kind::Prose);
        if field.most_words.is_some() && !is_text {
            let message = "only text has words to count";
            self.report(
                &format!("{path}.most_words"),
                message,
                "leave `most_words` out",
            );
        }
        if let Some(question) = &field.question {
            self.question(&format!("{path}.question"), question);
        }
    }

    /// What goes only with a field that is in a list, or with one that is in none.
    fn place_in(&mut self, path: &str, field: &HouseField, list: Option<&HouseList>) {
        match (&field.asks, list) {
            (Some(_), Some(_)) => self.report(
                &format!("{path}.asks"),
                "a field of a list is no question of its own",
                "leave `asks` out, or put the field into no list",
            ),
            (Some(_), None) if field.kind.0 != Kind::Prose => self.report(
                &format!("{path}.kind"),
                "a question is answered in prose",
                "write `kind = \"prose\"`",
            ),
            _ => {}
        }
        if field.name && list.is_none() {
            let message = "only entries of a list have names";
            self.report(&format!("{path}.name"), message, "leave `name` out");
        }
    }

    fn codes(&mut self, path: &str, field: &HouseField) {
        let at = format!("{path}.codes");
        match (&field.codes, field.is_choice()) {
            (Some(name), true) => {
                let of_coplan = self
                    .coplan
                    .fields()
                    .filter_map(|field| field.codes.as_ref());
                let mut known: BTreeSet<String> =
                    of_coplan.map(|codes| codes.name.clone()).collect();
                known.extend(self.house.codes.keys().cloned());
                if !known.contains(name.as_str()) {
                    let known: Vec<String> = known.into_iter().collect();
                    self.unknown(&at, "pick-list", name, &known);
                }
            }
            (None, true) => {
                let help = "name a pick-list: `codes = \"level\"`, or one of your own";
                self.report(path, "this choice has no pick-list", help);
            }
            (Some(_), false) => {
                let help = "write `kind = \"choice\"` or `kind = \"choices\"`";
                self.report(&at, "only a choice has a pick-list", help);
            }
            (None, false) => {}
        }
    }

    fn reference(&mut self, path: &str, field: &HouseField) {
        let at = format!("{path}.to");
        match (&field.to, field.is_reference()) {
            (Some(to), true) => {
                let coplan = self.coplan.registers().map(|list| list.tag.to_string());
                let house = self.house.list.iter().filter(|list| list.letter.is_some());
                let known: Vec<String> = coplan.chain(house.map(HouseList::tag)).collect();
                if !known.iter().any(|tag| tag == to.as_str()) {
                    self.unknown(&at, "list with ids", to, &known);
                }
            }
            (None, true) => {
                let help = "name the list that it points into: `to = \"stakeholders\"`";
                self.report(path, "this reference points nowhere", help);
            }
            (Some(_), false) => {
                let help = "write `kind = \"reference\"` or `kind = \"references\"`";
                self.report(&at, "only a reference points into a list", help);
            }
            (None, false) => {}
        }
    }

    fn list(&mut self, path: &str, list: &HouseList) {
        if list.field.is_empty() {
            let help = "add a `[[list.field]]` below it";
            self.report(path, "this list has no fields", help);
        }
        if let Some(question) = &list.question {
            self.question(&format!("{path}.question"), question);
        }
        let named = list.field.iter().filter(|field| field.name).count();
        if named > 1 {
            let message = "two fields of this list are the name of an entry";
            self.report(path, message, "keep `name = true` at one of them");
        }
        let Some(letter) = &list.letter else { return };
        if list.name().is_none() {
            let message = "entries with ids need a name, and this list has no line of text";
            self.report(path, message, "add a field with `name = true`");
        }
        self.letter(&format!("{path}.letter"), letter);
    }

    fn letter(&mut self, path: &str, letter: &Line) {
        let mut letters = letter.as_str().chars();
        let one = letters
            .next()
            .filter(|c| c.is_ascii_uppercase() && letters.next().is_none());
        let Some(one) = one else {
            let message = format!("`{}` is no letter for ids", letter.as_str());
            return self.report(path, message, "write one capital letter, for example `P`");
        };
        let of_coplan: Vec<char> = self
            .coplan
            .registers()
            .filter_map(|list| list.letter)
            .collect();
        let letters = self
            .house
            .list
            .iter()
            .filter(|list| list.letter.as_ref() == Some(letter));
        if of_coplan.contains(&one) || letters.count() > 1 {
            let message = format!("ids with `{one}` belong to another list");
            self.report(path, message, "choose another letter");
        }
    }

    /// The keys of all questions, coplan's and the house's.
    fn all_questions(&self) -> Vec<String> {
        let coplan = self.coplan.questions().iter();
        let house = self.house.field.iter().filter(|field| field.asks.is_some());
        let coplan = coplan.map(|question| question.key.to_string());
        coplan
            .chain(house.map(|field| field.key.to_string()))
            .collect()
    }

    fn question(&mut self, path: &str, question: &Line) {
        let known = self.all_questions();
        if !known.iter().any(|key| key == question.as_str()) {
            self.unknown(path, "question", question, &known);
        }
    }

    fn questions(&mut self) {
        let Some(questions) = &self.house.questions else {
            return;
        };
        if questions.is_empty() {
            let help = "name at least one, or leave `questions` out for all of them";
            self.report("questions", "a plan has a question", help);
        }
        let mut seen = BTreeSet::new();
        for (at, question) in questions.iter().enumerate() {
            let path = format!("questions[{at}]");
            self.question(&path, question);
            if !seen.insert(question.as_str()) {
                let message = format!("the question `{}` is there twice", question.as_str());
                self.report(&path, message, "name each question once");
            }
        }
        for (at, field) in self.house.field.iter().enumerate() {
            if field.asks.is_some() && field.question.is_some() {
                let message = "this is a question of its own";
                let path = format!("field[{at}].question");
                self.report(&path, message, "leave `question` out, or `asks`");
            }
        }
    }

    fn pick_lists(&mut self) {
        let coplan: BTreeSet<String> = (self.coplan.fields())
            .filter_map(|field| Some(field.codes.as_ref()?.name.clone()))
            .collect();
        for (name, labels) in &self.house.codes {
            let path = format!("codes.{name}");
            if coplan.contains(name) {
                let help = "give it another name; labels of coplan's codes stand in `terms.toml`";
                self.report(&path, format!("`{name}` is a pick-list of coplan"), help);
            }
            match labels.as_object().filter(|labels| !labels.is_empty()) {
                Some(labels) => self.labels(&path, labels),
                None => self.report(
                    &path,
                    format!("`{name}` is no pick-list"),
                    "write a table of codes and labels: `lead = \"Leads the work\"`",
                ),
            }
        }
    }

    fn labels(&mut self, path: &str, labels: &Map<String, Value>) {
        let mut seen = BTreeSet::new();
        for (code, label) in labels {
            let path = format!("{path}.{code}");
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if code.is_empty() || !code.chars().all(allowed) {
                let help = "write small letters, digits and hyphens, for example `in-person`";
                self.report(&path, format!("`{code}` cannot be a code"), help);
            }
            let label = label
                .as_str()
                .map(str::trim)
                .filter(|label| !label.is_empty());
            match label {
                None => self.report(&path, "this code has no label", "write it in quotes"),
                Some(label) if label.contains(';') => {
                    let message = "a label holds no semicolon, which parts one from the next";
                    self.report(&path, message, "write a comma");
                }
                Some(label) if !seen.insert(label.to_lowercase()) => {
                    let message = format!("two codes are called `{label}`");
                    self.report(&path, message, "give one of them another label");
                }
                Some(_) => {}
            }
        }
    }
}

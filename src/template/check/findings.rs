//! What is wrong with what a house says of findings: names that no finding has, and braces that nothing fills.
//!
//! In: the files of a house. Out: a warning for each such name, in its line. What a language leaves out is told
//! elsewhere.

use crate::check::{PATTERNS, rule, rules};
use crate::diagnostic::{Diagnostic, Text, TextPlace, did_you_mean, listed};
use crate::plan::Registry;
use crate::template::findings::{FINDINGS, FindingWords};
use crate::template::translation::signs;
use crate::template::{Templates, Terms};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is wrong with every file of a house that says findings.
pub(super) fn faults(templates: &Templates, terms: &Terms) -> Vec<Diagnostic> {
    let languages = templates.languages_of_house().into_iter();
    let in_folders = languages.map(|language| format!("languages/{language}/{FINDINGS}"));
    let names = in_folders.chain([FINDINGS.to_owned()]);
    let own = names.filter(|name| templates.is_own(name));
    let texts = own.map(|name| templates.text(&name));
    texts
        .flat_map(|text| faults_of(&text, terms.registry()))
        .collect()
}

/// What is wrong with a file; what is wrong with its TOML is told where it is read.
fn faults_of(text: &Arc<Text>, registry: &Registry) -> Vec<Diagnostic> {
    let Ok(words) = FindingWords::read(text) else {
        return Vec::new();
    };
    let meant = FindingWords::of_rules();
    let mut faults = Vec::new();
    for (name, sentences) in &words.finding {
        match rule(name) {
            None => faults.push(unknown_finding(name, text)),
            Some(rule) => {
                let known = signs(rule.sentences().1);
                let said = sentences.forms().map(|(_, sentence)| sentence);
                let said = said.chain(sentences.help.as_deref());
                faults.extend(said.filter_map(|said| unfilled(said, &known, text)));
            }
        }
    }
    for (key, said) in &words.parts {
        let topics = registry.questions().iter();
        let mut topics = topics.map(|question| format!("topic_{}", question.key));
        match meant.parts.get(key) {
            Some(pattern) => faults.extend(unfilled(said, &signs(pattern), text)),
            None if topics.any(|topic| topic == *key) => {}
            None => faults.push(unknown_part(key, text)),
        }
    }
    faults
}

fn unknown_finding(name: &str, text: &Arc<Text>) -> Diagnostic {
    let message = format!("no finding of a plan is called `{name}`");
    let known = rules().iter().map(|rule| rule.name);
    let help = did_you_mean(name, known);
    let help = help.unwrap_or_else(|| "`coplan templates help findings` names them all".to_owned());
    at(name, text, Diagnostic::warning("unknown-finding", message)).help(help)
}

fn unknown_part(key: &str, text: &Arc<Text>) -> Diagnostic {
    let message = format!("nothing in a finding is called `{key}`");
    let known = PATTERNS.iter().map(|pattern| pattern.key);
    let help = did_you_mean(key, known);
    let help = help.unwrap_or_else(|| "`coplan templates help findings` names them all".to_owned());
    at(key, text, Diagnostic::warning("unknown-name", message)).help(help)
}

/// That a sentence has something in braces that nothing fills.
fn unfilled(said: &str, known: &BTreeSet<&str>, text: &Arc<Text>) -> Option<Diagnostic> {
    let sign = signs(said).into_iter().find(|sign| !known.contains(sign))?;
    let message = format!("nothing fills `{{{sign}}}` here");
    let known: Vec<String> = known.iter().map(|known| format!("`{{{known}}}`")).collect();
    let help = match known.as_slice() {
        [] => "take it out: this sentence has nothing to fill in".to_owned(),
        some => format!("what can stand here is {}", listed(some)),
    };
    Some(at(said, text, Diagnostic::warning("unknown-name", message)).help(help))
}

/// A finding where a text first stands in a file.
fn at(wanted: &str, text: &Arc<Text>, finding: Diagnostic) -> Diagnostic {
    let start = text.content.find(wanted).unwrap_or(0);
    finding.in_place(TextPlace::new(text, start..start + wanted.len()))
}

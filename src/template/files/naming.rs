//! How documents beside the plan may be called.
//!
//! In: a name. Out: why no document can have it, or what is said of one that is not there. The name of a file of a
//! plan is put together of the name of the plan, the document, the use, the language and the page
//! (`garden-one-pager-bid-cy-a3.docx`), so that a document called like one of these could take the place of another.

use super::TEMPLATE;
use crate::diagnostic::{Diagnostic, did_you_mean, listed};

/// The name of the finding that a file is no template.
pub(super) const UNKNOWN_FILE: &str = "unknown-template-file";

/// What stands in names already, and what files with it are.
const TAKEN: [(&str, &str); 7] = [
    ("a3", "the plan on A3 paper"),
    ("bid", "the copy for a bid"),
    ("blank", "the empty form"),
    ("findings", "the copy with findings"),
    ("large", "the plan in large print"),
    ("letter", "the plan on letter paper"),
    ("sign-off", "the copy for sign-off"),
];
/// What is called without any name.
const PLAN: &str = "plan";
/// How many letters stand for a language.
const LANGUAGE: usize = 2;

/// Why no document can be called so, as a finding about its template; none where one can.
pub(super) fn refused(name: &str) -> Option<Diagnostic> {
    let message = format!(
        "`{name}{TEMPLATE}` cannot be a document: {}",
        why_not(name)?
    );
    let finding = Diagnostic::warning(UNKNOWN_FILE, message);
    Some(finding.help(another_name(name)))
}

/// What is said of a document that is not there.
pub(in crate::template) fn unknown(name: &str, known: &[&str]) -> Diagnostic {
    if let Some(why) = why_not(name).filter(|_| name != PLAN) {
        let message = format!("no document can be called `{name}`: {why}");
        return Diagnostic::error("unknown-document", message).help(another_name(name));
    }
    let help = if name == PLAN {
        "leave `--document` out: the plan is what is made without it".to_owned()
    } else {
        let all = || format!("there are {}", listed(known));
        did_you_mean(name, known.iter().copied()).unwrap_or_else(all)
    };
    let message = format!("there is no document `{name}` among the templates");
    Diagnostic::error("unknown-document", message).help(help)
}

/// A name by which a template can be called instead.
fn another_name(name: &str) -> String {
    let signs = name.chars().flat_map(char::to_lowercase).map(|sign| {
        let is_sign = sign.is_ascii_lowercase() || sign.is_ascii_digit();
        if is_sign { sign } else { '-' }
    });
    let name: String = signs.collect();
    let name = name.trim_matches('-');
    let shown = if why_not(name).is_none() {
        name.to_owned()
    } else {
        format!("our-{name}")
    };
    format!("call its template otherwise, for example `{shown}{TEMPLATE}`")
}

/// Why no document can be called so.
fn why_not(name: &str) -> Option<String> {
    let is_sign = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
    if !begins || !name.chars().all(is_sign) {
        return Some(
            "names are small letters, digits and hyphens, and begin with a letter".to_owned(),
        );
    }
    let first = |taken: &str| {
        let behind = name.strip_prefix(taken);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('-'))
    };
    if first(PLAN) || did_you_mean(name, [PLAN]).is_some() {
        return Some("it would be taken for the plan".to_owned());
    }
    if let Some((taken, what)) = TAKEN.iter().find(|(taken, _)| first(taken)) {
        return Some(format!("`PLAN-{taken}.docx` is what {what} is called"));
    }
    let (language, _) = name.split_once('-').unwrap_or((name, ""));
    let letters = language.chars().filter(char::is_ascii_lowercase).count();
    (letters == LANGUAGE && language.len() == LANGUAGE)
        .then(|| format!("`PLAN-{language}.docx` is what a copy in another language is called"))
}

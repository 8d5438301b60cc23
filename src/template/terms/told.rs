//! A finding in the words of a language: its message, its fix, and what stands before them.
//!
//! In: a finding as it was written, in English, with what its sentence is made of. Out: the same finding as the words
//! of a house say it. One that a language does not say as a whole stays in English, and says so.

use super::Terms;
use crate::diagnostic::{Diagnostic, Parts, Severity, Tongue, Voice, filled};

/// The language of whatever nobody has said otherwise.
const ENGLISH: &str = "en";

impl Tongue for Terms {
    fn pattern(&self, key: &str) -> Option<&str> {
        self.words.findings.parts.get(key).map(String::as_str)
    }

    fn listed(&self, items: &[String]) -> String {
        Self::listed(self, items)
    }
}

impl Terms {
    /// What `coplan check` says of a plan, by its key, with what stands in braces filled in; the key itself where
    /// nothing is said.
    #[must_use]
    pub fn in_check(&self, key: &str, parts: &[(&str, &str)]) -> String {
        let text = self.words.check.get(key);
        filled(text.map_or(key, String::as_str), parts)
    }

    /// The title of a finding in the language of these words, where it has one.
    #[must_use]
    pub fn finding(&self, name: &str) -> Option<&str> {
        self.words.findings.finding.get(name)?.title.as_deref()
    }

    /// A finding in the language of these words, as far as they say it as a whole; else as it is.
    #[must_use]
    pub fn told(&self, finding: &Diagnostic) -> Diagnostic {
        match (&finding.parts, &finding.voice) {
            (Some(parts), None) => self.said(finding, parts).unwrap_or_else(|| finding.clone()),
            (None, None) if self.is_english() => self.voiced(finding.clone()),
            _ => finding.clone(),
        }
    }

    /// Several findings, each [`told`](Self::told).
    #[must_use]
    pub fn all_told(&self, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        findings.iter().map(|finding| self.told(finding)).collect()
    }

    fn said(&self, finding: &Diagnostic, parts: &Parts) -> Option<Diagnostic> {
        let sentences = self.words.findings.finding.get(&*finding.name)?;
        let message = sentences.form(parts.count, &self.words.plurals)?;
        let help = match (&finding.help, &sentences.help) {
            (Some(_), None) => return None,
            (None, _) => None,
            (_, said) => said.clone(),
        };
        parts.are_known_in(self).then(|| {
            let said = Diagnostic {
                message: parts.fill(message, self),
                help,
                ..finding.clone()
            };
            self.voiced(said)
        })
    }

    /// A finding that these words have told.
    fn voiced(&self, finding: Diagnostic) -> Diagnostic {
        let severity = match finding.severity {
            Severity::Error => "to_fix",
            Severity::Warning => "worth_a_look",
            Severity::Note => "note",
        };
        let voice = Voice {
            language: self.language().to_owned(),
            severity: self.in_check(severity, &[]),
            help: self.in_check("help", &[]),
        };
        Diagnostic {
            voice: Some(Box::new(voice)),
            ..finding
        }
    }

    fn is_english(&self) -> bool {
        self.language().split('-').next() == Some(ENGLISH)
    }
}

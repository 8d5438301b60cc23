//! The pages of findings that are not a rule's: about plan files, documents, templates and commands.
//!
//! In: the name of a finding. Out: its [`Page`], a text in `templates/findings`. A rule has its page
//! itself. This file does not know who reports a finding; a test holds the table against the sources.

use super::rule::page;

/// The page of one finding: a title and three sections, in Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The name of the finding, in kebab case.
    pub name: &'static str,
    text: &'static str,
}

impl Page {
    /// Its text as a terminal shows it.
    #[must_use]
    pub fn explain(&self) -> String {
        let mut parts = self.text.trim_start_matches("# ").split("\n## ");
        let title = parts.next().unwrap_or_default().trim_end();
        let mut shown = format!("{title} ({})\n", self.name);
        for section in parts {
            let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
            shown.extend(["\n", heading, "\n", body.trim_matches('\n'), "\n"]);
        }
        shown
    }
}

/// The page of a finding that is not a rule's.
#[must_use]
pub fn page_of(name: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.name == name)
}

/// Every page that is not a rule's, by name.
#[must_use]
pub fn pages() -> &'static [Page] {
    PAGES
}

/// The entries of the table: each name once, for the finding and for the file.
macro_rules! pages {
    ($($name:literal)*) => {
        &[$(Page { name: $name, text: page!($name) }),*]
    };
}

static PAGES: &[Page] = pages! {
    "ambiguous-date"
    "amount-too-large"
    "bad-colour"
    "bad-column"
    "bad-currency"
    "bad-date"
    "bad-header"
    "bad-id"
    "bad-language"
    "bad-logo"
    "bad-name"
    "bad-number"
    "bad-page"
    "bad-sheet-name"
    "bad-size"
    "bad-value"
    "bad-width"
    "cannot-edit"
    "cannot-write-workbook"
    "changed-meanwhile"
    "changed-since"
    "characters-removed"
    "different-funders"
    "different-plans"
    "different-settings"
    "different-uses"
    "duplicate-column"
    "duplicate-id"
    "duplicate-key"
    "duplicate-name"
    "duplicate-year"
    "fault-of-coplan"
    "file-exists"
    "file-too-large"
    "folder-in-the-way"
    "formula-read"
    "formula-too-long"
    "json-syntax"
    "key-not-text"
    "low-contrast"
    "missing-key"
    "missing-label"
    "nested-too-deeply"
    "no-alt-text"
    "no-columns"
    "no-such-file"
    "no-such-folder"
    "no-templates"
    "nobody-to-ask"
    "not-a-command"
    "not-a-document"
    "not-a-file"
    "not-a-folder"
    "not-a-plan"
    "not-from-coplan"
    "not-keys-and-values"
    "not-placed"
    "not-ready"
    "not-text"
    "not-utf-8"
    "not-yaml"
    "nothing-filled-in"
    "number-too-large"
    "older-document"
    "open-elsewhere"
    "options-do-not-go-together"
    "other-currency"
    "outdated-copy"
    "outside-the-folder"
    "partial-circle"
    "partials-too-deep"
    "picture-left-out"
    "raw-expression"
    "read-only"
    "reader-comment"
    "reference-to-nothing"
    "repeated-row"
    "same-name"
    "several-plans"
    "table-too-wide"
    "template-fault"
    "template-markdown"
    "template-runs-away"
    "template-syntax"
    "template-too-deep"
    "template-too-large"
    "text-cut-short"
    "text-too-long"
    "to-decide"
    "toml-syntax"
    "too-many-findings"
    "undated-sign-off"
    "unknown-code"
    "unknown-column"
    "unknown-field"
    "unknown-finding"
    "unknown-format"
    "unknown-funder"
    "unknown-helper"
    "unknown-key"
    "unknown-list"
    "unknown-name"
    "unknown-origin"
    "unknown-partial"
    "unknown-template-file"
    "unreadable-file"
    "unsupported-tag"
    "unwritable-file"
    "wrong-type"
    "yaml-syntax"
};

#[cfg(test)]
mod tests;

//! The pages of findings that are not a rule's: about plan files, documents, templates and commands.
//!
//! In: the name of a finding. Out: its [`Page`]. A rule has its page itself. This file does not know who
//! reports a finding; a test holds the table against the sources.

use super::page::{Page, page};
use super::rule::Rule;
use super::rules::rule;

/// The page of any finding: of a rule, or of this table.
#[must_use]
pub fn page_of(name: &str) -> Option<Page> {
    let of_table = || PAGES.iter().find(|page| page.name == name).copied();
    rule(name).map(Rule::page).or_else(of_table)
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
    "bad-field"
    "bad-header"
    "bad-id"
    "bad-language"
    "bad-logo"
    "bad-name"
    "bad-number"
    "bad-option"
    "bad-page"
    "bad-picture"
    "bad-sheet-name"
    "bad-size"
    "bad-value"
    "bad-width"
    "cannot-edit"
    "cannot-open"
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
    "language-without-templates"
    "link-as-words"
    "low-contrast"
    "missing-argument"
    "missing-key"
    "missing-label"
    "nested-too-deeply"
    "no-alt-text"
    "no-columns"
    "no-documents"
    "no-libreoffice"
    "no-plans"
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
    "not-translated"
    "not-utf-8"
    "not-yaml"
    "notes-left"
    "nothing-filled-in"
    "nothing-to-undo"
    "number-too-large"
    "older-document"
    "only-shows"
    "open-elsewhere"
    "options-do-not-go-together"
    "other-currency"
    "outdated-copy"
    "outside-the-folder"
    "part-of-a-plan"
    "partial-circle"
    "partials-too-deep"
    "pdf-not-made"
    "picture-left-out"
    "raw-expression"
    "read-only"
    "reader-comment"
    "reference-to-nothing"
    "repeated-row"
    "same-name"
    "several-funders"
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
    "undated-overview"
    "undated-sign-off"
    "unknown-code"
    "unknown-column"
    "unknown-document"
    "unknown-field"
    "unknown-finding"
    "unknown-format"
    "unknown-funder"
    "unknown-group"
    "unknown-helper"
    "unknown-key"
    "unknown-list"
    "unknown-name"
    "unknown-option"
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

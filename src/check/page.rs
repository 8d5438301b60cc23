//! The page of a finding: what `check --explain` prints.
//!
//! In: a text of `templates/findings`, a title and sections in Markdown. Out: its parts, and the whole as a
//! terminal shows it. This file does not know which finding is a rule's.

/// The text of a page, by the name of its finding.
macro_rules! page {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/templates/findings/",
            $name,
            ".md"
        ))
    };
}
pub(super) use page;

/// The page of one finding: a title and three sections, in Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The name of the finding, in kebab case.
    pub name: &'static str,
    pub(super) text: &'static str,
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about: "What it means", "Why it matters", "Example and fix".
    pub heading: &'static str,
    /// Its text, in Markdown.
    pub body: &'static str,
}

impl Page {
    /// The fault in a few words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        let first = self
            .text
            .split_once('\n')
            .map_or(self.text, |(first, _)| first);
        first.trim_start_matches("# ")
    }

    /// Its parts, below the title.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        self.text.split("\n## ").skip(1).map(|section| {
            let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
            Section {
                heading,
                body: body.trim_matches('\n'),
            }
        })
    }

    /// Its text as a terminal shows it.
    #[must_use]
    pub fn explain(&self) -> String {
        let title = format!("{} ({})", self.title(), self.name);
        let sections = self
            .sections()
            .map(|section| format!("{}\n{}", section.heading, section.body));
        let parts: Vec<String> = std::iter::once(title).chain(sections).collect();
        parts.join("\n\n") + "\n"
    }
}

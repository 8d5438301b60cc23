//! A rule: one fault that a plan can have, and how people are told of it.

use super::accepted;
use super::facts::Facts;
use super::occurrence::Occurrence;
use super::page::Page;
use super::text;
use crate::diagnostic::{Parts, Phrase};

/// What sort of fault a rule finds; [`super::severity`] says how much each matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// The plan says nothing yet.
    Blank,
    /// A question has neither words nor rows.
    Unanswered,
    /// What a house requires for this use is missing.
    Required,
    /// Two things that are written cannot both be right, and a figure is wrong.
    WrongFigure,
    /// Two things that are written cannot both be right.
    Contradiction,
    /// What was right when it was written has been overtaken; a new copy gives room to say it anew.
    Overtaken,
    /// A detail is missing, and a figure depends on it.
    MissingFigure,
    /// A detail is missing.
    Missing,
    /// Something a good reviewer would ask about.
    Advice,
}

impl RuleKind {
    /// Every kind; the most useful to work on comes first.
    pub const ALL: [Self; 9] = [
        Self::Blank,
        Self::Unanswered,
        Self::Required,
        Self::WrongFigure,
        Self::Contradiction,
        Self::Overtaken,
        Self::MissingFigure,
        Self::Missing,
        Self::Advice,
    ];
}

/// One fault that a plan can have.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name of the fault, in kebab case; plan files use it to accept a finding.
    pub name: &'static str,
    /// What sort of fault it is.
    pub kind: RuleKind,
    /// The question it belongs to, by key, if it belongs to one.
    pub question: Option<&'static str>,
    /// Its page: a title and three sections, in Markdown.
    pub(super) page: &'static str,
    /// What is said of it.
    pub(super) message: Message,
    /// The one fix that is offered.
    pub(super) help: &'static str,
    /// Every place in the plan that has the fault.
    pub(super) find: fn(&Facts<'_>) -> Vec<Occurrence>,
}

/// What is said of a fault, however often it occurs: one sentence without a full stop.
#[derive(Clone, Copy, Debug)]
pub(super) enum Message {
    /// It occurs once or not at all.
    Plain(&'static str),
    /// `{names}` stands for where it occurs, `{count}` for how often.
    Counted {
        /// Where it occurs once.
        one: &'static str,
        /// Where it occurs more often.
        many: &'static str,
    },
}

impl Message {
    /// The sentence of these parts.
    pub(super) fn of(self, parts: &Parts) -> String {
        parts.in_english(match self {
            Self::Plain(sentence) => sentence,
            Self::Counted { one, .. } if parts.count == 1 => one,
            Self::Counted { many, .. } => many,
        })
    }
}

/// What the sentence about these occurrences is made of.
pub(super) fn parts(found: &[Occurrence]) -> Parts {
    let names = text::list(found.iter().map(|occurrence| occurrence.name.clone()));
    let count = Phrase::Text(found.len().to_string());
    Parts {
        count: found.len(),
        named: vec![("count", count), ("names", names)],
    }
}

impl Rule {
    /// The fault in a few words, for a list of rules.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.page().title()
    }

    /// Whether somebody can accept what it finds, with a reason.
    #[must_use]
    pub fn can_be_accepted(&self) -> bool {
        accepted::can_be_accepted(self.name)
    }

    /// What is said of it: where it occurs once, if that is said otherwise, and where it occurs more often.
    #[must_use]
    pub fn sentences(&self) -> (Option<&'static str>, &'static str) {
        match self.message {
            Message::Plain(sentence) => (None, sentence),
            Message::Counted { one, many } => (Some(one), many),
        }
    }

    /// The one fix that is offered.
    #[must_use]
    pub fn fix(&self) -> &'static str {
        self.help
    }

    /// Its page.
    #[must_use]
    pub fn page(&self) -> Page {
        Page {
            name: self.name,
            text: self.page,
        }
    }
}

//! The eight questions, and whether a plan answers them.

use crate::plan::{Aims, Approach, Beyond, Evaluation, Plan, Sharing, Stakeholder};

/// One of the eight questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// 1. What am I hoping to achieve?
    Achieve,
    /// 2. Who do I need to work with or involve?
    Involve,
    /// 3. How am I going to find them?
    Find,
    /// 4. Which tools shall I use?
    Tools,
    /// 5. What do I need to do this?
    Need,
    /// 6. How will I know this is working?
    Working,
    /// 7. How will I share what is changing and what we are learning?
    Sharing,
    /// 8. What is my plan beyond this project?
    Beyond,
}

impl Question {
    /// All eight, in order.
    pub const ALL: [Self; 8] = [
        Self::Achieve,
        Self::Involve,
        Self::Find,
        Self::Tools,
        Self::Need,
        Self::Working,
        Self::Sharing,
        Self::Beyond,
    ];

    /// Its number, from 1 to 8.
    #[must_use]
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The key of its answer in words: `achieve` for `answers.achieve`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Achieve => "achieve",
            Self::Involve => "involve",
            Self::Find => "find",
            Self::Tools => "tools",
            Self::Need => "need",
            Self::Working => "working",
            Self::Sharing => "sharing",
            Self::Beyond => "beyond",
        }
    }

    /// The question whose answer has this key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.key() == key)
    }

    /// What it asks for, in a few words.
    #[must_use]
    pub fn topic(self) -> &'static str {
        match self {
            Self::Achieve => "what you hope to achieve",
            Self::Involve => "who to work with",
            Self::Find => "how to find them",
            Self::Tools => "which tools to use",
            Self::Need => "what you need",
            Self::Working => "how you will know it is working",
            Self::Sharing => "how you will share it",
            Self::Beyond => "what comes after",
        }
    }

    /// Whether a plan answers it in a sentence.
    pub(super) fn in_words(self, plan: &Plan) -> bool {
        let answers = &plan.answers;
        let answer = match self {
            Self::Achieve => &answers.achieve,
            Self::Involve => &answers.involve,
            Self::Find => &answers.find,
            Self::Tools => &answers.tools,
            Self::Need => &answers.need,
            Self::Working => &answers.working,
            Self::Sharing => &answers.sharing,
            Self::Beyond => &answers.beyond,
        };
        !super::text::blank(answer.as_ref())
    }

    /// Whether a plan holds any of its detail.
    pub(super) fn in_detail(self, plan: &Plan) -> bool {
        match self {
            Self::Achieve => plan.aims != Aims::default(),
            Self::Involve => !plan.stakeholders.is_empty(),
            Self::Find => {
                plan.approach != Approach::default() || plan.stakeholders.iter().any(is_reached)
            }
            Self::Tools => !plan.tools.is_empty(),
            Self::Need => !plan.resources.is_empty(),
            Self::Working => plan.evaluation != Evaluation::default(),
            Self::Sharing => plan.sharing != Sharing::default(),
            Self::Beyond => plan.beyond != Beyond::default(),
        }
    }

    /// Whether a plan answers it, in words or in detail.
    #[must_use]
    pub fn is_answered(self, plan: &Plan) -> bool {
        self.in_words(plan) || self.in_detail(plan)
    }
}

/// Whether anything is said about how to find a group.
fn is_reached(group: &Stakeholder) -> bool {
    group.route.is_some()
        || !group.channels.is_empty()
        || group.trusted_partner.is_some()
        || group.contact_by.is_some()
        || group.barriers.is_some()
        || group.support.is_some()
}

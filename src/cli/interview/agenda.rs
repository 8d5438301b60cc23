//! What the interview asks, as data: which part of a plan belongs to which question, and what of
//! a row is asked first. Kinds, pick-lists and wording come from the registry and the templates.

use coplan::check::{Question, rule};
use coplan::diagnostic::Diagnostic;
use coplan::plan::registry::{Field, registry};

/// Asked before the eight questions.
pub(super) const OPENING: [&str; 2] = ["title", "lead.name"];

/// Detail that may be added to an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Detail {
    /// A single field.
    Field(&'static str),
    /// A list, and the keys of a row that are asked first; the rest is asked if wanted.
    List(&'static str, &'static [&'static str]),
    /// More keys of each row of a list that another question has begun.
    Rows(&'static str, &'static [&'static str]),
}

/// The detail of each question, in the order of the questions.
const DETAILS: [(Question, &[Detail]); 8] = [
    (
        Question::Achieve,
        &[
            Detail::List("aims.objectives", &["statement", "benefits", "by"]),
            Detail::List("aims.decisions", &["what", "maker", "date"]),
            Detail::Field("aims.can_influence"),
            Detail::Field("aims.cannot_influence"),
            Detail::Field("aims.known_already"),
        ],
    ),
    (
        Question::Involve,
        &[Detail::List(
            "stakeholders",
            &["name", "types", "why", "number", "level", "seldom_heard"],
        )],
    ),
    (
        Question::Find,
        &[
            Detail::Rows(
                "stakeholders",
                &[
                    "route",
                    "channels",
                    "trusted_partner",
                    "contact_by",
                    "barriers",
                    "support",
                ],
            ),
            Detail::Field("approach.level"),
            Detail::Field("approach.inclusion"),
            Detail::Field("approach.no_seldom_heard_because"),
        ],
    ),
    (
        Question::Tools,
        &[Detail::List(
            "tools",
            &["name", "method", "groups", "start", "end"],
        )],
    ),
    (
        Question::Need,
        &[
            Detail::List(
                "resources",
                &["item", "category", "quantity", "unit", "rate"],
            ),
            Detail::List("funders", &["name", "limit", "deadline"]),
            Detail::List("budget.years", &["label", "start"]),
            Detail::Field("budget.no_payment_because"),
            Detail::Field("budget.inflation_percent"),
            Detail::Field("budget.contingency_percent"),
            Detail::Field("budget.overhead_percent"),
        ],
    ),
    (
        Question::Working,
        &[
            Detail::List(
                "evaluation.measures",
                &["indicator", "baseline", "target", "method", "owner"],
            ),
            Detail::Field("evaluation.partner_experience"),
            Detail::Field("evaluation.owner"),
        ],
    ),
    (
        Question::Sharing,
        &[
            Detail::List(
                "sharing.activities",
                &["audience", "message", "channel", "date", "owner"],
            ),
            Detail::Field("sharing.feedback"),
            Detail::Field("sharing.what_did_not_work"),
        ],
    ),
    (
        Question::Beyond,
        &[
            Detail::Field("beyond.relationship_owner"),
            Detail::Field("beyond.stay_in_touch"),
            Detail::Field("beyond.endings"),
            Detail::Field("beyond.review_date"),
        ],
    ),
];

/// The detail of a question.
pub(super) fn details(question: Question) -> &'static [Detail] {
    let found = DETAILS.iter().find(|(asked, _)| *asked == question);
    found.map_or(&[], |(_, details)| details)
}

/// The fields of these keys, in this order.
pub(super) fn fields(list: &str, keys: &[&str]) -> Vec<&'static Field> {
    let tags = keys.iter().map(|key| format!("{list}.{key}"));
    tags.filter_map(|tag| registry().field(&tag)).collect()
}

/// What else can be said of a row: neither asked first, nor under another question, nor its id.
pub(super) fn rest(list: &'static str, first: &[&str]) -> Vec<&'static Field> {
    let elsewhere = |key: &str| {
        let mut details = DETAILS.iter().flat_map(|(_, details)| *details);
        details.any(|detail| {
            matches!(detail, Detail::Rows(rows, keys) if *rows == list && keys.contains(&key))
        })
    };
    registry()
        .fields_of(list)
        .filter(|field| {
            let key = field.key();
            key != "id" && !first.contains(&key) && !elsewhere(key)
        })
        .collect()
}

/// The question that a finding is about, if it is about one.
pub(super) fn question_of(finding: &Diagnostic) -> Option<Question> {
    let path = finding.path.as_deref().unwrap_or_default();
    let by_rule = || rule(&finding.name)?.question;
    by_answer(path).or_else(by_rule).or_else(|| by_detail(path))
}

/// The question that a path belongs to, if it belongs to one.
pub(super) fn question_of_path(path: &str) -> Option<Question> {
    by_answer(path).or_else(|| by_detail(path))
}

fn by_answer(path: &str) -> Option<Question> {
    let key = path.strip_prefix("answers.")?;
    let mut all = Question::ALL.into_iter();
    all.find(|question| question.key() == key)
}

fn by_detail(path: &str) -> Option<Question> {
    let belongs = |detail: &Detail| match detail {
        Detail::Field(tag) | Detail::List(tag, _) => path.starts_with(tag),
        Detail::Rows(..) => false,
    };
    let found = DETAILS
        .iter()
        .find(|(_, details)| details.iter().any(belongs));
    found.map(|(question, _)| *question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_of_the_agenda_is_a_field_or_a_list_of_the_plan() {
        for (question, details) in DETAILS {
            for detail in details {
                match detail {
                    Detail::Field(tag) => assert!(registry().field(tag).is_some(), "{tag}"),
                    Detail::List(list, keys) | Detail::Rows(list, keys) => {
                        assert_eq!(fields(list, keys).len(), keys.len(), "{question:?}: {list}");
                    }
                }
            }
        }
        assert!(OPENING.iter().all(|tag| registry().field(tag).is_some()));
    }

    #[test]
    fn the_questions_stand_in_order_and_each_once() {
        let asked: Vec<Question> = DETAILS.iter().map(|(question, _)| *question).collect();
        assert_eq!(asked, Question::ALL);
    }

    #[test]
    fn what_is_asked_first_or_elsewhere_is_not_asked_again() {
        let keys: Vec<&str> = rest("stakeholders", &["name", "types", "why", "number", "level"])
            .iter()
            .map(|field| field.key())
            .collect();
        assert_eq!(
            keys,
            [
                "affected",
                "influence",
                "seldom_heard",
                "access_needs",
                "owner"
            ]
        );
    }
}

//! Whether a plan answers a question: in words, in detail, or not yet.

use super::{Row, Values, is_blank};
use crate::plan::field::{Field, List};
use crate::plan::question::Question;

impl Values {
    /// Whether a question is answered, in words or in detail.
    #[must_use]
    pub fn answers(&self, question: &Question) -> bool {
        self.answers_in_words(question) || self.answers_in_detail(question)
    }

    /// Whether a question is answered in a sentence.
    #[must_use]
    pub fn answers_in_words(&self, question: &Question) -> bool {
        let answer = self.registry.field(&question.answer);
        !is_blank(answer.and_then(|answer| self.single(answer)))
    }

    /// Whether anything is said of what a question asks for, its answer in words apart. What only adds to
    /// an answer does not count: a funder is not yet something that is needed.
    #[must_use]
    pub fn answers_in_detail(&self, question: &Question) -> bool {
        let mut singles = self.registry.singles().iter();
        let single = |field: &Field| {
            asks(question, field) && field.tag != question.answer && self.single(field).is_some()
        };
        let mut lists = self.lists();
        singles.any(single) || lists.any(|(list, rows)| in_list(question, list, rows))
    }
}

fn asks(question: &Question, field: &Field) -> bool {
    field.question.as_ref() == Some(&question.key) && !field.adds
}

/// Any entry answers the question that asks for its list; another question wants one of its own fields.
fn in_list(question: &Question, list: &List, rows: &[Row]) -> bool {
    if list.question.as_ref() == Some(&question.key) {
        return !list.adds && !rows.is_empty();
    }
    let mut fields = list.fields.iter().filter(|field| asks(question, field));
    fields.any(|field| rows.iter().any(|row| row.get(field).is_some()))
}

#[cfg(test)]
mod tests {
    use crate::plan::{Funder, Plan, Registry, Resource, Stakeholder, Values};

    /// The keys of the questions that a plan answers.
    fn answered(plan: &Plan) -> Vec<String> {
        let registry = Registry::built_in();
        let values = Values::of(plan, &registry).unwrap();
        let questions = registry.questions().iter();
        let answered = questions.filter(|question| values.answers(question));
        answered.map(|question| question.key.to_string()).collect()
    }

    #[test]
    fn an_entry_answers_the_question_of_its_list_and_its_fields_may_answer_another() {
        let mut plan = Plan {
            stakeholders: vec![Stakeholder::default()],
            ..Plan::default()
        };
        assert_eq!(answered(&plan), ["involve"]);
        plan.stakeholders[0].route = Some("through the school".into());
        assert_eq!(answered(&plan), ["involve", "find"]);
    }

    #[test]
    fn what_only_adds_to_an_answer_is_none() {
        let mut plan = Plan {
            funders: vec![Funder::default()],
            ..Plan::default()
        };
        plan.budget.inflation_percent = Some("3".parse().unwrap());
        assert_eq!(answered(&plan), [""; 0]);
        plan.resources.push(Resource::default());
        assert_eq!(answered(&plan), ["need"]);
    }

    #[test]
    fn an_answer_without_words_is_none() {
        let mut plan = Plan::default();
        plan.answers.beyond = Some("  ".into());
        assert_eq!(answered(&plan), [""; 0]);
        plan.answers.beyond = Some("A choir.".into());
        assert_eq!(answered(&plan), ["beyond"]);
    }
}

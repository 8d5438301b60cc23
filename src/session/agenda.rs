//! What an interview asks, as the registry declares it: which part of a plan belongs to which question,
//! and what of a row is asked first.

use crate::check::rule;
use crate::diagnostic::Diagnostic;
use crate::plan::{Field, List, Path, Question, Registry};
use std::sync::Arc;

/// Detail that may be added to an answer.
#[derive(Clone, Copy, Debug)]
pub enum Detail<'r> {
    /// A single field.
    Field(&'r Field),
    /// A list, each row from its first fields on.
    List(&'r Arc<List>),
    /// More of each row of a list that another question has begun.
    Rows(&'r Arc<List>),
}

/// What is asked before the questions.
#[must_use]
pub fn opening(registry: &Registry) -> Vec<&Field> {
    let singles = registry.singles().iter();
    let asked = singles.filter(|field| field.question.is_none() && field.rank.is_some());
    by_rank(asked)
}

/// The detail of a question, in the order in which it is offered.
#[must_use]
pub fn details<'r>(registry: &'r Registry, question: &Question) -> Vec<Detail<'r>> {
    let is_asked = |key: &Option<Arc<str>>| key.as_ref() == Some(&question.key);
    let singles = registry.singles().iter();
    let singles = singles.filter(|field| is_asked(&field.question));
    let mut details: Vec<(u64, Detail<'_>)> = singles
        .filter_map(|field| Some((field.rank?, Detail::Field(field))))
        .collect();
    for list in registry.lists() {
        if is_asked(&list.question) {
            details.extend(list.rank.map(|rank| (rank, Detail::List(list))));
        } else if let Some(rank) = first_rank(fields_for(list, question)) {
            details.push((rank, Detail::Rows(list)));
        }
    }
    details.sort_by_key(|(rank, _)| *rank);
    details.into_iter().map(|(_, detail)| detail).collect()
}

fn first_rank<'r>(fields: impl IntoIterator<Item = &'r Field>) -> Option<u64> {
    fields.into_iter().filter_map(|field| field.rank).min()
}

/// The fields of a row that a question asks for, in the order in which they are asked.
#[must_use]
pub fn fields_for<'l>(list: &'l List, question: &Question) -> Vec<&'l Field> {
    let fields = list.fields.iter();
    let asked = fields
        .filter(|field| field.rank.is_some() && field.question.as_ref() == Some(&question.key));
    by_rank(asked)
}

/// The fields of a row that are asked first, under the question of its list.
#[must_use]
pub fn first_fields(list: &List) -> Vec<&Field> {
    let fields = list.fields.iter();
    by_rank(fields.filter(|field| field.rank.is_some() && field.question == list.question))
}

/// What else can be said of a row: neither asked first, nor under another question, nor its id.
#[must_use]
pub fn other_fields(list: &List) -> Vec<&Field> {
    let fields = list.fields.iter();
    let rest = fields.filter(|field| field.rank.is_none() && !field.is_id());
    rest.filter(|field| field.question == list.question)
        .collect()
}

fn by_rank<'r>(fields: impl Iterator<Item = &'r Field>) -> Vec<&'r Field> {
    let mut fields: Vec<&Field> = fields.collect();
    fields.sort_by_key(|field| field.rank);
    fields
}

/// The question that a finding is about, if it is about one.
#[must_use]
pub fn question_of<'r>(registry: &'r Registry, finding: &Diagnostic) -> Option<&'r Question> {
    let path = finding.path.as_deref().unwrap_or("");
    let by_rule = || registry.question(rule(&finding.name)?.question?);
    let by_answer = registry.question_answered_by(path);
    by_answer
        .or_else(by_rule)
        .or_else(|| by_detail(registry, path))
}

/// The question that a path belongs to, if it belongs to one.
#[must_use]
pub fn question_of_path<'r>(registry: &'r Registry, path: &str) -> Option<&'r Question> {
    let by_answer = registry.question_answered_by(path);
    by_answer.or_else(|| by_detail(registry, path))
}

/// An entry is asked for where its list is, whichever of its fields is meant.
fn by_detail<'r>(registry: &'r Registry, path: &str) -> Option<&'r Question> {
    let path = Path::parse(path, registry);
    let tag = path.list().cloned().unwrap_or_else(|| path.tag());
    let list = registry.list(&tag);
    let of_list = list.and_then(|list| list.rank.and(list.question.as_deref()));
    let of_field = || {
        let field = registry.field(&tag)?;
        field.rank.and(field.question.as_deref())
    };
    registry.question(of_list.or_else(of_field)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(fields: &[&Field]) -> Vec<String> {
        fields.iter().map(|field| field.key().to_owned()).collect()
    }

    #[test]
    fn each_question_offers_its_detail_in_its_order() {
        let registry = Registry::built_in();
        let told = registry.questions().iter().map(|question| {
            let details = details(&registry, question).into_iter();
            let details = details.map(|detail| match detail {
                Detail::Field(field) => field.tag.to_string(),
                Detail::List(list) => {
                    format!("{} {}", list.tag, keys(&first_fields(list)).join(" "))
                }
                Detail::Rows(list) => {
                    format!(
                        "{}… {}",
                        list.tag,
                        keys(&fields_for(list, question)).join(" ")
                    )
                }
            });
            let details: Vec<String> = details.collect();
            format!("{}: {}", question.key, details.join("; "))
        });
        let told: Vec<String> = told.collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        achieve: aims.objectives statement benefits by; aims.decisions what maker date; aims.can_influence; aims.cannot_influence; aims.known_already
        involve: stakeholders name types why number level seldom_heard; approach.no_seldom_heard_because
        find: stakeholders… route channels trusted_partner contact_by barriers support; approach.level; approach.inclusion
        tools: tools name method groups start end
        need: resources item category quantity unit rate; funders name limit deadline; budget.years label start; budget.no_payment_because; budget.inflation_percent; budget.contingency_percent; budget.overhead_percent
        working: evaluation.measures indicator baseline target method owner; evaluation.partner_experience; evaluation.owner
        sharing: sharing.activities audience message channel date owner; sharing.feedback; sharing.what_did_not_work
        beyond: beyond.relationship_owner; beyond.stay_in_touch; beyond.endings; beyond.review_date
        ");
        assert_eq!(keys(&opening(&registry)), ["title", "lead.name"]);
    }

    #[test]
    fn what_is_asked_first_or_elsewhere_is_not_asked_again() {
        let registry = Registry::built_in();
        let list = registry.list("stakeholders").unwrap();
        assert_eq!(
            keys(&other_fields(list)),
            ["affected", "influence", "access_needs", "owner"]
        );
        // A quote that holds for all years is told where the rest of a cost is.
        let costs = registry.list("resources").unwrap();
        assert!(keys(&other_fields(costs)).contains(&"fixed_price".to_owned()));
    }
}

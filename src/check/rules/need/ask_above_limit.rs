//! More is asked of a funder than they give.

use crate::check::facts::{Facts, rows};
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::budget::money;
use crate::plan::scalar::Currency;

pub(crate) const RULE: Rule = Rule {
    name: "ask-above-limit",
    kind: RuleKind::WrongFigure,
    question: Some("need"),
    page: page!("ask-above-limit"),
    message: Message::Counted {
        one: "more is asked of a funder than their limit allows: {names}",
        many: "more is asked of {count} funders than their limits allow: {names}",
    },
    help: "ask for less, or find part of it elsewhere",
    find,
};

/// A bid to one funder is looked at alone.
fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let Ok(costing) = &facts.costing else {
        return Vec::new();
    };
    let sign = Currency::or_usual(facts.plan.currency.clone()).sign();
    let funders = rows(&facts.plan.funders).into_iter().zip(&costing.asks);
    let found = funders.filter_map(|(funder, ask)| {
        let (limit, asked) = (funder.limit?.0, ask.total());
        let meant = facts.funder.is_none_or(|at| at == funder.index);
        let name = phrases::ASKED_AND_LIMIT.with([
            ("name", funder.name()),
            ("asked", money(asked, &sign).into()),
            ("limit", money(limit, &sign).into()),
        ]);
        (meant && asked > limit).then(|| funder.at("limit").named(name))
    });
    found.collect()
}

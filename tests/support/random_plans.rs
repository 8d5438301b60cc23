//! Random plans: every field that a workbook holds, with hostile texts and awkward amounts.

use super::random::texts;
use coplan::plan::codes::{
    AccessNeed, Category, Channel, Funding, Level, MeasureType, Method, Rating, StakeholderType,
    Unit,
};
use coplan::plan::scalar::{Date, Line, Many, Money, Number, People, Percent, Reference, Text};
use coplan::plan::{
    Budget, BudgetYear, Evaluation, Funder, Measure, Plan, Resource, Stakeholder, Tool,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rust_decimal::Decimal;

/// Text without the characters that loading a plan takes away.
fn clean() -> BoxedStrategy<String> {
    let kept = |c: &char| *c == '\n' || (!c.is_control() && !is_noncharacter(*c));
    let extra = prop_oneof![
        Just("=1+1".to_owned()),
        Just("+44 20 7946 0000".to_owned()),
        Just("-dash".to_owned()),
        Just("@home".to_owned()),
        Just("012".to_owned()),
        Just("1e5".to_owned()),
        Just("TRUE".to_owned()),
        Just("#N/A".to_owned()),
        Just("a * b ? ~ c".to_owned()),
        Just(">5".to_owned()),
        Just("6-8".to_owned()),
        Just("_x0041_".to_owned()),
        Just("x".repeat(300)),
    ];
    prop_oneof![3 => texts(), 1 => extra]
        .prop_map(move |text| {
            text.chars()
                .filter(kept)
                .collect::<String>()
                .trim()
                .to_owned()
        })
        .boxed()
}

fn is_noncharacter(c: char) -> bool {
    matches!(u32::from(c), 0xFDD0..=0xFDEF) || u32::from(c) & 0xFFFE == 0xFFFE
}

fn lines() -> BoxedStrategy<Option<Line>> {
    let line = clean().prop_map(|text| Line(text.replace('\n', " ")));
    of(line.prop_filter("said", |line| !line.0.is_empty())).boxed()
}

fn plain() -> BoxedStrategy<Option<Text>> {
    of(clean().prop_map(Text)).boxed()
}

fn dates() -> BoxedStrategy<Option<Date>> {
    let date =
        (2026..2031, 1..13, of(1..29)).prop_map(|(year, month, day): (i32, i32, Option<i32>)| {
            let day = day.map_or_else(String::new, |day| format!("-{day:02}"));
            format!("{year}-{month:02}{day}").parse().unwrap()
        });
    of(date).boxed()
}

fn amounts(most: i64, scale: u32) -> BoxedStrategy<Decimal> {
    (0..most, 0..=scale)
        .prop_map(|(units, scale)| Decimal::new(units, scale))
        .boxed()
}

fn percents() -> BoxedStrategy<Option<Percent>> {
    let usual = select(vec!["0", "3", "5", "7.5", "17.5", "20", "33.33"]);
    of(usual.prop_map(|percent| Percent(percent.parse().unwrap()))).boxed()
}

fn references(letter: char) -> BoxedStrategy<Option<Reference>> {
    of((1_u32..4).prop_map(move |number: u32| Reference(format!("{letter}{number}")))).boxed()
}

fn people() -> BoxedStrategy<Option<People>> {
    of((0_u32..50, 0_u32..10).prop_map(|(least, more)| People {
        least,
        most: least + more,
    }))
    .boxed()
}

fn several<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> BoxedStrategy<Many<T>> {
    subsequence(all.to_vec(), 0..3).prop_map(Many).boxed()
}

prop_compose! {
    fn stakeholder()(
        name in lines(), types in several(StakeholderType::ALL), why in plain(),
        affected in of(select(Rating::ALL)), influence in of(select(Rating::ALL)),
        level in of(select(Level::ALL)), number in people(), owner in lines(), route in plain(),
        channels in several(Channel::ALL), access_needs in several(AccessNeed::ALL),
    ) -> Stakeholder {
        Stakeholder { name, types, why, affected, influence, level, number, owner, route, channels, access_needs, ..Stakeholder::default() }
    }
}

prop_compose! {
    fn tool()(
        name in lines(), method in of(select(Method::ALL)), groups in vec(references('S'), 0..3),
        start in dates(), end in dates(), people_per_session in people(), access in plain(),
    ) -> Tool {
        let groups = Many(groups.into_iter().flatten().collect());
        Tool { name, method, groups, start, end, people_per_session, access, ..Tool::default() }
    }
}

prop_compose! {
    fn resource()(
        item in lines(), category in of(select(Category::ALL)), tool in references('T'),
        funder in references('F'), unit in of(select(Unit::ALL)), status in of(select(Funding::ALL)),
        quantity in of(amounts(100, 1)), people in of(amounts(20, 0)), times in of(amounts(10, 0)),
        rate in of(amounts(500_000, 4)), vat_percent in percents(), on_cost_percent in percents(),
        year in subsequence(vec!["2027/28", "2028/29", "2029", "never"], 0..3),
        justification in plain(), rate_date in dates(),
    ) -> Resource {
        Resource {
            item, category, tool, funder, unit, status, vat_percent, on_cost_percent, justification, rate_date,
            quantity: quantity.map(Number), people: people.map(Number), times: times.map(Number), rate: rate.map(Money),
            year: Many(year.into_iter().map(Line::from).collect()),
            ..Resource::default()
        }
    }
}

prop_compose! {
    fn measure()(
        indicator in plain(), measure_type in of(select(MeasureType::ALL)), baseline in lines(),
        target in lines(), target_date in dates(), split_by_group in of(any::<bool>()),
    ) -> Measure {
        Measure { indicator, measure_type, baseline, target, target_date, split_by_group, ..Measure::default() }
    }
}

prop_compose! {
    fn budget()(
        known in 0_usize..4, inflation_percent in percents(), contingency_percent in percents(), overhead_percent in percents(),
    ) -> Budget {
        let labels = ["2027/28", "2028/29", "2029"].iter().take(known);
        let years = labels.map(|label| BudgetYear { label: Some(Line::from(*label)), start: None });
        Budget { years: years.collect(), inflation_percent, contingency_percent, overhead_percent, ..Budget::default() }
    }
}

prop_compose! {
    fn funder()(name in lines(), limit in of(amounts(10_000_000, 2)), deadline in dates()) -> Funder {
        Funder { name, limit: limit.map(Money), deadline, ..Funder::default() }
    }
}

prop_compose! {
    /// Any plan with what workbooks hold.
    pub fn plans()(
        title in lines(), organisation in lines(), stakeholders in vec(stakeholder(), 0..5), tools in vec(tool(), 0..4),
        resources in vec(resource(), 0..8), measures in vec(measure(), 0..4), funders in vec(funder(), 0..3), budget in budget(),
    ) -> Plan {
        Plan {
            title, organisation, stakeholders, tools, resources, funders, budget,
            evaluation: Evaluation { measures, ..Evaluation::default() },
            ..Plan::default()
        }
    }
}

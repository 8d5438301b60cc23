//! What a budget must come to, line by line and in all its sums.

use super::*;
use crate::plan::codes::Funding;
use crate::plan::scalar::{Many, Money, Number, Percent, Reference};
use crate::plan::{Budget, BudgetYear, Funder, Registry, Resource, Stakeholder, Tool, Values};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn line(quantity: &str, rate: &str) -> Resource {
    Resource {
        quantity: Some(Number(decimal(quantity))),
        rate: Some(Money(decimal(rate))),
        ..Resource::default()
    }
}

fn year(label: &str) -> BudgetYear {
    BudgetYear {
        label: Some(label.into()),
        start: None,
    }
}

/// The plan with an id for every entry.
fn numbered(plan: &Plan) -> Plan {
    let values = Values::of(plan, &Registry::built_in()).unwrap();
    values.numbered().plan().unwrap()
}

fn costing(plan: &Plan) -> Costing {
    budget(&numbered(plan)).unwrap()
}

fn of_lines(resources: Vec<Resource>) -> Plan {
    Plan {
        resources,
        ..Plan::default()
    }
}

#[test]
fn a_line_is_quantity_times_people_times_times_at_its_rate_with_on_costs() {
    let plan = of_lines(vec![Resource {
        people: Some(Number(decimal("6"))),
        times: Some(Number(decimal("4"))),
        on_cost_percent: Some(Percent(decimal("24.5"))),
        vat_percent: Some(Percent(decimal("20"))),
        ..line("1.5", "25.00")
    }]);
    let line = &costing(&plan).lines[0];
    assert_eq!(line.net, decimal("1120.50"));
    assert_eq!(line.vat, decimal("224.10"));
    assert_eq!(line.gross, decimal("1344.60"));
}

#[test]
fn half_a_penny_is_rounded_up_and_vat_is_rounded_alone() {
    let plan = of_lines(vec![Resource {
        vat_percent: Some(Percent(decimal("5"))),
        ..line("3", "0.335")
    }]);
    let line = &costing(&plan).lines[0];
    assert_eq!(line.net, decimal("1.01"));
    assert_eq!(line.vat, decimal("0.05"));
}

#[test]
fn prices_rise_from_year_to_year_and_a_line_stands_in_each_of_its_years() {
    let plan = Plan {
        budget: Budget {
            years: vec![year("2027/28"), year("2028/29"), year("2029/30")],
            inflation_percent: Some(Percent(decimal("3"))),
            ..Budget::default()
        },
        resources: vec![Resource {
            year: Many(vec!["2027/28".into(), "2029/30".into(), "2031".into()]),
            ..line("1", "100")
        }],
        ..Plan::default()
    };
    let costing = costing(&plan);
    let nets: Vec<_> = costing.lines.iter().map(|line| line.net).collect();
    // A year that the budget does not know has the prices of the first.
    assert_eq!(nets, [decimal("100"), decimal("106.09"), decimal("100")]);
    let years: Vec<_> = costing
        .years
        .iter()
        .map(|(label, _)| label.as_str())
        .collect();
    assert_eq!(years, ["2027/28", "2028/29", "2029/30", "2031"]);
    assert_eq!(costing.no_year, Amounts::default());
}

#[test]
fn a_fixed_price_does_not_rise() {
    let mut plan = Plan {
        budget: Budget {
            years: vec![year("2027"), year("2028")],
            inflation_percent: Some(Percent(decimal("10"))),
            ..Budget::default()
        },
        resources: vec![Resource {
            year: Many(vec!["2027".into(), "2028".into()]),
            ..line("1", "100")
        }],
        ..Plan::default()
    };
    let net = |plan: &Plan| costing(plan).lines[1].net;
    assert_eq!(net(&plan), decimal("110.00"));
    plan.resources[0].fixed_price = Some(false);
    assert_eq!(net(&plan), decimal("110.00"));
    plan.resources[0].fixed_price = Some(true);
    assert_eq!(net(&plan), decimal("100"));
}

#[test]
fn a_blank_rate_costs_nothing_yet() {
    let plan = of_lines(vec![
        Resource {
            rate: None,
            ..line("3", "1")
        },
        line("0", "12"),
    ]);
    assert_eq!(costing(&plan).total().sum(), Decimal::ZERO);
}

#[test]
fn what_is_not_counted_is_there_once() {
    let plan = of_lines(vec![Resource {
        quantity: None,
        ..line("1", "120")
    }]);
    assert_eq!(costing(&plan).total().sum(), decimal("120"));
}

#[test]
fn contingency_and_overheads_are_asked_of_each_funder_for_what_they_are_asked() {
    let asked_of = |funder: &str, rate: &str| Resource {
        funder: Some(Reference::from(funder)),
        ..line("1", rate)
    };
    let plan = Plan {
        funders: vec![Funder {
            name: Some("Trust".into()),
            ..Funder::default()
        }],
        budget: Budget {
            contingency_percent: Some(Percent(decimal("5"))),
            overhead_percent: Some(Percent(decimal("10"))),
            ..Budget::default()
        },
        resources: vec![
            asked_of("F1", "100.10"),
            asked_of("nobody", "50.10"),
            Resource {
                status: Some(Funding::InKind),
                ..asked_of("trust", "7")
            },
        ],
        ..Plan::default()
    };
    let costing = costing(&plan);
    assert_eq!(costing.asks[0].contingency, decimal("5.01"));
    assert_eq!(costing.asks[0].total(), decimal("115.12"));
    assert_eq!(costing.asks[1].contingency, decimal("2.51"));
    assert_eq!(costing.contingency(), decimal("7.52"));
    let view = costing.view(0).unwrap();
    assert_eq!(view.ask, decimal("115.12"));
    assert_eq!(view.matched, decimal("0"));
    assert_eq!(view.unasked, decimal("57.62"));
    assert_eq!(view.in_kind, decimal("7"));
    assert_eq!(costing.view(2), None);
}

#[test]
fn cost_per_person_counts_the_lower_end_of_a_range() {
    let group = |number: &str| Stakeholder {
        number: Some(number.parse().unwrap()),
        ..Stakeholder::default()
    };
    let plan = Plan {
        stakeholders: vec![group("20-25"), group("4")],
        resources: vec![line("1", "100")],
        ..Plan::default()
    };
    assert_eq!(costing(&plan).per_person(), Some(decimal("4.17")));
    let mut uncounted = plan;
    uncounted.stakeholders.push(Stakeholder::default());
    assert_eq!(costing(&uncounted).per_person(), None);
    assert_eq!(costing(&of_lines(vec![line("1", "1")])).per_person(), None);
}

#[test]
fn a_line_or_a_total_too_large_to_show_is_an_error_at_its_path() {
    let nines = "99999999999";
    let faults = budget(&numbered(&of_lines(vec![
        line(nines, nines),
        line("1", "1"),
    ])))
    .unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].name, "amount-too-large");
    assert_eq!(faults[0].path.as_deref(), Some("resources.R1.rate"));

    let faults = budget(&numbered(&of_lines(vec![line("1", nines), line("1", "1")]))).unwrap_err();
    assert_eq!(faults[0].path.as_deref(), Some("resources"));

    let enormous = Resource {
        people: Some(Number(decimal(nines))),
        times: Some(Number(decimal(nines))),
        ..line(nines, nines)
    };
    assert_eq!(
        budget(&of_lines(vec![enormous])).unwrap_err()[0].name,
        "amount-too-large"
    );
}

#[test]
fn inflation_over_more_years_than_can_be_calculated_is_an_error_only_where_it_is_used() {
    let mut plan = Plan {
        budget: Budget {
            years: (2000..2100)
                .map(|number| year(&number.to_string()))
                .collect(),
            inflation_percent: Some(Percent(decimal("1000"))),
            ..Budget::default()
        },
        resources: vec![line("1", "1")],
        ..Plan::default()
    };
    assert!(budget(&plan).is_ok());
    plan.resources[0].year = Many(vec!["2099".into()]);
    assert_eq!(budget(&plan).unwrap_err()[0].name, "amount-too-large");
}

fn amount() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000, 0_u32..5).prop_map(|(units, scale)| Decimal::new(units, scale))
}

fn percent() -> impl Strategy<Value = Option<Percent>> {
    proptest::option::of((0_i64..10_000).prop_map(|units| Percent(Decimal::new(units, 2))))
}

prop_compose! {
    fn any_line()(
        quantity in proptest::option::of(0_i64..1000),
        rate in proptest::option::of(amount()),
        vat_percent in percent(),
        fixed_price in proptest::option::of(proptest::bool::ANY),
        on_cost_percent in percent(),
        status in proptest::option::of(proptest::sample::select(Funding::ALL)),
        category in proptest::option::of(proptest::sample::select(Category::ALL)),
        funder in proptest::option::of(proptest::sample::select(vec!["F1", "F2", "F3", "nobody"])),
        tool in proptest::option::of(proptest::sample::select(vec!["T1", "nothing"])),
        years in proptest::sample::subsequence(vec!["A", "B", "C"], 0..3),
    ) -> Resource {
        Resource {
            quantity: quantity.map(|quantity| Number(quantity.into())),
            rate: rate.map(Money),
            vat_percent,
            fixed_price,
            on_cost_percent,
            status,
            category,
            funder: funder.map(Reference::from),
            tool: tool.map(Reference::from),
            year: Many(years.into_iter().map(Into::into).collect()),
            ..Resource::default()
        }
    }
}

prop_compose! {
    fn any_plan()(
        resources in proptest::collection::vec(any_line(), 0..12),
        inflation_percent in percent(),
        contingency_percent in percent(),
        overhead_percent in percent(),
    ) -> Plan {
        numbered(&Plan {
            budget: Budget {
                years: vec![year("A"), year("B")],
                inflation_percent,
                contingency_percent,
                overhead_percent,
                ..Budget::default()
            },
            funders: vec![Funder::default(); 3],
            tools: vec![Tool::default()],
            resources,
            ..Plan::default()
        })
    }
}

fn is_pennies(amount: Decimal) -> bool {
    amount == amount.trunc_with_scale(2)
}

proptest! {
    #[test]
    fn every_way_to_add_up_a_budget_gives_the_same_total(plan in any_plan()) {
        let costing = budget(&plan).unwrap();
        let total = costing.total();
        let added = costing.contingency() + costing.overheads();
        let lines: Decimal = costing.lines.iter().map(|line| line.gross).sum();
        prop_assert_eq!(total.requested + total.secured + total.in_kind, lines + added);
        let years: Decimal = costing.years.iter().map(|(_, amounts)| amounts.sum()).sum();
        prop_assert_eq!(years + costing.no_year.sum(), lines);
        let in_years: Amounts = costing.in_years().into_iter().sum();
        prop_assert_eq!(in_years, total);
        let whole: Ask = costing.asks.iter().copied().sum();
        let together = [(&whole, &costing.asked_in_years)];
        for (ask, years) in costing.asks.iter().zip(&costing.asks_in_years).chain(together) {
            prop_assert_eq!(years.iter().copied().sum::<Ask>(), *ask);
            let shares = years.iter().flat_map(|year| [year.contingency, year.overheads]);
            for share in shares {
                prop_assert!(is_pennies(share) && share >= Decimal::ZERO);
            }
        }
        let categories: Decimal = costing.categories.values().map(Amounts::sum).sum();
        prop_assert_eq!(categories + costing.no_category.sum(), lines);
        let asked: Decimal = costing.asks.iter().map(Ask::total).sum();
        prop_assert_eq!(asked, total.requested);
        for funder in 0..plan.funders.len() {
            let view = costing.view(funder).unwrap();
            prop_assert_eq!(view.ask + view.matched + view.unasked + view.in_kind, total.sum());
            let years = costing.view_of_years(funder);
            prop_assert!(years.iter().all(|year| year.matched >= Decimal::ZERO && year.unasked >= Decimal::ZERO));
            let nobody = plan.resources.iter().filter(|line| line.rate.is_some());
            let nobody = nobody.filter(|line| line.funder.as_ref().is_none_or(|funder| funder.0 == "nobody"));
            let nobody = nobody.filter(|line| line.status.is_none_or(|status| status == Funding::Requested));
            prop_assert!(nobody.count() > 0 || view.unasked.is_zero());
            prop_assert_eq!(years.into_iter().sum::<View>(), view);
        }
    }

    #[test]
    fn every_amount_is_whole_pennies_and_gross_is_net_with_vat(plan in any_plan()) {
        let costing = budget(&plan).unwrap();
        for line in &costing.lines {
            prop_assert_eq!(line.gross, line.net + line.vat);
            prop_assert!(is_pennies(line.net) && is_pennies(line.vat));
        }
        for ask in &costing.asks {
            prop_assert!(is_pennies(ask.contingency) && is_pennies(ask.overheads));
        }
    }
}

//! Charts: their figures, their axes.

use crate::common::part;
use crate::support::workbooks::{House, edition, sample, yaml};
use coplan::plan::budget::budget;
use coplan::template::Purpose;

#[test]
fn charts_hold_their_figures_also_where_nothing_is_calculated() {
    let house = House::built_in();
    let bytes = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Bid))
        .unwrap();
    let chart = part(&bytes, "xl/charts/chart2.xml");
    assert!(chart.contains("<c:v>2027/28</c:v>"), "{chart}");
    let costing = budget(&sample("community-hub-bid.yaml").numbered()).unwrap();
    let first = costing.years[0].1.requested;
    assert!(chart.contains(&format!("<c:v>{first}</c:v>")), "{chart}");
}

#[test]
fn a_long_axis_counts_in_thousands_or_millions() {
    let house = House::built_in();
    let axis = |rate: &str| {
        let plan = yaml(&format!(
            "resources: [{{category: venue, quantity: 1, rate: {rate}}}, {{category: travel, quantity: 1, rate: 5}}]"
        ));
        let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
        let chart = part(&bytes, "xl/charts/chart1.xml");
        let (_, axis) = chart.split_once("<c:valAx>").unwrap();
        let (_, form) = axis.split_once("formatCode=\"").unwrap();
        form.split_once("\" ").unwrap().0.replace("&quot;", "\"")
    };
    assert_eq!(axis("9999.99"), "[$£]#,##0");
    assert_eq!(axis("10000"), "[$£]#,##0,\"k\"");
    assert_eq!(axis("1000000"), "[$£]#,##0.0,,\"m\"");
    assert_eq!(axis("10000000"), "[$£]#,##0,,\"m\"");
}

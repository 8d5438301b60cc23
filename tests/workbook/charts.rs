//! Charts: their figures, their axes.

use crate::common::{LAYOUT, part};
use crate::support::plans::Numbered;
use crate::support::workbooks::{House, edition, sample, yaml};
use coplan::plan::budget::budget;
use coplan::template::Purpose;

#[test]
fn charts_hold_their_figures_also_where_nothing_is_calculated() {
    let house = House::built_in();
    let bytes = house
        .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Bid))
        .unwrap();
    let chart = part(&bytes, "xl/charts/chart1.xml");
    assert!(chart.contains("<c:v>2027/28</c:v>"), "{chart}");
    let costing = budget(&sample("community-hub-bid.yaml").numbered()).unwrap();
    let first = costing.in_years()[0].requested;
    assert!(chart.contains(&format!("<c:v>{first}</c:v>")), "{chart}");
}

#[test]
fn a_long_axis_counts_in_thousands_millions_or_billions() {
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
    assert_eq!(axis("999.99"), "[$£]#,##0");
    assert_eq!(axis("1000"), "[$£]#,##0.0,\"k\"");
    // Amounts in full would stand aslant below a narrow chart.
    assert_eq!(axis("5000"), "[$£]#,##0,\"k\"");
    assert_eq!(axis("1000000"), "[$£]#,##0.0,,\"m\"");
    assert_eq!(axis("10000000"), "[$£]#,##0,,\"m\"");
    assert_eq!(axis("1000000000"), "[$£]#,##0.0,,,\"bn\"");
    assert_eq!(axis("10000000000"), "[$£]#,##0,,,\"bn\"");
}

/// What stands in an element of a part, for each time it is there.
fn each<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let pieces = xml.split(open.as_str()).skip(1);
    pieces
        .map(|piece| piece.split(close.as_str()).next().unwrap())
        .collect()
}

#[test]
fn the_series_of_a_chart_tell_apart_where_no_shade_is_left() {
    let house = House::built_in();
    let plan = sample("community-hub-bid.yaml");
    let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
    for number in [1, 2] {
        let chart = part(&bytes, &format!("xl/charts/chart{number}.xml"));
        let looks: Vec<_> = each(&chart, "c:ser")
            .into_iter()
            .map(|series| each(series, "c:spPr")[0])
            .collect();
        let [dark, striped, pale] = looks.as_slice() else {
            panic!("{chart}");
        };
        assert!(dark.starts_with("<a:solidFill><a:srgbClr val=\"003B5C\""));
        assert!(pale.starts_with("<a:solidFill><a:srgbClr val=\"D9E2E7\""));
        // Stripes as dark as the first series, on white.
        let stripes = "<a:pattFill prst=\"dkUpDiag\"><a:fgClr><a:srgbClr val=\"003B5C\"/></a:fgClr>\
            <a:bgClr><a:srgbClr val=\"FFFFFF\"/></a:bgClr></a:pattFill>";
        assert!(striped.starts_with(stripes), "{striped}");
        for look in looks {
            let border = each(look, "a:solidFill").pop().unwrap();
            assert_eq!(border, "<a:srgbClr val=\"1A1A1A\"/>");
        }
        let grid = each(&chart, "c:majorGridlines")[0];
        assert!(grid.contains("val=\"CAD0D6\""), "{grid}");
    }
}

#[test]
fn bars_lie_where_a_year_has_too_long_a_name_to_stand_below_one() {
    let house = House::built_in();
    let lies = |label: &str| {
        let plan = yaml(&format!(
            "budget: {{years: [{{label: {label}, start: 2027-04-01}}, {{label: after, start: 2028-04-01}}]}}\n\
             resources: [{{category: venue, quantity: 1, rate: 5, year: {label}}}]"
        ));
        let model = house.model(&plan, &edition(Purpose::Draft)).unwrap();
        let charts = &model.sheets[0].charts;
        assert_eq!(charts.len(), 1, "{charts:?}");
        !charts[0].upright
    };
    assert!(!lies("2027/28"));
    assert!(!lies("2027/28 & a bit"));
    assert!(lies("The year in which the building is made ready"));
}

/// The columns that the built-in charts show.
const SERIES: &str =
    "series = [\"requested\", \"secured\", \"ask\", \"matched\", \"unasked\", \"in_kind\"]";

/// The built-in workbook with charts of these kinds: the one of years, and the one of categories.
fn with_kinds(kinds: [&str; 2]) -> String {
    let mut layout = LAYOUT.to_owned();
    for (usual, kind) in ["kind = \"column\"", "kind = \"bar\""].iter().zip(kinds) {
        let (before, chart) = layout.split_once(usual).unwrap();
        let series = if kind == "pie" {
            "series = [\"requested\"]"
        } else {
            SERIES
        };
        let chart = chart.replacen(SERIES, series, 1);
        layout = format!("{before}kind = \"{kind}\"{chart}");
    }
    layout
}

#[test]
fn a_house_draws_pies_lines_and_stacked_columns_with_words_for_those_who_do_not_see_them() {
    let plan = sample("community-hub-bid.yaml");
    for (years, categories, drawn) in [
        ("line", "pie", ["<c:lineChart>", "<c:pieChart>"]),
        ("stacked", "line", ["<c:barChart>", "<c:lineChart>"]),
    ] {
        let layout = with_kinds([years, categories]);
        let house = House::with_layout(&layout).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
        for (number, kind) in [1, 2].iter().zip(drawn) {
            let chart = part(&bytes, &format!("xl/charts/chart{number}.xml"));
            assert!(chart.contains(kind), "{kind}: {chart}");
        }
        let drawing = part(&bytes, "xl/drawings/drawing1.xml");
        assert_eq!(drawing.matches("descr=\"").count(), 2, "{drawing}");
    }
    let pie = part(
        &House::with_layout(&with_kinds(["line", "pie"]))
            .unwrap()
            .excel(&plan, &edition(Purpose::Draft))
            .unwrap(),
        "xl/charts/chart2.xml",
    );
    // Slices tell apart by what they are filled with, and say their shares.
    assert!(
        each(&pie, "c:dPt").len() > 3 && pie.contains("<c:showPercent val=\"1\"/>"),
        "{pie}"
    );
    assert!(!pie.contains("<c:valAx>"), "{pie}");
}

#[test]
fn a_pie_of_several_columns_and_a_kind_that_nobody_knows_are_found() {
    let said = |layout: &str| House::with_layout(layout).err().unwrap()[0].message.clone();
    assert!(
        said(&LAYOUT.replace("kind = \"bar\"", "kind = \"pie\""))
            .contains("is a pie, which shows one column")
    );
    let unknown = said(&LAYOUT.replace("kind = \"bar\"", "kind = \"pies\""));
    assert!(unknown.contains("pies"), "{unknown}");
}

//! A house's own `workbook.toml`.

use crate::common::{LAYOUT, sheets};
use crate::support::workbooks::{House, edition, formulas, sample, shown, yaml};
use coplan::template::Purpose;

fn without_sheet(name: &str) -> String {
    let sheets: Vec<&str> = LAYOUT.split("[[sheet]]\n").collect();
    let kept = sheets
        .iter()
        .filter(|sheet| !sheet.starts_with(&format!("name = \"{name}\"")));
    kept.copied().collect::<Vec<_>>().join("[[sheet]]\n")
}

#[test]
fn a_house_can_drop_a_sheet_that_no_other_needs() {
    for name in ["Timeline", "Evaluation measures", "Lists", "Summary"] {
        let house = House::with_layout(&without_sheet(name));
        let house = house.unwrap_or_else(|faults| panic!("{name}: {}", shown(&faults)));
        let bytes = house
            .excel(&sample("community-hub-bid.yaml"), &edition(Purpose::Draft))
            .unwrap();
        assert!(!sheets(&bytes).contains(&name.to_owned()));
    }
}

#[test]
fn a_sheet_that_formulas_need_is_missed_by_name() {
    let faults = House::with_layout(&without_sheet("Resources"))
        .err()
        .unwrap();
    assert!(shown(&faults).contains("`resources` is not a table that can stand here"));
}

#[test]
fn a_house_can_rename_a_column_with_any_signs() {
    let layout = LAYOUT.replacen(
        "field = \"quantity\"",
        "field = \"quantity\"\nlabel = \"How many [units] 'each', #\"",
        1,
    );
    let house = House::with_layout(&layout).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let plan = yaml("resources: [{item: Room, quantity: 2, rate: 10}]\n");
    let bytes = house.excel(&plan, &edition(Purpose::Draft)).unwrap();
    let net = formulas(&bytes)
        .into_iter()
        .find(|(_, _, formula)| formula.contains("'['["));
    let net = net.or_else(|| {
        formulas(&bytes)
            .into_iter()
            .find(|(_, _, formula)| formula.contains("'[units']"))
    });
    assert!(net.unwrap().2.contains("[How many '[units'] ''each'', '#]"));
}

/// What a change to the built-in layout says.
fn said(from: &str, to: &str) -> String {
    assert!(LAYOUT.contains(from), "{from}");
    match House::with_layout(&LAYOUT.replacen(from, to, 1)) {
        Ok(_) => "nothing".to_owned(),
        Err(faults) => shown(&faults),
    }
}

#[test]
fn a_misspelt_field_is_found_with_its_line_and_a_suggestion() {
    insta::assert_snapshot!(said(
        "field = \"trusted_partner\"",
        "field = \"trusted_partnr\""
    ));
}

#[test]
fn a_misspelt_key_is_found_with_its_line_and_a_suggestion() {
    insta::assert_snapshot!(said(
        "[[sheet.table.column]]\nfield = \"owner\"",
        "[[sheet.table.column]]\nfeild = \"owner\""
    ));
}

#[test]
fn a_formula_that_names_an_unknown_column_is_found() {
    insta::assert_snapshot!(said(
        "ROUND({net}*{vat_percent},2)",
        "ROUND({net}*{vat_percnt},2)"
    ));
}

#[test]
fn a_sheet_name_of_forty_characters_is_refused() {
    insta::assert_snapshot!(said(
        "name = \"Evaluation measures\"",
        "name = \"Evaluation measures and what they show us\""
    ));
}

#[test]
fn two_columns_of_one_name_are_refused() {
    insta::assert_snapshot!(said(
        "field = \"rate_source\"",
        "field = \"rate_source\"\nlabel = \"why it is needed\""
    ));
}

#[test]
fn a_column_cannot_hold_an_expression() {
    insta::assert_snapshot!(said(
        "field = \"place\"",
        "expression = \"{{place}}\"\nlabel = \"Place\""
    ));
}

#[test]
fn an_unknown_value_and_a_missing_alt_text_are_found_in_one_run() {
    let layout = LAYOUT
        .replacen("value = \"gross\"", "value = \"gros\"\nkey = \"gross\"", 1)
        .replacen("alt = \"Bar chart", "alt = \"\"\n#", 1);
    let faults = House::with_layout(&layout).err().unwrap();
    insta::assert_snapshot!(shown(&faults));
}

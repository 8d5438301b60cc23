//! Forms and copies: what each use shows, protects and leaves out.

use crate::common::{LAYOUT, part, sheets, uses, word};
use crate::support::workbooks::{House, PURPOSES, cells, edition, sample, shown, yaml};
use calamine::Data;
use coplan::package::Archive;
use coplan::plan::Plan;
use coplan::template::Purpose;
use coplan::workbook::{Allowed, CellValue, Workbook};

fn model(purpose: Purpose) -> Workbook {
    let plan = sample("community-hub-bid.yaml");
    House::built_in().model(&plan, &edition(purpose)).unwrap()
}

#[test]
fn a_blank_is_a_form_with_every_sheet_spare_rows_drop_downs_and_formulas() {
    let house = House::built_in();
    let blank = house
        .model(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    let resources = blank
        .sheets
        .iter()
        .find(|sheet| sheet.name == "Resources")
        .unwrap();
    let table = &resources.tables[0];
    assert_eq!(table.rows.len(), 5);
    let column = |header: &str| {
        table
            .columns
            .iter()
            .position(|column| column.header == header)
            .unwrap()
    };
    assert!(matches!(
        table.rows[4][column("Net")].value,
        CellValue::Formula(..)
    ));
    let rule = |header: &str| {
        table.columns[column(header)]
            .validation
            .clone()
            .unwrap()
            .allowed
    };
    assert_eq!(rule("Kind of cost"), Allowed::OneOf("List_category".into()));
    assert_eq!(
        rule("For which tool"),
        Allowed::Preferably("List_tools".into())
    );
    assert!(matches!(rule("Quantity"), Allowed::NumberUpTo(_)));
    assert_eq!(rule("Cost looked up on"), Allowed::Date);
    assert_eq!(rule("Net"), Allowed::Nothing);
    assert!(
        table
            .columns
            .iter()
            .all(|column| column.note.is_some() || column.field.is_none())
    );
    let groups = blank
        .sheets
        .iter()
        .find(|sheet| sheet.name == "Stakeholders")
        .unwrap();
    let types = groups.tables[0]
        .columns
        .iter()
        .find(|column| column.header == "Who they are")
        .unwrap();
    let rule = types.validation.clone().unwrap();
    // A cell that holds several labels has a message and no drop-down.
    assert_eq!(rule.allowed, Allowed::Any);
    assert!(
        rule.prompt.contains("Carers, Members of the public"),
        "{}",
        rule.prompt
    );
    let bytes = house
        .excel(&Plan::default(), &edition(Purpose::Blank))
        .unwrap();
    for name in [
        "Stakeholders",
        "Tools",
        "Resources",
        "Budget",
        "Funding",
        "Evaluation measures",
        "Lists",
    ] {
        assert!(sheets(&bytes).contains(&name.to_owned()), "{name}");
    }
}

#[test]
fn only_clean_copies_are_protected_and_only_sheets_without_input() {
    for purpose in PURPOSES {
        let clean = matches!(purpose, Purpose::SignOff | Purpose::Bid);
        for sheet in model(purpose).sheets {
            let input = [
                "Stakeholders",
                "Tools",
                "Resources",
                "Funding",
                "Evaluation measures",
            ];
            let expected = clean && !input.contains(&sheet.name.as_str());
            assert_eq!(
                sheet.protected,
                expected,
                "{} {}",
                purpose.code(),
                sheet.name
            );
        }
    }
}

#[test]
fn what_only_serves_typing_is_hidden_in_clean_copies_and_they_say_so() {
    for purpose in PURPOSES {
        let clean = matches!(purpose, Purpose::SignOff | Purpose::Bid);
        let workbook = model(purpose);
        let hidden: Vec<&str> = workbook
            .sheets
            .iter()
            .filter(|sheet| sheet.hidden)
            .map(|sheet| sheet.name.as_str())
            .collect();
        let expected: &[&str] = if clean { &["Funding", "Lists"] } else { &[] };
        assert_eq!(hidden, expected, "{}", purpose.code());
        let says =
            |line: &CellValue| matches!(line, CellValue::Text(text) if text.contains("Unhide"));
        assert_eq!(workbook.sheets[0].lines.iter().any(says), clean);
    }
}

#[test]
fn a_bid_says_what_a_finance_officer_expects_and_a_draft_says_it_plainly() {
    let plan = sample("community-hub-bid.yaml");
    let house = House::built_in();
    let said = |purpose| {
        part(
            &house.excel(&plan, &edition(purpose)).unwrap(),
            "xl/sharedStrings.xml",
        )
    };
    let (bid, draft) = (said(Purpose::Bid), said(Purpose::Draft));
    for word in [
        "In kind",
        "Budget heading",
        "Within limit?",
        "By budget heading",
    ] {
        assert!(bid.contains(&format!(">{word}<")), "{word}");
        assert!(!draft.contains(&format!(">{word}<")), "{word}");
    }
    for word in ["Given free", "Kind of cost", "Within that?"] {
        assert!(!bid.contains(word), "{word}");
        assert!(draft.contains(&format!(">{word}<")), "{word}");
    }
}

#[test]
fn a_clean_copy_has_no_guidance_left_in() {
    for sheet in model(Purpose::Bid).sheets {
        for column in sheet.tables.iter().flat_map(|table| &table.columns) {
            assert_eq!(column.note, None, "{}", column.header);
            assert!(
                column
                    .validation
                    .as_ref()
                    .is_none_or(|rule| rule.prompt.is_empty())
            );
        }
    }
}

#[test]
fn a_bid_never_holds_personal_contact_details() {
    let layout = LAYOUT.replacen(
        "[[sheet.table.row]]\nfield = \"lead.name\"",
        "[[sheet.table.row]]\nfield = \"lead.email\"\n[[sheet.table.row]]\nfield = \"lead.phone\"\n[[sheet.table.row]]\nfield = \"lead.name\"",
        1,
    );
    let house = House::with_layout(&layout).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    let plan = yaml("lead: {name: Ann, email: ann@example.org, phone: 07700 900123}");
    let strings = |purpose| {
        part(
            &house.excel(&plan, &edition(purpose)).unwrap(),
            "xl/sharedStrings.xml",
        )
    };
    assert!(strings(Purpose::SignOff).contains("ann@example.org"));
    let bid = strings(Purpose::Bid);
    assert!(!bid.contains("ann@example.org") && !bid.contains("07700"));
    let built_in = House::built_in()
        .excel(&plan, &edition(Purpose::Draft))
        .unwrap();
    assert!(!part(&built_in, "xl/sharedStrings.xml").contains("ann@example.org"));
}

#[test]
fn no_part_of_a_bid_says_how_to_reach_the_lead() {
    let reaches = |bytes: &[u8], secret: &str| {
        let parts = Archive::read(bytes).unwrap().parts;
        let holds = |bytes: &[u8]| {
            bytes
                .windows(secret.len())
                .any(|piece| piece == secret.as_bytes())
        };
        let found = parts.into_iter().filter(|part| holds(&part.bytes));
        found.map(|part| part.name).collect::<Vec<_>>()
    };
    let mut plan = sample("community-hub-bid.yaml");
    plan.lead.email = Some("q.zebra@example.org".into());
    plan.lead.phone = Some("07700900123".into());
    let house = House::built_in();
    for secret in ["q.zebra@example.org", "07700900123"] {
        // It is there to be left out.
        let sign_off = word(&plan, &edition(Purpose::SignOff));
        let found = reaches(&sign_off, secret);
        assert!(found.contains(&"word/document.xml".to_owned()), "{found:?}");
        for edition in uses(&plan)
            .into_iter()
            .filter(|edition| edition.purpose == Purpose::Bid)
        {
            for bytes in [word(&plan, &edition), house.excel(&plan, &edition).unwrap()] {
                assert_eq!(reaches(&bytes, secret), [""; 0], "{edition:?}");
            }
        }
    }
}

#[test]
fn a_bid_leaves_out_the_picture_where_nobody_is_rated_and_a_draft_does_not() {
    let house = House::built_in();
    let rated = |plan: &str, purpose| {
        let bytes = house.excel(&yaml(plan), &edition(purpose)).unwrap();
        let sheets = cells(&bytes);
        let mut headers = sheets["Stakeholders"].values();
        headers.any(|data| *data == Data::String("What they need from us".to_owned()))
    };
    let none = "stakeholders: [{name: Carers}, {name: Nurses, affected: high}]";
    let some = "stakeholders: [{name: Carers, affected: high, influence: low}, {name: Nurses}]";
    assert!(rated(none, Purpose::Draft) && rated(some, Purpose::Bid));
    assert!(!rated(none, Purpose::Bid) && !rated(none, Purpose::SignOff));
}

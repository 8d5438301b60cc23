//! Cells typed as text, as numbers, as formulas, and those nobody understands.

use super::{
    DRAFT, RESOURCES, STAKEHOLDERS, SUMMARY, TOOLS, after, column, put, strings, type_row,
};
use crate::edited::package::{File, each};
use crate::edited::{assert_lines, changes, told};
use crate::shared::plans::prepared;
use crate::support::{ENGINE, LAYOUT, STYLE, clinic_letters, edition, excel, reading, sample};
use coplan::package::Element;
use coplan::plan::Purpose;
use coplan::read::read;
use coplan::template::{Templates, Terms};
use std::path::Path;

#[test]
fn cells_typed_as_text_are_read_as_what_they_mean() {
    let found = after(|file| {
        let money = [
            ("Cost of one unit", "£1,250.50"),
            ("Quantity", "1,000"),
            ("VAT, %", "20 %"),
        ];
        type_row(file, RESOURCES, 4, &money);
        type_row(
            file,
            TOOLS,
            4,
            &[("Starts", "14/05/2027"), ("Ends", "May 2028")],
        );
        let words = [
            ("Kind of tool", " WORKSHOP"),
            (
                "With which groups",
                "S2 · Unpaid carers; gp practices; Somebody new",
            ),
            ("For which objectives", "O1"),
        ];
        type_row(file, TOOLS, 5, &words);
    });
    let come: Vec<&String> = found.iter().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(
        come,
        [
            "+ resources.R1.quantity: \"1000\"",
            "+ resources.R1.rate: \"1250.50\"",
            "+ resources.R1.vat_percent: \"20\"",
            "+ tools.T1.end: \"2028-05\"",
            "+ tools.T1.start: \"2027-05-14\"",
            "+ tools.T2.groups: [\"S2\",\"S9\",\"Somebody new\"]",
            "+ tools.T2.method: \"workshop\"",
            "+ tools.T2.objectives: [\"O1\"]",
        ]
    );
}

#[test]
fn a_date_of_two_meanings_typed_as_text_goes_by_the_language_of_the_file() {
    for (language, wanted, shown) in [
        ("en-GB", "2027-09-03", "3 September 2027"),
        ("en-US", "2027-03-09", "9 March 2027"),
    ] {
        let mut plan = clinic_letters();
        plan.language = Some(language.parse().unwrap());
        let mut file = File::open(&excel(&plan, &edition(Purpose::Draft)));
        type_row(&mut file, TOOLS, 5, &[("Starts", "03/09/2027")]);
        let reading = reading(&file.save());
        let plan = reading.values.plan().unwrap();
        let start = plan.tools[1].start.as_ref().unwrap();
        assert_eq!(start.to_string(), wanted);
        let warning =
            format!("ambiguous-date, plan.docx, cell Tools!E5: `03/09/2027` was read as {shown}");
        assert_lines(&told(&reading), &[&warning]);
    }
}

#[test]
fn what_cannot_be_understood_is_left_over_with_its_sheet_and_cell() {
    let found = after(|file| {
        type_row(
            file,
            RESOURCES,
            5,
            &[("Cost of one unit", "lots"), ("Quantity", "about 8")],
        );
        type_row(
            file,
            TOOLS,
            4,
            &[("Starts", "soon"), ("How people take part", "Magic")],
        );
        type_row(
            file,
            STAKEHOLDERS,
            4,
            &[("Who they are", "patient; wizards")],
        );
        put(
            file,
            STAKEHOLDERS,
            "R2",
            "t=\"inlineStr\"",
            "<is><t>Ask Jo</t></is>",
        );
        put(file, STAKEHOLDERS, "C20", "", "<v>42</v>");
    });
    let told: Vec<String> = found
        .into_iter()
        .filter(|line| line.starts_with("left"))
        .collect();
    assert_lines(
        &told,
        &[
            "left near resources.R2.rate, plan.docx, cell Resources!G5: \"lots\": this is not an \
             amount of money",
            "left near resources.R2.quantity, plan.docx, cell Resources!D5: \"about 8\": only \
             8 is kept of it",
            "left near tools.T1.start, plan.docx, cell Tools!E4: \"soon\": this is not a date",
            "left near tools.T1.level, plan.docx, cell Tools!K4: \"Magic\": this is not on the list",
            "left near stakeholders.S1.types, plan.docx, cell Stakeholders!C4: \"wizards\": this \
             is not on the list",
            "left near nothing, plan.docx, cell Stakeholders!R2: \"Ask Jo\": it stands where no \
             field is",
            "left near stakeholders[9].types, plan.docx, cell Stakeholders!C20: \"42\": this is \
             not on the list",
        ],
    );
}

#[test]
fn strings_of_a_program_that_shares_none_are_read_alike() {
    let found = after(|file| {
        let strings = strings(file);
        for number in 1..=9 {
            file.edit(&format!("xl/worksheets/sheet{number}.xml"), |root| {
                each(root, &mut |cell| inline(cell, &strings));
            });
        }
        file.remove("xl/sharedStrings.xml");
    });
    assert_lines(&found, &[]);
}

/// Writes a shared string into its cell, in two runs.
fn inline(cell: &mut Element, strings: &[String]) {
    if cell.name != "c" || cell.attribute("t") != Some("s") {
        return;
    }
    let index: usize = cell.find("v").unwrap().own_text().parse().unwrap();
    let middle = strings[index].char_indices().nth(3).map_or(0, |(at, _)| at);
    let (first, second) = strings[index].split_at(middle);
    let run = |text: &str| Element::new("r").child(Element::new("t").text(text));
    let string = Element::new("is").children([run(first), run(second)]);
    cell.children = vec![string.into()];
    for (name, value) in &mut cell.attributes {
        if name == "t" {
            *value = "inlineStr".into();
        }
    }
}

#[test]
fn a_formula_without_a_result_says_nothing_of_its_field() {
    let mut file = File::open(&super::DRAFT);
    put(&mut file, RESOURCES, "D4", "", "<f>2+3</f>");
    let reading = reading(&file.save());
    assert_eq!(
        reading
            .absent
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["resources.R1.quantity"]
    );
}

#[test]
fn a_formula_that_somebody_typed_is_read_as_what_it_gives_and_is_reported() {
    let found = after(|file| {
        put(file, RESOURCES, "G7", "", "<f>2*3</f><v/>");
        put(
            file,
            RESOURCES,
            "G4",
            "",
            "<f>417.3*3</f><v>1251.8999999999999</v>",
        );
        put(
            file,
            RESOURCES,
            "B5",
            "t=\"str\"",
            "<f>\"Tea\"&amp;\"s\"</f><v>Teas</v>",
        );
        put(file, RESOURCES, "D6", "t=\"e\"", "<f>1/0</f><v>#DIV/0!</v>");
    });
    let come: Vec<String> = found
        .into_iter()
        .filter(|line| !line.starts_with('-'))
        .collect();
    assert_lines(
        &come,
        &[
            "+ resources.R1.rate: \"1251.9\"",
            "formula-read, plan.docx, cell Resources!G7: this cell is worked out, and the file \
             does not hold the result",
            "+ resources.R2.item: \"Teas\"",
            "left near resources.R3.quantity, plan.docx, cell Resources!D6: \"#DIV/0!\": this is \
             not a number",
            "formula-read, plan.docx, cell Resources!G4: this cell is worked out; `1251.9` is read",
            "formula-read, plan.docx, cell Resources!B5: this cell is worked out; `Teas` is read",
            "formula-read, plan.docx, cell Resources!D6: this cell is worked out; `#DIV/0!` is read",
        ],
    );
}

/// The words of a house that calls some things by names of its own.
fn house() -> Terms {
    let mut templates = Templates::default();
    let terms = templates.text("terms.toml").content.clone();
    let renamed = terms
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some(("co-design", _)) => "co-design = \"Side by side\"".to_owned(),
            Some(("carer", _)) => "carer = \"Someone who cares\"".to_owned(),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    templates.put("terms.toml", "terms.toml", &renamed).unwrap();
    Terms::load(&templates).unwrap()
}

#[test]
fn labels_of_a_house_are_read_by_the_documents_own_lists() {
    let plan = clinic_letters();
    let house = house();
    let bytes = prepared(&plan)
        .excel(
            &std::sync::Arc::new(house),
            &LAYOUT,
            &STYLE,
            &edition(Purpose::Draft),
        )
        .unwrap();
    let text = strings(&File::open(&bytes));
    assert!(text.iter().any(|text| text == "Side by side"), "{text:?}");
    // Whoever reads it has only the words that come with coplan.
    let reading = read("plan.xlsx", &bytes, ENGINE.terms()).unwrap();
    let lost = crate::support::lost(&plan, &reading);
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn of_what_a_sheet_only_shows_it_is_said_where_it_is_changed() {
    let found = after(|file| {
        let content = "<is><t>Jo Field</t></is>";
        put(file, SUMMARY, "B7", "t=\"inlineStr\"", content);
    });
    assert_lines(
        &found,
        &[
            "left near nothing, plan.docx, cell Summary!B7: \"Jo Field\": “Led by” is only shown here, and changed in the Word plan or the plan file",
        ],
    );
}

#[test]
fn a_table_that_somebody_pasted_is_one_text_and_a_note_beside_it_another() {
    let found = after(|file| {
        let cells = [
            ("Z40", "Choir"),
            ("AA40", "Monday"),
            ("Z41", "Lunch club"),
            ("AA42", "Friday"),
            ("AA41", "Noon"),
            ("AC44", "Ask Jo"),
        ];
        for (position, text) in cells {
            let content = format!("<is><t>{text}</t></is>");
            put(file, TOOLS, position, "t=\"inlineStr\"", &content);
        }
    });
    let left: Vec<&str> = found
        .iter()
        .filter_map(|line| line.strip_prefix("left "))
        .collect();
    assert_eq!(
        left,
        [
            "near nothing, plan.docx, cell Tools!Z40: \"Choir | Monday\\nLunch club | Noon\\n | Friday\": this table is not one of the plan's",
            "near nothing, plan.docx, cell Tools!AC44: \"Ask Jo\": it stands where no field is",
        ]
    );
}

/// The formulas of the workbook take 0.2 for 20 %, however the cell shows it.
#[test]
fn a_plain_number_in_a_cell_of_percentages_means_what_the_formulas_make_of_it() {
    let read = |number: &str| {
        let mut file = File::open(&DRAFT);
        let position = format!("{}4", column(&file, RESOURCES, "VAT, %"));
        put(
            &mut file,
            RESOURCES,
            &position,
            "",
            &format!("<v>{number}</v>"),
        );
        let after = reading(&file.save());
        let left = after.leftovers.iter();
        let left = left
            .map(|left| format!("{}: {}", left.text, left.why))
            .collect::<Vec<_>>();
        let come = changes(&reading(&DRAFT), &after);
        (
            come.into_iter()
                .filter(|line| line.starts_with('+'))
                .collect::<Vec<_>>(),
            left,
        )
    };
    let none: [String; 0] = [];
    let (come, left) = read("0.2");
    assert_eq!(come, ["+ resources.R1.vat_percent: \"20\""]);
    assert_eq!(left, none);
    let (come, left) = read("1");
    assert_eq!(come, ["+ resources.R1.vat_percent: \"100\""]);
    assert_eq!(left, none);
    for number in ["20", "1.5"] {
        let (come, left) = read(number);
        assert_eq!(come, none);
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(
            left[0].starts_with(&format!("{number}: the workbook counts it as ")),
            "{left:?}"
        );
    }
}

/// A line in two years has two rows; what is no number in one of them is left over, and the line stays one.
#[test]
fn what_is_no_number_parts_no_line_of_two_years() {
    let plan =
        sample(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/community-hub-bid.yaml"));
    let made = excel(&plan, &edition(Purpose::Draft));
    let lines = plan.resources.iter();
    let line = lines.clone().find(|line| line.year.0.len() == 2).unwrap();
    let id = &line.id.as_ref().unwrap().0;
    for second in [0, 1] {
        for typed in ["3½", "a few"] {
            let mut file = File::open(&made);
            let row = row_of(&file, RESOURCES, id) + second;
            type_row(&mut file, RESOURCES, row, &[("Quantity", typed)]);
            let after = reading(&file.save());
            let mut come = changes(&reading(&made), &after);
            come.retain(|line| !line.starts_with("left "));
            assert_eq!(come, [""; 0]);
            let left: Vec<&str> = after.leftovers.iter().map(|left| &*left.text).collect();
            assert_eq!(left, [typed]);
            assert_eq!(after.findings, []);
        }
        let mut file = File::open(&made);
        let row = row_of(&file, RESOURCES, id) + second;
        type_row(&mut file, RESOURCES, row, &[("Quantity", "77")]);
        let after = reading(&file.save());
        assert_eq!(
            after.values.rows("resources").len(),
            plan.resources.len() + 1
        );
        assert_eq!(
            after.findings[0].message,
            format!("the rows of `{id}` say different things; this one is read as a new entry")
        );
    }
}

/// The number of the first row in which a text stands.
fn row_of(file: &File, sheet: &str, text: &str) -> u32 {
    let index = strings(file).iter().position(|known| known == text);
    let index = index.unwrap().to_string();
    let root = Element::parse(sheet, file.text(sheet).as_bytes()).unwrap();
    let mut cells = root.descendants().filter(|element| element.name == "c");
    let cell = cells.find(|cell| {
        let value = cell.find("v").map(|value| value.own_text().into_owned());
        cell.attribute("t") == Some("s") && value.as_ref() == Some(&index)
    });
    let position = cell.unwrap().attribute("r").unwrap();
    position
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .unwrap()
}

//! Workbooks as people leave them: rows typed and pasted, columns and sheets moved, cells typed
//! as text, as numbers, as formulas.

use super::package::{File, each, nodes, nth};
use super::{assert_lines, changes, told};
use crate::support::{ENGINE, LAYOUT, STYLE, clinic_letters, edition, excel, reading};
use coplan::package::{Element, Node};
use coplan::plan::Purpose;
use coplan::produce::Prepared;
use coplan::read::read;
use coplan::template::{Templates, Terms};
use std::sync::LazyLock;

static DRAFT: LazyLock<Vec<u8>> =
    LazyLock::new(|| excel(&clinic_letters(), &edition(Purpose::Draft)));

const STAKEHOLDERS: &str = "xl/worksheets/sheet2.xml";
const TOOLS: &str = "xl/worksheets/sheet3.xml";
const RESOURCES: &str = "xl/worksheets/sheet5.xml";
const FUNDING: &str = "xl/worksheets/sheet7.xml";

/// The strings that cells share.
fn strings(file: &File) -> Vec<String> {
    let root = Element::parse("strings", file.text("xl/sharedStrings.xml").as_bytes()).unwrap();
    let texts = root.elements().map(|string| {
        let texts = string.descendants().filter(|element| element.name == "t");
        texts.map(Element::own_text).collect()
    });
    texts.collect()
}

/// The letter of the column with this header.
fn column(file: &File, sheet: &str, label: &str) -> String {
    let strings = strings(file);
    let root = Element::parse(sheet, file.text(sheet).as_bytes()).unwrap();
    let cells = root.descendants().filter(|element| element.name == "c");
    let mut named = cells.filter(|cell| {
        let index = cell.find("v").map(|value| value.own_text().into_owned());
        cell.attribute("t") == Some("s")
            && index.is_some_and(|index| strings[index.parse::<usize>().unwrap()] == label)
    });
    let cell = named
        .next()
        .unwrap_or_else(|| panic!("no column {label} in {sheet}"));
    let cell = cell.attribute("r").unwrap();
    cell.trim_end_matches(|c: char| c.is_ascii_digit())
        .to_owned()
}

/// Puts the XML of a cell into a row, which is added where there is none.
fn put(file: &mut File, sheet: &str, position: &str, attributes: &str, content: &str) {
    let cell = nodes(&format!("<c r=\"{position}\" {attributes}>{content}</c>"));
    let number = position
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .to_owned();
    file.edit(sheet, |root| {
        let data = root.find_mut("sheetData").unwrap();
        let is_row =
            |node: &Node| matches!(node, Node::Element(row) if row.attribute("r") == Some(&number));
        if !data.children.iter().any(is_row) {
            data.children
                .extend(nodes(&format!("<row r=\"{number}\"/>")));
        }
        let row = nth(data, 0, |e| {
            e.name == "row" && e.attribute("r") == Some(&number)
        });
        row.children.retain(
            |node| !matches!(node, Node::Element(cell) if cell.attribute("r") == Some(position)),
        );
        row.children.extend(cell);
    });
}

/// Types texts into a row, by the labels of columns.
fn type_row(file: &mut File, sheet: &str, row: u32, cells: &[(&str, &str)]) {
    for (label, text) in cells {
        let position = format!("{}{row}", column(file, sheet, label));
        let content = format!("<is><t xml:space=\"preserve\">{text}</t></is>");
        put(file, sheet, &position, "t=\"inlineStr\"", &content);
    }
}

fn after(change: impl FnOnce(&mut File)) -> Vec<String> {
    let mut file = File::open(&DRAFT);
    change(&mut file);
    changes(&reading(&DRAFT), &reading(&file.save()))
}

#[test]
fn rows_typed_below_a_table_that_did_not_grow_are_entries() {
    // The groups stand in rows 4 to 12; Excel would have extended the table, others do not.
    let found = after(|file| {
        let row = [
            ("Name of the group", "Night porters"),
            ("Who they are", "STAFF;  Patient "),
            ("How many people", "6 to 8"),
        ];
        type_row(file, STAKEHOLDERS, 13, &row);
        let row = [("No.", "S10"), ("Name of the group", "Porters")];
        type_row(file, STAKEHOLDERS, 15, &row);
    });
    assert_lines(
        &found,
        &[
            "- stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9",
            "+ stakeholders: S1 S2 S3 S4 S5 S6 S7 S8 S9 #10 S10",
            "+ stakeholders.#10.name: \"Night porters\"",
            "+ stakeholders.#10.types: [\"staff\",\"patient\"]",
            "+ stakeholders.#10.number: \"6-8\"",
            "+ stakeholders.S10.id: \"S10\"",
            "+ stakeholders.S10.name: \"Porters\"",
        ],
    );
}

#[test]
fn rows_typed_below_the_totals_are_entries() {
    let found = after(|file| {
        let row = [
            ("What is needed", "Door dampers"),
            ("For which tool", "letter survey"),
            ("Cost of one unit", "£1,250.50"),
            ("Quantity", "4"),
        ];
        type_row(file, RESOURCES, 21, &row);
    });
    assert_lines(
        &found,
        &[
            "- resources: R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16",
            "+ resources: R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R12 R13 R14 R15 R16 #17",
            "+ resources.#17.item: \"Door dampers\"",
            "+ resources.#17.tool: \"T2\"",
            "+ resources.#17.rate: \"1250.50\"",
            "+ resources.#17.quantity: \"4\"",
        ],
    );
}

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
        let start = reading.plan.tools[1].start.as_ref().unwrap();
        assert_eq!(start.to_string(), wanted);
        let warning =
            format!("ambiguous-date, plan.docx, cell Tools!H5: `03/09/2027` was read as {shown}");
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
            "left near resources.R2.rate, plan.docx, cell Resources!I5: \"lots\": this is not an \
             amount of money",
            "left near resources.R2.quantity, plan.docx, cell Resources!F5: \"about 8\": this is \
             not a number",
            "left near tools.T1.start, plan.docx, cell Tools!H4: \"soon\": this is not a date",
            "left near tools.T1.level, plan.docx, cell Tools!E4: \"Magic\": this is not on the list",
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
fn a_column_added_by_hand_is_kept_beside_its_entries() {
    let found = after(|file| {
        put(
            file,
            STAKEHOLDERS,
            "P3",
            "t=\"inlineStr\"",
            "<is><t>Notes</t></is>",
        );
        put(
            file,
            STAKEHOLDERS,
            "P5",
            "t=\"inlineStr\"",
            "<is><t>Ask Tom</t></is>",
        );
        put(file, STAKEHOLDERS, "P6", "", "<v>12</v>");
    });
    assert_lines(
        &found,
        &[
            "left near nothing, plan.docx, cell Stakeholders!P3: \"Notes\": it stands where no \
             field is",
            "left near stakeholders.S2, plan.docx, cell Stakeholders!P5: \"Ask Tom\": this column \
             holds no field of the plan",
            "left near stakeholders.S3, plan.docx, cell Stakeholders!P6: \"12\": this column holds \
             no field of the plan",
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
fn columns_moved_and_hidden_and_sheets_renamed_and_sorted_change_nothing() {
    let found = after(|file| {
        // The first column changes places with the seventh and the tenth, and is hidden.
        for (number, columns) in [(2, ["A", "J", "G"]), (5, ["A", "I", "B"])] {
            file.edit(&format!("xl/worksheets/sheet{number}.xml"), |root| {
                each(root, &mut |cell| move_cell(cell, columns));
                let hidden = "<cols><col min=\"1\" max=\"3\" hidden=\"1\" width=\"0\"/></cols>";
                root.find_mut("cols").unwrap().children = nodes(hidden);
            });
        }
        file.edit("xl/workbook.xml", |root| {
            let sheets = root.find_mut("sheets").unwrap();
            sheets.children.reverse();
            each(sheets, &mut |sheet| {
                for (name, value) in &mut sheet.attributes {
                    if name == "name" && value == "Tools" {
                        *value = "What we do".into();
                    }
                }
            });
        });
    });
    assert_lines(&found, &[]);
}

/// Moves a cell of the first of some columns to the second, of the second to the third, and so on.
fn move_cell(cell: &mut Element, columns: [&str; 3]) {
    let Some(position) = cell.attribute("r").map(str::to_owned) else {
        return;
    };
    let letters = position.trim_end_matches(|c: char| c.is_ascii_digit());
    let row = position.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    if cell.name != "c" || row.parse::<u32>().unwrap() < 3 {
        return;
    }
    if let Some(at) = columns.iter().position(|column| *column == letters) {
        let to = format!("{}{row}", columns[(at + 1) % 3]);
        for (name, value) in &mut cell.attributes {
            if name == "r" {
                *value = to.clone().into();
            }
        }
    }
}

#[test]
fn rows_copied_deleted_and_sorted_are_the_entries_that_stand_there() {
    let found = after(|file| {
        file.edit(TOOLS, |root| {
            let data = root.find_mut("sheetData").unwrap();
            each(data, &mut |element| {
                // T2 is deleted, T3 stands where T1 stood, T1 stands there twice.
                let swap = [(5, 20), (4, 21), (6, 4)];
                for (from, to) in swap {
                    renumber(element, from, to);
                }
            });
            let mut copy = nth(data, 0, |e| {
                e.name == "row" && e.attribute("r") == Some("21")
            })
            .clone();
            each(&mut copy, &mut |element| renumber(element, 21, 22));
            data.children.push(copy.into());
            data.children.retain(
                |node| !matches!(node, Node::Element(row) if row.attribute("r") == Some("20")),
            );
        });
    });
    let lists: Vec<&String> = found
        .iter()
        .filter(|line| line.contains("tools:"))
        .collect();
    assert_eq!(
        lists,
        ["- tools: T1 T2 T3 T4 T5", "+ tools: T3 T4 T5 T1 #5"]
    );
    let doubt = "repeated-row, plan.docx, cell Tools!A22: the number `T1` stands in two rows; the \
                 second is read as a new row";
    assert!(found.contains(&doubt.to_owned()), "{found:#?}");
    assert!(found.contains(&"+ tools.#5.name: \"Waiting-room drop-ins\"".to_owned()));
}

/// Moves rows and cells of one row to another.
fn renumber(element: &mut Element, from: u32, to: u32) {
    for (name, value) in &mut element.attributes {
        let letters: String = value
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let of_row = value.strip_prefix(letters.as_str()) == Some(&from.to_string());
        if name == "r" && of_row {
            *value = format!("{letters}{to}").into();
        }
    }
}

#[test]
fn a_formula_that_somebody_typed_is_read_as_what_it_gives_and_is_reported() {
    let found = after(|file| {
        put(file, RESOURCES, "I7", "", "<f>2*3</f><v/>");
        put(
            file,
            RESOURCES,
            "I4",
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
        put(file, RESOURCES, "F6", "t=\"e\"", "<f>1/0</f><v>#DIV/0!</v>");
    });
    let come: Vec<String> = found
        .into_iter()
        .filter(|line| !line.starts_with('-'))
        .collect();
    assert_lines(
        &come,
        &[
            "+ resources.R1.rate: \"1251.9\"",
            "formula-read, plan.docx, cell Resources!I7: this cell is worked out, and the file \
             does not hold the result",
            "+ resources.R2.item: \"Teas\"",
            "left near resources.R3.quantity, plan.docx, cell Resources!F6: \"#DIV/0!\": this is \
             not a number",
            "formula-read, plan.docx, cell Resources!I4: this cell is worked out; `1251.9` is read",
            "formula-read, plan.docx, cell Resources!B5: this cell is worked out; `Teas` is read",
            "formula-read, plan.docx, cell Resources!F6: this cell is worked out; `#DIV/0!` is read",
        ],
    );
}

#[test]
fn rates_and_funders_are_read_where_they_stand() {
    let found = after(|file| {
        put(file, FUNDING, "B12", "", "<v>7.5</v>");
        put(
            file,
            FUNDING,
            "B11",
            "t=\"inlineStr\"",
            "<is><t>3 %</t></is>",
        );
        put(
            file,
            FUNDING,
            "C5",
            "t=\"inlineStr\"",
            "<is><t>£30,000</t></is>",
        );
    });
    assert_lines(
        &found,
        &[
            "- budget.contingency_percent: \"5\"",
            "- budget.inflation_percent: \"0\"",
            "- funders.F1.limit: \"25000\"",
            "+ budget.contingency_percent: \"7.5\"",
            "+ budget.inflation_percent: \"3\"",
            "+ funders.F1.limit: \"30000\"",
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
    let bytes = Prepared::new(&plan)
        .unwrap()
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

//! The tables of the sample document.

use super::sample::{Filled, answer, heading, line, ratings, shown, text};
use coplan::document::{
    Alignment, Answer, AnswerKind, Block, Cell, Column, Entry, HeaderCell, Inline, Marks,
    Presentation, Row, Shown, Table, TableStyle,
};

/// Who takes part: a row for each group, then a total.
pub fn people(filled: Filled, presentation: Presentation) -> Vec<Block> {
    let rows: &[(&str, &str, &str, &str, &str)] = match filled {
        Filled::Everything => &[
            (
                "S1",
                "People who went home in the last six months",
                "They know what was missing",
                "High",
                "24",
            ),
            (
                "S2",
                "Carers",
                "They read the leaflet first & ask the questions",
                "High",
                "12",
            ),
            ("S3", "Ward 7 nurses", "They hand it over", "Medium", "8"),
        ],
        Filled::Nothing => &[
            ("", "", "", "", ""),
            ("", "", "", "", ""),
            ("", "", "", "", ""),
        ],
    };
    let columns = [
        (1, Alignment::Start),
        (5, Alignment::Start),
        (5, Alignment::Start),
        (2, Alignment::Start),
        (2, Alignment::End),
    ];
    let headers = [
        ("ID", "id"),
        ("People and groups", "name"),
        ("Why they matter", "why"),
        ("How much it affects them", "affected"),
        ("How many", "number"),
    ];
    let mut table = Table {
        caption: "People and groups".into(),
        style: TableStyle::Rows,
        fits_content: false,
        columns: columns
            .map(|(width, alignment)| Column { width, alignment })
            .to_vec(),
        header: headers
            .map(|(label, field)| HeaderCell {
                content: vec![Inline::text(label)],
                tag: Some(format!("stakeholders.{field}")),
            })
            .to_vec(),
        rows: rows.iter().map(|row| entry(row, presentation)).collect(),
    };
    let total = ["", "All", "", "", "44"].map(|text| Cell {
        blocks: vec![line(vec![Inline::bold(text)])],
    });
    if filled == Filled::Everything {
        table.rows.push(Row {
            cells: total.to_vec(),
            entry: None,
        });
    }
    vec![
        heading(1, "2. Who do I need to work with?", Some("people")),
        Block::Table(table),
        text("Numbers are people we hope to meet, not replies."),
    ]
}

fn entry(row: &(&str, &str, &str, &str, &str), presentation: Presentation) -> Row {
    let known = |text: &str| (!text.is_empty()).then(|| Shown::Text(text.into()));
    let cell = |field: &str, label: &str, kind, text: &str| {
        let mut answer = answer(&format!("stakeholders.{field}"), label, kind, known(text));
        answer.prompt = label.into();
        answer.presentation = presentation;
        Cell {
            blocks: vec![line(vec![Inline::Answer(Box::new(answer))])],
        }
    };
    let (id, name, why, affected, number) = *row;
    Row {
        cells: vec![
            Cell {
                blocks: vec![text(id)],
            },
            cell("name", "Name", AnswerKind::Text, name),
            cell("why", "Why", AnswerKind::Text, why),
            cell("affected", "Rating", ratings(), affected),
            cell("number", "Number", AnswerKind::Text, number),
        ],
        entry: Some(Entry {
            list: "stakeholders".into(),
            key: (!id.is_empty()).then(|| id.into()),
        }),
    }
}

/// A wide table on a page of its own.
pub fn landscape(filled: Filled, presentation: Presentation) -> Vec<Block> {
    let headers = ["ID", "What", "How", "When", "Where", "Who leads", "Access"];
    let cells = |number: usize| {
        let texts = [
            format!("T{number}"),
            "Workshop".into(),
            "Tables of six, one facilitator each".into(),
            "May 2027".into(),
            "Community centre, step-free".into(),
            "Priya Nair and Joan Ellis".into(),
            "Interpreter, hearing loop, breaks".into(),
        ];
        texts
            .into_iter()
            .enumerate()
            .map(|(at, shown)| {
                let mut answer = answer(
                    "tools.detail",
                    "Detail",
                    AnswerKind::Text,
                    Some(Shown::Text(shown)),
                );
                answer.presentation = presentation;
                if filled == Filled::Nothing && at > 0 {
                    answer.value = None;
                    answer.prompt = "Detail".into();
                }
                Cell {
                    blocks: vec![line(vec![Inline::Answer(Box::new(answer))])],
                }
            })
            .collect()
    };
    let table = Table {
        caption: String::new(),
        style: TableStyle::Rows,
        fits_content: false,
        columns: [1, 3, 5, 3, 4, 4, 4]
            .map(|width| Column {
                width,
                alignment: Alignment::Start,
            })
            .to_vec(),
        header: headers
            .map(|label| HeaderCell {
                content: vec![Inline::text(label)],
                tag: None,
            })
            .to_vec(),
        rows: (1..=9)
            .map(|number| Row {
                cells: cells(number),
                entry: Some(Entry {
                    list: "tools".into(),
                    key: Some(format!("T{number}")),
                }),
            })
            .collect(),
    };
    vec![Block::Landscape(vec![
        heading(1, "4. Which tools shall I use?", None),
        Block::Table(table),
    ])]
}

/// The last question, document control, and other scripts.
pub fn ending(
    presentation: Presentation,
    keep: impl Fn(Option<Shown>) -> Option<Shown>,
) -> Vec<Block> {
    let italic = Marks {
        italic: true,
        ..Marks::default()
    };
    let code = Marks {
        code: true,
        strike: true,
        ..Marks::default()
    };
    let pair = |label: &str, answer: Answer| {
        let mut answer = answer;
        answer.presentation = presentation;
        Row {
            cells: vec![
                Cell {
                    blocks: vec![text(label)],
                },
                Cell {
                    blocks: vec![line(vec![Inline::Answer(Box::new(answer))])],
                },
            ],
            entry: None,
        }
    };
    let control = Table {
        caption: "Document control".into(),
        style: TableStyle::Rows,
        fits_content: false,
        columns: [1, 3]
            .map(|width| Column {
                width,
                alignment: Alignment::Start,
            })
            .to_vec(),
        header: vec![HeaderCell::default(), HeaderCell::default()],
        rows: vec![
            pair(
                "Reference",
                answer(
                    "reference",
                    "Reference",
                    AnswerKind::Text,
                    keep(shown("ECH-7")),
                ),
            ),
            pair(
                "Sponsor",
                answer(
                    "sign_off.sponsor",
                    "Sponsor",
                    AnswerKind::Text,
                    keep(shown("Dr A. Khan")),
                ),
            ),
        ],
    };
    let mut beyond = answer(
        "answers.beyond",
        "What’s my plan beyond this project?",
        AnswerKind::Prose,
        keep(Some(Shown::Prose(vec![text(
            "Keep in touch twice a year.",
        )]))),
    );
    beyond.presentation = presentation;
    vec![
        heading(1, "8. What’s my plan beyond this project?", None),
        Block::Answer(Box::new(beyond)),
        heading(2, "Document control", None),
        Block::Table(control.clone()),
        Block::Table(control),
        Block::PageBreak,
        heading(2, "Words in other scripts", None),
        text("مرحبا بكم في خطة الشراكة (2027)"),
        line(vec![
            Inline::text("Welsh: croeso; Chinese: 歡迎; Hebrew: ברוכים; "),
            Inline::Text("emphasis".into(), italic),
            Inline::text(" and "),
            Inline::Text("code".into(), code),
            Inline::Break,
            Inline::text("after a break."),
        ]),
    ]
}

//! A sample document: a partnership plan with everything a document can hold.

use super::sample_tables::{ending, landscape, people};
use coplan::document::{
    Answer, AnswerKind, Band, Block, Choice, Comment, Document, Guidance, Heading, Inline, Link,
    List, Paragraph, Presentation, Properties, Shown,
};

/// Text in a paragraph.
pub fn text(text: &str) -> Block {
    line(vec![Inline::text(text)])
}

/// Inlines in a paragraph.
pub fn line(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { content })
}

/// A heading without comments.
pub fn heading(level: u8, text: &str, anchor: Option<&str>) -> Block {
    Block::Heading(Heading {
        level,
        anchor: anchor.map(Into::into),
        content: vec![Inline::text(text)],
        question: None,
        comments: Vec::new(),
    })
}

/// A bulleted list of lines.
pub fn bullets(items: &[&str]) -> Block {
    let items = items.iter().map(|item| vec![text(item)]).collect();
    Block::List(List { start: None, items })
}

/// An answer to be filled in.
pub fn answer(tag: &str, label: &str, kind: AnswerKind, value: Option<Shown>) -> Answer {
    Answer {
        path: Some(tag.into()),
        tag: tag.into(),
        label: label.into(),
        prompt: format!("Click to add: {}", label.to_lowercase()),
        kind,
        value,
        presentation: Presentation::Control,
    }
}

/// The three ratings.
pub fn ratings() -> AnswerKind {
    let choice = |code: &str, label: &str| Choice {
        code: code.into(),
        label: label.into(),
    };
    AnswerKind::Choice(vec![
        choice("high", "High"),
        choice("medium", "Medium"),
        choice("low", "Low"),
    ])
}

/// An answer in a line, after its label.
fn labelled(presentation: Presentation, mut answer: Answer) -> Block {
    answer.presentation = presentation;
    line(vec![
        Inline::bold(format!("{}: ", answer.label)),
        Inline::Answer(Box::new(answer)),
    ])
}

/// A text that has been answered.
pub fn shown(text: &str) -> Option<Shown> {
    Some(Shown::Text(text.into()))
}

/// How much of the sample is filled in.
#[derive(Clone, Copy, PartialEq)]
pub enum Filled {
    Everything,
    Nothing,
}

/// The sample as a plan that is `filled`, with its answers presented in one way.
pub fn sample(filled: Filled, presentation: Presentation) -> Document {
    let keep = |value: Option<Shown>| value.filter(|_| filled == Filled::Everything);
    let blocks = [
        front(presentation, keep),
        questions(presentation, keep),
        people(filled, presentation),
        landscape(filled, presentation),
        ending(presentation, keep),
    ];
    Document {
        properties: Properties {
            title: "Better discharge leaflets on Ward 7".into(),
            subject: "Partnership plan".into(),
            author: "Elmbridge Community Health".into(),
            language: "en-GB".into(),
            own_language: "en-GB".into(),
            date: Some("2027-03-01".into()),
            custom: vec![("coplan.plan".into(), "5a1c9f00".into())],
        },
        header: Band {
            left: vec![Inline::text("Partnership plan")],
            centre: Vec::new(),
            right: vec![Inline::text("Better discharge leaflets on Ward 7")],
        },
        closed: false,
        footer: Band {
            left: vec![Inline::text("Draft 0.4")],
            centre: vec![Inline::text("1 March 2027")],
            right: vec![
                Inline::text("Page "),
                Inline::PageNumber,
                Inline::text(" of "),
                Inline::PageCount,
            ],
        },
        blocks: blocks.concat(),
    }
}

fn front(presentation: Presentation, keep: impl Fn(Option<Shown>) -> Option<Shown>) -> Vec<Block> {
    let date = Shown::Date {
        shown: "3 September 2027".into(),
        day: Some("2027-09-03".into()),
    };
    let month = Shown::Date {
        shown: "May 2028".into(),
        day: None,
    };
    let field = |answer| labelled(presentation, answer);
    vec![
        Block::Title(vec![Inline::text("Better discharge leaflets on Ward 7")]),
        Block::Panel(vec![
            text(
                "People leave Ward 7 with a leaflet that few of them can use. Patients, carers and staff will write a new one together, try it out for three months and measure whether calls to the ward go down.",
            ),
            field(answer(
                "lead.name",
                "Lead",
                AnswerKind::Text,
                keep(shown("Priya Nair")),
            )),
        ]),
        Block::Guidance(Guidance {
            title: "How to use this form".into(),
            blocks: vec![
                text(
                    "Eight questions, a few sentences each. Nothing has to be perfect: a plan that is half full is a plan.",
                ),
                bullets(&[
                    "Click in a grey prompt and type.",
                    "Leave what you do not know yet.",
                ]),
                line(vec![
                    Inline::text("Stuck? "),
                    Inline::Link(Link {
                        target: "https://example.org/help?topic=plan&part=1".into(),
                        content: vec![Inline::text("Read the short guide")],
                    }),
                    Inline::text(" or go to "),
                    Inline::Link(Link {
                        target: "#people".into(),
                        content: vec![Inline::text("question 2")],
                    }),
                    Inline::text("."),
                ]),
            ],
        }),
        field(answer(
            "dates.start",
            "Start",
            AnswerKind::Date,
            keep(Some(date)),
        )),
        field(answer(
            "dates.end",
            "End",
            AnswerKind::Date,
            keep(Some(month)),
        )),
        field(answer(
            "aims.urgency",
            "How urgent",
            ratings(),
            keep(shown("High")),
        )),
        field(answer(
            "budget.paid",
            "Public partners are paid",
            AnswerKind::YesNo(["Yes", "No"].map(str::to_owned)),
            keep(Some(Shown::YesNo(true, "Yes".to_owned()))),
        )),
        field(answer(
            "dates.place",
            "Where we meet",
            AnswerKind::Text,
            keep(shown("Day room, Ward 7\nLevel 2 & lift\tat \"B\"")),
        )),
    ]
}

fn questions(
    presentation: Presentation,
    keep: impl Fn(Option<Shown>) -> Option<Shown>,
) -> Vec<Block> {
    let prose = Shown::Prose(vec![
        line(vec![
            Inline::text("We want people to go home "),
            Inline::bold("knowing what to do next"),
            Inline::text(
                ", and whom to ring. At the moment one in three rings the ward within two days.",
            ),
        ]),
        text("By the end of the year:"),
        bullets(&[
            "a leaflet in plain English, large print and audio",
            "fewer calls in the first 48 hours",
        ]),
    ]);
    let mut achieve = answer(
        "answers.achieve",
        "What am I hoping to achieve?",
        AnswerKind::Prose,
        keep(Some(prose)),
    );
    achieve.presentation = presentation;
    let mut find = answer(
        "answers.find",
        "How am I going to find them?",
        AnswerKind::Prose,
        None,
    );
    find.presentation = presentation;
    vec![
        Block::Heading(Heading {
            level: 1,
            anchor: Some("achieve".into()),
            content: vec![Inline::text("1. What am I hoping to achieve?")],
            question: None,
            comments: vec![Comment {
                language: None,
                author: "Sam O’Brien".into(),
                blocks: vec![
                    text("Say what will be different for patients, not what you will do."),
                    line(vec![Inline::Link(Link {
                        target: "https://example.org/aims".into(),
                        content: vec![Inline::text("Examples")],
                    })]),
                ],
            }],
        }),
        Block::Answer(Box::new(achieve)),
        heading(2, "What we cannot change", None),
        Block::Quote(vec![
            text("The leaflet must stay on one sheet of A4."),
            Block::Quote(vec![text("Said the board in 2026.")]),
        ]),
        Block::List(List {
            start: Some(3),
            items: vec![
                vec![
                    text("First with three"),
                    Block::List(List {
                        start: None,
                        items: vec![vec![
                            text("below it"),
                            Block::List(List {
                                start: Some(1),
                                items: vec![vec![text("and below that")], vec![text("second")]],
                            }),
                        ]],
                    }),
                ],
                vec![
                    text("Then four"),
                    text("with a second paragraph that belongs to it."),
                ],
            ],
        }),
        Block::List(List {
            start: Some(1),
            items: vec![vec![text("A new list starts at one")]],
        }),
        heading(1, "3. How am I going to find them?", None),
        Block::Answer(Box::new(find)),
        Block::Rule,
    ]
}

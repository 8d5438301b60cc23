//! Prose as people write it in Word: emphasis, lists and links of Word's own, read as Markdown.

use super::assert_lines;
use super::package::{File, control, fill, nodes, nth, paragraph, run};
use super::told;
use crate::support::{edition, reading, word};
use coplan::plan::{Plan, Purpose};
use coplan::read::Reading;

/// Lists as Word defines them when somebody clicks on bullets or numbers.
const LISTS: &str = "\
    <w:abstractNum w:abstractNumId=\"80\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/><w:pPr><w:ind w:left=\"720\" \
    w:hanging=\"360\"/></w:pPr></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt \
    w:val=\"bullet\"/><w:lvlText w:val=\"o\"/><w:pPr><w:ind w:left=\"1440\" w:hanging=\"360\"/>\
    </w:pPr></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"81\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:pPr><w:ind w:left=\"720\" \
    w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>";
const NUMBERS: &str = "<w:num w:numId=\"80\"><w:abstractNumId w:val=\"80\"/></w:num>\
    <w:num w:numId=\"81\"><w:abstractNumId w:val=\"81\"/></w:num>";

/// A blank with this in the answer to the first question: paragraphs where the control stands
/// round them all, as Word makes it when somebody presses Enter.
fn answered(paragraphs: &str) -> Reading {
    let mut file = File::open(&word(&Plan::default(), &edition(Purpose::Blank)));
    let link = "<Relationship Id=\"rId901\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
        2006/relationships/hyperlink\" Target=\"https://example.org/a\" TargetMode=\"External\"/>\
        </Relationships>";
    let related = file.text("word/_rels/document.xml.rels");
    file.add(
        "word/_rels/document.xml.rels",
        &related.replace("</Relationships>", link),
    );
    file.edit("word/numbering.xml", |root| {
        root.children.splice(0..0, nodes(LISTS));
        root.children.extend(nodes(NUMBERS));
    });
    file.word(|root| {
        let answer = control(root, "answers.achieve", 0);
        answer.find_mut("w:sdtContent").unwrap().children = nodes(paragraphs);
    });
    reading(&file.save())
}

fn marked(property: &str, text: &str) -> String {
    format!("<w:r><w:rPr><w:{property}/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"{level}\"/>\
         <w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(text)
    )
}

#[track_caller]
fn assert_prose(paragraphs: &str, wanted: &str) {
    let reading = answered(paragraphs);
    let plan = reading.values.plan().unwrap();
    let found = plan.answers.achieve.as_ref();
    let found = found.map(ToString::to_string).unwrap_or_default();
    assert_eq!(found.trim_end(), wanted);
    assert_lines(&told(&reading), &[]);
}

#[test]
fn a_pronunciation_guide_keeps_its_words() {
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>roba</w:t></w:r></w:rt><w:rubyBase><w:r>\
        <w:t>Gadsden</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    let text = [run("Ask at "), ruby.to_owned(), run(" first")].concat();
    assert_prose(&format!("<w:p>{text}</w:p>"), "Ask at Gadsden (roba) first");
}

#[test]
fn bold_italics_and_struck_out_words_are_markdown() {
    let text = [
        run("We want "),
        marked("b", "fewer alarms "),
        run("and "),
        marked("i", "more"),
        run(" sleep, "),
        marked("strike", "soon"),
        run(" now."),
    ];
    assert_prose(
        &format!("<w:p>{}</w:p>", text.concat()),
        "We want **fewer alarms** and *more* sleep, ~~soon~~ now.",
    );
}

#[test]
fn several_paragraphs_and_line_breaks_stay_apart() {
    let broken = format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", run("One"), run("two"));
    assert_prose(
        &(broken + &paragraph("") + &paragraph("Three.")),
        "One\\\ntwo\n\nThree.",
    );
}

#[test]
fn lists_of_words_own_are_lists_in_lists_and_numbered_lists() {
    let text = [
        paragraph("First:"),
        item(80, 0, "Tea"),
        item(80, 1, "with milk"),
        item(80, 0, "Cake"),
        paragraph("Then:"),
        item(81, 0, "Walk"),
        item(81, 0, "Talk"),
    ];
    assert_prose(
        &text.concat(),
        "First:\n\n- Tea\n  - with milk\n- Cake\n\nThen:\n\n1. Walk\n2. Talk",
    );
}

#[test]
fn links_in_each_of_the_ways_word_has_are_links() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = " HYPERLINK \"https://example.org/b\" ";
    let code = format!(
        "<w:r><w:instrText>{}</w:instrText></w:r>",
        instruction.replace('"', "&quot;")
    );
    let simple = format!(
        "<w:fldSimple w:instr=\"{}\">",
        instruction.replace('"', "&quot;").replace("/b", "/c")
    );
    let text = [
        run("See "),
        format!("<w:hyperlink r:id=\"rId901\">{}</w:hyperlink>", run("this")),
        run(", "),
        field("begin") + &code + &field("separate") + &run("that") + &field("end"),
        run(" and "),
        format!("{simple}{}</w:fldSimple>", run("those")),
        run(" pages."),
    ];
    assert_prose(
        &format!("<w:p>{}</w:p>", text.concat()),
        "See [this](https://example.org/a), [that](https://example.org/b) and \
         [those](https://example.org/c) pages.",
    );
}

#[test]
fn signs_that_mean_something_in_markdown_are_only_signs() {
    let text = [
        paragraph("1. not a list"),
        paragraph("# 3 on the *list* of `things` [sic] &lt;b&gt;"),
        paragraph("- a dash, typed"),
    ];
    let reading = answered(&text.concat());
    let found = reading
        .values
        .plan()
        .unwrap()
        .answers
        .achieve
        .as_ref()
        .unwrap()
        .to_string();
    let blocks = coplan::document::same_prose(
        &found,
        "1\\. not a list\n\n\\# 3 on the \\*list\\* of \\`things\\` \\[sic\\] \\<b\\>\n\n\\- a dash, typed",
    );
    assert!(blocks, "{found}");
}

#[test]
fn an_answer_of_several_paragraphs_in_the_inner_control_is_whole() {
    let mut file = File::open(&word(&Plan::default(), &edition(Purpose::Blank)));
    file.word(|root| {
        // Word turns the inner control into one of paragraphs as well.
        let outer = control(root, "answers.achieve", 0);
        let content = outer.find_mut("w:sdtContent").unwrap();
        let mut inner = nth(content, 0, |element| element.name == "w:sdt").clone();
        fill(&mut inner, nodes(&(paragraph("One.") + &paragraph("Two."))));
        content.children = vec![inner.into()];
    });
    let reading = reading(&file.save());
    let found = reading
        .values
        .plan()
        .unwrap()
        .answers
        .achieve
        .as_ref()
        .unwrap()
        .to_string();
    assert_eq!(found.trim_end(), "One.\n\nTwo.");
    assert_lines(&told(&reading), &[]);
}

#[test]
fn a_heading_a_table_and_a_picture_pasted_into_an_answer_leave_their_words() {
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>";
    let cells = ["Mon", "tea"].map(|text| format!("<w:tc>{}</w:tc>", paragraph(text)));
    let drawing = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>";
    let reading = answered(&format!(
        "{heading}{}</w:p>{}<w:tbl><w:tr>{}</w:tr></w:tbl>{drawing}",
        run("Our aim"),
        paragraph("Sleep."),
        cells.concat()
    ));
    let found = reading
        .values
        .plan()
        .unwrap()
        .answers
        .achieve
        .as_ref()
        .unwrap()
        .to_string();
    assert_eq!(found.trim_end(), "**Our aim**\n\nSleep.\n\nMon\n\ntea");
    let told = told(&reading);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].starts_with("picture-left-out, plan.docx, under “1. What am I hoping"),
        "{told:#?}"
    );
}

#[test]
fn equations_and_text_boxes_leave_their_words() {
    let text = format!(
        "<w:p>{}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
        run("Here: ")
    );
    assert_prose(&text, "Here: a+b");
    let boxed = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}\
         </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>\
         <w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("Before."),
        paragraph("In a box."),
        paragraph("In a box."),
    );
    assert_prose(&boxed, "Before.\n\nIn a box.");
}

#[test]
fn escapes_of_libreoffice_are_taken_back_and_no_other_text_is_touched() {
    for (written, wanted) in [
        ("_x005F_x000D_ stays", "_x000D_ stays"),
        ("_x005F_xS1 \u{b7} Carers", "_x005F_xS1 \u{b7} Carers"),
        ("S1 \u{b7} Carers", "S1 \u{b7} Carers"),
        ("abc\u{e9}_", "abc\u{e9}_"),
    ] {
        let mut file = File::open(&word(&Plan::default(), &edition(Purpose::Blank)));
        let made_by = file.text("docProps/app.xml");
        let saved = made_by.replace(
            "</Properties>",
            "<Manager>LibreOffice</Manager></Properties>",
        );
        assert_ne!(saved, made_by);
        file.add("docProps/app.xml", &saved);
        file.word(|root| fill(control(root, "title", 0), nodes(&run(written))));
        let title = reading(&file.save()).values.plan().unwrap().title;
        assert_eq!(title.unwrap().to_string(), wanted);
    }
}

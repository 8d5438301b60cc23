//! Whether people can use a Word file who read it with other senses, or with difficulty
//! (WCAG 2.2 §1.1.1, §1.3.1, §1.4.3, §2.4.2, §3.1.1; and clear-print sizes).

use super::docx_checks::{Opened, table_rows};
use coplan::package::Element;

/// The smallest text, in half points.
const SMALLEST: u32 = 24;
/// The smallest text of large print, in half points.
const SMALLEST_LARGE: u32 = 36;
/// The least contrast of text.
const CONTRAST: f64 = 4.5;
/// The least contrast of lines.
const LINE_CONTRAST: f64 = 3.0;

/// Adds what keeps people out.
pub fn check(file: &Opened, faults: &mut Vec<String>) {
    for check in [
        properties, headings, lines, tables, pictures, sizes, contrast,
    ] {
        check(file, faults);
    }
}

fn properties(file: &Opened, faults: &mut Vec<String>) {
    let core = file.tree("docProps/core.xml");
    for name in ["dc:title", "dc:language"] {
        if core
            .find(name)
            .is_none_or(|element| element.own_text().trim().is_empty())
        {
            faults.push(format!("the file has no {name}"));
        }
    }
    if file.all("word/styles.xml", "w:lang").next().is_none() {
        faults.push("the text has no language".into());
    }
}

/// One title, which is the one heading of the highest level, and headings of which none skips a level.
fn headings(file: &Opened, faults: &mut Vec<String>) {
    let styles = file.all("word/document.xml", "w:pStyle");
    let mut titles = 0;
    let mut level = 0;
    for style in styles.filter_map(|style| style.attribute("w:val")) {
        if style == "Title" {
            titles += 1;
            level = 1;
        }
        if style == "Heading1" {
            faults.push("a heading stands beside the title".into());
        }
        if let Some(next) = style
            .strip_prefix("Heading")
            .and_then(|end| end.parse::<u8>().ok())
        {
            if next > level + 1 {
                faults.push(format!("heading {next} follows heading {level}"));
            }
            level = next;
        }
    }
    if titles != 1 {
        faults.push(format!("the document has {titles} titles"));
    }
}

/// No paragraph has lines round it: LibreOffice draws them in PDF files without marking them as decoration.
fn lines(file: &Opened, faults: &mut Vec<String>) {
    for (part, tree) in file.stories() {
        let mut all = tree.descendants();
        if all.any(|element| element.name == "w:pBdr") {
            faults.push(format!("{part}: a paragraph has lines round it"));
        }
    }
    if file.all("word/styles.xml", "w:pBdr").next().is_some() {
        faults.push("a style gives paragraphs lines".into());
    }
}

/// Tables say what they hold, and which cells are headings; rows stay whole.
fn tables(file: &Opened, faults: &mut Vec<String>) {
    for table in file.all("word/document.xml", "w:tbl") {
        let properties = table.find("w:tblPr");
        let value = |name: &str, key: &str| {
            let property = properties.and_then(|properties| properties.find(name));
            property
                .and_then(|property| property.attribute(key))
                .unwrap_or_default()
        };
        for name in ["w:tblCaption", "w:tblDescription"] {
            if value(name, "w:val").trim().is_empty() {
                faults.push(format!("a table has no {name}"));
            }
        }
        let marked = |row: &&Element, name: &str| {
            row.find("w:trPr")
                .is_some_and(|properties| properties.find(name).is_some())
        };
        let rows = table_rows(table);
        let has_header = rows.first().is_some_and(|row| marked(row, "w:tblHeader"));
        if !has_header && value("w:tblLook", "w:firstColumn") != "1" {
            faults.push("a table has neither a header row nor a header column".into());
        }
        if !rows.iter().all(|row| marked(row, "w:cantSplit")) {
            faults.push("a row can be split between pages".into());
        }
    }
}

fn pictures(file: &Opened, faults: &mut Vec<String>) {
    for (part, tree) in file.stories() {
        for picture in tree
            .descendants()
            .filter(|element| element.name == "wp:docPr")
        {
            if picture
                .attribute("descr")
                .is_none_or(|text| text.trim().is_empty())
            {
                faults.push(format!("{part}: a picture has no alternative text"));
            }
        }
    }
}

fn sizes(file: &Opened, faults: &mut Vec<String>) {
    let size = |element: &Element| {
        element
            .attribute("w:val")
            .and_then(|size| size.parse().ok())
    };
    let defaults = file.all("word/styles.xml", "w:rPrDefault").next();
    let body = defaults
        .and_then(|defaults| {
            defaults
                .descendants()
                .find(|element| element.name == "w:sz")
        })
        .and_then(size);
    let smallest = if body >= Some(SMALLEST_LARGE) {
        SMALLEST_LARGE
    } else {
        SMALLEST
    };
    let parts = ["word/styles.xml", "word/document.xml", "word/numbering.xml"];
    for element in parts.iter().flat_map(|part| file.all(part, "w:sz")) {
        let size = size(element);
        if size.is_none_or(|size| size < smallest) {
            faults.push(format!(
                "text of {size:?} half points; {smallest} is the least"
            ));
        }
    }
}

/// Text stands out from the paper it is on, whatever style it has.
fn contrast(file: &Opened, faults: &mut Vec<String>) {
    let mut styles: Vec<&Element> = file.all("word/styles.xml", "w:style").collect();
    // A line across the page is paper alone: nothing is written on it.
    styles.retain(|style| style.attribute("w:styleId") != Some("Rule"));
    let normal = styles
        .iter()
        .find(|style| style.attribute("w:styleId") == Some("Normal"))
        .and_then(|style| text_colour(style))
        .unwrap_or([0; 3]);
    let mut papers = vec![[255; 3]];
    let bands = styles
        .iter()
        .flat_map(|style| style.elements())
        .filter(|part| part.name == "w:tblStylePr" && part.attribute("w:type") != Some("firstRow"));
    papers.extend(bands.filter_map(paper));
    papers.extend(
        styles
            .iter()
            .filter_map(|style| style.find("w:pPr"))
            .filter_map(paper),
    );
    let rows = file.all("word/document.xml", "w:tcPr").filter_map(paper);
    let header = header_paper(&styles);
    papers.extend(rows.filter(|paper| Some(*paper) != header));
    papers.sort_unstable();
    papers.dedup();
    for style in styles {
        let name = style.attribute("w:styleId").unwrap_or_default();
        let colour = text_colour(style).unwrap_or(normal);
        let own = style.find("w:pPr").and_then(paper);
        let on: Vec<[u8; 3]> = match (style.attribute("w:type"), own) {
            _ if name == "TableHeading" => header.into_iter().collect(),
            (Some("table"), _) => continue,
            (Some("character"), _) => papers.clone(),
            (_, Some(own)) => vec![own],
            (_, None) if name.starts_with("Table") || name == "CardText" => papers.clone(),
            (_, None) => vec![[255; 3]],
        };
        let least = if name == "WritingBox" {
            LINE_CONTRAST
        } else {
            CONTRAST
        };
        for paper in on {
            let found = ratio(colour, paper);
            if found < least {
                faults.push(format!(
                    "{name}: {colour:?} on {paper:?} has a contrast of {found:.1}"
                ));
            }
        }
    }
}

fn header_paper(styles: &[&Element]) -> Option<[u8; 3]> {
    let mut parts = styles.iter().flat_map(|style| style.elements());
    parts
        .find(|part| part.attribute("w:type") == Some("firstRow"))
        .and_then(paper)
}

fn text_colour(style: &Element) -> Option<[u8; 3]> {
    let properties = style.find("w:rPr")?;
    colour(properties.find("w:color")?.attribute("w:val")?)
}

fn paper(element: &Element) -> Option<[u8; 3]> {
    let shade = element
        .descendants()
        .find(|element| element.name == "w:shd")?;
    colour(shade.attribute("w:fill")?)
}

fn colour(hex: &str) -> Option<[u8; 3]> {
    let number = u32::from_str_radix(hex, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// The contrast ratio of WCAG 2.2.
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

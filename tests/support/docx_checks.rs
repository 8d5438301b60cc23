//! What must hold for every Word file and no schema validator sees.
//!
//! In: the bytes of a .docx. Out: faults in plain words; an empty list is a sound file. Which
//! faults Word makes of these is in no standard: it repairs, drops or refuses.

use super::docx_accessibility;
use coplan::package::{Archive, Element};
use std::collections::{BTreeMap, BTreeSet};

/// A file that has been opened: its parts as trees.
pub struct Opened {
    /// The archive.
    pub archive: Archive,
    /// Every part that is XML, by name.
    pub trees: BTreeMap<String, Element>,
}

impl Opened {
    /// Opens a file; says why it cannot be opened.
    pub fn new(bytes: &[u8]) -> Result<Self, String> {
        let archive = Archive::read(bytes).map_err(|error| error.to_string())?;
        let mut trees = BTreeMap::new();
        for part in &archive.parts {
            if part.name.ends_with(".xml") || part.name.ends_with(".rels") {
                let tree = Element::parse(&part.name, &part.bytes);
                trees.insert(part.name.clone(), tree.map_err(|error| error.to_string())?);
            }
        }
        Ok(Self { archive, trees })
    }

    /// A part as a tree.
    pub fn tree(&self, name: &str) -> &Element {
        self.trees
            .get(name)
            .unwrap_or_else(|| panic!("no part {name}"))
    }

    /// All elements of this name in a part.
    pub fn all<'a>(&'a self, part: &str, name: &'a str) -> impl Iterator<Item = &'a Element> {
        let tree = self.trees.get(part).into_iter();
        tree.flat_map(Element::descendants)
            .filter(move |element| element.name == name)
    }

    /// The parts people see: document, headers, footers, comments.
    pub fn stories(&self) -> impl Iterator<Item = (&String, &Element)> {
        const STORIES: [&str; 4] = ["document", "header", "footer", "comments"];
        self.trees.iter().filter(|(name, _)| {
            STORIES
                .iter()
                .any(|story| name.starts_with(&format!("word/{story}")))
        })
    }
}

/// Everything that is wrong with a Word file.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let opened = match Opened::new(bytes) {
        Ok(opened) => opened,
        Err(error) => return vec![error],
    };
    let mut faults = Vec::new();
    for check in [
        parts,
        relationships,
        numbers,
        properties,
        controls,
        rows,
        references,
    ] {
        check(&opened, &mut faults);
    }
    docx_accessibility::check(&opened, &mut faults);
    faults
}

/// Every part has a content type, and the parts Word cannot do without are there.
fn parts(file: &Opened, faults: &mut Vec<String>) {
    let types = file.tree("[Content_Types].xml");
    let declared: BTreeSet<&str> = types
        .elements()
        .filter_map(|element| element.attribute("PartName"))
        .collect();
    let extensions: Vec<&str> = types
        .elements()
        .filter_map(|element| element.attribute("Extension"))
        .collect();
    for part in &file.archive.parts {
        let extension = part.name.rsplit('.').next().unwrap_or_default();
        if !extensions.contains(&extension)
            && !declared.contains(format!("/{}", part.name).as_str())
        {
            faults.push(format!("{} has no content type", part.name));
        }
    }
    for name in declared {
        if file.archive.part(name.trim_start_matches('/')).is_none() {
            faults.push(format!("{name} is declared and not there"));
        }
    }
    for name in [
        "document",
        "styles",
        "settings",
        "theme/theme1",
        "fontTable",
        "numbering",
    ] {
        if file.archive.part(&format!("word/{name}.xml")).is_none() {
            faults.push(format!("{name} is missing"));
        }
    }
    let mode = file.all("word/settings.xml", "w:compatSetting").next();
    if mode.and_then(|mode| mode.attribute("w:val")) != Some("15") {
        faults.push("the file opens in compatibility mode".into());
    }
}

/// What is related to exists, and what is referred to is related to.
fn relationships(file: &Opened, faults: &mut Vec<String>) {
    for (name, tree) in file
        .trees
        .iter()
        .filter(|(name, _)| name.ends_with(".rels"))
    {
        let mut ids = Vec::new();
        for relationship in tree.elements() {
            ids.push(relationship.attribute("Id").unwrap_or_default());
            let target = relationship.attribute("Target").unwrap_or_default();
            let inside = relationship.attribute("TargetMode") != Some("External");
            let folder = if name == "_rels/.rels" { "" } else { "word/" };
            if inside && file.archive.part(&format!("{folder}{target}")).is_none() {
                faults.push(format!("{name} leads to {target}, which is not there"));
            }
        }
        unique("relationship", &ids, faults);
    }
    for (name, tree) in file.stories() {
        let file_name = name.trim_start_matches("word/");
        let related = file.trees.get(&format!("word/_rels/{file_name}.rels"));
        let known: Vec<&str> = related
            .into_iter()
            .flat_map(Element::elements)
            .filter_map(|relationship| relationship.attribute("Id"))
            .collect();
        for element in tree.descendants() {
            for (key, id) in &element.attributes {
                if key.starts_with("r:") && !known.contains(&id.as_ref()) {
                    faults.push(format!("{name}: {} refers to {id}", element.name));
                }
            }
        }
    }
}

/// Numbers and names that must be unique are.
fn numbers(file: &Opened, faults: &mut Vec<String>) {
    let values = |name: &str, key: &str| -> Vec<String> {
        file.stories()
            .flat_map(|(_, tree)| tree.descendants())
            .filter(|element| element.name == name)
            .filter_map(|element| element.attribute(key))
            .map(str::to_lowercase)
            .collect()
    };
    unique("bookmark", &values("w:bookmarkStart", "w:name"), faults);
    unique(
        "bookmark number",
        &values("w:bookmarkStart", "w:id"),
        faults,
    );
    unique("bookmark end", &values("w:bookmarkEnd", "w:id"), faults);
    unique("paragraph number", &values("w:p", "w14:paraId"), faults);
    unique("picture number", &values("wp:docPr", "id"), faults);
    unique("comment", &values("w:comment", "w:id"), faults);
    let sorted = |mut values: Vec<String>| {
        values.sort();
        values
    };
    let starts = sorted(values("w:bookmarkStart", "w:id"));
    if starts != sorted(values("w:bookmarkEnd", "w:id")) {
        faults.push("bookmarks start and do not end, or end and do not start".into());
    }
    for name in values("w:bookmarkStart", "w:name") {
        if name.chars().count() > 40 || !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            faults.push(format!("Word does not take the bookmark {name:?}"));
        }
    }
}

/// No property is given twice.
fn properties(file: &Opened, faults: &mut Vec<String>) {
    let all = file.trees.values().flat_map(Element::descendants);
    let holders = all.filter(|element| {
        let name = element.name.as_ref();
        ["w:pPr", "w:rPr", "w:trPr", "w:tcPr", "w:tblPr"].contains(&name)
    });
    for holder in holders {
        let names: Vec<&str> = holder.elements().map(|own| own.name.as_ref()).collect();
        unique(&format!("property of {}", holder.name), &names, faults);
    }
}

fn unique<T: AsRef<str>>(what: &str, values: &[T], faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for value in values {
        if !seen.insert(value.as_ref()) {
            faults.push(format!("two of the {what} {:?}", value.as_ref()));
        }
    }
}

/// Controls are ones that survive Word and LibreOffice.
fn controls(file: &Opened, faults: &mut Vec<String>) {
    let mut ids = Vec::new();
    let controls = file.stories().flat_map(|(_, tree)| tree.descendants());
    for control in controls.filter(|element| element.name == "w:sdt") {
        let Some(properties) = control.find("w:sdtPr") else {
            faults.push("a control without properties".into());
            continue;
        };
        let value = |name: &str| {
            let property = properties.find(name);
            property
                .and_then(|property| property.attribute("w:val"))
                .unwrap_or_default()
        };
        ids.push(value("w:id"));
        for name in ["w:tag", "w:alias"] {
            if value(name).chars().count() > 64 {
                faults.push(format!(
                    "{name} is longer than 64 characters: {}",
                    value(name)
                ));
            }
        }
        if properties.find("w:text").is_some() {
            faults.push(format!("{} is a plain-text control", value("w:tag")));
        }
        let content = control.find("w:sdtContent");
        if content.is_none_or(|content| content.children.is_empty()) {
            faults.push(format!("the control {} is empty", value("w:tag")));
        }
        let prompting = properties.find("w:showingPlcHdr").is_some();
        let prompt = content.is_some_and(|content| {
            let mut styles = content
                .descendants()
                .filter(|element| element.name == "w:rStyle");
            styles.any(|style| style.attribute("w:val") == Some("PlaceholderText"))
        });
        if prompting && !prompt {
            faults.push(format!(
                "the prompt of {} does not look like one",
                value("w:tag")
            ));
        }
        drop_down(properties, faults);
    }
    unique("control number", &ids, faults);
}

fn drop_down(properties: &Element, faults: &mut Vec<String>) {
    let Some(list) = properties.find("w:dropDownList") else {
        return;
    };
    let values = |key: &str| -> Vec<&str> {
        list.elements()
            .filter_map(|item| item.attribute(key))
            .collect()
    };
    unique("pick-list text", &values("w:displayText"), faults);
    unique("pick-list value", &values("w:value"), faults);
}

/// Tables are whole: every row has as many cells as the grid, every cell ends in a paragraph.
fn rows(file: &Opened, faults: &mut Vec<String>) {
    let elements = || file.stories().flat_map(|(_, tree)| tree.descendants());
    for table in elements().filter(|element| element.name == "w:tbl") {
        let columns = table
            .find("w:tblGrid")
            .map_or(0, |grid| grid.elements().count());
        for row in table_rows(table) {
            let cells = row.elements().filter(|cell| cell.name == "w:tc").count();
            if cells != columns || cells == 0 {
                faults.push(format!(
                    "a row of {cells} cells in a table of {columns} columns"
                ));
            }
        }
    }
    for cell in elements().filter(|element| element.name == "w:tc") {
        if cell
            .elements()
            .next_back()
            .is_none_or(|last| last.name != "w:p")
        {
            faults.push("a cell does not end in a paragraph".into());
        }
    }
    for section in elements().filter(|element| element.name == "w:sdt") {
        let properties = section.find("w:sdtPr");
        let repeats = properties.is_some_and(|p| p.find("w15:repeatingSection").is_some());
        if repeats
            && section
                .descendants()
                .any(|element| element.name == "w:bookmarkStart")
        {
            faults.push("a row that can be copied carries a bookmark".into());
        }
    }
    let body = file.tree("word/document.xml").find("w:body");
    let children: Vec<&str> = body
        .into_iter()
        .flat_map(Element::elements)
        .map(|element| element.name.as_ref())
        .collect();
    if children.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"]) {
        faults.push("two tables touch, and Word makes one of them".into());
    }
}

/// The rows of a table, those in controls included, those of tables within it left out.
pub fn table_rows(table: &Element) -> Vec<&Element> {
    let mut rows = Vec::new();
    let mut waiting: Vec<&Element> = table.elements().rev().collect();
    while let Some(element) = waiting.pop() {
        match element.name.as_ref() {
            "w:tr" => rows.push(element),
            "w:sdt" | "w:sdtContent" => waiting.extend(element.elements().rev()),
            _ => {}
        }
    }
    rows
}

/// Styles, lists, comments and places that are used are defined.
fn references(file: &Opened, faults: &mut Vec<String>) {
    let defined = |part: &str, name: &str, key: &str| -> BTreeSet<String> {
        let elements = file
            .trees
            .get(part)
            .into_iter()
            .flat_map(Element::descendants);
        let named = elements.filter(|element| element.name == name);
        named
            .filter_map(|element| element.attribute(key))
            .map(str::to_owned)
            .collect()
    };
    let styles = defined("word/styles.xml", "w:style", "w:styleId");
    let lists = defined("word/numbering.xml", "w:num", "w:numId");
    let comments = defined("word/comments.xml", "w:comment", "w:id");
    let places = defined("word/document.xml", "w:bookmarkStart", "w:name");
    for (part, tree) in file.stories() {
        for element in tree.descendants() {
            let (known, key) = match element.name.as_ref() {
                "w:pStyle" | "w:rStyle" | "w:tblStyle" => (&styles, "w:val"),
                "w:numId" => (&lists, "w:val"),
                "w:commentReference" | "w:commentRangeStart" => (&comments, "w:id"),
                "w:hyperlink" if element.attribute("w:anchor").is_some() => (&places, "w:anchor"),
                _ => continue,
            };
            let value = element.attribute(key).unwrap_or_default();
            if !known.contains(value) {
                faults.push(format!("{part}: {} {value:?} is not defined", element.name));
            }
        }
    }
    for comment in comments {
        let used = file
            .all("word/document.xml", "w:commentReference")
            .any(|reference| reference.attribute("w:id") == Some(&comment));
        if !used {
            faults.push(format!("nothing refers to comment {comment}"));
        }
    }
}

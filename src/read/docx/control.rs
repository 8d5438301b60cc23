//! Content controls: what their properties say (ECMA-376 part 1, §17.5.2), and which field each
//! name means.

use super::story::Control;
use crate::document::{bookmark, control_name};
use crate::package::Element;
use crate::plan::Registry;
use std::collections::HashMap;

/// The names of fields in Word.
#[derive(Debug)]
pub(super) struct Names<'a> {
    controls: HashMap<String, &'a str>,
    bookmarks: HashMap<String, &'a str>,
    lists: HashMap<String, &'a str>,
}

impl<'a> Names<'a> {
    /// The names of every field and list of the plan.
    pub(super) fn new(registry: &'a Registry) -> Self {
        let tags = || registry.fields().map(|field| &*field.tag);
        Self {
            controls: tags().map(|tag| (control_name(tag), tag)).collect(),
            bookmarks: tags()
                .map(|tag| (bookmark(tag).to_ascii_lowercase(), tag))
                .collect(),
            lists: registry
                .lists()
                .map(|list| (control_name(&list.tag), &*list.tag))
                .collect(),
        }
    }

    /// The field of a control's tag.
    pub(super) fn by_control(&self, tag: &str) -> Option<&'a str> {
        self.controls.get(tag).copied()
    }

    /// The field of a bookmark.
    pub(super) fn by_bookmark(&self, name: &str) -> Option<&'a str> {
        self.bookmarks.get(&name.to_ascii_lowercase()).copied()
    }

    /// The list of a repeating section's tag.
    pub(super) fn list(&self, tag: &str) -> Option<&'a str> {
        self.lists.get(tag).copied()
    }
}

/// What the properties of a control say.
pub(super) fn read(properties: &Element) -> Control {
    let list = properties
        .find("w:dropDownList")
        .or_else(|| properties.find("w:comboBox"));
    let day = properties
        .find("w:date")
        .and_then(|date| date.attribute("w:fullDate"))
        .and_then(|instant| instant.get(..10));
    Control {
        options: options(list),
        day: day.map(str::to_owned),
        ticked: properties.find("w14:checkbox").map(is_ticked),
        prompting: properties
            .find("w:showingPlcHdr")
            .is_some_and(|flag| !matches!(flag.attribute("w:val"), Some("0" | "false" | "off"))),
    }
}

fn is_ticked(checkbox: &Element) -> bool {
    let checked = checkbox.find("w14:checked");
    checked.is_some_and(|checked| matches!(checked.attribute("w14:val"), Some("1" | "true" | "on")))
}

/// The labels and codes of a drop-down list; the prompt has no label of its own.
fn options(list: Option<&Element>) -> Vec<(String, String)> {
    list.into_iter()
        .flat_map(Element::elements)
        .filter(|item| item.name == "w:listItem")
        .filter_map(|item| {
            let label = item.attribute("w:displayText")?;
            Some((label.to_owned(), item.attribute("w:value")?.to_owned()))
        })
        .collect()
}

/// The text that a control of Word's shows when it is empty and has no prompt of its own.
pub(super) fn is_default_prompt(text: &str) -> bool {
    /// What Word says in English.
    const PROMPTS: [&str; 6] = [
        "Click or tap here to enter text.",
        "Click here to enter text.",
        "Click or tap to enter a date.",
        "Click here to enter a date.",
        "Choose an item.",
        "Choose a building block.",
    ];
    PROMPTS.contains(&text.trim())
}

//! What LibreOffice leaves of a form it saves: tags are lost, bookmarks are kept, and every single
//! answer and every column can still be found by them.

use super::libreoffice::convert;
use super::programs::{Made, folder, write};
use super::support::docx_checks::{Opened, faults};
use super::support::editions::{blanks, engine, filled, look, samples};
use super::support::plans::{Numbered, registry};
use super::support::shown::{different, squeezed};
use super::word::made;
use coplan::document::bookmark;
use coplan::package::Element;
use coplan::plan::{Field, Held, Plan};
use coplan::read::read;
use serde_json::Value;
use std::collections::BTreeMap;

/// The text of every bookmark, from its first start to its last end: LibreOffice splits a long one
/// into several of one name, and forgets the end of some.
fn marked(bytes: &[u8]) -> BTreeMap<String, String> {
    let opened = Opened::new(bytes).unwrap();
    let mut reader = Reader::default();
    reader.read(opened.tree("word/document.xml"));
    let Reader { text, spans, .. } = reader;
    let texts = spans.into_iter();
    texts
        .map(|(name, (start, end))| (name, squeezed(&text[start..end])))
        .collect()
}

#[derive(Default)]
struct Reader {
    /// The text so far.
    text: String,
    /// The names of bookmarks by number.
    names: BTreeMap<String, String>,
    /// The first start and the last end of bookmarks, by name.
    spans: BTreeMap<String, (usize, usize)>,
}

impl Reader {
    fn read(&mut self, element: &Element) {
        let attribute = |key: &str| element.attribute(key).unwrap_or_default().to_owned();
        let here = self.text.len();
        match element.name.as_ref() {
            "w:sdtPr" | "w:pPr" | "w:rPr" | "w:instrText" => return,
            "w:bookmarkStart" => {
                self.spans
                    .entry(attribute("w:name"))
                    .or_insert((here, here));
                self.names.insert(attribute("w:id"), attribute("w:name"));
            }
            "w:bookmarkEnd" => {
                let name = self.names.get(&attribute("w:id"));
                if let Some(span) = name.and_then(|name| self.spans.get_mut(name)) {
                    span.1 = here;
                }
            }
            "w:t" => self.text.push_str(&element.own_text()),
            "w:softHyphen" => self.text.push('\u{ad}'),
            "w:noBreakHyphen" => self.text.push('\u{2011}'),
            "w:br" | "w:tab" | "w:p" => self.text.push(' '),
            _ => {}
        }
        for child in element.elements() {
            self.read(child);
        }
    }
}

/// Forms and drafts, as people get them.
fn forms() -> Vec<Made> {
    let mut forms = Vec::new();
    for (name, edition) in blanks()
        .into_iter()
        .filter(|(_, edition)| !edition.handwriting)
    {
        forms.push(made(&name, &Plan::default(), &edition, look()));
        let large = look().in_large_print();
        forms.push(made(
            &format!("{name}-large"),
            &Plan::default(),
            &edition,
            &large,
        ));
    }
    let drafts = filled()
        .into_iter()
        .filter(|(name, _)| name.starts_with("draft"));
    for (name, edition) in drafts {
        for (sample, plan) in samples()
            .iter()
            .filter(|(sample, _)| sample != "minor-injuries")
        {
            forms.push(made(&format!("{sample}-{name}"), plan, &edition, look()));
        }
        if let ("draft-notes", (sample, plan)) = (name.as_str(), &samples()[1]) {
            let large = look().in_large_print();
            forms.push(made(
                &format!("{sample}-{name}-large"),
                plan,
                &edition,
                &large,
            ));
        }
    }
    forms
}

/// The lists of a plan as a document holds them, entries that say nothing left out.
fn lists(bytes: &[u8]) -> BTreeMap<String, Vec<Value>> {
    let reading = read("saved.docx", bytes, engine().terms()).unwrap();
    let plan = serde_json::to_value(reading.values.plan().unwrap().numbered()).unwrap();
    let lists = registry()
        .lists()
        .filter(|list| reading.held.contains(&*list.tag));
    let rows = lists.map(|list| {
        let rows = plan.pointer(&format!("/{}", list.tag.replace('.', "/")));
        (
            list.tag.to_string(),
            rows.unwrap().as_array().unwrap().clone(),
        )
    });
    rows.collect()
}

#[test]
fn cards_of_large_print_are_read_as_the_rows_they_are_after_libreoffice_has_saved_them() {
    let folder = folder("cards");
    let large = look().in_large_print();
    let (draft, blank) = (&filled()[0].1, &blanks()[5].1);
    let forms = [
        made("draft", &samples()[1].1, draft, &large),
        made("blank", &Plan::default(), blank, &large),
    ];
    let saved = convert(&folder, &write(&folder, &forms), "docx", &[]);
    for ((name, before), saved) in forms.iter().zip(saved) {
        let (before, after) = (lists(before), lists(&std::fs::read(saved).unwrap()));
        assert!(before.len() > 5, "{before:?}");
        for (list, rows) in before {
            assert_eq!(after.get(&list), Some(&rows), "{name}: {list}");
        }
    }
}

#[test]
fn bookmarks_still_give_every_single_answer_and_every_column() {
    let folder = folder("resaved");
    let forms = forms();
    let saved = convert(&folder, &write(&folder, &forms), "docx", &[]);
    for ((name, before), saved) in forms.iter().zip(saved) {
        let after = marked(&std::fs::read(saved).unwrap());
        for (bookmark, text) in marked(before) {
            let kept = after.get(&bookmark).map_or("", String::as_str);
            // LibreOffice escapes the underscore of what looks like the code of a character.
            let kept = &kept.replace("_x005F_", "_");
            assert_eq!(different(&text, kept), None, "{name}: {bookmark}");
        }
    }
}

#[test]
fn the_full_blank_has_a_bookmark_for_every_field_that_word_holds() {
    let (_, edition) = blanks()
        .into_iter()
        .find(|(name, _)| name == "full-screen-none")
        .unwrap();
    let (_, bytes) = made("full", &Plan::default(), &edition, look());
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let marked = marked(&bytes);
    let held = |field: &&Field| matches!(field.held, Held::Word | Held::Both);
    let missing: Vec<&str> = registry()
        .fields()
        .filter(held)
        .filter(|field| !marked.contains_key(&bookmark(&field.tag)))
        .map(|field| &*field.tag)
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

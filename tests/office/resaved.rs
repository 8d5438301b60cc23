//! What LibreOffice leaves of a form it saves: tags are lost, bookmarks are kept, and every single
//! answer and every column can still be found by them.

use super::libreoffice::convert;
use super::programs::{Made, folder, write};
use super::support::docx_checks::{Opened, faults};
use super::support::editions::{blanks, filled, look, samples};
use super::support::shown::squeezed;
use super::word::made;
use coplan::document::bookmark;
use coplan::package::Element;
use coplan::plan::Plan;
use coplan::plan::registry::{Field, Held, registry};
use std::collections::BTreeMap;

/// The text of every bookmark: from its first start to its last end, because one may be split.
fn marked(bytes: &[u8]) -> BTreeMap<String, String> {
    let opened = Opened::new(bytes).unwrap();
    let mut reader = Reader::default();
    reader.read(opened.tree("word/document.xml"));
    let texts = reader.texts.into_iter();
    texts.map(|(name, text)| (name, squeezed(&text))).collect()
}

#[derive(Default)]
struct Reader {
    /// The names of open bookmarks by number.
    open: BTreeMap<String, String>,
    texts: BTreeMap<String, String>,
}

impl Reader {
    fn read(&mut self, element: &Element) {
        let number = element.attribute("w:id").unwrap_or_default();
        match element.name.as_ref() {
            "w:sdtPr" | "w:pPr" | "w:rPr" | "w:instrText" => return,
            "w:bookmarkStart" => {
                let name = element.attribute("w:name").unwrap_or_default().to_owned();
                self.texts.entry(name.clone()).or_default();
                self.open.insert(number.to_owned(), name);
            }
            "w:bookmarkEnd" => {
                self.open.remove(number);
            }
            "w:t" => self.push(&element.own_text()),
            "w:br" | "w:tab" | "w:p" => self.push(" "),
            _ => {}
        }
        for child in element.elements() {
            self.read(child);
        }
    }

    fn push(&mut self, text: &str) {
        for name in self.open.values() {
            self.texts.entry(name.clone()).or_default().push_str(text);
        }
    }
}

/// Forms and drafts, as people get them.
fn forms() -> Vec<Made> {
    let mut forms = Vec::new();
    for (name, edition) in blanks().into_iter().filter(|(_, edition)| !edition.handwriting) {
        forms.push(made(&name, &Plan::default(), &edition, look()));
    }
    let drafts = filled().into_iter().filter(|(name, _)| name.starts_with("draft"));
    for (name, edition) in drafts {
        for (sample, plan) in samples().iter().filter(|(sample, _)| sample != "minor-injuries") {
            forms.push(made(&format!("{sample}-{name}"), plan, &edition, look()));
        }
    }
    forms
}

#[test]
fn bookmarks_still_give_every_single_answer_and_every_column() {
    let folder = folder("resaved");
    let forms = forms();
    let saved = convert(&folder, &write(&folder, &forms), "docx", &[]);
    for ((name, before), saved) in forms.iter().zip(saved) {
        let after = marked(&std::fs::read(saved).unwrap());
        for (bookmark, text) in marked(before) {
            assert_eq!(after.get(&bookmark), Some(&text), "{name}: {bookmark}");
        }
    }
}

#[test]
fn the_full_blank_has_a_bookmark_for_every_field_that_word_holds() {
    let (_, edition) = blanks().into_iter().find(|(name, _)| name == "full-screen-none").unwrap();
    let (_, bytes) = made("full", &Plan::default(), &edition, look());
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let marked = marked(&bytes);
    let held = |field: &&Field| matches!(field.held, Held::Word | Held::Both);
    let missing: Vec<&str> = registry()
        .fields()
        .filter(held)
        .filter(|field| !marked.contains_key(&bookmark(&field.tag)))
        .map(|field| field.tag.as_str())
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

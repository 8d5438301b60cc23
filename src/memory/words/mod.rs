//! What a document says, whatever program has saved it.
//!
//! In: the parts of a Word document or of a workbook, or the tree that a Word document is written
//! of, which spares reading what was just written. Workbooks have no such tree: what makes them
//! gives whole files, which are unpacked anyway to be amended. Out: one hash over words and figures,
//! which is the same after another program has opened and saved the file, and another once
//! somebody has changed an answer. Approvals are left out, because signing a plan does not change
//! it; so is what a workbook works out by itself, and space of every kind, which programs
//! rearrange. This room knows paragraphs and cells as files hold them; it does not know plans.

mod excel;
mod word;

pub use word::words_of_row;

use crate::package::{Element, Part, Step, hash, walk};

/// The custom property that holds the hash of what a document said when it was made.
const WORDS_PROPERTY: &str = "coplan.words";

/// The hash of what these parts say; none where they are neither of a document nor of a workbook.
pub(super) fn words_hash(parts: &[Part]) -> Option<String> {
    let main = Parts(parts)
        .related("", "officeDocument")
        .into_iter()
        .next()?
        .target;
    let mut root = None;
    let mut words = word::Said::default();
    Parts(parts).walk(&main, |step| {
        if let (Step::Open(start), None) = (&step, &root) {
            root = Some(start.name().to_owned());
        }
        words.see(&step);
    })?;
    let said = match root?.as_str() {
        "w:document" => words.into_text(),
        "workbook" => excel::said(&main, Parts(parts))?,
        _ => return None,
    };
    Some(hash(said.as_bytes()))
}

/// The custom property of a document of these parts.
#[must_use]
pub fn words_property(parts: &[Part]) -> Option<(String, String)> {
    words_hash(parts).map(|words| (WORDS_PROPERTY.to_owned(), words))
}

/// The custom property of a Word document whose main part is written of this tree: the same as that
/// of its parts. Of rows that are written already, [`words_of_row`] was noted.
#[must_use]
pub fn words_property_of(document: &Element) -> (String, String) {
    let said = word::said(document);
    (WORDS_PROPERTY.to_owned(), hash(said.as_bytes()))
}

/// The parts of a package, found by their relationships (ECMA-376 part 2, §6.5): programs give
/// parts names of their own.
#[derive(Clone, Copy)]
struct Parts<'a>(&'a [Part]);

/// A part that another one refers to.
struct Related {
    id: String,
    target: String,
}

impl Parts<'_> {
    /// The tree of a part that is there and sound.
    fn tree(self, name: &str) -> Option<Element> {
        let part = self.0.iter().find(|part| part.name == name)?;
        // The name only serves messages, and nobody sees one of these.
        Element::parse("part", &part.bytes).ok()
    }

    /// Passes through a part that is there and sound.
    fn walk(self, name: &str, see: impl FnMut(Step<'_>)) -> Option<()> {
        let part = self.0.iter().find(|part| part.name == name)?;
        walk("part", &part.bytes, see).ok()
    }

    /// What a part, or the package itself, refers to by a relationship of this kind.
    fn related(self, source: &str, kind: &str) -> Vec<Related> {
        let (folder, file) = source.rsplit_once('/').unwrap_or(("", source));
        let separator = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{separator}_rels/{file}.rels");
        let Some(root) = self.tree(&name) else {
            return Vec::new();
        };
        let is_kind = |element: &&Element| {
            let kind_of = element
                .attribute("Type")
                .and_then(|all| all.rsplit('/').next());
            kind_of == Some(kind)
        };
        let related = root.elements().filter(is_kind).filter_map(|element| {
            let target = element.attribute("Target")?;
            Some(Related {
                id: element.attribute("Id")?.to_owned(),
                target: match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("{folder}{separator}{target}"),
                },
            })
        });
        related.collect()
    }
}

/// What LibreOffice writes for an underscore that might begin the number of a character.
const ESCAPED_UNDERSCORE: &str = "_x005F_";

/// The signs of a text that no program changes, added to others: without space, and with one sort
/// of hyphen.
fn push_signs(said: &mut String, text: &str) {
    let invisible = |sign: &char| {
        sign.is_whitespace() || matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')
    };
    let plain = |sign| if sign == '\u{2011}' { '-' } else { sign };
    let signs = |text: &str, said: &mut String| {
        said.extend(text.chars().filter(|sign| !invisible(sign)).map(plain));
    };
    if !text.contains("005F") {
        return signs(text, said);
    }
    let mut escaped = String::new();
    signs(text, &mut escaped);
    said.push_str(&escaped.replace(ESCAPED_UNDERSCORE, "_"));
}

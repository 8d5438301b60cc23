//! What a file is, before anything in it is read.
//!
//! In: bytes nobody vouches for. Out: the archive of a document that coplan made, with what the
//! file says about itself, or one clear reason why it is none.

use crate::diagnostic::{Diagnostic, Place};
use crate::memory::{Hashes, Memory};
use crate::package::{Archive, Element, PackageError, is_unchanged, read_custom_properties};

/// Which of the two documents a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The Word plan.
    Word,
    /// The workbook.
    Workbook,
}

const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONSHIPS: &str = "_rels/.rels";
/// What a file says about itself: title, author, language (ECMA-376 part 2, §8).
const CORE: &str = "docProps/core.xml";
/// What the type of the relationship to the main part ends with, in both editions of ECMA-376.
const MAIN: &str = "/relationships/officeDocument";

/// The content types of main parts, and what they are: a document to be read, or its name.
const TYPES: &[(&str, Result<FileKind, &str>)] = &[
    ("wordprocessingml.document.main+xml", Ok(FileKind::Word)),
    ("wordprocessingml.template.main+xml", Ok(FileKind::Word)),
    ("spreadsheetml.sheet.main+xml", Ok(FileKind::Workbook)),
    ("spreadsheetml.template.main+xml", Ok(FileKind::Workbook)),
    (
        "ms-word.document.macroEnabled",
        Err("a Word file with macros"),
    ),
    (
        "ms-word.template.macroEnabled",
        Err("a Word file with macros"),
    ),
    (
        "ms-excel.sheet.macroEnabled",
        Err("an Excel file with macros"),
    ),
    (
        "ms-excel.template.macroEnabled",
        Err("an Excel file with macros"),
    ),
    ("ms-excel.sheet.binary", Err("a binary Excel file (.xlsb)")),
    ("presentationml", Err("a PowerPoint file")),
];

/// A file that is open to be read.
#[derive(Debug)]
pub(super) struct File {
    /// Its name.
    pub(super) name: String,
    /// Which of the two documents it is.
    pub(super) kind: FileKind,
    /// Its parts.
    pub(super) archive: Archive,
    /// The name of its main part.
    pub(super) main: String,
    /// Whether its content is what coplan wrote.
    pub(super) unchanged: Option<bool>,
    /// What it remembers of its plan.
    pub(super) memory: Memory,
}

/// Which of the two documents a file is, or what else it is.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<FileKind, Diagnostic> {
    File::open(name, bytes).map(|file| file.kind)
}

impl File {
    /// Opens a file.
    pub(super) fn open(name: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let place = |fault: Diagnostic| fault.in_place(Place::File(name.to_owned()));
        let unreadable = |error: PackageError| place(error.into());
        let archive = Archive::read(bytes).map_err(unreadable)?;
        let (kind, main) = identify(&archive).map_err(place)?;
        if archive.part(&main).is_none() {
            return Err(unreadable(PackageError::Missing { part: main }));
        }
        let all = read_custom_properties(&archive).map_err(unreadable)?;
        Ok(Self {
            name: name.to_owned(),
            kind,
            unchanged: is_unchanged(&archive).map_err(unreadable)?,
            main,
            memory: Memory::read(&all),
            archive,
        })
    }

    /// What it said when it was made.
    pub(super) fn written(&self) -> &Hashes {
        &self.memory.hashes
    }

    /// The language it says it is written in, as a BCP 47 tag. What is no XML says nothing.
    pub(super) fn language(&self) -> Option<String> {
        let root = self.part(CORE).ok().flatten()?;
        let language = root.find("dc:language")?.own_text().trim().to_owned();
        (!language.is_empty()).then_some(language)
    }

    /// The language of its own words: labels, and the words of pick-lists. A file that has forgotten where it comes
    /// from has only the one that it says it is written in.
    pub(super) fn own_language(&self) -> Option<String> {
        let forgotten = || self.language().filter(|_| !self.memory.is_ours());
        self.memory.language.clone().or_else(forgotten)
    }

    /// Whether LibreOffice has saved it.
    pub(super) fn is_by_libreoffice(&self) -> bool {
        let name = b"LibreOffice";
        let properties = self.archive.part("docProps/app.xml");
        properties.is_some_and(|bytes| bytes.windows(name.len()).any(|part| part == name))
    }

    /// The file as a place.
    pub(super) fn place(&self) -> Place {
        Place::File(self.name.clone())
    }

    /// The root element of a part; `None` where there is no such part.
    pub(super) fn part(&self, name: &str) -> Result<Option<Element>, Diagnostic> {
        let Some(bytes) = self.archive.part(name) else {
            return Ok(None);
        };
        let parsed = Element::parse(name, bytes);
        parsed
            .map(Some)
            .map_err(|error| Diagnostic::from(error).in_place(self.place()))
    }

    /// The root element of a part that another one leads to: without it the file is incomplete.
    pub(super) fn linked_part(&self, name: &str) -> Result<Element, Diagnostic> {
        self.part(name)?.ok_or_else(|| self.missing(name))
    }

    /// The bytes of a part that another one leads to.
    pub(super) fn linked_bytes(&self, name: &str) -> Result<&[u8], Diagnostic> {
        let bytes = self.archive.part(name);
        bytes.ok_or_else(|| self.missing(name))
    }

    /// The finding that the file contradicts itself, so that words would get lost.
    pub(super) fn damaged(&self, reason: &str) -> Diagnostic {
        let reason = reason.to_owned();
        Diagnostic::from(PackageError::Damaged { reason }).in_place(self.place())
    }

    fn missing(&self, part: &str) -> Diagnostic {
        let part = part.to_owned();
        Diagnostic::from(PackageError::Missing { part }).in_place(self.place())
    }

    /// The target of a relationship of a part, by the last word of its type or by its id.
    pub(super) fn relationships(&self, part: &str) -> Result<Vec<Relationship>, Diagnostic> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Some(root) = self.part(name.trim_start_matches('/'))? else {
            return Ok(Vec::new());
        };
        Ok(root
            .elements()
            .filter_map(|element| Relationship::new(element, folder))
            .collect())
    }

    /// The finding that coplan did not make this file, or made it to show something and not to be filled in.
    pub(super) fn foreign(&self) -> Diagnostic {
        if self.unchanged.is_some() {
            let message = "this document only shows what plans say; nothing in it can be read back";
            return Diagnostic::error("only-shows", message)
                .in_place(self.place())
                .help("name a document that `coplan blank` or `coplan fill` has made");
        }
        let message = "coplan did not make this file, so its answers cannot be told apart";
        Diagnostic::error("not-from-coplan", message)
            .in_place(self.place())
            .help("fill in a document that `coplan blank` or `coplan fill` has made")
    }
}

/// How one part leads to another, or out of the file.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    /// Its id, which the part uses.
    pub(super) id: String,
    /// The last word of its type: `comments`, `hyperlink`.
    pub(super) kind: String,
    /// The name of a part, or an address outside.
    pub(super) target: String,
}

impl Relationship {
    fn new(element: &Element, folder: &str) -> Option<Self> {
        let target = element.attribute("Target")?;
        let outside = element.attribute("TargetMode") == Some("External");
        Some(Self {
            id: element.attribute("Id")?.to_owned(),
            kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
            target: if outside {
                target.to_owned()
            } else {
                resolved(folder, target)
            },
        })
    }
}

/// The name of a part, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

/// What kind of document an archive is, and its main part.
fn identify(archive: &Archive) -> Result<(FileKind, String), Diagnostic> {
    let types = parsed(archive, CONTENT_TYPES)?;
    let relationships = parsed(archive, RELATIONSHIPS)?;
    let main = relationships
        .iter()
        .flat_map(Element::elements)
        .find(|element| {
            element
                .attribute("Type")
                .is_some_and(|kind| kind.ends_with(MAIN))
        })
        .and_then(|element| element.attribute("Target"))
        .map(|target| resolved("", target));
    let Some((types, main)) = types.zip(main) else {
        return Err(other(archive));
    };
    let declared = types
        .elements()
        .find(|element| {
            let name = element.attribute("PartName");
            name.is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(&main))
        })
        .and_then(|element| element.attribute("ContentType"));
    let known = |declared: &str| TYPES.iter().find(|(part, _)| declared.contains(part));
    match declared.and_then(known) {
        Some((_, Ok(kind))) => Ok((*kind, main)),
        Some((_, Err(what))) => Err(wrong_kind(what)),
        None => Err(other(archive)),
    }
}

fn parsed(archive: &Archive, name: &str) -> Result<Option<Element>, Diagnostic> {
    archive
        .part(name)
        .map(|bytes| Element::parse(name, bytes).map_err(Diagnostic::from))
        .transpose()
}

/// An archive that is no Office file.
fn other(archive: &Archive) -> Diagnostic {
    let kind = archive.part("mimetype").map(String::from_utf8_lossy);
    let says = |word: &str| kind.as_ref().is_some_and(|kind| kind.contains(word));
    wrong_kind(if says("opendocument.text") {
        "an OpenDocument text (.odt)"
    } else if says("opendocument") {
        "an OpenDocument file (.ods or the like)"
    } else {
        "a zip file of another kind"
    })
}

fn wrong_kind(what: &str) -> Diagnostic {
    let message = format!("this is {what}, not a .docx or .xlsx file");
    Diagnostic::error("unreadable-file", message)
        .help("open it in Word or Excel and save it as .docx or .xlsx, without macros")
}

//! The fingerprint: whether a file is still what it was when it was made.
//!
//! In: the parts of a package. Out: a hash of its content, and a package sealed with it.

use super::properties::{CONTENT_PROPERTY, CUSTOM_PART, custom_properties, read_custom_properties};
use super::{Archive, Element, PackageError, Part, write_archive};
use sha2::{Digest, Sha256};

const CONTENT_TYPES: &str = "[Content_Types].xml";
const CONTENT_TYPES_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/package/2006/content-types";
const CUSTOM_TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const RELATIONSHIPS: &str = "_rels/.rels";
const RELATIONSHIPS_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships";
const CUSTOM_RELATIONSHIP: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";

/// SHA-256, in hexadecimal, over names and bytes of the parts under `word/` or `xl/` in the
/// order of their names.
///
/// Relationships are left out, and so is everything else: uploading a file to a document
/// library adds parts and relationships, and is no change.
#[must_use]
pub fn content_hash(parts: &[Part]) -> String {
    let mut content: Vec<&Part> = parts.iter().filter(|part| is_content(&part.name)).collect();
    content.sort_by(|a, b| a.name.cmp(&b.name));
    let mut hash = Sha256::new();
    for part in content {
        // Lengths keep a name from running into its bytes, and bytes into the next name.
        hash.update((part.name.len() as u64).to_le_bytes());
        hash.update(part.name.as_bytes());
        hash.update((part.bytes.len() as u64).to_le_bytes());
        hash.update(&part.bytes);
    }
    hexadecimal(hash)
}

/// SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// SHA-256 of bytes that come piece by piece, of which only the start is wanted.
#[derive(Clone, Default)]
pub struct ShortHash(Sha256);

impl ShortHash {
    /// Adds what comes next.
    pub fn update(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update(bytes);
    }

    /// The first four bytes of the hash, the first the highest.
    #[must_use]
    pub fn finish(self) -> u32 {
        let digest = self.0.finalize();
        let first = digest.iter().take(4);
        first.fold(0, |number, byte| number << 8 | u32::from(*byte))
    }
}

fn hexadecimal(hash: Sha256) -> String {
    let bytes = hash.finalize();
    let digit = |value: u8| {
        char::from(if value < 10 {
            b'0' + value
        } else {
            b'a' + value - 10
        })
    };
    let digits = |byte: &u8| [digit(byte >> 4), digit(byte & 15)];
    bytes.iter().flat_map(digits).collect()
}

fn is_content(name: &str) -> bool {
    (name.starts_with("word/") || name.starts_with("xl/")) && !name.contains("/_rels/")
}

/// Whether an archive still has the content it was sealed with; `None` where it never was.
pub fn is_unchanged(archive: &Archive) -> Result<Option<bool>, PackageError> {
    let properties = read_custom_properties(archive)?;
    let sealed = properties.iter().find(|(name, _)| name == CONTENT_PROPERTY);
    Ok(sealed.map(|(_, hash)| *hash == content_hash(&archive.parts)))
}

/// The bytes of a package of these parts with custom properties added or replaced, the hash of
/// its content among them.
///
/// Parts are put in a fixed order, so that the same parts give the same bytes.
pub fn seal(
    mut parts: Vec<Part>,
    properties: &[(String, String)],
) -> Result<Vec<u8>, PackageError> {
    let archive = Archive { parts };
    let mut all = read_custom_properties(&archive)?;
    parts = archive.parts;
    let content = (CONTENT_PROPERTY.to_owned(), content_hash(&parts));
    for (name, value) in properties.iter().chain([&content]) {
        match all
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some((_, known)) => known.clone_from(value),
            None => all.push((name.clone(), value.clone())),
        }
    }
    parts.retain(|part| !part.name.eq_ignore_ascii_case(CUSTOM_PART));
    parts.push(custom_properties(&all));
    edit(
        &mut parts,
        CONTENT_TYPES,
        ("Types", CONTENT_TYPES_NAMESPACE),
        declare_type,
    )?;
    edit(
        &mut parts,
        RELATIONSHIPS,
        ("Relationships", RELATIONSHIPS_NAMESPACE),
        relate,
    )?;
    parts.sort_by(|a, b| {
        rank(&a.name)
            .cmp(&rank(&b.name))
            .then_with(|| a.name.cmp(&b.name))
    });
    write_archive(&parts)
}

/// Programs look for the content types first, then for the relationships of the package.
fn rank(name: &str) -> u8 {
    match name {
        CONTENT_TYPES => 0,
        RELATIONSHIPS => 1,
        name if name.starts_with("docProps/") => 2,
        _ => 3,
    }
}

/// Changes the XML of a part, which is made where it is missing.
fn edit(
    parts: &mut Vec<Part>,
    name: &'static str,
    (root, namespace): (&'static str, &'static str),
    change: impl FnOnce(&mut Element),
) -> Result<(), PackageError> {
    if let Some(part) = parts.iter_mut().find(|part| part.name == name) {
        let mut element = Element::parse(name, &part.bytes)?;
        change(&mut element);
        part.bytes = element.to_part();
    } else {
        let mut element = Element::new(root).with("xmlns", namespace);
        change(&mut element);
        parts.push(Part::new(name, element.to_part()));
    }
    Ok(())
}

fn declare_type(types: &mut Element) {
    let part = format!("/{CUSTOM_PART}");
    let known = types
        .elements()
        .any(|element| element.attribute("PartName") == Some(&part));
    if !known {
        let element = Element::new("Override").with("PartName", part);
        types.push(element.with("ContentType", CUSTOM_TYPE));
    }
}

fn relate(relationships: &mut Element) {
    let is_custom = |element: &Element| element.attribute("Type") == Some(CUSTOM_RELATIONSHIP);
    if !relationships.elements().any(is_custom) {
        relationships.push(
            Element::new("Relationship")
                .with("Id", "coplanCustomProperties")
                .with("Type", CUSTOM_RELATIONSHIP)
                .with("Target", CUSTOM_PART),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Part> {
        vec![
            Part::new("xl/workbook.xml", "<w/>"),
            Part::new("xl/_rels/workbook.xml.rels", "<r/>"),
            Part::new("docProps/app.xml", "<p/>"),
            Part::new(CONTENT_TYPES, "<Types/>"),
        ]
    }

    fn properties() -> Vec<(String, String)> {
        vec![("coplan.plan".into(), "1234".into())]
    }

    #[test]
    fn sealing_is_deterministic_and_sealing_again_changes_nothing() {
        let sealed = seal(sample(), &properties()).unwrap();
        let mut reversed = sample();
        reversed.reverse();
        assert_eq!(sealed, seal(reversed, &properties()).unwrap());
        let archive = Archive::read(&sealed).unwrap();
        assert_eq!(sealed, seal(archive.parts, &properties()).unwrap());
    }

    #[test]
    fn a_sealed_package_carries_its_properties_and_knows_a_change() {
        let mut archive = Archive::read(&seal(sample(), &properties()).unwrap()).unwrap();
        let names: Vec<&str> = archive
            .parts
            .iter()
            .map(|part| part.name.as_str())
            .collect();
        insta::assert_snapshot!(names.join("\n"));
        assert_eq!(
            read_custom_properties(&archive).unwrap()[0],
            properties()[0]
        );
        assert_eq!(is_unchanged(&archive), Ok(Some(true)));
        archive.parts.push(Part::new(
            "customXml/item1.xml",
            "<added-by-a-document-library/>",
        ));
        assert_eq!(is_unchanged(&archive), Ok(Some(true)));
        archive.parts.push(Part::new("xl/comments1.xml", "<c/>"));
        assert_eq!(is_unchanged(&archive), Ok(Some(false)));
    }
}

//! The zip: read with limits, written in a fixed form.
//!
//! In and out: parts, each a name and bytes, as ECMA-376 part 2 (§6) packs them. Writing the
//! same parts gives the same bytes, on every machine: 1980 time stamps, deflate level 6.

use super::PackageError;
use std::io::{Cursor, Read, Write};
use zip::read::ZipFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// How many parts there may be; a thousand pictures are still well within it.
const MAX_PARTS: usize = 10_000;
/// How large all parts may be together, in bytes.
const MAX_TOTAL: u64 = 512 << 20;
/// How many bytes all parts may grow by on unpacking, however large the file is: the longest
/// registers grow by 32 MB, and pictures hardly at all.
const MAX_GROWTH: u64 = 128 << 20;
/// How much a part may grow on unpacking; a register of 10,000 like rows grows 40 times.
const MAX_RATIO: u64 = 250;
/// Small parts may grow at any rate, in bytes.
const RATIO_FREE: u64 = 4 << 20;
/// The level the whole Office world writes.
const LEVEL: i64 = 6;

/// One part of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name without a leading slash: `word/document.xml`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A part.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// An archive that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// Its parts in the order they are stored; no name stands twice.
    pub parts: Vec<Part>,
}

impl Archive {
    /// Reads every part, within limits; says what is wrong with a file that is none.
    pub fn read(bytes: &[u8]) -> Result<Self, PackageError> {
        if !bytes.starts_with(b"PK") {
            return Err(foreign(bytes));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MAX_PARTS {
            return Err(PackageError::TooManyParts {
                count: archive.len(),
                limit: MAX_PARTS,
            });
        }
        if archive.has_duplicate_names() {
            return Err(PackageError::DuplicatePart);
        }
        let mut parts = Vec::with_capacity(archive.len());
        let limit = MAX_TOTAL.min((bytes.len() as u64).saturating_add(MAX_GROWTH));
        let mut left = limit;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(damaged)?;
            if file.is_file() {
                let part = read_part(file, left, limit)?;
                left = left.saturating_sub(part.bytes.len() as u64);
                parts.push(part);
            }
        }
        Ok(Self { parts })
    }

    /// The bytes of a part; names are equal whatever their case (ECMA-376 part 2, §6.2.2).
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let found = self
            .parts
            .iter()
            .find(|part| part.name.eq_ignore_ascii_case(name));
        found.map(|part| part.bytes.as_slice())
    }
}

/// Unpacks a part, for which so many bytes are `left` of all that the file may take.
fn read_part(
    mut file: ZipFile<'_, Cursor<&[u8]>>,
    left: u64,
    limit: u64,
) -> Result<Part, PackageError> {
    let name = String::from_utf8_lossy(file.name_raw()).into_owned();
    let name = name.trim_start_matches('/').to_owned();
    let dense = file
        .compressed_size()
        .saturating_mul(MAX_RATIO)
        .max(RATIO_FREE);
    let mut bytes = Vec::new();
    if file.size() == 0 && file.compressed_size() == 0 {
        // Some programs call a part without a byte deflated; there is nothing to unpack.
        return Ok(Part { name, bytes });
    }
    let allowed = left.min(dense);
    let reader = file.by_ref().take(allowed + 1);
    { reader }
        .read_to_end(&mut bytes)
        .map_err(|error| PackageError::Damaged {
            reason: error.to_string(),
        })?;
    if bytes.len() as u64 > left {
        return Err(PackageError::TooLarge { part: name, limit });
    }
    if bytes.len() as u64 > dense {
        return Err(PackageError::TooDense {
            part: name,
            limit: MAX_RATIO,
        });
    }
    Ok(Part { name, bytes })
}

fn damaged(error: ZipError) -> PackageError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            PackageError::Encrypted
        }
        other => PackageError::Damaged {
            reason: other.to_string(),
        },
    }
}

/// What a file that is no archive looks like, by its first bytes.
fn foreign(bytes: &[u8]) -> PackageError {
    /// The first bytes of an OLE compound file: old Office formats, and encrypted new ones.
    const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const SIGNS: &[(&[u8], &str)] = &[
        (COMPOUND, "an old .doc or .xls file"),
        (b"%PDF", "a PDF file"),
        (b"{\\rtf", "a rich text (.rtf) file"),
        (b"<", "a web page or another text file"),
    ];
    let encrypted: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|byte| [byte, 0])
        .collect();
    if bytes.starts_with(COMPOUND) && bytes.windows(encrypted.len()).any(|w| w == encrypted) {
        return PackageError::Encrypted;
    }
    let sign = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign));
    let found = match sign {
        Some((_, found)) => found,
        None if bytes.is_empty() => "an empty file",
        None => "a file of another kind",
    };
    PackageError::NotAnArchive { found }
}

/// The bytes of an archive of these parts, in this order.
pub fn write_archive(parts: &[Part]) -> Result<Vec<u8>, PackageError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        // The library notes the system it runs on: a plan would give other bytes on Windows.
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        writer
            .start_file(part.name.as_str(), options)
            .map_err(damaged)?;
        writer
            .write_all(&part.bytes)
            .map_err(|error| damaged(error.into()))?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_the_system_a_file_was_made_on() {
        let bytes = write_archive(&sample()).unwrap();
        // APPNOTE 4.3.12: the signature of an entry in the central directory, then the version of
        // the program, then its system.
        let systems: Vec<u8> = bytes
            .windows(6)
            .filter(|window| window.starts_with(b"PK\x01\x02"))
            .map(|window| window[5])
            .collect();
        assert_eq!(systems, [3, 3]);
    }

    fn sample() -> Vec<Part> {
        vec![
            Part::new("b.xml", "<b/>"),
            Part::new("a/a.xml", vec![7; 3000]),
        ]
    }

    #[test]
    fn parts_come_back_in_order_and_the_same_parts_give_the_same_bytes() {
        let bytes = write_archive(&sample()).unwrap();
        assert_eq!(bytes, write_archive(&sample()).unwrap());
        let archive = Archive::read(&bytes).unwrap();
        assert_eq!(archive.parts, sample());
        assert_eq!(archive.part("B.XML"), Some(b"<b/>".as_slice()));
    }

    #[test]
    fn a_file_of_another_kind_is_named() {
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 whatever".to_vec();
        let locked: Vec<u8> = old
            .iter()
            .copied()
            .chain("EncryptedPackage".bytes().flat_map(|b| [b, 0]))
            .collect();
        let all: Vec<String> = [
            b"".to_vec(),
            b"%PDF-1.7".to_vec(),
            old,
            locked,
            b"plan".to_vec(),
        ]
        .iter()
        .map(|bytes| {
            let error = Archive::read(bytes).unwrap_err();
            format!("{error}; {}", error.fix())
        })
        .collect();
        insta::assert_snapshot!(all.join("\n"));
    }

    #[test]
    fn a_part_without_a_byte_that_is_called_deflated_is_empty() {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("empty", options).unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        // The method stands in the header of the part and in that of the directory (APPNOTE 4.3.7, 4.3.12).
        let directory = bytes
            .windows(4)
            .position(|sign| sign == b"PK\x01\x02")
            .unwrap();
        for at in [8, directory + 10] {
            bytes[at..at + 2].copy_from_slice(&8_u16.to_le_bytes());
        }
        let archive = Archive::read(&bytes).unwrap();
        assert_eq!(archive.parts, [Part::new("empty", "")]);
    }

    #[test]
    fn an_archive_that_is_cut_off_is_damaged() {
        let bytes = write_archive(&sample()).unwrap();
        for length in [2, 30, bytes.len() / 2, bytes.len() - 1] {
            let error = Archive::read(&bytes[..length]).unwrap_err();
            assert!(
                matches!(error, PackageError::Damaged { .. }),
                "{length}: {error}"
            );
        }
    }

    #[test]
    fn a_zip_bomb_is_refused() {
        let bomb = write_archive(&[Part::new("a", vec![0; 20 << 20])]).unwrap();
        let error = Archive::read(&bomb).unwrap_err();
        assert!(matches!(error, PackageError::TooDense { .. }), "{error}");
    }

    /// An archive that holds one part under several names; packed once, since that takes long.
    fn repeated(part: &[u8], names: &[&str]) -> Vec<u8> {
        let packed = write_archive(&[Part::new("part", part)]).unwrap();
        let mut packed = ZipArchive::new(Cursor::new(packed)).unwrap();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            let part = packed.by_index(0).unwrap();
            writer.raw_copy_file_rename(part, *name).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_that_grow_too_much_together_are_refused() {
        // Each grows by a hundred times, which one register may.
        let line = |number: u32| {
            let mut line = number.wrapping_mul(2_654_435_761).to_le_bytes().to_vec();
            line.resize(1_000, b' ');
            line
        };
        let part: Vec<u8> = (0..40_000).flat_map(line).collect();
        let three = repeated(&part, &["a", "b", "c"]);
        assert_eq!(Archive::read(&three).unwrap().parts.len(), 3);
        let error = Archive::read(&repeated(&part, &["a", "b", "c", "d"])).unwrap_err();
        assert!(
            matches!(&error, PackageError::TooLarge { part, .. } if part == "d"),
            "{error}"
        );
    }

    #[test]
    fn too_many_parts_are_refused() {
        let parts: Vec<Part> = (0..=MAX_PARTS)
            .map(|number| Part::new(number.to_string(), ""))
            .collect();
        let error = Archive::read(&write_archive(&parts).unwrap()).unwrap_err();
        assert!(
            matches!(error, PackageError::TooManyParts { .. }),
            "{error}"
        );
    }
}

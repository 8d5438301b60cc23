//! The bytes of a part → its text.
//!
//! In: bytes nobody vouches for. Out: text, for the XML reader to read. Parts are in UTF-8 or in UTF-16
//! (ECMA-376 part 2, §6.2.5); nothing else is tried.

use super::PackageError;
use super::parse::malformed;
use std::borrow::Cow;

/// The text of a part, without a byte order mark.
pub(super) fn text_of<'a>(part: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, PackageError> {
    let from_utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text = String::from_utf16(&pairs.iter().copied().map(unit).collect::<Vec<_>>());
        match text {
            Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
            _ => Err(malformed(part, &"it is not UTF-16, as its beginning says")),
        }
    };
    match bytes {
        [0xFF, 0xFE, text @ ..] => from_utf16(text, u16::from_le_bytes),
        [0xFE, 0xFF, text @ ..] => from_utf16(text, u16::from_be_bytes),
        // Without a mark the first sign tells, which is always this one.
        [b'<', 0, ..] => from_utf16(bytes, u16::from_le_bytes),
        [0, b'<', ..] => from_utf16(bytes, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes).map_err(|error| malformed(part, &error))?;
            Ok(text.trim_start_matches('\u{FEFF}').into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::{Element, walk};

    const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a b=\"é\">漢字 𝄞</a>";

    fn utf16(mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let text = XML.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(text).collect()
    }

    #[test]
    fn utf_16_is_read_in_either_order_with_or_without_a_mark() {
        let wanted = Element::parse("x", XML.as_bytes()).unwrap();
        for bytes in [
            utf16(b"\xFF\xFE", u16::to_le_bytes),
            utf16(b"\xFE\xFF", u16::to_be_bytes),
            utf16(b"", u16::to_le_bytes),
            utf16(b"", u16::to_be_bytes),
        ] {
            assert_eq!(Element::parse("x", &bytes).unwrap(), wanted);
            let mut steps = 0;
            walk("x", &bytes, |_| steps += 1).unwrap();
            assert_eq!(steps, 4);
            let mut handed = 0;
            Element::stream("x", &bytes, "r", |_| handed += 1).unwrap();
            assert_eq!(handed, 0);
        }
    }

    #[test]
    fn what_only_begins_like_utf_16_is_damaged() {
        for bytes in [&b"\xFF\xFE<"[..], b"\xFF\xFE\x00\xD8", b"<\0a", b"\xFF<"] {
            let read = Element::parse("x", bytes);
            assert!(
                matches!(read, Err(PackageError::Malformed { .. })),
                "{bytes:?}"
            );
        }
    }
}

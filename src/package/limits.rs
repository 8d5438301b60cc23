//! How large a part may be as XML, told from its bytes before anything is built.
//!
//! In: bytes nobody vouches for. Out: whether there are more elements and attributes in them than
//! any real document has. Nothing is known here of whether they are XML at all.

use super::PackageError;

/// How deep elements may be nested. Word itself nests a few dozen.
pub const MAX_DEPTH: usize = 256;

/// How many elements, attributes and texts may be kept of a part. The largest register that coplan
/// makes has two million in large print, and Word adds a few attributes to every paragraph.
pub(super) const MAX_NODES: usize = 4_000_000;

/// How many a part may have of which only a few are kept at a time: a sheet of a million cells has
/// five million.
pub(super) const MAX_PASSED: usize = 8_000_000;

/// How many bytes of text a part may hold, which is half of the longest plan file. The largest
/// register has less than one million, a sheet of a million long numbers eighteen.
pub(super) const MAX_TEXT: usize = 32 << 20;

/// Refuses a part with more elements and attributes than this. They are counted by the signs they
/// begin with, so that a part that was made to fill the memory costs no more than its bytes.
pub(super) fn refuse_above(limit: usize, part: &str, bytes: &[u8]) -> Result<(), PackageError> {
    let begins = |pair: &&[u8]| match pair {
        [b'<', second] => *second != b'/',
        [b'=', second] => matches!(second, b'"' | b'\''),
        _ => false,
    };
    if bytes.windows(2).filter(begins).count() > limit {
        return Err(PackageError::TooManyNodes { part: part.into() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Element;
    use super::*;

    fn is_refused(limit: usize, xml: &str) -> bool {
        let read = Element::parse_within(limit, "x.xml", xml.as_bytes());
        matches!(read, Err(PackageError::TooManyNodes { .. }))
    }

    #[test]
    fn elements_and_attributes_are_counted_and_what_closes_an_element_is_not() {
        let xml = b"<a b='1' c=\"2\"><d>=</d></a>";
        assert!(refuse_above(4, "x.xml", xml).is_ok());
        assert!(refuse_above(3, "x.xml", xml).is_err());
    }

    #[test]
    fn a_part_of_too_many_elements_is_refused_before_anything_is_built() {
        // It is not even well-formed at its end, which nobody comes to.
        assert!(is_refused(20, &format!("<a>{}<", "<b c='1'/>".repeat(10))));
        let most = format!("<a>{}<", "<b c='1'/>".repeat(MAX_NODES / 2));
        assert!(is_refused(MAX_NODES, &most));
    }

    #[test]
    fn a_part_with_more_text_than_a_plan_can_say_is_refused() {
        let most = "x".repeat(MAX_TEXT / 2);
        let read = |xml: &str| Element::parse("x.xml", xml.as_bytes());
        assert!(read(&format!("<a>{most}<b/>{most}</a>")).is_ok());
        let refused = read(&format!("<a>{most}<b>&amp;</b>{most}</a>"));
        assert!(matches!(refused, Err(PackageError::TooMuchText { .. })));
    }

    #[test]
    fn what_cannot_be_counted_at_sight_is_counted_while_it_is_built() {
        for xml in ["<a>1<b/>2<b/>3</a>", "<a b = '1' c = '2' d = '3' e\n='4'/>"] {
            assert!(is_refused(4, xml), "{xml}");
            assert!(!is_refused(6, xml), "{xml}");
        }
    }
}

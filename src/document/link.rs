//! Links: which targets a file may carry, written so that programs accept them.
//!
//! In: a target as somebody typed it. Out: a valid URI (RFC 3986), or nothing: then the link is
//! plain text. Word calls a file damaged when a link in it is no URI.

use std::fmt::Write as _;

/// The longest target Word follows (MS-OI29500 gives 2,083 for a URL).
const MAX_TARGET: usize = 2_000;

/// The target of an external link, if it is a web page or a mailbox.
#[must_use]
pub fn link_target(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest = match scheme.as_str() {
        "http" | "https" => {
            let after = rest.strip_prefix("//")?;
            let end = after.find(['/', '?', '#']).unwrap_or(after.len());
            let (authority, path) = after.split_at_checked(end)?;
            is_authority(authority).then(|| format!("//{authority}{}", encoded(path)))?
        }
        "mailto" => {
            let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
            let question = if query.is_empty() { "" } else { "?" };
            is_address(address).then(|| format!("{address}{question}{}", encoded(query)))?
        }
        _ => return None,
    };
    let whole = format!("{scheme}:{rest}");
    (whole.len() <= MAX_TARGET).then_some(whole)
}

/// A text in pieces, in order: each an address of a page or a mailbox with its target, or text without any.
#[must_use]
pub fn addresses(text: &str) -> Vec<(&str, Option<String>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut words = text.split(|c: char| c.is_whitespace() || ",;()<>\"".contains(c));
    let found = words.by_ref().filter_map(|word| {
        let word = word.trim_end_matches(['.', ':', '!', '?', '\'']);
        Some((word, address(word)?))
    });
    for (word, target) in found {
        let Some((before, after)) = rest.split_once(word) else {
            continue;
        };
        pieces.extend((!before.is_empty()).then_some((before, None)));
        pieces.push((word, Some(target)));
        rest = after;
    }
    pieces.extend((!rest.is_empty()).then_some((rest, None)));
    pieces
}

/// The target of a word that is an address as people write it.
fn address(word: &str) -> Option<String> {
    let (name, host) = word.split_once('@').unwrap_or(("", word));
    if !name.is_empty() {
        let target = host.contains('.').then(|| format!("mailto:{word}"))?;
        return link_target(&target);
    }
    if word.starts_with("www.") {
        return link_target(&format!("https://{word}"));
    }
    let is_page = word.starts_with("https://") || word.starts_with("http://");
    link_target(word).filter(|_| is_page)
}

/// A host name with a port perhaps; no user, no address in brackets.
fn is_authority(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "80"));
    let port_fits = port.parse::<u16>().is_ok();
    port_fits && host.len() <= 253 && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
    !label.is_empty()
        && label.len() <= 63
        && label.chars().all(inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_address(text: &str) -> bool {
    let local = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && name.chars().all(local) && host.split('.').all(is_label)
    })
}

/// What may not stand in a URI, as percent signs and hexadecimal digits.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut fragment = false;
    for (at, byte) in text.bytes().enumerate() {
        let kept = match byte {
            b'%' => bytes
                .get(at + 1..at + 3)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut fragment, true),
            other => other.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&other),
        };
        if kept {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{addresses, link_target};

    #[test]
    fn addresses_are_found_where_people_write_them() {
        let text = "Ann (ann@example.org), www.example.org/a?b. https://example.org/ or a@b, x@";
        let found = addresses(text);
        let whole: String = found.iter().map(|(piece, _)| *piece).collect();
        assert_eq!(whole, text);
        let targets = found
            .iter()
            .filter_map(|(piece, target)| Some((*piece, target.as_deref()?)));
        assert_eq!(
            targets.collect::<Vec<_>>(),
            [
                ("ann@example.org", "mailto:ann@example.org"),
                ("www.example.org/a?b", "https://www.example.org/a?b"),
                ("https://example.org/", "https://example.org/"),
            ]
        );
    }

    #[test]
    fn pages_and_mailboxes_are_links() {
        let cases = [
            ("https://example.org", "https://example.org"),
            (
                "HTTP://example.org:8080/a b?c=é#d#e",
                "http://example.org:8080/a%20b?c=%C3%A9#d%23e",
            ),
            (
                "mailto:ann@example.org?subject=Ward 7",
                "mailto:ann@example.org?subject=Ward%207",
            ),
            ("https://example.org/100%", "https://example.org/100%25"),
        ];
        for (target, wanted) in cases {
            assert_eq!(link_target(target).unwrap(), wanted, "{target}");
        }
    }

    #[test]
    fn everything_else_is_text() {
        for target in [
            "",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "https:///path",
            "http://user@host/",
            "http://exa mple.org",
            "//example.org",
            "page.html",
            "mailto:",
            "mailto:a@",
            "mailto:@b",
            "mailto:ann.o'x@example.org",
            "http://a..b/",
            "http://[::1]/",
            "http://a:99999/",
        ] {
            assert_eq!(link_target(target), None, "{target}");
        }
        assert_eq!(
            link_target(&format!("https://example.org/{}", "a".repeat(3000))),
            None
        );
    }
}

//! Plan files whose lines end with a carriage return alone, as some old programs write them.
//!
//! In: a text as it stands in a file. Out: the same with line feeds, as everything else counts lines; and back.
//! A carriage return before a line feed is none of these.

/// A text with a line feed in the place of each carriage return that stands alone. Offsets stay.
pub(super) fn as_line_feeds(text: String) -> String {
    if !has_returns(&text) {
        return text;
    }
    lines(&text)
        .map(|(line, end)| line.to_owned() + if end.is_empty() { "" } else { "\n" })
        .collect()
}

/// A changed text with the line ends of the one it was made of: those of lines that stay are as they were, and
/// new lines end as the first does.
pub(super) fn as_they_were(before: &str, after: String) -> String {
    if !has_returns(before) {
        return after;
    }
    let known: Vec<(&str, &str)> = lines(before).collect();
    let usual = known.first().map_or("\n", |(_, end)| end);
    let mut next = 0;
    let mut out = String::with_capacity(after.len());
    for line in after.split_inclusive('\n') {
        let Some(content) = line.strip_suffix('\n') else {
            out.push_str(line);
            continue;
        };
        let mut rest = known.iter().enumerate().skip(next);
        let same = rest.find(|(_, (line, _))| *line == content);
        let end = same.map_or(usual, |(at, (_, end))| {
            next = at + 1;
            end
        });
        out.push_str(content);
        out.push_str(if end.is_empty() { usual } else { end });
    }
    out
}

/// Whether a carriage return stands alone in a text.
fn has_returns(text: &str) -> bool {
    text.contains('\r') && lines(text).any(|(_, end)| end == "\r")
}

/// The lines of a text, each with what ends it: a line feed, a carriage return alone, or at the end nothing.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut breaks = rest.match_indices(['\n', '\r']);
        let end = breaks.find(|(at, end)| {
            *end == "\n"
                || !rest
                    .get(at + 1..)
                    .is_some_and(|rest| rest.starts_with('\n'))
        });
        let (line, end, after) = match end {
            Some((at, end)) => (rest.get(..at)?, end, rest.get(at + end.len()..)?),
            None => (rest, "", ""),
        };
        rest = after;
        Some((line, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_stay_end_as_they_did() {
        let before = "a: 1\rb: 2\r\nc: 3\nd: 4\r";
        let plain = as_line_feeds(before.to_owned());
        assert_eq!(plain, "a: 1\nb: 2\r\nc: 3\nd: 4\n");
        assert_eq!(as_they_were(before, plain), before);
        let changed = "a: 1\nnew: 5\nb: 2\r\nd: 4\nlast: 6\n".to_owned();
        assert_eq!(
            as_they_were(before, changed),
            "a: 1\rnew: 5\rb: 2\r\nd: 4\rlast: 6\r"
        );
        let usual = "a: 1\r\nb: 2\n".to_owned();
        assert_eq!(as_line_feeds(usual.clone()), usual);
        assert_eq!(as_they_were(&usual, "b: 2\n".to_owned()), "b: 2\n");
        assert_eq!(as_line_feeds(String::new()), "");
    }
}

//! One number in the two ways of writing it, or in words.
//!
//! In: digits with commas, points and blanks between them. Out: the number as plan files write it, or one of two.
//! What is counted is not known here.

use super::Typed;

/// English words for small numbers, in order.
const SMALL_NUMBERS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty";

/// `8 or 9`: two numbers of which one follows the other.
pub(super) fn either_count(text: &str) -> Option<(u32, u32)> {
    let (least, most) = text.split_once(" or ")?;
    let count = |text: &str| digits(text)?.parse::<u32>().ok();
    let (least, most) = (count(least)?, count(most)?);
    (least.checked_add(1) == Some(most)).then_some((least, most))
}

/// The small number that an English word is.
pub(super) fn small(word: &str) -> Option<usize> {
    let mut words = SMALL_NUMBERS.split(' ');
    words
        .position(|known| known.eq_ignore_ascii_case(word))
        .map(|before| before + 1)
}

/// A number in digits, or a small one in words: `twelve`, `a dozen`.
pub(super) fn counted(text: &str) -> Typed<String> {
    let folded = text.trim().to_lowercase();
    if matches!(&*folded, "dozen" | "a dozen") {
        return Typed::Value("12".to_owned());
    }
    match small(&folded) {
        Some(number) => Typed::Value(number.to_string()),
        None => plain(text),
    }
}

/// The other number that a text may be whose point stands before three digits: `1.200` as `1200`.
#[must_use]
pub fn thousandfold(text: &str) -> Option<String> {
    let (whole, decimals) = text.trim().split_once('.')?;
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_thousands =
        matches!(whole.len(), 1..=3) && decimals.len() == 3 && !whole.starts_with('0');
    (is_thousands && is_number(whole) && is_number(decimals)).then(|| format!("{whole}{decimals}"))
}

/// A number in one of the two ways of writing it. A comma before one or two digits may be a point, or have
/// slipped in, and a point before three digits may part thousands, where the last is a nought that nobody writes
/// behind a point: nobody guesses a hundredfold.
pub(super) fn plain(text: &str) -> Typed<String> {
    if let Some(number) = digits(text) {
        let other = thousandfold(text).filter(|_| number.ends_with('0'));
        return match other {
            Some(other) => Typed::Either(number, other),
            None => Typed::Value(number),
        };
    }
    let Some((whole, decimals)) = text.trim().rsplit_once(',') else {
        return Typed::Nothing;
    };
    let is_short = matches!(decimals.len(), 1 | 2) && decimals.bytes().all(|b| b.is_ascii_digit());
    if !is_short || whole.contains(',') {
        return Typed::Nothing;
    }
    // Where points or spaces part thousands, the comma is a point.
    let parts_thousands = whole.trim().contains(['.', ' ', '\u{a0}', '\u{202f}']);
    match digits(&whole.replace('.', ",")) {
        Some(whole) if parts_thousands => Typed::Value(format!("{whole}.{decimals}")),
        Some(whole) => Typed::Either(format!("{whole}.{decimals}"), format!("{whole}{decimals}")),
        None => Typed::Nothing,
    }
}

/// Digits with at most one point; commas and spaces may part thousands.
pub(super) fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let space = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = whole.split(space);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let parted = rest.is_empty() || first.len() <= 3;
    if !parted
        || !rest
            .iter()
            .all(|group| group.len() == 3 && is_number(group))
    {
        return None;
    }
    let bare_point = first.is_empty() && rest.is_empty() && decimals.is_some();
    if !(is_number(first) || bare_point) {
        return None;
    }
    let zero = if first.is_empty() { "0" } else { first };
    let whole = format!("{zero}{}", rest.concat());
    match decimals {
        None => Some(whole),
        Some(decimals) if is_number(decimals) => Some(format!("{whole}.{decimals}")),
        Some(_) => None,
    }
}

//! Number formats: whether a number is shown as a percentage or a date (ECMA-376 part 1, §18.8.30).

use crate::package::Element;
use std::collections::HashMap;
use std::str::Chars;

/// How a number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As a number.
    Number,
    /// As a percentage.
    Percent,
    /// As a day.
    Day,
    /// As a month without a day.
    Month,
}

/// The formats of cells, by the index of their style.
pub(super) fn formats(styles: Option<&Element>) -> Vec<Format> {
    let Some(styles) = styles else {
        return Vec::new();
    };
    let codes: HashMap<&str, &str> = styles
        .find("numFmts")
        .into_iter()
        .flat_map(Element::elements)
        .filter_map(|format| {
            Some((
                format.attribute("numFmtId")?,
                format.attribute("formatCode")?,
            ))
        })
        .collect();
    let cells = styles
        .find("cellXfs")
        .into_iter()
        .flat_map(Element::elements);
    cells
        .map(|style| {
            let id = style.attribute("numFmtId");
            match id.and_then(|id| codes.get(id)) {
                Some(code) => of_code(code),
                None => built_in(style.number("numFmtId")),
            }
        })
        .collect()
}

/// The formats every program knows by their number.
fn built_in(id: Option<u32>) -> Format {
    match id {
        Some(9 | 10) => Format::Percent,
        Some(17) => Format::Month,
        Some(14..=16 | 22 | 27..=36 | 50..=58) => Format::Day,
        _ => Format::Number,
    }
}

/// What a format code shows; only its first section counts.
fn of_code(code: &str) -> Format {
    let signs = signs(code);
    let has = |wanted: char| signs.contains(wanted);
    if has('%') {
        Format::Percent
    } else if has('d') || (has('y') && !has('m')) {
        Format::Day
    } else if has('y') {
        Format::Month
    } else {
        Format::Number
    }
}

/// The signs of a code in lower case, without what stands in quotes, brackets or behind a
/// backslash.
fn signs(code: &str) -> String {
    let mut signs = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => skip_behind('"', &mut characters),
            '[' => skip_behind(']', &mut characters),
            '\\' | '_' | '*' => {
                characters.next();
            }
            ';' => break,
            other => signs.extend(other.to_lowercase()),
        }
    }
    signs
}

/// Steps over everything up to a sign, and over the sign.
fn skip_behind(sign: char, characters: &mut Chars<'_>) {
    for character in characters {
        if character == sign {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_what_a_number_is() {
        for (code, wanted) in [
            ("0%", Format::Percent),
            ("0.0 %;-0.0 %", Format::Percent),
            ("d mmmm yyyy", Format::Day),
            ("dd/mm/yyyy;@", Format::Day),
            ("[$-809]mmmm yyyy", Format::Month),
            ("mmm-yy", Format::Month),
            ("\"£\"#,##0.00", Format::Number),
            ("[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", Format::Number),
            ("0 \"days\"", Format::Number),
            ("General", Format::Number),
            ("h:mm", Format::Number),
        ] {
            assert_eq!(of_code(code), wanted, "{code}");
        }
    }
}

//! One cell: what it holds, and whether that is worked out (ECMA-376 part 1, §18.3.1.4).

use super::format::Format;
use crate::diagnostic::Place;
use crate::package::{Element, PackageError};
use crate::plan::scalar::Date;
use crate::read::gathered::{Content, Raw};
use jiff::ToSpan;
use jiff::civil::date;

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// What it holds, or shows if it is worked out.
    pub(super) value: CellValue,
    /// Whether a formula works it out.
    pub(super) worked_out: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    /// Text.
    Text(String),
    /// A number in decimal digits, and how it is shown.
    Number(String, Format, Option<Date>),
    /// True or false.
    YesNo(bool),
}

/// What a cell is read with.
pub(super) struct Context<'a> {
    /// The strings that cells share.
    pub(super) strings: &'a [String],
    /// The formats by the index of a style.
    pub(super) formats: &'a [Format],
    /// Whether days are counted from 1904.
    pub(super) since_1904: bool,
}

impl Context<'_> {
    /// A string that cells share.
    fn string(&self, index: &str) -> Result<&str, PackageError> {
        let string = index
            .parse()
            .ok()
            .and_then(|at: usize| self.strings.get(at));
        string
            .map(String::as_str)
            .ok_or_else(|| PackageError::Damaged {
                reason: format!("a cell shows the text {index}, which is not there"),
            })
    }

    /// How the number of a cell is shown.
    fn format(&self, cell: &Element) -> Format {
        let style = cell
            .number("s")
            .and_then(|style: usize| self.formats.get(style));
        style.map_or(Format::Number, |format| *format)
    }
}

impl Cell {
    /// Reads an element `c`; none where it holds nothing. A formula without a result, as libraries
    /// write it that do not calculate, is an empty text that is worked out.
    pub(super) fn read(
        element: &Element,
        context: &Context<'_>,
    ) -> Result<Option<Self>, PackageError> {
        let worked_out = element.find("f").is_some();
        let value = Self::value(element, worked_out, context)?
            .filter(|value| !matches!(value, CellValue::Text(text) if text.trim().is_empty()));
        if worked_out {
            let value = value.unwrap_or_else(|| CellValue::Text(String::new()));
            return Ok(Some(Self { value, worked_out }));
        }
        Ok(value.map(|value| Self { value, worked_out }))
    }

    fn value(
        element: &Element,
        worked_out: bool,
        context: &Context<'_>,
    ) -> Result<Option<CellValue>, PackageError> {
        let kind = element.attribute("t");
        if kind == Some("inlineStr") {
            return Ok(element
                .find("is")
                .map(|string| CellValue::Text(text(string))));
        }
        let written = element.find("v").map(Element::own_text);
        let Some(written) = written.filter(|written| !written.trim().is_empty()) else {
            return Ok(None);
        };
        Ok(Some(match (kind, written.trim()) {
            (Some("s"), index) => CellValue::Text(context.string(index)?.to_owned()),
            (Some("str" | "e"), _) => CellValue::Text(unescaped(&written)),
            (Some("b"), yes_no @ ("0" | "1")) => CellValue::YesNo(yes_no == "1"),
            (Some("b" | "d"), _) => CellValue::Text(written.into_owned()),
            (_, digits) => {
                let format = context.format(element);
                let value = if worked_out {
                    number(&rounded(digits), format, context.since_1904)
                } else {
                    number(digits, format, context.since_1904)
                };
                // What is no number all the same is what people wrote.
                value.unwrap_or_else(|| CellValue::Text(written.into_owned()))
            }
        }))
    }

    /// Its text, if it holds one.
    pub(super) fn text(&self) -> Option<String> {
        match &self.value {
            CellValue::Text(text) if !text.is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// What it shows, as one text.
    pub(super) fn shown(&self) -> String {
        match &self.value {
            CellValue::Text(text) => text.clone(),
            CellValue::Number(_, _, Some(date)) => date.to_string(),
            CellValue::Number(digits, ..) => digits.clone(),
            CellValue::YesNo(yes) => yes.to_string(),
        }
    }

    /// Its answer.
    pub(super) fn raw(self, place: Place, yes_no: bool) -> Raw {
        let content = match self.value {
            CellValue::Text(text) => Content::Text(text),
            CellValue::YesNo(yes) if yes_no => Content::YesNo(yes),
            CellValue::YesNo(yes) => Content::Text(yes.to_string()),
            CellValue::Number(digits, format, date) => Content::Number {
                digits,
                percent: format == Format::Percent,
                date,
            },
        };
        Raw::at(place, content)
    }
}

fn number(written: &str, format: Format, since_1904: bool) -> Option<CellValue> {
    let value: f64 = written.parse().ok()?;
    if !value.is_finite() {
        return None;
    }
    let date = match format {
        Format::Day | Format::Month => serial(value, format, since_1904),
        Format::Number | Format::Percent => None,
    };
    // The shortest digits that mean this number: 0.29, also where a file says 0.28999999999999998.
    Some(CellValue::Number(value.to_string(), format, date))
}

/// What is worked out, to the 15 digits that Excel counts with: `1251.8999999999999` is 1251.9.
fn rounded(written: &str) -> String {
    match written.parse::<f64>() {
        Ok(value) => format!("{value:.14e}"),
        Err(_) => written.to_owned(),
    }
}

/// The serial number of 29 February 1900.
const NEVER_WAS: f64 = 60.0;

/// The date of a serial number: days since the last of 1899, or since the first of 1904. Excel
/// counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1), so that earlier days
/// have a number one lower.
fn serial(value: f64, format: Format, since_1904: bool) -> Option<Date> {
    if !(1.0..3_000_000.0).contains(&value) {
        return None;
    }
    let first = if since_1904 {
        date(1904, 1, 1)
    } else if value < NEVER_WAS {
        date(1899, 12, 31)
    } else {
        date(1899, 12, 30)
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value lies within the years of dates"
    )]
    let days = value.floor() as i64;
    let day = first.checked_add(days.days()).ok()?;
    let written = match format {
        Format::Month => format!("{:04}-{:02}", day.year(), day.month()),
        _ => day.to_string(),
    };
    written.parse().ok()
}

/// The text of a shared or inline string, whose pieces may look different; without its
/// pronunciation (§18.4.8).
pub(super) fn text(string: &Element) -> String {
    let pieces = string
        .elements()
        .filter_map(|piece| match piece.name.as_ref() {
            "t" => Some(piece),
            "r" => piece.find("t"),
            _ => None,
        });
    unescaped(&pieces.map(Element::own_text).collect::<String>())
}

/// A text with `_x000D_` as the character it stands for (§22.9.2.19, `ST_Xstring`).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        if let Some((character, after)) = escaped(after) {
            out.extend(character);
            rest = after;
        } else {
            out.push_str("_x");
            rest = after;
        }
    }
    out.push_str(rest);
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    out.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(kept)
        .collect()
}

/// The character of four hexadecimal digits and an underscore, and what follows; no character
/// where the digits mean none.
fn escaped(text: &str) -> Option<(Option<char>, &str)> {
    let (digits, after) = text.split_at_checked(4)?;
    let after = after.strip_prefix('_')?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    plain.then(|| (char::from_u32(code), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_since_1899() {
        let shown = |value, format| serial(value, format, false).map(|date| date.to_string());
        assert_eq!(shown(46_266.0, Format::Day).as_deref(), Some("2026-09-01"));
        assert_eq!(shown(46_266.75, Format::Month).as_deref(), Some("2026-09"));
        assert_eq!(shown(61.0, Format::Day).as_deref(), Some("1900-03-01"));
        assert_eq!(shown(59.0, Format::Day).as_deref(), Some("1900-02-28"));
        assert_eq!(shown(56.0, Format::Day).as_deref(), Some("1900-02-25"));
        assert_eq!(shown(-1.0, Format::Day), None);
        assert_eq!(shown(1e300, Format::Day), None);
        assert_eq!(serial(0.0, Format::Day, true), None);
    }

    #[test]
    fn what_is_not_of_its_kind_is_kept_as_it_is_written() {
        let context = Context {
            strings: &["shared".to_owned()],
            formats: &[],
            since_1904: false,
        };
        let shown = |kind: &'static str, written: &str| {
            let value = Element::new("v").text(written);
            let cell = Element::new("c").with("t", kind).child(value);
            let cell = Cell::read(&cell, &context)?;
            Ok(cell.map(|cell| cell.shown()))
        };
        let is = |text: &str| Ok::<_, PackageError>(Some(text.to_owned()));
        assert_eq!(shown("n", "12"), is("12"));
        assert_eq!(shown("n", "twelve"), is("twelve"));
        assert_eq!(shown("n", "1e999"), is("1e999"));
        assert_eq!(shown("b", "0"), is("false"));
        assert_eq!(shown("b", "true"), is("true"));
        assert_eq!(shown("s", "0"), is("shared"));
        assert_eq!(shown("s", ""), Ok(None));
        assert!(shown("s", "1").is_err());
    }

    #[test]
    fn escapes_of_excel_are_the_characters_they_stand_for() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\nb");
        assert_eq!(unescaped("_x005F_x0041_"), "_x0041_");
        assert_eq!(unescaped("_x0041_x _xyz_ é_x"), "Ax _xyz_ é_x");
        assert_eq!(unescaped("_x0001_"), "");
    }
}

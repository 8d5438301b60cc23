//! Validation: what may be typed into the cells of a table.

use super::number::float;
use crate::workbook::{Allowed, Table, Validation};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula,
    Worksheet, XlsxError,
};

/// The longest title of a message (ECMA-376 part 1, §18.3.1.32), and the longest message.
const LONGEST_TITLE: usize = 32;
const LONGEST_MESSAGE: usize = 255;

/// The longest list that a validation can hold itself.
const LONGEST_LIST: usize = 255;

/// Writes the validations of a table: one for each column, and those of single cells.
pub(super) fn write(worksheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (first, last) = (table.first_row(), table.last_row());
    for (at, column) in (0..).zip(&table.columns) {
        if let Some(validation) = &column.validation {
            let made = made(validation)?;
            worksheet.add_data_validation(first, at, last, at, &made)?;
        }
    }
    for (row, cells) in (first..).zip(&table.rows) {
        for (at, cell) in (0..).zip(cells) {
            if let Some(validation) = &cell.validation {
                worksheet.add_data_validation(row, at, row, at, &made(validation)?)?;
            }
        }
    }
    Ok(())
}

fn made(wanted: &Validation) -> Result<DataValidation, XlsxError> {
    let mut validation = allowed(&wanted.allowed)?;
    let title = shortened(&wanted.title, LONGEST_TITLE);
    if !wanted.prompt.is_empty() {
        validation = validation
            .set_input_title(title.as_str())?
            .set_input_message(shortened(&wanted.prompt, LONGEST_MESSAGE))?;
    }
    if !wanted.refusal.is_empty() {
        validation = validation
            .set_error_title(title)?
            .set_error_message(shortened(&wanted.refusal, LONGEST_MESSAGE))?;
    }
    Ok(match wanted.allowed {
        Allowed::Preferably(_) => validation.set_error_style(DataValidationErrorStyle::Warning),
        _ => validation,
    })
}

fn allowed(allowed: &Allowed) -> Result<DataValidation, XlsxError> {
    let any = DataValidation::new();
    Ok(match allowed {
        Allowed::OneOf(name) | Allowed::Preferably(name) => {
            any.allow_list_formula(Formula::new(name))
        }
        Allowed::Words(words) if words.join(",").encode_utf16().count() <= LONGEST_LIST => {
            any.allow_list_strings(words)?
        }
        Allowed::Any | Allowed::Words(_) => any.allow_any_value(),
        Allowed::NumberUpTo(most) => {
            any.allow_decimal_number(DataValidationRule::Between(0.0, float(*most)?))
        }
        Allowed::Date => any.allow_date(DataValidationRule::GreaterThanOrEqualTo(
            ExcelDateTime::from_ymd(1900, 1, 1)?,
        )),
        Allowed::Nothing => any.allow_custom(Formula::new("FALSE")),
    })
}

/// The beginning of a text that has to be short, with an ellipsis where it is cut.
fn shortened(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut length = 1;
    for c in text.chars() {
        length += c.len_utf16();
        if length > longest {
            break;
        }
        out.push(c);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_cut_to_what_a_program_shows() {
        assert_eq!(shortened("short", 32), "short");
        let cut = shortened(&"😀".repeat(40), 32);
        assert_eq!(cut, format!("{}…", "😀".repeat(15)));
        assert!(cut.encode_utf16().count() <= 32);
    }
}

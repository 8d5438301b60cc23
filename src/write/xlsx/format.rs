//! How cells look: the looks of the model as cell formats of the file.

use crate::style::{Colour, Style};
use crate::workbook::{Form, Look};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The formats of a file, made as they are needed.
pub(super) struct Formats<'a> {
    style: &'a Style,
    /// What stands before the format of dates.
    date_locale: &'a str,
    made: RefCell<HashMap<Key, Rc<Format>>>,
}

/// What tells one format from another.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    look: Look,
    variant: Variant,
    place: CellPlace,
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum CellPlace {
    /// In a table of entries, whose rows may be high.
    Register,
    /// In a table of figures.
    Figures,
    /// In a row of totals.
    Totals,
}

/// What a value adds to the look of its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Variant {
    /// Nothing.
    #[default]
    Usual,
    /// Text that begins like a formula.
    Quoted,
    /// A month without a day.
    Month,
    /// A date where none is yet: what is typed decides how it is shown.
    Open,
    /// A percentage with decimals.
    Fine,
    /// A link.
    Link,
}

impl<'a> Formats<'a> {
    pub(super) fn new(style: &'a Style, date_locale: &'a str) -> Self {
        Self {
            style,
            date_locale,
            made: RefCell::default(),
        }
    }

    /// The format of text outside tables, which widths are counted in.
    pub(super) fn set_default(&self, file: &mut Workbook) -> Result<(), XlsxError> {
        let metrics = Metrics::new(self.style);
        file.set_default_format(&self.text(), metrics.row, metrics.column)?;
        Ok(())
    }

    /// Plain text of the size of cells.
    pub(super) fn text(&self) -> Format {
        Format::new()
            .set_font_name(&self.style.fonts.body)
            .set_font_size(self.style.sizes.sheet.0)
            .set_font_color(color(self.style.colours.text))
    }

    /// A line of text above the tables.
    pub(super) fn line(&self) -> Format {
        self.text().set_align(FormatAlign::Top)
    }

    /// The title of a sheet.
    pub(super) fn title(&self) -> Format {
        self.heading_of(self.style.sizes.sheet_title.0)
    }

    /// The heading of a table.
    pub(super) fn heading(&self) -> Format {
        self.heading_of(self.style.sizes.sheet.0 + 2.0)
            .set_align(FormatAlign::Bottom)
    }

    fn heading_of(&self, size: f64) -> Format {
        self.text()
            .set_font_name(&self.style.fonts.heading)
            .set_font_size(size)
            .set_bold()
            .set_font_color(color(self.style.colours.heading))
    }

    /// The header of a column; above a filter button, which stands at the foot of it.
    pub(super) fn header(&self, look: &Look, filter: bool) -> Format {
        let colours = &self.style.colours;
        let side = match look.form {
            Form::Number | Form::Money(_) | Form::Sum(_) | Form::Percent => FormatAlign::Right,
            Form::Mark => FormatAlign::Center,
            _ => FormatAlign::Left,
        };
        self.text()
            .set_bold()
            .set_font_color(color(colours.header_text))
            .set_background_color(color(colours.header_fill))
            .set_border(FormatBorder::Thin)
            .set_border_color(color(colours.line))
            .set_text_wrap()
            .set_align(if filter {
                FormatAlign::Top
            } else {
                FormatAlign::VerticalCenter
            })
            .set_align(side)
            .set_indent(u8::from(side == FormatAlign::Left))
    }

    /// The format of a cell; cells in a row of totals stand out.
    pub(super) fn cell(&self, look: &Look, variant: Variant, place: CellPlace) -> Rc<Format> {
        let key = Key {
            look: look.clone(),
            variant,
            place,
        };
        let mut made = self.made.borrow_mut();
        let format = made
            .entry(key)
            .or_insert_with_key(|key| Rc::new(self.make(key)));
        Rc::clone(format)
    }

    fn make(&self, key: &Key) -> Format {
        let colours = &self.style.colours;
        let side = side(&key.look.form, key.variant);
        let mut format = self
            .text()
            .set_align(match key.place {
                CellPlace::Register => FormatAlign::Top,
                CellPlace::Figures | CellPlace::Totals => FormatAlign::VerticalCenter,
            })
            .set_align(side)
            // At the right, programs differ over what an indent is.
            .set_indent(u8::from(side == FormatAlign::Left))
            .set_border(FormatBorder::Thin)
            .set_border_color(color(colours.line));
        if matches!(key.look.form, Form::Text | Form::Literal) {
            format = format.set_text_wrap();
        }
        if let Some(pattern) = pattern(&key.look.form, key.variant, self.date_locale) {
            format = format.set_num_format(pattern);
        }
        if key.place == CellPlace::Totals || key.look.strong {
            format = format
                .set_bold()
                .set_background_color(color(colours.panel_fill));
        } else if key.look.input {
            format = format.set_background_color(color(colours.input_fill));
        }
        match key.variant {
            Variant::Quoted => format.set_quote_prefix(),
            Variant::Link => format
                .set_font_color(color(colours.link))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            _ => format,
        }
    }

    /// The dark cell of a mark.
    pub(super) fn mark(&self) -> Format {
        let dark = color(self.style.colours.heading);
        Format::new()
            .set_font_color(dark)
            .set_background_color(dark)
    }
}

/// Figures stand at the right, marks in the middle, all else at the left.
fn side(form: &Form, variant: Variant) -> FormatAlign {
    match form {
        Form::Number | Form::Money(_) | Form::Sum(_) | Form::Percent
            if variant != Variant::Quoted =>
        {
            FormatAlign::Right
        }
        Form::Mark => FormatAlign::Center,
        _ => FormatAlign::Left,
    }
}

/// The number format; none leaves it to the program.
fn pattern(form: &Form, variant: Variant, date_locale: &str) -> Option<String> {
    Some(match (form, variant) {
        (Form::Literal, _) => "@".to_owned(),
        (Form::Money(sign), _) => money(sign),
        (Form::Sum(sign), _) => sum(sign),
        (Form::Percent, Variant::Fine) => "0.00%".to_owned(),
        (Form::Percent, _) => "0%".to_owned(),
        (Form::Date, Variant::Month) => format!("{date_locale}mmm yyyy"),
        (Form::Date, Variant::Usual) => format!("{date_locale}d mmm yyyy"),
        _ => return None,
    })
}

/// Money with its sign.
pub(super) fn money(sign: &str) -> String {
    format!("[${sign}]#,##0.00")
}

/// Money that is worked out: nothing is shown as a dash.
fn sum(sign: &str) -> String {
    let amount = money(sign);
    format!("{amount};-{amount};\"–\"")
}

/// A colour as the library writes it.
pub(super) fn color(Colour(red, green, blue): Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

/// A pixel in points, at 96 pixels to the inch.
pub(super) const PIXEL: f64 = 0.75;

/// Pixel measures of the default font.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Metrics {
    /// The size of the text in points.
    pub(super) size: f64,
    /// The width of a digit, and the room beside the digits of a column.
    pub(super) digit: f64,
    pub(super) padding: f64,
    /// The height of a row of one line.
    pub(super) row: u32,
    /// The height of each line in points.
    pub(super) line: f64,
    /// The height of the row of a title in points.
    pub(super) title: f64,
    /// The width of a column of which nothing is said.
    pub(super) column: u32,
}

/// Digit width, padding and column width, as the library knows them.
const KNOWN: [(f64, f64, u32); 7] = [
    (6.0, 5.0, 56),
    (7.0, 5.0, 64),
    (8.0, 5.0, 72),
    (9.0, 7.0, 80),
    (11.0, 7.0, 96),
    (12.0, 7.0, 104),
    (13.0, 9.0, 120),
];

impl Metrics {
    /// The measures of the font of cells, at 96 pixels to the inch.
    pub(super) fn new(style: &Style) -> Self {
        let pixels = style.sizes.sheet.0 * 96.0 / 72.0;
        let narrow = ["calibri", "carlito"].contains(&style.fonts.body.to_lowercase().as_str());
        let wanted = pixels * if narrow { 0.507 } else { 0.556 };
        let distance = |known: &(f64, f64, u32)| (known.0 - wanted).abs();
        let nearest = KNOWN
            .into_iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let (digit, padding, column) = nearest.unwrap_or((8.0, 5.0, 72));
        Self {
            size: style.sizes.sheet.0,
            digit,
            padding,
            row: whole(pixels * 1.32),
            line: style.sizes.sheet.0 * 1.23,
            title: f64::from(whole(style.sizes.sheet_title.0 / PIXEL * 1.32)) * PIXEL,
            column,
        }
    }

    /// The height of a row of one line in points.
    pub(super) fn row_points(&self) -> f64 {
        f64::from(self.row) * PIXEL
    }

    /// The width of a column in pixels (ECMA-376 part 1, §18.3.1.13).
    pub(super) fn column_pixels(&self, characters: f64) -> f64 {
        characters * self.digit + self.padding
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a row can be"
)]
fn whole(pixels: f64) -> u32 {
    pixels.ceil().clamp(1.0, 500.0) as u32
}

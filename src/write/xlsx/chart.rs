//! Charts: stacked bars whose fills differ in lightness, so that they tell apart in print.

use super::format::{color, money};
use super::pages::{ABOVE, BESIDE, Place};
use crate::style::{Colour, Style};
use crate::workbook::{Chart, Series};
use rust_xlsxwriter::{
    ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill,
    ChartType, Worksheet, XlsxError,
};

/// How light each series is, from 0 (the colour of headings) to 1 (white).
const LIGHTNESS: [f64; 3] = [0.0, 0.5, 0.85];

/// Puts a chart beside the tables of a sheet, at the left of this column.
pub(super) fn write(
    worksheet: &mut Worksheet,
    chart: &Chart,
    place: Place,
    column: u16,
    style: &Style,
) -> Result<(), XlsxError> {
    let kind = if chart.upright {
        ChartType::ColumnStacked
    } else {
        ChartType::BarStacked
    };
    let mut drawn = rust_xlsxwriter::Chart::new(kind);
    for (at, series) in chart.series.iter().enumerate() {
        let fill = lighter(
            style.colours.heading,
            LIGHTNESS.get(at).copied().unwrap_or(0.7),
        );
        let line = ChartLine::new()
            .set_color(color(style.colours.text))
            .set_width(0.75)
            .clone();
        let mut format = ChartFormat::new()
            .set_solid_fill(ChartSolidFill::new().set_color(color(fill)))
            .set_border(&line)
            .clone();
        drawn
            .add_series()
            .set_name((chart.sheet.as_str(), series.header_row, series.column))
            .set_categories(range(chart, &chart.labels))
            .set_values(range(chart, series))
            .set_gap(60)
            .set_format(&mut format);
    }
    let font = font(style, style.sizes.sheet.0);
    drawn
        .title()
        .set_name(chart.title.as_str())
        .set_font(self::font(style, style.sizes.sheet.0 + 2.0).set_bold());
    drawn.x_axis().set_font(&font);
    drawn.y_axis().set_font(&font);
    // Every name is shown, also where a program finds little room.
    if chart.upright {
        drawn.x_axis().set_label_interval(1);
        drawn.y_axis().set_num_format(axis(chart)).set_min(0);
    } else {
        drawn
            .x_axis()
            .set_num_format(axis(chart))
            .set_min(0)
            .set_label_position(ChartAxisLabelPosition::High);
        // Bars are drawn from the bottom; so turned, the first stands at the top.
        drawn.y_axis().set_reverse().set_label_interval(1);
    }
    drawn
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&font);
    drawn.set_alt_text(&chart.alt).set_name(&chart.title);
    let (width, height) = place.size;
    drawn.set_width(width).set_height(height);
    drawn.set_object_movement(rust_xlsxwriter::ObjectMovement::MoveButDontSizeWithCells);
    worksheet.insert_chart_with_offset(place.row, column, &drawn, BESIDE, ABOVE)?;
    Ok(())
}

fn range<'a>(chart: &'a Chart, series: &Series) -> (&'a str, u32, u16, u32, u16) {
    let (first, last) = chart.rows;
    (&chart.sheet, first, series.column, last, series.column)
}

fn font(style: &Style, size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(&style.fonts.body)
        .set_size(size)
        .set_color(color(style.colours.text));
    font
}

/// The form of amounts along an axis: without pence, in the unit of the chart.
fn axis(chart: &Chart) -> String {
    let unit = &chart.unit;
    let decimals = match unit.decimals {
        0 => String::new(),
        decimals => format!(".{}", "0".repeat(decimals.into())),
    };
    let commas = ",".repeat(unit.thousands.into());
    let after = match unit.sign.replace('"', "") {
        sign if sign.is_empty() => sign,
        sign => format!("\"{sign}\""),
    };
    money(&chart.sign).replace(".00", &format!("{decimals}{commas}{after}"))
}

/// A colour mixed with white.
fn lighter(Colour(red, green, blue): Colour, white: f64) -> Colour {
    let mix = |part: u8| {
        let mixed = f64::from(part) + (255.0 - f64::from(part)) * white;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes"
        )]
        let byte = mixed.round().clamp(0.0, 255.0) as u8;
        byte
    };
    Colour(mix(red), mix(green), mix(blue))
}

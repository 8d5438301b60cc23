//! Charts: stacked bars, lines and pies that tell apart on paper.
//!
//! In: a chart as plain values and its place. Out: a chart of the file. Fills are dark, striped and
//! pale in turn, because shades alone are lost on a bad copier; this file does not know the figures.

use super::format::{color, money};
use super::pages::{ABOVE, BESIDE, ChartPlace};
use crate::style::{Colour, Style};
use crate::workbook::{Chart, ChartShape, Series};
use rust_xlsxwriter::{
    ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartPatternFill, ChartPatternFillType,
    ChartPoint, ChartSeries, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

/// The inside of a bar.
#[derive(Clone, Copy)]
enum Fill {
    /// This light, from 0 (the colour of headings) to 1 (white).
    Plain(f64),
    /// In the colour of headings, on white.
    Pattern(ChartPatternFillType),
}

/// The fills of series, in turn.
const FILLS: [Fill; 4] = [
    Fill::Plain(0.0),
    Fill::Pattern(ChartPatternFillType::DiagonalStripesDarkUpwards),
    Fill::Plain(0.85),
    Fill::Pattern(ChartPatternFillType::LargeGrid),
];

/// Puts a chart beside the tables of a sheet, at the left of this column.
pub(super) fn write(
    worksheet: &mut Worksheet,
    chart: &Chart,
    place: ChartPlace,
    column: u16,
    style: &Style,
) -> Result<(), XlsxError> {
    let kind = match (chart.shape, chart.upright) {
        (ChartShape::Lines, _) => ChartType::Line,
        (ChartShape::Pie, _) => ChartType::Pie,
        (ChartShape::Bars, true) => ChartType::ColumnStacked,
        (ChartShape::Bars, false) => ChartType::BarStacked,
    };
    let mut drawn = rust_xlsxwriter::Chart::new(kind);
    for (at, series) in chart.series.iter().enumerate() {
        let added = drawn.add_series();
        added
            .set_name((chart.sheet.as_str(), series.header_row, series.column))
            .set_categories(range(chart, &chart.labels))
            .set_values(range(chart, series));
        match chart.shape {
            ChartShape::Bars => {
                added.set_gap(60).set_format(&mut bar(fill(at), style));
            }
            ChartShape::Lines => {
                added.set_format(&mut drawn_line(at, style));
            }
            ChartShape::Pie => slices(added, series.values.len(), style),
        }
    }
    let font = font(style, style.sizes.sheet.0);
    drawn
        .title()
        .set_name(chart.title.as_str())
        .set_font(self::font(style, style.sizes.sheet.0 + 2.0).set_bold());
    if chart.shape != ChartShape::Pie {
        axes(&mut drawn, chart, &font, style);
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

/// The fill of a series or a slice.
fn fill(at: usize) -> Fill {
    let mut fills = FILLS.iter().cycle();
    fills
        .nth(at % FILLS.len())
        .copied()
        .unwrap_or(Fill::Plain(0.0))
}

/// How the line of a series looks: lines tell apart by their dashes.
fn drawn_line(at: usize, style: &Style) -> ChartFormat {
    const DASHES: [ChartLineDashType; 4] = [
        ChartLineDashType::Solid,
        ChartLineDashType::Dash,
        ChartLineDashType::RoundDot,
        ChartLineDashType::LongDashDot,
    ];
    let dashes = DASHES.get(at % DASHES.len());
    let mut line = ChartLine::new();
    line.set_color(color(style.colours.heading))
        .set_width(2.25)
        .set_dash_type(dashes.copied().unwrap_or(ChartLineDashType::Solid));
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

/// How the slices of a pie look, each with its share beside it.
fn slices(series: &mut ChartSeries, count: usize, style: &Style) {
    let points = (0..count).map(|at| ChartPoint::new().set_format(&mut bar(fill(at), style)));
    let mut label = ChartDataLabel::new();
    label
        .show_percentage()
        .set_position(ChartDataLabelPosition::OutsideEnd)
        .set_font(&font(style, style.sizes.sheet.0));
    series
        .set_points(&points.collect::<Vec<_>>())
        .set_data_label(&label);
}

/// How the bars of a series look.
fn bar(fill: Fill, style: &Style) -> ChartFormat {
    let mut format = ChartFormat::new();
    match fill {
        Fill::Plain(white) => {
            let fill = color(lighter(style.colours.heading, white));
            format.set_solid_fill(ChartSolidFill::new().set_color(fill))
        }
        Fill::Pattern(pattern) => {
            let dark = color(style.colours.heading);
            let mut fill = ChartPatternFill::new();
            format.set_pattern_fill(fill.set_pattern(pattern).set_foreground_color(dark))
        }
    };
    format.set_border(&line(style.colours.text));
    format
}

/// A thin line.
fn line(colour: Colour) -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(color(colour)).set_width(0.75);
    line
}

/// The names along one axis, of which each is shown, and the amounts along the other.
fn axes(drawn: &mut rust_xlsxwriter::Chart, chart: &Chart, font: &ChartFont, style: &Style) {
    drawn.x_axis().set_font(font);
    drawn.y_axis().set_font(font);
    let grid = line(lighter(style.colours.line, 0.6));
    if chart.upright {
        drawn.x_axis().set_label_interval(1);
        drawn
            .y_axis()
            .set_num_format(axis(chart))
            .set_min(0)
            .set_major_gridlines_line(&grid);
    } else {
        drawn
            .x_axis()
            .set_num_format(axis(chart))
            .set_min(0)
            .set_major_gridlines_line(&grid)
            .set_label_position(ChartAxisLabelPosition::High);
        // Bars are drawn from the bottom; so turned, the first stands at the top.
        drawn.y_axis().set_reverse().set_label_interval(1);
    }
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

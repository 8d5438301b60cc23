//! A fixed look for tests: not the product's own, and never loaded from a file.

use coplan::style::{
    Colour, Colours, Fonts, House, Logo, Page, Paper, Points, Sizes, Style, Twips,
};

/// The sizes of ordinary print.
const SIZES: Sizes = Sizes {
    body: Points(12.0),
    table: Points(12.0),
    band: Points(12.0),
    title: Points(26.0),
    headings: [Points(18.0), Points(15.0), Points(13.0)],
    sheet: Points(12.0),
    sheet_title: Points(16.0),
};

/// The sizes of large print.
const LARGE_SIZES: Sizes = Sizes {
    body: Points(18.0),
    table: Points(18.0),
    band: Points(18.0),
    title: Points(32.0),
    headings: [Points(26.0), Points(22.0), Points(20.0)],
    ..SIZES
};

/// A look with dark blue headings on A4.
pub fn style() -> Style {
    Style {
        fonts: Fonts {
            body: "Carlito".into(),
            heading: "Carlito".into(),
        },
        sizes: SIZES,
        large_sizes: LARGE_SIZES,
        colours: Colours {
            text: Colour(0x21, 0x21, 0x21),
            heading: Colour(0x00, 0x30, 0x87),
            prompt: Colour(0x59, 0x59, 0x59),
            link: Colour(0x00, 0x47, 0x9B),
            line: Colour(0x76, 0x86, 0x92),
            header_fill: Colour(0x00, 0x30, 0x87),
            header_text: Colour(0xFF, 0xFF, 0xFF),
            band_fill: Colour(0xF1, 0xF5, 0xFA),
            guidance_line: Colour(0x00, 0x5E, 0xB8),
            guidance_fill: Colour(0xE8, 0xF1, 0xFA),
            panel_fill: Colour(0xE6, 0xEA, 0xEE),
            input_fill: Colour(0xFF, 0xFB, 0xE6),
        },
        page: Page {
            paper: Paper::A4,
            landscape: false,
            margins: [20.0, 20.0, 20.0, 20.0].map(Twips::from_millimetres),
        },
        house: House::default(),
        large_print: false,
    }
}

/// The same look as large print.
pub fn large_print() -> Style {
    style().in_large_print()
}

/// The same look with a house: a name and a logo of two colours.
pub fn with_house(mut style: Style) -> Style {
    let (width, height) = (96, 32);
    style.house = House {
        name: Some("Elmbridge Community Health".into()),
        logo: Some(Logo {
            png: png(width, height),
            alt: "Elmbridge Community Health: a blue bar & a green bar".into(),
            width,
            height,
        }),
    };
    style
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    let pixel = |at: u32| {
        if (at % width) * 3 < width * 2 {
            [0, 94, 184]
        } else {
            [0, 150, 57]
        }
    };
    let pixels: Vec<u8> = (0..width * height).flat_map(pixel).collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

//! `style.toml` → style: the built-in look, with what a house changes.
//!
//! What the documents need to stay readable is checked here, once: contrast, sizes, the width
//! of the text, and that the logo is a picture with words for those who do not see it.

use super::keys::{File, HouseKeys};
use super::{Colour, Colours, Logo, Paper, Points, Style};
use crate::diagnostic::{Diagnostic, Text};
use crate::source::{self, Format, Tree};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The built-in style file.
const BUILT_IN: &str = include_str!("../../templates/style.toml");

/// Reads a style file; what it leaves out keeps the built-in look.
///
/// `picture` gives the bytes of a file named in the style, or says why it cannot.
pub fn load(
    text: &Arc<Text>,
    picture: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Style, Vec<Diagnostic>> {
    let (base, ..) = read(&Text::new("style.toml", BUILT_IN))?;
    let (own, tree, mut faults) = read(text)?;
    let file = own.over(base);
    let (logo, bad_logo) = logo(&file.house, picture);
    let style = file.look(logo)?;
    faults.extend(bad_logo);
    faults.extend(contrasts(&style.colours));
    faults.extend(small_sizes(&style));
    faults.extend(narrow_page(&style));
    if faults.is_empty() {
        return Ok(style);
    }
    Err(faults
        .into_iter()
        .map(|fault| placed(&tree, fault))
        .collect())
}

/// A file without what is wrong in it, and all that is wrong.
fn read(text: &Arc<Text>) -> Result<(File, Tree, Vec<Diagnostic>), Vec<Diagnostic>> {
    let parsed = Tree::parse(text, Format::Toml)?;
    let loaded = source::load::<File>(&parsed.tree);
    let faults = parsed.findings.into_iter().chain(loaded.findings).collect();
    Ok((loaded.value, parsed.tree, faults))
}

fn placed(tree: &Tree, fault: Diagnostic) -> Diagnostic {
    match fault.path.as_deref().and_then(|path| tree.place(path)) {
        Some(place) if fault.place.is_none() => fault.in_place(place),
        _ => fault,
    }
}

/// The logo, and what is wrong with it.
fn logo(
    house: &HouseKeys,
    picture: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> (Option<Logo>, Vec<Diagnostic>) {
    let Some(file) = &house.logo else {
        return (None, Vec::new());
    };
    let fault = |message: String, help: &str| {
        let fault = Diagnostic::error("bad-logo", message)
            .at("house.logo")
            .help(help);
        (None, vec![fault])
    };
    let Some(alt) = house.logo_alt.as_ref().filter(|alt| !alt.trim().is_empty()) else {
        let message = "the logo has no words for people who do not see it".to_owned();
        return fault(
            message,
            "add `logo_alt`, for example the name of your organisation",
        );
    };
    let png = match picture(file) {
        Ok(png) => png,
        Err(why) => {
            let help = "put the PNG file beside `style.toml`, and its name here";
            return fault(format!("the logo `{file}` cannot be read: {why}"), help);
        }
    };
    let Some((width, height)) = size_of(&png) else {
        let message = format!("`{file}` is not a PNG picture");
        return fault(message, "save the logo as a PNG file");
    };
    if width > LARGEST_LOGO || height > LARGEST_LOGO {
        let message = format!("`{file}` is {width} × {height} pixels large");
        let help = format!("save it with at most {LARGEST_LOGO} pixels each way");
        return fault(message, &help);
    }
    let logo = Logo {
        png,
        alt: alt.clone(),
        width,
        height,
    };
    (Some(logo), Vec::new())
}

/// The largest logo, in pixels each way; larger ones make every document slow to open.
const LARGEST_LOGO: u32 = 4_000;

/// Width and height of a picture that decodes to its end; one that is too large is not decoded.
fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > LARGEST_LOGO || height > LARGEST_LOGO {
        return Some((width, height));
    }
    while reader.next_row().ok()?.is_some() {}
    Some((width, height))
}

/// The least contrast of text (WCAG 2.2, 1.4.3), and of lines that carry meaning (1.4.11).
const TEXT_CONTRAST: f64 = 4.5;
const LINE_CONTRAST: f64 = 3.0;

fn contrasts(colours: &Colours) -> Vec<Diagnostic> {
    let c = colours;
    let pairs = [
        ("text", c.text, "paper", Colour::WHITE, TEXT_CONTRAST),
        ("heading", c.heading, "paper", Colour::WHITE, TEXT_CONTRAST),
        ("prompt", c.prompt, "paper", Colour::WHITE, TEXT_CONTRAST),
        ("prompt", c.prompt, "band_fill", c.band_fill, TEXT_CONTRAST),
        (
            "prompt",
            c.prompt,
            "panel_fill",
            c.panel_fill,
            TEXT_CONTRAST,
        ),
        (
            "prompt",
            c.prompt,
            "input_fill",
            c.input_fill,
            TEXT_CONTRAST,
        ),
        ("link", c.link, "paper", Colour::WHITE, TEXT_CONTRAST),
        ("link", c.link, "band_fill", c.band_fill, TEXT_CONTRAST),
        ("link", c.link, "panel_fill", c.panel_fill, TEXT_CONTRAST),
        (
            "link",
            c.link,
            "guidance_fill",
            c.guidance_fill,
            TEXT_CONTRAST,
        ),
        (
            "header_text",
            c.header_text,
            "header_fill",
            c.header_fill,
            TEXT_CONTRAST,
        ),
        ("band_fill", c.band_fill, "text", c.text, TEXT_CONTRAST),
        (
            "guidance_fill",
            c.guidance_fill,
            "text",
            c.text,
            TEXT_CONTRAST,
        ),
        ("panel_fill", c.panel_fill, "text", c.text, TEXT_CONTRAST),
        ("input_fill", c.input_fill, "text", c.text, TEXT_CONTRAST),
        ("line", c.line, "paper", Colour::WHITE, LINE_CONTRAST),
        (
            "guidance_line",
            c.guidance_line,
            "paper",
            Colour::WHITE,
            LINE_CONTRAST,
        ),
    ];
    let mut named = BTreeSet::new();
    let faint = pairs
        .into_iter()
        .filter(|(_, a, _, b, least)| a.contrast(*b) < *least);
    faint
        .filter(|(key, ..)| named.insert(*key))
        .map(|(key, a, other, b, least)| {
            let ratio = a.contrast(b);
            let message = format!(
                "`{key}` on `{other}` has a contrast of {ratio:.1} to 1, which is hard to read"
            );
            Diagnostic::error("low-contrast", message)
                .at(format!("colours.{key}"))
                .help(format!(
                    "choose colours further apart: at least {least} to 1"
                ))
        })
        .collect()
}

/// The least and the largest size of text, in points, and the least in large print
/// (UKAAF G003).
const LEAST: f64 = 12.0;
const LEAST_LARGE: f64 = 18.0;
const LARGEST: f64 = 72.0;

fn small_sizes(style: &Style) -> Vec<Diagnostic> {
    let sections = [
        ("sizes", &style.sizes, LEAST),
        ("large_print", &style.large_sizes, LEAST_LARGE),
    ];
    let mut faults = Vec::new();
    for (section, sizes, least) in sections {
        for (key, Points(size)) in sizes.named() {
            if !(least..=LARGEST).contains(&size) {
                let message = format!("`{key}` is {size} points");
                faults.push(
                    Diagnostic::error("bad-size", message)
                        .at(format!("{section}.{key}"))
                        .help(format!("choose from {least} to {LARGEST} points")),
                );
            }
        }
    }
    faults
}

/// The least width and height of the text on the smallest page, in millimetres.
const LEAST_WIDTH: f64 = 120.0;
const LEAST_HEIGHT: f64 = 120.0;
/// The least margin that printers can keep, in millimetres.
const LEAST_MARGIN: f64 = 10.0;

fn narrow_page(style: &Style) -> Vec<Diagnostic> {
    let keys = ["top", "right", "bottom", "left"];
    let mut faults: Vec<Diagnostic> = keys
        .into_iter()
        .zip(style.page.margins)
        .filter(|(_, margin)| margin.millimetres() < LEAST_MARGIN - 0.1)
        .map(|(key, margin)| {
            let message = format!(
                "a margin of {:.0} mm leaves printers too little room",
                margin.millimetres()
            );
            Diagnostic::error("bad-page", message)
                .at(format!("page.{key}"))
                .help(format!("leave at least {LEAST_MARGIN} mm"))
        })
        .collect();
    for paper in [Paper::A4, Paper::A3, Paper::Letter] {
        let page = style.on(paper, false).page;
        let (width, height) = (
            page.text_width().millimetres(),
            page.text_height().millimetres(),
        );
        if width < LEAST_WIDTH || height < LEAST_HEIGHT {
            let message = format!("the margins leave {width:.0} × {height:.0} mm for the text");
            faults.push(
                Diagnostic::error("bad-page", message)
                    .at("page")
                    .help(format!(
                        "leave at least {LEAST_WIDTH} × {LEAST_HEIGHT} mm on every paper"
                    )),
            );
            break;
        }
    }
    faults
}

//! Settings, fonts and theme: the parts a document has whatever it says.

use super::root;
use super::writer::value;
use crate::package::{Element, Part};
use crate::style::{Colour, Style};

/// The language of a document that names none.
const DEFAULT_LANGUAGE: &str = "en-GB";
/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 7] = ["ar", "fa", "he", "ps", "sd", "ur", "yi"];
/// The fixed-width font.
pub(super) const CODE_FONT: &str = "Courier New";
/// The font that has boxes to tick, on every machine Word runs on.
pub(super) const SYMBOL_FONT: &str = "MS Gothic";

/// A language tag that Word accepts.
pub(super) fn language(tag: &str) -> String {
    let fits = (2..=35).contains(&tag.len())
        && tag.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
    if fits {
        tag.to_owned()
    } else {
        DEFAULT_LANGUAGE.to_owned()
    }
}

/// The language of right-to-left text: the document's own, or Arabic, which only sets defaults.
pub(super) fn right_to_left_language(tag: &str) -> String {
    let primary = tag.split_once('-').map_or(tag, |(primary, _)| primary);
    if RIGHT_TO_LEFT.contains(&primary) {
        language(tag)
    } else {
        "ar-SA".to_owned()
    }
}

/// The mark of text in a language.
pub(super) fn language_of_text(tag: &str) -> Element {
    value("w:lang", language(tag)).with("w:bidi", right_to_left_language(tag))
}

/// The part `word/settings.xml`: the order is that of `CT_Settings` (§17.15.1.78).
///
/// A document that is closed takes typing in its controls only (§17.15.1.29), without a password:
/// that keeps mistakes out, not people.
pub(super) fn settings(tag: &str, closed: bool) -> Part {
    let setting = |name: &'static str, setting: &'static str| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", setting)
    };
    let compatibility = Element::new("w:compat")
        .child(setting("compatibilityMode", "15"))
        .child(setting("overrideTableStyleFontSizeAndJustification", "1"))
        .child(setting("enableOpenTypeFeatures", "1"))
        .child(setting("doNotFlipMirrorIndents", "1"))
        .child(setting("differentiateMultirowTableHeaders", "1"));
    let mut colours = Element::new("w:clrSchemeMapping");
    for (name, slot) in [
        ("bg1", "light1"),
        ("t1", "dark1"),
        ("bg2", "light2"),
        ("t2", "dark2"),
    ] {
        colours = colours.with(format!("w:{name}"), slot);
    }
    for number in 1..=6 {
        colours = colours.with(format!("w:accent{number}"), format!("accent{number}"));
    }
    colours = colours
        .with("w:hyperlink", "hyperlink")
        .with("w:followedHyperlink", "followedHyperlink");
    let protection = closed.then(|| {
        Element::new("w:documentProtection")
            .with("w:edit", "forms")
            .with("w:enforcement", "1")
    });
    let element = root("w:settings")
        .child(Element::new("w:zoom").with("w:percent", "100"))
        .children(protection)
        .child(value("w:defaultTabStop", "720"))
        .child(value("w:characterSpacingControl", "doNotCompress"))
        .child(compatibility)
        .child(value("w:themeFontLang", language(tag)).with("w:bidi", right_to_left_language(tag)))
        .child(colours)
        .child(value("w:decimalSymbol", "."))
        .child(value("w:listSeparator", ","));
    Part::new("word/settings.xml", element.to_part())
}

/// The part `word/fontTable.xml`.
pub(super) fn fonts(style: &Style) -> Part {
    let mut names: Vec<&str> = vec![
        &style.fonts.body,
        &style.fonts.heading,
        CODE_FONT,
        SYMBOL_FONT,
    ];
    names.sort_unstable();
    names.dedup();
    let fonts = names.into_iter().map(|name| {
        let pitch = if name == CODE_FONT {
            "fixed"
        } else {
            "variable"
        };
        Element::new("w:font")
            .with("w:name", name.to_owned())
            .child(value("w:pitch", pitch))
    });
    Part::new(
        "word/fontTable.xml",
        root("w:fonts").children(fonts).to_part(),
    )
}

/// The part `word/theme/theme1.xml` (§20.1.6.9): the fonts and colours of the style, offered to
/// people under Design.
pub(super) fn theme(style: &Style) -> Part {
    let colours = style.colours;
    let elements = Element::new("a:themeElements")
        .child(colour_scheme(&[
            ("a:dk1", colours.text),
            ("a:lt1", Colour(255, 255, 255)),
            ("a:dk2", colours.heading),
            ("a:lt2", colours.panel_fill),
            ("a:accent1", colours.heading),
            ("a:accent2", colours.header_fill),
            ("a:accent3", colours.line),
            ("a:accent4", colours.guidance_line),
            ("a:accent5", colours.prompt),
            ("a:accent6", colours.link),
            ("a:hlink", colours.link),
            ("a:folHlink", colours.link),
        ]))
        .child(
            Element::new("a:fontScheme")
                .with("name", "coplan")
                .child(font("a:majorFont", &style.fonts.heading))
                .child(font("a:minorFont", &style.fonts.body)),
        )
        .child(format_scheme());
    let theme = Element::new("a:theme")
        .with(
            "xmlns:a",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
        )
        .with("name", "coplan")
        .child(elements);
    Part::new("word/theme/theme1.xml", theme.to_part())
}

fn colour_scheme(colours: &[(&'static str, Colour)]) -> Element {
    let colours = colours.iter().map(|(name, colour)| {
        Element::new(*name).child(Element::new("a:srgbClr").with("val", colour.hex()))
    });
    Element::new("a:clrScheme")
        .with("name", "coplan")
        .children(colours)
}

fn font(name: &'static str, typeface: &str) -> Element {
    Element::new(name)
        .child(Element::new("a:latin").with("typeface", typeface.to_owned()))
        .child(Element::new("a:ea").with("typeface", ""))
        .child(Element::new("a:cs").with("typeface", ""))
}

/// Shapes are never drawn, but a theme without three looks of each sort is faulty.
fn format_scheme() -> Element {
    let three = |name: &'static str, look: Element| {
        Element::new(name).children([look.clone(), look.clone(), look])
    };
    let colour = || Element::new("a:schemeClr").with("val", "phClr");
    let fill = || Element::new("a:solidFill").child(colour());
    let line = Element::new("a:ln").with("w", "6350").child(fill());
    let effect = Element::new("a:effectStyle").child(Element::new("a:effectLst"));
    Element::new("a:fmtScheme")
        .with("name", "coplan")
        .child(three("a:fillStyleLst", fill()))
        .child(three("a:lnStyleLst", line))
        .child(three("a:effectStyleLst", effect))
        .child(three("a:bgFillStyleLst", fill()))
}

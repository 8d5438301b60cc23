//! Emphasis of runs (ECMA-376 part 1, §17.3.2).

use super::styles::{Styles, value_of};
use super::toggles::Toggles;
use crate::document::Marks;
use crate::package::Element;

/// The character style of text in a fixed-width font.
const CODE: &str = "Code";

/// How the text of a run is set apart.
pub(super) fn marks(run: &Element, styles: &Styles) -> Marks {
    let Some(properties) = run.find("w:rPr") else {
        return Marks::default();
    };
    let style = value_of(properties, "w:rStyle");
    let toggles = Toggles::read(Some(properties)).or(styles.toggles(style));
    Marks {
        bold: toggles.bold == Some(true),
        italic: toggles.italic == Some(true),
        strike: toggles.strike == Some(true),
        code: style == Some(CODE),
    }
}

//! Emphasis of runs (ECMA-376 part 1, §17.3.2).

use super::styles::{Styles, value_of};
use crate::document::Marks;
use crate::package::Element;

/// The character style of text in a fixed-width font.
const CODE: &str = "Code";

/// What is switched on or off; `None` leaves it as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Toggles {
    bold: Option<bool>,
    italic: Option<bool>,
    strike: Option<bool>,
}

impl Toggles {
    /// These, and the others where these say nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            strike: self.strike.or(other.strike),
        }
    }
}

/// What run properties switch on or off themselves.
pub(super) fn toggles(properties: &Element) -> Toggles {
    let toggle = |name: &str| {
        let element = properties.find(name)?;
        Some(!matches!(
            element.attribute("w:val"),
            Some("0" | "false" | "off")
        ))
    };
    Toggles {
        bold: toggle("w:b"),
        italic: toggle("w:i"),
        strike: toggle("w:strike").or_else(|| toggle("w:dstrike")),
    }
}

/// How the text of a run is set apart.
pub(super) fn marks(run: &Element, styles: &Styles) -> Marks {
    let Some(properties) = run.find("w:rPr") else {
        return Marks::default();
    };
    let style = value_of(properties, "w:rStyle");
    let by_style = style.map(|style| styles.toggles(style)).unwrap_or_default();
    let toggles = toggles(properties).or(by_style);
    Marks {
        bold: toggles.bold.unwrap_or_default(),
        italic: toggles.italic.unwrap_or_default(),
        strike: toggles.strike.unwrap_or_default(),
        code: style == Some(CODE),
    }
}

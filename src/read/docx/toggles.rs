//! What run properties switch on or off (ECMA-376 part 1, §17.7.3), of a run or of a style.
//!
//! In: the properties. Out: each switch, as far as they say anything of it. This file knows no styles.

use crate::package::Element;

/// What is switched on or off; `None` leaves it as it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Toggles {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) strike: Option<bool>,
}

impl Toggles {
    /// What run properties say themselves; nothing where there are none.
    pub(super) fn read(properties: Option<&Element>) -> Self {
        let toggle = |name: &str| {
            let element = properties?.find(name)?;
            Some(!matches!(
                element.attribute("w:val"),
                Some("0" | "false" | "off")
            ))
        };
        Self {
            bold: toggle("w:b"),
            italic: toggle("w:i"),
            strike: toggle("w:strike").or_else(|| toggle("w:dstrike")),
        }
    }

    /// These, and the others where these say nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            strike: self.strike.or(other.strike),
        }
    }
}

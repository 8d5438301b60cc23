//! Paper sizes and pages.

use super::Twips;

/// A paper size (ISO 216, and ANSI/ASME Y14.1 for letter).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 8.5 × 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in portrait.
    #[must_use]
    pub fn size(self) -> (Twips, Twips) {
        match self {
            Self::A4 => (Twips(11906), Twips(16838)),
            Self::A3 => (Twips(16838), Twips(23811)),
            Self::Letter => (Twips(12240), Twips(15840)),
        }
    }
}

/// The page of a paged document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The paper.
    pub paper: Paper,
    /// Whether the paper lies on its long side.
    pub landscape: bool,
    /// The space round the text: top, right, bottom, left.
    pub margins: [Twips; 4],
}

impl Page {
    /// Width and height as the page lies.
    #[must_use]
    pub fn size(self) -> (Twips, Twips) {
        let (short, long) = self.paper.size();
        if self.landscape {
            (long, short)
        } else {
            (short, long)
        }
    }

    /// The width of the text between the margins.
    #[must_use]
    pub fn text_width(self) -> Twips {
        let [_, right, _, left] = self.margins;
        Twips(self.size().0.0.saturating_sub(left.0 + right.0))
    }

    /// The height of the text between the margins.
    #[must_use]
    pub fn text_height(self) -> Twips {
        let [top, _, bottom, _] = self.margins;
        Twips(self.size().1.0.saturating_sub(top.0 + bottom.0))
    }

    /// The same page turned by a quarter.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            landscape: !self.landscape,
            ..self
        }
    }
}

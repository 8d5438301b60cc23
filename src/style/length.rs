//! Lengths as types, so that a point is never taken for a twip.

/// A length in twips: a twentieth of a point, 1440 to the inch; Word's unit on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twips(pub u32);

impl Twips {
    /// Millimetres, rounded to whole twips.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a page can hold"
    )]
    pub fn from_millimetres(millimetres: f64) -> Self {
        Self((millimetres * 1440.0 / 25.4).round().clamp(0.0, 200_000.0) as u32)
    }

    /// The length in millimetres.
    #[must_use]
    pub fn millimetres(self) -> f64 {
        f64::from(self.0) * 25.4 / 1440.0
    }

    /// The length in English Metric Units, 635 to the twip; the unit of drawings.
    #[must_use]
    pub fn emu(self) -> u64 {
        u64::from(self.0) * 635
    }
}

/// A size of text in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Points(pub f64);

impl Points {
    /// Half points, Word's unit for text, rounded.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a font size can be"
    )]
    pub fn half_points(self) -> u32 {
        (self.0 * 2.0).round().clamp(2.0, 3276.0) as u32
    }

    /// The size in twips, rounded.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what a font size can be"
    )]
    pub fn twips(self) -> Twips {
        Twips((self.0 * 20.0).round().clamp(0.0, 32760.0) as u32)
    }
}

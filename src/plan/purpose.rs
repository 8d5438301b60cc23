//! What a document is made for.

/// What a document is made for, and so how strictly its plan is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A guided form for a workshop.
    Blank,
    /// A filled plan to go on working on.
    #[default]
    Draft,
    /// A clean copy for approval.
    SignOff,
    /// An attachment to a funding bid.
    Bid,
}

impl Purpose {
    /// Its name on the command line and in templates.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Draft => "draft",
            Self::SignOff => "sign-off",
            Self::Bid => "bid",
        }
    }

    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Blank, Self::Draft, Self::SignOff, Self::Bid];

    /// The names of all purposes.
    #[must_use]
    pub fn codes() -> [&'static str; 4] {
        Self::ALL.map(Self::code)
    }

    /// The purpose with this name.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// Whether people are meant to go on filling it in.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Draft)
    }
}

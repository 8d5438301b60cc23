//! What helpers can do something with: a kind for each argument, so that a call can be looked over before there is
//! any plan.

/// What a helper can do with something that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Anything.
    Value,
    /// The tag of a field, in quotes.
    Field,
    /// The tag of a field, in quotes, or that of a column of the list that is gone through.
    Column,
    /// The tag of a list, in quotes.
    List,
    /// The tag of a field or a list, in quotes.
    FieldOrList,
    /// The name of a pick-list, in quotes.
    PickList,
    /// A code of the pick-list before it.
    Code,
    /// The key of a word, in quotes.
    Word,
    /// A noun, in quotes, or the key of one whose forms are known.
    Noun,
    /// Words.
    Text,
    /// The name of a file, in quotes.
    File,
    /// An amount of money.
    Amount,
    /// Any number.
    Figure,
    /// A date.
    Date,
    /// A list of single values.
    Items,
    /// A list of anything.
    Entries,
    /// A list, or how many there are.
    Counted,
    /// A whole number.
    Number,
    /// Yes or no: `true`.
    YesNo,
}

impl Wanted {
    /// What it is called in a message.
    pub(in crate::template) fn noun(self) -> &'static str {
        match self {
            Self::Value => "a value",
            Self::Field | Self::Column => "a field in quotes",
            Self::List => "a list in quotes",
            Self::FieldOrList => "a field or a list in quotes",
            Self::PickList => "a pick-list in quotes",
            Self::Code => "a code",
            Self::Word => "the key of a word in quotes",
            Self::Noun => "a noun in quotes",
            Self::Text => "a text",
            Self::File => "the name of a file in quotes",
            Self::Amount => "an amount",
            Self::Figure => "a number",
            Self::Date => "a date",
            Self::Items => "a list of single values",
            Self::Entries => "a list",
            Self::Counted => "a list or a number",
            Self::Number => "a whole number",
            Self::YesNo => "`true` or `false`",
        }
    }

    /// How a call looks that gives it.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Value => "\"draft\"",
            Self::Code => "status",
            Self::Field | Self::Column => "\"title\"",
            Self::List => "\"stakeholders\"",
            Self::FieldOrList => "\"stakeholders.name\"",
            Self::PickList => "\"status\"",
            Self::Word => "\"plan\"",
            Self::Noun => "\"…\"",
            Self::Text => "title",
            Self::File => "\"map.png\"",
            Self::Amount => "totals.total",
            Self::Date => "dates.start",
            Self::Items => "group_names",
            Self::Entries | Self::Counted => "stakeholders",
            Self::Figure | Self::Number => "3",
            Self::YesNo => "true",
        }
    }
}

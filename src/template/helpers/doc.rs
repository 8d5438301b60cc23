//! What a helper is for: how it is called, what it takes, and an example with what that shows.
//!
//! In: nothing. Out: the pages of help for people who write templates. The docs of coplan's own helpers
//! stand beside their code; those of Handlebars' helpers stand here.

use super::wanted::Wanted;

/// What is said of a helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelperDoc {
    /// Its name.
    pub name: &'static str,
    /// How it is called.
    pub call: &'static str,
    /// What it does, in a sentence.
    pub does: &'static str,
    /// What it takes, in order, and last what may be said by name.
    pub arguments: &'static [Argument],
    /// An example.
    pub example: &'static str,
    /// What the example shows in a draft of the plan of [`helper_docs`](super::helper_docs).
    pub shows: &'static str,
}

/// Something that a helper takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// How it is given.
    pub given: Given,
    /// What the helper can do something with.
    pub wanted: Wanted,
}

/// How an argument is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// In its place, always.
    Always,
    /// In its place, and it may be left out.
    Perhaps,
    /// In its place, as many as anybody likes, or none.
    Again,
    /// By its name, `places=1`, and it may be left out.
    ByName,
}

/// The name of an argument that may have any name.
pub(super) const ANY: &str = "…";

impl HelperDoc {
    /// How many arguments a call has at least.
    pub(in crate::template) fn least(&self) -> usize {
        let always = |argument: &&Argument| argument.given == Given::Always;
        self.arguments.iter().filter(always).count()
    }

    /// How many arguments a call has at most in their places; none where there is no end to them.
    pub(in crate::template) fn most(&self) -> Option<usize> {
        let mut given = self.arguments.iter().map(|argument| argument.given);
        let in_place = given.clone().filter(|given| *given != Given::ByName);
        (!given.any(|given| given == Given::Again)).then(|| in_place.count())
    }

    /// The argument at this place.
    pub(in crate::template) fn argument(&self, place: usize) -> Option<&Argument> {
        let mut in_place = self.in_place();
        in_place.nth(place).or_else(|| {
            let last = self.in_place().last();
            last.filter(|last| last.given == Given::Again)
        })
    }

    /// The argument that is given by this name.
    pub(in crate::template) fn named(&self, name: &str) -> Option<&Argument> {
        let mut by_name = self.by_name();
        by_name.find(|argument| [name, ANY].contains(&argument.name))
    }

    /// The arguments that are given by their names.
    pub(in crate::template) fn by_name(&self) -> impl Iterator<Item = &Argument> {
        let arguments = self.arguments.iter();
        arguments.filter(|argument| argument.given == Given::ByName)
    }

    /// Whether it is a block.
    pub(in crate::template) fn is_block(&self) -> bool {
        self.call.starts_with('#')
    }

    /// How a call looks: `{{count stakeholders "…"}}`.
    pub(in crate::template) fn usual(&self) -> String {
        let always = self.arguments.iter().take(self.least()).enumerate();
        let given = always.map(|(place, argument)| match argument.wanted {
            Wanted::Value if place == 0 => "status",
            wanted => wanted.example(),
        });
        let words: Vec<&str> = [self.name].into_iter().chain(given).collect();
        let call = words.join(" ");
        if self.is_block() {
            format!("{{{{#{call}}}}} … {{{{/{}}}}}", self.name)
        } else {
            format!("{{{{{call}}}}}")
        }
    }

    fn in_place(&self) -> impl Iterator<Item = &Argument> {
        let arguments = self.arguments.iter();
        arguments.filter(|argument| argument.given != Given::ByName)
    }
}

/// An argument that every call gives.
pub(super) const fn always(name: &'static str, about: &'static str, wanted: Wanted) -> Argument {
    let given = Given::Always;
    Argument {
        name,
        about,
        given,
        wanted,
    }
}

/// An argument that may be left out.
pub(super) const fn perhaps(name: &'static str, about: &'static str, wanted: Wanted) -> Argument {
    let given = Given::Perhaps;
    Argument {
        name,
        about,
        given,
        wanted,
    }
}

/// What may be given more of, in its place.
pub(super) const fn again(name: &'static str, about: &'static str, wanted: Wanted) -> Argument {
    let given = Given::Again;
    Argument {
        name,
        about,
        given,
        wanted,
    }
}

/// An argument that is given by its name, or left out.
pub(super) const fn by_name(name: &'static str, about: &'static str, wanted: Wanted) -> Argument {
    let given = Given::ByName;
    Argument {
        name,
        about,
        given,
        wanted,
    }
}

const CONDITION: &[Argument] = &[always(
    "value",
    "the value that is asked about",
    Wanted::Value,
)];
const TWO: &[Argument] = &[
    always("value", "a value", Wanted::Value),
    always("other", "the value that it is compared with", Wanted::Value),
];
const SEVERAL: &[Argument] = &[
    always("value", "a value", Wanted::Value),
    always("other", "another", Wanted::Value),
    again("more", "more values", Wanted::Value),
];
const ASKED: &[Argument] = &[
    always("value", "the value that is asked about", Wanted::Value),
    by_name(
        "includeZero",
        "`true` where nought says something too",
        Wanted::YesNo,
    ),
];

/// The helpers that Handlebars brings along and templates may use.
#[rustfmt::skip]
pub(super) const HANDLEBARS: &[HelperDoc] = &[
    HelperDoc {
        name: "if", call: "#if value", arguments: ASKED,
        does: "shows what stands in it where the value says something; `{{else}}` begins what is shown otherwise",
        example: "{{#if summary}}{{summary}}{{else}}no summary{{/if}}", shows: "no summary",
    },
    HelperDoc {
        name: "unless", call: "#unless value", arguments: ASKED,
        does: "shows what stands in it where the value says nothing",
        example: "{{#unless summary}}no summary{{/unless}}", shows: "no summary",
    },
    HelperDoc {
        name: "each", call: "#each list", arguments: &[always("list", "a list, or keys with values", Wanted::Entries)],
        does: "shows what stands in it for every entry; `@index`, `@first`, `@last` and `@key` say which one, `../` what stands outside",
        example: "{{#each tools}}{{name}}{{#unless @last}}; {{/unless}}{{/each}}", shows: "Walks; Café",
    },
    HelperDoc {
        name: "with", call: "#with value", arguments: &[always("value", "what the names inside are of", Wanted::Value)],
        does: "shows what stands in it with the names of a part of the plan",
        example: "{{#with lead}}{{name}}{{/with}}", shows: "Amal Okafor",
    },
    HelperDoc {
        name: "lookup", call: "lookup value key", arguments: &[always("value", "a list, or keys with values", Wanted::Value), always("key", "a number from nought, or a key", Wanted::Value)],
        does: "gives one entry",
        example: "{{lookup group_names 0}}", shows: "Carers",
    },
    HelperDoc { name: "eq", call: "eq value other", arguments: TWO, does: "says whether two values are the same", example: "{{#if (eq purpose \"draft\")}}draft{{/if}}", shows: "draft" },
    HelperDoc { name: "ne", call: "ne value other", arguments: TWO, does: "says whether two values differ", example: "{{#if (ne purpose \"bid\")}}not a bid{{/if}}", shows: "not a bid" },
    HelperDoc { name: "gt", call: "gt value other", arguments: TWO, does: "says whether the first is greater", example: "{{#if (gt (len tools) 1)}}several{{/if}}", shows: "several" },
    HelperDoc { name: "gte", call: "gte value other", arguments: TWO, does: "says whether the first is at least as great", example: "{{#if (gte (len tools) 2)}}several{{/if}}", shows: "several" },
    HelperDoc { name: "lt", call: "lt value other", arguments: TWO, does: "says whether the first is less", example: "{{#if (lt (len tools) 3)}}few{{/if}}", shows: "few" },
    HelperDoc { name: "lte", call: "lte value other", arguments: TWO, does: "says whether the first is at most as great", example: "{{#if (lte (len tools) 2)}}few{{/if}}", shows: "few" },
    HelperDoc { name: "and", call: "and value other", arguments: SEVERAL, does: "says whether both say something", example: "{{#if (and title lead.name)}}both{{/if}}", shows: "both" },
    HelperDoc { name: "or", call: "or value other", arguments: SEVERAL, does: "says whether one of them says something", example: "{{#if (or summary title)}}one of them{{/if}}", shows: "one of them" },
    HelperDoc { name: "not", call: "not value", arguments: CONDITION, does: "says whether a value says nothing", example: "{{#if (not summary)}}no summary{{/if}}", shows: "no summary" },
    HelperDoc { name: "len", call: "len list", arguments: &[always("list", "a list or a text", Wanted::Value)], does: "counts entries, or letters", example: "{{len tools}}", shows: "2" },
];

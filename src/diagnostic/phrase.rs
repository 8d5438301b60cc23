//! A text in parts: a pattern, and what stands in its braces, so that it can be said in another language.
//!
//! In: patterns, each with a key and its English, and what a plan says. Out: the text in any [`Tongue`]. Which
//! languages there are is not known here.

use super::listed;

/// A text of coplan's own, with names in braces for what differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What it is called where another language says it.
    pub key: &'static str,
    /// How it is said in English.
    pub english: &'static str,
}

/// A text in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// What a plan says, or a number: the same in every language.
    Text(String),
    /// What a plan says, which a language may know by a key.
    Known {
        /// The key.
        key: String,
        /// What is said where a language does not know it.
        text: String,
    },
    /// A pattern, with what stands in its braces.
    Made(Pattern, Vec<(&'static str, Phrase)>),
    /// Several things in a sentence.
    List(Vec<Phrase>),
}

/// A language, as far as phrases need it.
pub trait Tongue {
    /// How it says the pattern of a key, if it does.
    fn pattern(&self, key: &str) -> Option<&str>;

    /// Several things in a sentence: `a, b and c`.
    fn listed(&self, items: &[String]) -> String;
}

/// The language that everything is written in first.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Tongue for English {
    fn pattern(&self, _: &str) -> Option<&str> {
        None
    }

    fn listed(&self, items: &[String]) -> String {
        listed(items)
    }
}

impl Pattern {
    /// A phrase without anything in braces.
    #[must_use]
    pub fn alone(self) -> Phrase {
        Phrase::Made(self, Vec::new())
    }

    /// A phrase with this in its braces.
    #[must_use]
    pub fn with<const N: usize>(self, parts: [(&'static str, Phrase); N]) -> Phrase {
        Phrase::Made(self, parts.into())
    }
}

impl Phrase {
    /// The text in a language; English where that has none of a pattern.
    #[must_use]
    pub fn said(&self, tongue: &dyn Tongue) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Known { key, text } => tongue.pattern(key).unwrap_or(text).to_owned(),
            Self::Made(pattern, parts) => {
                let said = tongue.pattern(pattern.key).unwrap_or(pattern.english);
                filled(said, &all_said(parts, tongue))
            }
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.said(tongue)).collect();
                tongue.listed(&items)
            }
        }
    }

    /// Whether a language has every pattern of it.
    #[must_use]
    pub fn is_known_in(&self, tongue: &dyn Tongue) -> bool {
        match self {
            Self::Text(_) | Self::Known { .. } => true,
            Self::Made(pattern, parts) => {
                let mut parts = parts.iter();
                tongue.pattern(pattern.key).is_some()
                    && parts.all(|(_, part)| part.is_known_in(tongue))
            }
            Self::List(items) => items.iter().all(|item| item.is_known_in(tongue)),
        }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Parts of a phrase in a language.
pub(super) fn all_said(
    parts: &[(&'static str, Phrase)],
    tongue: &dyn Tongue,
) -> Vec<(&'static str, String)> {
    let parts = parts.iter();
    parts
        .map(|(name, part)| (*name, part.said(tongue)))
        .collect()
}

/// A text with each name in braces replaced by what is given for it. What is put in is not looked through again:
/// it may be of people.
#[must_use]
pub fn filled<T: AsRef<str>>(text: &str, parts: &[(&str, T)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let part = after.split_once('}').and_then(|(name, behind)| {
            let (_, part) = parts.iter().find(|(known, _)| *known == name)?;
            Some((part.as_ref(), behind))
        });
        if let Some((part, behind)) = part {
            filled.push_str(part);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF: Pattern = Pattern {
        key: "of",
        english: "`{field}` of {name}",
    };

    struct Welsh;

    impl Tongue for Welsh {
        fn pattern(&self, key: &str) -> Option<&str> {
            (key == "of").then_some("{name}: `{field}`")
        }

        fn listed(&self, items: &[String]) -> String {
            items.join(" a ")
        }
    }

    #[test]
    fn a_phrase_is_said_in_any_language_with_the_same_in_it() {
        let field = OF.with([("field", "place".into()), ("name", "{field}".into())]);
        let both = Phrase::List(vec![field, "Carers".into()]);
        assert_eq!(both.said(&English), "`place` of {field} and Carers");
        assert_eq!(both.said(&Welsh), "{field}: `place` a Carers");
        assert!(both.is_known_in(&Welsh) && !both.is_known_in(&English));
    }

    #[test]
    fn what_is_filled_in_is_never_filled_in_again() {
        let parts = [("text", "{value}"), ("value", "8")];
        assert_eq!(
            filled("“{text}”: {value} {of {it}", &parts),
            "“{value}”: 8 {of {it}"
        );
    }
}

//! "Hard to reach", and nobody says who that is.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::diagnostic::English;

pub(crate) const RULE: Rule = Rule {
    name: "hard-to-reach-unnamed",
    kind: RuleKind::Advice,
    question: Some("involve"),
    page: page!("hard-to-reach-unnamed"),
    message: Message::Plain(
        "people are called “hard to reach”, and the plan does not say who they are",
    ),
    help: "name the groups you mean, and mark them as `seldom_heard`",
    find,
};

/// How people write it.
const PHRASES: [&str; 2] = ["hard to reach", "hard-to-reach"];

/// What follows where a place or a telephone is hard to reach, not people.
const OF_PLACES: [&str; 5] = ["by", "from", "on", "without", "with"];

/// What follows where the groups are named in the same sentence.
const NAMING: [&str; 7] = [
    ":",
    "(",
    "such as",
    "for example",
    "including",
    "like ",
    "namely",
];

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let seldom_heard = facts
        .groups
        .iter()
        .filter(|group| group.seldom_heard == Some(true));
    if seldom_heard
        .into_iter()
        .any(|group| !leaves_open_who(&group.name().said(&English)))
    {
        return Vec::new();
    }
    let paths = facts.texts(&leaves_open_who).into_iter();
    paths.map(Occurrence::at).collect()
}

/// Whether a text calls people hard to reach without a name in the same sentence.
fn leaves_open_who(text: &str) -> bool {
    let text = text.to_lowercase().replace("e.g.", "for example");
    PHRASES.iter().any(|phrase| {
        let first = behind(&text, phrase);
        std::iter::successors(first, |after| behind(after, phrase)).any(is_open)
    })
}

/// What stands behind the first of these phrases.
fn behind<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    text.split_once(phrase).map(|(_, after)| after)
}

/// Whether a sentence that goes on like this is about people, and leaves them without a name.
fn is_open(after: &str) -> bool {
    let sentence = after.split_once(['.', '!', '?']);
    let sentence = sentence.map_or(after, |(sentence, _)| sentence);
    let mut words = sentence.split_whitespace();
    let of_place = words.next().is_some_and(|next| OF_PLACES.contains(&next));
    !of_place && !NAMING.iter().any(|naming| sentence.contains(naming))
}

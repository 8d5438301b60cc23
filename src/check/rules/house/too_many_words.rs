//! A text with more words than a house allows.

use crate::check::facts::Facts;
use crate::check::occurrence::Occurrence;
use crate::check::page::page;
use crate::check::phrases;
use crate::check::rule::{Message, Rule, RuleKind};
use crate::plan::Value;

pub(crate) const RULE: Rule = Rule {
    name: "too-many-words",
    kind: RuleKind::Missing,
    question: None,
    page: page!("too-many-words"),
    message: Message::Counted {
        one: "one text has too many words: {names}",
        many: "{count} texts have too many words: {names}",
    },
    help: "shorten it",
    find,
};

fn find(facts: &Facts<'_>) -> Vec<Occurrence> {
    let values = facts.values;
    let mut long = Vec::new();
    for field in values.registry().fields() {
        let Some(most) = field.most_words else {
            continue;
        };
        for (path, value) in values.each(field) {
            let words = Value::as_str(value).map_or(0, words);
            if words > most {
                let path = path.to_string();
                let name = phrases::WORDS_OF_AT_MOST.with([
                    ("name", facts.called(&path)),
                    ("words", words.to_string().into()),
                    ("most", most.to_string().into()),
                ]);
                long.push(Occurrence::at(path).named(name));
            }
        }
    }
    long
}

/// How many words a text has: what stands between spaces, and has a letter or a digit in it.
fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

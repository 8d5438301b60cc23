//! What helpers are given: as many as they take, of a kind they can use, and no name that nothing has.

use super::{Scope, Walk, helpers};
use crate::diagnostic::did_you_mean;
use crate::template::helpers::{HelperDoc, Wanted};
use crate::template::shape::Shape;
use handlebars::template::{HelperTemplate, Parameter};
use serde_json::Value;

/// The helpers that compare two values.
const COMPARE: [&str; 2] = ["eq", "ne"];

impl<'a> Walk<'a> {
    /// A name that stands alone: a value, and no list or group of them; or a helper that lacks what it
    /// needs.
    pub(super) fn value(&mut self, call: &HelperTemplate, scope: &Scope<'a>) {
        let Some(name) = call.name.as_name() else {
            return self.parameter(&call.name, scope);
        };
        match self.resolve(name, scope) {
            Err(_) if helpers::is_helper(name) => match helpers::doc(name) {
                Some(doc) => self.count(name, doc, call),
                None => self.parameter(&call.name, scope),
            },
            Ok(Shape::List(_)) => {
                let help = format!(
                    "go through it: `{{{{#each {name}}}}} … {{{{/each}}}}`, or `{{{{#rows}}}}` in a table"
                );
                self.wrong(
                    name,
                    format!("`{name}` is a list, and no single value"),
                    help,
                );
            }
            Ok(Shape::Group(keys)) => {
                let first = keys.keys().next().map_or("…", String::as_str);
                let help = format!("name one of its parts, such as `{{{{{name}.{first}}}}}`");
                self.wrong(
                    name,
                    format!("`{name}` has parts, and no value of its own"),
                    help,
                );
            }
            _ => self.parameter(&call.name, scope),
        }
    }

    /// What a helper is given.
    pub(super) fn arguments(&mut self, name: &str, call: &HelperTemplate, scope: &Scope<'a>) {
        if COMPARE.contains(&name) {
            self.comparison(&call.params, scope);
        }
        let Some(doc) = helpers::doc(name) else {
            return;
        };
        self.count(name, doc, call);
        for (place, given) in call.params.iter().enumerate() {
            let Some(argument) = doc.argument(place) else {
                break;
            };
            let mut wanted = argument.wanted;
            if wanted == Wanted::Noun && call.params.len() > place + 1 {
                wanted = Wanted::Text;
            }
            let before = place
                .checked_sub(1)
                .and_then(|before| call.params.get(before));
            self.argument(name, given, wanted, before, scope);
        }
        let mut named: Vec<_> = call.hash.iter().collect();
        named.sort_by_key(|(key, _)| *key);
        for (key, given) in named {
            match doc.named(key) {
                Some(argument) => self.argument(name, given, argument.wanted, None, scope),
                None => self.unknown_key(name, key, doc),
            }
        }
    }

    /// Something said by a name that the helper does not know.
    fn unknown_key(&mut self, helper: &str, key: &str, doc: &HelperDoc) {
        let known: Vec<_> = doc.by_name().map(|known| known.name).collect();
        let help = did_you_mean(key, known.iter().copied()).unwrap_or_else(|| {
            if known.is_empty() {
                "take it out".to_owned()
            } else {
                format!("there are {}", known.join(", "))
            }
        });
        self.wrong(key, format!("`{helper}` does not know `{key}`"), help);
    }

    /// Whether a helper is given as much as it takes, as a block or not.
    fn count(&mut self, name: &str, doc: &HelperDoc, call: &HelperTemplate) {
        let is_open = call.block || call.template.is_some();
        let given = call.params.len();
        let lacking = doc.argument(given).filter(|_| given < doc.least());
        let message = if let Some(lacking) = lacking {
            format!("`{name}` needs {}", lacking.wanted.noun())
        } else if let Some(most) = doc.most().filter(|most| given > *most) {
            match most {
                0 => format!("`{name}` takes nothing"),
                1 => format!("`{name}` takes one value, and is given {given}"),
                _ => format!("`{name}` takes {most} values, and is given {given}"),
            }
        } else if doc.is_block() && !is_open {
            format!("`{name}` is a block")
        } else if !doc.is_block() && is_open && !COMPARE.contains(&name) {
            format!("`{name}` is no block")
        } else {
            return;
        };
        let help = format!("write it as in `{}`", doc.usual());
        self.wrong(name, message, help);
    }

    /// One thing that a helper is given; `before` is what stands before it.
    fn argument(
        &mut self,
        helper: &str,
        given: &Parameter,
        wanted: Wanted,
        before: Option<&Parameter>,
        scope: &Scope<'a>,
    ) {
        match given {
            Parameter::Literal(Value::String(text)) => self.text(helper, text, wanted, before),
            Parameter::Literal(value) => self.literal(helper, value, wanted),
            Parameter::Path(_) | Parameter::Name(_) => {
                if wanted == Wanted::Code {
                    self.code_of_field(given, before, scope);
                }
                self.kind(helper, given, wanted, scope);
            }
            _ => {}
        }
    }

    /// A text in quotes.
    fn text(&mut self, helper: &str, text: &str, wanted: Wanted, before: Option<&Parameter>) {
        match wanted {
            Wanted::Field | Wanted::FieldOrList => self.tag(text, wanted == Wanted::FieldOrList),
            Wanted::PickList => self.pick_list(text),
            Wanted::Word => self.word(text),
            Wanted::Noun => self.noun(text),
            Wanted::Code => {
                if let Some(Parameter::Literal(Value::String(list))) = before {
                    self.code(list, text);
                }
            }
            Wanted::List => self.list(text),
            // The walk itself looks for the columns of the list it is in.
            Wanted::Column | Wanted::Value | Wanted::Text | Wanted::File => {}
            Wanted::Amount | Wanted::Figure if text.parse::<f64>().is_ok() => {}
            _ => self.unusable(helper, text, wanted),
        }
    }

    /// A number, `true`, `false` or `null`.
    fn literal(&mut self, helper: &str, value: &Value, wanted: Wanted) {
        let fits = match wanted {
            Wanted::Value | Wanted::Text | Wanted::File => true,
            Wanted::Number | Wanted::Counted => value.as_u64().is_some(),
            Wanted::Amount | Wanted::Figure => value.is_number(),
            Wanted::YesNo => value.is_boolean(),
            _ => false,
        };
        if !fits {
            self.unusable(helper, &value.to_string(), wanted);
        }
    }

    /// Something that a helper cannot use.
    pub(super) fn unusable(&mut self, helper: &str, given: &str, wanted: Wanted) {
        let message = format!("`{helper}` needs {}, not `{given}`", wanted.noun());
        let help = helpers::doc(helper).map(HelperDoc::usual);
        let help = help.unwrap_or_default();
        self.wrong(given, message, format!("write it as in `{help}`"));
    }

    /// Reports what a helper is given, where it is no name that is unknown.
    fn wrong(&mut self, word: &str, message: String, help: String) {
        self.report(word, "bad-argument", message, Some(help));
    }

    /// A word of `terms.toml`.
    fn word(&mut self, word: &str) {
        let terms = self.lint.terms;
        if !terms.word_keys().any(|known| known == word) {
            let help = did_you_mean(word, terms.word_keys()).unwrap_or_else(|| {
                format!("say it in `terms.toml`, under `[words]`: `{word} = \"…\"`")
            });
            let message = format!("`{word}` is not a word of `terms.toml`");
            self.report(word, "unknown-word", message, Some(help));
        }
    }

    /// The key of a noun of `terms.toml`, whose forms go with numbers.
    fn noun(&mut self, key: &str) {
        let terms = self.lint.terms;
        if terms.counted(key, 1).is_none() {
            let message = format!("`{key}` is not a noun of `terms.toml`");
            let help = did_you_mean(key, terms.nouns()).unwrap_or_else(|| {
                format!(
                    "say its forms there, under `[counts.{key}]`, or say another for many: `\"…\"`"
                )
            });
            self.report(key, "unknown-word", message, Some(help));
        }
    }

    /// The tag of a field, or of a list too.
    fn tag(&mut self, tag: &str, or_list: bool) {
        let registry = self.lint.registry;
        let is_list = registry.list(tag).is_some();
        if registry.field(tag).is_some() || or_list && is_list {
            return;
        }
        let lists = registry.lists().filter(|_| or_list).map(|list| &*list.tag);
        let known = registry.fields().map(|field| &*field.tag).chain(lists);
        let help = did_you_mean(tag, known).or_else(|| self.as_column(tag));
        let nouns = if or_list {
            "neither a field nor a list"
        } else {
            "not a field"
        };
        let message = format!("`{tag}` is {nouns} of the plan");
        self.report(tag, "unknown-field", message, help);
    }

    /// The whole tag of what is only the name of a column.
    fn as_column(&self, key: &str) -> Option<String> {
        let mut fields = self.lint.registry.fields();
        let field = fields.find(|field| field.list.is_some() && field.key() == key)?;
        Some(format!(
            "write its list as well, for example `{}`",
            field.tag
        ))
    }
}

/// What is meant by a name with quotation marks that only look like some.
pub(super) fn quoted(name: &str) -> Option<String> {
    const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];
    let inside = name.trim_matches(CURLY);
    (inside != name).then(|| format!("write straight quotation marks: `\"{inside}\"`"))
}

/// All the names there are, where they are few enough to be read.
pub(super) fn few(known: &[impl AsRef<str>]) -> Option<String> {
    const MOST: usize = 20;
    let names: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let is_few = !names.is_empty() && names.len() <= MOST;
    is_few.then(|| format!("there are {}", names.join(", ")))
}

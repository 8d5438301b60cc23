//! A search through every text of a plan.

use crate::plan::rows::row_path;
use serde_json::Value;

/// What speaks about the plan rather than for it, or belongs to the house.
const LEFT_OUT: [&str; 3] = ["extra", "history", "sign_off.accepted"];

/// The paths of the texts that fit, in the order of the plan, from a plan written as JSON.
pub(super) fn paths(plan: &Value, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut search = Search {
        fits,
        way: Vec::new(),
        found: Vec::new(),
    };
    search.value(plan);
    search.found
}

/// A search on its way: a path is only put into words where something fits.
struct Search<'a> {
    fits: &'a dyn Fn(&str) -> bool,
    way: Vec<Step<'a>>,
    found: Vec<String>,
}

/// One step down.
enum Step<'a> {
    Key(&'a str),
    Entry(usize, &'a Value),
}

impl<'a> Search<'a> {
    /// Recursion ends with the plan's types, four levels deep: what the house adds is left out.
    fn value(&mut self, value: &'a Value) {
        match value {
            Value::String(text) if (self.fits)(text) => self.found.push(self.path()),
            Value::Object(keys) => {
                for (key, value) in keys {
                    self.way.push(Step::Key(key));
                    if !self.is_left_out() {
                        self.value(value);
                    }
                    self.way.pop();
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.way.push(Step::Entry(index, item));
                    self.value(item);
                    self.way.pop();
                }
            }
            _ => {}
        }
    }

    /// Nothing that is left out stands in a list.
    fn is_left_out(&self) -> bool {
        match self.way.as_slice() {
            [Step::Key(key)] => LEFT_OUT.contains(key),
            [Step::Key(first), Step::Key(second)] => LEFT_OUT
                .iter()
                .any(|path| path.split_once('.') == Some((*first, *second))),
            _ => false,
        }
    }

    fn path(&self) -> String {
        let step = |path: String, step: &Step<'_>| match step {
            Step::Key(key) if path.is_empty() => (*key).to_owned(),
            Step::Key(key) => format!("{path}.{key}"),
            Step::Entry(index, item) => row_path(&path, *index, item),
        };
        self.way.iter().fold(String::new(), step)
    }
}

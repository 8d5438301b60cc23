//! Changes in one line each: `How we will reach them (S2 · Carers): "By post" → "By phone"`.
//!
//! In: changes between two plans. Out: lines for whoever reads documents into a plan. Paths are for those who
//! edit its file.

use super::{Kind, Telling, Told};
use crate::merge::{Change, What, in_quotes};

impl Telling<'_> {
    /// A line for each change, in the order of the plan file, with the documents it comes from where there are
    /// several. What entries are numbered with is told in one line.
    #[must_use]
    pub fn lines(&self, changes: &[Change]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut numbers = Vec::new();
        for change in changes {
            if let Some(number) = self.number_given(change) {
                numbers.push(number);
            } else if let Some(told) = self.one(change) {
                let from = change.from.as_ref();
                let from = from.map_or_else(String::new, |from| format!(" ({from})"));
                lines.push(self.line(&told) + &from);
            }
        }
        if !numbers.is_empty() {
            lines.push(format!("Numbers for entries: {}", numbers.join(", ")));
        }
        lines
    }

    /// The number that an entry without one is given.
    fn number_given(&self, change: &Change) -> Option<String> {
        let field = change.path.in_registry(self.terms.registry())?;
        match &change.what {
            What::Set { from: None, to } if field.is_id() => Some(to.as_ref()?.to_string()),
            _ => None,
        }
    }

    fn line(&self, told: &Told) -> String {
        let is_in_words = told.what == self.terms.word("in_words");
        let what = if is_in_words { &told.group } else { &told.what };
        match told.kind {
            Kind::Changed => {
                let sign = if what.ends_with('?') { "" } else { ":" };
                let [before, after] = in_quotes(&told.before, &told.after);
                format!("{what}{sign} {before} → {after}")
            }
            Kind::Added => format!("{what}: added"),
            Kind::Removed => format!("{what}: removed"),
        }
    }
}

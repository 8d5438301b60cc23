//! The entry of a plan that somebody wants something for: the funder of a bid, the group of a letter.
//!
//! In: a plan, a list of it, and how somebody calls the entry. Out: its id, or which entries there are.

use crate::diagnostic::{Diagnostic, did_you_mean, listed};
use crate::plan::{Directory, Named, Values};

/// A list whose entries are wanted by id or name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Its tag.
    pub(super) list: &'static str,
    /// What people call an entry of it, and several.
    pub(super) nouns: [&'static str; 2],
    /// The name of the finding that there is no such entry.
    pub(super) unknown: &'static str,
}

impl Wanted {
    /// The id of the entry that is meant by an id or a name; none where none is wanted. Fails where the plan has
    /// no such entry.
    pub(super) fn id(
        self,
        plan: &Values,
        wanted: Option<&str>,
    ) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(wanted) = wanted else {
            return Ok(None);
        };
        let plan = plan.clone().numbered();
        let directory = Directory::new(plan.rows(self.list));
        match directory.find(wanted) {
            Some(found) => Ok(Some(found.id.clone())),
            None => Err(Box::new(self.none_of(wanted, directory.entries()))),
        }
    }

    fn none_of(self, wanted: &str, entries: &[Named]) -> Diagnostic {
        let [noun, nouns] = self.nouns;
        let shown: Vec<String> = entries.iter().map(Named::shown).collect();
        let help = match shown.as_slice() {
            [] => format!("list the {nouns} under `{}`", self.list),
            [only] => format!("the {noun} of this plan is {only}"),
            several => format!("the {nouns} of this plan are {}", listed(several)),
        };
        // One id is as near to another as can be; only a name can be misspelt.
        let names = entries.iter().map(|entry| entry.name.as_str());
        let meant = did_you_mean(wanted, names.filter(|name| !name.is_empty()));
        let message = format!("`{wanted}` is not a {noun} of this plan");
        Diagnostic::error(self.unknown, message)
            .at(self.list)
            .help(meant.unwrap_or(help))
    }
}

//! The language in which a command speaks of plans: which of the templates' words it takes.

use crate::cli::choices;
use clap::Args;
use coplan::plan::scalar::Language;

/// The language that is wanted.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct Speaking {
    /// Take the words in this language, for example cy [default: that of the plan, else of the templates]
    #[arg(long = "language", value_name = "TAG", value_parser = choices::language)]
    pub(in crate::cli) asked: Option<Language>,
    /// The language of plans that do not say their own, as `coplan.toml` has it.
    #[arg(skip)]
    pub(in crate::cli) usual: Option<Language>,
}

impl Speaking {
    /// The language of the words for a plan that says it is in this one: what somebody asks for comes first.
    pub(in crate::cli) fn wanted<'t>(&'t self, of_plan: Option<&'t str>) -> Option<&'t str> {
        let asked = self.asked.as_ref();
        asked
            .map(|language| &*language.0)
            .or_else(|| self.own(of_plan))
    }

    /// The same where nobody asks for one.
    pub(in crate::cli) fn own<'t>(&'t self, of_plan: Option<&'t str>) -> Option<&'t str> {
        of_plan.or(self.usual.as_ref().map(|language| &*language.0))
    }

    /// The language of the answers of a plan that does not say its own.
    pub(in crate::cli) fn of_answers(&self) -> Option<Language> {
        self.asked.as_ref().or(self.usual.as_ref()).cloned()
    }
}

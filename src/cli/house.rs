//! What all documents of a run share: compiled templates, in each language that is wanted, and the style.

use super::arguments::Look;
use super::batch::side_by_side;
use super::report::{Stop, findings};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::{Diagnostic, fault_of_coplan};
use coplan::plan::Registry;
use coplan::session::check_house;
use coplan::style::{self, Paper, Style};
use coplan::template::{Engine, Templates, Terms};
use coplan::workbook::Layout;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The name of the note that a language has no templates.
pub(super) const WITHOUT_WORDS: &str = "language-without-templates";

/// Something made ready once, or all that is wrong with it.
type Made<T> = OnceLock<Result<T, Vec<Diagnostic>>>;

/// Templates and style. Each is made ready by whoever needs it first, and others wait for it: so
/// plans are read, and the workbook is begun, while the templates of the Word document compile.
pub(super) struct House<'a> {
    look: &'a Look,
    folder: TemplateFolder,
    languages: Made<Languages>,
    style: Made<Style>,
}

/// The words of a house in every language that it has.
struct Languages {
    /// The words where nobody asks for a language.
    terms: Terms,
    by_name: BTreeMap<String, Speech>,
}

/// What is worded, in one language.
pub(super) struct Speech {
    templates: Templates,
    terms: Arc<Terms>,
    engine: Made<Engine>,
    layout: Made<Layout>,
}

impl<'a> House<'a> {
    /// Reads what the options name, and warns about files that are not used.
    pub(super) fn new(look: &'a Look) -> anyhow::Result<Self> {
        let folder = TemplateFolder::read(look.templates.as_deref())?;
        findings(&folder.warnings)?;
        Ok(Self {
            look,
            folder,
            languages: OnceLock::new(),
            style: OnceLock::new(),
        })
    }

    /// Does work while the templates compile. Faults in what all documents share come before
    /// anything that the work found.
    pub(super) fn serve<T>(&self, work: impl FnOnce() -> T) -> Result<T, Stop> {
        let compile = || {
            self.speech(None)
                .and_then(|speech| speech.engine().map(drop))
        };
        let (done, _) = side_by_side(work, compile);
        self.whole(None).map_err(Stop::faults).map(|()| done)
    }

    /// Fails with everything that is wrong with what documents of plans in a language share.
    pub(super) fn whole(&self, of_plan: Option<&str>) -> Result<(), Vec<Diagnostic>> {
        let speech = self.speech(of_plan);
        let of_speech = match speech {
            Ok(speech) => [speech.engine().err(), speech.layout().err()],
            Err(faults) => [Some(faults), None],
        };
        let faults = of_speech.into_iter().chain([self.style().err()]);
        let faults = without_repeats(faults.flatten().flatten().collect());
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    fn languages(&self) -> Result<&Languages, Vec<Diagnostic>> {
        made(&self.languages, || Languages::of(&self.folder.templates))
    }

    /// What is worded for a plan that says it is in this language: in the language that somebody asks for, else in
    /// that of the plan, else in the usual one.
    pub(super) fn speech(&self, of_plan: Option<&str>) -> Result<&Speech, Vec<Diagnostic>> {
        let languages = self.languages()?;
        let terms = languages
            .terms
            .in_language(self.look.speaking.wanted(of_plan));
        let speech = languages.by_name.get(terms.language_name());
        speech.ok_or_else(|| vec![fault_of_coplan("a language has no words")])
    }

    /// The part of a name that tells documents from those of the same plan in its own language.
    pub(super) fn suffix(&self, of_plan: Option<&str>) -> String {
        let Ok(languages) = self.languages() else {
            return String::new();
        };
        let speaking = &self.look.speaking;
        let [own, wanted] = [speaking.own(of_plan), speaking.wanted(of_plan)]
            .map(|tag| languages.terms.in_language(tag).language_name().to_owned());
        if own == wanted {
            return String::new();
        }
        format!("-{wanted}")
    }

    /// A note that there are no words in the language that is wanted.
    pub(super) fn without_words(&self, of_plan: Option<&str>) -> Option<Diagnostic> {
        let languages = self.languages().ok()?;
        let wanted = self.look.speaking.wanted(of_plan)?;
        let usual = languages.terms.language();
        let message = format!(
            "there are no templates in the language `{wanted}`, so that all but the answers is in `{usual}`"
        );
        let help = format!(
            "a folder `languages/{wanted}` in a folder of templates says it in that language; `--language {usual}` \
             does without this note"
        );
        let is_there = languages.terms.speaks(wanted);
        (!is_there).then(|| Diagnostic::note(WITHOUT_WORDS, message).help(help))
    }

    /// The words of the templates, where there is no plan to say its language.
    pub(super) fn terms(&self) -> Result<&Arc<Terms>, Vec<Diagnostic>> {
        self.speech(None).map(Speech::terms)
    }

    /// The fields of a plan, and the words for all entries of a list.
    pub(super) fn registry(&self) -> Result<&Arc<Registry>, Vec<Diagnostic>> {
        self.terms().map(|terms| terms.registry())
    }

    /// Fails where the templates have no document of this name beside the plan.
    pub(super) fn has_document(&self, name: &str) -> Result<(), Stop> {
        let known = self.folder.templates.has_document(name);
        known.map_err(|unknown| Stop::from(*unknown))
    }

    /// The look, on the paper asked for.
    pub(super) fn style(&self) -> Result<&Style, Vec<Diagnostic>> {
        made(&self.style, || {
            style(&self.folder).map(|style| on_paper(&style, self.look))
        })
    }
}

impl Languages {
    fn of(templates: &Templates) -> Result<Self, Vec<Diagnostic>> {
        let terms = Terms::load(templates)?;
        let all = terms.in_every_language();
        let speech = |terms: Terms| Speech {
            templates: templates.in_language(&terms),
            terms: Arc::new(terms),
            engine: OnceLock::new(),
            layout: OnceLock::new(),
        };
        let by_name = all.map(|terms| {
            let name = terms.language_name().to_owned();
            (name, speech(terms.into_owned()))
        });
        let by_name = by_name.collect();
        Ok(Self { terms, by_name })
    }
}

impl Speech {
    /// The words of the templates.
    pub(super) fn terms(&self) -> &Arc<Terms> {
        &self.terms
    }

    /// The compiled templates of the Word document.
    pub(super) fn engine(&self) -> Result<&Engine, Vec<Diagnostic>> {
        made(&self.engine, || {
            Engine::with_terms(&self.templates, Arc::clone(&self.terms))
        })
    }

    /// The sheets of the workbook.
    pub(super) fn layout(&self) -> Result<&Layout, Vec<Diagnostic>> {
        made(&self.layout, || {
            Layout::load(&self.templates.text("workbook.toml"), &self.terms)
        })
    }
}

fn made<T>(
    place: &Made<T>,
    make: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
) -> Result<&T, Vec<Diagnostic>> {
    place.get_or_init(make).as_ref().map_err(Vec::clone)
}

/// Everything that is wrong with the templates and the style of a folder.
pub(super) fn faults(folder: &TemplateFolder) -> Vec<Diagnostic> {
    check_house(&folder.templates, |name| folder.picture(name))
}

/// The same faults without repeats: wording that is broken is in the way of everything.
fn without_repeats(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for fault in faults {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
    told
}

fn style(folder: &TemplateFolder) -> Result<Style, Vec<Diagnostic>> {
    let text = folder.templates.text("style.toml");
    style::load(&text, |name| folder.picture(name))
}

/// A3 lies on its side, as it does on a table that people sit round.
fn on_paper(style: &Style, look: &Look) -> Style {
    let paper = Paper::from(look.paper());
    let style = style.on(paper, paper == Paper::A3);
    if look.large_print {
        style.in_large_print()
    } else {
        style
    }
}

//! One edition of one plan: made whole, then written.

use super::arguments::{Look, Output as OutputOptions};
use super::batch::side_by_side;
use super::choices::{DocumentKind, PaperName};
use super::dates;
use super::house::{self, House};
use super::input::is_standard;
use super::misplaced;
use super::names::Target;
use super::overwrite::{self, Basis, Delivered};
use super::pdf;
use super::report::{self, Outcome, Stop};
use super::writing::Output;
use coplan::diagnostic::Diagnostic;
use coplan::session::Prepared;
use coplan::template::Edition;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

/// What became of one plan.
#[derive(Debug)]
pub(super) struct Attempt {
    /// What the plan is called in messages.
    pub(super) name: String,
    /// What was found on the way.
    pub(super) findings: Vec<Diagnostic>,
    /// How it ended.
    pub(super) outcome: Outcome,
    /// What was written.
    pub(super) delivered: Delivered,
}

impl Attempt {
    /// The attempt that ended so, after findings that did not stop it.
    pub(super) fn new(
        name: String,
        mut findings: Vec<Diagnostic>,
        ended: Result<Delivered, Stop>,
    ) -> Self {
        let (outcome, delivered) = match ended {
            Ok(delivered) => (Outcome::Done, delivered),
            Err(stop) => {
                findings.extend(stop.findings);
                (stop.outcome, Delivered::default())
            }
        };
        Self {
            name,
            findings,
            outcome,
            delivered,
        }
    }

    /// Leaves out what has been told of an earlier plan, and is about the templates.
    pub(super) fn once(&mut self, told: &mut BTreeSet<String>) {
        self.findings.retain(|finding| {
            finding.name != house::WITHOUT_WORDS || told.insert(finding.message.clone())
        });
    }

    /// Tells what became of it.
    pub(super) fn tell(&self) -> std::io::Result<()> {
        report::findings(&self.findings)?;
        let Delivered { written, kept } = &self.delivered;
        for kept in kept {
            report::result(kept.told())?;
        }
        if written.is_empty() {
            return Ok(());
        }
        report::result(overwrite::written(written))
    }
}

/// Where the documents of a run go, and which of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Delivery<'a> {
    options: &'a OutputOptions,
    /// The only kind of document that is made, if not both.
    only: Option<DocumentKind>,
}

impl<'a> Delivery<'a> {
    /// The delivery that the options ask for.
    pub(super) fn new(options: &'a OutputOptions) -> Self {
        let only = options.only;
        Self { options, only }
    }

    /// The same, of the Word document alone.
    pub(super) fn in_word(self) -> Self {
        let only = Some(DocumentKind::Word);
        Self { only, ..self }
    }

    /// The folder, where one is named.
    pub(super) fn folder(self) -> Option<&'a Path> {
        self.options
            .folder
            .as_deref()
            .filter(|folder| !is_standard(folder))
    }

    /// Whether the document goes to standard output.
    fn is_printed(self) -> bool {
        self.options.folder.as_deref().is_some_and(is_standard)
    }

    /// Reasons why so many plans cannot be delivered so.
    pub(super) fn contradictions(self, plans: usize) -> Vec<Diagnostic> {
        let mut reasons = Vec::new();
        if self.is_printed() && (plans > 1 || self.only.is_none()) {
            let message = "`-o -` prints one document, and more than one is asked for";
            let help = "name one plan, and add `--only word` or `--only excel`";
            reasons.push(contradiction(message, help));
        } else if self.is_printed() && std::io::stdout().is_terminal() {
            let message = "`-o -` would print a document that no terminal can show";
            reasons.push(contradiction(
                message,
                "send it on, for example with `> plan.docx`",
            ));
        }
        reasons.extend(self.against_pdf());
        let folder = self.folder().filter(|folder| folder.is_file());
        reasons.extend(folder.map(|folder| {
            let message = format!("`-o` takes a folder, and `{}` is a file", folder.display());
            contradiction(
                message,
                "name a folder; coplan gives the documents their names",
            )
        }));
        reasons.extend(self.folder().and_then(misplaced::document_as_folder));
        reasons
    }

    /// Why there can be no PDF file, if one is asked for.
    fn against_pdf(self) -> Option<Diagnostic> {
        if !self.options.pdf {
            return None;
        }
        if self.only == Some(DocumentKind::Excel) {
            let message =
                "`--pdf` is made of the Word document, and `--only excel` leaves that out";
            return Some(contradiction(message, "leave one of the two out"));
        }
        self.is_printed().then(|| {
            let message = "`-o -` prints one document, and `--pdf` makes a file beside it";
            contradiction(message, "give a folder with `-o`, or leave out `--pdf`")
        })
    }

    /// Makes the PDF files of the documents that were written, where they are asked for.
    pub(super) fn print_to_pdf<'p>(
        self,
        attempts: impl IntoIterator<Item = &'p Attempt>,
    ) -> std::io::Result<Outcome> {
        if !self.options.pdf {
            return Ok(Outcome::Done);
        }
        let attempts = attempts.into_iter();
        let written: Vec<std::path::PathBuf> = attempts
            .flat_map(|attempt| attempt.delivered.written.clone())
            .collect();
        pdf::make(&written)
    }

    /// PDF files that may not be written over, of the documents that are to be made.
    fn pdf_in_the_way(self, outputs: &[Output]) -> Vec<Diagnostic> {
        if !self.options.pdf || self.options.force {
            return Vec::new();
        }
        let word = DocumentKind::Word.extension();
        let word = outputs
            .iter()
            .filter(|output| output.path.extension().is_some_and(|ending| ending == word));
        word.filter_map(|output| pdf::in_the_way(&pdf::beside(&output.path)))
            .collect()
    }

    /// Makes the documents of an edition, and writes them once all are made and nothing is wrong
    /// with what documents share.
    pub(super) fn deliver(
        self,
        house: &House<'_>,
        prepared: &Prepared,
        edition: &Edition,
        (target, suffix): (&Target, &str),
        basis: &Basis<'_>,
    ) -> Result<Delivered, Stop> {
        let output = |kind| {
            self.only.is_none_or(|only| only == kind).then(|| {
                let bytes = document(kind, house, prepared, edition)?;
                let path = target.file(suffix, kind.extension());
                Ok(Output { path, bytes })
            })
        };
        let (word, excel) = side_by_side(
            || output(DocumentKind::Word),
            || output(DocumentKind::Excel),
        );
        let outputs = [word, excel].into_iter().flatten();
        let outputs: Vec<_> = outputs.collect::<Result<_, _>>().map_err(Stop::faults)?;
        let language = prepared.language_of_plan();
        house.whole(language).map_err(Stop::faults)?;
        if self.is_printed() {
            return print(&outputs);
        }
        Stop::if_any(self.pdf_in_the_way(&outputs))?;
        let terms = house.speech(language).map_err(Stop::faults)?.terms();
        overwrite::write_documents(outputs, self.options.force, basis, terms)
    }
}

/// The bytes of one document.
fn document(
    kind: DocumentKind,
    house: &House<'_>,
    prepared: &Prepared,
    edition: &Edition,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let speech = house.speech(prepared.language_of_plan())?;
    match kind {
        DocumentKind::Word => prepared.word(speech.engine()?, house.style()?, edition),
        DocumentKind::Excel => {
            dates::clock_for_workbooks()?;
            prepared.excel(speech.terms(), speech.layout()?, house.style()?, edition)
        }
    }
}

fn print(outputs: &[Output]) -> Result<Delivered, Stop> {
    for output in outputs {
        report::bytes(&output.bytes).map_err(|error| {
            let message = format!("the document cannot be printed: {error}");
            Stop::from(Diagnostic::error("unwritable-file", message))
        })?;
    }
    Ok(Delivered::default())
}

/// Options that do not go together.
pub(super) fn contradiction(message: impl Into<String>, help: &'static str) -> Diagnostic {
    Diagnostic::error("options-do-not-go-together", message).help(help)
}

/// The part of a name that says how the page looks.
pub(super) fn page_suffix(look: &Look) -> String {
    let paper = match look.paper() {
        PaperName::A4 => "",
        PaperName::A3 => "-a3",
        PaperName::Letter => "-letter",
    };
    let print = if look.large_print { "-large" } else { "" };
    format!("{paper}{print}")
}

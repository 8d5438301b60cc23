//! Where documents come from: of which plan they are, and whether somebody has changed them.
//!
//! In: the bytes of documents. Out: an [`Origin`] for each, and findings where they do not belong
//! together. Everything is read from what the files remember;
//! no answer is embedded, so this says *that* a document has changed and not *which* answer.

use super::Memory;
use super::words::words_hash;
use crate::diagnostic::{Diagnostic, Place};
use crate::package::{Archive, PackageError, is_unchanged, read_custom_properties};
use crate::plan::Purpose;
use serde::Serialize;

/// What has become of a document since coplan made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing.
    Unchanged,
    /// Its parts differ, and what it says is the same: a program has saved it again, or an
    /// approval has been filled in.
    SavedAgain,
    /// It says something else.
    Changed,
    /// It does not say that coplan made it.
    Unknown,
}

/// What a document says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// What it is called in messages.
    pub file: String,
    /// The fingerprint of the plan it was made of.
    pub plan: Option<String>,
    /// What it was made for: a code of [`crate::plan::Purpose`].
    pub purpose: Option<String>,
    /// The version of the plan.
    pub version: Option<String>,
    /// The id of the funder that a bid goes to.
    pub funder: Option<String>,
    /// What has become of it since.
    pub state: State,
}

impl Origin {
    /// Reads what a document says about itself. Fails where it cannot be read at all.
    pub fn read(file: impl Into<String>, bytes: &[u8]) -> Result<Self, PackageError> {
        let archive = Archive::read(bytes)?;
        let memory = Memory::read(&read_custom_properties(&archive)?);
        let is_said = |words: &String| words_hash(&archive.parts).as_ref() == Some(words);
        let state = match is_unchanged(&archive)? {
            None => State::Unknown,
            Some(true) => State::Unchanged,
            Some(false) if memory.words.as_ref().is_some_and(is_said) => State::SavedAgain,
            Some(false) => State::Changed,
        };
        Ok(Self {
            file: file.into(),
            plan: memory.plan,
            purpose: memory.purpose,
            version: memory.version,
            funder: memory.funder,
            state,
        })
    }

    /// Whether it was made as an empty form.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.purpose.as_deref() == Some(Purpose::Blank.code())
    }

    /// The digits of the plan's hash that stand at the foot of every page.
    #[must_use]
    pub fn shown_plan(&self) -> String {
        self.plan
            .as_deref()
            .map_or_else(String::new, super::shown_fingerprint)
    }
}

/// Why documents do not belong together, or are no longer what coplan made; nothing if all is
/// well. Documents of one plan that were made for different uses are only warned about.
#[must_use]
pub fn compare(documents: &[Origin]) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = documents.iter().filter_map(own_fault).collect();
    let known: Vec<&Origin> = documents
        .iter()
        .filter(|document| document.state != State::Unknown)
        .collect();
    for pair in known.windows(2) {
        if let [one, other] = pair {
            findings.extend(difference(one, other));
        }
    }
    findings
}

fn own_fault(document: &Origin) -> Option<Diagnostic> {
    let finding = match document.state {
        State::Unchanged | State::SavedAgain => return None,
        // A form is there to be filled in.
        State::Changed if document.is_form() => return None,
        State::Changed => {
            let message = "answers have changed since coplan made this document";
            let help = "`coplan read` brings them into the plan; `coplan fill` then makes both documents anew";
            Diagnostic::error("changed-since", message).help(help)
        }
        State::Unknown => {
            let message = "this document does not say of which plan it is";
            let help = "compare it with one that `coplan fill` makes: some programs drop what coplan notes";
            Diagnostic::error("unknown-origin", message).help(help)
        }
    };
    Some(finding.in_place(Place::File(document.file.clone())))
}

/// The first thing that keeps two documents apart.
fn difference(one: &Origin, other: &Origin) -> Option<Diagnostic> {
    let named = |of: fn(&Origin) -> String| {
        format!(
            "`{}` is {}, and `{}` is {}",
            one.file,
            of(one),
            other.file,
            of(other)
        )
    };
    let help = "make both again of one plan with `coplan fill`";
    if one.plan != other.plan {
        let message = named(|document| {
            let version = document.version.as_ref();
            let version =
                version.map_or_else(String::new, |version| format!(", version {version}"));
            format!("of plan {}{version}", document.shown_plan())
        });
        return Some(Diagnostic::error("different-plans", message).help(help));
    }
    let asks = one.purpose.as_deref() == Some("bid") && other.purpose.as_deref() == Some("bid");
    if asks && one.funder != other.funder {
        let message = named(|document| match &document.funder {
            Some(funder) => format!("for funder {funder}"),
            None => "for all funders".to_owned(),
        });
        let help = "make both again for one funder with `coplan fill --for bid --funder ID`";
        return Some(Diagnostic::error("different-funders", message).help(help));
    }
    (one.purpose != other.purpose).then(|| {
        let message = named(|document| match document.purpose.as_deref() {
            Some("bid") => "for a bid".to_owned(),
            Some(purpose) => format!("for {purpose}").replace("for draft", "a draft"),
            None => "of unknown use".to_owned(),
        });
        let help = "make both again for one use with `coplan fill --for`";
        Diagnostic::warning("different-uses", message).help(help)
    })
}

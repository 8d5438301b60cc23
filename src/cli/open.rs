//! `coplan open`: the documents that were made of a plan, in the programs that open such files here.

use super::arguments::Open;
use super::choices::DocumentKind;
use super::edition::contradiction;
use super::files::{about, read_document, typed};
use super::input::{Input, plan_file};
use super::launch;
use super::made::{Made, Names};
use super::report::{self, Outcome, Stop};
use super::template_folder::TemplateFolder;
use coplan::diagnostic::{Diagnostic, listed};
use coplan::memory::Origin;
use coplan::session::fingerprint;
use coplan::template::Terms;
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(arguments: &Open) -> anyhow::Result<Outcome> {
    let plan = &arguments.plan;
    plan_file(plan, "open")?;
    Stop::if_any(against_document(arguments).into_iter().collect())?;
    let folder = TemplateFolder::of_plan(plan)?;
    let terms = Terms::load(&folder.templates).map_err(Stop::faults)?;
    if let Some(document) = &arguments.document {
        let known = folder.templates.has_document(document);
        known.map_err(|unknown| Stop::from(*unknown))?;
    }
    let found = Found::of(arguments, &Names::of(&folder.templates, &terms));
    if found.wanted.is_empty() {
        return Err(Stop::from(nothing_there(arguments, &found.others)).into());
    }
    let documents = found.wanted;
    let mut faults = Vec::new();
    let mut opened = Vec::new();
    for (document, failed) in documents.iter().zip(launch::open(&documents)) {
        match failed {
            Some(why) => faults.push(not_opened(document, &why)),
            None => opened.push(document.display().to_string()),
        }
    }
    if !opened.is_empty() {
        report::result(format_args!("Opening {}", listed(&opened)))?;
    }
    Stop::if_any(faults)?;
    remark_on_older(plan, &documents, &terms)?;
    if let Some(others) = told(arguments, &found.others) {
        report::remark(others)?;
    }
    Ok(Outcome::Done)
}

/// What does not go with another document than the plan.
fn against_document(arguments: &Open) -> Option<Diagnostic> {
    let only_excel = arguments.only == Some(DocumentKind::Excel);
    let message = "`--document` opens a Word document, and `--only excel` leaves that out";
    (arguments.document.is_some() && only_excel)
        .then(|| contradiction(message, "leave one of the two out"))
}

/// The documents that there are of a plan.
struct Found {
    /// The newest of each kind that is wanted.
    wanted: Vec<PathBuf>,
    /// The newest of each other document, where the plan itself is wanted.
    others: Vec<Made>,
}

impl Found {
    fn of(arguments: &Open, names: &Names) -> Self {
        let kinds = [DocumentKind::Word, DocumentKind::Excel].into_iter();
        let is_wanted = |kind: &DocumentKind| arguments.only.is_none_or(|only| only == *kind);
        let mut found = Self {
            wanted: Vec::new(),
            others: Vec::new(),
        };
        for kind in kinds.filter(is_wanted) {
            let made = names.made(&arguments.plan, arguments.folder.as_deref(), kind);
            let (mut wanted, others): (Vec<Made>, Vec<Made>) = made
                .into_iter()
                .partition(|made| made.document == arguments.document);
            found.wanted.extend(wanted.pop().map(|made| made.path));
            for other in others.into_iter().rev() {
                let is_known = |known: &Made| known.document == other.document;
                if arguments.document.is_none() && !found.others.iter().any(is_known) {
                    found.others.push(other);
                }
            }
        }
        found.others.sort_by(|one, other| one.path.cmp(&other.path));
        found
    }
}

/// What is said of other documents than the plan.
fn told(arguments: &Open, others: &[Made]) -> Option<String> {
    let first = others.first()?.document.as_deref()?;
    let shown = others.iter().map(|made| made.path.display().to_string());
    let shown: Vec<String> = shown.collect();
    let are = if shown.len() == 1 { "is" } else { "are" };
    Some(format!(
        "There {are} also {}; `coplan open {} --document {first}` opens one by name",
        listed(&shown),
        typed(&arguments.plan)
    ))
}

/// That a document was not opened.
fn not_opened(document: &Path, why: &str) -> Diagnostic {
    let message = format!("no program here opens this document ({why})");
    about(document, "cannot-open", message)
        .help("open it out of a program such as LibreOffice, Word or Excel")
}

/// Says so where the plan has changed since a document was made.
fn remark_on_older(plan: &Path, documents: &[PathBuf], terms: &Terms) -> anyhow::Result<()> {
    let loaded = Input::File(plan.to_owned()).load("open", terms.registry());
    let now = loaded
        .ok()
        .and_then(|loaded| fingerprint(&loaded.values.numbered()).ok());
    let Some(now) = now else {
        return Ok(());
    };
    let is_older = |path: &&PathBuf| {
        let bytes = read_document(path).ok();
        let origin = bytes.and_then(|bytes| Origin::read("", &bytes).ok());
        origin
            .is_some_and(|origin| !origin.is_form() && origin.plan.is_some_and(|made| made != now))
    };
    let older: Vec<String> = documents
        .iter()
        .filter(is_older)
        .map(|path| path.display().to_string())
        .collect();
    if !older.is_empty() {
        let (were, them) = match older.as_slice() {
            [_] => ("was", "it"),
            _ => ("were", "them"),
        };
        report::remark(format_args!(
            "The plan has changed since {} {were} made; `coplan fill` makes {them} anew",
            listed(&older)
        ))?;
    }
    Ok(())
}

/// That there is nothing to open, and what makes it.
fn nothing_there(arguments: &Open, others: &[Made]) -> Diagnostic {
    let plan = &arguments.plan;
    let place = arguments.folder.as_ref();
    let place = place.map_or_else(
        || "beside it".to_owned(),
        |folder| format!("in `{}`", folder.display()),
    );
    let what = match (&arguments.document, arguments.only) {
        (Some(document), _) => format!("is no document `{document}`"),
        (None, None) => "are no documents".to_owned(),
        (None, Some(DocumentKind::Word)) => "is no Word document".to_owned(),
        (None, Some(DocumentKind::Excel)) => "is no workbook".to_owned(),
    };
    let message = format!("there {what} of this plan {place}");
    let document = arguments.document.as_ref();
    let document = document.map_or_else(String::new, |name| format!(" --document {name}"));
    let into = arguments
        .folder
        .as_ref()
        .map_or_else(String::new, |folder| format!(" -o {}", typed(folder)));
    let (them, they_are) = match arguments.document {
        Some(_) => ("it", "it is"),
        None => ("them", "they are"),
    };
    let help = format!(
        "make {them} with `coplan fill {}{document}{into}`; where {they_are} elsewhere, say so with `-o`",
        typed(plan)
    );
    let finding = about(plan, "no-documents", message);
    match told(arguments, others) {
        Some(others) => finding.help(format!("{help}\n{others}")),
        None => finding.help(help),
    }
}

//! What was probably meant, where a file stands in the place of a command, or of another file.

use super::files::{about, typed};
use super::help;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use coplan::diagnostic::{Diagnostic, nearest};
use coplan::source::Format;
use std::path::Path;

/// Endings of files that coplan makes, and what they are.
const DOCUMENTS: [(&str, &str); 2] = [("docx", "a Word document"), ("xlsx", "an Excel workbook")];

/// Endings of files that people take for such documents, what they are, and what makes one of them.
const OTHER_DOCUMENTS: [(&str, &str, &str); 16] = [
    ("doc", "an old Word file", IN_WORD),
    ("dot", "an old Word file", IN_WORD),
    ("docm", "a Word file with macros", IN_WORD),
    ("rtf", "a rich text file", IN_WORD),
    ("odt", "an OpenDocument text", IN_WORD),
    ("xls", "an old Excel file", IN_EXCEL),
    ("xlsm", "an Excel file with macros", IN_EXCEL),
    ("xlsb", "a binary Excel file", IN_EXCEL),
    ("ods", "an OpenDocument spreadsheet", IN_EXCEL),
    ("csv", "a table as text", BY_HAND),
    ("ppt", "an old PowerPoint file", BY_HAND),
    ("pptx", "a PowerPoint file", BY_HAND),
    ("odp", "an OpenDocument presentation", BY_HAND),
    ("html", "a web page", BY_HAND),
    ("md", "a Markdown file", BY_HAND),
    ("pdf", "a PDF file", BY_HAND),
];
const IN_WORD: &str = "open it in Word and save it as .docx";
const IN_EXCEL: &str = "open it in Excel and save it as .xlsx";
const BY_HAND: &str =
    "write what it says into a document that `coplan blank` makes, or into a plan file";

/// The most words of a name that somebody has typed without quotes.
const MOST_WORDS: usize = 12;

/// Words that people use for what a command does.
const OTHER_WORDS: [(&str, &str); 18] = [
    ("build", "fill"),
    ("convert", "fill"),
    ("create", "new"),
    ("export", "templates export"),
    ("form", "blank"),
    ("generate", "fill"),
    ("import", "read"),
    ("init", "new"),
    ("interview", "new --interview"),
    ("lint", "check"),
    ("make", "fill"),
    ("render", "fill"),
    ("restore", "undo"),
    ("revert", "undo"),
    ("rollback", "undo"),
    ("start", "new"),
    ("validate", "check"),
    ("verify", "check"),
];

/// What was meant by a word that is no command; nothing where something else is wrong.
pub(super) fn not_a_command(error: &clap::Error) -> Option<Diagnostic> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let path = Path::new(word);
    let meant = if Format::of_name(word).is_some() {
        format!(
            "to make documents of the plan, run `coplan fill {}`",
            typed(path)
        )
    } else if document(path).is_some() {
        format!(
            "to read what was filled in, run `coplan read {}`",
            typed(path)
        )
    } else if path.is_dir() {
        format!(
            "to make documents of the plans in it, run `coplan fill {}*.yaml`",
            typed(&path.join(""))
        )
    } else {
        let above = if is_of_templates(error) {
            "templates "
        } else {
            ""
        };
        match meant_by(word, above).or_else(|| begun(error, word)) {
            Some(command) => format!("did you mean `coplan {above}{command}`?"),
            None => format!("`coplan {above}--help` names them all"),
        }
    };
    let message = format!("`{word}` is not a command");
    Some(Diagnostic::error("not-a-command", message).help(meant))
}

/// Whether it stands where `coplan templates` has commands of its own.
fn is_of_templates(error: &clap::Error) -> bool {
    let usage = error.get(ContextKind::Usage);
    usage.is_some_and(|usage| usage.to_string().contains(" templates "))
}

/// The command that another word for it means, or that is written most like it; `above` is the command that
/// it stands below.
fn meant_by(word: &str, above: &str) -> Option<String> {
    let root = help::command();
    let within = root.find_subcommand(above.trim()).unwrap_or(&root);
    let names: Vec<&str> = within
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let others = OTHER_WORDS.iter().filter(|_| above.is_empty());
    let known = names
        .iter()
        .map(|name| (*name, *name))
        .chain(others.copied());
    let known: Vec<(&str, &str)> = known.collect();
    let found = nearest(word, known.iter().map(|(word, _)| *word))?;
    if is_another_word(word, found) {
        return None;
    }
    let meant = known.iter().find(|(word, _)| *word == found);
    meant.map(|(_, command)| (*command).to_owned())
}

/// Whether two short words are as long as each other and are made of other letters: `exit` is no slip for `edit`.
fn is_another_word(word: &str, found: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let (one, other) = (letters(word), letters(found));
    one.len() <= 4 && one.len() == other.len() && one != other
}

/// The command that somebody has begun to type, of those that the parser takes for similar: of several, it puts the
/// most similar last.
fn begun(error: &clap::Error, word: &str) -> Option<String> {
    let similar = match error.get(ContextKind::SuggestedSubcommand)? {
        ContextValue::String(command) => command.clone(),
        ContextValue::Strings(commands) => commands.last()?.clone(),
        _ => return None,
    };
    let is_begun = word.chars().count() > 2 && similar.starts_with(&word.to_lowercase());
    is_begun.then_some(similar)
}

/// A file whose name stands there in several words, since nobody has put quotes round it.
pub(super) fn without_quotes(arguments: &[String]) -> Option<Diagnostic> {
    let words = arguments.get(1..)?;
    let runs = (2..=words.len().min(MOST_WORDS)).rev();
    let name = runs
        .flat_map(|length| words.windows(length))
        .map(|run| run.join(" "))
        .find(|name| Path::new(name).is_file())?;
    let command = arguments.first()?;
    let message = format!("`{name}` is one file, and its name has blanks");
    let help = format!(
        "put quotes round it: `coplan {command} {}`",
        typed(Path::new(&name))
    );
    Some(Diagnostic::warning("no-such-file", message).help(help))
}

/// What a file is that stands where a plan should.
pub(super) fn not_a_plan(path: &Path, command: &str) -> Diagnostic {
    if let Some(kind) = document(path) {
        return document_as_plan(path, kind, command);
    }
    if let Some((what, help)) = other_document(path) {
        let message = format!("this is {what}, which coplan does not read");
        return about(path, "not-a-plan", message).help(help);
    }
    let endings = Format::all().flat_map(Format::extensions).copied();
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let meant = ending.as_ref().and_then(|ending| nearest(ending, endings));
    let renamed = path.with_extension(meant.unwrap_or("yaml"));
    let message = match ending {
        Some(ending) => format!("`.{ending}` is not the ending of a plan file"),
        None => "the name of this file does not end in `.yaml`".to_owned(),
    };
    about(path, "not-a-plan", message).help(format!(
        "if it is a plan, rename it to `{}`",
        renamed.display()
    ))
}

fn document_as_plan(path: &Path, kind: &str, command: &str) -> Diagnostic {
    let message = format!("this is {kind}, and `coplan {command}` takes a plan file");
    let plan = path.with_extension("yaml");
    about(path, "not-a-plan", message).help(if plan.is_file() {
        format!("name the plan: `coplan {command} {}`", typed(&plan))
    } else {
        format!(
            "to read what was filled in, run `coplan read {}`",
            typed(path)
        )
    })
}

/// The name of a document in the place of the folder for documents: what was meant by it.
pub(super) fn document_as_folder(folder: &Path) -> Option<Diagnostic> {
    if folder.is_dir() || folder.is_file() {
        return None;
    }
    let ending = folder.extension()?.to_str()?.to_lowercase();
    let (help, kind) = match (document(folder), other_document(folder)) {
        (Some(kind), _) => {
            let only = if ending == "docx" { "word" } else { "excel" };
            let file = typed(folder);
            let named = format!("for one under this name, add `--only {only} -o - > {file}`");
            (
                format!("{named}; else name a folder, and coplan gives the documents their names"),
                kind,
            )
        }
        (None, Some((kind, _))) => {
            let way = if ending == "pdf" {
                "name a folder, and add `--pdf`"
            } else {
                "leave out `-o`, and save the Word document in that format with Word or LibreOffice"
            };
            (way.to_owned(), kind)
        }
        (None, None) => return None,
    };
    let message = format!(
        "`-o` takes a folder, and `{}` is the name of {kind}",
        folder.display()
    );
    Some(Diagnostic::error("options-do-not-go-together", message).help(help))
}

/// Whether a file is a plan, by its name.
pub(super) fn is_plan(path: &Path) -> bool {
    Format::of_name(&path.to_string_lossy()).is_some()
}

/// What a document of another program is, and what would do.
fn other_document(path: &Path) -> Option<(&'static str, &'static str)> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let mut known = OTHER_DOCUMENTS.iter();
    let (_, what, help) = known.find(|(known, ..)| *known == ending)?;
    Some((what, help))
}

/// What a file is, if coplan makes such files.
pub(super) fn document(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let (_, kind) = DOCUMENTS.iter().find(|(known, _)| *known == ending)?;
    Some(kind)
}

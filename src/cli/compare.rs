//! `coplan compare`: what has changed between two plans, versions of a plan, or filled-in documents.

use super::arguments::Compare;
use super::choices::ComparisonFormat;
use super::edition::contradiction;
use super::files::{read_document, typed};
use super::house::House;
use super::input::{Input, is_standard};
use super::lines::{width, wrapped};
use super::overwrite::{write_texts, written};
use super::report::{self, Outcome, Stop};
use super::report_file::write_reports;
use super::writing::Output;
use super::{dates, misplaced};
use coplan::diagnostic::{Diagnostic, has_errors};
use coplan::plan::Loaded;
use coplan::session::{self, Comparison, Kind, ReadDocument, Told, Version, parted};
use coplan::template::Edition;
use std::io::IsTerminal;
use std::path::Path;

/// Where the texts begin that were said before and are said now.
const INDENT: usize = 15;
/// Texts longer than this are shown from a little before where they part.
const LONG: usize = 240;
/// How many words are shown before and after what is different in a long text.
const WORDS_AROUND: usize = 8;

/// A file that is compared.
enum Named {
    Plan(Box<Loaded>),
    Document(Box<ReadDocument>),
}

/// Runs the command.
pub(super) fn run(arguments: &Compare) -> anyhow::Result<Outcome> {
    let format = format(arguments);
    Stop::if_any(contradictions(arguments, format))?;
    let house = House::new(&arguments.look)?;
    let run_date = dates::of_run(arguments.look.date)?;
    let terms = house.terms().map_err(Stop::faults)?;
    let [before, after] = both(arguments, &house)?;
    report::findings(&[before.findings(), after.findings()].concat())?;
    let compared = session::compare(before.version(), after.version(), terms);
    let comparison = compared.map_err(Stop::faults)?;
    match format {
        ComparisonFormat::Human => deliver(arguments, &text(&comparison))?,
        ComparisonFormat::Json => deliver(arguments, &format!("{:#}", json(&comparison)))?,
        ComparisonFormat::Docx => {
            let edition = Edition {
                date: run_date,
                language: arguments.look.speaking.of_answers(),
                ..Edition::default()
            };
            let style = house.style().map_err(Stop::faults)?;
            // The words of a document are in the language of what it is about.
            let terms = house
                .speech(after.language())
                .map_err(Stop::faults)?
                .terms();
            let compared = session::compare(before.version(), after.version(), terms);
            let comparison = compared.map_err(Stop::faults)?;
            let bytes = comparison.word(terms, style, &edition);
            write_word(arguments, bytes.map_err(Stop::faults)?)?;
        }
    }
    if format != ComparisonFormat::Json {
        remarks(&comparison, &[&before, &after])?;
    }
    Ok(Outcome::Done)
}

/// The format that is asked for, or that the name of the file says.
fn format(arguments: &Compare) -> ComparisonFormat {
    let ending = arguments.output.as_deref().and_then(Path::extension);
    let by_ending = match ending.and_then(|ending| ending.to_str()) {
        Some(ending) if ending.eq_ignore_ascii_case("docx") => ComparisonFormat::Docx,
        Some(ending) if ending.eq_ignore_ascii_case("json") => ComparisonFormat::Json,
        _ => ComparisonFormat::Human,
    };
    arguments.format.unwrap_or(by_ending)
}

fn contradictions(arguments: &Compare, format: ComparisonFormat) -> Vec<Diagnostic> {
    let mut reasons = Vec::new();
    if is_standard(&arguments.before) && is_standard(&arguments.after) {
        let message = "`-` stands for one plan on standard input, and it is named twice";
        reasons.push(contradiction(message, "name the other one as a file"));
    }
    if format == ComparisonFormat::Docx {
        let on_terminal = || std::io::stdout().is_terminal();
        match arguments.output.as_deref() {
            None => {
                let message = "a Word document needs a name";
                let help = "give it with `-o`, for example `-o changes.docx`";
                reasons.push(contradiction(message, help));
            }
            Some(path) if is_standard(path) && on_terminal() => {
                let message = "`-o -` would print a document that no terminal can show";
                let help = "give it a name, for example `-o changes.docx`";
                reasons.push(contradiction(message, help));
            }
            Some(_) => {}
        }
    }
    reasons
}

/// Both files; what is wrong with either is told in one run.
fn both(arguments: &Compare, house: &House<'_>) -> anyhow::Result<[Named; 2]> {
    let named = [&arguments.before, &arguments.after].map(|path| Named::read(path, house));
    match named {
        [Ok(before), Ok(after)] => Ok([before, after]),
        several => {
            let stops = several.into_iter().filter_map(Result::err);
            let one = stops.reduce(|mut one, other| {
                one.outcome = one.outcome.max(other.outcome);
                one.findings.extend(other.findings);
                one
            });
            Err(one.unwrap_or_else(|| Stop::refused(Vec::new())).into())
        }
    }
}

impl Named {
    fn read(path: &Path, house: &House<'_>) -> Result<Self, Stop> {
        if misplaced::document(path).is_some() {
            let bytes = read_document(path)?;
            let terms = house.terms().map_err(Stop::faults)?;
            let read = ReadDocument::read(&path.display().to_string(), &bytes, terms);
            return Ok(Self::Document(Box::new(read.map_err(Stop::refused)?)));
        }
        let registry = house.registry().map_err(Stop::faults)?;
        let loaded = Input::new(path).load("compare", registry)?;
        let faults = session::faults(&loaded);
        if has_errors(&faults) {
            return Err(Stop::faults(faults));
        }
        Ok(Self::Plan(Box::new(loaded)))
    }

    /// The language that its plan says it is in.
    fn language(&self) -> Option<&str> {
        let values = match self {
            Self::Plan(loaded) => &loaded.values,
            Self::Document(read) => &read.reading.values,
        };
        let field = values.registry().field("language")?;
        values.single(field)?.as_str()
    }

    /// What is doubtful in it, though it can be compared.
    fn findings(&self) -> &[Diagnostic] {
        match self {
            Self::Plan(loaded) => &loaded.findings,
            Self::Document(read) => &read.reading.findings,
        }
    }

    fn version(&self) -> Version<'_> {
        match self {
            Self::Plan(loaded) => Version::Plan(loaded),
            Self::Document(read) => Version::Document(read),
        }
    }
}

/// Prints a text, or writes it into the file that is named.
fn deliver(arguments: &Compare, text: &str) -> anyhow::Result<()> {
    match arguments
        .output
        .as_deref()
        .filter(|path| !is_standard(path))
    {
        None => Ok(report::result(text)?),
        Some(path) => {
            let output = Output {
                path: path.to_owned(),
                bytes: format!("{text}\n").into_bytes(),
            };
            write_texts(std::slice::from_ref(&output), arguments.force)?;
            Ok(report::result(written(&[output.path]))?)
        }
    }
}

fn write_word(arguments: &Compare, bytes: Vec<u8>) -> anyhow::Result<()> {
    match arguments
        .output
        .as_deref()
        .filter(|path| !is_standard(path))
    {
        None => Ok(report::bytes(&bytes)?),
        Some(path) => {
            let output = Output {
                path: path.to_owned(),
                bytes,
            };
            write_reports(std::slice::from_ref(&output), arguments.force)?;
            Ok(report::result(written(&[output.path]))?)
        }
    }
}

/// What was compared, and what else the documents hold.
fn remarks(comparison: &Comparison, files: &[&Named]) -> anyhow::Result<()> {
    match comparison.told.len() {
        0 => {}
        1 => report::remark("1 difference")?,
        many => report::remark(format_args!("{many} differences"))?,
    }
    if comparison.is_partial {
        report::remark("Only what the document holds is compared")?;
    }
    for file in files {
        let Named::Document(read) = file else {
            continue;
        };
        let reading = &read.reading;
        if !reading.leftovers.is_empty() || !reading.comments.is_empty() {
            report::remark(format_args!(
                "Comments and words without a place are not compared; `coplan read {} --dry-run` shows them",
                typed(Path::new(&read.name))
            ))?;
        }
    }
    Ok(())
}

fn json(comparison: &Comparison) -> serde_json::Value {
    let [before, after] = &comparison.names;
    serde_json::json!({
        "format": 1,
        "title": comparison.title,
        "before": before,
        "after": after,
        "partial": comparison.is_partial,
        "changes": comparison.told,
    })
}

/// Every difference, question by question, for people.
fn text(comparison: &Comparison) -> String {
    let [before, after] = &comparison.names;
    let mut parts = vec![format!("{before} → {after}")];
    if comparison.told.is_empty() {
        parts.push("Nothing has changed".to_owned());
    }
    for (group, told) in comparison.groups() {
        let entries: Vec<String> = told.iter().map(entry).collect();
        parts.push(format!("{group}\n{}", entries.join("\n")));
    }
    parts.join("\n\n")
}

fn entry(told: &Told) -> String {
    let what = wrapped("  ", &told.what, 3, width());
    let line = |name: &str, text: &str| wrapped(&format!("      {name}"), text, INDENT, width());
    let said = |text: &str| {
        if text.trim().is_empty() {
            "nothing".to_owned()
        } else {
            text.to_owned()
        }
    };
    let (before, after) = shown(&told.before, &told.after);
    match told.kind {
        Kind::Changed => format!(
            "{what}\n{}\n{}",
            line("before", &said(&before)),
            line("after", &said(&after))
        ),
        Kind::Added => format!("{what}\n{}", line("new", &told.after)),
        Kind::Removed => format!("{what}\n{}", line("gone", &told.before)),
    }
}

/// Two texts; long ones from a few words before they part to a few words after.
fn shown(before: &str, after: &str) -> (String, String) {
    if before.chars().count().max(after.chars().count()) <= LONG {
        return (before.to_owned(), after.to_owned());
    }
    let [begin, old, new, end] = parted(before, after);
    if begin.is_empty() && end.is_empty() {
        return (before.to_owned(), after.to_owned());
    }
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (begin, end) = (words(begin), words(end));
    let mut first = begin
        .get(begin.len().saturating_sub(WORDS_AROUND)..)
        .unwrap_or(&[])
        .join(" ");
    if begin.len() > WORDS_AROUND {
        first.insert_str(0, "… ");
    }
    let mut last = end
        .get(..end.len().min(WORDS_AROUND))
        .unwrap_or(&[])
        .join(" ");
    if end.len() > WORDS_AROUND {
        last.push_str(" …");
    }
    let part = |middle: &str| format!("{first} {middle} {last}").trim().to_owned();
    (part(old), part(new))
}

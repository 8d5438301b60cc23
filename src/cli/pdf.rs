//! `--pdf`: beside the Word document a PDF file that everybody can use, made by the LibreOffice on this computer.
//!
//! A PDF file is marked with a hash of itself, in a comment before its end where every reader looks past it:
//! so what nobody has signed or changed since is made anew, and anything else stays.

use super::files::{LARGEST_DOCUMENT, about, read_all, reason};
use super::keeping::Kept;
use super::libreoffice::{self, LIMIT, Run};
use super::overwrite::{replace, written};
use super::report::{self, Outcome, Stop};
use super::standing::Standing;
use super::writing::Output;
use coplan::diagnostic::Diagnostic;
use coplan::package::hash;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What stands before the hash, and what follows the comment in every PDF file.
const MARK: &[u8] = b"%coplan ";
const END: &[u8] = b"startxref";
/// How many hexadecimal digits of the hash are kept.
const DIGITS: usize = 32;

/// How to get a PDF file without coplan.
const IN_WORD: &str = "open the document in Word, choose File, Save As, and PDF";

/// The PDF file that belongs to a document.
pub(super) fn beside(document: &Path) -> PathBuf {
    document.with_extension("pdf")
}

/// A PDF file in the way that coplan did not make, or that somebody has changed since.
pub(super) fn in_the_way(path: &Path) -> Option<Diagnostic> {
    let bytes = File::open(path).and_then(|file| read_all(file, LARGEST_DOCUMENT));
    let is_free = !path.exists() || bytes.is_ok_and(|bytes| is_ours(&bytes));
    (!is_free).then(|| {
        let message = "there is a PDF file of this name already, and it is not as coplan made it";
        about(path, "file-exists", message).help(
            "rename it, put the documents elsewhere with `-o`, or add `--force`, which keeps it under another name",
        )
    })
}

/// Makes the PDF files of the Word documents among those that were written, and tells what came of it.
pub(super) fn make(written: &[PathBuf]) -> io::Result<Outcome> {
    let is_word = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "docx");
    let documents: Vec<&PathBuf> = written.iter().filter(is_word).collect();
    if documents.is_empty() {
        return Ok(Outcome::Done);
    }
    match made(&documents) {
        Ok(made) => {
            report::findings(&made.faults)?;
            for kept in &made.kept {
                report::result(kept.told())?;
            }
            tell(&made.outputs)?;
            Ok(Outcome::of(&made.faults))
        }
        Err(stop) => {
            report::findings(&stop.findings)?;
            Ok(stop.outcome)
        }
    }
}

fn tell(outputs: &[Output]) -> io::Result<()> {
    if outputs.is_empty() {
        return Ok(());
    }
    let paths: Vec<PathBuf> = outputs.iter().map(|output| output.path.clone()).collect();
    report::result(written(&paths))
}

/// What came of making PDF files.
struct Made {
    outputs: Vec<Output>,
    /// What was there before, and is kept.
    kept: Vec<Kept>,
    faults: Vec<Diagnostic>,
}

/// The PDF files, written; and what is to say of those that could not be made.
fn made(documents: &[&PathBuf]) -> Result<Made, Stop> {
    let program = libreoffice::find().ok_or_else(not_there)?;
    let folder = tempfile::Builder::new().prefix("coplan-").tempdir();
    let folder = folder.map_err(|error| not_run(&error))?;
    let folder = folder.path();
    // Documents of several folders may have one name.
    let copies: Vec<PathBuf> = (1..=documents.len())
        .map(|number| folder.join(format!("{number}.docx")))
        .collect();
    for (document, copy) in documents.iter().zip(&copies) {
        fs::copy(document, copy).map_err(|error| not_run(&error))?;
    }
    let run = libreoffice::convert(&program, folder, &copies).map_err(|error| not_run(&error))?;
    let said = match run {
        Run::Ended(said) => said,
        Run::TooLong(seconds) => return Err(too_long(seconds)),
    };
    let mut outputs = Vec::new();
    let mut faults = Vec::new();
    for (document, copy) in documents.iter().zip(&copies) {
        match fs::read(beside(copy)) {
            Ok(bytes) => outputs.push(Output {
                path: beside(document),
                bytes: marked(bytes),
            }),
            Err(_) => faults.push(failed(document, &said)),
        }
    }
    let paths = outputs.iter().map(|output| output.path.as_path());
    let standing = |path: &Path| match in_the_way(path) {
        Some(_) => Standing::Foreign,
        None => Standing::Free,
    };
    let standings: Vec<(&Path, Standing)> = paths.map(|path| (path, standing(path))).collect();
    let kept = replace(&outputs, &standings, None)?;
    Ok(Made {
        outputs,
        kept,
        faults,
    })
}

fn not_there() -> Stop {
    let message = "no PDF file was made: it takes LibreOffice, which is not on this computer";
    let help = format!("get it from libreoffice.org and run the command again; or {IN_WORD}");
    Diagnostic::error("no-libreoffice", message)
        .help(help)
        .into()
}

fn not_run(error: &io::Error) -> Stop {
    let message = format!(
        "no PDF file was made: LibreOffice cannot be run: {}",
        reason(error)
    );
    Diagnostic::error("pdf-not-made", message)
        .help(IN_WORD)
        .into()
}

fn too_long(seconds: u64) -> Stop {
    let message = format!("no PDF file was made: LibreOffice was not ready after {seconds} s");
    let help = format!("give it more time with `{LIMIT}`, in seconds; or {IN_WORD}");
    Stop::faults(vec![Diagnostic::error("pdf-not-made", message).help(help)])
}

fn failed(document: &Path, said: &str) -> Diagnostic {
    let line = said.lines().map(str::trim).find(|line| !line.is_empty());
    let said = line.map_or_else(String::new, |line| {
        let line: String = line.chars().filter(|c| !c.is_control()).take(200).collect();
        format!(": it says “{line}”")
    });
    let message = format!("LibreOffice made no PDF file of this document{said}");
    about(document, "pdf-not-made", message).help(IN_WORD)
}

/// A PDF file with a hash of itself.
fn marked(bytes: Vec<u8>) -> Vec<u8> {
    let Some(at) = end(&bytes) else {
        return bytes;
    };
    let (before, after) = bytes.split_at(at);
    let digits = digits(&[before, after]);
    [before, MARK, digits.as_bytes(), b"\n", after].concat()
}

/// Whether a PDF file is as it was when it was marked.
fn is_ours(bytes: &[u8]) -> bool {
    let marked = || {
        let at = end(bytes)?;
        let before = at.checked_sub(MARK.len() + DIGITS + 1)?;
        let (head, rest) = bytes.split_at(before);
        let (mark, tail) = rest.split_at(MARK.len() + DIGITS + 1);
        let said = mark.strip_prefix(MARK)?.strip_suffix(b"\n")?;
        Some(digits(&[head, tail]).as_bytes() == said)
    };
    marked().unwrap_or(false)
}

/// Where the end of a PDF file begins: the last place that says where to begin reading.
fn end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(END.len()).rposition(|window| window == END)
}

fn digits(parts: &[&[u8]]) -> String {
    hash(&parts.concat()).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_file_is_known_until_it_is_changed() {
        let file = b"%PDF-1.7\ntrailer\nstartxref\n9\n%%EOF\n".to_vec();
        let marked = marked(file.clone());
        assert!(is_ours(&marked));
        assert!(!is_ours(&file));
        let signed = [&marked[..], b"more\nstartxref\n99\n%%EOF\n"].concat();
        assert!(!is_ours(&signed));
        let mut changed = marked;
        changed[5] = b'2';
        assert!(!is_ours(&changed));
        assert!(!is_ours(b""));
    }
}

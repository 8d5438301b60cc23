//! Whether a document is open in an office program, by the file that Word, Excel and
//! `LibreOffice` put beside a document while it is open.

use super::files::folder_of;
use std::path::{Path, PathBuf};

/// The file that says that a document is open, if there is one.
pub(super) fn mark(document: &Path) -> Option<PathBuf> {
    let name = document.file_name()?.to_str()?;
    let folder = folder_of(document);
    let marks = [
        format!("~${name}"),
        word_mark(name)?,
        format!(".~lock.{name}#"),
    ];
    marks
        .into_iter()
        .map(|mark| folder.join(mark))
        .find(|mark| mark.exists())
}

/// Word's name for the mark: of a name of eight characters or more the first two give way, of
/// one of seven the first, and shorter ones are kept whole.
fn word_mark(name: &str) -> Option<String> {
    let length = Path::new(name).file_stem()?.to_str()?.chars().count();
    let given_up = length.saturating_sub(6).min(2);
    let rest: String = name.chars().skip(given_up).collect();
    Some(format!("~${rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_shortens_long_names() {
        let mark = |name| word_mark(name).unwrap();
        assert_eq!(mark("clinic-letters.docx"), "~$inic-letters.docx");
        assert_eq!(mark("letters.docx"), "~$etters.docx");
        assert_eq!(mark("plan.docx"), "~$plan.docx");
    }
}

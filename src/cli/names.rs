//! What the documents are called: after their plan, their purpose and their page, so that no two
//! of them get one name.

use super::input::Input;
use super::report::Stop;
use coplan::diagnostic::Diagnostic;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What documents are called whose plan has no name.
const NAMELESS: &str = "partnership-plan";

/// What the documents of one plan are called, up to what says their purpose.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Folder and name, without an ending.
    base: PathBuf,
}

impl Target {
    /// The target of a plan, beside it or in another folder; a form may begin without a plan.
    pub(super) fn new(input: Option<&Input>, folder: Option<&Path>) -> Self {
        let path = match input {
            Some(Input::File(path)) => path.as_path(),
            _ => Path::new(NAMELESS),
        };
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        Self {
            base: match folder {
                Some(folder) => folder.join(stem),
                None => path.with_file_name(stem),
            },
        }
    }

    /// The path of one of its documents: `clinic-letters`, `-sign-off`, `docx`.
    pub(super) fn file(&self, suffix: &str, extension: &str) -> PathBuf {
        let mut name = OsString::from(&self.base);
        name.push(suffix);
        name.push(".");
        name.push(extension);
        name.into()
    }

    /// What tells this target from others, on disks that do not tell `A` from `a` either.
    fn key(&self) -> String {
        let folder = super::files::folder_of(&self.base);
        // A folder that is not there yet is known by what it is called.
        let mut whole = fs::canonicalize(&folder).unwrap_or(folder);
        whole.extend(self.base.file_name());
        whole.to_string_lossy().to_lowercase()
    }
}

/// Several plans with their targets, refused where two would write to one file.
pub(super) fn with_targets(
    inputs: Vec<Input>,
    folder: Option<&Path>,
) -> Result<Vec<(Input, Target)>, Stop> {
    let pairs: Vec<(Input, Target)> = inputs
        .into_iter()
        .map(|input| {
            let target = Target::new(Some(&input), folder);
            (input, target)
        })
        .collect();
    let mut taken: HashMap<String, &Input> = HashMap::new();
    let mut collisions = Vec::new();
    for (input, target) in &pairs {
        if let Some(first) = taken.insert(target.key(), input) {
            collisions.push(collision(first, input, target, folder.is_some()));
        }
    }
    Stop::if_any(collisions)?;
    Ok(pairs)
}

fn collision(first: &Input, second: &Input, target: &Target, gathered: bool) -> Diagnostic {
    let (one, other) = (first.name(), second.name());
    if first.is_same_file(second) {
        let message = format!("`{one}` is given twice");
        return Diagnostic::error("same-name", message).help("name each plan once");
    }
    let file = target.file("", "docx");
    let message = format!(
        "`{one}` and `{other}` would both become `{}`",
        file.display()
    );
    let help = if gathered {
        "leave out `-o`, so that the documents are put beside their plans, or rename one plan"
    } else {
        "give one of the plans another name"
    };
    Diagnostic::error("same-name", message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(input: &str, folder: Option<&str>) -> PathBuf {
        Target::new(Some(&Input::File(input.into())), folder.map(Path::new)).file("-bid", "docx")
    }

    #[test]
    fn documents_are_named_after_their_plan() {
        assert_eq!(file("a/b.c.yaml", None), Path::new("a/b.c-bid.docx"));
        assert_eq!(file("a/b.yaml", Some("out")), Path::new("out/b-bid.docx"));
        let blank = Target::new(None, None).file("-blank", "xlsx");
        assert_eq!(blank, Path::new("partnership-plan-blank.xlsx"));
    }
}

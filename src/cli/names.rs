//! What the documents are called: after their plan, their purpose and their page, so that no two
//! of them get one name.

use super::input::Input;
use super::report::Stop;
use coplan::diagnostic::Diagnostic;
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

/// What documents are called whose plan has no name.
const NAMELESS: &str = "partnership-plan";
/// How many characters a name made of a title has at most; it gets endings, and folders before it.
const LONGEST_NAME: usize = 50;

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

/// Another plan beside a plan whose documents have this name, if there is one: `garden-cy.yaml` for `garden-cy`.
pub(super) fn other_plan(plan: &Path, name: &OsStr) -> Option<PathBuf> {
    if plan.file_stem() == Some(name) {
        return None;
    }
    let endings = [".yaml", ".yml", ".toml", ".json"];
    let mut plans = endings.iter().map(|ending| {
        let mut called = name.to_owned();
        called.push(ending);
        plan.with_file_name(called)
    });
    plans.find(|path| path.is_file())
}

/// The name of the plan in that of a copy in another language, where it ends so: `garden` of `garden-cy`.
pub(super) fn without_language(name: &str) -> Option<&str> {
    let (plan, language) = name.rsplit_once('-')?;
    let is_language = language.len() == 2 && language.chars().all(|c| c.is_ascii_lowercase());
    is_language.then_some(plan)
}

/// The file of a new plan named after its title, where another would be: no file there has its name.
pub(super) fn after_title(title: &str, other: &Path) -> Option<PathBuf> {
    let name = format!("{}.yaml", stem_of(title)?);
    Some(free(&other.with_file_name(name)))
}

/// A name for a new file: the one that is wanted, else the first of that name with a number that is free.
pub(super) fn free(wanted: &Path) -> PathBuf {
    let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
    let ending = wanted.extension().unwrap_or_default().to_string_lossy();
    let others = (2_u32..).map(|number| wanted.with_file_name(format!("{stem}-{number}.{ending}")));
    let mut paths = std::iter::once(wanted.to_owned()).chain(others);
    let found = paths.find(|path| path.symlink_metadata().is_err());
    found.unwrap_or_else(|| wanted.to_owned())
}

/// The words of a title in small letters, as many whole words as a name has room for.
fn stem_of(title: &str) -> Option<String> {
    let small = title.to_lowercase().replace(['\'', '\u{2019}'], "");
    let mut stem = String::new();
    for word in small.split(|sign: char| !sign.is_alphanumeric()) {
        let word: String = word.chars().take(LONGEST_NAME).collect();
        let length = stem.chars().count() + word.chars().count();
        if !stem.is_empty() && length >= LONGEST_NAME {
            break;
        }
        if !stem.is_empty() && !word.is_empty() {
            stem.push('-');
        }
        stem.push_str(&word);
    }
    // Windows keeps these names for itself, whatever their ending.
    let is_device = |name: &str| {
        let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
        matches!(name, "con" | "prn" | "aux" | "nul")
            || numbered.is_some_and(|rest| rest.chars().count() == 1)
    };
    if is_device(&stem) {
        stem.push_str("-plan");
    }
    Some(stem).filter(|stem| !stem.is_empty())
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

    #[test]
    fn a_plan_is_named_after_its_title() {
        let named = |title: &str| stem_of(title).unwrap_or_default();
        assert_eq!(named("Quieter nights"), "quieter-nights");
        assert_eq!(
            named("  Tŷ Gwyn: people’s “garden” / 2027! "),
            "tŷ-gwyn-peoples-garden-2027"
        );
        assert_eq!(named("../../etc/passwd"), "etc-passwd");
        assert_eq!(named("CON"), "con-plan");
        assert_eq!(named("COM1"), "com1-plan");
        assert_eq!(named("…"), "");
        let long = named(&"word ".repeat(40));
        assert_eq!(long, ["word"; 10].join("-"));
        assert_eq!(named(&"w".repeat(300)).len(), LONGEST_NAME);
    }
}

//! `coplan.toml`: what a house would otherwise say with options every time.
//!
//! In: the folder of a plan. Out: the settings of the nearest file of this name, beside the plan
//! or above it. It only points; how documents look is said in `style.toml`.

use super::arguments::{Check, Command, Look, TemplatesCommand};
use super::choices::PaperName;
use super::files::{folder_of, read_text, unreadable};
use super::input::is_standard;
use super::report::Stop;
use coplan::diagnostic::{Diagnostic, Place, Text, has_errors};
use coplan::plan::scalar::Language;
use coplan::source::{self, Format, Tree};
use serde::Deserialize;
use std::path::{Path, PathBuf, absolute};

/// The name of the file.
pub(super) const NAME: &str = "coplan.toml";

/// The keys of the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Keys {
    templates: Option<PathBuf>,
    paper: Option<PaperName>,
    language: Option<Language>,
    output: Option<PathBuf>,
}

/// What a house has settled.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    /// Its folder of templates.
    pub(super) templates: Option<PathBuf>,
    /// Its paper.
    pub(super) paper: Option<PaperName>,
    /// The language of plans that do not say their own.
    pub(super) language: Option<Language>,
    /// Where documents go.
    pub(super) output: Option<PathBuf>,
    /// The file that says so.
    tree: Option<Tree>,
}

impl Settings {
    /// The settings for plans in a folder; none where neither it nor a folder above has the file.
    pub(super) fn of_folder(folder: &Path) -> Result<Self, Stop> {
        match find(folder)? {
            Some(path) => Self::read(&path),
            None => Ok(Self::default()),
        }
    }

    /// The settings for a plan.
    pub(super) fn of_plan(plan: &Path) -> Result<Self, Stop> {
        Self::of_folder(&plan_folder(plan))
    }

    fn read(path: &Path) -> Result<Self, Stop> {
        let text = Text::new(path.display().to_string(), read_text(path)?);
        let parsed = Tree::parse(&text, Format::Toml).map_err(Stop::refused)?;
        let loaded = source::load::<Keys>(&parsed.tree);
        let findings = [parsed.findings, loaded.findings].concat();
        if has_errors(&findings) {
            return Err(Stop::faults(findings));
        }
        let keys = loaded.value;
        let settings = Self {
            templates: keys
                .templates
                .map(|templates| path.with_file_name(templates)),
            paper: keys.paper,
            language: keys.language,
            output: keys.output.map(|output| path.with_file_name(output)),
            tree: Some(parsed.tree),
        };
        settings.checked()
    }

    /// Refuses folders that are none.
    fn checked(self) -> Result<Self, Stop> {
        let mut faults = Vec::new();
        if let Some(templates) = self.templates.as_deref().filter(|folder| !folder.is_dir()) {
            let message = format!("there is no folder `{}`", templates.display());
            let help = "mend the path, or make a folder of this name: an empty one will do";
            faults.push(self.fault("no-such-folder", message, "templates", help));
        }
        if self
            .output
            .as_deref()
            .is_some_and(|folder| folder.ends_with("-"))
        {
            // From some folders it would be a folder, from others standard output.
            let message = "`-` is standard output, not a folder".to_owned();
            let help = "name a folder; to print one document, add `-o -` to the command";
            faults.push(self.fault("not-a-folder", message, "output", help));
        }
        if let Some(output) = self.output.as_deref().filter(|folder| folder.is_file()) {
            let message = format!("`{}` is a file, not a folder", output.display());
            let help = "name a folder; coplan makes it where it is missing";
            faults.push(self.fault("not-a-folder", message, "output", help));
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(Stop::faults(faults))
        }
    }

    fn fault(
        &self,
        name: &'static str,
        message: String,
        key: &str,
        help: &'static str,
    ) -> Diagnostic {
        let finding = Diagnostic::error(name, message).at(key).help(help);
        match self.tree.as_ref().and_then(|tree| tree.place(key)) {
            Some(place) => finding.in_place(place),
            None => finding,
        }
    }

    /// The file and line that a setting stands in: `coplan.toml:2`.
    pub(super) fn place(&self, key: &str) -> Option<String> {
        let tree = self.tree.as_ref()?;
        tree.root().get(key)?;
        Some(Place::from(tree.key_place(key)?).to_string())
    }

    /// The name of the file that was read.
    pub(super) fn file(&self) -> Option<&str> {
        self.tree.as_ref().map(|tree| tree.text().name.as_str())
    }

    /// Puts the settings where no option says otherwise.
    fn settle(self, look: &mut Look, output: &mut Option<PathBuf>) {
        look.templates = look.templates.take().or(self.templates);
        look.paper = look.paper.or(self.paper);
        look.speaking.usual = self.language;
        *output = output.take().or(self.output);
    }
}

/// Completes the options of a command with the settings of its plans.
pub(super) fn settle(command: &mut Command) -> Result<(), Stop> {
    match command {
        Command::New(new) => {
            let folder = new.output.as_deref().filter(|folder| !is_standard(folder));
            let settings = match folder {
                Some(folder) => Settings::of_folder(folder)?,
                None => Settings::of_plan(new.plan())?,
            };
            new.templates = new.templates.take().or(settings.templates);
            new.speaking.usual = settings.language;
        }
        Command::Edit(edit) => {
            let settings = Settings::of_plan(&edit.plan)?;
            edit.templates = edit.templates.take().or(settings.templates);
            edit.speaking.usual = settings.language;
        }
        Command::Read(read) => {
            let beside = read.into.as_ref().or(read.files.first());
            let settings = match beside {
                Some(path) => Settings::of_plan(path)?,
                None => Settings::default(),
            };
            read.templates = read.templates.take().or(settings.templates);
            read.speaking.usual = settings.language;
        }
        Command::Templates(templates) => {
            if let TemplatesCommand::Help { templates, .. } = &mut templates.command {
                let settings = Settings::of_folder(Path::new("."))?;
                *templates = templates.take().or(settings.templates);
            }
        }
        Command::Schema(schema) => {
            let settings = Settings::of_folder(Path::new("."))?;
            schema.templates = schema.templates.take().or(settings.templates);
        }
        Command::Open(open) => {
            let settings = Settings::of_plan(&open.plan)?;
            open.folder = open.folder.take().or(settings.output);
        }
        Command::Overview(overview) => {
            let first = overview.plans.first();
            let settings =
                first.map_or_else(|| Ok(Settings::default()), |path| Settings::of_plan(path))?;
            // Documents of many plans belong to none of them: they go where they are asked for.
            settings.settle(&mut overview.look, &mut None);
        }
        Command::Compare(compare) => {
            let settings = Settings::of_plan(&compare.after)?;
            settings.settle(&mut compare.look, &mut None);
        }
        Command::Blank(blank) => {
            let settings = match &blank.plan {
                Some(plan) => Settings::of_plan(plan)?,
                None => Settings::of_folder(Path::new("."))?,
            };
            settings.settle(&mut blank.look, &mut blank.output.folder);
        }
        Command::Fill(fill) => {
            of_all(&fill.plans)?.settle(&mut fill.look, &mut fill.output.folder);
        }
        // Some have none; what is checked has its own, plan by plan.
        _ => {}
    }
    Ok(())
}

/// The options of a check with the settings of what is checked, which each plan has of its own.
pub(super) fn settled(check: &Check, path: &Path) -> Result<Check, Stop> {
    let settings = Settings::of_plan(path)?;
    let mut check = check.clone();
    check.templates = check.templates.take().or(settings.templates);
    check.speaking.usual = settings.language;
    Ok(check)
}

/// The settings that several plans share.
fn of_all(plans: &[PathBuf]) -> Result<Settings, Stop> {
    let mut shared: Option<(&PathBuf, Option<PathBuf>)> = None;
    for plan in plans {
        let file = find(&plan_folder(plan))?.map(|path| path.canonicalize().unwrap_or(path));
        match &shared {
            None => shared = Some((plan, file)),
            Some((_, known)) if *known == file => {}
            Some((first, _)) => {
                let message = format!(
                    "`{}` and `{}` do not share their settings",
                    first.display(),
                    plan.display()
                );
                let finding = Diagnostic::error("different-settings", message);
                return Err(finding
                    .help(format!("run coplan for each folder with a `{NAME}` apart"))
                    .into());
            }
        }
    }
    plans
        .first()
        .map_or_else(|| Ok(Settings::default()), |plan| Settings::of_plan(plan))
}

/// The folder whose settings a plan has; for standard input, the folder coplan is run in.
fn plan_folder(plan: &Path) -> PathBuf {
    if plan.is_dir() {
        plan.to_owned()
    } else {
        folder_of(plan)
    }
}

/// The file in a folder or in the nearest folder above that has one.
fn find(folder: &Path) -> Result<Option<PathBuf>, Stop> {
    let (beside, folder) = if folder == Path::new(".") || folder == Path::new("") {
        (PathBuf::from(NAME), Path::new("."))
    } else {
        (folder.join(NAME), folder)
    };
    let whole = absolute(folder).map_err(|error| unreadable(folder, &error))?;
    let above = whole.ancestors().skip(1);
    Ok(std::iter::once(beside)
        .chain(above.map(|folder| folder.join(NAME)))
        .find(|path| path.is_file()))
}

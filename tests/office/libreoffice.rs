//! LibreOffice without a window: many files in one go, with a profile of its own.

use super::programs::run;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A setting: its place in the registry, its name and value.
pub(crate) type Setting = (&'static str, &'static str, &'static str);

/// Converts files into a folder beside them; the results are in the order of the files.
pub(crate) fn convert(
    folder: &Path,
    files: &[PathBuf],
    to: &str,
    settings: &[Setting],
) -> Vec<PathBuf> {
    let out = folder.join("out");
    run(Command::new("soffice")
        .arg(profile(folder, settings))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(files));
    let converted = |file: &PathBuf| {
        let result = out.join(file.file_name().unwrap()).with_extension(to);
        assert!(
            result.is_file(),
            "LibreOffice made nothing of {}",
            file.display()
        );
        result
    };
    files.iter().map(converted).collect()
}

fn profile(folder: &Path, settings: &[Setting]) -> String {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    let items: String = settings
        .iter()
        .map(|(path, name, value)| {
            let value = format!("<value>{value}</value>");
            let property = format!("<prop oor:name=\"{name}\" oor:op=\"fuse\">{value}</prop>");
            format!("<item oor:path=\"{path}\">{property}</item>\n")
        })
        .collect();
    let written = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n{items}</oor:items>"
    );
    std::fs::write(profile.join("user/registrymodifications.xcu"), written).unwrap();
    format!("-env:UserInstallation=file://{}", profile.display())
}

/// A page description as people see it printed.
pub(crate) struct Printed {
    /// The number of pages.
    pub(crate) pages: usize,
    /// The width and height of the first page, in points.
    pub(crate) size: (f64, f64),
    /// The text with single spaces, page after page.
    pub(crate) text: String,
    /// The same in the order in which it is drawn, where columns do not mix with what stands above them.
    pub(crate) drawn: String,
}

impl Printed {
    /// Looks at a PDF file.
    pub(crate) fn new(pdf: &Path) -> Self {
        let shown = run(Command::new("pdfinfo").arg(pdf)).stdout;
        let shown = String::from_utf8(shown).unwrap();
        let value = |key: &str| {
            let line = shown.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_else(|| panic!("no {key} in {shown}"))
                .trim()
                .to_owned()
        };
        let size = value("Page size:");
        let mut numbers = size.split(' ').filter_map(|word| word.parse().ok());
        let text = |options: &[&str]| {
            let text = run(Command::new("pdftotext").args(options).arg(pdf).arg("-")).stdout;
            super::support::shown::squeezed(&String::from_utf8(text).unwrap())
        };
        Self {
            pages: value("Pages:").parse().unwrap(),
            size: (numbers.next().unwrap(), numbers.next().unwrap()),
            text: text(&[]),
            drawn: text(&["-raw"]),
        }
    }
}

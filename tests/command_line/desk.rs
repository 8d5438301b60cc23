//! A folder to run the program in, and what came of a run.

use crate::support::houses;
use coplan::package::{Archive, write_archive};
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A plan in words.
pub(crate) const LETTERS: &str =
    "title: Clinic letters\nanswers:\n  achieve: Letters that people understand.\n";

/// A plan with a date, a group and two funders.
pub(crate) const BID: &str = "title: Community hub
stakeholders: [{name: Carers, why: They know the gaps}]
funders: [{id: F1, name: The Lottery}, {name: County Council}]
resources: [{item: Room, quantity: 2, rate: 50, funder: F1}]
history: [{version: '0.1', date: 2027-01-04}, {version: '0.2', date: 2027-02-05}]
";

/// A plan that nothing is wrong with, for whatever use.
pub(crate) const COMPLETE: &str = include_str!("../../samples/clinic-letters.yaml");

/// A plan in a few sentences for each question, and nothing else.
pub(crate) const IN_WORDS: &str = include_str!("../../samples/ward-leaflets.yaml");

/// A plan that lacks a good deal.
pub(crate) const UNFINISHED: &str = "title: Quieter nights
answers:
  achieve: People on the ward sleep through the night.
stakeholders:
  - {name: People on Ward 7, types: [patient]}
  - {name: Night staff, types: [staff], route: A word at handover}
tools:
  - {name: Workshop, method: workshop, groups: [Night staff]}
resources:
  - {item: Room, category: venue, unit: session, quantity: 2}
";

/// A folder that is gone after the test.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A folder with a plan in words, `letters.yaml`.
    pub(crate) fn with_letters() -> Self {
        Self::new().file("letters.yaml", LETTERS)
    }

    /// The folder of the sample house, with its plans.
    pub(crate) fn of_harbour() -> Self {
        let files = houses::harbour().into_iter();
        files.fold(Self::new(), |desk, (name, bytes)| desk.file(&name, bytes))
    }

    /// Puts a file into the folder.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    /// Writes a file of the folder.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every file below the folder but those that the test put there, in order.
    pub(crate) fn made(&self, given: &[&str]) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.folder.path()).unwrap();
                    names.push(name.to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        names.retain(|name| !given.contains(&name.as_str()));
        names.sort();
        names
    }

    /// Runs the program with these arguments.
    pub(crate) fn coplan(&self, arguments: &[&str]) -> Ended {
        self.run(arguments, "", &[])
    }

    /// Runs the program with standard input and variables of the environment.
    pub(crate) fn run(
        &self,
        arguments: &[&str],
        input: impl AsRef<[u8]>,
        variables: &[(&str, &str)],
    ) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
        for variable in ["SOURCE_DATE_EPOCH", "COLUMNS", "NO_COLOR"] {
            command.env_remove(variable);
        }
        let mut child = command
            .args(arguments)
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that stops before it has read everything closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        let output = child.wait_with_output().unwrap();
        Ended {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Changes a document as somebody who types in it would.
    pub(crate) fn type_into(&self, name: &str) {
        let mut archive = Archive::read(&self.read(name)).unwrap();
        let is_content =
            |part: &str| part == "word/document.xml" || part.starts_with("xl/worksheets/");
        let part = archive
            .parts
            .iter_mut()
            .find(|part| is_content(&part.name))
            .unwrap();
        part.bytes.extend_from_slice(b"<!-- typed -->");
        self.write(name, write_archive(&archive.parts).unwrap());
    }

    /// Changes the text of some part of a document: what somebody has typed.
    pub(crate) fn retype(&self, name: &str, from: &str, to: &str) {
        let mut archive = Archive::read(&self.read(name)).unwrap();
        let mut times = 0;
        for part in &mut archive.parts {
            let is_content = part.name.starts_with("word/") || part.name.starts_with("xl/");
            if let (true, Ok(text)) = (is_content, String::from_utf8(part.bytes.clone())) {
                times += text.matches(from).count();
                part.bytes = text.replace(from, to).into_bytes();
            }
        }
        assert!(times > 0, "{name} does not say `{from}`");
        self.write(name, write_archive(&archive.parts).unwrap());
    }

    /// A part of a document as text.
    pub(crate) fn part(&self, name: &str, part: &str) -> String {
        let archive = Archive::read(&self.read(name)).unwrap();
        let bytes = archive
            .part(part)
            .unwrap_or_else(|| panic!("{name} has no {part}"));
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    /// The names of the parts of a document.
    pub(crate) fn parts(&self, name: &str) -> Vec<String> {
        let archive = Archive::read(&self.read(name)).unwrap();
        archive.parts.into_iter().map(|part| part.name).collect()
    }

    /// The text of a Word document, with its marks taken out.
    pub(crate) fn words(&self, name: &str) -> String {
        words(&self.read(name))
    }
}

/// The text of a Word document, with its marks taken out; spaces that keep dates together as spaces.
pub(crate) fn words(bytes: &[u8]) -> String {
    let archive = Archive::read(bytes).unwrap();
    let xml = String::from_utf8(archive.part("word/document.xml").unwrap().to_vec()).unwrap();
    xml.split('<')
        .filter_map(|piece| piece.split_once('>'))
        .map(|(_, text)| text.replace('\u{A0}', " "))
        .collect()
}

/// The day that a document is dated by.
pub(crate) fn date_of(bytes: &[u8]) -> String {
    let archive = Archive::read(bytes).unwrap();
    let xml = String::from_utf8(archive.part("docProps/core.xml").unwrap().to_vec()).unwrap();
    let (_, after) = xml
        .split_once("<dcterms:created xsi:type=\"dcterms:W3CDTF\">")
        .unwrap();
    after.split('T').next().unwrap().to_owned()
}

/// What came of a run.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Ended {
    /// The run, which has to have ended well.
    #[track_caller]
    pub(crate) fn well(self) -> Self {
        assert_eq!(self.code, Some(0), "{self}");
        self
    }

    /// The run, which has to have ended with this code.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// What it printed, as text.
    pub(crate) fn out(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }
}

impl fmt::Display for Ended {
    /// Code, results and messages, as snapshots keep them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let out = String::from_utf8_lossy(&self.stdout);
        writeln!(f, "exit code {}", self.code.unwrap_or(-1))?;
        writeln!(f, "--- results\n{}", out.trim_end())?;
        write!(f, "--- messages\n{}", self.stderr.trim_end())
    }
}

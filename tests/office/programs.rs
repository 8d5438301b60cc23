//! Where the real programs are, and folders for what they read and write.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where `.ci/tools` puts programs that are not installed on the machine.
const TOOLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools");

/// A program that `.ci/tools` has fetched.
pub(crate) fn fetched(path: &str) -> PathBuf {
    let program = Path::new(TOOLS).join(path);
    assert!(
        program.is_file(),
        "{path} is missing: run `.ci/tools` once, then the tests again"
    );
    program
}

/// Runs a program to its end; a failure is shown with all it said.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    assert!(
        output.status.success(),
        "{command:?} failed\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// A folder for one test, emptied first.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("office")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A file to be looked at: its name with its ending, and its bytes.
pub(crate) type Made = (String, Vec<u8>);

/// Writes files into a folder.
pub(crate) fn write(folder: &Path, made: &[Made]) -> Vec<PathBuf> {
    let write = |(name, bytes): &Made| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    made.iter().map(write).collect()
}

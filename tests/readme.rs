//! Every command in the README does what it says.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The commands of the README's shell blocks, in order.
fn commands() -> Vec<String> {
    let readme = include_str!("../README.md");
    let blocks = readme.split("```sh\n").skip(1);
    blocks
        .flat_map(|block| block.split("```").next().unwrap().lines())
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_in_the_readme_runs() {
    let folder = tempfile::tempdir().unwrap();
    let samples = folder.path().join("samples");
    std::fs::create_dir(&samples).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(root.join("samples")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            std::fs::copy(&path, samples.join(path.file_name().unwrap())).unwrap();
        }
    }
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        // The tests themselves are run by this very command.
        if command == "cargo test" {
            continue;
        }
        let arguments = command
            .strip_prefix("cargo run --release -- ")
            .or_else(|| command.strip_prefix("coplan "))
            .unwrap_or_else(|| panic!("no test knows how to run `{command}`"));
        let mut child = Command::new(env!("CARGO_BIN_EXE_coplan"))
            .args(arguments.split_whitespace())
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Whoever is interviewed gives a title; other commands do not listen.
        let _ = child.stdin.take().unwrap().write_all(b"Quieter nights\n");
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "`{command}`: {said}");
    }
    for made in [
        "clinic-letters.docx",
        "clinic-letters.xlsx",
        "quieter-nights.docx",
    ] {
        assert!(folder.path().join(made).is_file(), "{made} was not made");
    }
    let export = std::fs::read_dir(folder.path().join("our-templates")).unwrap();
    assert!(export.count() > 3);
}

#[test]
fn the_fault_in_the_readme_is_what_the_program_says() {
    let readme = include_str!("../README.md");
    let shown = readme
        .split("```text\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let message = include_str!("../samples/invalid/bad-date.txt");
    assert!(message.starts_with(shown), "{message}");
}

#[test]
fn the_ready_made_blanks_are_what_the_program_makes() {
    let folder = tempfile::tempdir().unwrap();
    for options in [
        "blank",
        "blank --print --only word",
        "blank --print --paper a3 --only word",
        "blank --print --large-print --only word",
    ] {
        let made = Command::new(env!("CARGO_BIN_EXE_coplan"))
            .args(options.split(' '))
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(made.success(), "{options}");
    }
    let ready = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/blank");
    let mut names = 0;
    for entry in std::fs::read_dir(ready).unwrap() {
        let path = entry.unwrap().path();
        let made = std::fs::read(folder.path().join(path.file_name().unwrap())).unwrap();
        assert!(
            std::fs::read(&path).unwrap() == made,
            "{} is out of date",
            path.display()
        );
        names += 1;
    }
    assert_eq!(names, 5);
}

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

/// Copies a folder with all that is below it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &name);
        } else {
            std::fs::copy(&path, name).unwrap();
        }
    }
}

/// Runs a command as it is written; it must succeed.
fn run(command: &str, folder: &Path) -> String {
    let arguments = command
        .strip_prefix("cargo run --release -- ")
        .or_else(|| command.strip_prefix("coplan "))
        .unwrap_or_else(|| panic!("no test knows how to run `{command}`"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_coplan"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
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
    String::from_utf8(output.stdout).unwrap() + &said
}

/// Each block of the page for authors of templates: the words behind its backticks, and what it holds.
fn blocks_for_authors() -> Vec<(&'static str, &'static str)> {
    let page = include_str!("../templates/README.md");
    let blocks = page.split("\n```").skip(1).step_by(2);
    blocks
        .map(|block| block.split_once('\n').unwrap())
        .collect()
}

/// The text of the plan of the garden, in a Word copy.
fn words(folder: &Path, name: &str) -> String {
    let word = std::fs::read(folder.join(name)).unwrap();
    let word = coplan::package::Archive::read(&word).unwrap();
    String::from_utf8_lossy(word.part("word/document.xml").unwrap()).into_owned()
}

#[test]
fn a_first_hour_with_templates_goes_as_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut made = 0;
    for (info, block) in blocks_for_authors() {
        let mut words = info.split(' ').skip(1);
        let Some(name) = words.next() else {
            let said: String = block
                .lines()
                .map(|command| run(command, folder.path()))
                .collect();
            assert!(!said.contains("Worth a look: `"), "{said}");
            continue;
        };
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = match words.next() {
            Some(_) => {
                // As the page says, it is put there from what is copied out.
                let copied = folder.path().join("copied-out/workbook.toml");
                std::fs::read_to_string(copied).unwrap() + "\n"
            }
            None => String::new(),
        };
        std::fs::write(&path, format!("{before}{block}\n")).unwrap();
        if name.contains("templates/") {
            made += 1;
            let checked = run("coplan templates check our-templates", folder.path());
            assert!(checked.contains("nothing to fix"), "{name}: {checked}");
            run("coplan fill garden.yaml --force", folder.path());
        }
    }
    assert_eq!(made, 8);
    let welsh = words(folder.path(), "garden-cy.docx");
    for shown in ["Sut bydd pawb yn ddiogel?", "Ward y gogledd"] {
        assert!(welsh.contains(shown), "{shown}");
    }
    run("coplan fill garden.yaml --force", folder.path());
    let text = words(folder.path(), "garden.docx");
    for shown in [
        "How will everyone stay safe?",
        "North ward",
        "1 group comes",
        "Herbs",
        "Who to ask",
    ] {
        assert!(text.contains(shown), "{shown}");
    }
    assert!(folder.path().join("garden-thanks.docx").is_file());
}

#[test]
fn every_command_in_the_readme_runs() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&root.join("samples"), &folder.path().join("samples"));
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        // The tests themselves are run by this very command.
        if command == "cargo test" {
            continue;
        }
        run(&command, folder.path());
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

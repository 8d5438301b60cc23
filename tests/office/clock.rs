//! A clock that stands before 1970, as on a computer whose battery is empty.

/// A plan in words.
const LETTERS: &str =
    "title: Clinic letters\nanswers:\n  achieve: Letters that people understand.\n";

use insta::assert_snapshot;
use std::process::Command;
use tempfile::TempDir;

/// What a run at another time says; `faketime` (a Debian package of that name) sets its clock.
fn in_1960(folder: &TempDir, arguments: &[&str]) -> String {
    let ended = Command::new("faketime")
        .args(["1960-01-01 00:00:00", env!("CARGO_BIN_EXE_coplan")])
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("faketime is installed");
    let code = ended.status.code();
    let [results, messages] =
        [ended.stdout, ended.stderr].map(|text| String::from_utf8(text).unwrap());
    format!("exit code {code:?}\n--- results\n{results}--- messages\n{messages}")
}

#[test]
fn a_clock_before_1970_stops_workbooks_alone_and_says_so() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("letters.yaml"), LETTERS).unwrap();
    assert_snapshot!("fill", in_1960(&folder, &["fill", "letters.yaml"]));
    assert_snapshot!(
        "word",
        in_1960(&folder, &["fill", "letters.yaml", "--only", "word"])
    );
    assert_snapshot!("blank", in_1960(&folder, &["blank", "--only", "excel"]));
    assert_snapshot!("check", in_1960(&folder, &["check", "letters.yaml"]));
}

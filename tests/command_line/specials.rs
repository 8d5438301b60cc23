//! Pipes, sockets and devices in the place of files: no run waits at one for ever, or takes its place.

use crate::desk::{Desk, LETTERS};
use insta::assert_snapshot;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;

/// Makes a pipe with a name, which nobody writes into or reads from.
fn pipe(desk: &Desk, name: &str) {
    let made = Command::new("mkfifo").arg(desk.path(name)).status();
    assert!(made.unwrap().success());
}

#[test]
fn what_is_no_file_is_neither_waited_for_nor_replaced() {
    let desk = Desk::with_letters();
    pipe(&desk, "letters.docx");
    let _socket = UnixListener::bind(desk.path("letters.xlsx")).unwrap();
    for force in [&[][..], &["--force"]] {
        let ended = desk.coplan(&[&["fill", "letters.yaml"], force].concat());
        assert_snapshot!("in_the_way", ended.with(2));
    }
    symlink("/dev/null", desk.path("schema.json")).unwrap();
    let schema = ["schema", "-o", "schema.json", "--force"];
    assert_snapshot!("device", desk.coplan(&schema).with(2));
    pipe(&desk, "new.yaml");
    desk.coplan(&["new", "new.yaml", "--force"]).with(2);
    let kind = std::fs::metadata(desk.path("letters.docx"))
        .unwrap()
        .file_type();
    assert!(kind.is_fifo());
}

#[test]
fn a_pipe_that_nobody_writes_into_is_not_read() {
    let desk = Desk::with_letters();
    pipe(&desk, "pipe.yaml");
    pipe(&desk, "pipe.docx");
    for command in ["fill", "check", "blank"] {
        let dated = [command, "pipe.yaml", "--date", "2026-11-27"];
        let ended = desk.coplan(&dated).with(2);
        assert_snapshot!(format!("pipe_to_{command}"), ended);
    }
    assert_snapshot!(
        "pipe_as_document",
        desk.coplan(&["read", "pipe.docx"]).with(2)
    );
    desk.coplan(&["check", "pipe.docx"]).with(2);
    let read = ["read", "letters.docx", "--into", "pipe.yaml"];
    assert_snapshot!("pipe_to_change", desk.coplan(&read).with(2));
    desk.coplan(&["edit", "pipe.yaml"]).with(2);
}

#[test]
fn what_a_shell_hands_over_is_read() {
    let desk = Desk::with_letters();
    desk.coplan(&["fill", "letters.yaml"]).well();
    let read = ["read", "/dev/stdin", "-o", "-"];
    let printed = desk.run(&read, desk.read("letters.docx"), &[]).well();
    assert!(printed.out().contains("Letters that people understand."));
    desk.run(&["check", "-"], LETTERS, &[]).well();
    let command = format!(
        "{} read <(cat letters.docx) -o -",
        env!("CARGO_BIN_EXE_coplan")
    );
    let ended = Command::new("bash")
        .args(["-c", &command])
        .current_dir(desk.path(""))
        .output()
        .unwrap();
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(ended.stdout, printed.stdout);
}

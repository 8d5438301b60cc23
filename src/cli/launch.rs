//! Documents, each opened in the program that opens such files here.
//!
//! In: documents. Out: of each, why it was not opened, as far as that shows at once. Which documents they are is
//! not known here. `opener` waits for nobody; where a program of the desktop says how it ended, this does, but
//! never for the program that it starts.

use std::fs;
use std::path::{Path, PathBuf};
#[cfg(all(unix, not(target_os = "macos")))]
use std::{
    io::ErrorKind,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// The program by which a desktop opens files.
#[cfg(all(unix, not(target_os = "macos")))]
const LAUNCHER: &str = "xdg-open";
/// How long it has to say that it failed: it may stay for as long as the program that it starts.
#[cfg(all(unix, not(target_os = "macos")))]
const PATIENCE: Duration = Duration::from_secs(2);
/// How long there is between two looks.
#[cfg(all(unix, not(target_os = "macos")))]
const PAUSE: Duration = Duration::from_millis(20);

/// Opens all of these; for each that was not opened, what is said of it.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn open(documents: &[PathBuf]) -> Vec<Option<String>> {
    let begun: Vec<Result<Option<Child>, String>> =
        documents.iter().map(|document| begin(document)).collect();
    let end = Instant::now() + PATIENCE;
    let failed = begun.into_iter().map(|begun| match begun {
        Ok(launcher) => failure(launcher?, end),
        Err(failed) => Some(failed),
    });
    failed.collect()
}

/// Opens all of these; for each that was not opened, what is said of it.
#[cfg(any(not(unix), target_os = "macos"))]
pub(super) fn open(documents: &[PathBuf]) -> Vec<Option<String>> {
    documents.iter().map(|path| by_crate(path).err()).collect()
}

/// Begins to open a document; gives back the launcher, where it says how it ends.
#[cfg(all(unix, not(target_os = "macos")))]
fn begin(document: &Path) -> Result<Option<Child>, String> {
    // Under Windows, its own programs are found by the crate alone.
    if std::env::var_os("WSL_DISTRO_NAME").is_some() {
        return by_crate(document).map(|()| None);
    }
    let begun = Command::new(LAUNCHER)
        .arg(whole(document))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // What ends this run does not end the program.
        .process_group(0)
        .spawn();
    match begun {
        Ok(launcher) => Ok(Some(launcher)),
        Err(error) if error.kind() == ErrorKind::NotFound => by_crate(document).map(|()| None),
        Err(error) => Err(error.to_string()),
    }
}

/// What is said of a launcher that has failed by then.
#[cfg(all(unix, not(target_os = "macos")))]
fn failure(mut launcher: Child, end: Instant) -> Option<String> {
    loop {
        match launcher.try_wait() {
            Ok(Some(status)) if !status.success() => return Some(format!("{LAUNCHER}: {status}")),
            Ok(None) if Instant::now() < end => sleep(PAUSE),
            _ => return None,
        }
    }
}

fn by_crate(document: &Path) -> Result<(), String> {
    opener::open(whole(document)).map_err(|error| error.to_string())
}

/// The whole path of a document: a name such as `a:b.docx` would be taken for an address.
fn whole(document: &Path) -> PathBuf {
    fs::canonicalize(document).unwrap_or_else(|_| document.to_owned())
}

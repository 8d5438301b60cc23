//! The LibreOffice on this computer: where it is, and one run of it without a window.
//!
//! It runs with a profile of its own, so that it neither disturbs one that is open nor is disturbed by its
//! settings; and for a limited time, with everything it has started.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The variable that gives it another limit of time, in seconds.
pub(super) const LIMIT: &str = "COPLAN_PDF_SECONDS";
/// How long it may take, in seconds; more for each document after the first.
const SECONDS: u64 = 120;
const SECONDS_MORE: u64 = 10;
/// How often to look whether it has ended.
const PAUSE: Duration = Duration::from_millis(50);

/// What the program is called in folders for programs.
const NAMES: &[&str] = if cfg!(windows) {
    // The other one does not wait for its end.
    &["soffice.com", "soffice.exe"]
} else {
    &["soffice", "libreoffice"]
};
/// Where it is that is in no such folder.
const PLACES: &[&str] = if cfg!(target_os = "macos") {
    &["/Applications/LibreOffice.app/Contents/MacOS"]
} else if cfg!(windows) {
    &[]
} else {
    &["/snap/bin", "/opt/libreoffice/program"]
};
/// The variables of Windows that name folders of programs.
const PROGRAM_FOLDERS: [&str; 3] = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"];

/// Settings of a profile: PDF files are tagged, as PDF/UA-1 (ISO 14289-1) wants them.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="PDFUACompliance" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"#;

/// What came of a run.
pub(super) enum Run {
    /// It has ended, well or not: whoever asks looks for what it has made. What it said.
    Ended(String),
    /// It took longer than so many seconds, and was stopped.
    TooLong(u64),
}

/// The program, if it is anywhere that it usually is.
pub(super) fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = env::split_paths(&path).collect();
    let home = env::var_os("HOME").filter(|_| cfg!(target_os = "macos"));
    let of_user =
        home.map(|home| Path::new(&home).join("Applications/LibreOffice.app/Contents/MacOS"));
    let programs = PROGRAM_FOLDERS.iter().filter(|_| cfg!(windows));
    let programs = programs.filter_map(env::var_os);
    let programs = programs.map(|folder| Path::new(&folder).join("LibreOffice").join("program"));
    let folders = on_path
        .into_iter()
        .chain(PLACES.iter().map(PathBuf::from))
        .chain(of_user)
        .chain(programs)
        .chain(versions());
    let mut candidates = folders.flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    candidates.find(|candidate| candidate.is_file())
}

/// The folders into which packages from libreoffice.org go on Linux: `/opt/libreoffice25.8`. The latest first.
fn versions() -> Vec<PathBuf> {
    let entries = fs::read_dir("/opt").into_iter().flatten().flatten();
    let is_version = |name: &OsStr| name.to_string_lossy().starts_with("libreoffice");
    let found = entries.filter(|entry| is_version(&entry.file_name()));
    let mut found: Vec<PathBuf> = found.map(|entry| entry.path().join("program")).collect();
    found.sort();
    found.reverse();
    found
}

/// Makes PDF files of documents, in one run: into `folder`, which is empty and its own.
pub(super) fn convert(program: &Path, folder: &Path, documents: &[PathBuf]) -> io::Result<Run> {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user"))?;
    fs::write(
        profile.join("user").join("registrymodifications.xcu"),
        PROFILE,
    )?;
    let said = folder.join("said.txt");
    let file = fs::File::create(&said)?;
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", address(&profile)))
        .args([
            "--headless",
            "--norestore",
            "--nologo",
            "--convert-to",
            "pdf",
        ])
        .arg("--outdir")
        .arg(folder)
        .args(documents)
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file);
    in_a_group(&mut command);
    let seconds = limit(documents.len());
    let ended = wait(command.spawn()?, Duration::from_secs(seconds))?;
    Ok(match ended {
        Some(_) => Run::Ended(fs::read_to_string(said).unwrap_or_default()),
        None => Run::TooLong(seconds),
    })
}

fn limit(documents: usize) -> u64 {
    let asked = env::var(LIMIT)
        .ok()
        .and_then(|text| text.trim().parse().ok());
    let more = u64::try_from(documents.saturating_sub(1)).unwrap_or(0);
    asked.unwrap_or_else(|| SECONDS.saturating_add(more.saturating_mul(SECONDS_MORE)))
}

/// Waits for the end of a program; one that takes too long is stopped.
fn wait(mut child: Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= limit {
            stop(&mut child);
            return Ok(None);
        }
        sleep(PAUSE);
    }
}

/// A program of its own group, so that what it starts can be stopped with it.
#[cfg(unix)]
fn in_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_a_group(_: &mut Command) {}

/// Stops a program and what it has started.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process_group};
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        // Where it has ended meanwhile, there is nothing to stop.
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
    }
    #[cfg(windows)]
    {
        let id = child.id().to_string();
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// A path as the address of a file, which is what LibreOffice takes.
fn address(path: &Path) -> String {
    let mut address = String::from("file://");
    let path = path.to_string_lossy().replace('\\', "/");
    if !path.starts_with('/') {
        address.push('/');
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut address, format_args!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::address;
    use std::path::Path;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(address(Path::new("/tmp/a b/ä")), "file:///tmp/a%20b/%C3%A4");
        assert_eq!(address(Path::new("C:/Users/x")), "file:///C:/Users/x");
    }
}

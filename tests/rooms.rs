//! The rooms of the crate, held apart: who may use whom, and who owns which outside crate.
//!
//! The tables are the documentation. A row may only use rows above it, so that dependencies
//! point one way. Sources are read as tokens: what stands in comments, texts and unit tests
//! does not count.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test should stop at a surprise"
)]

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A room: a folder or a file of `src`.
struct Room {
    name: &'static str,
    /// The rooms it may use.
    uses: &'static [&'static str],
    /// The outside crates that are its own: nobody else touches them.
    owns: &'static [&'static str],
}

const fn room(
    name: &'static str,
    uses: &'static [&'static str],
    owns: &'static [&'static str],
) -> Room {
    Room { name, uses, owns }
}

/// Every room, the lowest first.
#[rustfmt::skip]
const ROOMS: &[Room] = &[
    room("diagnostic", &[], &["annotate_snippets", "strsim"]),
    room("source", &["diagnostic"], &["granit_parser", "toml"]),
    room("package", &["diagnostic"], &["quick_xml", "sha2", "zip"]),
    room("plan", &["diagnostic", "source", "package"], &["schemars"]),
    room("check", &["diagnostic", "plan"], &[]),
    room("style", &["diagnostic", "source"], &["png"]),
    room("document", &["diagnostic"], &["comrak", "unicode_bidi"]),
    room("template", &["diagnostic", "source", "plan", "check", "document"], &["handlebars"]),
    room("workbook", &["diagnostic", "source", "plan", "document", "style", "template"], &[]),
    // What a document remembers of the plan it was made of: written and read here alone.
    room("memory", &["diagnostic", "plan", "package", "document", "workbook"], &[]),
    room("write/docx", &["diagnostic", "document", "style", "package", "memory"], &["docx_rs"]),
    room("write/xlsx", &["diagnostic", "workbook", "style", "package", "memory"], &["rust_xlsxwriter"]),
    room("write", &["write/docx", "write/xlsx"], &[]),
    room("read/file", &["diagnostic", "plan", "package", "memory"], &[]),
    room("read/gathered", &["diagnostic", "plan", "document"], &[]),
    room("read/answers", &["plan", "package", "document", "template", "diagnostic", "read/gathered", "memory"], &[]),
    room("read/docx", &["diagnostic", "plan", "package", "document", "template", "read/file", "read/gathered", "read/answers", "memory"], &[]),
    room("read/xlsx", &["diagnostic", "plan", "package", "template", "read/file", "read/gathered", "read/answers", "memory"], &[]),
    room("read", &["diagnostic", "source", "plan", "package", "document", "template", "read/file", "read/gathered", "read/answers", "read/docx", "read/xlsx", "memory"], &[]),
    room("merge", &["diagnostic", "source", "plan", "document", "read"], &[]),
    // The front door of the library: it knows every room and does the work of none.
    room("session", &["diagnostic", "source", "plan", "check", "style", "package", "document", "memory", "template", "workbook", "write", "read", "merge"], &[]),
    room("lib", &[], &[]),
    // The binary: the only room that touches the disk, the clock and the terminal.
    room("cli", &["diagnostic", "source", "plan", "check", "style", "package", "template", "workbook", "write", "read", "merge", "memory", "session"],
        &["anyhow", "clap", "clap_complete", "clap_mangen", "indicatif", "inquire", "opener", "rustix", "rustyline", "tempfile", "terminal_size"]),
    room("main", &["cli"], &[]),
];

/// Crates whose types are a common language, and the rooms that speak it: empty is every room.
#[rustfmt::skip]
const COMMON: &[(&str, &[&str])] = &[
    ("serde", &[]),
    ("serde_json", &[]),
    ("thiserror", &[]),
    // The plan's amounts and days, wherever they are shown or compared.
    ("rust_decimal", &["plan", "check", "template", "workbook", "write/xlsx", "read/answers", "read/xlsx", "merge"]),
    ("jiff", &["plan", "check", "template", "workbook", "write/xlsx", "read/xlsx", "cli"]),
];

/// What only the binary may touch.
const OUTSIDE_WORLD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "jiff::tz::TimeZone::system",
];
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// The most lines a source file may have.
const LONGEST: usize = 400;

/// A source file.
struct Source {
    /// Its path below `src`.
    path: String,
    text: String,
    room: &'static Room,
    /// Every path it names, such as `crate::plan::registry`, and macros as `println!`.
    named: BTreeSet<String>,
}

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(sources);

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(&root).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            let text = std::fs::read_to_string(&file).unwrap();
            let tokens: TokenStream = text.parse().unwrap();
            let mut named = BTreeSet::new();
            paths(tokens, &mut named);
            Source {
                room: room_of(&path),
                path,
                text,
                named,
            }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The room that a path below `src`, or a path of names below the crate, belongs to.
fn room_at(parts: &[&str]) -> Option<&'static Room> {
    let named = |name: &str| ROOMS.iter().find(|room| room.name == name);
    let nested = parts.get(..2).and_then(|two| named(&two.join("/")));
    nested.or_else(|| named(parts.first()?))
}

fn room_of(path: &str) -> &'static Room {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    room_at(&parts).unwrap_or_else(|| panic!("src/{path} belongs to no room of the table"))
}

/// Collects every path named in some code.
fn paths(tokens: TokenStream, named: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(after) = unit_tests(&tokens, at) {
            at = after;
            continue;
        }
        match token {
            TokenTree::Ident(_) => {
                at = path(&tokens, at, "", named);
                continue;
            }
            TokenTree::Group(group) => paths(group.stream(), named),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
}

/// Collects the path that begins at a token, and all branches of a `use`; says where it ends.
fn path(tokens: &[TokenTree], at: usize, before: &str, named: &mut BTreeSet<String>) -> usize {
    let mut name = before.to_owned();
    let mut at = at;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => name.push_str(&ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                branches(group.stream(), &name, named);
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_separator(tokens, at) {
            break;
        }
        name.push_str("::");
        at += 2;
    }
    let is_macro = matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
    named.insert(if is_macro { name + "!" } else { name });
    at
}

fn branches(tokens: TokenStream, before: &str, named: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    for branch in tokens.split(comma).filter(|branch| !branch.is_empty()) {
        path(branch, 0, before, named);
    }
}

fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Where the unit tests end that begin at a token, if they do: `#[cfg(test)] mod tests { … }`.
fn unit_tests(tokens: &[TokenTree], at: usize) -> Option<usize> {
    let attribute = tokens.get(at + 1)?.to_string();
    if tokens.get(at)?.to_string() != "#" || attribute.replace(' ', "") != "[cfg(test)]" {
        return None;
    }
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    let body = tokens.get(at + 2..)?.iter().position(ends)?;
    Some(at + 2 + body + 1)
}

/// The room a path leads to, if it leads into this crate.
fn target(source: &Source, path: &str) -> Option<&'static Room> {
    let parts: Vec<&str> = path.split("::").collect();
    match *parts.first()? {
        "crate" | "coplan" => room_at(parts.get(1..)?),
        "super" => {
            let ups = parts.iter().take_while(|part| **part == "super").count();
            let depth =
                source.path.matches('/').count() + usize::from(!source.path.ends_with("/mod.rs"));
            (ups == depth).then(|| room_at(parts.get(ups..)?)).flatten()
        }
        _ => None,
    }
}

#[test]
fn each_room_uses_only_rooms_above_it_in_the_table() {
    for (at, room) in ROOMS.iter().enumerate() {
        let above: Vec<&str> = ROOMS.iter().take(at).map(|room| room.name).collect();
        for used in room.uses {
            assert!(above.contains(used), "{} uses {used}", room.name);
        }
    }
}

#[test]
fn rooms_use_each_other_only_as_the_table_says() {
    let mut faults = Vec::new();
    for source in SOURCES.iter() {
        for path in &source.named {
            let Some(target) = target(source, path) else {
                continue;
            };
            let allowed = source.room.uses.contains(&target.name)
                || source
                    .room
                    .uses
                    .iter()
                    .any(|used| is_part(target.name, used));
            let own = target.name == source.room.name || is_part(source.room.name, target.name);
            if !allowed && !own {
                faults.push(format!(
                    "src/{}: {} may not use {path}",
                    source.path, source.room.name
                ));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

/// Whether a room is one half of another: `write/docx` of `write`.
fn is_part(room: &str, whole: &str) -> bool {
    room.strip_prefix(whole)
        .is_some_and(|rest| rest.starts_with('/'))
}

#[test]
fn each_outside_crate_is_used_only_by_its_owner() {
    let dependencies = dependencies();
    let mut faults = Vec::new();
    for source in SOURCES.iter() {
        for path in &source.named {
            let name = path.split("::").next().unwrap().trim_end_matches('!');
            let path_or_import = path.contains("::") || path.ends_with('!');
            if !path_or_import || !dependencies.contains(name) {
                continue;
            }
            if !may_use(source.room, name) {
                let owner = ROOMS.iter().find(|room| room.owns.contains(&name));
                let owner = owner.map_or("another room", |room| room.name);
                faults.push(format!("src/{}: {path} belongs to {owner}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

fn may_use(room: &Room, dependency: &str) -> bool {
    let common = COMMON.iter().find(|(name, _)| *name == dependency);
    room.owns.contains(&dependency)
        || common.is_some_and(|(_, rooms)| rooms.is_empty() || rooms.contains(&room.name))
}

/// The crates of `Cargo.toml`, as Rust names them.
fn dependencies() -> BTreeSet<String> {
    let manifest = include_str!("../Cargo.toml");
    let manifest: toml::Table = toml::from_str(manifest).unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .collect()
}

#[test]
fn every_dependency_has_a_place_in_the_tables() {
    let owned = ROOMS.iter().flat_map(|room| room.owns).copied();
    let placed: Vec<&str> = owned.chain(COMMON.iter().map(|(name, _)| *name)).collect();
    for name in dependencies() {
        let times = placed.iter().filter(|placed| **placed == name).count();
        assert_eq!(times, 1, "`{name}` needs one owner in this file");
    }
}

#[test]
fn only_the_binary_touches_disk_clock_environment_threads_and_terminal() {
    let mut faults = Vec::new();
    for source in SOURCES.iter() {
        // Unit tests in a file of their own are left out, as those within a file are.
        if matches!(source.room.name, "cli" | "main") || source.path.ends_with("/tests.rs") {
            continue;
        }
        for path in &source.named {
            let outside = OUTSIDE_WORLD
                .iter()
                .any(|world| path == world || path.starts_with(&format!("{world}::")));
            let prints = PRINTING.iter().any(|name| *path == format!("{name}!"));
            if outside || prints {
                faults.push(format!("src/{} touches {path}", source.path));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_source_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    for source in SOURCES.iter() {
        if !source.text.starts_with("//! ") {
            faults.push(format!("src/{} does not open with `//!`", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST {
            faults.push(format!("src/{} has {lines} lines", source.path));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn paths_are_found_in_imports_in_code_and_in_macros() {
    let code = r#"
        use crate::{plan::{Plan, rows::Row}, style as look};
        // use crate::comment;
        fn f() -> docx_rs::Run { vec![std::fs::read("crate::text")]; println!("x") }
        #[cfg(test)]
        mod tests { use std::thread; }
    "#;
    let mut named = BTreeSet::new();
    paths(code.parse().unwrap(), &mut named);
    for path in [
        "crate::plan::Plan",
        "crate::plan::rows::Row",
        "crate::style",
        "docx_rs::Run",
        "std::fs::read",
        "println!",
    ] {
        assert!(named.contains(path), "{path} is not in {named:?}");
    }
    for path in ["crate::comment", "crate::text", "std::thread"] {
        assert!(!named.contains(path), "{path} is in {named:?}");
    }
}

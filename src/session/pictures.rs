//! The pictures that the prose of a plan names: found by whoever has the files, and checked.
//!
//! In: a plan, and a function that gives the bytes of a file by its name. Out: the pictures that documents can
//! show, and a finding for each that they cannot. Where files are is not known here.

use crate::diagnostic::Diagnostic;
use crate::document::{Image, Picture, pictures_in};
use crate::plan::{Path, Value, Values};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The pictures of a plan, and what is said of those that are not shown.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// By the names of their files.
    pub images: BTreeMap<String, Arc<Image>>,
    /// Pictures that are left out.
    pub findings: Vec<Diagnostic>,
}

/// Looks for every picture that the prose of a plan names.
pub fn pictures(plan: &Values, look: impl Fn(&str) -> Result<Vec<u8>, String>) -> Pictures {
    let mut found = Pictures::default();
    let mut known: BTreeMap<String, Result<(), String>> = BTreeMap::new();
    for (path, picture) in named(plan) {
        let source = &picture.source;
        let looked = known.entry(source.clone()).or_insert_with(|| {
            let image = Image::read(look(source)?)?;
            found.images.insert(source.clone(), Arc::new(image));
            Ok(())
        });
        // Nobody knows whether a text of the house is shown as prose.
        if let (Err(why), Some(path)) = (looked, path) {
            found.findings.push(left_out(source, why, &path));
        }
    }
    found
}

fn left_out(source: &str, why: &str, path: &Path) -> Diagnostic {
    let message = format!("the picture `{source}` is left out: {why}");
    let help = "put a PNG or JPEG file of this name beside the plan, or say in words what it shows";
    Diagnostic::warning("picture-left-out", message)
        .at(path.to_string())
        .help(help)
}

/// Every picture that is named, with the field that names it; of the house's own keys without.
fn named(plan: &Values) -> Vec<(Option<Path>, Picture)> {
    let mut named = Vec::new();
    for field in plan.registry().fields() {
        for (path, value) in plan.each(field) {
            if let Value::Prose(text) = value {
                let pictures = pictures_in(text).into_iter();
                named.extend(pictures.map(|picture| (Some(path.clone()), picture)));
            }
        }
    }
    let mut waiting: Vec<&Json> = plan.extra().values().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Json::String(text) => {
                named.extend(pictures_in(text).into_iter().map(|picture| (None, picture)));
            }
            Json::Array(items) => waiting.extend(items),
            Json::Object(keys) => waiting.extend(keys.values()),
            _ => {}
        }
    }
    named
}

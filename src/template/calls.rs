//! Which partials call which: no circle, and no endless chain.
//!
//! Rendering a partial is recursive, and a stack that overflows aborts the process; so this is
//! found out before anything is rendered.

use crate::diagnostic::{Diagnostic, Text, TextPlace};
use handlebars::template::{Template, TemplateElement};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The templates that each template calls, by name.
pub(super) type Calls = BTreeMap<String, BTreeSet<String>>;

/// How deeply partials may call each other. Times the depth of blocks in each, it is still far
/// from the end of a thread's stack.
const DEEPEST: usize = 8;

/// The templates that a template calls, wherever it does.
pub(super) fn called_by(template: &Template) -> BTreeSet<String> {
    let mut called = BTreeSet::new();
    let mut waiting = vec![template];
    while let Some(template) = waiting.pop() {
        for element in &template.elements {
            match element {
                TemplateElement::HelperBlock(call) => {
                    waiting.extend(call.template.iter().chain(&call.inverse));
                }
                TemplateElement::PartialExpression(call) => {
                    called.extend(call.name.as_name().map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    called
}

/// What is wrong with the calls, at the first template concerned.
pub(super) fn fault(calls: &Calls, texts: &BTreeMap<String, Arc<Text>>) -> Option<Diagnostic> {
    let mut known = BTreeMap::new();
    let mut starts = calls.keys();
    let trouble =
        starts.find_map(|start| depth(start, calls, &mut Vec::new(), &mut known).err())?;
    let (path, finding) = match trouble {
        Trouble::Circle(path) => {
            let message = format!("partials call each other in a circle: {}", path.join(" → "));
            let finding = Diagnostic::error("partial-circle", message)
                .help("take one of these calls away: a partial cannot contain itself");
            (path, finding)
        }
        Trouble::TooDeep(path) => {
            let message = format!(
                "partials call each other more than {DEEPEST} deep: {} → …",
                path.join(" → ")
            );
            let finding = Diagnostic::error("partials-too-deep", message)
                .help("put what these partials say into fewer of them");
            (path, finding)
        }
    };
    let text = path.first().and_then(|name| texts.get(name));
    Some(match text {
        Some(text) => finding.in_place(TextPlace::new(text, 0..0)),
        None => finding,
    })
}

/// Calls that cannot be rendered, as the names they pass through.
enum Trouble {
    Circle(Vec<String>),
    TooDeep(Vec<String>),
}

/// How many calls deep a template goes; `path` is the way to it. Recursion ends with the path's
/// greatest length.
fn depth<'a>(
    name: &'a str,
    calls: &'a Calls,
    path: &mut Vec<&'a str>,
    known: &mut BTreeMap<&'a str, usize>,
) -> Result<usize, Trouble> {
    let owned = |path: &[&str]| path.iter().map(|name| (*name).to_owned()).collect();
    if path.contains(&name) {
        path.push(name);
        let circle = path.iter().skip_while(|passed| **passed != name);
        let circle = circle.map(|name| (*name).to_owned()).collect();
        return Err(Trouble::Circle(circle));
    }
    if let Some(depth) = known.get(name) {
        return if path.len() + depth > DEEPEST {
            Err(Trouble::TooDeep(owned(path)))
        } else {
            Ok(*depth)
        };
    }
    path.push(name);
    if path.len() > DEEPEST + 1 {
        path.pop();
        return Err(Trouble::TooDeep(owned(path)));
    }
    let mut deepest = 0;
    for next in calls.get(name).into_iter().flatten() {
        deepest = deepest.max(depth(next, calls, path, known)? + 1);
    }
    path.pop();
    known.insert(name, deepest);
    Ok(deepest)
}

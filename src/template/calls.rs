//! Which partials call which: no circle, and no endless chain.
//!
//! Rendering a partial is recursive, and a stack that overflows aborts the process; so this is
//! found out before anything is rendered.

use super::syntax::Source;
use crate::diagnostic::Diagnostic;
use handlebars::template::{Parameter, Template, TemplateElement};
use std::collections::{BTreeMap, BTreeSet};

/// The templates that each template calls, by name.
pub(super) type Calls = BTreeMap<String, BTreeSet<String>>;

/// How deeply partials may call each other. Times the depth of blocks in each, it is still far
/// from the end of a thread's stack.
const DEEPEST: usize = 8;

/// What a question may have of its own, as `{{> (lookup this "guidance")}}` calls it: each is a folder of
/// partials that are called like the questions.
pub(super) const OF_QUESTIONS: [&str; 2] = ["guidance", "details"];

/// The partials that a call may mean: one by its name, or all that questions have of one sort. None where it is
/// called otherwise.
pub(super) fn names_of<'n>(
    called: &Parameter,
    names: impl Iterator<Item = &'n str>,
) -> Option<Vec<String>> {
    if let Some(name) = called.as_name() {
        return Some(vec![name.to_owned()]);
    }
    let Parameter::Subexpression(inner) = called else {
        return None;
    };
    let TemplateElement::Expression(lookup) = inner.as_element() else {
        return None;
    };
    let folder = match (lookup.name.as_name(), lookup.params.as_slice()) {
        (Some("lookup"), [_, Parameter::Literal(key)]) => key.as_str()?,
        _ => return None,
    };
    let folder = OF_QUESTIONS.into_iter().find(|known| *known == folder)?;
    let of_folder = names.filter(|name| {
        name.split_once('/')
            .is_some_and(|(first, _)| first == folder)
    });
    Some(of_folder.map(str::to_owned).collect())
}

/// The templates that a template calls, wherever it does, of all that have these names.
pub(super) fn called_by<'n>(
    template: &Template,
    names: &(impl Iterator<Item = &'n str> + Clone),
) -> BTreeSet<String> {
    let mut called = BTreeSet::new();
    let mut waiting = vec![template];
    while let Some(template) = waiting.pop() {
        for element in &template.elements {
            match element {
                TemplateElement::HelperBlock(call) => {
                    waiting.extend(call.template.iter().chain(&call.inverse));
                }
                TemplateElement::PartialExpression(call) => {
                    called.extend(names_of(&call.name, names.clone()).into_iter().flatten());
                }
                _ => {}
            }
        }
    }
    called
}

/// The fields and lists that a template places by name, or one that it calls.
pub(super) fn placed(
    start: &str,
    calls: &Calls,
    templates: &[(String, Template)],
) -> BTreeSet<String> {
    let mut reached = BTreeSet::from([start]);
    let mut waiting = vec![start];
    while let Some(name) = waiting.pop() {
        for next in calls.get(name).into_iter().flatten() {
            if reached.insert(next) {
                waiting.push(next);
            }
        }
    }
    let reached = templates
        .iter()
        .filter(|(name, _)| reached.contains(name.as_str()));
    reached
        .flat_map(|(_, template)| placed_by(template))
        .collect()
}

/// The first texts of the calls of `field`, `rows` and `table`.
fn placed_by(template: &Template) -> Vec<String> {
    let mut placed = Vec::new();
    let mut waiting = vec![template];
    while let Some(template) = waiting.pop() {
        for element in &template.elements {
            let call = match element {
                TemplateElement::HelperBlock(call) => {
                    waiting.extend(call.template.iter().chain(&call.inverse));
                    call
                }
                TemplateElement::Expression(call) => call,
                _ => continue,
            };
            let is_place = matches!(call.name.as_name(), Some("field" | "rows" | "table"));
            if let (true, Some(Parameter::Literal(tag))) = (is_place, call.params.first()) {
                placed.extend(tag.as_str().map(str::to_owned));
            }
        }
    }
    placed
}

/// What is wrong with the calls, at the first template concerned.
pub(super) fn fault(calls: &Calls, sources: &BTreeMap<String, Source>) -> Option<Diagnostic> {
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
    let source = path.first().and_then(|name| sources.get(name));
    Some(match source {
        Some(source) => finding.in_place(source.place(0..0)),
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

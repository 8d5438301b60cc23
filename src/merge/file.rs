//! Plan → the text of a plan file: a new one, or one with only the changes made in it.

use super::change::{Change, What, changes};
use super::undecided::{decided, from_place, undecided};
use super::words::{TO_DECIDE, about};
use super::wrapping::keeping_lines;
use super::written;
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::plan::references::told_apart;
use crate::plan::{Value, Values, load};
use crate::source::{self, Format, KeyOrder, Remark, Tree};

/// The first line of a plan file, which leads editors to the schema.
const FIRST_LINE: &str = "# yaml-language-server: $schema=coplan.schema.json\n";

/// A plan as a new plan file: what a person would have written.
#[must_use]
pub fn plan_file(plan: &Values) -> String {
    format!("{FIRST_LINE}{}", source::yaml(&written::plan(plan)))
}

/// The text of a plan file with a plan in the place of the one it holds: comments, order and formatting stay,
/// and only what is different is touched.
///
/// The text is read again and has to hold the plan. If it does not, or if the file cannot be changed in
/// place, the findings say so: `not-yaml` or `cannot-edit`.
pub fn into_file(tree: &Tree, before: &Values, after: &Values) -> Result<String, Vec<Diagnostic>> {
    // As it will be loaded again.
    let told = told_apart(after);
    let after = told.as_ref().unwrap_or(after);
    let changes_made = changes(before, after);
    if changes_made.is_empty() {
        return Ok(tree.text().content.clone());
    }
    let without = without_comments_on_removed(tree, &changes_made)?;
    let tree = without.as_ref().unwrap_or(tree);
    let edits = changes_made.iter();
    let edits = edits.map(|change| keeping_lines(tree, change.edit()));
    let registry = before.registry();
    let order = KeyOrder::new(registry.fields().map(|field| &*field.tag));
    let text = source::edit(tree, edits.collect(), &order).map_err(|fault| vec![*fault])?;
    let again = load(
        &Text::new(tree.text().name.clone(), text.clone()),
        Format::Yaml,
        registry,
    )?;
    if again.values == *after {
        return Ok(text);
    }
    let differing = changes(&again.values, after);
    let mut differing = differing
        .iter()
        .filter(|change| !takes_in_new(change, &changes_made));
    match differing.next() {
        None => Ok(text),
        Some(change) => {
            let message = format!(
                "this file cannot be changed in place without harm at `{}`",
                change.path
            );
            let finding = Diagnostic::error("cannot-edit", message)
                .at(&change.path)
                .in_place(
                    tree.place(&change.path.to_string())
                        .map_or_else(|| Place::File(tree.text().name.clone()), Place::from),
                )
                .help("write the plan to a new file with `-o`, or change this value by hand");
            Err(vec![finding])
        }
    }
}

/// Whether a field that nobody changed has a word for all, which means what is new as well.
fn takes_in_new(change: &Change, made: &[Change]) -> bool {
    let is_changed = made.iter().any(|other| other.path == change.path);
    let What::Set { from, to } = &change.what else {
        return false;
    };
    let items = |value: &Option<Value>| value.as_ref().map_or(Vec::new(), |it| it.items().to_vec());
    let (all, some) = (items(from), items(to));
    let is_reference = |item: &Value| matches!(item, Value::Reference(_));
    !is_changed && all.iter().all(is_reference) && some.iter().all(|item| all.contains(item))
}

/// The file without what is left to decide about entries that go: it would stand above the next one, and be
/// about that.
fn without_comments_on_removed(
    tree: &Tree,
    changes: &[Change],
) -> Result<Option<Tree>, Vec<Diagnostic>> {
    let mut without: Option<Tree> = None;
    for change in changes {
        if !matches!(change.what, What::Removed(_)) {
            continue;
        }
        let now = without.as_ref().unwrap_or(tree);
        let text = decided(now, &change.edit().path);
        if text != now.text().content {
            let text = Text::new(tree.text().name.clone(), text);
            without = Some(Tree::parse(&text, tree.format())?.tree);
        }
    }
    Ok(without)
}

/// A remark that says what it is about, where it comes to stand above more than that: an entry on one line, or
/// the first key of one.
fn named_where_it_stands(remark: &Remark, tree: &Tree) -> Remark {
    let place = source::path_of_remark(tree, &remark.path);
    let key = from_place(&place, &remark.path);
    if key.is_empty() || !remark.text.starts_with(TO_DECIDE) {
        return remark.clone();
    }
    Remark {
        text: about(&remark.text, key),
        ..remark.clone()
    }
}

/// The text of a plan file with remarks in comments, each where it belongs, none twice: an answer that a comment
/// already offers is not offered again, whichever document has it.
pub fn annotate(name: &str, text: &str, remarks: &[Remark]) -> Result<String, Vec<Diagnostic>> {
    if remarks.is_empty() {
        return Ok(text.to_owned());
    }
    let parsed = Tree::parse(&Text::new(name, text), Format::Yaml)?;
    let open = undecided(&parsed.tree);
    let is_known = |remark: &&Remark| {
        let field = open.iter().find(|field| field.path == remark.path);
        field.is_some_and(|field| field.offers(&remark.text))
    };
    let new = remarks.iter().filter(|remark| !is_known(remark));
    let new = new.map(|remark| named_where_it_stands(remark, &parsed.tree));
    Ok(source::remark(&parsed.tree, &new.collect::<Vec<_>>()))
}

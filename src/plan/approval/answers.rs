//! The fingerprint of a plan's answers: what an approval belongs to.
//!
//! It stands in plan files for years, so that it depends on what is said and on nothing else: not on
//! fields that say nothing, on lines that are wrapped otherwise, on the way a number is written, or on
//! what of `extra` the house declares.

mod of_house;

use crate::package::ShortHash;
use crate::plan::directory::Directory;
use crate::plan::field::Field;
use crate::plan::house::{EXTRA, is_of_house};
use crate::plan::value::Value;
use crate::plan::values::Values;
use std::collections::HashMap;

/// The fingerprint of the answers of a plan with an id for every entry, in eight digits.
pub(super) fn fingerprint(numbered: &Values) -> String {
    let registers = numbered.registry().registers();
    let directories: HashMap<&str, Directory> = registers
        .map(|list| (&*list.tag, Directory::new(numbered.rows(&list.tag))))
        .collect();
    let mut hash = ShortHash::default();
    let mut add = |path: &str, words: &str| {
        if !words.is_empty() {
            hash.update(format!("{path}\n{words}\n"));
        }
    };
    for (path, field, value) in answers(numbered) {
        let directory = field.to.as_deref().and_then(|to| directories.get(to));
        add(&path, &words(value, directory));
    }
    add(EXTRA, &of_house::words(numbered));
    format!("{:08x}", hash.finish())
}

/// Every answer to coplan's own fields with its path, in the order of the registry; what is about approving is
/// none.
fn answers(plan: &Values) -> Vec<(String, &Field, &Value)> {
    let singles = plan.registry().singles().iter();
    let singles = singles.filter(|field| !field.approving && !is_of_house(&field.tag));
    let mut answers: Vec<_> = singles
        .filter_map(|field| Some((field.tag.to_string(), field, plan.single(field)?)))
        .collect();
    for (_, rows) in plan.lists().filter(|(list, _)| !is_of_house(&list.tag)) {
        for (at, row) in rows.iter().filter(|row| !row.is_blank()).enumerate() {
            let said = row.said();
            let said = said.filter(|(field, _)| !field.is_id() && !field.approving);
            let path = |field| row.path(at).field(field).to_string();
            answers.extend(said.map(|(field, value)| (path(field), field, value)));
        }
    }
    answers
}

/// What a value says: words with single spaces, numbers in their shortest digits, references by id.
fn words(value: &Value, directory: Option<&Directory>) -> String {
    match value {
        Value::List(items) => {
            let items = items.iter().map(|item| words(item, directory));
            let said: Vec<String> = items.filter(|item| !item.is_empty()).collect();
            said.join("\t")
        }
        Value::Money(money) => money.0.normalize().to_string(),
        Value::Number(number) => number.0.normalize().to_string(),
        Value::Percent(percent) => percent.0.normalize().to_string(),
        single => {
            let text = single.to_string();
            let entry = directory.and_then(|directory| directory.find(&text));
            let id = entry.map(|entry| entry.id.clone());
            let text = id.filter(|id| !id.is_empty()).unwrap_or(text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Text;
    use crate::plan::{Registry, load};
    use crate::source::Format;
    use std::sync::Arc;

    const PLAN: &str = "title: Letters\nstakeholders: [{id: S1, name: Carers}]\nbudget: {years: [{label: '1'}]}\nresources: [{id: R1, rate: 7.50, tool: Talk}]\ntools: [{id: T1, name: Talk, groups: [Carers]}]\nanswers:\n  achieve: |\n    Clear letters\n    for all.\n";

    pub(super) fn of(plan: &str) -> String {
        of_plan(plan, &Registry::built_in())
    }

    pub(super) fn of_plan(plan: &str, registry: &Arc<Registry>) -> String {
        let text = Text::new("plan.yaml", plan);
        let loaded = load(&text, Format::Yaml, registry).unwrap();
        assert_eq!(loaded.findings, [], "{plan}");
        fingerprint(&loaded.values.numbered())
    }

    /// The plan with one of its texts replaced.
    fn with(from: &str, to: &str) -> String {
        assert!(PLAN.contains(from), "{from}");
        of(&PLAN.replace(from, to))
    }

    #[test]
    fn it_stays_as_it_was_written_into_plan_files() {
        assert_eq!(of(PLAN), "fc5f2a42");
        assert_eq!(of("{}"), "e3b0c442");
    }

    #[test]
    fn another_way_to_write_the_same_answers_does_not_move_it() {
        for (from, to) in [
            ("7.50", "7.5"),
            ("[Carers]", "[S1]"),
            (
                "    Clear letters\n    for all.",
                "    Clear letters for all.",
            ),
            ("{id: T1, name: Talk", "{name: Talk"),
            ("tool: Talk", "tool: T1"),
            (
                "title: Letters\n",
                "# To be read aloud\ntitle: 'Letters'\nsummary:\naims: {objectives: []}\n",
            ),
        ] {
            assert_eq!(with(from, to), of(PLAN), "{to}");
        }
    }

    #[test]
    fn approving_a_plan_does_not_move_it() {
        let approved = "format: 1\nversion: '1.0'\nstatus: approved\nhistory: [{version: '1.0'}]\nsign_off:\n  effective_date: 2027-05\n  approvers: [{name: Ruth, outcome: approved, date: 2027-05-03}]\n  earlier_approvals: [{name: Ruth, outcome: rejected}]\n  accepted: [{finding: blank-rate, because: Free}]\n";
        assert_eq!(of(&(approved.to_owned() + PLAN)), of(PLAN));
    }

    #[test]
    fn every_other_answer_moves_it() {
        for (from, to) in [
            ("Letters", "Leaflets"),
            ("7.50", "7.05"),
            ("[Carers]", "[]"),
            ("for all", "for most"),
            ("name: Carers", "name: Carers, route: By post"),
            ("label: '1'", "label: '2'"),
            ("title: Letters\n", "title: Letters\nextra: {ward: 7}\n"),
            (
                "title: Letters\n",
                "title: Letters\nsign_off: {sponsor: Ruth}\n",
            ),
        ] {
            assert_ne!(with(from, to), of(PLAN), "{to}");
        }
    }
}

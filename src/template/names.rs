//! What coplan works out for templates, beside the keys of the plan itself: a page of help for their authors.
//!
//! In: nothing. Out: each name of the context with what it is. A test holds the table against the context.

pub use crate::document::CONTAINERS;

/// A name that a template can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateName {
    /// The name: `totals`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
}

const fn name(name: &'static str, about: &'static str) -> TemplateName {
    TemplateName { name, about }
}

/// Every name that is worked out; the keys of a plan file are names too.
pub const NAMES: &[TemplateName] = &[
    name(
        "purpose",
        "what the document is for: `blank`, `draft`, `sign-off` or `bid`",
    ),
    name("blank", "whether it is a form to fill in"),
    name("short", "whether it is the short form"),
    name("full", "whether it is the form that asks everything"),
    name("canvas", "whether it is the large sheet for a workshop"),
    name(
        "open",
        "whether people go on filling it in: a blank or a draft",
    ),
    name("handwriting", "whether it is filled in with a pen"),
    name("guided", "whether guidance is shown in it"),
    name("spare_rows", "how many empty rows tables have"),
    name("dated", "the date of the document, as people read it"),
    name(
        "draft_mark",
        "what marks a copy that is not ready; nothing else has it",
    ),
    name("fingerprint", "the first digits of the plan's fingerprint"),
    name("answered", "how many questions have words"),
    name(
        "questions",
        "the questions in their order: `number`, `key`, `answer` (the tag of its field), `said`, `guidance`, `details`, `house_fields`, `house_lists`, `house_said`",
    ),
    name("canvas_rows", "the questions in two rows of boxes"),
    name(
        "house_fields",
        "what the house asks under no question and no template places: `tag`, `said`",
    ),
    name(
        "house_lists",
        "the lists that the house adds under no question: `tag`, `said`",
    ),
    name("house_said", "whether the plan says anything of these"),
    name(
        "totals",
        "the budget in figures: `requested`, `secured`, `in_kind`, `total`, `contingency`, `overhead`, `per_person`, `categories`, `funders`, `asks`, and `funder` in a bid to one",
    ),
    name(
        "timeline",
        "what happens when: `periods`, and `rows` with a mark for each",
    ),
    name(
        "influence",
        "the groups by how much they are affected and have a say, by number",
    ),
    name(
        "people",
        "how many people are involved, where every group says how many",
    ),
    name(
        "objectives",
        "the first five objectives, with what will show them",
    ),
    name("more_objectives", "whether there are more than five"),
    name("long", "whether the document will have more than six pages"),
    name("group_names", "the names of the groups"),
    name("tool_names", "the names of the tools"),
    name(
        "names",
        "the name of every entry by its id in small letters, as the helper `name` uses it",
    ),
    name(
        "accepted",
        "findings that somebody has accepted, in words: `title`, `about`, `because`, `by`, `date`",
    ),
    name(
        "for_group",
        "the id of the group that a letter goes to; nothing where each has one",
    ),
    name(
        "invitations",
        "a letter for each group: `id`, `name`, `group`, `tools`, `payment`, `expenses`",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shape::Shape;
    use crate::template::{Templates, Terms};
    use std::collections::BTreeSet;

    #[test]
    fn every_name_that_is_worked_out_is_told_and_no_other() {
        let terms = Terms::load(&Templates::default()).unwrap();
        let shape = Shape::of_context(&terms).unwrap();
        let Shape::Group(keys) = shape else {
            panic!("{shape:?}")
        };
        let schema = crate::plan::schema();
        let of_plan = schema["properties"].as_object().unwrap();
        let worked_out = keys.keys().filter(|key| !of_plan.contains_key(*key));
        let worked_out: BTreeSet<&str> = worked_out.map(String::as_str).collect();
        let told: BTreeSet<&str> = NAMES.iter().map(|name| name.name).collect();
        assert_eq!(told, worked_out);
    }
}

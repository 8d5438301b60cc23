//! The containers that a template's Markdown may use, `::: name`, with what each is for.
//!
//! In: nothing. Out: the table that both the reading of Markdown and the help for authors go by.

/// A container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Container {
    /// What stands behind the three colons.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
}

const fn container(name: &'static str, about: &'static str) -> Container {
    Container { name, about }
}

/// Every container there is.
pub const CONTAINERS: &[Container] = &[
    container(
        "guidance",
        "a note that guides: a box, a comment beside the heading, or nothing, as `--guidance` says",
    ),
    container(
        "guidance brief",
        "the same with the first sentence and its list alone",
    ),
    container(
        "brief",
        "only the first sentence and the list of what stands in it",
    ),
    container("panel", "a shaded box"),
    container("landscape", "pages turned on their side"),
    container("page-break", "the end of a page; nothing stands in it"),
    container(
        "figures",
        "a table of a few large figures, their labels as its header",
    ),
    container(
        "bar",
        "a table of one row that is drawn as a bar, its first line the shares",
    ),
    container("timeline", "a table of months with marks"),
    container("grid", "a table of two questions that cross each other"),
    container("pairs", "a table of labels and answers, two pairs a row"),
    container("signatures", "a block to sign, with room for conditions"),
    container(
        "canvas",
        "boxes that fill half a large sheet, each below its question",
    ),
];

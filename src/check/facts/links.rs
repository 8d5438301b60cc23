//! What refers to what, as positions: found once by looking each reference up.

use super::row::{Row, directory};
use crate::plan::directory::Directory;
use crate::plan::{Activity, Measure, Objective, Resource, Stakeholder, Tool};
use std::collections::BTreeSet;

/// The rows between which there are references.
pub(super) struct Linked<'f, 'a> {
    pub(super) objectives: &'f [Row<'a, Objective>],
    pub(super) groups: &'f [Row<'a, Stakeholder>],
    pub(super) tools: &'f [Row<'a, Tool>],
    pub(super) lines: &'f [Row<'a, Resource>],
    pub(super) measures: &'f [Row<'a, Measure>],
    pub(super) activities: &'f [Row<'a, Activity>],
}

/// What refers to what. A reference to nothing is left out here; loading a plan reports it.
pub(super) struct Links {
    pub(super) groups_of_tool: Vec<Vec<usize>>,
    pub(super) tools_of_group: Vec<Vec<usize>>,
    pub(super) lines_of_tool: Vec<Vec<usize>>,
    pub(super) groups_of_activity: Vec<Vec<usize>>,
    /// The objectives that a tool serves.
    pub(super) served: BTreeSet<usize>,
    /// The objectives that a measure tells about.
    pub(super) measured: BTreeSet<usize>,
}

impl Links {
    pub(super) fn new(rows: &Linked<'_, '_>) -> Self {
        let objectives = directory(rows.objectives);
        let groups = directory(rows.groups);
        let tools = directory(rows.tools);
        let groups_of_tool = targets(rows.tools, &groups, |tool| &tool.groups);
        let served = targets(rows.tools, &objectives, |tool| &tool.objectives);
        let measured = targets(rows.measures, &objectives, |measure| &measure.objectives);
        let tool_of_line = targets(rows.lines, &tools, |line| line.tool.as_slice());
        Self {
            tools_of_group: turned(&groups_of_tool, rows.groups.len()),
            lines_of_tool: turned(&tool_of_line, rows.tools.len()),
            groups_of_activity: targets(rows.activities, &groups, |activity| &activity.audience),
            served: served.into_iter().flatten().collect(),
            measured: measured.into_iter().flatten().collect(),
            groups_of_tool,
        }
    }
}

/// For each row, the positions its references mean; none twice.
fn targets<T, R: AsRef<str>>(
    rows: &[Row<'_, T>],
    directory: &Directory,
    references: fn(&T) -> &[R],
) -> Vec<Vec<usize>> {
    let of = |row: &Row<'_, T>| {
        let references = references(row.entry).iter();
        let mut positions: Vec<usize> = references
            .filter_map(|reference| directory.position(reference.as_ref()))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    };
    rows.iter().map(of).collect()
}

/// The same references seen from the other side.
fn turned(targets: &[Vec<usize>], length: usize) -> Vec<Vec<usize>> {
    let mut sources = vec![Vec::new(); length];
    for (source, positions) in targets.iter().enumerate() {
        for position in positions {
            if let Some(list) = sources.get_mut(*position) {
                list.push(source);
            }
        }
    }
    sources
}

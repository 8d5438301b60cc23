//! What the rules look at: the plan's rows with their paths, and what refers to what.
//!
//! In: a plan and the scope. Out: [`Facts`], made once for all rules in one pass over the rows,
//! so that no rule has to search a list for every row of another.

mod links;
mod row;
mod texts;

pub(super) use row::{Entry, Row, rows};

use super::Scope;
use super::occurrence::Occurrence;
use super::text::blank;
use crate::diagnostic::{Diagnostic, Phrase};
use crate::plan::budget::{Costing, budget};
use crate::plan::codes::{Category, StakeholderType};
use crate::plan::scalar::Date;
use crate::plan::{
    Activity, Approver, Decision, Measure, Objective, Plan, Purpose, Question, Resource,
    Stakeholder, Tool, Values,
};
use links::{Linked, Links};

/// A plan made ready for the rules.
pub(super) struct Facts<'a> {
    /// The plan itself.
    pub(super) plan: &'a Plan,
    /// What the plan is looked at for.
    pub(super) purpose: Purpose,
    /// Today, if it is known.
    pub(super) today: Option<Date>,
    /// What the plan costs, or why that cannot be calculated.
    pub(super) costing: Result<Costing, Vec<Diagnostic>>,
    /// The position of the funder a bid goes to, if one is named.
    pub(super) funder: Option<usize>,
    /// The paths of fields for which a merge has left several answers.
    pub(super) undecided: Vec<String>,
    /// The decisions.
    pub(super) decisions: Vec<Row<'a, Decision>>,
    /// The objectives.
    pub(super) objectives: Vec<Row<'a, Objective>>,
    /// The groups to involve.
    pub(super) groups: Vec<Row<'a, Stakeholder>>,
    /// The tools of involvement.
    pub(super) tools: Vec<Row<'a, Tool>>,
    /// The budget lines.
    pub(super) lines: Vec<Row<'a, Resource>>,
    /// The measures.
    pub(super) measures: Vec<Row<'a, Measure>>,
    /// What is shared with whom.
    pub(super) activities: Vec<Row<'a, Activity>>,
    /// Who approves.
    pub(super) approvers: Vec<Row<'a, Approver>>,
    /// The same plan by field and row.
    pub(super) values: &'a Values,
    /// What a rule finds, by its name: a rule about accepting asks for what others find.
    pub(super) found_by: FoundBy,
    links: Links,
}

/// What the rule of this name finds.
pub(super) type FoundBy = fn(&str, &Facts<'_>) -> Vec<Occurrence>;

impl<'a> Facts<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        values: &'a Values,
        scope: &Scope,
        found_by: FoundBy,
    ) -> Self {
        let objectives = rows(&plan.aims.objectives);
        let groups = rows(&plan.stakeholders);
        let tools = rows(&plan.tools);
        let lines = rows(&plan.resources);
        let measures = rows(&plan.evaluation.measures);
        let activities = rows(&plan.sharing.activities);
        let funders = row::directory(&rows(&plan.funders));
        Self {
            links: Links::new(&Linked {
                objectives: &objectives,
                groups: &groups,
                tools: &tools,
                lines: &lines,
                measures: &measures,
                activities: &activities,
            }),
            plan,
            purpose: scope.purpose,
            today: scope.today,
            costing: budget(plan),
            funder: scope
                .funder
                .as_deref()
                .and_then(|name| funders.position(name)),
            undecided: scope.undecided.clone(),
            decisions: rows(&plan.aims.decisions),
            objectives,
            groups,
            tools,
            lines,
            measures,
            activities,
            approvers: rows(&plan.sign_off.approvers),
            values,
            found_by,
        }
    }

    /// The questions that a plan answers.
    pub(super) fn questions(&self) -> &'a [Question] {
        self.values.registry().questions()
    }

    /// The groups a tool is used with.
    pub(super) fn groups_of(
        &self,
        tool: &Row<'_, Tool>,
    ) -> impl Iterator<Item = &Row<'a, Stakeholder>> {
        pick(&self.groups, self.links.groups_of_tool.get(tool.index))
    }

    /// The tools used with a group.
    pub(super) fn tools_for(
        &self,
        group: &Row<'_, Stakeholder>,
    ) -> impl Iterator<Item = &Row<'a, Tool>> {
        pick(&self.tools, self.links.tools_of_group.get(group.index))
    }

    /// The budget lines for a tool.
    pub(super) fn lines_for(
        &self,
        tool: &Row<'_, Tool>,
    ) -> impl Iterator<Item = &Row<'a, Resource>> {
        pick(&self.lines, self.links.lines_of_tool.get(tool.index))
    }

    /// The groups that something is shared with; nobody else it may name.
    pub(super) fn audience_of(
        &self,
        activity: &Row<'_, Activity>,
    ) -> impl Iterator<Item = &Row<'a, Stakeholder>> {
        pick(
            &self.groups,
            self.links.groups_of_activity.get(activity.index),
        )
    }

    /// Whether a tool says that it serves this objective.
    pub(super) fn is_served(&self, objective: &Row<'_, Objective>) -> bool {
        self.links.served.contains(&objective.index)
    }

    /// Whether a measure says that it tells about this objective.
    pub(super) fn is_measured(&self, objective: &Row<'_, Objective>) -> bool {
        self.links.measured.contains(&objective.index)
    }

    /// Whether there is a budget line of one of these categories.
    pub(super) fn has_line(&self, categories: &[Category]) -> bool {
        let within = |line: &Row<'_, Resource>| {
            line.category
                .is_some_and(|category| categories.contains(&category))
        };
        self.lines.iter().any(within)
    }

    /// Whether a group is marked with one of these types.
    pub(super) fn has_group(&self, types: &[StakeholderType]) -> bool {
        let within =
            |group: &Row<'_, Stakeholder>| group.types.iter().any(|kind| types.contains(kind));
        self.groups.iter().any(within)
    }

    /// What people call the field at a path: `` `place` of Drop-ins ``.
    pub(super) fn called(&self, path: &str) -> Phrase {
        texts::called(self.values, path)
    }

    /// Every text of the plan that fits, with its path: what the house adds, the accepted findings and the
    /// history are left out, because they speak about the plan.
    pub(super) fn texts(&self, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
        texts::paths(self.values, fits)
    }
}

/// The rows at these positions.
fn pick<'f, T>(rows: &'f [T], positions: Option<&'f Vec<usize>>) -> impl Iterator<Item = &'f T> {
    positions
        .into_iter()
        .flatten()
        .filter_map(|at| rows.get(*at))
}

/// Whether there are any of these, and all of them fit.
pub(super) fn all<T>(items: impl IntoIterator<Item = T>, fits: impl Fn(T) -> bool) -> bool {
    let mut items = items.into_iter().peekable();
    items.peek().is_some() && items.all(fits)
}

/// The rows whose field is blank, by the path of that field.
pub(super) fn without<T: Entry, V: AsRef<str>>(
    rows: &[Row<'_, T>],
    key: &str,
    field: fn(&T) -> Option<&V>,
) -> Vec<Occurrence> {
    let missing = rows.iter().filter(|row| blank(field(row.entry)));
    missing.map(|row| row.at(key)).collect()
}

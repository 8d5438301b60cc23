//! What a page can show of a whole plan: what happens when, who has a say, what is to be reached.
//!
//! In: a plan in one edition. Out: the context's `timeline`, `influence`, `people` and `objectives`.

use super::{Guidance, Material, Purpose, Terms};
use crate::plan::codes::Rating;
use crate::plan::scalar::Text;
use crate::plan::timeline::{Subject, Timeline, TimelineRow, timeline};
use crate::plan::{Directory, Objective, Plan};
use serde_json::{Value, json};

/// So many objectives have room on a first page.
const MOST_OBJECTIVES: usize = 5;
/// With so many rows a draft without guidance fills six pages.
const ROWS_OF_SIX_PAGES: usize = 38;
/// Guidance takes the room of so many rows; what a clean copy leaves out, that of so many.
const ROWS_OF_NOTES: usize = 12;
const ROWS_OF_CLEAN_COPY: usize = 10;
/// The signs of a period in which a tool is at work, and of one in which something is due.
const AT_WORK: &str = "■";
const DUE: &str = "◆";

/// The keys of the context that show a whole plan.
pub(super) fn overview(material: Material<'_>, terms: &Terms) -> [(&'static str, Value); 6] {
    let plan = material.plan;
    let costing = material.costing;
    let people = (costing.everybody_is_counted && costing.people > 0).then_some(costing.people);
    let timeline = timeline(plan, material.funder());
    let timeline = timeline.map(|timeline| timeline_keys(&timeline, plan, terms));
    let objectives = &plan.aims.objectives;
    let shown = objectives.iter().take(MOST_OBJECTIVES);
    [
        ("timeline", json!(timeline)),
        ("influence", json!(influence(plan))),
        ("people", json!(people.map(|people| people.to_string()))),
        (
            "objectives",
            shown
                .enumerate()
                .map(|(at, objective)| objective_keys(at, objective, material))
                .collect(),
        ),
        ("more_objectives", json!(objectives.len() > MOST_OBJECTIVES)),
        ("long", json!(is_long(material))),
    ]
}

fn timeline_keys(timeline: &Timeline, plan: &Plan, terms: &Terms) -> Value {
    let periods = timeline.periods.iter();
    let periods: Vec<String> = periods
        .map(|first| period_name(*first, timeline.months, terms))
        .collect();
    let rows = timeline.rows.iter().map(|row| row_keys(row, plan, terms));
    json!({
        "months": (2..12).contains(&timeline.months).then_some(timeline.months.to_string()),
        "periods": periods,
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// A month by its short name and the last digits of its year, as in `Apr ’27`; years by their numbers.
fn period_name(first: jiff::civil::Date, months: u32, terms: &Terms) -> String {
    let year = i32::from(first.year());
    if months < 12 {
        let month = terms.short_month(first.month());
        return format!("{month} ’{:02}", year % 100);
    }
    let last = year + i32::try_from(months / 12).unwrap_or(1) - 1;
    if last == year {
        year.to_string()
    } else {
        format!("{year}–{:02}", last % 100)
    }
}

fn row_keys(row: &TimelineRow, plan: &Plan, terms: &Terms) -> Value {
    let (name, sign) = match row.subject {
        Subject::Tool(position) => {
            let tool = plan.tools.get(position);
            let id = tool.and_then(|tool| tool.id.as_ref());
            let name = tool.and_then(|tool| tool.name.as_ref());
            let parts = [id.map(ToString::to_string), name.map(ToString::to_string)];
            (
                parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
                AT_WORK,
            )
        }
        Subject::Decisions => (terms.word("timeline_decisions").to_owned(), DUE),
        Subject::Sharing => (terms.word("timeline_sharing").to_owned(), DUE),
        Subject::Deadlines => (terms.word("timeline_deadlines").to_owned(), DUE),
    };
    let signs = row.falls_into.iter();
    let signs: Vec<&str> = signs.map(|falls| if *falls { sign } else { "" }).collect();
    json!({ "name": name, "signs": signs })
}

/// Whether a filled copy takes more than six pages, so that it opens with what is in it: by its rows, since
/// pages are only counted where a document is shown.
fn is_long(material: Material<'_>) -> bool {
    let edition = material.edition;
    let lists = material.values.lists();
    // Costs have at most six lines, however many there are.
    let shown =
        lists.filter(|(list, _)| !matches!(&*list.tag, "resources" | "funders" | "budget.years"));
    let rows: usize = shown.map(|(_, rows)| rows.len()).sum();
    let notes = if edition.guidance == Guidance::Notes {
        ROWS_OF_NOTES
    } else {
        0
    };
    let clean = if edition.purpose.is_open() {
        0
    } else {
        ROWS_OF_CLEAN_COPY
    };
    edition.purpose != Purpose::Blank && rows + notes > ROWS_OF_SIX_PAGES + clean
}

/// The numbers of the groups in each of the four fields of the influence grid; none where no group is
/// rated.
fn influence(plan: &Plan) -> Option<Value> {
    let field = |affected: bool, influence: bool| {
        let rated = plan.stakeholders.iter().filter(|group| {
            let is = |rating: Option<Rating>, wanted: bool| {
                rating.is_some_and(|rating| (rating != Rating::Low) == wanted)
            };
            is(group.affected, affected) && is(group.influence, influence)
        });
        let shown = rated.filter_map(|group| group.id.as_ref().map(ToString::to_string));
        shown.collect::<Vec<_>>().join(", ")
    };
    let fields = [
        ("both", field(true, true)),
        ("affected", field(true, false)),
        ("influence", field(false, true)),
        ("neither", field(false, false)),
    ];
    let is_rated = fields.iter().any(|(_, groups)| !groups.is_empty());
    is_rated.then(|| {
        fields
            .into_iter()
            .map(|(key, groups)| (key.to_owned(), json!(groups)))
            .collect()
    })
}

/// An objective with what will show that it is reached.
fn objective_keys(position: usize, objective: &Objective, material: Material<'_>) -> Value {
    let directory = Directory::new(material.values.rows("aims.objectives"));
    let measures = material.plan.evaluation.measures.iter();
    let serving = measures.filter(|measure| {
        let mut named = measure.objectives.iter();
        named.any(|name| directory.position(name.as_str()) == Some(position))
    });
    let indicators = serving.filter_map(|measure| measure.indicator.as_ref());
    json!({
        "id": objective.id.as_ref().map(ToString::to_string),
        "statement": Text::or_nothing(objective.statement.as_ref()),
        "benefits": Text::or_nothing(objective.benefits.as_ref()),
        "by": objective.by.map(|date| date.to_string()),
        "shown_by": indicators.map(Text::as_str).collect::<Vec<_>>(),
    })
}

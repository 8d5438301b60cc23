//! A plan and what was read from documents → one plan.

use super::inputs::Inputs;
use super::references::Directories;
use super::rows::{List, Row};
use super::said::{NamedReading, Said};
use super::settle::Settled;
use super::words;
use super::{Merged, changes};
use crate::diagnostic::{Diagnostic, Place};
use crate::plan::approval::{APPROVERS, keep};
use crate::plan::directory::fold;
use crate::plan::references::told_apart;
use crate::plan::{self, Field, Path, Values};
use crate::source::Remark;
use std::collections::{HashMap, HashSet};

/// Combines a plan with what was read from documents. `fingerprint` is that of the plan.
///
/// - A field is only changed by a document that holds it. What a document says differently is a change if it was
///   made from this very plan; any other document only fills in what the plan leaves open, and where it says
///   something else, both are kept.
/// - An entry is taken out if it is missing from a document that was made from this very plan and showed it,
///   no other document changes it, and nothing that stays names it.
/// - An approval belongs to what the document showed that it was given in; one of an earlier version that it
///   replaces is kept.
/// - Where several changes contradict, the first document's stands, and the others are kept as [`Remark`]s.
#[must_use]
pub fn combine(plan: &Values, fingerprint: &str, documents: &[NamedReading<'_>]) -> Merged {
    let inputs = Inputs::new(plan, fingerprint, documents);
    let mut outcome = settled(&inputs);
    for approver in &outcome.earlier {
        keep(&mut outcome.plan, approver);
    }
    outcome.leftovers();
    outcome.comments();
    if *plan != Values::new(plan.registry()) {
        outcome.outdated();
    }
    if let Some(told) = told_apart(&outcome.plan) {
        outcome.plan = told;
    }
    let mut changes = changes(plan, &outcome.plan);
    if documents.len() > 1 {
        for change in &mut changes {
            change.from = outcome.origins.remove(&change.path);
        }
    }
    Merged {
        plan: outcome.plan,
        changes,
        remarks: outcome.remarks,
        findings: outcome.findings,
    }
}

/// What comes of the fields and entries. Those that are gone and still named somewhere are only known once all
/// the others are settled, so that it is done again with them kept.
fn settled<'a>(inputs: &'a Inputs<'a>) -> Outcome<'a> {
    let mut named = StillNamed::default();
    loop {
        let mut outcome = Outcome::new(inputs, &named);
        for field in inputs.plan.registry().singles() {
            outcome.single(field);
        }
        for list in &inputs.lists {
            outcome.list(list);
        }
        let more = outcome.still_named();
        if more.is_empty() {
            return outcome;
        }
        named.extend(more);
    }
}

/// The paths of entries that somebody took out and that are named elsewhere, each with the path of a field that
/// names it.
type StillNamed = HashMap<Path, Path>;

/// What comes of it, so far.
struct Outcome<'a> {
    inputs: &'a Inputs<'a>,
    /// The decisions on an earlier version in whose place there is another now, or nobody.
    earlier: Vec<plan::Row>,
    /// The entries that are kept though somebody took them out.
    named: StillNamed,
    /// The list and the id of each entry that is taken out.
    gone: Vec<(&'a List, &'a str)>,
    /// The plan that comes out.
    plan: Values,
    /// The path of each row of each list in it; nothing for a row that is taken out.
    paths: HashMap<&'a str, Vec<Option<Path>>>,
    /// The documents from which what is new comes, by path.
    origins: HashMap<Path, String>,
    remarks: Vec<Remark>,
    findings: Vec<Diagnostic>,
}

impl<'a> Outcome<'a> {
    fn new(inputs: &'a Inputs<'a>, named: &StillNamed) -> Self {
        Self {
            inputs,
            earlier: Vec::new(),
            named: named.clone(),
            gone: Vec::new(),
            plan: inputs.plan.clone(),
            paths: HashMap::new(),
            origins: HashMap::new(),
            remarks: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn single(&mut self, field: &Field) {
        let settled = self.inputs.single(field);
        let path = Path::of(&field.tag);
        self.tell(&path, &settled, |_| Some(path.clone()));
        if let Some(value) = settled.value {
            self.plan.set(field, None, value);
        }
    }

    fn list(&mut self, list: &'a List) {
        let mut rows = Vec::with_capacity(list.rows.len());
        let mut paths = Vec::with_capacity(list.rows.len());
        for (at, row) in list.rows.iter().enumerate() {
            let (mut value, settled) = self.inputs.row(list, row);
            let path = value.path(rows.len());
            let is_changed = settled.iter().any(|(_, settled)| settled.value.is_some());
            if !row.removed_from.is_empty() && !is_changed && !self.named.contains_key(&path) {
                self.gone.extend(row.id.as_deref().map(|id| (list, id)));
                self.origins
                    .insert(path, self.inputs.names(&row.removed_from));
                paths.push(None);
                let earlier = self.inputs.approvals.of_removed(&list.tag, at);
                self.earlier.extend(earlier);
                continue;
            }
            if self.is_earlier(row) {
                paths.push(None);
                continue;
            }
            if &*list.tag == APPROVERS {
                self.approver((at, row), &mut value, &settled);
            }
            self.row(list, row, &path, settled);
            rows.push(value);
            paths.push(Some(path));
        }
        self.plan.set_rows(&list.tag, rows);
        self.paths.insert(&list.tag, paths);
    }

    /// Whether a row that is new is a decision which the plan has had all along.
    fn is_earlier(&self, row: &Row) -> bool {
        let documents = row.documents();
        let mut documents = documents
            .iter()
            .filter_map(|at| self.inputs.documents.get(*at));
        let approvals = &self.inputs.approvals;
        !row.is_known() && documents.all(|said| approvals.is_known(&row.first, said))
    }

    /// Notes what a decision belongs to, and keeps the earlier one.
    fn approver(
        &mut self,
        (at, row): (usize, &Row),
        value: &mut plan::Row,
        settled: &[(&Field, Settled)],
    ) {
        let Inputs {
            approvals,
            documents,
            ..
        } = self.inputs;
        let approver = (row.plan.as_ref(), value);
        let earlier = approvals.settle(at, approver, settled, documents);
        self.earlier.extend(earlier);
    }

    /// Says what there is to say of a row that stays.
    fn row(&mut self, list: &List, row: &Row, path: &Path, settled: Vec<(&Field, Settled)>) {
        if !row.removed_from.is_empty() {
            let names = self.inputs.names(&row.removed_from);
            self.leave_open(path, words::gone(&names));
            self.findings.push(match self.named.get(path) {
                Some(by) => words::removed_and_named(path, &names, by),
                None => words::removed_and_changed(path, &names),
            });
        }
        if !row.is_known() {
            self.origins
                .insert(path.clone(), self.inputs.names(&row.documents()));
        }
        let inputs = self.inputs;
        for (field, settled) in settled {
            self.tell(&path.field(field), &settled, |document| {
                inputs.path_in(document, list, row, field)
            });
        }
    }

    /// What somebody has to decide about a field.
    fn leave_open(&mut self, path: &Path, text: String) {
        self.remarks.push(Remark {
            path: path.to_string(),
            text,
            anywhere: false,
        });
    }

    /// What stands in a document and is no answer.
    fn remark(&mut self, path: String, text: String) {
        self.remarks.push(Remark {
            path,
            text,
            anywhere: true,
        });
    }

    /// Keeps what was not taken, and says so. `path_in` gives the path of the field in a document.
    fn tell(&mut self, path: &Path, settled: &Settled, path_in: impl Fn(usize) -> Option<Path>) {
        if !settled.from.is_empty() {
            self.origins
                .insert(path.clone(), self.inputs.names(&settled.from));
        }
        if settled.others.is_empty() {
            return;
        }
        let mut documents = settled.from.clone();
        if !settled.from.is_empty() {
            let text = words::stands(&self.inputs.names(&settled.from));
            self.leave_open(path, text);
        }
        let mut place = None;
        for (from, value) in &settled.others {
            let text = words::alternative(&self.inputs.each_name(from), value.as_ref());
            self.leave_open(path, text);
            place = place.or_else(|| from.iter().find_map(|at| self.place(*at, &path_in(*at)?)));
            documents.extend(from);
        }
        documents.sort_unstable();
        let finding = words::disagreement(
            path,
            &self.inputs.names(&documents),
            settled.value.is_some(),
        );
        self.findings.push(Diagnostic { place, ..finding });
    }

    fn place(&self, document: usize, path: &Path) -> Option<Place> {
        let said = self.inputs.documents.get(document)?;
        said.reading.places.get(path).cloned()
    }

    /// The entries that are taken out and that something which stays names.
    fn still_named(&self) -> StillNamed {
        let mut named = StillNamed::default();
        if self.gone.is_empty() {
            return named;
        }
        let directories = Directories::new(&self.inputs.plan);
        let gone = self.gone.iter();
        let gone: HashMap<_, _> = gone
            .map(|(list, id)| ((&*list.tag, fold(id)), (*list, *id)))
            .collect();
        let fields = self.plan.registry().fields();
        for (field, to) in fields.filter_map(|field| Some((field, field.to.as_deref()?))) {
            for (path, reference) in self.plan.each(field) {
                let reference = reference.as_str().unwrap_or("");
                let meant = directories.id(to, reference).unwrap_or(reference);
                if let Some((list, id)) = gone.get(&(to, fold(meant))) {
                    named
                        .entry(Path::entry(&list.tag, 0, Some(id)))
                        .or_insert(path);
                }
            }
        }
        named
    }

    fn leftovers(&mut self) {
        let inputs = self.inputs;
        for (at, said) in inputs.documents.iter().enumerate() {
            for leftover in &said.reading.leftovers {
                let path = self.near(at, said, leftover.near.as_deref());
                self.remark(path, words::leftover(leftover, said.name));
            }
        }
    }

    /// A comment that goes round with several copies of a document is one.
    fn comments(&mut self) {
        let inputs = self.inputs;
        let mut known = HashSet::new();
        for (at, said) in inputs.documents.iter().enumerate() {
            for comment in &said.reading.comments {
                let path = self.near(at, said, comment.near.as_deref());
                if known.insert((path.clone(), &comment.author, &comment.text)) {
                    self.remark(path, words::comment(comment, said.name));
                }
            }
        }
    }

    /// The path in the plan of what stands near something in a document; empty where nothing does.
    fn near(&self, at: usize, said: &Said<'_>, near: Option<&str>) -> String {
        let path = near.map(|near| Path::parse(near, self.inputs.plan.registry()));
        let path = path.map(|path| self.path_here(at, said, &path));
        path.map_or_else(String::new, |path| path.to_string())
    }

    /// A path of a document as a path of the plan that comes out.
    fn path_here(&self, at: usize, said: &Said<'_>, path: &Path) -> Path {
        let found = path.list().and_then(|tag| {
            let list = self.inputs.lists.iter().find(|list| list.tag == *tag)?;
            let index = list.index_in(at, said.position_at(path)?)?;
            let row = self.paths.get(&*list.tag)?.get(index)?.as_ref()?;
            Some(match path.key().and_then(|key| list.list().field(key)) {
                Some(field) => row.field(field),
                None => row.clone(),
            })
        });
        found.unwrap_or_else(|| path.clone())
    }

    /// Says which documents were made from the plan as it was at another time.
    fn outdated(&mut self) {
        let documents = self.inputs.documents.iter();
        let old = documents.filter(|said| !said.current && !said.reading.is_form());
        self.findings
            .extend(old.map(|said| words::outdated(said.name)));
    }
}

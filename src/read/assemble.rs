//! What has been found → a typed plan, with a place for every answer.
//!
//! In: raw answers. Out: the [`Reading`]. An answer that cannot be understood becomes a leftover
//! near its field.

use super::Reading;
use super::answers::{Entries, Understanding};
use super::file::File;
use super::gathered::{self, Content, Gathered, Leftover, Raw};
use crate::diagnostic::{Diagnostic, Place, fault_of_coplan};
use crate::memory::{Memory, Remembered};
use crate::plan::references::all_told;
use crate::plan::scalar::{Currency, Id, Language};
use crate::plan::{Field, Kind, List, Path, Row, Value, Values, between};
use crate::template::Terms;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Puts together what a file says. Fails only by a fault of coplan: an answer would get lost.
pub(super) fn assemble(
    file: &File,
    gathered: Gathered,
    terms: &Terms,
) -> Result<Reading, Diagnostic> {
    let language = language(file, &gathered, terms);
    let currency = currency(file, &gathered);
    let registry = terms.registry();
    let mut assembly = Assembly {
        understanding: Understanding::new(terms, file.written(), language.as_ref(), currency),
        places: BTreeMap::new(),
        leftovers: gathered.leftovers,
        findings: gathered.findings,
        raw: BTreeMap::new(),
        ids: BTreeSet::new(),
        absent: BTreeSet::new(),
        in_all: BTreeSet::new(),
        held: &gathered.held,
        memory: &file.memory,
    };
    let mut lists = Vec::new();
    for (tag, rows) in &gathered.lists {
        let Some(list) = registry.list(tag) else {
            continue;
        };
        let rows = assembly.identified(list, rows);
        let ids = rows.iter().filter_map(|(id, _)| id.as_deref());
        let written = ids.filter(|id| file.memory.has(Remembered::Row(&list.tag, id)));
        let written = written.map(|id| Path::entry(&list.tag, 0, Some(id)));
        assembly.ids.extend(written);
        lists.push((list, rows));
    }
    assembly.meet(&lists);
    let mut values = Values::new(registry);
    for (list, rows) in &lists {
        values.set_rows(&list.tag, assembly.rows(list, rows));
    }
    for (tag, raw) in &gathered.singles {
        if let Some(field) = registry.field(tag) {
            let value = assembly.answer(field, Path::of(&field.tag), raw);
            values.set(field, None, value);
        }
    }
    assembly
        .fit(&mut values)
        .map_err(|fault| fault.in_place(file.place()))?;
    let kept = kept(&file.memory, &mut values);
    Ok(Reading {
        kind: file.kind,
        kept,
        purpose: file.memory.purpose(),
        fingerprint: file.memory.plan.clone(),
        version: file.memory.version.clone(),
        unchanged: file.unchanged,
        values,
        ids: assembly.ids,
        absent: assembly.absent,
        in_all: assembly.in_all,
        places: assembly.places,
        leftovers: assembly.leftovers,
        comments: gathered.comments,
        findings: assembly.findings,
        held: gathered.held,
        memory: file.memory.clone(),
    })
}

/// The answers that nobody has changed. Where coplan itself wrote the word for all entries, they name the entries
/// that there were; what people write means whoever there will be.
fn kept(memory: &Memory, values: &mut Values) -> BTreeSet<Path> {
    let Some(told) = all_told(values) else {
        return memory.kept(values);
    };
    let kept = memory.kept(&told);
    let registry = Arc::clone(values.registry());
    for path in &kept {
        let field = path.in_registry(&registry);
        let Some(field) = field.filter(|field| field.kind == Kind::References) else {
            continue;
        };
        let row = told.row_at(path);
        values.set(field, row, told.at(path).cloned());
    }
    kept
}

/// A row of a list with its id, where it has a sound one.
type Identified<'r> = (Option<String>, &'r gathered::Row);

/// The language that dates go by: the plan's own where the document holds it, else that of the
/// file, which coplan takes from the plan.
fn language(file: &File, gathered: &Gathered, terms: &Terms) -> Option<Language> {
    let answer = gathered.singles.get("language").map(|raw| &raw.content);
    let answered = match answer {
        Some(Content::Text(text)) => {
            let field = terms.registry().field("language");
            let tag = field.and_then(|field| terms.named(field, text));
            tag.unwrap_or(text).parse().ok()
        }
        _ => None,
    };
    answered.or_else(|| file.language()?.parse().ok())
}

/// The currency of amounts: the plan's own where the document holds it, else that of the plan it was
/// made from.
fn currency(file: &File, gathered: &Gathered) -> Currency {
    let answer = gathered.singles.get("currency").map(Raw::shown);
    let answered = answer.and_then(|text| text.parse().ok());
    let made_in = || file.memory.currency.as_ref()?.parse().ok();
    Currency::or_usual(answered.or_else(made_in))
}

struct Assembly<'a> {
    understanding: Understanding<'a>,
    places: BTreeMap<Path, Place>,
    leftovers: Vec<Leftover>,
    findings: Vec<Diagnostic>,
    /// The entries that coplan itself wrote.
    ids: BTreeSet<Path>,
    /// The fields that a row has no answer to, not even an empty one.
    absent: BTreeSet<Path>,
    /// The prices that say what a line costs in all.
    in_all: BTreeSet<Path>,
    /// The tags of the fields that the file holds.
    held: &'a BTreeSet<String>,
    /// What the file remembers.
    memory: &'a Memory,
    /// What stood at each path, for answers that the plan will not take.
    raw: BTreeMap<Path, String>,
}

impl Assembly<'_> {
    /// The rows of a list with their ids; an id that is missing, wrong or repeated is none.
    fn identified<'r>(&mut self, list: &List, rows: &'r [gathered::Row]) -> Vec<Identified<'r>> {
        let id = list.id().map(Field::key);
        let several = list.row_for_each();
        let several = several.map(|field| self.understanding.terms.field(field).label);
        let list = &list.tag;
        let mut seen = BTreeSet::new();
        let mut identified = Vec::with_capacity(rows.len());
        for row in rows {
            let said = id.and_then(|id| row.answers.get(id));
            let Some(raw) = said.filter(|raw| !raw.is_empty()) else {
                identified.push((None, row));
                continue;
            };
            let text = self.understanding.text(raw);
            let id = match text.parse::<Id>() {
                Ok(Id(id)) if seen.insert(id.to_lowercase()) => Some(id),
                Ok(Id(id)) => {
                    let finding = repeated(&id, several.as_deref()).at(list.to_string());
                    self.findings.push(finding.in_place(row.place.clone()));
                    None
                }
                Err(_) => {
                    let why = "this cannot be the number of a row";
                    self.leave(text, format!("{list}.id"), &row.place, why);
                    None
                }
            };
            identified.push((id, row));
        }
        identified
    }

    /// Learns the entries that references may mean.
    fn meet(&mut self, lists: &[(&Arc<List>, Vec<Identified<'_>>)]) {
        for (list, rows) in lists.iter().filter(|(list, _)| list.has_ids()) {
            let mut entries = Entries::default();
            for (id, row) in rows {
                let name = list.name().and_then(|name| row.answers.get(name.key()));
                let name = name.map_or_else(String::new, |raw| self.understanding.text(raw));
                entries.add(id.as_deref(), name.trim());
            }
            let list = Arc::clone(&list.tag);
            self.understanding.entries.insert(list, entries);
        }
    }

    fn rows(&mut self, list: &Arc<List>, rows: &[Identified<'_>]) -> Vec<Row> {
        let mut understood = Vec::with_capacity(rows.len());
        for (index, (id, row)) in rows.iter().enumerate() {
            let path = Path::entry(&list.tag, index, id.as_deref());
            self.places.insert(path.clone(), row.place.clone());
            let mut entry = Row::new(list);
            entry.set_id(id.clone());
            for field in list.fields.iter().filter(|field| !field.is_id()) {
                let at = path.field(field);
                match row.answers.get(field.key()) {
                    Some(raw) => entry.set(field, self.answer(field, at, raw)),
                    None if self.held.contains(&*field.tag) => {
                        self.absent.insert(at);
                    }
                    None => {}
                }
            }
            let near = |stray: &Leftover| Leftover {
                near: Some(path.to_string()),
                ..stray.clone()
            };
            self.leftovers.extend(row.strays.iter().map(near));
            understood.push(entry);
        }
        understood
    }

    /// The value of an answer; none where the document does not show it, so that it says nothing of it.
    fn answer(&mut self, field: &Field, path: Path, raw: &Raw) -> Option<Value> {
        let withheld = |path: &str| self.memory.has(Remembered::Withheld(path, &raw.shown()));
        if withheld(&path.to_string()) {
            self.absent.insert(path);
            return None;
        }
        self.value(field, path, raw)
    }

    /// The value of an answer; what cannot be understood of it is left over.
    fn value(&mut self, field: &Field, path: Path, raw: &Raw) -> Option<Value> {
        self.places.insert(path.clone(), raw.place.clone());
        let understood = self.understanding.understand(field, raw);
        for (text, why) in understood.rest {
            self.leave(text, path.to_string(), &raw.place, &why);
        }
        for doubt in understood.doubts {
            let finding = Diagnostic::warning(doubt.name, doubt.message)
                .at(&path)
                .in_place(raw.place.clone())
                .help(doubt.help);
            self.findings.push(finding);
        }
        let value = understood.value?;
        if raw.in_all {
            self.in_all.insert(path.clone());
        }
        self.raw.insert(path, self.understanding.text(raw));
        Some(value.usable())
    }

    fn leave(&mut self, text: String, near: String, place: &Place, why: &str) {
        self.leftovers.push(Leftover {
            text,
            near: Some(near),
            place: place.clone(),
            why: why.to_owned(),
        });
    }

    /// Leaves over what the plan will not take after all, so that it is never lost. Fails where that is no
    /// answer of the document, which cannot be.
    fn fit(&mut self, values: &mut Values) -> Result<(), Diagnostic> {
        let registry = Arc::clone(values.registry());
        while let Err(misfit) = values.plan() {
            let found = misfit.path.as_ref().and_then(|path| {
                let refused = values.at(path).is_some() && self.refuse(path, &misfit.message);
                let field = path.in_registry(&registry).filter(|_| refused)?;
                Some((field, values.row_at(path)))
            });
            let Some((field, row)) = found else {
                return Err(fault_of_coplan(&misfit.message));
            };
            values.set(field, row, None);
        }
        for finding in between(values) {
            let path = Path::parse(finding.path.as_deref().unwrap_or(""), &registry);
            // A reference to nothing may mean an entry of another file.
            let is_refused =
                finding.name == "reference-to-nothing" || self.refuse(&path, &finding.message);
            if !is_refused {
                self.findings.push(finding);
            }
        }
        Ok(())
    }

    /// Leaves over an answer that the plan does not take, if there is one.
    fn refuse(&mut self, path: &Path, why: &str) -> bool {
        let text = self.raw.get(path).cloned();
        let found = text.zip(self.places.get(path).cloned());
        if let Some((text, place)) = &found {
            self.leave(text.clone(), path.to_string(), place, why);
        }
        found.is_some()
    }
}

/// That a number stands in another row too; in a list whose entries have a row for each of `several`, that
/// the rows of one say different things.
fn repeated(id: &str, several: Option<&str>) -> Diagnostic {
    if let Some(several) = several {
        let message =
            format!("the rows of `{id}` say different things; this one is read as a new entry");
        let help = format!("if they are one, let them say the same in all columns but “{several}”");
        return Diagnostic::note("repeated-row", message).help(help);
    }
    let message = format!("the number `{id}` stands in two rows; the second is read as a new row");
    Diagnostic::note("repeated-row", message)
        .help("give it a number of its own, or leave the number out")
}

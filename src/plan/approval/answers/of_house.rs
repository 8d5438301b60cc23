//! What a house keeps below `extra`, in words that are the same whether it declares a key or not.
//!
//! In: the values of a plan. Out: JSON, with sorted keys, of what plan files say below `extra`. A declared field has
//! a typed value and any other what its file says, so that both are brought to one form: a text with single spaces,
//! a number in its shortest digits, also of a text that is one, one of several as one alone, and nothing of what
//! says nothing. Ids of entries are left out: documents give them to declared ones. Keys below other keys cannot be
//! declared, and stay as they are.

use crate::plan::field::ID;
use crate::plan::values::Values;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

/// What stands below `extra`; nothing where nothing is said.
pub(super) fn words(plan: &Values) -> String {
    let extra = match plan.whole_extra() {
        Ok(extra) => extra,
        // An approval must not seem to be of answers that nobody can read.
        Err(error) => return error.to_string(),
    };
    let said = extra.into_iter().filter_map(|(key, value)| match value {
        Json::Object(_) => Some((key, value)),
        other => Some((key, said(other)?)),
    });
    let said: Map<String, Json> = said.collect();
    if said.is_empty() {
        return String::new();
    }
    let mut said = Json::Object(said);
    said.sort_all_objects();
    said.to_string()
}

/// What a value says, in the one form.
fn said(value: Json) -> Option<Json> {
    match value {
        Json::Null => None,
        Json::Bool(_) => Some(value),
        Json::Number(number) => single(&number.to_string()).or(Some(Json::Number(number))),
        Json::String(text) => single(&text),
        Json::Array(items) => {
            let mut items: Vec<Json> = items.into_iter().filter_map(said).collect();
            match items.len() {
                0 => None,
                1 => items.pop(),
                _ => Some(Json::Array(items)),
            }
        }
        Json::Object(keys) => {
            let keys = keys.into_iter().filter(|(key, _)| key != ID);
            let keys = keys.filter_map(|(key, value)| Some((key, said(value)?)));
            let keys: Map<String, Json> = keys.collect();
            (!keys.is_empty()).then_some(Json::Object(keys))
        }
    }
}

/// What a text says: yes, no, a number, or words with single spaces.
fn single(text: &str) -> Option<Json> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.to_lowercase().as_str() {
        "" => None,
        "true" | "yes" => Some(Json::Bool(true)),
        "false" | "no" => Some(Json::Bool(false)),
        _ => Some(number(&text).unwrap_or(Json::String(text))),
    }
}

/// The number that a text is. One that begins with a nought, such as that of a ward, is a name.
fn number(text: &str) -> Option<Json> {
    let is_name = text.starts_with('0') && !text.starts_with("0.") && text != "0";
    let is_plain = text
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
    let number: Decimal = text.parse().ok().filter(|_| is_plain && !is_name)?;
    serde_json::from_str(&number.normalize().to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{of, of_plan};
    use crate::diagnostic::Text;
    use crate::plan::{House, Registry};

    const PLAN: &str = "title: Walks
stakeholders: [{id: S1, name: Carers}]
extra:
  wellbeing: |
    Nobody has to
    say anything.
  ward: 7
  code: '007'
  quiet: yes
  hosts: [S1]
  gift: 480.50
  until: 2027-11
  room:
  partners:
    - {id: P1, name: Lunch club, roles: [venue], gift: 30.00}
    - {name: Choir, roles: [venue, tea], agreed: false}
  kept: {as: [it, null, is]}
";
    const HOUSE: &str = "
[[field]]
key = 'wellbeing'
kind = 'prose'
label = 'Wellbeing'
[[field]]
key = 'ward'
label = 'Ward'
[[field]]
key = 'code'
label = 'Code'
[[field]]
key = 'quiet'
kind = 'yes-no'
label = 'Quiet'
[[field]]
key = 'hosts'
kind = 'references'
to = 'stakeholders'
label = 'Hosts'
[[field]]
key = 'gift'
kind = 'money'
label = 'Gift'
[[field]]
key = 'until'
kind = 'date'
label = 'Until'
[[field]]
key = 'room'
label = 'Room'
[[list]]
key = 'partners'
label = 'Partners'
letter = 'P'
[[list.field]]
key = 'name'
label = 'Name'
[[list.field]]
key = 'roles'
kind = 'choices'
codes = 'role'
label = 'Roles'
[[list.field]]
key = 'gift'
kind = 'money'
label = 'Gift'
[[list.field]]
key = 'agreed'
kind = 'yes-no'
label = 'Agreed'
[codes.role]
venue = 'Room'
tea = 'Tea'
";

    fn declared(plan: &str) -> String {
        let house = House::read(&Text::new("fields.toml", HOUSE)).unwrap();
        of_plan(plan, &Registry::of(&house))
    }

    #[test]
    fn the_same_answers_are_the_same_whether_they_are_declared_or_not() {
        assert_eq!(declared(PLAN), of(PLAN));
    }

    #[test]
    fn what_no_house_declares_stays_as_it_was_written_into_plan_files() {
        let plan = "extra:\n  ward: 7\n  wards: [A, B]\n  on: {no: [null, '1']}\n  centre: X4417\n  share: 2.5\n";
        assert_eq!(of(plan), "7ada3a85");
    }

    #[test]
    fn every_other_answer_moves_it() {
        for (from, to) in [
            ("Nobody has to", "Everybody has to"),
            ("ward: 7", "ward: 8"),
            ("'007'", "'7'"),
            ("quiet: yes", "quiet: no"),
            ("[S1]", "[]"),
            ("480.50", "480.05"),
            ("2027-11", "2027-12"),
            ("room:\n", "room: A\n"),
            ("[venue, tea]", "[tea]"),
            ("null, is", "is"),
        ] {
            let other = PLAN.replace(from, to);
            assert_ne!(other, PLAN, "{from}");
            assert_ne!(of(&other), of(PLAN), "{to}");
            assert_eq!(declared(&other), of(&other), "{to}");
        }
    }
}

//! Entries that say several things in a field, and so have a row for each: a budget line in several years.
//!
//! In: the rows of a table. Out: one for each entry, as long as its rows say the same in all other fields. What
//! cannot be read as an amount says nothing else: it is left over beside the row, and parts no entry in two.

use crate::plan::typed::{self, Typed, Worded};
use crate::plan::{Field, Kind, List};
use crate::read::answers::why_no_amount;
use crate::read::gathered::{Content, Leftover, Raw, Row};

/// How rows of one entry are put together.
pub(super) struct Together<'a> {
    pub(super) list: &'a List,
    /// The key of the field in which an entry says several things.
    pub(super) several: &'a str,
    /// Words before a number that is not exact.
    pub(super) about: &'a [String],
}

impl Together<'_> {
    /// The entries of a table; `id` is the key of their ids.
    pub(super) fn joined(&self, rows: Vec<Row>, id: &str) -> Vec<Row> {
        let mut joined: Vec<Row> = Vec::new();
        for row in rows {
            let known = text(&row, id);
            let same = joined.iter_mut().find_map(|other| {
                if known.is_none() || text(other, id) != known {
                    return None;
                }
                let said = self.said(other, &row)?;
                Some((other, said))
            });
            match same {
                Some((other, said)) => {
                    self.leave(other, &row);
                    if let Some(raw) = other.answers.get_mut(self.several) {
                        raw.content = Content::Text(said);
                    }
                    other.strays.extend(row.strays);
                }
                None => joined.push(row),
            }
        }
        joined
    }

    /// What two rows say in the field, if they are one entry and say different things in that field alone.
    fn said(&self, one: &Row, other: &Row) -> Option<String> {
        let (listed, more) = (text(one, self.several)?, text(other, self.several)?);
        let is_new = !listed.split("; ").any(|known| known == more);
        let mut fields = self.rest();
        let agree = fields.all(|field| {
            let key = field.key();
            let is_unread = |row: &Row| {
                row.answers
                    .get(key)
                    .is_some_and(|raw| self.is_unread(field, raw))
            };
            text(one, key) == text(other, key) || is_unread(one) || is_unread(other)
        });
        (is_new && agree).then(|| format!("{listed}; {more}"))
    }

    /// Takes into a row what the other says where the two differ, and leaves over beside it what cannot be read.
    fn leave(&self, one: &mut Row, other: &Row) {
        for field in self.rest() {
            let key = field.key();
            let more = other.answers.get(key).filter(|raw| !raw.is_empty());
            let Some(more) = more.filter(|_| text(one, key) != text(other, key)) else {
                continue;
            };
            let is_unread = self.is_unread(field, more);
            let known = one.answers.get(key).filter(|raw| !raw.is_empty());
            let left = match known {
                Some(_) if is_unread => Some(more.clone()),
                _ => one.answers.insert(key.to_owned(), more.clone()),
            };
            let left = left.filter(|raw| !raw.is_empty());
            one.strays.extend(left.map(|raw| Leftover {
                text: raw.shown(),
                near: None,
                place: raw.place,
                why: why_no_amount(field.kind).unwrap_or_default().to_owned(),
            }));
        }
    }

    /// All fields but the one in which an entry says several things.
    fn rest(&self) -> impl Iterator<Item = &Field> {
        let fields = self.list.fields.iter();
        fields.filter(|field| field.key() != self.several)
    }

    /// Whether what stands in a cell for an amount is a text that is none.
    fn is_unread(&self, field: &Field, raw: &Raw) -> bool {
        let Content::Text(text) = &raw.content else {
            return false;
        };
        let is_amount = match field.kind {
            Kind::Number if field.range => is_one(&typed::people(text, self.about)),
            Kind::Number => is_one(&typed::number(text, self.about)),
            Kind::Money => is_one(&typed::money(text, self.about)),
            Kind::Percent => is_one(&typed::percent(text, self.about)),
            _ => true,
        };
        !is_amount && !text.trim().is_empty()
    }
}

const fn is_one<T>(found: &Worded<T>) -> bool {
    matches!(found.means, Typed::Value(_))
}

/// What a row says of a field, as one text.
fn text(row: &Row, key: &str) -> Option<String> {
    let raw = row.answers.get(key).filter(|raw| !raw.is_empty());
    raw.map(Raw::shown)
}

//! What people wrote where no field is: behind a label, below a heading, or anywhere.
//!
//! Where the field it must belong to is empty or gone, it is the answer. All else is left over.

use super::gather::Gathering;
use super::own::segments;
use super::story::{Content, Line, Piece};
use super::stray::{Single, Stray};
use crate::document::Marks;
use crate::plan::{Field, Kind};
use crate::read::answers::fold;
use crate::read::gathered::Leftover;

/// Signs that part fields in a line and mean nothing by themselves.
const SIGNS: &[char] = &[',', '·', ';', ' ', '\u{a0}', '\t', '\n'];

impl<'a> Gathering<'a> {
    /// Keeps what stands in a line and belongs to no field.
    pub(super) fn strays_of(&mut self, line: &Line, whole: bool) {
        let mut unknown = segments(line);
        unknown.retain(|(segment, _)| !self.own.is_own(segment, line));
        if whole && unknown.len() > 1 {
            let texts: Vec<String> = unknown.into_iter().map(|(text, _)| text).collect();
            unknown = vec![(texts.join("\n"), None)];
        }
        let last = self.near.clone();
        for (text, before) in unknown {
            let mark = before.and_then(|field| self.story.marks.get(field));
            self.near = mark.map(|mark| mark.tag.clone()).or(last.clone());
            self.strays.push(Stray {
                text,
                line: whole.then(|| line.clone()),
                number: self.number(),
                heading: self.heading.clone(),
                near: self.near.clone(),
                place: self.place(None),
            });
        }
        self.near = last;
    }

    /// Whether a line belongs to the prose before it, as far as its end is not known otherwise: it
    /// stands in the same paragraph, or behind it without a word of the document's own between.
    pub(super) fn goes_on(&mut self, line: &Line, unmarked: bool) -> bool {
        if !self.ends_lost {
            return false;
        }
        if !unmarked {
            self.prose = self.prose_of(line);
            return self.prose.is_some();
        }
        if self.is_own_line(line) {
            self.prose = None;
        }
        let Some(tag) = self.prose.clone() else {
            return false;
        };
        let heading = self.heading.clone();
        self.add_part(&tag, line.clone(), self.number(), &heading);
        true
    }

    /// Whether a line is the document's own, as a whole or in each of the pieces that tabs part.
    fn is_own_line(&self, line: &Line) -> bool {
        let text = line.text();
        let own = |piece: &str| self.own.is_own(piece, line);
        !text.trim().is_empty()
            && (own(&text) || segments(line).iter().all(|(piece, _)| own(piece)))
    }

    /// The prose that has words in a line.
    pub(super) fn prose_of(&self, line: &Line) -> Option<String> {
        line.pieces.iter().find_map(|piece| {
            let field = piece.field?;
            let mark = self.story.marks.get(field)?;
            let field = self.terms.registry().field(&mark.tag)?;
            (field.kind == Kind::Prose && field.list.is_none()).then(|| mark.tag.clone())
        })
    }

    /// Gives what stands beside the fields to those it must belong to; the rest is left over.
    pub(super) fn settle_strays(&mut self) {
        let strays = std::mem::take(&mut self.strays);
        let mut left: Vec<Stray> = Vec::new();
        let mut adopted: Option<(&'a Field, usize)> = None;
        for stray in strays {
            if let Some(line) = &stray.line {
                let goes_on = adopted.filter(|(_, number)| stray.number == number + 1);
                let below = goes_on
                    .map(|(field, _)| field)
                    .or_else(|| self.below(&stray.heading));
                let below = below.filter(|_| self.labelled(&stray.text).is_empty());
                if let Some(field) = below {
                    self.add_part(&field.tag, line.clone(), stray.number, &stray.heading);
                    adopted = Some((field, stray.number));
                    continue;
                }
            }
            let rest = self.by_label(&stray);
            left.extend(rest);
        }
        self.leave_strays(left);
    }

    /// The single fields that a heading asks for: it is called as they are, but for its number.
    pub(super) fn asked_by(&self, heading: &str) -> impl Iterator<Item = &'a Field> {
        let unnumbered = heading.trim_start_matches(|c: char| c.is_ascii_digit());
        let unnumbered = unnumbered.trim_start_matches(['.', ')']).trim();
        let wanted = fold(unnumbered);
        let singles = self.singles.iter();
        let asked = singles.filter(move |single| !wanted.is_empty() && single.folded == wanted);
        asked.map(|single| single.field)
    }

    /// The empty single field that a heading asks for.
    fn below(&mut self, heading: &str) -> Option<&'a Field> {
        let field = self.asked_by(heading).next()?;
        self.is_open(field).then_some(field)
    }

    /// Reads `Led by: Jane Doe` where the control behind the label is gone or empty. What is left
    /// of the text comes back.
    fn by_label(&mut self, stray: &Stray) -> Vec<Stray> {
        let labels = self.labelled(&stray.text);
        if labels.is_empty() {
            return vec![stray.clone()];
        }
        let (before, answers) = parted(&stray.text, &labels);
        let mut left = Vec::new();
        let keep = |text: &str, left: &mut Vec<Stray>| {
            let text = text.trim_matches(SIGNS);
            if !text.is_empty() {
                left.push(Stray {
                    text: text.to_owned(),
                    line: None,
                    ..stray.clone()
                });
            }
        };
        keep(before, &mut left);
        for (answer, field) in answers {
            let answer = answer.trim_matches(SIGNS);
            if answer.is_empty() {
                continue;
            }
            if self.is_open(field) {
                let line = plain_line(answer);
                self.add_part(&field.tag, line, stray.number, &stray.heading);
            } else {
                keep(answer, &mut left);
            }
        }
        left
    }

    /// The labels of single fields in a text, each with a colon: where, how long, which field.
    fn labelled(&self, text: &str) -> Vec<(usize, usize, &'a Field)> {
        let mut found: Vec<(usize, usize, &'a Field)> = Vec::new();
        if !text.contains(':') {
            return found;
        }
        for Single { label, field, .. } in &self.singles {
            for (at, _) in text.match_indices(label) {
                let (before, _) = text.split_at(at);
                if before.is_empty() || before.ends_with(SIGNS) {
                    found.push((at, label.len(), field));
                }
            }
        }
        found.sort_by_key(|(at, length, _)| (*at, std::cmp::Reverse(*length)));
        let mut end = 0;
        found.retain(|(at, length, _)| {
            let apart = *at >= end;
            if apart {
                end = at + length;
            }
            apart
        });
        found
    }

    /// Leaves what nobody asked for; lines that follow each other are one text.
    fn leave_strays(&mut self, left: Vec<Stray>) {
        let mut before: Option<usize> = None;
        for stray in left {
            let text = stray.text.trim_matches(SIGNS);
            let follows =
                before.is_some_and(|before| before + 1 == stray.number) && stray.line.is_some();
            before = stray.line.is_some().then_some(stray.number);
            match self.gathered.leftovers.last_mut() {
                Some(last) if follows && last.near == stray.near && last.place == stray.place => {
                    last.text.push('\n');
                    last.text.push_str(text);
                }
                _ => self.gathered.leftovers.push(Leftover {
                    text: text.to_owned(),
                    near: stray.near,
                    place: stray.place,
                    why: "it stands where no field is".to_owned(),
                }),
            }
        }
    }
}

/// A text in front of the labels that stand in it, and what stands behind each of them.
fn parted<'a, 't>(
    text: &'t str,
    labels: &[(usize, usize, &'a Field)],
) -> (&'t str, Vec<(&'t str, &'a Field)>) {
    let mut before = text;
    let mut answers = Vec::with_capacity(labels.len());
    for (at, length, field) in labels.iter().rev() {
        let (rest, labelled) = before.split_at(*at);
        let (_, answer) = labelled.split_at(*length);
        answers.push((answer, *field));
        before = rest;
    }
    answers.reverse();
    (before, answers)
}

/// A line that says this and nothing else.
fn plain_line(text: &str) -> Line {
    Line {
        pieces: vec![Piece {
            content: Content::Text(text.to_owned()),
            marks: Marks::default(),
            link: None,
            field: None,
            control: None,
        }],
        ..Line::default()
    }
}

//! The lines of a field or cell → a raw answer.

use super::own::{Own, Typed};
use super::prose;
use super::story::{Content as Shown, Control, Line, Piece, text as text_of};
use crate::diagnostic::Place;
use crate::document::tick_sign;
use crate::plan::{Field, Kind};
use crate::read::gathered::{Content, Raw};

/// Boxes, and whether each is ticked: coplan's own first.
const BOXES: [(char, bool); 6] = [
    (tick_sign(None), false),
    (tick_sign(Some(false)), false),
    (tick_sign(Some(true)), true),
    ('☑', true),
    ('✓', true),
    ('✔', true),
];

/// The answer that lines give to a field.
pub(super) fn raw(
    field: &Field,
    lines: &[Line],
    controls: &[Control],
    own: &Own<'_>,
    place: Place,
) -> Raw {
    let lines = &typed(field, lines, controls, own);
    let used: Vec<&Control> = pieces(lines)
        .filter_map(|piece| controls.get(piece.control?))
        .collect();
    let prompting = used.iter().any(|control| control.prompting);
    let text = text(lines);
    let content = match own.without_prompt(&field.tag, &text, prompting) {
        // A picture says something where no word stands beside it.
        Typed::Nothing if shows_a_picture(lines) => content(field, lines, &used, text, own),
        Typed::Nothing => Content::Nothing,
        Typed::Beside(rest) => Content::Text(rest),
        Typed::All => content(field, lines, &used, text, own),
    };
    let offering = used.iter().find(|control| !control.options.is_empty());
    let options = offering.into_iter().flat_map(|control| &control.options);
    Raw {
        options: options.cloned().collect(),
        day: used.iter().find_map(|control| control.day.clone()),
        ..Raw::at(place, content)
    }
}

/// The lines without the prompt of a control, where people typed before or behind it.
fn typed(field: &Field, lines: &[Line], controls: &[Control], own: &Own<'_>) -> Vec<Line> {
    let is_prompt = |piece: &Piece| {
        let control = piece.control.and_then(|control| controls.get(control));
        let prompting = control.is_some_and(|control| control.prompting);
        let said = text_of(std::slice::from_ref(piece));
        prompting && own.without_prompt(&field.tag, &said, true) == Typed::Nothing
    };
    let kept = lines
        .iter()
        .map(|line| line.only(|piece| !is_prompt(piece)));
    kept.collect()
}

/// Whether a picture that was there still is.
fn shows_a_picture(lines: &[Line]) -> bool {
    pieces(lines).any(|piece| matches!(piece.content, Shown::Known(..)))
}

fn pieces(lines: &[Line]) -> impl Iterator<Item = &Piece> {
    lines.iter().flat_map(|line| &line.pieces)
}

fn content(
    field: &Field,
    lines: &[Line],
    controls: &[&Control],
    text: String,
    own: &Own<'_>,
) -> Content {
    match field.kind {
        Kind::Prose => Content::Prose(prose::blocks(lines)),
        Kind::YesNo if is_ticked(controls) => ticked(&text, |label| own.is_label(field, label)),
        Kind::YesNo | Kind::Choice | Kind::Choices => {
            match boxes(&text, |label| own.is_label(field, label)) {
                Some(ticked) => Content::Text(ticked),
                None if text == "☐" => Content::Nothing,
                None => Content::Text(text),
            }
        }
        _ => Content::Text(text),
    }
}

fn is_ticked(controls: &[&Control]) -> bool {
    controls.iter().any(|control| control.ticked == Some(true))
}

/// A ticked box, and the words that stand beside it, if they are more than a yes or no of their own.
fn ticked(text: &str, is_label: impl Fn(&str) -> bool) -> Content {
    let is_box = |c: char| BOXES.iter().any(|(sign, _)| *sign == c);
    let words = text.replace(is_box, "");
    match words.trim() {
        "" => Content::YesNo(true),
        label if is_label(label) || !text.contains(is_box) => Content::Text(label.to_owned()),
        words => Content::Text(format!("☒; {words}")),
    }
}

/// Of boxes with labels behind them, the labels of those that are ticked, and what is no label: it
/// was typed there. A box that stands alone means itself.
fn boxes(text: &str, is_label: impl Fn(&str) -> bool) -> Option<String> {
    let ticked = |c: char| {
        BOXES
            .iter()
            .find(|(sign, _)| *sign == c)
            .map(|(_, ticked)| *ticked)
    };
    let begins = text.trim_start().chars().next().and_then(ticked)?;
    let mut labels: Vec<(bool, String)> = vec![(begins, String::new())];
    for character in text.trim_start().chars().skip(1) {
        match (ticked(character), labels.last_mut()) {
            (Some(state), _) => labels.push((state, String::new())),
            (None, Some((_, label))) => label.push(character),
            (None, None) => {}
        }
    }
    let labelled = |(_, label): &(bool, String)| !label.trim().is_empty();
    if !labels.iter().any(labelled) {
        return None;
    }
    if let [(_, label)] = labels.as_slice() {
        // One box, and an answer typed behind it.
        return Some(label.trim().to_owned());
    }
    let labels = labels.iter().map(|(state, label)| (*state, label.trim()));
    let chosen = labels.filter(|(state, label)| *state || !(label.is_empty() || is_label(label)));
    let chosen: Vec<&str> = chosen.map(|(_, label)| label).collect();
    Some(chosen.join("; "))
}

/// The text of lines; the items of lists keep a sign that they are items.
fn text(lines: &[Line]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| match &line.item {
            Some(_) if !line.text().trim().is_empty() => format!("- {}", line.text()),
            _ => line.text(),
        })
        .collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::boxes;

    #[test]
    fn of_several_boxes_the_ticked_ones_count() {
        let found = |text| boxes(text, |label| ["High", "Low", "Yes", "No"].contains(&label));
        assert_eq!(found("☐\u{a0}High   ☒\u{a0}Low").as_deref(), Some("Low"));
        assert_eq!(found("☐ Yes ☐ No").as_deref(), Some(""));
        assert_eq!(found("☐ no idea").as_deref(), Some("no idea"));
        assert_eq!(
            found("☒ Yes ☐ No, not yet").as_deref(),
            Some("Yes; No, not yet")
        );
        assert_eq!(found("☐ Yes ☐ No both").as_deref(), Some("No both"));
        assert_eq!(found("☒"), None);
        assert_eq!(found("High"), None);
    }
}

//! Labels → codes: by the document's own pick-list first, then by the wording of the templates.

use super::{Understanding, Understood, parts};
use crate::diagnostic::nearest;
use crate::plan::{Field, Value};

impl Understanding<'_> {
    /// One of a pick-list.
    pub(super) fn choice(
        &self,
        field: &Field,
        options: &[(String, String)],
        text: &str,
    ) -> Understood {
        if let Some(code) = self.code(field, options, text) {
            return Understood::value(Value::Code(code.into()));
        }
        // `Draft; nearly done` is one of the list, and words beside it.
        let understood = self.choices(field, options, text);
        match &understood.value {
            Some(Value::List(codes)) if codes.len() == 1 => Understood {
                value: codes.first().cloned(),
                ..understood
            },
            _ => Understood::or(None, text, &self.unlisted(field, text)),
        }
    }

    /// Several of a pick-list. A list of one that holds the separator is still one.
    pub(super) fn choices(
        &self,
        field: &Field,
        options: &[(String, String)],
        text: &str,
    ) -> Understood {
        let mut codes: Vec<String> = Vec::new();
        let mut understood = Understood::default();
        for part in parts(text) {
            let found = match self.code(field, options, part) {
                Some(code) => Some(vec![code]),
                // Some people part a list by commas.
                None => part
                    .split(',')
                    .map(|piece| self.code(field, options, piece))
                    .collect(),
            };
            if let Some(found) = found {
                codes.extend(found);
            } else {
                let why = self.unlisted(field, part);
                understood.rest.push((part.to_owned(), why));
            }
        }
        let codes = codes.into_iter().map(|code| Value::Code(code.into()));
        let codes: Vec<Value> = codes.collect();
        understood.value = (!codes.is_empty()).then_some(Value::List(codes));
        understood
    }

    /// The code that a text means.
    fn code(&self, field: &Field, options: &[(String, String)], text: &str) -> Option<String> {
        let codes = field.codes.as_ref()?;
        let wanted = fold(text);
        let offered = options.iter().find(|(label, _)| fold(label) == wanted);
        if let Some((_, code)) = offered.filter(|(_, code)| codes.all.contains(code)) {
            return Some(code.clone());
        }
        let is_label = |code: &&String| {
            let mut labels = self.terms.codes(&codes.name, code);
            labels.any(|label| fold(label) == wanted)
        };
        let whole = |code: &&String| is_label(code) || fold(code) == wanted;
        if let Some(code) = codes.all.iter().find(whole) {
            return Some(code.clone());
        }
        // `Consult` stands for `Consult (ask people)` if nothing else begins so.
        let short = |code: &&String| {
            let mut labels = self.terms.codes(&codes.name, code);
            labels.any(|label| fold(label).split(" (").next() == Some(wanted.as_str()))
        };
        let mut found = codes.all.iter().filter(short);
        let only = found.next()?;
        found.next().is_none().then(|| only.clone())
    }

    fn unlisted(&self, field: &Field, text: &str) -> String {
        // The labels, and what stands in them before an explanation.
        let mut labels: Vec<&str> = Vec::new();
        if let Some(codes) = &field.codes {
            for code in &codes.all {
                let label = self.terms.code(&codes.name, code);
                labels.push(label);
                labels.extend(label.split(" (").next());
            }
        }
        match nearest(text, labels) {
            Some(label) => format!("this is not on the list; perhaps `{label}` is meant"),
            None => "this is not on the list".to_owned(),
        }
    }
}

/// A text as it is compared: case, outer and repeated spaces, and the shape of apostrophes and
/// dashes do not matter.
pub(in crate::read) fn fold(text: &str) -> String {
    let shaped = text.chars().map(|c| match c {
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '–' | '—' | '‐' | '‑' => '-',
        other => other,
    });
    let shaped: String = shaped.collect();
    shaped
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

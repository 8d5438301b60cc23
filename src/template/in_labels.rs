//! What is said to people who write plan files, for those who see Word, Excel or questions instead:
//! a key of the plan gives way to the label that the field has there.

use super::Terms;
use crate::plan::{Field, Path, Registry, path};

/// What keys stand between in messages.
const QUOTE: char = '`';

impl Terms {
    /// A message with the keys that it quotes told by their labels: `` `route` `` is “How we will
    /// reach them”. `path` is the field that the message is about, to know which list a key is of.
    /// What is no key, such as a command, stays as it is.
    #[must_use]
    pub fn in_labels(&self, text: &str, path: &str) -> String {
        let mut told = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once(QUOTE) {
            let Some((quoted, after)) = from.split_once(QUOTE) else {
                break;
            };
            told.push_str(before);
            let label = self.label_of(quoted, path);
            let said = match label {
                Some(label) => ["“", &label, "”"].concat(),
                None => ["`", quoted, "`"].concat(),
            };
            told.push_str(&said);
            rest = after;
        }
        told + rest
    }

    /// The fields that a message quotes, each once.
    #[must_use]
    pub fn fields_in(&self, text: &str, path: &str) -> Vec<&Field> {
        let quoted = text.split(QUOTE).skip(1).step_by(2);
        let mut fields: Vec<&Field> = Vec::new();
        for field in quoted.filter_map(|quoted| field(self.registry(), quoted, path)) {
            if !fields.iter().any(|known| known.tag == field.tag) {
                fields.push(field);
            }
        }
        fields
    }

    /// What a key, a path or a code is called.
    fn label_of(&self, quoted: &str, path: &str) -> Option<String> {
        let field = field(self.registry(), quoted, path);
        let label = field.map(|field| self.field(field).label);
        let label = label.filter(|label| !label.is_empty());
        label.or_else(|| self.list_or_code(quoted))
    }

    fn list_or_code(&self, quoted: &str) -> Option<String> {
        if self.list(quoted) != quoted {
            return Some(self.list(quoted).to_owned());
        }
        let mut labels = self.registry().fields().filter_map(|field| {
            let codes = field.codes.as_ref()?;
            let known = codes.all.iter().any(|code| code == quoted);
            known.then(|| self.code(&codes.name, quoted).to_owned())
        });
        labels.next()
    }
}

/// The field that a key or a path means in a message about another path: one of the same list, or
/// else the first of that name.
fn field<'r>(registry: &'r Registry, quoted: &str, about: &str) -> Option<&'r Field> {
    let is_of_list = |field: &&Field| {
        let list = field.list.as_deref();
        field.key() == quoted && list.is_some_and(|list| path::is_within(about, list))
    };
    let exact = registry.field(quoted);
    let by_path = || Path::parse(quoted, registry).in_registry(registry);
    let near = || registry.fields().find(is_of_list);
    let any = || registry.fields().find(|field| field.key() == quoted);
    exact.or_else(by_path).or_else(near).or_else(any)
}

#[cfg(test)]
mod tests {
    use crate::template::{Templates, Terms};

    fn told(text: &str, path: &str) -> String {
        let terms = Terms::load(&Templates::default()).unwrap();
        terms.in_labels(text, path)
    }

    #[test]
    fn a_key_a_path_a_list_and_a_code_are_told_by_their_labels() {
        assert_eq!(
            told("say under `route` how", "stakeholders.S2"),
            "say under “How we will reach them” how"
        );
        assert_eq!(
            told("give `stakeholders.S2.route`", ""),
            "give “How we will reach them”"
        );
        assert_eq!(
            told("under `approach.no_seldom_heard_because`", "stakeholders"),
            "under “If no group is seldom heard: why”"
        );
        assert_eq!(
            told("mark it as `in-kind`", "resources[0]"),
            "mark it as “Given free”"
        );
    }

    #[test]
    fn a_key_is_looked_up_in_its_own_list_first() {
        let owner = |path| told("`owner`", path);
        assert_ne!(owner("sharing.activities[0]"), owner("stakeholders.S1"));
    }

    #[test]
    fn commands_and_single_marks_stay_as_they_are() {
        for text in ["run `coplan read`", "a ` alone", "``", "no marks"] {
            assert_eq!(told(text, "stakeholders"), text);
        }
    }
}

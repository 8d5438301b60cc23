//! "Did you mean": the nearest known word to a misspelt one.

/// The candidate nearest to `word`, if one is near enough to be a likely slip.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let limit = (folded.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&folded, &fold(candidate)),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A help line that offers the nearest candidate: "did you mean `stakeholders`?".
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// Case, spaces and underscores are no reason to miss a word.
fn fold(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_does_not() {
        let keys = ["stakeholders", "resources", "tools"];
        assert_eq!(nearest("stakeholder", keys), Some("stakeholders"));
        assert_eq!(nearest("Ressources", keys), Some("resources"));
        assert_eq!(nearest("weather", keys), None);
        assert_eq!(
            did_you_mean("tool", keys).as_deref(),
            Some("did you mean `tools`?")
        );
    }
}

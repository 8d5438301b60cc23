//! Which rows of two lists are the same row, where rows have no ids.
//!
//! Rows keep their order; new ones are at the end. What matches costs as much as it differs, what has no match
//! costs a little more than half a row, and the cheapest way through both lists is taken.

/// Above this many pairs rows are paired by position alone: nobody has such lists, and time is finite.
const PAIRS: usize = 250_000;

/// For each row of the list after, the row it was before; none for a new one. `differences` says how many
/// fields of two rows differ, out of `fields`.
pub(super) fn align(
    before: usize,
    after: usize,
    fields: usize,
    differences: impl Fn(usize, usize) -> usize,
) -> Vec<Option<usize>> {
    if before == 0 || before.saturating_mul(after) > PAIRS {
        return (0..after).map(|at| (at < before).then_some(at)).collect();
    }
    let alone = fields / 2 + 1;
    let width = after + 1;
    // The cost of matching the first rows before with the first rows after, row by row.
    let mut costs = vec![0_usize; (before + 1) * width];
    let cost = |costs: &[usize], old: usize, new: usize| {
        costs
            .get(old * width + new)
            .copied()
            .unwrap_or(usize::MAX / 2)
    };
    for old in 0..=before {
        for new in 0..=after {
            let least = match (old.checked_sub(1), new.checked_sub(1)) {
                (None, None) => 0,
                (Some(above), None) => cost(&costs, above, new) + alone,
                // Before the end of the old rows there is no room for a new one.
                (None, Some(_)) => usize::MAX / 2,
                (Some(above), Some(left)) => {
                    let paired = cost(&costs, above, left) + differences(above, left);
                    paired.min(cost(&costs, above, new) + alone)
                }
            };
            if let Some(place) = costs.get_mut(old * width + new) {
                *place = least;
            }
        }
    }
    let kept = (0..=after).min_by_key(|new| cost(&costs, before, *new) + (after - new) * alone);
    let mut matches = vec![None; after];
    let (mut old, mut new) = (before, kept.unwrap_or(0));
    while let (Some(above), Some(left)) = (old.checked_sub(1), new.checked_sub(1)) {
        let paired = cost(&costs, above, left) + differences(above, left);
        if paired == cost(&costs, old, new) {
            if let Some(place) = matches.get_mut(left) {
                *place = Some(above);
            }
            new = left;
        }
        old = above;
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(before: &[[u8; 3]], after: &[[u8; 3]]) -> Vec<Option<usize>> {
        align(before.len(), after.len(), 3, |old, new| {
            before[old]
                .iter()
                .zip(after[new])
                .filter(|(a, b)| **a != *b)
                .count()
        })
    }

    #[test]
    fn rows_are_found_again_by_what_they_still_say() {
        let (a, b, c) = ([1, 1, 1], [2, 2, 2], [3, 3, 3]);
        assert_eq!(matched(&[a, b, c], &[a, b, c]), [Some(0), Some(1), Some(2)]);
        assert_eq!(matched(&[a, b, c], &[a, c]), [Some(0), Some(2)]);
        assert_eq!(matched(&[a, b, c], &[[1, 1, 9], c]), [Some(0), Some(2)]);
        assert_eq!(matched(&[a], &[a, b]), [Some(0), None]);
        assert_eq!(matched(&[a, b], &[b, c]), [Some(1), None]);
        assert_eq!(matched(&[a, b], &[]), []);
        assert_eq!(matched(&[], &[a]), [None]);
    }
}

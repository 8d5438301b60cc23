//! One thing asked after another, and the way back.
//!
//! In: steps, and from which side they are entered. Out: that all were taken, or that somebody went back before the
//! first. What the steps ask is not known here.

use super::front::{Answer, Leave};

/// From which side a part of an interview is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// From what comes before it: its first prompt is asked.
    Forwards,
    /// Back from what comes after it: its last prompt is asked.
    Backwards,
}

impl Entered {
    /// The step to begin with.
    pub(super) fn first_of<S>(self, steps: &[S]) -> usize {
        match self {
            Self::Forwards => 0,
            Self::Backwards => steps.len().saturating_sub(1),
        }
    }
}

/// Whether a step had anything to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Asked,
    Skipped,
}

/// Takes steps one after the other, from one that is entered from this side or that; whoever goes back gets the
/// last that was asked in the step before, and from the first step on whatever was before all of them.
pub(super) fn in_turn<C, S>(
    context: &mut C,
    steps: &[S],
    (first, entered): (usize, Entered),
    mut take: impl FnMut(&mut C, &S, Entered) -> Answer<Turn>,
) -> Answer<()> {
    let (mut at, mut entered) = (first, entered);
    if steps.is_empty() && entered == Entered::Backwards {
        return Err(Leave::Back(String::new()));
    }
    while let Some(step) = steps.get(at) {
        match take(context, step, entered) {
            Ok(turn) if turn == Turn::Asked || entered == Entered::Forwards => {
                entered = Entered::Forwards;
                at += 1;
            }
            Ok(_) | Err(Leave::Back(_)) => {
                at = at.checked_sub(1).ok_or(Leave::Back(String::new()))?;
                entered = Entered::Backwards;
            }
            Err(leave) => return Err(leave),
        }
    }
    Ok(())
}

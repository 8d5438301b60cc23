//! Who hears something that is shared.

use crate::check::facts::{Facts, Row};
use crate::check::involvement::may_be_public;
use crate::check::text::mentions;
use crate::plan::Activity;

/// How words begin that mean everybody who took part.
const EVERYBODY: [&str; 6] = [
    "every",
    "all ",
    "partner",
    "participant",
    "took part",
    "takes part",
];

/// Whether something is shared with everybody who took part, and not with named groups only.
pub(super) fn reaches_everybody(activity: &Activity) -> bool {
    let mut audience = activity.audience.iter();
    activity.audience.is_empty() || audience.any(|mention| mentions(mention.as_str(), &EVERYBODY))
}

/// Whether something is shared with public partners.
pub(super) fn reaches_partners(facts: &Facts<'_>, activity: &Row<'_, Activity>) -> bool {
    reaches_everybody(activity)
        || facts
            .audience_of(activity)
            .any(|group| may_be_public(group))
}

//! What coplan itself says inside the sentence of a finding, between the names that a plan gives: each with a key,
//! under which other languages say it (`[parts]` of their `findings.toml`).

use crate::diagnostic::Pattern;

/// Declares the patterns, and the list of them all.
macro_rules! patterns {
    ($($name:ident: $key:literal, $english:literal;)+) => {
        $(pub(super) const $name: Pattern = Pattern { key: $key, english: $english };)+

        /// Every pattern that stands inside the sentences of rules.
        pub static PATTERNS: &[Pattern] = &[$($name),+];
    };
}

patterns! {
    MORE: "more", "{count} more";
    WHOLE_PLAN: "whole_plan", "the plan as a whole";
    WHOLE_WORK: "whole_work", "the work as a whole";
    QUESTION: "question", "question {number}";
    TOPIC: "topic", "{topic} ({number})";
    FIELD: "field", "`{field}`";
    FIELD_OF: "field_of", "`{field}` of {name}";
    DECISION: "decision", "decision {number}";
    OBJECTIVE: "objective", "objective {number}";
    GROUP: "group", "group {number}";
    TOOL: "tool", "tool {number}";
    FUNDER: "funder", "funder {number}";
    LINE: "line", "line {number}";
    MEASURE: "measure", "measure {number}";
    ACTIVITY: "activity", "activity {number}";
    APPROVER: "approver", "approver {number}";
    ENTRY: "entry", "entry {number}";
    YEAR: "year", "year {number}";
    GROUPS: "groups", "groups";
    COSTS: "costs", "costs";
    CAN: "can", "can";
    CANNOT: "cannot", "cannot";
    BEFORE_START: "before_start", "{name} (before “{tool}” starts)";
    BEFORE_END: "before_end", "{name} (before “{tool}” ends)";
    NEEDS_OF: "needs_of", "{name} ({needs})";
    BSL: "bsl", "British Sign Language";
    INTERPRETER: "interpreter", "interpreter";
    CAPTIONS: "captions", "captions";
    BRAILLE: "braille", "braille";
    CARER_COVER: "carer_cover", "care for someone at home";
    COMPANION: "companion", "someone to come along";
    ASKED_AND_LIMIT: "asked_and_limit", "{name} ({asked} asked, {limit} at most)";
    WITHOUT_STATUS: "without_status", "{name} (no status either)";
    PAID_AND_PLACES: "paid_and_places", "{name} ({paid} paid, {places} places)";
    FROM_TO: "from_to", "{least} to {most}";
    WORDS_OF_AT_MOST: "words_of_at_most", "{name} ({words} of at most {most})";
    APPROVED_VERSION: "approved_version", "{name} approved version {version}";
    APPROVED_VERSION_OTHERWISE: "approved_version_otherwise", "{name} approved version {version} with other answers";
    APPROVED_OTHERWISE: "approved_otherwise", "{name} approved other answers";
    HERE_AND_THERE: "here_and_there", "{here} here, {there} there";
}

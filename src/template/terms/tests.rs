//! What a bid says otherwise.

use super::*;

#[test]
fn a_bid_says_otherwise_only_what_is_said_at_all() {
    let terms = Terms::load(&Templates::default()).unwrap();
    let Words {
        codes,
        fields,
        words,
        bid,
        ..
    } = &terms.words;
    assert!(bid.words.keys().all(|key| words.contains_key(key)));
    assert!(bid.labels.keys().all(|tag| fields.contains_key(tag)));
    for (list, labels) in &bid.codes {
        assert!(labels.keys().all(|code| codes[list].contains_key(code)));
    }
    let in_bid = terms.for_purpose(Purpose::Bid);
    assert_eq!(terms.code("funding", "in-kind"), "Given free");
    assert_eq!(in_bid.code("funding", "in-kind"), "In kind");
    assert_eq!(
        terms.for_purpose(Purpose::SignOff).word("in_kind"),
        "Given free"
    );
}

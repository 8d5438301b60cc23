//! Files damaged at random: reading them gives a plan or a reason, and never stops the program.
//!
//! `PROPTEST_CASES=5000 cargo test --test read fuzz` damages many more.

use super::shared::editions::engine;
use super::support::{clinic_letters, edition, excel, word};
use coplan::package::{Archive, Element, Node, Part, write_archive};
use coplan::plan::Purpose;
use coplan::read::read;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

/// How many files are damaged, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 48;

static WORD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let plan = clinic_letters();
    word(&plan, &edition(Purpose::Draft))
});
static EXCEL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let plan = clinic_letters();
    excel(&plan, &edition(Purpose::Draft))
});

fn cases() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: if asked { default.cases } else { CASES },
        failure_persistence: None,
        ..default
    }
}

/// What is done to one element of a tree. The number finds it, or another.
#[derive(Clone, Debug)]
enum Damage {
    /// It is taken out with all that stands in it.
    Remove(usize),
    /// It stands twice.
    Repeat(usize),
    /// Only what stands in it is kept.
    Unwrap(usize),
    /// It stands in itself.
    Nest(usize),
    /// An attribute goes.
    Forget(usize, usize),
    /// An attribute says something else.
    Retell(usize, usize, String),
    /// It is called something else.
    Rename(usize, &'static str),
    /// Text stands in it.
    Type(usize, String),
    /// It moves to another place.
    Move(usize, usize),
}

/// Names that readers look for, where they should not stand.
const NAMES: &[&str] = &[
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:p",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:del",
    "w:ins",
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:fldChar",
    "w:hyperlink",
    "w:br",
    "w14:checkbox",
    "w15:repeatingSection",
    "row",
    "c",
    "v",
    "f",
    "is",
    "si",
    "t",
    "table",
    "sheet",
    "definedName",
];

/// Values that a number, a place or a name should not have.
fn values() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("-1".to_owned()),
        Just("0".to_owned()),
        Just("4294967296".to_owned()),
        Just("99999999999999999999".to_owned()),
        Just("1e309".to_owned()),
        Just("NaN".to_owned()),
        Just("XFD1048576".to_owned()),
        Just("A1:XFD1048576".to_owned()),
        Just("ZZZZ1".to_owned()),
        Just("B2:A1".to_owned()),
        Just("2027-13-45T99:99:99Z".to_owned()),
        Just("stakeholders.route".to_owned()),
        Just("../../../etc/passwd".to_owned()),
        Just("٣٤".to_owned()),
        "\\PC{0,12}",
    ]
}

fn damages() -> impl Strategy<Value = Damage> {
    let at = any::<usize>;
    prop_oneof![
        at().prop_map(Damage::Remove),
        at().prop_map(Damage::Repeat),
        at().prop_map(Damage::Unwrap),
        at().prop_map(Damage::Nest),
        (at(), at()).prop_map(|(element, attribute)| Damage::Forget(element, attribute)),
        (at(), at(), values())
            .prop_map(|(element, attribute, value)| Damage::Retell(element, attribute, value)),
        (at(), proptest::sample::select(NAMES))
            .prop_map(|(element, name)| Damage::Rename(element, name)),
        (at(), values()).prop_map(|(element, text)| Damage::Type(element, text)),
        (at(), at()).prop_map(|(from, to)| Damage::Move(from, to)),
    ]
}

fn count(element: &Element) -> usize {
    element.elements().map(|child| 1 + count(child)).sum()
}

/// Calls `change` with the list that holds the element of this number, and its place there.
fn at(
    element: &mut Element,
    number: &mut usize,
    change: &mut dyn FnMut(&mut Vec<Node>, usize),
) -> bool {
    for place in 0..element.children.len() {
        if !matches!(element.children[place], Node::Element(_)) {
            continue;
        }
        if *number == 0 {
            change(&mut element.children, place);
            return true;
        }
        *number -= 1;
        if let Node::Element(child) = &mut element.children[place]
            && at(child, number, change)
        {
            return true;
        }
    }
    false
}

fn change(root: &mut Element, number: usize, mut change: impl FnMut(&mut Vec<Node>, usize)) {
    let all = count(root);
    if all > 0 {
        at(root, &mut (number % all), &mut change);
    }
}

fn change_element(root: &mut Element, number: usize, mut by: impl FnMut(&mut Element)) {
    change(root, number, |nodes, place| {
        if let Node::Element(element) = &mut nodes[place] {
            by(element);
        }
    });
}

fn apply(root: &mut Element, damage: &Damage) {
    match damage {
        Damage::Remove(number) => change(root, *number, |nodes, place| drop(nodes.remove(place))),
        Damage::Repeat(number) => change(root, *number, |nodes, place| {
            nodes.insert(place, nodes[place].clone());
        }),
        Damage::Unwrap(number) => change(root, *number, |nodes, place| {
            if let Node::Element(element) = nodes.remove(place) {
                nodes.splice(place..place, element.children);
            }
        }),
        Damage::Nest(number) => change_element(root, *number, |element| {
            let inner = element.clone();
            element.push(inner);
        }),
        Damage::Forget(number, attribute) => change_element(root, *number, |element| {
            if !element.attributes.is_empty() {
                element
                    .attributes
                    .remove(attribute % element.attributes.len());
            }
        }),
        Damage::Retell(number, attribute, value) => change_element(root, *number, |element| {
            let all = element.attributes.len();
            if all > 0 {
                element.attributes[attribute % all].1 = value.clone().into();
            }
        }),
        Damage::Rename(number, name) => {
            change_element(root, *number, |element| element.name = (*name).into())
        }
        Damage::Type(number, text) => change_element(root, *number, |element| {
            *element = std::mem::replace(element, Element::new("w:p")).text(text.as_str());
        }),
        Damage::Move(from, to) => {
            let mut moved = None;
            change(root, *from, |nodes, place| {
                moved = Some(nodes.remove(place))
            });
            if let Some(Node::Element(moved)) = moved {
                change_element(root, *to, |element| element.push(moved.clone()));
            }
        }
    }
}

/// A file with these damages in one of its parts.
fn damaged(file: &[u8], part: usize, damages: &[Damage]) -> Vec<u8> {
    let mut parts = Archive::read(file).unwrap().parts;
    // The parts that hold answers are damaged most often.
    let is_main = |part: &Part| {
        part.name == "word/document.xml" || part.name.starts_with("xl/worksheets/sheet")
    };
    let mut chosen: Vec<usize> = (0..parts.len()).collect();
    chosen.extend(
        (0..parts.len())
            .filter(|at| is_main(&parts[*at]))
            .cycle()
            .take(parts.len()),
    );
    let part = &mut parts[chosen[part % chosen.len()]];
    let mut root = Element::parse(&part.name, &part.bytes).unwrap();
    for damage in damages {
        apply(&mut root, damage);
    }
    part.bytes = root.to_part();
    write_archive(&parts).unwrap()
}

/// Reads a file; what comes of it has to make sense.
fn survives(bytes: &[u8]) {
    match read("damaged", bytes, engine().terms()) {
        Ok(reading) => {
            serde_json::to_value(reading.values.plan().unwrap()).unwrap();
        }
        Err(findings) => assert!(!findings.is_empty()),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_word_file_damaged_at_random_gives_a_plan_or_a_reason(part: usize, damages in vec(damages(), 1..12)) {
        survives(&damaged(&WORD, part, &damages));
    }

    #[test]
    fn a_workbook_damaged_at_random_gives_a_plan_or_a_reason(part: usize, damages in vec(damages(), 1..12)) {
        survives(&damaged(&EXCEL, part, &damages));
    }

    #[test]
    fn bytes_damaged_at_random_give_a_plan_or_a_reason(
        is_word: bool, at in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), end: prop::sample::Index, cut: bool,
    ) {
        let mut bytes = if is_word { WORD.clone() } else { EXCEL.clone() };
        for (index, byte) in at {
            let length = bytes.len();
            bytes[index.index(length)] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        survives(&bytes);
    }
}

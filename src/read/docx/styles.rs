//! Styles and list definitions of a Word file, as far as they decide what a text is
//! (ECMA-376 part 1, §17.7 and §17.9).

use super::toggles::Toggles;
use crate::package::Element;
use std::collections::HashMap;
use std::str::FromStr;

/// How many styles may be based on each other.
const DEEPEST: usize = 16;

/// What a paragraph is, by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    #[default]
    Body,
    /// A heading, or the title.
    Heading,
    /// A quotation.
    Quote,
    /// A line across the page.
    Rule,
    /// A line of no height between two things.
    Spacer,
    /// Guidance: where the words of the templates are lost, its style still tells.
    Guidance,
}

/// The styles and lists of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    lists: HashMap<String, List>,
}

/// A list: its definition, and its levels.
type List = (String, HashMap<u8, Level>);

#[derive(Debug, Default)]
struct Style {
    name: Option<String>,
    based_on: Option<String>,
    toggles: Toggles,
    left: Option<i64>,
    item: Option<(String, u8)>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// The first number; `None` for bullets.
    pub(super) start: Option<u32>,
    /// Whether the list counts anew.
    pub(super) restarts: bool,
    /// The indent of its text in twips.
    pub(super) left: Option<i64>,
}

/// What the names of styles begin with that say what a paragraph is; first as coplan writes them,
/// then as Word and LibreOffice name their own.
const ROLES: &[(&str, Role)] = &[
    ("heading", Role::Heading),
    ("title", Role::Heading),
    ("subtitle", Role::Heading),
    ("quote", Role::Quote),
    ("quotations", Role::Quote),
    ("intense quote", Role::Quote),
    ("rule", Role::Rule),
    ("horizontal line", Role::Rule),
    ("spacer", Role::Spacer),
    ("page break", Role::Spacer),
    ("pagebreak", Role::Spacer),
    ("guidance", Role::Guidance),
];

/// Styles whose paragraphs are items of a list whatever they define, and its first number.
const LISTS: [(&str, Option<u32>); 2] = [("List Bullet", None), ("List Number", Some(1))];

impl Styles {
    /// Reads the parts that define them; either may be missing.
    pub(super) fn new(styles: Option<&Element>, numbering: Option<&Element>) -> Self {
        let styles = styles.into_iter().flat_map(Element::elements);
        let styles = styles.filter(|element| element.name == "w:style");
        Self {
            styles: styles
                .filter_map(|style| Some((style.attribute("w:styleId")?.to_owned(), read(style))))
                .collect(),
            lists: lists(numbering),
        }
    }

    /// The style and those it is based on, the nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.based_on.as_deref();
            Some(style)
        })
        .take(DEEPEST)
    }

    /// What a paragraph of this style is.
    pub(super) fn role(&self, id: Option<&str>) -> Role {
        let named = |name: &str| {
            let name = name.to_lowercase();
            let fits = |known: &str| {
                let rest = name.strip_prefix(known);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            };
            ROLES
                .iter()
                .find(|(known, _)| fits(known))
                .map(|(_, role)| *role)
        };
        let styles = self.chain(id).filter_map(|style| style.name.as_deref());
        let role = id.into_iter().chain(styles).find_map(named);
        role.unwrap_or(Role::Body)
    }

    /// The emphasis a character style gives.
    pub(super) fn toggles(&self, id: Option<&str>) -> Toggles {
        self.chain(id)
            .fold(Toggles::default(), |known, style| known.or(style.toggles))
    }

    /// The list a paragraph style makes its paragraphs items of: its own, or that of its name.
    pub(super) fn item(&self, id: Option<&str>) -> Option<(String, u8)> {
        let named = |style: &Style| {
            let list = LISTS
                .iter()
                .find(|(name, _)| style.name.as_deref() == Some(name));
            list.map(|(name, _)| ((*name).to_owned(), 0))
        };
        let own = self.chain(id).find_map(|style| style.item.clone());
        own.or_else(|| self.chain(id).find_map(named))
    }

    /// The indent a paragraph style gives, in twips.
    pub(super) fn left(&self, id: Option<&str>) -> Option<i64> {
        self.chain(id).find_map(|style| style.left)
    }

    /// The definition of a list and one of its levels, by the number of the list.
    pub(super) fn level(&self, list: &str, level: u8) -> (String, Level) {
        let Some((definition, levels)) = self.lists.get(list) else {
            let named = LISTS.iter().find(|(name, _)| *name == list);
            let level = Level {
                start: named.and_then(|(_, start)| *start),
                ..Level::default()
            };
            return (list.to_owned(), level);
        };
        // A level that the list does not describe has bullets.
        let level = levels.get(&level).map_or_else(Level::default, Level::clone);
        (definition.clone(), level)
    }
}

fn read(style: &Element) -> Style {
    let paragraph = style.find("w:pPr");
    Style {
        name: value_of(style, "w:name").map(str::to_owned),
        based_on: value_of(style, "w:basedOn").map(str::to_owned),
        toggles: Toggles::read(style.find("w:rPr")),
        left: paragraph.and_then(left),
        item: paragraph.and_then(item),
    }
}

/// The `w:val` of an element inside.
pub(super) fn value_of<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.find(name)?.attribute("w:val")
}

/// The number in the `w:val` of an element inside.
pub(super) fn number_of<N: FromStr>(element: &Element, name: &str) -> Option<N> {
    element.find(name)?.number("w:val")
}

/// The list and the level that paragraph properties name; list `0` is none.
pub(super) fn item(properties: &Element) -> Option<(String, u8)> {
    let numbering = properties.find("w:numPr")?;
    let list = value_of(numbering, "w:numId")?.to_owned();
    let level = number_of(numbering, "w:ilvl");
    Some((list, level.unwrap_or(0)))
}

/// The indent that paragraph properties give.
pub(super) fn left(properties: &Element) -> Option<i64> {
    let indent = properties.find("w:ind")?;
    match indent.attribute("w:left") {
        Some(_) => indent.number("w:left"),
        None => indent.number("w:start"),
    }
}

/// The levels of every list, by the number paragraphs use.
fn lists(numbering: Option<&Element>) -> HashMap<String, List> {
    let elements = || numbering.into_iter().flat_map(Element::elements);
    let abstracts: HashMap<&str, HashMap<u8, Level>> = elements()
        .filter(|element| element.name == "w:abstractNum")
        .filter_map(|element| Some((element.attribute("w:abstractNumId")?, levels(element))))
        .collect();
    let instances = elements().filter(|element| element.name == "w:num");
    instances
        .filter_map(|instance| {
            let id = instance.attribute("w:numId")?.to_owned();
            let definition = value_of(instance, "w:abstractNumId")?;
            let levels = abstracts.get(definition);
            let mut levels = levels.map_or_else(HashMap::new, HashMap::clone);
            override_levels(instance, &mut levels);
            Some((id, (definition.to_owned(), levels)))
        })
        .collect()
}

fn override_levels(instance: &Element, levels: &mut HashMap<u8, Level>) {
    let overrides = instance
        .elements()
        .filter(|element| element.name == "w:lvlOverride");
    for over in overrides {
        let Some(number) = over.number("w:ilvl") else {
            continue;
        };
        if let Some(level) = over.find("w:lvl") {
            levels.insert(number, read_level(level));
        }
        let start = number_of(over, "w:startOverride");
        if let (Some(level), Some(start)) = (levels.get_mut(&number), start) {
            level.start = level.start.map(|_| start);
            level.restarts = true;
        }
    }
}

fn levels(definition: &Element) -> HashMap<u8, Level> {
    definition
        .elements()
        .filter(|element| element.name == "w:lvl")
        .filter_map(|level| Some((level.number("w:ilvl")?, read_level(level))))
        .collect()
}

fn read_level(level: &Element) -> Level {
    // A level counts in decimal from 1 unless it says otherwise.
    let counts = !matches!(value_of(level, "w:numFmt"), Some("bullet" | "none"));
    Level {
        restarts: false,
        start: counts.then(|| number_of(level, "w:start").unwrap_or(1)),
        left: level.find("w:pPr").and_then(left),
    }
}

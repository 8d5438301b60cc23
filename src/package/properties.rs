//! The properties of a package: core, extended and custom (ECMA-376 part 2 §8, part 1 §22.2–3).
//!
//! In: plain values. Out: the XML of `docProps/*.xml`; and custom properties read back.

use super::{Archive, Element, PackageError, Part};

/// Where custom properties stand.
pub(super) const CUSTOM_PART: &str = "docProps/custom.xml";
/// The custom property that holds the [`super::content_hash`].
pub const CONTENT_PROPERTY: &str = "coplan.content";

/// The format of properties that people define (ECMA-376 part 1, §22.3.2.2).
const CUSTOM_FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const CUSTOM_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const EXTENDED_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const VARIANT_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const CORE_NAMESPACES: &[(&str, &str)] = &[
    (
        "xmlns:cp",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    ),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// What a file says about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoreProperties<'a> {
    /// The title.
    pub title: &'a str,
    /// What kind of document it is.
    pub subject: &'a str,
    /// Who stands behind it.
    pub author: &'a str,
    /// The language as a BCP 47 tag.
    pub language: &'a str,
    /// The day it is dated by, `YYYY-MM-DD`; anything else leaves it undated.
    pub date: Option<&'a str>,
}

/// The part `docProps/core.xml`.
#[must_use]
pub fn core_properties(properties: CoreProperties<'_>) -> Part {
    let mut root = Element::new("cp:coreProperties");
    for (name, value) in CORE_NAMESPACES {
        root = root.with(*name, *value);
    }
    let texts = [
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("dc:language", properties.language),
        ("cp:lastModifiedBy", properties.author),
    ];
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        root.push(Element::new(name).text(text));
    }
    if let Some(instant) = properties.date.and_then(instant) {
        for name in ["dcterms:created", "dcterms:modified"] {
            let element = Element::new(name).with("xsi:type", "dcterms:W3CDTF");
            root.push(element.text(instant.clone()));
        }
    }
    Part::new("docProps/core.xml", root.to_part())
}

/// Midnight of a day `YYYY-MM-DD` as an instant; `None` where the text is no day of the calendar.
#[must_use]
pub fn instant(day: &str) -> Option<String> {
    let digits = |text: &str, count: usize| -> Option<u32> {
        let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok())?
    };
    let (year, rest) = day.split_once('-')?;
    let (month, date) = rest.split_once('-')?;
    let (year, month, date) = (digits(year, 4)?, digits(month, 2)?, digits(date, 2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let exists = year > 0 && (1..=last).contains(&date);
    exists.then(|| format!("{day}T00:00:00Z"))
}

/// The part `docProps/app.xml`: which program made the file.
#[must_use]
pub fn extended_properties() -> Part {
    let root = Element::new("Properties")
        .with("xmlns", EXTENDED_NAMESPACE)
        .child(Element::new("Application").text("coplan"));
    Part::new("docProps/app.xml", root.to_part())
}

/// The part `docProps/custom.xml`: texts by name, in order.
#[must_use]
pub(super) fn custom_properties(properties: &[(String, String)]) -> Part {
    let mut root = Element::new("Properties")
        .with("xmlns", CUSTOM_NAMESPACE)
        .with("xmlns:vt", VARIANT_NAMESPACE);
    // Identifiers 0 and 1 are reserved.
    for (id, (name, text)) in (2u32..).zip(properties) {
        let property = Element::new("property")
            .with("fmtid", CUSTOM_FORMAT)
            .with("pid", id.to_string())
            .with("name", name.clone());
        root.push(property.child(Element::new("vt:lpwstr").text(text.clone())));
    }
    Part::new(CUSTOM_PART, root.to_part())
}

/// Reads the custom properties of an archive, of whatever type, as texts; none is no error.
pub fn read_custom_properties(archive: &Archive) -> Result<Vec<(String, String)>, PackageError> {
    let Some(bytes) = archive.part(CUSTOM_PART) else {
        return Ok(Vec::new());
    };
    let root = Element::parse(CUSTOM_PART, bytes)?;
    let properties = root.elements().filter_map(|property| {
        let name = property.attribute("name")?;
        let value = property.elements().next()?;
        Some((name.to_owned(), value.own_text().into_owned()))
    });
    Ok(properties.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_properties_are_escaped_and_come_back() {
        let properties = vec![
            ("coplan.plan".to_owned(), "a<b>&\"c\" é".to_owned()),
            ("a&b".to_owned(), String::new()),
        ];
        let archive = Archive {
            parts: vec![custom_properties(&properties)],
        };
        assert_eq!(read_custom_properties(&archive).unwrap(), properties);
    }

    #[test]
    fn only_days_of_the_calendar_are_instants() {
        for day in ["2028-02-29", "2027-12-31", "0001-01-01"] {
            assert_eq!(instant(day), Some(format!("{day}T00:00:00Z")));
        }
        for day in [
            "2027-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-1-1",
            "0000-01-01",
            "+027-01-01",
            "May",
            "2027-05-3é",
        ] {
            assert_eq!(instant(day), None, "{day}");
        }
    }

    #[test]
    fn a_file_without_a_date_stays_undated() {
        let undated = CoreProperties {
            title: "A & B",
            date: Some("soon"),
            ..Default::default()
        };
        let part = String::from_utf8(core_properties(undated).bytes).unwrap();
        assert!(part.contains("<dc:title>A &amp; B</dc:title>"), "{part}");
        assert!(!part.contains("dcterms:created"), "{part}");
        let dated = CoreProperties {
            date: Some("2027-04-01"),
            ..undated
        };
        let part = String::from_utf8(core_properties(dated).bytes).unwrap();
        assert!(
            part.contains(">2027-04-01T00:00:00Z</dcterms:modified>"),
            "{part}"
        );
    }
}

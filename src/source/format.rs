//! The formats a plan file may be written in.
//!
//! In: a file's name. Out: its [`Format`]. This file knows no parser.

/// A format of plan files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// YAML 1.2, without anchors, aliases and tags.
    Yaml,
    /// TOML 1.1.
    Toml,
    /// JSON (RFC 8259).
    Json,
}

/// What there is to know about each format: the format, its name for people, the name of its
/// syntax fault, and its file extensions, the usual one first.
const FORMATS: [(Format, &str, &str, &[&str]); 3] = [
    (Format::Yaml, "YAML", "yaml-syntax", &["yaml", "yml"]),
    (Format::Toml, "TOML", "toml-syntax", &["toml"]),
    (Format::Json, "JSON", "json-syntax", &["json"]),
];

impl Format {
    /// Every format, the usual one first.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.iter().map(|row| row.0)
    }

    /// The format a file of this name is in, told by its extension in any case.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        FORMATS
            .iter()
            .find(|row| row.3.contains(&extension.as_str()))
            .map(|row| row.0)
    }

    /// Its name for people, for example `YAML`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The extensions of its files without the dot, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        self.row().3
    }

    /// The name of the finding that says a file breaks the rules of this format.
    #[must_use]
    pub fn syntax_fault(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> &'static (Self, &'static str, &'static str, &'static [&'static str]) {
        let [yaml, toml, json] = &FORMATS;
        match self {
            Self::Yaml => yaml,
            Self::Toml => toml,
            Self::Json => json,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_tells_the_format_in_any_case() {
        assert_eq!(Format::of_name("plan.yaml"), Some(Format::Yaml));
        assert_eq!(Format::of_name("my.plan.YML"), Some(Format::Yaml));
        assert_eq!(Format::of_name("plan.toml"), Some(Format::Toml));
        assert_eq!(Format::of_name("plan.Json"), Some(Format::Json));
        assert_eq!(Format::of_name("plan.docx"), None);
        assert_eq!(Format::of_name("yaml"), None);
    }

    #[test]
    fn every_row_of_the_table_is_found_by_its_format() {
        for (format, name, fault, extensions) in FORMATS {
            assert_eq!(format.name(), name);
            assert_eq!(format.syntax_fault(), fault);
            assert_eq!(format.extensions(), extensions);
        }
    }
}

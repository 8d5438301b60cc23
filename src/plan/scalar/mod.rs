//! The kinds of single values a plan holds, each with its own reading and its own faults.

mod amount;
mod date;
mod many;
mod people;
mod settings;
mod text;

pub use amount::{Money, Number, Percent};
pub use date::Date;
pub use many::Many;
pub use people::People;
pub use settings::{Currency, Format, Language};
pub use text::{Id, Line, Mention, Prose, Reference, Text};

/// Implements reading from text, writing as text and the schema for a scalar that has
/// `FromStr<Err = BadValue>` and `Display`.
macro_rules! scalar {
    ($name:ident, $schema:tt) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}
pub(crate) use scalar;

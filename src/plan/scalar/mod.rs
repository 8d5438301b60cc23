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
pub(crate) use text::{clean, one_line};

/// A value in the form in which programs hand it on, when nobody is to read it: exact, and no text.
pub(crate) trait Packed: Sized {
    /// The value as a number.
    fn pack(&self) -> u128;

    /// The value of a number; none where it is no such value.
    fn unpack(packed: u128) -> Option<Self>;
}

/// Implements reading from text, writing as text and the schema for a scalar that has
/// `FromStr<Err = BadValue>` and `Display`. One that is [`Packed`] is handed on so where no person
/// reads it (serde's `is_human_readable`).
macro_rules! scalar {
    ($name:ident, $schema:tt) => {
        scalar!($name, $schema, text);
    };
    ($name:ident, $schema:tt, $form:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::plan::scalar::read_as!($form, $name, deserializer);
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::plan::scalar::write_as!($form, self, serializer);
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

/// Reads a packed value where nobody reads along; a text is always read as one.
macro_rules! read_as {
    (text, $name:ident, $deserializer:ident) => {};
    (packed, $name:ident, $deserializer:ident) => {
        if !$deserializer.is_human_readable() {
            let packed = <u128 as serde::Deserialize>::deserialize($deserializer)?;
            let value = <$name as $crate::plan::scalar::Packed>::unpack(packed);
            return value.ok_or_else(|| serde::de::Error::custom("this is no packed value"));
        }
    };
}
pub(crate) use read_as;

/// Writes a packed value where nobody reads along; a text is always written as one.
macro_rules! write_as {
    (text, $value:ident, $serializer:ident) => {};
    (packed, $value:ident, $serializer:ident) => {
        if !$serializer.is_human_readable() {
            return $serializer.serialize_u128($crate::plan::scalar::Packed::pack($value));
        }
    };
}
pub(crate) use write_as;

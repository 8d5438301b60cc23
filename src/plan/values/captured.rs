//! What the types of a plan say of themselves through serde, caught as a tree of typed values.
//!
//! In: any part of a typed plan. Out: a [`Captured`] tree. No text is made of a value that is not
//! one. Nothing is known here of which field a value belongs to.

use serde::ser::{self, Impossible, Serialize, Serializer};
use std::fmt;

/// A part of a typed plan.
#[derive(Debug)]
pub(super) enum Captured {
    /// No value.
    Nothing,
    /// Yes or no.
    YesNo(bool),
    /// A text.
    Text(String),
    /// A code of a pick-list.
    Code(&'static str),
    /// A value in its packed form: see [`crate::plan::scalar::Packed`].
    Packed(u128),
    /// Several values or entries.
    List(Vec<Captured>),
    /// Fields by their keys.
    Fields(Vec<(&'static str, Captured)>),
    /// What a house keeps for itself; it is looked up where it stands.
    Own,
}

/// That a plan holds what the registry does not know: a fault of coplan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unexpected(pub(super) String);

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unexpected {}

impl ser::Error for Unexpected {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Catch = Result<Captured, Unexpected>;

/// Catches one value.
pub(super) struct Catcher;

/// Refuses the kinds of values that no field of a plan has.
macro_rules! refuse {
    ($($method:ident: $kind:ty),+) => {
        $(fn $method(self, _: $kind) -> Catch {
            Err(Unexpected(format!("no field of a plan is of the type {}", stringify!($kind))))
        })+
    };
}

fn no_compound<T>() -> Result<T, Unexpected> {
    Err(Unexpected(
        "no field of a plan is a tuple or a variant with values".to_owned(),
    ))
}

impl Serializer for Catcher {
    type Ok = Captured;
    type Error = Unexpected;
    type SerializeSeq = Items;
    type SerializeStruct = Fields;
    type SerializeMap = Ignored;
    type SerializeTuple = Impossible<Captured, Unexpected>;
    type SerializeTupleStruct = Impossible<Captured, Unexpected>;
    type SerializeTupleVariant = Impossible<Captured, Unexpected>;
    type SerializeStructVariant = Impossible<Captured, Unexpected>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, yes: bool) -> Catch {
        Ok(Captured::YesNo(yes))
    }

    fn serialize_str(self, text: &str) -> Catch {
        Ok(Captured::Text(text.to_owned()))
    }

    fn serialize_u128(self, packed: u128) -> Catch {
        Ok(Captured::Packed(packed))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, code: &'static str) -> Catch {
        Ok(Captured::Code(code))
    }

    fn serialize_none(self) -> Catch {
        Ok(Captured::Nothing)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Catch {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Catch {
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items, Unexpected> {
        Ok(Items(Vec::with_capacity(length.unwrap_or(0))))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Fields, Unexpected> {
        Ok(Fields(Vec::with_capacity(length)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Ignored, Unexpected> {
        Ok(Ignored)
    }

    refuse! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8],
        serialize_unit_struct: &'static str
    }

    fn serialize_unit(self) -> Catch {
        Ok(Captured::Nothing)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Catch {
        no_compound()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unexpected> {
        no_compound()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unexpected> {
        no_compound()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unexpected> {
        no_compound()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unexpected> {
        no_compound()
    }
}

/// The items of a list, so far.
pub(super) struct Items(Vec<Captured>);

impl ser::SerializeSeq for Items {
    type Ok = Captured;
    type Error = Unexpected;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, item: &T) -> Result<(), Unexpected> {
        self.0.push(item.serialize(Catcher)?);
        Ok(())
    }

    fn end(self) -> Catch {
        Ok(Captured::List(self.0))
    }
}

/// The fields of a part, so far.
pub(super) struct Fields(Vec<(&'static str, Captured)>);

impl ser::SerializeStruct for Fields {
    type Ok = Captured;
    type Error = Unexpected;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unexpected> {
        self.0.push((key, value.serialize(Catcher)?));
        Ok(())
    }

    fn end(self) -> Catch {
        Ok(Captured::Fields(self.0))
    }
}

/// A map of a house's own.
pub(super) struct Ignored;

impl ser::SerializeMap for Ignored {
    type Ok = Captured;
    type Error = Unexpected;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Unexpected> {
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, _: &T) -> Result<(), Unexpected> {
        Ok(())
    }

    fn end(self) -> Catch {
        Ok(Captured::Own)
    }
}

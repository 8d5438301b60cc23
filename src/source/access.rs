//! serde's way through the entries of a list or a mapping.
//!
//! In: the entries of a node. Out: each that is not left out; a fault in one is noted here, because here its
//! node is known.

use super::deserializer::Deserializer;
use super::fault::Fault;
use super::node::Node;
use super::state::Suspect;
use crate::diagnostic::fault_of_coplan;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed};
use std::iter::Skip;
use std::slice::Iter;

/// The entries of a list.
pub(super) struct Items<'a> {
    parent: Deserializer<'a>,
    rest: Skip<Iter<'a, Node>>,
    index: usize,
}

impl<'a> Items<'a> {
    /// The entries of the list that `parent` stands for, without those that need not be seen again.
    pub(super) fn new(parent: Deserializer<'a>, items: &'a [Node]) -> Self {
        let index = parent.state.skipped(parent.node);
        Self {
            parent,
            rest: items.iter().skip(index),
            index,
        }
    }
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let state = self.parent.state;
        let mut item = self.rest.next();
        while item.is_some_and(|item| state.is_left_out(item)) {
            self.index += 1;
            item = self.rest.next();
        }
        state.settle(self.parent.node, self.index);
        self.index += 1;
        let Some(item) = item else { return Ok(None) };
        seed.deserialize(self.parent.child(item))
            .map(Some)
            .map_err(|fault| state.report(Suspect::value(item), fault))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The entries of a mapping.
pub(super) struct Entries<'a> {
    parent: Deserializer<'a>,
    rest: Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
}

impl<'a> Entries<'a> {
    /// The entries of the mapping that `parent` stands for.
    pub(super) fn new(parent: Deserializer<'a>, entries: &'a [(Node, Node)]) -> Self {
        Self {
            parent,
            rest: entries.iter(),
            value: None,
        }
    }
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let state = self.parent.state;
        // A key that is no text was reported when the text was read.
        let mut entries = self
            .rest
            .by_ref()
            .filter_map(|(key, value)| Some((key, key.text()?, value)));
        let next = entries.find(|(.., value)| !state.is_left_out(value));
        let Some((key, name, value)) = next else {
            return Ok(None);
        };
        self.value = Some(value);
        let suspect = Suspect {
            shown: key,
            left_out: value,
        };
        seed.deserialize(BorrowedStrDeserializer::new(name))
            .map(Some)
            .map_err(|fault| state.report(suspect, fault))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(node) = self.value.take() else {
            let fault = fault_of_coplan("a value is read before its key");
            return Err(Fault::new(fault.name, fault.message, fault.help));
        };
        let state = self.parent.state;
        seed.deserialize(self.parent.child(node)).map_err(|fault| {
            let fault = state.report(Suspect::value(node), fault);
            if self.parent.root {
                state.give_up(node);
            }
            fault
        })
    }
}

//! What the passes over one tree know of it: the faults, and what to leave out because of them.
//!
//! In: faults as they are met. Out: all of them, each with the node it is about. Nodes are known by their
//! address; this file never looks at their values.

use super::fault::Fault;
use super::limits;
use super::node::Node;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

/// What the passes over one tree know of it. Nodes are known by their address.
#[derive(Default)]
pub(super) struct State {
    faults: RefCell<Vec<Reported>>,
    left_out: RefCell<HashSet<*const Node>>,
    /// For each list, how many of its entries have been found right, or have been left out.
    settled: RefCell<HashMap<*const Node, usize>>,
    /// Whether this pass only looks for the next fault and steps over what is settled.
    resumes: Cell<bool>,
}

/// A fault, and the key or value it is about.
pub(super) struct Reported {
    pub(super) node: *const Node,
    pub(super) fault: Fault,
}

/// What a fault points at, and what is left out because of it.
#[derive(Clone, Copy)]
pub(super) struct Suspect<'a> {
    pub(super) shown: &'a Node,
    pub(super) left_out: &'a Node,
}

impl<'a> Suspect<'a> {
    pub(super) fn value(node: &'a Node) -> Self {
        Self {
            shown: node,
            left_out: node,
        }
    }
}

impl State {
    pub(super) fn resumes(&self) -> bool {
        self.resumes.get()
    }

    pub(super) fn resume(&self, resumes: bool) {
        self.resumes.set(resumes);
    }

    pub(super) fn into_faults(self) -> Vec<Reported> {
        self.faults.into_inner()
    }

    /// Notes a fault, unless it has been noted on the way here, and leaves out what is wrong.
    pub(super) fn report(&self, suspect: Suspect<'_>, mut fault: Fault) -> Fault {
        if !fault.reported && self.left_out.borrow_mut().insert(suspect.left_out) {
            self.faults.borrow_mut().push(Reported {
                node: suspect.shown,
                fault: fault.clone(),
            });
        }
        fault.reported = true;
        fault
    }

    /// Whether a value was found wrong in an earlier pass.
    pub(super) fn is_left_out(&self, node: &Node) -> bool {
        self.left_out.borrow().contains(&std::ptr::from_ref(node))
    }

    /// How many entries of a list this pass steps over.
    pub(super) fn skipped(&self, list: &Node) -> usize {
        let settled = self.settled.borrow();
        match settled.get(&std::ptr::from_ref(list)) {
            Some(count) if self.resumes() => *count,
            _ => 0,
        }
    }

    /// Says that the first `count` entries of a list are settled.
    pub(super) fn settle(&self, list: &Node, count: usize) {
        self.settled.borrow_mut().insert(list, count);
    }

    /// Of a file with very many faults, whole lists and tables are left out, so that an end is reached.
    pub(super) fn give_up(&self, node: &Node) {
        if self.faults.borrow().len() > limits::FINDINGS {
            self.left_out.borrow_mut().insert(node);
        }
    }
}

//! Writers: a model of plain values becomes the bytes of a file.

pub mod xlsx;

//! The package: the zip that Word and Excel files are, and the XML inside it.
//!
//! In: parts and trees to be written, or bytes nobody vouches for. Out: byte-identical
//! archives, parts and trees within limits, and a fingerprint of the content. This room knows
//! zips, XML and the package's own properties; it does not know what the parts mean.

mod archive;
mod element;
mod encoding;
mod error;
mod fingerprint;
mod limits;
mod parse;
mod properties;
mod walk;

pub use archive::{Archive, Part, write_archive};
pub use element::{Element, Name, Node, is_xml_character};
pub use error::PackageError;
pub use fingerprint::{ShortHash, content_hash, hash, is_unchanged, seal};
pub use limits::MAX_DEPTH;
pub use properties::{
    CONTENT_PROPERTY, CoreProperties, core_properties, extended_properties, instant,
    read_custom_properties,
};
pub use walk::{Opening, Step, walk};

//! The pictures that templates show: looked for once, where a template names them.
//!
//! In: names, and whoever has the files. Out: pictures of which it is certain that a document can hold
//! them, or why there is none. This file does not know where files are.

use crate::document::{Image, is_picture_name};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Gives the bytes of a file by its name, or says why it cannot.
type Look = dyn Fn(&str) -> Result<Vec<u8>, String> + Send + Sync;

/// Where the pictures of a set of templates come from.
#[derive(Clone, Default)]
pub(super) struct Pictures(Option<Arc<Look>>);

impl fmt::Debug for Pictures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Pictures"
        } else {
            "no Pictures"
        })
    }
}

impl Pictures {
    /// Pictures that this gives.
    pub(super) fn of(
        look: impl Fn(&str) -> Result<Vec<u8>, String> + Send + Sync + 'static,
    ) -> Self {
        Self(Some(Arc::new(look)))
    }

    fn image(&self, name: &str) -> Result<Image, String> {
        if !is_picture_name(name) {
            return Err("a picture is a `.png`, `.jpg` or `.jpeg` file in the folder".to_owned());
        }
        let Some(look) = &self.0 else {
            return Err("pictures need a folder of templates".to_owned());
        };
        Image::read(look(name)?)
    }
}

/// The pictures that were found so far.
#[derive(Default)]
pub(super) struct Gallery {
    pub(super) images: BTreeMap<String, Arc<Image>>,
    missing: BTreeMap<String, String>,
}

impl Gallery {
    /// Looks for a picture; says why there is none.
    pub(super) fn look(&mut self, name: &str, pictures: &Pictures) -> Result<(), String> {
        if self.images.contains_key(name) {
            return Ok(());
        }
        if let Some(why) = self.missing.get(name) {
            return Err(why.clone());
        }
        match pictures.image(name) {
            Ok(image) => {
                self.images.insert(name.to_owned(), Arc::new(image));
                Ok(())
            }
            Err(why) => {
                self.missing.insert(name.to_owned(), why.clone());
                Err(why)
            }
        }
    }
}

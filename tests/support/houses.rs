//! The sample house, Harbour: its templates, and plans in the two languages it speaks.

use std::path::Path;

/// The name and the bytes of every file of the house, from its folder down.
pub fn harbour() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/houses/harbour");
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&folder).unwrap().to_str().unwrap();
                let bytes = std::fs::read(&path).unwrap();
                files.push((name.replace('\\', "/"), bytes));
            }
        }
    }
    files
}

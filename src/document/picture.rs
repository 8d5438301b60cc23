//! Pictures: what a document shows of a file beside a plan or among its templates.
//!
//! In: the bytes of a file. Out: an [`Image`], of which it is certain that it is a whole PNG or JPEG of a
//! size that programs open; or what is wrong with it, in words. Nothing is decoded: only the structure of
//! the file is followed (ISO/IEC 15948 §5, ITU-T T.81 annex B).

use std::fmt;
use std::sync::Arc;

/// The most pixels each way; larger ones make every document slow to open.
const MOST_PIXELS: u32 = 10_000;
/// The largest file, in bytes.
const LARGEST: usize = 16 << 20;
/// The endings of the names of pictures.
const ENDINGS: [&str; 3] = [".png", ".jpg", ".jpeg"];

/// A picture in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file.
    pub source: String,
    /// What it shows, for people who do not see it: in plain words, since neither Word nor Markdown has emphasis
    /// there.
    pub alt: String,
    /// The file, where it is at hand; else words stand in its place.
    pub image: Option<Arc<Image>>,
}

/// What a picture is stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

/// A file that holds a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is stored as.
    pub format: ImageFormat,
    /// Its width in pixels; never nought.
    pub width: u32,
    /// Its height in pixels; never nought.
    pub height: u32,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { width, height, .. } = self;
        write!(f, "{:?} of {width} × {height}", self.format)
    }
}

impl Picture {
    /// The words that stand for it: what it shows, and the name of its file.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} ({})", self.alt, self.source)
    }
}

impl Image {
    /// The picture that a file holds, or why it holds none.
    pub fn read(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.len() > LARGEST {
            return Err(format!("it is larger than {} MB", LARGEST >> 20));
        }
        let (format, size) = if bytes.starts_with(PNG) {
            (ImageFormat::Png, png_size(&bytes))
        } else if bytes.starts_with(JPEG) {
            (ImageFormat::Jpeg, jpeg_size(&bytes))
        } else {
            return Err("it is neither a PNG nor a JPEG picture".to_owned());
        };
        let (width, height) = size.ok_or("it is damaged, or ends too early")?;
        if width == 0 || height == 0 {
            return Err("it is a picture without any width or height".to_owned());
        }
        if width > MOST_PIXELS || height > MOST_PIXELS {
            return Err(format!(
                "it is {width} × {height} pixels large; save it with at most {MOST_PIXELS} each way"
            ));
        }
        Ok(Self {
            bytes,
            format,
            width,
            height,
        })
    }
}

/// Whether a target of Markdown names a picture in the folder that it is looked for in, or below it.
#[must_use]
pub fn is_picture_name(target: &str) -> bool {
    let small = target.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| small.ends_with(ending))
        && !target.contains([':', '\\', '\0'])
        && target
            .split('/')
            .all(|step| !step.is_empty() && step != ".." && step != ".")
}

/// How the files begin.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF];

/// Width and height of a PNG file that goes to its end.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(PNG.len()..)?;
    let mut size = None;
    let mut has_data = false;
    loop {
        let (length, after) = number(rest)?;
        let (kind, after) = after.split_at_checked(4)?;
        let (data, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        let (_, after) = after.split_at_checked(4)?;
        match kind {
            b"IHDR" if size.is_none() => {
                let (width, data) = number(data)?;
                size = Some((width, number(data)?.0));
            }
            b"IDAT" => has_data = true,
            b"IEND" => return size.filter(|_| has_data),
            _ => {}
        }
        size?;
        rest = after;
    }
}

/// A number of four bytes, and what follows it.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*number), rest))
}

/// Markers that nothing belongs to, the one that ends a file, and the one that the data follows.
const ALONE: std::ops::RangeInclusive<u8> = 0xD0..=0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// Width and height of a JPEG file that goes to its end.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(2..)?;
    let mut size = None;
    loop {
        let (first, after) = rest.split_first()?;
        if *first != 0xFF {
            return None;
        }
        let (marker, after) = after.split_first()?;
        rest = match *marker {
            // Bytes that fill.
            0xFF => rest.get(1..)?,
            0x01 => after,
            marker if ALONE.contains(&marker) => after,
            END => return None,
            marker => {
                let (length, data) = after.split_first_chunk::<2>()?;
                let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
                let (data, after) = data.split_at_checked(length)?;
                if is_frame(marker) && size.is_none() {
                    size = Some(frame_size(data)?);
                }
                if marker == SCAN {
                    // In the data, an end can be nothing else.
                    let has_end = after.windows(2).any(|pair| pair == [0xFF, END]);
                    return size.filter(|_| has_end);
                }
                after
            }
        };
    }
}

/// Whether a marker begins a frame, which says how large the picture is.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn frame_size(data: &[u8]) -> Option<(u32, u32)> {
    let (height, rest) = data.get(1..)?.split_first_chunk::<2>()?;
    let (width, _) = rest.split_first_chunk::<2>()?;
    let number = |bytes: &[u8; 2]| u32::from(u16::from_be_bytes(*bytes));
    Some((number(width), number(height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG file of this size, as far as its structure goes.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        let mut chunk = |kind: &[u8], data: &[u8]| {
            bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            bytes.extend(kind);
            bytes.extend(data);
            bytes.extend([0; 4]);
        };
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
        chunk(b"IDAT", &[1, 2, 3]);
        chunk(b"IEND", &[]);
        bytes
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 9, 8,
        ];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([1, 1, 0xFF, 0xDA, 0, 3, 0, 7, 0xFF, 0, 7, 0xFF, 0xD9]);
        bytes
    }

    #[test]
    fn a_whole_picture_has_a_size_and_every_shorter_file_is_told() {
        for (bytes, format) in [
            (png(30, 20), ImageFormat::Png),
            (jpeg(30, 20), ImageFormat::Jpeg),
        ] {
            let image = Image::read(bytes.clone()).unwrap();
            assert_eq!((image.width, image.height, image.format), (30, 20, format));
            for end in 0..bytes.len() {
                assert!(
                    Image::read(bytes[..end].to_vec()).is_err(),
                    "{format:?} {end}"
                );
            }
            // A byte that is another is never more than a fault.
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xFF;
                let _ = Image::read(damaged);
            }
        }
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_said_in_words() {
        let why = |bytes: Vec<u8>| Image::read(bytes).unwrap_err();
        assert!(why(b"GIF89a".to_vec()).contains("neither a PNG nor a JPEG"));
        assert!(why(png(20_000, 3)).contains("20000 × 3"));
        assert!(why(png(0, 3)).contains("without any width"));
        assert!(why(jpeg(65_535, 9)).contains("65535 × 9"));
        assert!(why(vec![0; LARGEST + 1]).contains("larger than 16 MB"));
    }

    #[test]
    fn only_files_below_a_folder_are_pictures() {
        for name in ["a.png", "b/c.JPG", "my photo.jpeg"] {
            assert!(is_picture_name(name), "{name}");
        }
        for name in [
            "a.gif",
            "../a.png",
            "/a.png",
            "https://x.org/a.png",
            "a\\b.png",
            "b//a.png",
            "",
        ] {
            assert!(!is_picture_name(name), "{name}");
        }
    }
}

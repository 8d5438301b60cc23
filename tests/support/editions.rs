//! The product as it comes: built-in templates and look, the samples, and everything that the
//! options ask for.

use super::plans::load;
use coplan::diagnostic::Text;
use coplan::plan::{Plan, Purpose};
use coplan::source::Format;
use coplan::style::{self, Paper, Style};
use coplan::template::{Detail, Edition, Engine, Guidance, Templates};
use coplan::workbook::Layout;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Templates::default()).unwrap());
static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let text = Templates::default().text("workbook.toml");
    Layout::load(&text, engine().terms()).unwrap()
});
static LOOK: LazyLock<Style> = LazyLock::new(|| {
    let none = |_: &str| Err("there is no picture".to_owned());
    style::load(&Templates::default().text("style.toml"), none).unwrap()
});

/// The built-in templates.
pub fn engine() -> &'static Engine {
    &ENGINE
}

/// The built-in layout of workbooks.
pub fn layout() -> &'static Layout {
    &LAYOUT
}

/// The built-in look.
pub fn look() -> &'static Style {
    &LOOK
}

/// The samples: the name of the file without its ending, and the plan.
pub fn samples() -> Vec<(String, Plan)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| {
            let name = file.file_name()?.to_str()?;
            let format = Format::of_name(name)?;
            let text = Text::new(name, std::fs::read_to_string(file).ok()?);
            let stem = file.file_stem()?.to_str()?;
            Some((stem.to_owned(), load(&text, format).unwrap().plan))
        })
        .collect()
}

const GUIDANCE: [(Guidance, &str); 3] = [
    (Guidance::Notes, "notes"),
    (Guidance::Comments, "comments"),
    (Guidance::None, "none"),
];

/// Every use with every way to guide, each with a name.
pub fn filled() -> Vec<(String, Edition)> {
    let uses = [Purpose::Draft, Purpose::SignOff, Purpose::Bid];
    let each = uses.into_iter().flat_map(|purpose| {
        GUIDANCE.into_iter().map(move |(guidance, name)| {
            let edition = Edition {
                purpose,
                guidance,
                date: "2027-03-01".parse().ok(),
                ..Edition::default()
            };
            (format!("{}-{name}", purpose.code()), edition)
        })
    });
    each.collect()
}

/// Every blank: short and full, on screen and on paper, with every way to guide. No form for pens
/// has comments: few printers print them.
pub fn blanks() -> Vec<(String, Edition)> {
    let mut blanks = Vec::new();
    for (detail, length) in [(Detail::Short, "short"), (Detail::Full, "full")] {
        for (handwriting, medium) in [(false, "screen"), (true, "print")] {
            for (guidance, name) in GUIDANCE {
                if handwriting && guidance == Guidance::Comments {
                    continue;
                }
                let edition = Edition {
                    purpose: Purpose::Blank,
                    detail,
                    guidance,
                    handwriting,
                    spare_rows: if handwriting { 3 } else { 5 },
                    ..Edition::default()
                };
                blanks.push((format!("{length}-{medium}-{name}"), edition));
            }
        }
    }
    blanks
}

/// Every paper in both sizes of print, each with a name.
pub fn looks() -> Vec<(String, Style)> {
    let papers = [
        (Paper::A4, "a4", false),
        (Paper::A3, "a3", true),
        (Paper::Letter, "letter", false),
    ];
    let each = papers.into_iter().flat_map(|(paper, name, landscape)| {
        let style = look().on(paper, landscape);
        [
            (format!("{name}-large"), style.in_large_print()),
            (name.to_owned(), style),
        ]
    });
    each.collect()
}

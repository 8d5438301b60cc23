//! Workbooks of samples and random plans, and a plain way to read them back.

use super::plans::{load, registry};
use calamine::{Data, Reader, Xlsx};
use coplan::diagnostic::{self, Diagnostic, Text};
use coplan::plan::Plan;
use coplan::plan::scalar::Date;
use coplan::session::Prepared;
use coplan::source::Format;
use coplan::style::Style;
use coplan::template::{Edition, Guidance, Purpose, Templates, Terms};
use coplan::workbook::{Layout, Workbook};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

/// The uses of a workbook.
pub const PURPOSES: [Purpose; 4] = [
    Purpose::Blank,
    Purpose::Draft,
    Purpose::SignOff,
    Purpose::Bid,
];

/// Everything a workbook is made with, beside the plan.
pub struct House {
    pub terms: Arc<Terms>,
    pub layout: Layout,
    pub style: Style,
}

impl House {
    /// The built-in templates.
    pub fn built_in() -> Self {
        let templates = Templates::default();
        let terms = Arc::new(Terms::load(&templates).unwrap());
        Self {
            layout: Layout::load(&templates.text("workbook.toml"), &terms)
                .unwrap_or_else(|faults| panic!("{}", shown(&faults))),
            style: coplan::style::load(&templates.text("style.toml"), |_: &str| Err(String::new()))
                .unwrap(),
            terms,
        }
    }

    /// The built-in templates with this `workbook.toml`.
    pub fn with_layout(toml: &str) -> Result<Self, Vec<Diagnostic>> {
        let house = Self::built_in();
        let layout = Layout::load(&Text::new("workbook.toml", toml), &house.terms)?;
        Ok(Self { layout, ..house })
    }

    pub fn model(&self, plan: &Plan, edition: &Edition) -> Result<Workbook, Vec<Diagnostic>> {
        Prepared::new(plan, registry())?.workbook(&self.terms, &self.layout, &self.style, edition)
    }

    pub fn excel(&self, plan: &Plan, edition: &Edition) -> Result<Vec<u8>, Vec<Diagnostic>> {
        Prepared::new(plan, registry())?.excel(&self.terms, &self.layout, &self.style, edition)
    }
}

/// An edition as the command line asks for it.
pub fn edition(purpose: Purpose) -> Edition {
    Edition {
        purpose,
        sheet_rows: 5,
        guidance: match purpose {
            Purpose::Blank | Purpose::Draft => Guidance::Notes,
            _ => Guidance::None,
        },
        date: Some("2027-01-15".parse::<Date>().unwrap()),
        ..Edition::default()
    }
}

/// A plan from the folder of samples.
pub fn sample(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("samples")
        .join(name);
    let text = Text::new(name, std::fs::read_to_string(path).unwrap());
    plan(&text, Format::of_name(name).unwrap())
}

/// A plan from YAML.
pub fn yaml(text: &str) -> Plan {
    plan(&Text::new("plan.yaml", text), Format::Yaml)
}

fn plan(text: &Arc<Text>, format: Format) -> Plan {
    let loaded = load(text, format).unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert!(loaded.findings.is_empty(), "{}", shown(&loaded.findings));
    loaded.plan
}

/// The names of the samples that load.
pub fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Format::of_name(name).is_some())
        .collect();
    names.sort();
    names
}

/// Findings as people see them.
pub fn shown(findings: &[Diagnostic]) -> String {
    let shown = findings
        .iter()
        .map(|finding| diagnostic::render(finding, diagnostic::Style::Plain));
    shown.collect::<Vec<_>>().join("\n")
}

/// The cells of a sheet by row and column, counted from nought; empty ones left out.
pub type Cells = BTreeMap<(u32, u32), Data>;

/// The cells of every sheet.
pub fn cells(bytes: &[u8]) -> BTreeMap<String, Cells> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = file.sheet_names();
    let read = names.into_iter().map(|name| {
        let range = file.worksheet_range(&name).unwrap();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let used = range.used_cells().map(|(row, column, data)| {
            let row = first_row + u32::try_from(row).unwrap();
            (
                (row, first_column + u32::try_from(column).unwrap()),
                data.clone(),
            )
        });
        let used = used.filter(|(_, data)| *data != Data::String(String::new()));
        (name, used.collect())
    });
    read.collect()
}

/// The formulas of every sheet.
pub fn formulas(bytes: &[u8]) -> Vec<(String, (u32, u32), String)> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for name in file.sheet_names() {
        let range = file.worksheet_formula(&name).unwrap();
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, formula) in range.used_cells() {
            let row = first_row + u32::try_from(row).unwrap();
            let column = first_column + u32::try_from(column).unwrap();
            if !formula.is_empty() {
                all.push((name.clone(), (row, column), formula.clone()));
            }
        }
    }
    all
}

/// The cell below a header, in the row whose first cell is this text.
pub fn cell(cells: &Cells, first: &str, header: &str) -> Option<Data> {
    let is = |data: &Data, text: &str| *data == Data::String(text.to_owned());
    let column = cells.iter().find(|(_, data)| is(data, header))?.0.1;
    let row = cells
        .iter()
        .find(|((_, at), data)| *at == 0 && is(data, first))?
        .0
        .0;
    cells.get(&(row, column)).cloned()
}

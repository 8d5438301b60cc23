//! The figures that charts show where nothing is calculated.
//!
//! A chart holds a copy of its figures (ECMA-376 part 1, §21.2.2.121 and §21.2.2.201), which a
//! preview shows as they are. The library copies cells with values and leaves out those with
//! formulas; so the copies are written here.

use super::escape::escaped;
use crate::package::{Element, Node, PackageError, Part};
use crate::workbook::{CellValue, Chart, Series};

/// Gives each chart part its figures; the parts are numbered in the order of the charts.
pub(super) fn fill<'a>(
    parts: &mut [Part],
    charts: impl Iterator<Item = &'a Chart>,
) -> Result<(), PackageError> {
    for (number, chart) in (1..).zip(charts) {
        let name = format!("xl/charts/chart{number}.xml");
        if let Some(part) = parts.iter_mut().find(|part| part.name == name) {
            let mut root = Element::parse(&name, &part.bytes)?;
            let mut series = chart.series.iter();
            visit(&mut root, &mut |element| {
                if element.name == "c:ser"
                    && let Some(series) = series.next()
                {
                    set(element, "c:cat", text_reference(&chart.labels));
                    set(element, "c:val", number_reference(series));
                }
            });
            part.bytes = root.to_part();
        }
    }
    Ok(())
}

/// Shows every element below this one; a chart is a shallow tree.
fn visit(element: &mut Element, see: &mut dyn FnMut(&mut Element)) {
    see(element);
    for node in &mut element.children {
        if let Node::Element(child) = node {
            visit(child, see);
        }
    }
}

/// Replaces what stands below a reference, and keeps its formula.
fn set(series: &mut Element, name: &str, reference: Element) {
    let Some(holder) = series.find_mut(name) else {
        return;
    };
    let formula = holder
        .elements()
        .next()
        .and_then(|old| old.find("c:f"))
        .cloned();
    let mut complete = Element::new(reference.name.clone());
    complete.children.extend(formula.map(Node::Element));
    complete.children.extend(reference.children);
    holder.children = vec![Node::Element(complete)];
}

fn text_reference(series: &Series) -> Element {
    let texts = series.values.iter().map(|value| match value {
        CellValue::Text(text) => escaped(text).into_owned(),
        CellValue::Number(number) => number.to_string(),
        _ => String::new(),
    });
    Element::new("c:strRef").child(points(Element::new("c:strCache"), texts.collect()))
}

fn number_reference(series: &Series) -> Element {
    let numbers = series.values.iter().map(|value| match value {
        CellValue::Number(number) => number.to_string(),
        _ => "0".to_owned(),
    });
    let cache = Element::new("c:numCache").child(Element::new("c:formatCode").text("General"));
    Element::new("c:numRef").child(points(cache, numbers.collect()))
}

fn points(cache: Element, values: Vec<String>) -> Element {
    let count = Element::new("c:ptCount").with("val", values.len().to_string());
    let points = values.into_iter().enumerate().map(|(at, value)| {
        let point = Element::new("c:pt").with("idx", at.to_string());
        point.child(Element::new("c:v").text(value))
    });
    cache.child(count).children(points)
}

//! Reads `page` and `sizes` of a declaration.

use super::nodes::{choice, fault};
use crate::diag::{Diagnostic, Diagnostics, PRODUCT, Span};
use crate::plan::declared::paper::{Imposition, MM, Paper, PaperSize};
use crate::read::Node;

/// The longest side of a PDF page in points (ISO 32000-1, annex C). Longer things are made at a scale.
const LONGEST: f64 = 14_400.0;

const KEYS: &[&str] = &["trim", "scale", "bleed", "folds", "pages", "smallest_text", "lowest_dpi", "dpi", "imposition"];

/// Reads `page` and `sizes` of a declaration. `None` when neither is there, or they could not be read.
pub fn read_paper(node: &Node, diagnostics: &mut Diagnostics) -> Option<Paper> {
    let (page, sizes) = (node.get("page"), node.get("sizes"));
    let at = page.or(sizes)?.span;
    let before = diagnostics.len();
    for (key, _) in page.and_then(Node::as_map).unwrap_or_default() {
        if !KEYS.contains(&&*key.text) {
            diagnostics.push(choice(key.span, "page", &key.text, KEYS));
        }
    }
    let get = |name: &str| page.and_then(|p| p.get(name));
    let mut number = |name: &str, default: f64, unit: bool| match get(name) {
        None => default,
        Some(value) => match if unit { length(value) } else { value.as_text().and_then(|t| t.parse().ok()) } {
            Some(number) if number >= 0.0 => number,
            _ => {
                diagnostics.push(fault(value.span, if unit { "length" } else { "number" }, name));
                default
            }
        },
    };
    let scale = number("scale", 1.0, false).max(1.0);
    let mut paper = Paper {
        sizes: Vec::new(),
        bleed: number("bleed", 0.0, true),
        folds: Vec::new(),
        pages: Some(number("pages", 0.0, false) as usize).filter(|n| *n > 0),
        smallest_text: number("smallest_text", 6.0, true),
        lowest_dpi: number("lowest_dpi", 150.0, false),
        dpi: number("dpi", 72.0, false).max(1.0),
        imposition: Imposition::None,
    };
    for fold in get("folds").and_then(Node::as_list).unwrap_or_default() {
        match length(fold) {
            Some(at) => paper.folds.push(at),
            None => diagnostics.push(fault(fold.span, "length", "folds")),
        }
    }
    paper.imposition = match get("imposition").map(|n| (n, n.as_text().unwrap_or_default())) {
        None => Imposition::None,
        Some((_, "two-up")) => Imposition::TwoUp,
        Some((_, "booklet")) => Imposition::Booklet,
        Some((n, other)) => {
            diagnostics.push(choice(n.span, "imposition", other, &["two-up", "booklet"]));
            Imposition::None
        }
    };
    match (get("trim"), sizes.and_then(Node::as_map)) {
        (Some(trim), None) => paper.sizes.extend(size("", trim, scale, diagnostics)),
        (None, Some(entries)) if !entries.is_empty() => {
            for (name, value) in entries {
                let own = value.get("scale").and_then(Node::as_text).and_then(|s| s.parse().ok()).unwrap_or(scale);
                paper.sizes.extend(size(&name.text, value.get("trim").unwrap_or(value), own, diagnostics));
            }
        }
        (Some(_), Some(_)) => diagnostics.push(fault(at, "both", "page: trim, sizes")),
        _ => diagnostics.push(fault(at, "missing", "sizes")),
    }
    (diagnostics.len() == before).then_some(paper)
}

fn size(name: &str, value: &Node, scale: f64, diagnostics: &mut Diagnostics) -> Option<PaperSize> {
    let sides: Vec<f64> = value.as_list().unwrap_or_default().iter().filter_map(length).filter(|l| *l > 0.0).collect();
    let [width, height] = sides[..] else {
        diagnostics.push(fault(value.span, "length", if name.is_empty() { "trim" } else { name }));
        return None;
    };
    let (width, height) = (width / scale, height / scale);
    if width.max(height) > LONGEST {
        diagnostics.push(too_long(value.span, name));
        return None;
    }
    Some(PaperSize { name: name.into(), width, height, scale })
}

fn too_long(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&PRODUCT).at(span).with("why", "page-too-long").with("name", name).suggest("", [])
}

/// Reads a length in points: `297mm`, `0.8m`, `21 cm`, `9pt`, `1080px`. A pixel is a point: pictures for screens are made at 72 dpi.
pub(super) fn length(node: &Node) -> Option<f64> {
    let text = node.as_text()?.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[number.len()..] {
        "mm" => MM,
        "cm" => 10.0 * MM,
        "m" => 1000.0 * MM,
        "in" => 72.0,
        "pt" | "px" => 1.0,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| n * unit)
}

#[cfg(test)]
mod tests {
    use super::{MM, Paper, read_paper};
    use crate::diag::{Diagnostics, FileId};
    use crate::read::yaml::parse_yaml;

    fn read(text: &str) -> (Option<Paper>, usize) {
        let mut diagnostics = Diagnostics::new();
        let paper = read_paper(&parse_yaml(FileId(0), text, 0).unwrap(), &mut diagnostics);
        (paper, diagnostics.len())
    }

    #[test]
    fn lengths_are_points_and_long_pages_need_a_scale() {
        let paper = read("page: { trim: [297mm, 21cm], bleed: 3mm, folds: [97mm, 197mm], pages: 2 }").0.unwrap();
        assert!((paper.sizes[0].width - 297.0 * MM).abs() < 1e-9 && (paper.sizes[0].height - 210.0 * MM).abs() < 1e-9);
        assert_eq!((paper.folds.len(), paper.pages), (2, Some(2)));
        assert_eq!(read("page: { trim: [6m, 0.8m] }"), (None, 1));
        let banner = read("sizes: { a: { trim: [6m, 0.8m], scale: 10 }, b: [1m, 2m] }").0.unwrap();
        assert!((banner.sizes[0].width - 600.0 * MM).abs() < 1e-9);
        assert_eq!((banner.sizes[0].scale, banner.sizes[1].scale), (10.0, 1.0));
    }

    #[test]
    fn what_is_no_paper_is_reported() {
        for wrong in [
            "page: { trim: [297mm] }",
            "page: { trim: [297, 210] }",
            "page: { trim: [0mm, 210mm] }",
            "page: { bleed: 3mm }",
            "page: { trim: [1mm, 1mm], colour: red }",
            "page: { trim: [1mm, 1mm], imposition: four-up }",
            "page: { trim: [1mm, 1mm], bleed: x }",
            "page: { trim: [1mm, 1mm] }\nsizes: { a4: [1mm, 1mm] }",
        ] {
            let (paper, said) = read(wrong);
            assert!(paper.is_none() && said == 1, "{wrong}");
        }
        assert_eq!(read("title: x"), (None, 0));
    }
}

//! Contrast of the colours that `contrast:` of `theme.yaml` pairs, in light, in dark and in print.

use crate::diag::{BAD_TOKEN, CONTRAST, Diagnostic, Diagnostics, Span};
use crate::plan::declared::inks::Inks;
use crate::read::{Layer, Node};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The least contrast of running text (WCAG 2.2, success criterion 1.4.3, level AA).
const LEAST: f64 = 4.5;

/// Reports pairs of colours with too little contrast: `contrast: [ink on paper, link on paper 7]`.
pub fn check_contrast(layers: &[Layer], inks: &BTreeMap<Arc<str>, Inks>, diagnostics: &mut Diagnostics) {
    let pairs = layers.iter().find_map(|l| l.settings.as_ref()?.get("contrast"));
    for node in pairs.and_then(Node::as_list).unwrap_or_default() {
        let words: Vec<&str> = node.as_text().unwrap_or_default().split_whitespace().collect();
        let (text, on, least) = match words[..] {
            [text, "on", on] => (text, on, Ok(LEAST)),
            [text, "on", on, least] => (text, on, least.parse::<f64>()),
            _ => ("", "", Ok(LEAST)),
        };
        let (Ok(least), false) = (least, text.is_empty()) else {
            let report = Diagnostic::new(&BAD_TOKEN).at(node.span).with("name", "contrast").with("why", "pair");
            diagnostics.push(report.with("value", words.join(" ")));
            continue;
        };
        for scheme in ["light", "dark", "print"] {
            let color = |name: &str| color(layers, scheme, name).map(|(rgb, span)| (printed(scheme, inks.get(name)).unwrap_or(rgb), span));
            let (Some((ink, span)), Some((paper, _))) = (color(text), color(on)) else {
                if scheme == "light" {
                    let report = Diagnostic::new(&BAD_TOKEN).at(node.span).with("name", "contrast").with("why", "unknown");
                    diagnostics.push(report.with("value", words.join(" ")));
                }
                continue;
            };
            let found = ratio(ink, paper);
            if found + 0.005 < least {
                let report = Diagnostic::new(&CONTRAST).at(span).and_at(Some(node.span)).with("scheme", scheme).with("text", text);
                diagnostics.push(report.with("on", on).with("ratio", shown(found)).with("least", shown(least)));
            }
        }
    }
}

fn shown(ratio: f64) -> String {
    format!("{ratio:.1}:1")
}

/// Red, green and blue, from 0 to 1.
pub type UnitRgb = [f64; 3];

/// The colour of a name in a scheme, from the nearest layer; a colour that `dark` lacks is that of `light`.
fn color(layers: &[Layer], scheme: &str, name: &str) -> Option<(UnitRgb, Span)> {
    let tokens = |layer: &'_ Layer| layer.settings.as_ref().and_then(|s| s.get("tokens")).cloned();
    let dark = || layers.iter().filter_map(tokens).find_map(|t| t.get("dark")?.get("color")?.get(name).cloned());
    let light = || layers.iter().filter_map(tokens).find_map(|t| t.get("color")?.get(name).cloned());
    let node = if scheme == "dark" { dark().or_else(light) } else { light() }?;
    // In print the report points at the inks of the theme.
    let press = || layers.iter().filter_map(tokens).find_map(|t| Some(t.get("press")?.get("color")?.get(name)?.span));
    let span = if scheme == "print" { press() } else { None };
    Some((rgb(node.as_text()?)?, span.unwrap_or(node.span)))
}

/// The colour of inks on paper: each ink absorbs what its solid colour (ISO 12647-2, coated paper) lacks.
fn printed(scheme: &str, inks: Option<&Inks>) -> Option<UnitRgb> {
    const SOLID: [UnitRgb; 4] = [[0.0, 0.62, 0.88], [0.9, 0.0, 0.49], [1.0, 0.93, 0.0], [0.14, 0.14, 0.14]];
    let inks = inks.filter(|_| scheme == "print")?;
    let light = |channel: usize| inks.iter().zip(SOLID).map(|(ink, solid)| 1.0 - ink / 100.0 * (1.0 - solid[channel])).product();
    Some([light(0), light(1), light(2)])
}

/// The channels of `#rgb` or `#rrggbb`, from 0 to 1.
fn rgb(text: &str) -> Option<UnitRgb> {
    let hex = text.strip_prefix('#').filter(|h| h.is_ascii())?;
    let part = |i: usize| match hex.len() {
        3 => u8::from_str_radix(&hex[i..=i].repeat(2), 16).ok(),
        6 => u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok(),
        _ => None,
    };
    Some([f64::from(part(0)?) / 255.0, f64::from(part(1)?) / 255.0, f64::from(part(2)?) / 255.0])
}

/// The contrast ratio of two colours (WCAG 2.2), from 1 to 21.
pub fn ratio(one: UnitRgb, two: UnitRgb) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let light = |[r, g, b]: UnitRgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(one), light(two));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{printed, ratio, rgb};

    #[test]
    fn contrast_is_that_of_the_standard() {
        let of = |a: &str, b: &str| ratio(rgb(a).unwrap_or_default(), rgb(b).unwrap_or_default());
        assert!((of("#000", "#ffffff") - 21.0).abs() < 0.01);
        assert!((of("#767676", "#fff") - 4.54).abs() < 0.01);
        assert!((of("#a3111b", "#ffffff") - 8.0).abs() < 0.3);
    }

    #[test]
    fn inks_are_colours_on_paper() {
        let of = |inks| ratio(printed("print", Some(&inks)).unwrap_or_default(), [1.0; 3]);
        assert!(of([0.0, 0.0, 0.0, 100.0]) > 14.0);
        assert!(of([20.0, 100.0, 100.0, 20.0]) > 7.0, "a deep red");
        assert!(of([0.0, 0.0, 100.0, 0.0]) < 1.3, "yellow letters");
        assert_eq!(printed("dark", Some(&[0.0; 4])), None);
    }
}

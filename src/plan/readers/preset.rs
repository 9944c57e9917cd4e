//! Reads `images:` of `theme.yaml`.

use crate::diag::{Diagnostic, Diagnostics, IMAGE_PRESET, Span};
use crate::plan::declared::preset::{PictureFormat, Preset};
use crate::read::{Node, ThemeSource};
use crate::view_schema::PictureView;
use std::sync::Arc;

const KEYS: &[&str] = &["widths", "sizes", "quality", "ratio", "format"];

/// The presets of all layers, sorted by name; the nearest value of each key wins.
pub fn read_presets(source: &ThemeSource, diagnostics: &mut Diagnostics) -> Vec<Preset> {
    let mut presets: Vec<(Preset, Span)> = Vec::new();
    for layer in source.layers.iter().rev() {
        let Some(images) = layer.settings.as_ref().and_then(|s| s.get("images")).filter(|n| !n.is_null()) else { continue };
        let Some(entries) = images.as_map() else {
            diagnostics.push(fault(images.span, "map", "images"));
            continue;
        };
        for (key, node) in entries {
            let is_name = key.text.starts_with(|c: char| c.is_ascii_lowercase())
                && key.text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !is_name || PictureView::RECORD.names().any(|name| name == &*key.text) {
                diagnostics.push(fault(key.span, "name", &key.text));
                continue;
            }
            let at = presets.iter().position(|(p, _)| *p.name == *key.text).unwrap_or_else(|| {
                presets.push((blank(&key.text), key.span));
                presets.len() - 1
            });
            presets[at].1 = key.span;
            read_preset(&mut presets[at].0, &key.text, node, diagnostics);
        }
    }
    for (preset, span) in presets.iter().filter(|(p, _)| p.widths.is_empty()) {
        if !diagnostics.iter().any(|d| d.code == &IMAGE_PRESET) {
            diagnostics.push(fault(*span, "missing", &preset.name));
        }
    }
    let mut presets: Vec<Preset> = presets.into_iter().map(|p| p.0).filter(|p| !p.widths.is_empty()).collect();
    presets.sort_by(|a, b| a.name.cmp(&b.name));
    presets
}

fn blank(name: &str) -> Preset {
    Preset { name: name.into(), widths: Vec::new(), sizes: "100vw".into(), quality: 75, ratio: None, format: PictureFormat::Webp }
}

fn fault(span: Span, why: &str, name: &str) -> Diagnostic {
    Diagnostic::new(&IMAGE_PRESET).at(span).with("why", why).with("name", name).suggest(name, KEYS.iter().copied())
}

fn read_preset(preset: &mut Preset, name: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let Some(entries) = node.as_map() else { return diagnostics.push(fault(node.span, "map", name)) };
    for (key, value) in entries {
        let said = match &*key.text {
            "widths" => widths(value).map(|w| preset.widths = w),
            "sizes" => sizes(value).map(|s| preset.sizes = s),
            "quality" => whole(value, 1, 100).map(|q| preset.quality = q as u8),
            "ratio" => ratio(value).map(|r| preset.ratio = r),
            "format" => format(value).map(|f| preset.format = f),
            _ => {
                diagnostics.push(fault(key.span, "unknown", &key.text));
                continue;
            }
        };
        if said.is_none() {
            diagnostics.push(fault(value.span, &key.text, &key.text));
        }
    }
}

fn whole(node: &Node, least: u32, most: u32) -> Option<u32> {
    node.as_text()?.parse().ok().filter(|n| (least..=most).contains(n))
}

/// From 1 to 8 widths, from 16 to 4096 pixels.
fn widths(node: &Node) -> Option<Vec<u32>> {
    let mut widths = node.as_list()?.iter().map(|n| whole(n, 16, 4096)).collect::<Option<Vec<u32>>>()?;
    widths.sort_unstable();
    widths.dedup();
    (1..=8).contains(&widths.len()).then_some(widths)
}

/// The text of `sizes`, without characters that could end an attribute or a rule.
fn sizes(node: &Node) -> Option<Arc<str>> {
    let text = node.as_text()?.trim();
    let allowed = |c: char| c.is_ascii_alphanumeric() || " ():,.+-*/%<>=".contains(c);
    (!text.is_empty() && text.len() <= 300 && text.chars().all(allowed)).then(|| text.into())
}

/// Reads a ratio; `null` removes an inherited one.
fn ratio(node: &Node) -> Option<Option<(u32, u32)>> {
    if node.is_null() {
        return Some(None);
    }
    let [width, height] = node.as_list()? else { return None };
    let (width, height) = (whole(width, 1, 10_000)?, whole(height, 1, 10_000)?);
    let sane = width <= height * 10 && height <= width * 10;
    sane.then_some(Some((width, height)))
}

fn format(node: &Node) -> Option<PictureFormat> {
    match node.as_text()? {
        "webp" => Some(PictureFormat::Webp),
        "jpeg" | "jpg" => Some(PictureFormat::Jpeg),
        "png" => Some(PictureFormat::Png),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn a_preset_is_in_use_when_code_says_its_name() {
        let card = blank("card");
        for shown in
            ["{{ item.image.card.src }}", "{% if x.image.card %}", "{{ <picture size=\"card\"/> }}", "{{ item.image['card'].src }}"]
        {
            assert!(card.is_shown_by(shown), "{shown}");
        }
        for other in ["<p class=\"card\">", "{{ x.cards }} card", "{{ item.card_title }}", "{# item.image.card #}", "{{ \"card-x\" }}"] {
            assert!(!card.is_shown_by(other), "{other}");
        }
    }
}

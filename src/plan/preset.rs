//! Presets: the sizes in which a theme shows pictures, by name, read from `images:` of `theme.yaml` with spans.

use crate::diag::{Diagnostic, Diagnostics, IMAGE_PRESET, Span};
use crate::read::{Node, ThemeSource};
use std::sync::Arc;

/// The preset that texts and plain image values show.
pub const DEFAULT_PRESET: &str = "content";

/// In which format the files of a preset are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    Webp,
    Jpeg,
    Png,
}

impl PictureFormat {
    pub fn extension(self) -> &'static str {
        match self {
            PictureFormat::Webp => "webp",
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Png => "png",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            PictureFormat::Webp => "image/webp",
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Png => "image/png",
        }
    }
}

/// Sizes in which pictures are shown at one sort of place on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    pub name: Arc<str>,
    /// In pixels, rising.
    pub widths: Vec<u32>,
    /// How wide the picture is shown, in the words of HTML.
    pub sizes: Arc<str>,
    pub quality: u8,
    /// Pictures are cut to this ratio of width to height.
    pub ratio: Option<(u32, u32)>,
    /// WebP comes with one file in JPEG or PNG for old browsers; the others stand alone.
    pub format: PictureFormat,
}

impl Preset {
    /// Whether the code of a template says `.name`, `"name"` or `'name'`.
    pub fn is_shown_by(&self, template: &str) -> bool {
        let name = &*self.name;
        let tags = template.split('{').filter_map(|part| part.strip_prefix('%').map(|c| c.split("%}").next().unwrap_or(c)));
        let shown = template.split("{{").skip(1).map(|part| part.split("}}").next().unwrap_or(part));
        tags.chain(shown).any(|code| {
            code.match_indices(name).any(|(at, _)| {
                let (before, after) = (&code[..at], &code[at + name.len()..]);
                let quoted = |quote| before.ends_with(quote) && after.starts_with(quote);
                let goes_on = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
                quoted('"') || quoted('\'') || (before.ends_with('.') && !goes_on)
            })
        })
    }
}

const KEYS: &[&str] = &["widths", "sizes", "quality", "ratio", "format"];

/// The fields that every picture of a view has; no preset can have such a name.
pub const PICTURE_FIELDS: &[&str] = &["src", "srcset", "sizes", "width", "height", "type"];

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
            if !is_name || PICTURE_FIELDS.contains(&&*key.text) {
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

/// Nobody needs a picture narrower than an icon or wider than the largest screens, nor a dozen of each.
fn widths(node: &Node) -> Option<Vec<u32>> {
    let mut widths = node.as_list()?.iter().map(|n| whole(n, 16, 4096)).collect::<Option<Vec<u32>>>()?;
    widths.sort_unstable();
    widths.dedup();
    (1..=8).contains(&widths.len()).then_some(widths)
}

/// Kept as it is, but nothing that could leave an attribute or a rule.
fn sizes(node: &Node) -> Option<Arc<str>> {
    let text = node.as_text()?.trim();
    let allowed = |c: char| c.is_ascii_alphanumeric() || " ():,.+-*/%<>=".contains(c);
    (!text.is_empty() && text.len() <= 300 && text.chars().all(allowed)).then(|| text.into())
}

/// `null` takes an inherited ratio away.
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

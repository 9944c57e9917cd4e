//! Presets: the sizes and format in which a theme shows pictures.

use std::sync::Arc;

/// The preset that texts and plain image values show.
pub const DEFAULT_PRESET: &str = "content";

/// The format of the files of a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// WebP, with one JPEG or PNG beside it.
    Webp,
    /// JPEG alone.
    Jpeg,
    /// PNG alone.
    Png,
}

impl PictureFormat {
    /// The extension of its files, without a point.
    pub fn extension(self) -> &'static str {
        match self {
            PictureFormat::Webp => "webp",
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Png => "png",
        }
    }

    /// The media type (RFC 6838).
    pub fn media_type(self) -> &'static str {
        match self {
            PictureFormat::Webp => "image/webp",
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Png => "image/png",
        }
    }
}

/// How pictures are shown at one sort of place on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// The key under `images:`.
    pub name: Arc<str>,
    /// Widths of the files in pixels, rising.
    pub widths: Vec<u32>,
    /// The `sizes` attribute of HTML.
    pub sizes: Arc<str>,
    /// From 1 to 100, for JPEG and WebP.
    pub quality: u8,
    /// Pictures are cropped to this ratio of width to height; none keeps their own.
    pub ratio: Option<(u32, u32)>,
    /// The format of the files.
    pub format: PictureFormat,
}

impl Preset {
    /// Whether the code of a template holds `.name`, `"name"` or `'name'`.
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

//! Pictures: which files a picture becomes for each preset, and their paths. Follows from digest and size alone, without decoding.

use super::paths::readable_stem;
use crate::model::{Library, UsedAsset};
use crate::plan::declared::preset::{DEFAULT_PRESET, PictureFormat, Preset};
use crate::plan::declared::theme::Theme;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Part of every key: changes when the program makes other bytes of the same picture.
const MADE_BY: &[u8] = b"pictures 1";

/// A file made from a picture.
#[derive(Debug, PartialEq)]
pub struct PictureFile {
    /// Path of the picture below the site's folder.
    pub source: Arc<str>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The part of the upright picture that is shown, in pixels: left, top, width, height.
    pub part: (u32, u32, u32, u32),
    /// The format.
    pub format: PictureFormat,
    /// From 1 to 100.
    pub quality: u8,
    /// Below each root.
    pub path: Arc<str>,
    /// BLAKE3 digest of the source and of all that says how it is made.
    pub key: [u8; 32],
}

/// A picture in the sizes of one preset.
#[derive(Debug)]
pub struct PictureSet {
    /// The name of the preset.
    pub preset: Arc<str>,
    /// The `sizes` attribute.
    pub sizes: Arc<str>,
    /// The file that every browser reads.
    pub src: Arc<PictureFile>,
    /// The picture in several widths, rising.
    pub set: Vec<Arc<PictureFile>>,
}

/// The files that a picture becomes.
#[derive(Debug, Default)]
pub struct Picture {
    /// One for each preset in use, sorted by name.
    pub shown: Vec<PictureSet>,
}

impl Picture {
    /// The files of a preset.
    pub fn preset(&self, name: &str) -> Option<&PictureSet> {
        self.shown.iter().find(|s| *s.preset == *name)
    }

    /// The files of the preset that texts and plain image values show.
    pub fn default(&self) -> Option<&PictureSet> {
        self.preset(DEFAULT_PRESET)
    }

    /// Every file once. With `texts_only` those of the default preset alone.
    pub fn variants(&self, texts_only: bool) -> impl Iterator<Item = &Arc<PictureFile>> {
        let shown = self.shown.iter().filter(move |s| !texts_only || *s.preset == *DEFAULT_PRESET);
        let all = shown.flat_map(|s| std::iter::once(&s.src).chain(&s.set));
        let mut seen = rustc_hash::FxHashSet::default();
        all.filter(move |v| seen.insert(v.path.clone()))
    }
}

/// The pictures of the library that the theme shows in presets, by their path.
pub fn pictures(library: &Library, theme: &Theme) -> FxHashMap<Arc<str>, Picture> {
    if theme.presets.is_empty() {
        return FxHashMap::default();
    }
    let rasters = library.assets.iter().filter(|(_, asset)| asset.photo.is_some() && (asset.in_field || asset.in_text));
    let picture = |(path, asset): (&Arc<str>, &UsedAsset)| {
        let fits = |p: &&Preset| asset.in_field || &*p.name == DEFAULT_PRESET;
        let shown = theme.presets.iter().filter(fits).filter_map(|p| shown(path, asset, p));
        (path.clone(), Picture { shown: shown.collect() })
    };
    rasters.map(picture).collect()
}

fn shown(source: &Arc<str>, asset: &UsedAsset, preset: &Preset) -> Option<PictureSet> {
    let whole = (asset.width?, asset.height?);
    let part = part(whole, preset.ratio);
    // No file is wider than the original: its width takes the place of larger ones.
    let mut widths: Vec<u32> = preset.widths.iter().map(|w| (*w).min(part.2)).collect();
    widths.dedup();
    let variant = |width: u32, format: PictureFormat| {
        let height = ((f64::from(width) * f64::from(part.3) / f64::from(part.2)).round() as u32).max(1);
        let mut hasher = blake3::Hasher::new();
        hasher.update(MADE_BY).update(asset.digest.as_bytes());
        hasher.update(format.extension().as_bytes()).update(&[preset.quality]);
        for number in [width, height, part.0, part.1, part.2, part.3] {
            hasher.update(&number.to_le_bytes());
        }
        let digest = hasher.finalize();
        let path = format!("anh/{}-{width}.{}.{}", readable_stem(source), &digest.to_hex()[..8], format.extension());
        let (source, path, key) = (source.clone(), path.into(), *digest.as_bytes());
        Arc::new(PictureFile { source, width, height, part, format, quality: preset.quality, path, key })
    };
    let set: Vec<Arc<PictureFile>> = widths.iter().map(|w| variant(*w, preset.format)).collect();
    let largest = set.last()?;
    let src = match (preset.format, asset.photo) {
        (PictureFormat::Webp, Some(true)) => variant(largest.width, PictureFormat::Jpeg),
        (PictureFormat::Webp, _) => variant(largest.width, PictureFormat::Png),
        _ => largest.clone(),
    };
    Some(PictureSet { preset: preset.name.clone(), sizes: preset.sizes.clone(), src, set })
}

/// The largest part with a ratio, from the middle of a picture.
fn part((width, height): (u32, u32), ratio: Option<(u32, u32)>) -> (u32, u32, u32, u32) {
    let Some((across, up)) = ratio.map(|(a, u)| (u64::from(a), u64::from(u))) else { return (0, 0, width, height) };
    let (wide, high) = (u64::from(width), u64::from(height));
    let (part_width, part_height) = match wide * up > high * across {
        true => ((high * across / up).max(1), high),
        false => (wide, (wide * up / across).max(1)),
    };
    (((wide - part_width) / 2) as u32, ((high - part_height) / 2) as u32, part_width as u32, part_height as u32)
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn pictures_are_cut_in_the_middle() {
        assert_eq!(part((600, 400), None), (0, 0, 600, 400));
        assert_eq!(part((600, 400), Some((3, 2))), (0, 0, 600, 400));
        assert_eq!(part((600, 400), Some((1, 1))), (100, 0, 400, 400));
        assert_eq!(part((400, 600), Some((2, 1))), (0, 200, 400, 200));
        assert_eq!(part((1, 12_000), Some((10, 1))), (0, 5_999, 1, 1));
    }
}

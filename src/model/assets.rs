//! Assets in use: pictures and other files that items show or link to. Each is read once: digest, size, faults, and the bytes to publish.

use super::item::Item;
use super::large_photos::{MAX_AREA, MAX_SIDE, reduction};
use super::metadata;
use super::photo_faults::foreign_format;
use super::svg::{SvgReport, sanitize_svg};
use crate::diag::{
    CANNOT_READ, DRAWING_CLEANED, Diagnostic, Diagnostics, FILE_MISSING, Files, IMAGE_BROKEN, IMAGE_MISSING, PICTURE_POSITION, SourceFile,
    Span,
};
use crate::kinds::parse::entry_fields;
use crate::kinds::{Field, Type, Value};
use crate::read::{Asset, AttachedMemory, paths};
use image::ImageDecoder;
use image::metadata::Orientation;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

/// Largest picture, in bytes: the pixels of the largest area without compression.
const MAX_BYTES: u64 = 4 * MAX_AREA;
/// Most removed parts that are reported of one drawing.
const MAX_REPORTED: usize = 20;

/// A file in use: some item or the theme's options show it or link to it.
#[derive(Debug)]
pub struct UsedAsset {
    /// Digest of the published bytes.
    pub digest: blake3::Hash,
    /// Number of published bytes.
    pub size: u64,
    /// Width in pixels after the orientation of the camera is applied; none for files that are no pictures.
    pub width: Option<u32>,
    /// Height in pixels after the orientation of the camera is applied; none for files that are no pictures.
    pub height: Option<u32>,
    /// For raster pictures: whether it is a photo, as opposed to a graphic with few or transparent colours.
    pub photo: Option<bool>,
    /// Whether the published bytes differ from those of the file: see [`published_bytes`].
    pub is_cleaned: bool,
    /// Whether a field of type [`Type::Image`] shows it.
    pub in_field: bool,
    /// Whether a text shows it as a picture.
    pub in_text: bool,
    /// Whether something links to the file itself.
    pub is_linked: bool,
    /// Where the first use stands.
    pub span: Option<Span>,
}

/// All uses of one file.
#[derive(Default)]
struct AssetUses {
    spans: Vec<Span>,
    is_picture: bool,
    in_field: bool,
    in_text: bool,
    is_linked: bool,
}

/// How a value uses a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UseKind {
    /// A picture of a field.
    Field,
    /// A picture in a text.
    Text,
    /// The target of a link.
    Link,
}

/// All uses of files by items and by the theme's options, by path.
fn uses(items: &[Arc<Item>], option_pictures: &[(Arc<str>, Span)]) -> BTreeMap<Arc<str>, AssetUses> {
    let of_item = |item: &Arc<Item>| {
        let mut found = Vec::new();
        each_use(item, &mut |path, span, kind| found.push((path, span, kind)));
        found
    };
    let options = option_pictures.iter().map(|(path, span)| (path.clone(), *span, UseKind::Field));
    let found: Vec<_> = items.par_iter().with_min_len(256).flat_map_iter(of_item).collect();
    let mut uses: BTreeMap<Arc<str>, AssetUses> = BTreeMap::new();
    for (path, span, kind) in options.chain(found) {
        let is_picture = kind != UseKind::Link || is_picture(&path);
        let entry = uses.entry(path).or_default();
        entry.spans.push(span);
        entry.is_picture |= is_picture;
        entry.in_field |= kind == UseKind::Field;
        entry.in_text |= kind == UseKind::Text;
        entry.is_linked |= kind == UseKind::Link;
    }
    uses
}

/// The files that an item uses, and how.
pub(super) fn files_of(item: &Item) -> BTreeSet<(Arc<str>, UseKind)> {
    let mut found = BTreeSet::new();
    each_use(item, &mut |path, _, kind| {
        found.insert((path, kind));
    });
    found
}

fn each_use(item: &Item, add: &mut impl FnMut(Arc<str>, Span, UseKind)) {
    for (no, span, value) in &item.fields {
        each_use_in(value, &item.kind.table().field(*no).ty, *span, add);
    }
}

/// Calls `add` with each file a value uses, where it stands and how it is used.
fn each_use_in(value: &Value, ty: &Type, span: Span, add: &mut impl FnMut(Arc<str>, Span, UseKind)) {
    let record = |entries: &[(Arc<str>, Value)], fields: &'static [Field], add: &mut _| {
        for (name, value) in entries {
            let ty = fields.iter().find(|f| *f.name == **name).map_or(&Type::Line, |f| &f.ty);
            each_use_in(value, ty, span, add);
        }
    };
    match (value, ty) {
        (Value::File(path), Type::Image) => add(path.clone(), span, UseKind::Field),
        (Value::File(path), _) => add(path.clone(), span, UseKind::Link),
        (Value::Document(excerpt), _) => {
            for link in excerpt.links() {
                let at = excerpt.document.span(link.start, link.end);
                let kind = if link.picture { UseKind::Text } else { UseKind::Link };
                if let Some(path) = link.target.asset(link.picture) {
                    add((*path).into(), at, kind);
                }
            }
        }
        (Value::List(values), Type::List(inner)) => values.iter().for_each(|v| each_use_in(v, inner, span, add)),
        (Value::List(values), _) => values.iter().for_each(|v| each_use_in(v, ty, span, add)),
        (Value::Record(entries), Type::Record(fields)) => record(entries, fields, add),
        (Value::Record(entries), Type::Entries) => record(entries, entry_fields(), add),
        (Value::Record(entries), _) => entries.iter().for_each(|(_, v)| each_use_in(v, &Type::Free, span, add)),
        _ => {}
    }
}

/// Reads and checks every file in use; what cannot be published is reported at each of its uses and left out.
/// The texts of drawings from which something is removed are added to `files`, so that messages can show them.
pub fn collect(
    items: &[Arc<Item>],
    option_pictures: &[(Arc<str>, Span)],
    assets: &BTreeMap<Arc<str>, Asset>,
    memory: &AttachedMemory,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Arc<str>, UsedAsset> {
    let uses: Vec<(Arc<str>, AssetUses)> = uses(items, option_pictures).into_iter().collect();
    let checked: Vec<(Arc<str>, Result<CheckedAsset, Diagnostics>)> = uses
        .into_par_iter()
        .map(|(path, uses)| {
            let checked = check_asset(&path, uses, assets);
            (path, checked)
        })
        .collect();
    let mut used = BTreeMap::new();
    for (path, result) in checked {
        match result {
            Ok(CheckedAsset { asset, sanitized }) => {
                if let Some((text, svg)) = sanitized {
                    report_removed(&path, &text, &svg, files, diagnostics);
                }
                used.insert(path, asset);
            }
            Err(faults) => diagnostics.extend(faults),
        }
    }
    report_positions(assets, diagnostics);
    super::attachments::report(assets, &used, memory, diagnostics);
    used
}

/// An asset without faults.
struct CheckedAsset {
    asset: UsedAsset,
    /// Text and report of a drawing from which something is removed.
    sanitized: Option<(Arc<str>, SvgReport)>,
}

/// Reads a file and measures it. The diagnostics say what is wrong with it, once for each of its uses.
fn check_asset(path: &Arc<str>, used: AssetUses, assets: &BTreeMap<Arc<str>, Asset>) -> Result<CheckedAsset, Diagnostics> {
    let report = |diagnostic: Diagnostic| used.spans.iter().map(|s| diagnostic.clone().at(*s)).collect::<Diagnostics>();
    let Some(asset) = assets.get(path) else {
        let code = if used.is_picture { &IMAGE_MISSING } else { &FILE_MISSING };
        let folder = paths::folder(path);
        let near = assets.keys().filter(|p| paths::folder(p) == folder).map(|p| paths::file_name(p));
        return Err(report(Diagnostic::new(code).with("path", path).suggest(paths::file_name(path), near)));
    };
    let unreadable = |error: std::io::Error| report(Diagnostic::new(&CANNOT_READ).with("path", path).because(&error));
    let broken = |why| report(Diagnostic::new(&IMAGE_BROKEN).with("path", path).with("why", why));
    let used_asset = |digest: blake3::Hash, size: u64| UsedAsset {
        digest,
        size,
        width: None,
        height: None,
        photo: None,
        is_cleaned: false,
        in_field: used.in_field,
        in_text: used.in_text,
        is_linked: used.is_linked,
        span: used.spans.first().copied(),
    };
    if !used.is_picture {
        // A film of some gigabytes is not held in memory.
        let (digest, size) = asset.digest().map_err(unreadable)?;
        return Ok(CheckedAsset { asset: used_asset(digest, size), sanitized: None });
    }
    if asset.size().map_err(unreadable)? > MAX_BYTES {
        return Err(broken("too-big"));
    }
    let bytes = asset.bytes().map_err(unreadable)?;
    let (size, photo, sanitized) = if is_svg(path) {
        let svg = sanitize_svg(&bytes).map_err(broken)?;
        let size = svg.size;
        (size, None, (!svg.is_clean()).then(|| (Arc::<str>::from(&*String::from_utf8_lossy(&bytes)), svg)))
    } else {
        let (size, photo) = raster(path, &bytes).map_err(broken)?;
        (Some(size), Some(photo), None)
    };
    let published = match &sanitized {
        Some((text, svg)) => Cow::Owned(svg.cleaned(text).into_bytes()),
        None => published_bytes(path, &bytes),
    };
    let asset = UsedAsset {
        width: size.map(|s| s.0),
        height: size.map(|s| s.1),
        photo,
        is_cleaned: *published != *bytes,
        ..used_asset(blake3::hash(&published), published.len() as u64)
    };
    Ok(CheckedAsset { asset, sanitized })
}

/// The bytes of a file as they are published: drawings sanitized, raster pictures without metadata, everything else unchanged.
/// Raster pictures in `static/` are published unchanged.
pub fn published_bytes<'b>(path: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let cleaned = match () {
        () if is_svg(path) => {
            sanitize_svg(bytes).ok().filter(|svg| !svg.is_clean()).map(|svg| svg.cleaned(&String::from_utf8_lossy(bytes)).into_bytes())
        }
        () if is_picture(path) && !path.starts_with("static/") => metadata::without_metadata(bytes),
        () => None,
    };
    cleaned.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Reports what the sanitizer removes from a drawing.
fn report_removed(path: &Arc<str>, text: &Arc<str>, svg: &SvgReport, files: &mut Files, diagnostics: &mut Diagnostics) {
    if svg.removed().next().is_none() {
        return;
    }
    let file = files.add(SourceFile { path: path.clone(), text: text.clone(), cells: None });
    for (range, what, name) in svg.removed().take(MAX_REPORTED) {
        // A removed element may be long: the span is its first line.
        let end = text[range.clone()].find('\n').map_or(range.end, |n| range.start + n);
        let span = Span::new(file, range.start, end);
        diagnostics.push(Diagnostic::new(&DRAWING_CLEANED).at(span).with("path", path).with("what", what).with("name", name));
    }
}

/// Photos in `static/` are published unchanged: those whose metadata has a position are reported.
fn report_positions(assets: &BTreeMap<Arc<str>, Asset>, diagnostics: &mut Diagnostics) {
    let photos: Vec<_> = assets.iter().filter(|(p, _)| (p.starts_with("static/") || p.contains("/static/")) && is_photo(p)).collect();
    let positioned = photos.par_iter().filter(|(_, asset)| {
        asset.size().is_ok_and(|size| size <= MAX_BYTES) && asset.bytes().is_ok_and(|bytes| metadata::has_position(&bytes))
    });
    let positioned: Vec<&Arc<str>> = positioned.map(|(path, _)| *path).collect();
    positioned.into_iter().for_each(|path| diagnostics.push(Diagnostic::new(&PICTURE_POSITION).with("path", path)));
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase())
}

pub(super) fn is_picture(path: &str) -> bool {
    ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&&*extension(path))
}

fn is_photo(path: &str) -> bool {
    ["png", "jpg", "jpeg", "webp"].contains(&&*extension(path))
}

fn is_svg(path: &str) -> bool {
    extension(path) == "svg"
}

/// Width and height of a raster picture in pixels after its orientation is applied, and whether it is a photo.
///
/// # Errors
/// The fault as messages name it: `unreadable`, `unknown` (no known format), `extension` (the format is another than the extension says),
/// `too-big`, `profile` (its colour profile is too large), `truncated`.
fn raster(path: &str, bytes: &[u8]) -> Result<((u32, u32), bool), &'static str> {
    if let Some(foreign) = foreign_format(bytes) {
        return Err(foreign);
    }
    let mut reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable")?;
    let format = reader.format().ok_or("unknown")?;
    if !format.extensions_str().contains(&&*extension(path)) {
        return Err("extension");
    }
    if metadata::has_large_profile(bytes) {
        return Err("profile");
    }
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(|_| "unreadable")?;
    let whole = decoder.dimensions();
    let (width, height) = reduction(bytes, whole).unwrap_or(whole);
    let area = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || area > MAX_AREA {
        return Err("too-big");
    }
    // The parts of the file can be followed to its end, without decoding it.
    if !metadata::is_complete(bytes) {
        return Err("truncated");
    }
    let photo = match format {
        image::ImageFormat::Jpeg => true,
        image::ImageFormat::WebP => !decoder.color_type().has_alpha(),
        // Graphics compress well, photos do not: 4 bits a pixel is between the two.
        image::ImageFormat::Png => !decoder.color_type().has_alpha() && bytes.len() as u64 * 8 > area * 4,
        _ => false,
    };
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let is_rotated = matches!(decoder.orientation(), Ok(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH));
    Ok((if is_rotated { (height, width) } else { (width, height) }, photo))
}

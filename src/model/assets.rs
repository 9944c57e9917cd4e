//! Pictures and files that items use: their digests, sizes, whether they are sound, and what of them may be published.

use super::{Item, Library, drawings, metadata};
use crate::diag::{
    CANNOT_READ, DRAWING_CLEANED, Diagnostic, Diagnostics, FILE_MISSING, Files, IMAGE_BROKEN, IMAGE_MISSING, PICTURE_POSITION, SourceFile,
    Span,
};
use crate::kinds::written::entry_fields;
use crate::kinds::{Field, Type, Value};
use crate::read::{Asset, paths};
use crate::text::LinkTarget;
use image::ImageDecoder;
use image::metadata::Orientation;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

/// Widest or highest picture, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Largest picture, in pixels.
pub const MAX_AREA: u64 = 60_000_000;
/// Most things said about one drawing.
const MOST_SAID: usize = 20;

/// A file that some item uses.
#[derive(Debug)]
pub struct UsedAsset {
    /// Of the bytes that are published.
    pub digest: blake3::Hash,
    /// How many they are.
    pub size: u64,
    /// In pixels, for pictures, as they are seen: a photo taken upright is higher than wide.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// For pictures made of pixels: whether it is a photo rather than a graphic with few or transparent colours.
    pub photo: Option<bool>,
    /// Not published byte for byte: see [`published`].
    pub is_cleaned: bool,
    /// Some field for pictures shows it.
    pub in_field: bool,
    /// Some text shows it.
    pub in_text: bool,
    /// Something leads to the file itself.
    pub is_handed_out: bool,
    /// The first use.
    pub span: Option<Span>,
}

/// Where a file is used, and for what.
#[derive(Default)]
struct Use {
    spans: Vec<Span>,
    is_picture: bool,
    in_field: bool,
    in_text: bool,
    is_handed_out: bool,
}

/// How a value uses a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    Field,
    Text,
    HandsOut,
}

/// Every use of a file by an item.
fn uses(library: &Library) -> BTreeMap<Arc<str>, Use> {
    let of_item = |item: &Arc<Item>| {
        let mut found = Vec::new();
        each_use(item, &mut |path, span, how| found.push((path, span, how)));
        found
    };
    let options = library.site.option_pictures.iter().map(|(path, span)| (path.clone(), *span, How::Field));
    let found: Vec<_> = library.items.par_iter().with_min_len(256).flat_map_iter(of_item).collect();
    let mut uses: BTreeMap<Arc<str>, Use> = BTreeMap::new();
    for (path, span, how) in options.chain(found) {
        let is_picture = how != How::HandsOut || is_picture(&path);
        let entry = uses.entry(path).or_default();
        entry.spans.push(span);
        entry.is_picture |= is_picture;
        entry.in_field |= how == How::Field;
        entry.in_text |= how == How::Text;
        entry.is_handed_out |= how == How::HandsOut;
    }
    uses
}

/// The files an item uses, and for what.
pub(super) fn files_of(item: &Item) -> BTreeSet<(Arc<str>, How)> {
    let mut found = BTreeSet::new();
    each_use(item, &mut |path, _, how| {
        found.insert((path, how));
    });
    found
}

fn each_use(item: &Item, add: &mut impl FnMut(Arc<str>, Span, How)) {
    for (no, span, value) in &item.fields {
        walk(value, &item.kind.table().field(*no).ty, *span, add);
    }
}

fn walk(value: &Value, ty: &Type, span: Span, add: &mut impl FnMut(Arc<str>, Span, How)) {
    let record = |entries: &[(Arc<str>, Value)], fields: &'static [Field], add: &mut _| {
        for (name, value) in entries {
            let ty = fields.iter().find(|f| *f.name == **name).map_or(&Type::Line, |f| &f.ty);
            walk(value, ty, span, add);
        }
    };
    match (value, ty) {
        (Value::File(path), Type::Image) => add(path.clone(), span, How::Field),
        (Value::File(path), _) => add(path.clone(), span, How::HandsOut),
        (Value::Document(excerpt), _) => {
            for link in excerpt.links() {
                let at = excerpt.document.span(link.start, link.end);
                let how = if link.picture { How::Text } else { How::HandsOut };
                match &link.target {
                    LinkTarget::File { path, .. } if !path.ends_with(".md") => add((**path).into(), at, how),
                    LinkTarget::Root(path) if link.picture => add(format!("static/{path}").into(), at, how),
                    _ => {}
                }
            }
        }
        (Value::List(values), Type::List(inner)) => values.iter().for_each(|v| walk(v, inner, span, add)),
        (Value::List(values), _) => values.iter().for_each(|v| walk(v, ty, span, add)),
        (Value::Record(entries), Type::Record(fields)) => record(entries, fields, add),
        (Value::Record(entries), Type::Entries) => record(entries, entry_fields(), add),
        (Value::Record(entries), _) => entries.iter().for_each(|(_, v)| walk(v, &Type::Free, span, add)),
        _ => {}
    }
}

/// Reads and judges every file in use. Drawings that had to be cleaned are added to `files`, to be shown in messages.
pub fn collect(
    library: &Library,
    assets: &BTreeMap<Arc<str>, Asset>,
    files: &mut Files,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Arc<str>, UsedAsset> {
    let uses: Vec<(Arc<str>, Use)> = uses(library).into_iter().collect();
    let judged: Vec<(Arc<str>, Verdict)> = uses
        .into_par_iter()
        .map(|(path, used)| {
            let judged = judge(&path, used, assets);
            (path, judged)
        })
        .collect();
    let mut used = BTreeMap::new();
    for (path, result) in judged {
        match result {
            Ok((asset, cleaned)) => {
                if let Some((text, drawing)) = cleaned {
                    say_cleaned(&path, &text, &drawing, files, diagnostics);
                }
                used.insert(path, asset);
            }
            Err(reports) => reports.into_iter().for_each(|d| diagnostics.push(d)),
        }
    }
    check_positions(assets, diagnostics);
    used
}

/// A file, and its text with what was found when it is a drawing that must be cleaned.
type Judged = (UsedAsset, Option<(Arc<str>, drawings::Drawing)>);

/// The file, or what is wrong with it at each of its uses.
type Verdict = Result<Judged, Vec<Diagnostic>>;

fn judge(path: &Arc<str>, used: Use, assets: &BTreeMap<Arc<str>, Asset>) -> Verdict {
    let report = |diagnostic: Diagnostic| used.spans.iter().map(|s| diagnostic.clone().at(*s)).collect::<Vec<_>>();
    let Some(asset) = assets.get(path) else {
        let code = if used.is_picture { &IMAGE_MISSING } else { &FILE_MISSING };
        let folder = paths::folder(path);
        let near = assets.keys().filter(|p| paths::folder(p) == folder).map(|p| paths::file_name(p));
        return Err(report(Diagnostic::new(code).with("path", path).suggest(paths::file_name(path), near)));
    };
    let bytes = asset.bytes().map_err(|e| report(Diagnostic::new(&CANNOT_READ).with("path", path).with("reason", e)))?;
    let broken = |why| report(Diagnostic::new(&IMAGE_BROKEN).with("path", path).with("why", why));
    let (mut size, mut photo, mut cleaned) = (None, None, None);
    if used.is_picture && is_drawing(path) {
        let drawing = drawings::judge(&bytes).map_err(broken)?;
        size = drawing.size;
        if !drawing.is_clean() {
            cleaned = Some((Arc::<str>::from(&*String::from_utf8_lossy(&bytes)), drawing));
        }
    } else if used.is_picture {
        let raster = raster(path, &bytes).map_err(broken)?;
        (size, photo) = (Some(raster.0), Some(raster.1));
    }
    let published = match &cleaned {
        Some((text, drawing)) => Cow::Owned(drawing.cleaned(text).into_bytes()),
        None => published(path, &bytes),
    };
    let asset = UsedAsset {
        digest: blake3::hash(&published),
        size: published.len() as u64,
        width: size.map(|s| s.0),
        height: size.map(|s| s.1),
        photo,
        is_cleaned: *published != *bytes,
        in_field: used.in_field,
        in_text: used.in_text,
        is_handed_out: used.is_handed_out,
        span: used.spans.first().copied(),
    };
    Ok((asset, cleaned))
}

/// What of a file goes out: drawings without what runs or loads, pictures without what cameras wrote into them.
/// Pictures in `static/` go out as they are.
pub fn published<'b>(path: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let cleaned = match () {
        () if is_drawing(path) => drawings::judge(bytes)
            .ok()
            .filter(|drawing| !drawing.is_clean())
            .map(|drawing| drawing.cleaned(&String::from_utf8_lossy(bytes)).into_bytes()),
        () if is_picture(path) && !path.starts_with("static/") => metadata::without_metadata(bytes),
        () => None,
    };
    cleaned.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn say_cleaned(path: &Arc<str>, text: &Arc<str>, drawing: &drawings::Drawing, files: &mut Files, diagnostics: &mut Diagnostics) {
    if drawing.dropped().next().is_none() {
        return;
    }
    let file = files.add(SourceFile { path: path.clone(), text: text.clone(), cells: None });
    for (range, what, name) in drawing.dropped().take(MOST_SAID) {
        // The first line of it is enough to find it.
        let end = text[range.clone()].find('\n').map_or(range.end, |n| range.start + n);
        let span = Span::new(file, range.start, end);
        diagnostics.push(Diagnostic::new(&DRAWING_CLEANED).at(span).with("path", path).with("what", what).with("name", name));
    }
}

/// Photos in `static/` are copied as they are, with the place where they were taken.
fn check_positions(assets: &BTreeMap<Arc<str>, Asset>, diagnostics: &mut Diagnostics) {
    let photos: Vec<_> = assets.iter().filter(|(p, _)| (p.starts_with("static/") || p.contains("/static/")) && is_photo(p)).collect();
    let telling = photos.par_iter().filter(|(_, asset)| asset.bytes().is_ok_and(|bytes| metadata::tells_position(&bytes)));
    let telling: Vec<&Arc<str>> = telling.map(|(path, _)| *path).collect();
    telling.into_iter().for_each(|path| diagnostics.push(Diagnostic::new(&PICTURE_POSITION).with("path", path)));
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

fn is_drawing(path: &str) -> bool {
    extension(path) == "svg"
}

/// Width and height in pixels as they are seen, and whether it is a photo. `Err` is a word for the message.
fn raster(path: &str, bytes: &[u8]) -> Result<((u32, u32), bool), &'static str> {
    let mut reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable")?;
    let format = reader.format().ok_or("unknown")?;
    if !format.extensions_str().contains(&&*extension(path)) {
        return Err("extension");
    }
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(|_| "unreadable")?;
    let (width, height) = decoder.dimensions();
    let area = u64::from(width) * u64::from(height);
    if width > MAX_SIDE || height > MAX_SIDE || area > MAX_AREA {
        return Err("too-big");
    }
    // The end of the file tells whether all of it is there, without decoding it.
    let tail = &bytes[bytes.len().saturating_sub(64)..];
    let complete = match format {
        image::ImageFormat::Jpeg => tail.windows(2).any(|w| w == [0xff, 0xd9]),
        image::ImageFormat::Png => tail.windows(4).any(|w| w == b"IEND"),
        _ => true,
    };
    if !complete {
        return Err("truncated");
    }
    let photo = match format {
        image::ImageFormat::Jpeg => true,
        image::ImageFormat::WebP => !decoder.color_type().has_alpha(),
        // Graphics pack well, photos do not: four bits a pixel lie between.
        image::ImageFormat::Png => !decoder.color_type().has_alpha() && bytes.len() as u64 * 8 > area * 4,
        _ => false,
    };
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let lies = matches!(decoder.orientation(), Ok(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH));
    Ok((if lies { (height, width) } else { (width, height) }, photo))
}

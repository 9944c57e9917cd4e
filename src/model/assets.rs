//! Pictures and files that items use: their digests, sizes and whether they are sound.

use super::{Item, Library};
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FILE_MISSING, IMAGE_BROKEN, IMAGE_MISSING, Span};
use crate::kinds::{Type, Value};
use crate::read::{Asset, paths};
use crate::text::Target;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

/// Widest or highest picture, in pixels.
const MAX_SIDE: u32 = 12_000;
/// Largest picture, in pixels.
const MAX_AREA: u64 = 60_000_000;

/// A file that some item uses.
#[derive(Debug)]
pub struct UsedAsset {
    pub digest: blake3::Hash,
    /// Bytes.
    pub size: u64,
    /// In pixels, for pictures.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// Where a file is used, and whether it must be a picture.
#[derive(Default)]
struct Use {
    spans: Vec<Span>,
    picture: bool,
}

/// Every use of a file by an item.
fn uses(library: &Library) -> BTreeMap<Arc<str>, Use> {
    let of_item = |item: &Item| {
        let table = item.kind.table();
        let mut found: Vec<(Arc<str>, Span, bool)> = Vec::new();
        for (no, span, value) in &item.fields {
            let picture = matches!(table.field(*no).ty, Type::Image);
            walk(value, *span, picture, &mut |path, span, picture| found.push((path, span, picture)));
        }
        found
    };
    let options = library.site.option_pictures.iter().map(|(path, span)| (path.clone(), *span, true));
    let found: Vec<_> = library.items.par_iter().with_min_len(256).flat_map_iter(of_item).collect();
    let mut uses: BTreeMap<Arc<str>, Use> = BTreeMap::new();
    for (path, span, picture) in options.chain(found) {
        let entry = uses.entry(path).or_default();
        entry.spans.push(span);
        entry.picture |= picture;
    }
    uses
}

fn walk(value: &Value, span: Span, picture: bool, add: &mut impl FnMut(Arc<str>, Span, bool)) {
    value.each_leaf(&mut |leaf| match leaf {
        Value::File(path) => add(path.clone(), span, picture || is_picture(path)),
        Value::Document(excerpt) => {
            for link in excerpt.links() {
                let at = excerpt.document.span(link.start, link.end);
                match &link.target {
                    Target::File { path, .. } if !path.ends_with(".md") => add((**path).into(), at, link.picture),
                    Target::Root(path) if link.picture => add(format!("static/{path}").into(), at, true),
                    _ => {}
                }
            }
        }
        _ => {}
    });
}

/// Reads and judges every file in use.
pub fn collect(library: &Library, assets: &BTreeMap<Arc<str>, Asset>, diagnostics: &mut Diagnostics) -> BTreeMap<Arc<str>, UsedAsset> {
    type Judged = Result<(Arc<str>, UsedAsset), Vec<Diagnostic>>;
    let uses: Vec<(Arc<str>, Use)> = uses(library).into_iter().collect();
    let judged: Vec<Judged> = uses
        .into_par_iter()
        .map(|(path, Use { spans, picture })| {
            let report = |diagnostic: Diagnostic| spans.iter().map(|s| diagnostic.clone().at(*s)).collect::<Vec<_>>();
            let Some(asset) = assets.get(&path) else {
                let code = if picture { &IMAGE_MISSING } else { &FILE_MISSING };
                let folder = paths::folder(&path);
                let near = assets.keys().filter(|p| paths::folder(p) == folder).map(|p| paths::file_name(p));
                return Err(report(Diagnostic::new(code).with("path", &path).suggest(paths::file_name(&path), near)));
            };
            let bytes = asset.bytes().map_err(|e| report(Diagnostic::new(&CANNOT_READ).with("path", &path).with("reason", e)))?;
            let size = match picture {
                true => picture_size(&path, &bytes)
                    .map_err(|why| report(Diagnostic::new(&IMAGE_BROKEN).with("path", &path).with("why", why)))?,
                false => None,
            };
            let digest = blake3::hash(&bytes);
            Ok((path, UsedAsset { digest, size: bytes.len() as u64, width: size.map(|s| s.0), height: size.map(|s| s.1) }))
        })
        .collect();
    let mut used = BTreeMap::new();
    for result in judged {
        match result {
            Ok((path, asset)) => {
                used.insert(path, asset);
            }
            Err(reports) => reports.into_iter().for_each(|d| diagnostics.push(d)),
        }
    }
    used
}

pub(super) fn is_picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, e)| ["png", "jpg", "jpeg", "gif", "webp", "svg"].contains(&&*e.to_ascii_lowercase()))
}

/// Width and height in pixels; none for drawings without a size. `Err` is a word for the message.
fn picture_size(path: &str, bytes: &[u8]) -> Result<Option<(u32, u32)>, &'static str> {
    let extension = path.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase());
    if extension == "svg" {
        return drawing_size(bytes);
    }
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable")?;
    let format = reader.format().ok_or("unknown")?;
    if !format.extensions_str().contains(&&*extension) {
        return Err("extension");
    }
    let (width, height) = reader.into_dimensions().map_err(|_| "unreadable")?;
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_AREA {
        return Err("too-big");
    }
    // The end of the file tells whether all of it is there, without decoding it.
    let tail = &bytes[bytes.len().saturating_sub(64)..];
    let complete = match format {
        image::ImageFormat::Jpeg => tail.windows(2).any(|w| w == [0xff, 0xd9]),
        image::ImageFormat::Png => tail.windows(4).any(|w| w == b"IEND"),
        _ => true,
    };
    if complete { Ok(Some((width, height))) } else { Err("truncated") }
}

/// Deepest nesting of a drawing's groups.
const DEEPEST: usize = 200;

/// Whether the words of a style sheet fetch something.
fn loads(words: &[u8]) -> bool {
    let words = String::from_utf8_lossy(words).to_ascii_lowercase();
    ["@import", "url(http", "url('", "url(\"", "url(/", "javascript:"].iter().any(|w| words.contains(w))
}

/// Size of an SVG drawing. Drawings that run scripts, load files or expand entities are refused.
fn drawing_size(bytes: &[u8]) -> Result<Option<(u32, u32)>, &'static str> {
    use quick_xml::events::Event;
    let text = std::str::from_utf8(bytes).map_err(|_| "unreadable")?;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut size, mut first, mut uses, mut depth) = (None, true, 0, 0usize);
    loop {
        let event = reader.read_event().map_err(|_| "unreadable")?;
        match &event {
            Event::Eof => break,
            Event::DocType(_) | Event::PI(_) => return Err("active"),
            // Style sheets inside the drawing.
            Event::Text(_) | Event::CData(_) if loads(&event) => return Err("active"),
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Start(tag) | Event::Empty(tag) => {
                depth += usize::from(matches!(event, Event::Start(_)));
                if depth > DEEPEST {
                    return Err("unknown");
                }
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                if first && name != b"svg" {
                    return Err("unknown");
                }
                if [&b"script"[..], b"foreignobject", b"iframe", b"handler"].contains(&&*name) {
                    return Err("active");
                }
                uses += usize::from(name == b"use");
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|_| "unreadable")?;
                    let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
                    let value = String::from_utf8_lossy(&attribute.value).trim().to_ascii_lowercase();
                    let leads_out = (key == b"href" && !value.starts_with('#') && !value.starts_with("data:image/"))
                        || value.contains("url(http")
                        || value.contains("javascript:");
                    if key.starts_with(b"on") || leads_out {
                        return Err("active");
                    }
                    if first && key == b"viewbox" {
                        let numbers: Vec<f64> = value.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
                        size = (numbers.len() == 4 && numbers[2] > 0.0 && numbers[3] > 0.0)
                            .then(|| (numbers[2].ceil() as u32, numbers[3].ceil() as u32));
                    }
                }
                first = false;
            }
            _ => {}
        }
    }
    match (first || uses > 500, depth) {
        (true, _) => Err("unknown"),
        (_, 0) => Ok(size),
        _ => Err("truncated"),
    }
}

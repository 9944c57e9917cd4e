//! Pictures in views and texts: addresses, sizes and HTML.

use super::value_parts::served_path;
use crate::model::UsedAsset;
use crate::plan::{PictureSet, Planner};
use crate::read::paths::percent_encode;
use crate::text::escape;
use crate::view_schema::{PictureView, PrintedPictureView, ViewValue};
use std::fmt::Write as _;
use tera::value::Key;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

/// A picture as templates see it: the fields of the default preset, and each preset of the theme by its name with the same fields.
pub fn value(planner: &Planner, path: &str) -> Value {
    let Some(asset) = planner.library.assets.get(path) else { return Value::none() };
    let picture = planner.pictures.get(path);
    let default = picture.and_then(|p| p.default());
    let show = |shown: Option<&PictureSet>| shown.map_or_else(|| as_it_is(planner, path, asset), in_sizes).value();
    let mut fields: Map = show(default).into_map().unwrap_or_default();
    for name in &planner.theme.preset_names {
        fields.insert(Key::String(name.clone()), show(picture.and_then(|p| p.preset(name)).or(default)));
    }
    Value::from(fields)
}

/// A picture as print templates see it.
pub fn printed(planner: &Planner, path: &str) -> Value {
    let Some(asset) = planner.library.assets.get(path) else { return Value::none() };
    PrintedPictureView { file: format!("/{path}"), width: asset.width, height: asset.height }.value()
}

fn in_sizes(shown: &PictureSet) -> PictureView<'_> {
    PictureView {
        src: percent_encode(&shown.src.path).into_owned(),
        srcset: srcset(shown, ""),
        sizes: &shown.sizes,
        width: Some(shown.src.width),
        height: Some(shown.src.height),
        media_type: shown.set.first().map_or("", |v| v.format.media_type()),
    }
}

fn as_it_is(planner: &Planner, path: &str, asset: &UsedAsset) -> PictureView<'static> {
    let extension = path.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase());
    let media_type = match &*extension {
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        _ => "image/png",
    };
    PictureView {
        src: percent_encode(&served_path(planner, path)).into_owned(),
        srcset: String::new(),
        sizes: "",
        width: asset.width,
        height: asset.height,
        media_type,
    }
}

fn srcset(shown: &PictureSet, rel_prefix: &str) -> String {
    let entries = shown.set.iter().map(|v| format!("{rel_prefix}{} {}w", percent_encode(&v.path), v.width));
    entries.collect::<Vec<_>>().join(", ")
}

/// Registers the filter `srcset`: `{{ item.image.srcset | srcset(root=job.root) }}` puts `root` before each address.
pub fn register(tera: &mut Tera) {
    tera.register_filter("srcset", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let root = kwargs.must_get::<&str>("root")?;
        let entries = text.split(", ").filter(|entry| !entry.is_empty()).map(|entry| format!("{root}{entry}"));
        Ok(entries.collect::<Vec<_>>().join(", "))
    });
}

/// Appends a picture of a text up to its alternative text.
pub fn open(planner: &Planner, path: &str, rel_prefix: &str, out: &mut String) {
    let (src, size) = match planner.pictures.get(path).and_then(|p| p.default()) {
        Some(shown) => {
            let media_type = shown.set.first().map_or("", |v| v.format.media_type());
            let _ = write!(out, "<picture><source type=\"{media_type}\" srcset=\"");
            escape(&srcset(shown, rel_prefix), out);
            out.push_str("\" sizes=\"");
            escape(&shown.sizes, out);
            out.push_str("\">");
            (shown.src.path.to_string(), Some((shown.src.width, shown.src.height)))
        }
        None => {
            let asset = planner.library.assets.get(path);
            (served_path(planner, path), asset.and_then(|a| Some((a.width?, a.height?))))
        }
    };
    out.push_str("<img src=\"");
    escape(&format!("{rel_prefix}{}", percent_encode(&src)), out);
    out.push('"');
    if let Some((width, height)) = size {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
}

/// Appends the end of a picture of a text.
pub fn close(planner: &Planner, path: &str, out: &mut String) {
    if planner.pictures.get(path).and_then(|p| p.default()).is_some() {
        out.push_str("</picture>");
    }
}

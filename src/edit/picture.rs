//! Checks an uploaded picture, removes its metadata and gives it a portable file name.

use crate::diag::{Diagnostic, Diagnostics, IMAGE_BROKEN, PICTURE_REFUSED};
use crate::model::{MAX_AREA, MAX_SIDE, decode_reduced, has_large_profile, reduction, sanitize_svg, without_metadata};
use crate::vietnamese::slug;
use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The largest picture in bytes: 24 MiB. A photo of a telephone has about 5 MB, a scan 20 MB.
pub const MAX_PICTURE: usize = 24 << 20;

/// The number of bytes within which the `<svg` element begins; a comment of the drawing program may precede it.
const MAX_PROLOGUE: usize = 4 << 10;

/// A picture as it is written.
#[derive(Debug)]
pub struct UploadedPicture {
    /// The name of its file.
    pub name: String,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
}

/// Checks a picture by its bytes, whatever type the browser states. `sent_as` is the file name from the browser; `taken` tells whether
/// another file has a name already.
pub fn accept_picture(sent_as: &str, bytes: &[u8], alt: &str, taken: impl Fn(&str, &[u8]) -> bool) -> Result<UploadedPicture, Diagnostics> {
    let refused = |why: &str| Diagnostic::new(&PICTURE_REFUSED).with("name", sent_as.escape_debug()).with("why", why);
    if alt.trim().is_empty() {
        return Err(refused("alt").into());
    }
    if bytes.is_empty() || bytes.len() > MAX_PICTURE {
        return Err(refused(if bytes.is_empty() { "empty" } else { "size" }).into());
    }
    let (bytes, extension) = match drawing(sent_as, bytes) {
        Some(drawn) => (drawn?, "svg"),
        None => photo(bytes).map_err(refused)?,
    };
    let stem = slug(sent_as.rsplit(['/', '\\']).next().unwrap_or_default().rsplit_once('.').map_or(sent_as, |(stem, _)| stem));
    let stem: String = stem.chars().take(60).collect();
    // The prefix `anh-` avoids the device names of Windows (`con`, `nul`, `com1`).
    let stem =
        if stem.len() < 5 { format!("anh-{stem}").trim_end_matches('-').to_string() } else { stem.trim_end_matches('-').to_string() };
    let names = (1u32..).map(|n| if n == 1 { format!("{stem}.{extension}") } else { format!("{stem}-{n}.{extension}") });
    let name = names.take(1000).find(|name| !taken(name, &bytes)).ok_or_else(|| refused("taken"))?;
    Ok(UploadedPicture { name, bytes })
}

/// A photo without metadata, and its file extension. `Err` is the value of `why` in the message.
fn photo(bytes: &[u8]) -> Result<(Vec<u8>, &'static str), &'static str> {
    let format = image::guess_format(bytes).map_err(|_| "type")?;
    let extension = match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        ImageFormat::WebP => "webp",
        ImageFormat::Gif => "gif",
        _ => return Err("type"),
    };
    if has_large_profile(bytes) {
        return Err("broken");
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| "broken")?;
    if let Some(size) = reduction(bytes, (width, height)) {
        decode_reduced(bytes, size).map_err(|_| "broken")?;
        return Ok((without_metadata(bytes).unwrap_or_else(|| bytes.to_vec()), extension));
    }
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_AREA {
        return Err("pixels");
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_AREA * 8);
    reader.limits(limits);
    // A truncated picture is found only by decoding all of it.
    reader.decode().map_err(|_| "broken")?;
    Ok((without_metadata(bytes).unwrap_or_else(|| bytes.to_vec()), extension))
}

/// An SVG drawing without the metadata of drawing programs. A drawing with scripts, external references or animation is refused, because
/// removing them could remove what it shows. None when the bytes are not an SVG drawing.
fn drawing(sent_as: &str, bytes: &[u8]) -> Option<Result<Vec<u8>, Diagnostics>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let begins = text.starts_with('<') && text.get(..text.len().min(MAX_PROLOGUE)).is_none_or(|first| first.contains("<svg"));
    if !begins {
        return None;
    }
    let name = sent_as.escape_debug();
    Some(match sanitize_svg(text.as_bytes()) {
        Err(why) => Err(Diagnostic::new(&IMAGE_BROKEN).with("path", name).with("why", why).into()),
        Ok(drawing) => match drawing.removed().next() {
            Some((_, _, part)) => {
                Err(Diagnostic::new(&PICTURE_REFUSED).with("name", name).with("why", "drawing").with("part", part).into())
            }
            None => Ok(drawing.cleaned(text).into_bytes()),
        },
    })
}

/// A Markdown text with the picture behind its last paragraph.
pub fn with_picture(body: &str, name: &str, alt: &str) -> String {
    let words: String = alt.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    let body = body.trim_end();
    let gap = if body.is_empty() { "" } else { "\n\n" };
    format!("{body}{gap}![{words}]({name})\n")
}

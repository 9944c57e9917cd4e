//! A picture that was sent: whether it is one, without what cameras write into it, under a name every system can keep.

use crate::diag::{Diagnostic, IMAGE_BROKEN, PICTURE_REFUSED};
use crate::model::{MAX_AREA, MAX_SIDE, judge_drawing, without_metadata};
use crate::vietnamese::slug;
use image::{ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Largest picture, in bytes: a telephone's photo has five megabytes, a scan twenty.
pub const MAX_PICTURE: usize = 24 << 20;

/// A drawing begins within so many bytes: before it there may be a remark of its program.
const MAX_PROLOGUE: usize = 4 << 10;

/// A picture ready to be written.
#[derive(Debug)]
pub struct Picture {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Looks at the bytes, never at what the sender calls them. `taken` says whether a file of this name with other bytes is there.
pub fn picture(sent_as: &str, bytes: &[u8], alt: &str, taken: impl Fn(&str, &[u8]) -> bool) -> Result<Picture, Box<Diagnostic>> {
    let refused = |why: &str| Box::new(Diagnostic::new(&PICTURE_REFUSED).with("name", sent_as.escape_debug()).with("why", why));
    if alt.trim().is_empty() {
        return Err(refused("alt"));
    }
    if bytes.is_empty() || bytes.len() > MAX_PICTURE {
        return Err(refused(if bytes.is_empty() { "empty" } else { "size" }));
    }
    let (bytes, extension) = match drawing(sent_as, bytes) {
        Some(drawn) => (drawn?, "svg"),
        None => photo(bytes).map_err(refused)?,
    };
    let stem = slug(sent_as.rsplit(['/', '\\']).next().unwrap_or_default().rsplit_once('.').map_or(sent_as, |(stem, _)| stem));
    let stem: String = stem.chars().take(60).collect();
    // `anh-` keeps a name of a device from being one.
    let stem =
        if stem.len() < 5 { format!("anh-{stem}").trim_end_matches('-').to_string() } else { stem.trim_end_matches('-').to_string() };
    let names = (1u32..).map(|n| if n == 1 { format!("{stem}.{extension}") } else { format!("{stem}-{n}.{extension}") });
    let name = names.take(1000).find(|name| !taken(name, &bytes)).ok_or_else(|| refused("taken"))?;
    Ok(Picture { name, bytes })
}

/// A picture of dots without what cameras write into it, and the ending it should have. `Err` is a word for the message.
fn photo(bytes: &[u8]) -> Result<(Vec<u8>, &'static str), &'static str> {
    let format = image::guess_format(bytes).map_err(|_| "type")?;
    let extension = match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        ImageFormat::WebP => "webp",
        ImageFormat::Gif => "gif",
        _ => return Err("type"),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| "broken")?;
    if width.max(height) > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_AREA {
        return Err("pixels");
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_AREA * 8);
    reader.limits(limits);
    // Half a picture is told only by reading all of it.
    reader.decode().map_err(|_| "broken")?;
    Ok((without_metadata(bytes).unwrap_or_else(|| bytes.to_vec()), extension))
}

/// A drawing without the notes of drawing programs. One that could run, load or move is refused: what would be taken out of it may be what it shows.
/// None when it is no drawing.
fn drawing(sent_as: &str, bytes: &[u8]) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let begins = text.starts_with('<') && text.get(..text.len().min(MAX_PROLOGUE)).is_none_or(|first| first.contains("<svg"));
    if !begins {
        return None;
    }
    let name = sent_as.escape_debug();
    Some(match judge_drawing(text.as_bytes()) {
        Err(why) => Err(Box::new(Diagnostic::new(&IMAGE_BROKEN).with("path", name).with("why", why))),
        Ok(drawing) => match drawing.dropped().next() {
            Some((_, _, part)) => {
                Err(Box::new(Diagnostic::new(&PICTURE_REFUSED).with("name", name).with("why", "drawing").with("part", part)))
            }
            None => Ok(drawing.cleaned(text).into_bytes()),
        },
    })
}

/// A text with the picture below its last paragraph.
pub fn with_picture(body: &str, name: &str, alt: &str) -> String {
    let words: String = alt.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    let body = body.trim_end();
    let gap = if body.is_empty() { "" } else { "\n\n" };
    format!("{body}{gap}![{words}]({name})\n")
}

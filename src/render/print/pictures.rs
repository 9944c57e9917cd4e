//! Pictures for print: the original file, or an upright sRGB copy scaled to the printed size.

use crate::model::has_large_profile;
use crate::plan::{PictureFile, PictureFormat};
use crate::read::Asset;
use crate::render::pixels;
use std::collections::BTreeMap;
use std::sync::Arc;
use typst::diag::{FileError, FileResult};
use typst::foundations::Bytes;

/// Resolution of pictures scaled for print, in dots per inch.
const DPI: f64 = 300.0;
/// JPEG quality of scaled pictures.
const QUALITY: u8 = 88;

/// The bytes of a picture of the site. `content/anh.jpg` gives the file; `content/anh.jpg@60mm.jpg` scales it for a printed width of 60 mm.
pub fn for_print(path: &str, assets: &BTreeMap<Arc<str>, Asset>) -> FileResult<Bytes> {
    let not_found = || FileError::NotFound(path.into());
    let (source, printed) = match path.rsplit_once('@') {
        Some((source, asked)) => (source, asked.strip_suffix("mm").and_then(|mm| mm.parse::<f64>().ok())),
        None => (path, None),
    };
    let asset = assets.get(source).ok_or_else(not_found)?;
    let bytes = asset.bytes().map_err(|_| not_found())?;
    let broken = |why: &str| FileError::Other(Some(why.into()));
    if has_large_profile(&bytes) {
        return Err(broken("profile"));
    }
    let wanted = match printed {
        Some(printed) => (printed / 25.4 * DPI).ceil().max(1.0) as u32,
        // The whole picture, unless that does not fit into memory.
        None if pixels::is_reduced(&bytes) => u32::MAX,
        None => return Ok(Bytes::new(bytes)),
    };
    let upright = pixels::decode(&bytes).map_err(broken)?;
    let (whole_width, whole_height) = upright.size();
    let width = wanted.min(whole_width);
    let height = (u64::from(whole_height) * u64::from(width) / u64::from(whole_width.max(1))).max(1) as u32;
    let variant = PictureFile {
        source: source.into(),
        width,
        height,
        part: (0, 0, whole_width, whole_height),
        format: if upright.has_alpha() { PictureFormat::Png } else { PictureFormat::Jpeg },
        quality: QUALITY,
        path: path.into(),
        key: [0; 32],
    };
    pixels::encode(&upright, &variant).map(Bytes::new).map_err(broken)
}

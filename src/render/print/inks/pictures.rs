//! Pictures: every pixel becomes inks. Four bytes a pixel are deflated, since there is no writer of JPEG with four inks; a picture that many files show is
//! converted once.

use super::spaces::{ScreenSpace, screen_space};
use crate::render::pixels::to_srgb;
use crate::separation::PressProfile;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, ImageFormat};
use lopdf::{Dictionary, Document, Error, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of converted pictures that are kept for other files.
const MOST_KEPT: usize = 48 << 20;

/// Pictures that were converted, by digest of what they were.
#[derive(Default)]
pub struct InkPictures(Mutex<BTreeMap<[u8; 32], Arc<InkPicture>>>);

/// A converted picture.
struct InkPicture {
    bytes: Vec<u8>,
    /// Four inks; one of a picture in greys, which is black alone.
    inks: usize,
}

impl InkPictures {
    /// Converts a picture of a PDF.
    pub fn convert(&self, pdf: &mut Document, id: ObjectId, press: &PressProfile) -> Result<(), Error> {
        let stream = pdf.get_object(id)?.as_stream()?;
        if stream.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
            return Ok(());
        }
        let is_jpeg = stream.filters().is_ok_and(|filters| filters.last() == Some(&&b"DCTDecode"[..]));
        let space = screen_space(pdf, stream.dict.get(b"ColorSpace")?);
        match space {
            ScreenSpace::Grey { .. } => {
                pdf.get_object_mut(id)?.as_stream_mut()?.dict.set("ColorSpace", "DeviceGray");
                return Ok(());
            }
            ScreenSpace::Other => return Ok(()),
            ScreenSpace::Rgb(_) | ScreenSpace::Inks | ScreenSpace::Indexed => {}
        }
        let profile = if let ScreenSpace::Rgb(Some(profile)) = space { profile_of(pdf, profile) } else { None };
        let digest = digest(stream, &space, profile.as_deref());
        let known = self.kept().get(&digest).cloned();
        let picture = match known {
            Some(picture) => picture,
            None => {
                let (width, mut rgb) = if is_jpeg { of_jpeg(stream)? } else { of_samples(pdf, stream, &space)? };
                profile.into_iter().for_each(|profile| to_srgb(&mut rgb, &profile, false));
                let is_grey = rgb.chunks_exact(3).all(|pixel| pixel[0] == pixel[1] && pixel[1] == pixel[2]);
                let picture = Arc::new(match is_grey {
                    true => InkPicture { bytes: deflated(&rgb, width, |pixel| [pixel[0]])?, inks: 1 },
                    false => InkPicture { bytes: deflated(&rgb, width, |rgb| press.separated(rgb))?, inks: 4 },
                });
                let mut kept = self.kept();
                if kept.values().map(|picture| picture.bytes.len()).sum::<usize>() + picture.bytes.len() <= MOST_KEPT {
                    kept.insert(digest, picture.clone());
                }
                picture
            }
        };
        let stream = pdf.get_object_mut(id)?.as_stream_mut()?;
        let (width, dict) = (stream.dict.get(b"Width")?.clone(), &mut stream.dict);
        dict.remove(b"Decode");
        dict.set("ColorSpace", if picture.inks == 1 { "DeviceGray" } else { "DeviceCMYK" });
        dict.set("BitsPerComponent", 8);
        dict.set("Filter", "FlateDecode");
        dict.set(
            "DecodeParms",
            dictionary! { "Predictor" => 15, "Colors" => picture.inks as i64, "BitsPerComponent" => 8, "Columns" => width },
        );
        stream.set_content(picture.bytes.clone());
        Ok(())
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, BTreeMap<[u8; 32], Arc<InkPicture>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest(stream: &Stream, space: &ScreenSpace, profile: Option<&[u8]>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for key in [&b"Width"[..], b"Height", b"BitsPerComponent"] {
        hasher.update(&stream.dict.get(key).and_then(Object::as_i64).unwrap_or_default().to_le_bytes());
    }
    hasher.update(&[u8::from(matches!(space, ScreenSpace::Rgb(_)))]);
    hasher.update(profile.unwrap_or_default());
    hasher.update(&stream.content);
    *hasher.finalize().as_bytes()
}

/// The profile of a picture whose colours are not those of sRGB.
fn profile_of(pdf: &Document, id: ObjectId) -> Option<Vec<u8>> {
    let profile = pdf.get_object(id).ok()?.as_stream().ok()?.decompressed_content().ok()?;
    let names = |name: &[u8]| memchr::memmem::find(&profile, name).is_some();
    (!names(b"sRGB") && !names(b"s\0R\0G\0B")).then_some(profile)
}

/// Width and pixels of a JPEG. One in inks becomes red, green and blue first: nothing limits its inks.
fn of_jpeg(stream: &Stream) -> Result<(usize, Vec<u8>), Error> {
    let broken = |error: image::ImageError| Error::InvalidStream(error.to_string());
    let picture: DynamicImage = image::load_from_memory_with_format(&stream.content, ImageFormat::Jpeg).map_err(broken)?;
    Ok((picture.width() as usize, picture.into_rgb8().into_raw()))
}

/// Width and pixels of a picture without losses.
fn of_samples(pdf: &Document, stream: &Stream, space: &ScreenSpace) -> Result<(usize, Vec<u8>), Error> {
    let unknown = || Error::InvalidStream("a picture of an unknown sort".into());
    let number = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).ok().and_then(|n| usize::try_from(n).ok());
    let (width, height, bits) =
        (number(b"Width").ok_or_else(unknown)?, number(b"Height").ok_or_else(unknown)?, number(b"BitsPerComponent").unwrap_or(8));
    let mut samples = stream.get_plain_content()?;
    if bits == 16 {
        samples = samples.into_iter().step_by(2).collect();
    } else if bits != 8 {
        return Err(unknown());
    }
    let rgb = match space {
        ScreenSpace::Rgb(_) => samples,
        ScreenSpace::Inks => samples.chunks_exact(4).flat_map(|inks| shown([inks[0], inks[1], inks[2], inks[3]])).collect(),
        ScreenSpace::Indexed => {
            let table = indexed(pdf, &stream.dict).ok_or_else(unknown)?;
            samples.iter().flat_map(|no| table.get(usize::from(*no)).copied().unwrap_or_default()).collect()
        }
        _ => return Err(unknown()),
    };
    if rgb.len() < width * height * 3 { Err(unknown()) } else { Ok((width, rgb)) }
}

/// The colours of a table; none where they are not red, green and blue.
fn indexed(pdf: &Document, dict: &Dictionary) -> Option<Vec<[u8; 3]>> {
    let space = dict.get_deref(b"ColorSpace", pdf).ok()?.as_array().ok()?;
    if !matches!(screen_space(pdf, space.get(1)?), ScreenSpace::Rgb(_)) {
        return None;
    }
    let table = match pdf.dereference(space.get(3)?).ok()?.1 {
        Object::String(bytes, _) => bytes.clone(),
        Object::Stream(stream) => stream.get_plain_content().ok()?,
        _ => return None,
    };
    Some(table.chunks_exact(3).map(|rgb| [rgb[0], rgb[1], rgb[2]]).collect())
}

/// Inks as red, green and blue.
fn shown([c, m, y, k]: [u8; 4]) -> [u8; 3] {
    [c, m, y].map(|ink| ((u32::from(255 - ink) * u32::from(255 - k) + 127) / 255) as u8)
}

/// The inks of pixels, each row with the filter of PNG that leaves the smaller numbers.
fn deflated<const INKS: usize>(rgb: &[u8], width: usize, inks_of: impl Fn([u8; 3]) -> [u8; INKS]) -> Result<Vec<u8>, Error> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::default());
    let (mut above, mut row) = (vec![0; width * INKS], vec![0; width * INKS]);
    let (mut last, mut inks) = ([255; 3], inks_of([255; 3]));
    for pixels in rgb.chunks_exact((width * 3).max(1)) {
        for (pixel, place) in pixels.chunks_exact(3).zip(row.chunks_exact_mut(INKS)) {
            if pixel != last {
                last.copy_from_slice(pixel);
                inks = inks_of(last);
            }
            place.copy_from_slice(&inks);
        }
        let left = |i: usize| if i < INKS { 0 } else { row[i - INKS] };
        let cost = |byte: u8| u32::from(byte.min(byte.wrapping_neg()));
        let beside: u32 = row.iter().enumerate().map(|(i, ink)| cost(ink.wrapping_sub(left(i)))).sum();
        let below: u32 = row.iter().zip(&above).map(|(ink, up)| cost(ink.wrapping_sub(*up))).sum();
        let filtered: Vec<u8> = match beside < below {
            true => std::iter::once(1).chain(row.iter().enumerate().map(|(i, ink)| ink.wrapping_sub(left(i)))).collect(),
            false => std::iter::once(2).chain(row.iter().zip(&above).map(|(ink, up)| ink.wrapping_sub(*up))).collect(),
        };
        out.write_all(&filtered)?;
        std::mem::swap(&mut above, &mut row);
    }
    Ok(out.finish()?)
}

//! Random metadata is put into pictures, between their parts and after their end, and must be gone while the pixels are the same.

use super::{has_position, is_complete, orientation_only, without_metadata};
use image::codecs::gif::{GifEncoder, Repeat};
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, Frame, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage};
use std::io::Cursor;

/// Makes one part of a file with a random note.
type RandomPart = fn(&mut RandomNumbers) -> Vec<u8>;

/// What no published file may contain.
const SECRET: &[u8] = b"C:\\Users\\Secret";

/// Random numbers of a linear congruential generator.
struct RandomNumbers(u64);

impl RandomNumbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// The secret between random bytes; at most 250 bytes.
    fn note(&mut self) -> Vec<u8> {
        let mut noise = || (0..self.below(100)).map(|_| self.below(256) as u8).collect::<Vec<_>>();
        [noise(), SECRET.to_vec(), noise()].concat()
    }
}

fn picture() -> RgbImage {
    RgbImage::from_fn(31, 17, |x, y| Rgb([(x * 8) as u8, (y * 15) as u8, (x * y) as u8]))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture()).write_to(&mut out, format).expect("encoded");
    out.into_inner()
}

/// An animation of three frames that repeats.
fn animation() -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new(&mut out);
    encoder.set_repeat(Repeat::Infinite).expect("repeats");
    for _ in 0..3 {
        encoder.encode_frame(Frame::new(DynamicImage::from(picture()).into_rgba8())).expect("a frame");
    }
    drop(encoder);
    out
}

/// Size, orientation and pixels.
fn shown(bytes: &[u8]) -> (u32, Option<Orientation>, Vec<u8>) {
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("read");
    let orientation = reader().into_decoder().expect("a picture").orientation().ok();
    let decoded = reader().decode().expect("decoded");
    (decoded.width(), orientation, decoded.into_rgba8().into_raw())
}

fn frames(bytes: &[u8]) -> Vec<Vec<u8>> {
    let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(bytes)).expect("an animation");
    decoder.into_frames().map(|frame| frame.expect("a frame").into_buffer().into_raw()).collect()
}

/// An Exif block with a camera's name and this orientation.
fn exif(orientation: u8) -> Vec<u8> {
    let maker = SECRET.len() as u8 + 1;
    let mut block = b"MM\0*\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0".to_vec();
    block.extend([maker, 0, 0, 0, 38, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    block.extend(SECRET);
    block.push(0);
    block
}

fn jpeg_segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    [&[0xff, marker], &(contents.len() as u16 + 2).to_be_bytes()[..], contents].concat()
}

fn jpeg_part(random: &mut RandomNumbers) -> Vec<u8> {
    let note = random.note();
    match random.below(6) {
        0 => jpeg_segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", &note[..]].concat()),
        1 => jpeg_segment(0xe0, &[b"JFXX\0\x10", &note[..]].concat()),
        2 => jpeg_segment(0xe2, &[b"MPF\0", &note[..]].concat()),
        3 => jpeg_segment(0xfe, &note),
        4 => [vec![0xff; random.below(4)], jpeg_segment(0xed, &note)].concat(),
        _ => jpeg_segment(0xe3 + random.below(11) as u8, &note),
    }
}

fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [name, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &named, &super::png::crc(&named).to_be_bytes()].concat()
}

fn png_part(random: &mut RandomNumbers) -> Vec<u8> {
    let name = random.of(&[b"tEXt", b"zTXt", b"iTXt", b"tIME", b"prVW", b"caBX", b"sPLT", b"dSIG", b"mkBF"]);
    png_chunk(name, &random.note())
}

fn webp_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [name, &(data.len() as u32).to_le_bytes()[..], data, &[0][..data.len() % 2]].concat()
}

fn webp_part(random: &mut RandomNumbers) -> Vec<u8> {
    let name = random.of(&[b"XMP ", b"JUNK", b"C2PA", b"txt "]);
    webp_chunk(name, &random.note())
}

fn gif_part(random: &mut RandomNumbers) -> Vec<u8> {
    let note = random.note();
    let block = [&[note.len() as u8], &note[..], &[0]].concat();
    match random.below(3) {
        0 => [b"\x21\xfe", &block[..]].concat(),
        1 => [b"\x21\xff\x0bXMP DataXMP", &block[..]].concat(),
        _ => [b"\x21\x01\x0c\0\0\0\0\0\0\0\0\0\0\0\0", &block[..]].concat(),
    }
}

/// Offsets between the segments of a JPEG before its scan.
fn jpeg_gaps(bytes: &[u8]) -> Vec<usize> {
    let (mut gaps, mut at) = (Vec::new(), 2);
    while bytes[at + 1] != 0xda {
        gaps.push(at);
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    gaps
}

/// Puts parts into a picture at random gaps, and noise after its end.
fn with_notes(plain: &[u8], gaps: &[usize], part: RandomPart, random: &mut RandomNumbers) -> Vec<u8> {
    let mut bytes = plain.to_vec();
    for gap in gaps.iter().rev() {
        for _ in 0..random.below(3) {
            let part = part(random);
            bytes.splice(gap..gap, part);
        }
    }
    if bytes.starts_with(b"RIFF") {
        let size = bytes.len() as u32 - 8;
        bytes[4..8].copy_from_slice(&size.to_le_bytes());
    }
    for _ in 0..random.below(3) {
        bytes.extend(if random.below(2) == 0 { random.note() } else { [plain, SECRET].concat() });
    }
    bytes
}

fn has_secret(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET)
}

#[test]
fn random_metadata_is_removed_and_the_pixels_stay() {
    let (jpeg, png, webp, gif) = (encoded(ImageFormat::Jpeg), encoded(ImageFormat::Png), encoded(ImageFormat::WebP), animation());
    let global_colours = if gif[10] & 0x80 == 0 { 0 } else { 3 << ((gif[10] & 7) + 1) };
    let sorts: [(&[u8], Vec<usize>, RandomPart); 4] = [
        (&jpeg, jpeg_gaps(&jpeg), jpeg_part),
        (&png, vec![33, png.len() - 12], png_part),
        (&webp, vec![12, webp.len()], webp_part),
        (&gif, vec![13 + global_colours, gif.len() - 1], gif_part),
    ];
    let (mut random, mut secrets) = (RandomNumbers(17), 0);
    for round in 0..100 {
        for (plain, gaps, part) in &sorts {
            let noted = with_notes(plain, gaps, *part, &mut random);
            let cleaned = without_metadata(&noted).unwrap_or_else(|| noted.clone());
            secrets += usize::from(has_secret(&noted));
            assert!(is_complete(&noted) && !has_secret(&cleaned), "round {round}: {:?}", &plain[..4]);
            assert_eq!(without_metadata(&cleaned), None, "round {round}: cleaned again");
            assert_eq!(shown(&cleaned), shown(plain), "round {round}");
            if cleaned.starts_with(b"GIF") {
                assert_eq!(frames(&cleaned), frames(plain), "round {round}");
            }
        }
    }
    assert!(secrets > 250, "{secrets} of 400 had something to remove");
}

#[test]
fn a_picture_that_is_turned_stays_turned() {
    let webp = encoded(ImageFormat::WebP);
    let [width, height] = [30u8, 16];
    let extended = webp_chunk(b"VP8X", &[0x08, 0, 0, 0, width, 0, 0, height, 0, 0]);
    for orientation in 2..=8 {
        let block = exif(orientation);
        let jpeg = encoded(ImageFormat::Jpeg);
        let jpeg = [&jpeg[..2], &jpeg_segment(0xe1, &[b"Exif\0\0", &block[..]].concat()), &jpeg[2..]].concat();
        let png = encoded(ImageFormat::Png);
        let png = [&png[..33], &png_chunk(b"eXIf", &block), &png[33..]].concat();
        let mut webp = [&webp[..12], &extended, &webp[12..], &webp_chunk(b"EXIF", &block)].concat();
        let size = webp.len() as u32 - 8;
        webp[4..8].copy_from_slice(&size.to_le_bytes());
        for noted in [jpeg, png, webp] {
            let cleaned = without_metadata(&noted).expect("something to remove");
            assert!(has_secret(&noted) && !has_secret(&cleaned));
            assert_eq!(shown(&cleaned), shown(&noted), "{orientation}: {:?}", &noted[..4]);
            assert_eq!(shown(&cleaned).1, Orientation::from_exif(orientation));
            assert_eq!(without_metadata(&cleaned), None);
        }
    }
    assert_eq!(orientation_only(&exif(1)), None);
}

#[test]
fn a_thumbnail_is_metadata_and_a_colour_profile_is_not() {
    let jpeg = encoded(ImageFormat::Jpeg);
    let thumbnail = jpeg_segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02", &SECRET[..12]].concat());
    let profile = jpeg_segment(0xe2, b"ICC_PROFILE\0\x01\x01profile");
    let noted = [&jpeg[..2], &thumbnail, &profile, &jpeg[2..]].concat();
    let cleaned = without_metadata(&noted).expect("something to remove");
    let has = |part: &[u8]| cleaned.windows(part.len()).any(|window| window == part);
    assert!(has(&profile) && !has(&SECRET[..12]) && has(b"\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0"));
}

#[test]
fn pictures_that_are_cut_off_are_not_complete() {
    for bytes in [encoded(ImageFormat::Jpeg), encoded(ImageFormat::Png), encoded(ImageFormat::WebP)] {
        assert!(is_complete(&bytes));
        for length in 0..bytes.len() - 2 {
            assert!(!is_complete(&bytes[..length]), "{length} of {} bytes", bytes.len());
            assert!(!has_position(&bytes[..length]));
        }
    }
    // Only the trailer of a GIF may be missing.
    let gif = animation();
    assert!(is_complete(&gif[..gif.len() - 1]) && !is_complete(&gif[..gif.len() - 2]) && !is_complete(b"GIF89a"));
    // Sizes that lead out of the file, or run over.
    for bytes in [
        &b"\xff\xd8\xff\xe1\xff\xff"[..],
        b"\xff\xd8\xff\xe1\0\0",
        b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR",
    ] {
        assert!(!is_complete(bytes), "{bytes:?}");
    }
}

//! GIF (version 89a): a header, extensions and images, each with its data in sub-blocks of at most 255 bytes.

use super::{CleanedPicture, array, slice};

/// Signature and logical screen descriptor.
const HEADER: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2c;
const TRAILER: u8 = 0x3b;
/// The extension with time, transparency and disposal of the next image.
const GRAPHIC_CONTROL: u8 = 0xf9;
const PLAIN_TEXT: u8 = 0x01;
const APPLICATION: u8 = 0xff;
/// Applications whose extensions change how the picture looks: the number of repetitions and the colour profile.
const KEPT_APPLICATIONS: [&[u8; 11]; 3] = [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"];

/// The picture from its header to its trailer, without comments, texts and data of applications. A missing trailer is added.
pub fn clean(bytes: &[u8]) -> Option<CleanedPicture> {
    let colours = color_table(*bytes.get(10)?);
    let mut at = HEADER + colours;
    let mut out = slice(bytes, 0, at)?.to_vec();
    // The control of the next image, which may turn out to be a text.
    let mut control: &[u8] = &[];
    loop {
        let start = at;
        match bytes.get(at) {
            None | Some(&TRAILER) => break,
            Some(&EXTENSION) => {
                let label = *bytes.get(at + 1)?;
                at = blocks_end(bytes, at + 2)?;
                let extension = &bytes[start..at];
                match label {
                    GRAPHIC_CONTROL => control = extension,
                    PLAIN_TEXT => control = &[],
                    APPLICATION if array(extension, 3).is_some_and(|name| KEPT_APPLICATIONS.contains(&&name)) => out.extend(extension),
                    _ => {}
                }
            }
            Some(&IMAGE) => {
                // The descriptor, a colour table, and the size of codes in bits.
                at = blocks_end(bytes, at + 10 + color_table(*bytes.get(at + 9)?) + 1)?;
                out.extend(std::mem::take(&mut control));
                out.extend(&bytes[start..at]);
            }
            // Some programs write a zero too many.
            Some(0) => at += 1,
            Some(_) => return None,
        }
    }
    out.push(TRAILER);
    Some(CleanedPicture { bytes: out, exif: Vec::new() })
}

/// The number of bytes of the colour table that the flags of a descriptor declare.
fn color_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) }
}

/// Where the sub-blocks that begin at an offset end: after the one without data.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

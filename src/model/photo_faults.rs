//! Formats of pictures that browsers or the program do not show, by their first bytes; and JPEGs that end too early: decoders fill what is missing with grey
//! or with a pattern, and do not say so.

use super::progressive_photos::is_progressive_cut_off;

/// The name of a format that is no picture for the web: `heic`, `avif`, `bmp`, `tiff`; none for all others.
pub fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    match (bytes, brand) {
        (_, Some(b"avif" | b"avis")) => Some("avif"),
        (_, Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1")) => Some("heic"),
        ([b'B', b'M', ..], _) if bytes.get(6..10) == Some(&[0; 4]) => Some("bmp"),
        ([b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..], _) => Some("tiff"),
        _ => None,
    }
}

/// A segment before the coded data of a JPEG, or the one that begins them.
pub struct HeaderSegment<'b> {
    /// The byte behind 0xff.
    pub marker: u8,
    body: &'b [u8],
    /// Where it ends in the file.
    end: usize,
}

/// The segments of a JPEG up to its first coded data; they end early where something else stands between them. None for other formats.
pub fn header_segments(bytes: &[u8]) -> impl Iterator<Item = HeaderSegment<'_>> {
    let mut at = if bytes.starts_with(&[0xff, 0xd8]) { 2 } else { bytes.len() };
    std::iter::from_fn(move || {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xff {
            at += 1;
            return Some(None);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let body = bytes.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        let end = at;
        if marker == 0xda {
            at = bytes.len();
        }
        Some(Some(HeaderSegment { marker, body, end }))
    })
    .flatten()
}

/// The most blocks that may lack, in parts of all: some programs lose the last ones.
const LACKING: usize = 50;

/// Whether a JPEG was cut off: its scan has codes for fewer blocks than its frame, or a progressive one lacks scans. None where that cannot be told:
/// one with a scan for each colour.
pub fn is_cut_off(bytes: &[u8]) -> Option<bool> {
    match Frame::read(bytes) {
        Some((coded, wanted)) => Some(wanted - coded.min(wanted) > wanted / LACKING),
        None => is_progressive_cut_off(bytes),
    }
}

/// What the headers say of a sequential frame in one scan.
#[derive(Default)]
struct Frame {
    /// How many units of all components together the picture has.
    units: usize,
    /// Identifier of each component, and its blocks in a unit.
    components: Vec<(u8, usize)>,
    /// By class (0 DC, 1 AC) and number.
    tables: [[Option<Codes>; 4]; 2],
    restart: usize,
}

impl Frame {
    /// How many units are coded, and how many there are.
    fn read(bytes: &[u8]) -> Option<(usize, usize)> {
        let mut frame = Frame::default();
        for HeaderSegment { marker, body, end } in header_segments(bytes) {
            match marker {
                0xc0 | 0xc1 => frame.size(body)?,
                0xc4 => frame.codes(body)?,
                0xdd => frame.restart = usize::from(u16::from_be_bytes(body.get(..2)?.try_into().ok()?)),
                0xda => return Some((frame.scan(body, &bytes[end..])?, frame.units)),
                0xc2..=0xcf | 0xd9 => return None,
                _ => {}
            }
        }
        None
    }

    fn size(&mut self, body: &[u8]) -> Option<()> {
        let [8, high, low, left, right, count, parts @ ..] = body else { return None };
        let side = |high: &u8, low: &u8| usize::from(u16::from_be_bytes([*high, *low]));
        let parts: Vec<(u8, usize, usize)> =
            parts.chunks_exact(3).take(usize::from(*count)).map(|c| (c[0], usize::from(c[1] >> 4), usize::from(c[1] & 15))).collect();
        let (across, down) = (parts.iter().map(|c| c.1).max()?, parts.iter().map(|c| c.2).max()?);
        // The units of a scan of one component are its blocks.
        let (across, down) = if parts.len() == 1 { (1, 1) } else { (across, down) };
        if !(1..=4).contains(&across) || !(1..=4).contains(&down) {
            return None;
        }
        self.units = side(left, right).div_ceil(8 * across) * side(high, low).div_ceil(8 * down);
        self.components = parts.iter().map(|c| (c.0, if parts.len() == 1 { 1 } else { c.1 * c.2 })).collect();
        Some(())
    }

    fn codes(&mut self, mut body: &[u8]) -> Option<()> {
        while let [head, rest @ ..] = body {
            let counts: &[u8; 16] = rest.get(..16)?.try_into().ok()?;
            let values = rest.get(16..16 + counts.iter().map(|n| usize::from(*n)).sum::<usize>())?;
            *self.tables.get_mut(usize::from(head >> 4))?.get_mut(usize::from(head & 15))? = Some(Codes::new(counts, values)?);
            body = &rest[16 + values.len()..];
        }
        Some(())
    }

    /// How many units a scan has codes for.
    fn scan(&self, head: &[u8], data: &[u8]) -> Option<usize> {
        let [count, parts @ ..] = head else { return None };
        if usize::from(*count) != self.components.len() || self.units == 0 {
            return None;
        }
        let mut blocks = Vec::new();
        for part in parts.chunks_exact(2).take(usize::from(*count)) {
            let (_, number) = self.components.iter().find(|(id, _)| *id == part[0])?;
            let table = |class: usize, no: u8| self.tables[class].get(usize::from(no))?.as_ref();
            let pair = (table(0, part[1] >> 4)?, table(1, part[1] & 15)?);
            blocks.extend(std::iter::repeat_n(pair, *number));
        }
        let mut bits = Bits { data, at: 0, held: 0, count: 0 };
        for unit in 0..self.units {
            if self.restart > 0 && unit > 0 && unit % self.restart == 0 && !bits.restart() {
                return Some(unit);
            }
            if !blocks.iter().all(|(dc, ac)| bits.block(dc, ac)) {
                return Some(unit);
            }
        }
        Some(self.units)
    }
}

/// A table of prefix codes: the symbol and the length for each 16 bits they begin.
struct Codes(Vec<(u8, u8)>);

impl Codes {
    fn new(counts: &[u8; 16], values: &[u8]) -> Option<Codes> {
        let (mut table, mut values) = (vec![(0, 0); 1 << 16], values.iter());
        let mut code = 0usize;
        for (length, count) in (1..=16u8).zip(counts) {
            for _ in 0..*count {
                let width = 1usize << (16 - length);
                table.get_mut(code..code + width)?.fill((*values.next()?, length));
                code += width;
            }
        }
        Some(Codes(table))
    }
}

/// The bits of a scan up to its next marker.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn fill(&mut self) {
        while self.count <= 48 {
            let (byte, length) = match self.data.get(self.at..) {
                Some([0xff, 0, ..]) => (0xff, 2),
                Some([0xff, ..]) | None | Some([]) => return,
                Some([byte, ..]) => (*byte, 1),
            };
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
            self.at += length;
        }
    }

    /// The symbol that follows; none where the data ends.
    fn symbol(&mut self, codes: &Codes) -> Option<u8> {
        self.fill();
        let next = if self.count >= 16 { self.held >> (self.count - 16) } else { self.held << (16 - self.count) } & 0xffff;
        let (symbol, length) = codes.0[next as usize];
        (length > 0 && u32::from(length) <= self.count).then(|| {
            self.count -= u32::from(length);
            symbol
        })
    }

    fn skip(&mut self, bits: u8) -> bool {
        self.fill();
        let is_there = self.count >= u32::from(bits);
        self.count = self.count.saturating_sub(u32::from(bits));
        is_there
    }

    /// Passes over one block; whether it is there.
    fn block(&mut self, dc: &Codes, ac: &Codes) -> bool {
        if !self.symbol(dc).is_some_and(|size| self.skip(size.min(16))) {
            return false;
        }
        let mut coefficient = 1;
        while coefficient < 64 {
            match self.symbol(ac) {
                None => return false,
                Some(0) => break,
                Some(symbol) => {
                    coefficient += usize::from(symbol >> 4) + 1;
                    if !self.skip(symbol & 15) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Passes over a restart marker; whether it is there.
    fn restart(&mut self) -> bool {
        (self.held, self.count) = (0, 0);
        let is_marker = matches!(self.data.get(self.at..), Some([0xff, 0xd0..=0xd7, ..]));
        self.at += 2;
        is_marker
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{DynamicImage, Rgb, RgbImage};

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        assert_eq!(foreign_format(b"\0\0\0\x18ftypheic\0\0\0\0"), Some("heic"));
        assert_eq!(foreign_format(b"\0\0\0\x18ftypavif\0\0\0\0"), Some("avif"));
        assert_eq!(foreign_format(b"MM\0*\0\0"), Some("tiff"));
        assert_eq!(foreign_format(b"BM and so on, a text that begins so"), None);
    }

    #[test]
    fn a_jpeg_with_too_few_codes_is_cut_off() {
        for (width, height, is_grey) in [(320, 240, false), (33, 17, false), (100, 70, true)] {
            let picture = RgbImage::from_fn(width, height, |x, y| Rgb([(x * 7 % 251) as u8, (y * 13 % 241) as u8, (x * y % 239) as u8]));
            let picture = if is_grey { DynamicImage::from(DynamicImage::from(picture).into_luma8()) } else { picture.into() };
            let mut jpeg = Vec::new();
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 80)).expect("a JPEG");
            assert_eq!(is_cut_off(&jpeg), Some(false), "{width}x{height}");
            assert_eq!(is_cut_off(&jpeg[..jpeg.len() - 2]), Some(false), "without its end marker");
            let half = (jpeg.len() + 600) / 2;
            assert_eq!(is_cut_off(&jpeg[..half]), Some(true), "half of it");
            assert_eq!(is_cut_off(&[&jpeg[..half], &[0xff, 0xd9]].concat()), Some(true), "half of it, with an end marker");
        }
    }
}

//! Old workbooks (.xls): the container of streams ([MS-CFB]) and the records of a sheet ([MS-XLS]), as far as hidden rows need them.

/// A sector number of this size or larger ends a chain.
const END: u32 = 0xffff_fffa;
/// Streams shorter than this are stored in the small sectors of the root.
const SMALL: usize = 4096;

/// The rows of a sheet that are hidden, from 1. None where the file is not understood.
pub fn hidden_rows_of_old_book(bytes: &[u8], sheet: &str) -> Option<Vec<usize>> {
    let file = CompoundFile::open(bytes)?;
    let book = file.stream("Workbook").or_else(|| file.stream("Book"))?;
    let start = records(&book, 0)
        .find_map(|(kind, body)| (kind == BOUND_SHEET && sheet_name(body)? == sheet).then(|| u32_at(body, 0)).flatten())?;
    let mut hidden = Vec::new();
    for (kind, body) in records(&book, start as usize) {
        match kind {
            END_OF_PART => break,
            ROW if u16_at(body, 12)? & 0x20 != 0 => hidden.push(usize::from(u16_at(body, 0)?) + 1),
            _ => {}
        }
    }
    Some(hidden)
}

const BOUND_SHEET: u16 = 0x85;
const ROW: u16 = 0x208;
const END_OF_PART: u16 = 0x0a;

fn records(book: &[u8], mut at: usize) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, size) = (u16_at(book, at)?, usize::from(u16_at(book, at + 2)?));
        let body = book.get(at + 4..at + 4 + size)?;
        at += 4 + size;
        Some((kind, body))
    })
}

/// The name in a record of a sheet: its letters have one byte or two.
fn sheet_name(body: &[u8]) -> Option<String> {
    let (count, is_wide) = (usize::from(*body.get(6)?), body.get(7)? & 1 != 0);
    Some(match is_wide {
        true => String::from_utf16_lossy(&(0..count).map(|no| u16_at(body, 8 + 2 * no)).collect::<Option<Vec<_>>>()?),
        false => body.get(8..8 + count)?.iter().map(|byte| char::from(*byte)).collect(),
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A file of streams.
struct CompoundFile<'b> {
    bytes: &'b [u8],
    /// Size of a sector in bytes, a power of two.
    sector: usize,
    /// The sector that follows each sector.
    next: Vec<u32>,
    entries: Vec<u8>,
}

impl<'b> CompoundFile<'b> {
    fn open(bytes: &'b [u8]) -> Option<CompoundFile<'b>> {
        let sector = 1usize << u16_at(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = CompoundFile { bytes, sector, next: Vec::new(), entries: Vec::new() };
        let mut tables: Vec<u32> = (0..109).map(|no| u32_at(bytes, 76 + 4 * no)).collect::<Option<_>>()?;
        let mut more = u32_at(bytes, 68)?;
        while more < END && tables.len() * sector < bytes.len() + 109 * sector {
            let list = file.at(more)?;
            tables.extend((0..sector / 4 - 1).filter_map(|no| u32_at(list, 4 * no)));
            more = u32_at(list, sector - 4)?;
        }
        for table in tables.into_iter().filter(|table| *table < END) {
            let list = file.at(table)?;
            file.next.extend((0..sector / 4).filter_map(|no| u32_at(list, 4 * no)));
        }
        file.entries = file.chain(u32_at(bytes, 48)?)?;
        Some(file)
    }

    fn at(&self, sector: u32) -> Option<&'b [u8]> {
        let start = (sector as usize + 1).checked_mul(self.sector)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The sectors from one on. A chain is not longer than the file.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut at, mut out) = (first, Vec::new());
        while at < END {
            out.extend_from_slice(self.at(at)?);
            at = *self.next.get(at as usize)?;
            (out.len() <= self.bytes.len()).then_some(())?;
        }
        Some(out)
    }

    /// The start and the size of a stream.
    fn entry(&self, is_it: impl Fn(&[u8], u8) -> bool) -> Option<(u32, usize)> {
        let entry = self.entries.chunks_exact(128).find(|entry| {
            let length = usize::from(u16_at(entry, 64).unwrap_or_default()).clamp(2, 64) - 2;
            is_it(&entry[..length], entry[66])
        })?;
        Some((u32_at(entry, 116)?, u32_at(entry, 120)? as usize))
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        const STREAM: u8 = 2;
        const ROOT: u8 = 5;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (start, size) = self.entry(|found, kind| kind == STREAM && found == wide)?;
        if size >= SMALL {
            let mut all = self.chain(start)?;
            all.truncate(size);
            return Some(all);
        }
        let small = self.chain(self.entry(|_, kind| kind == ROOT)?.0)?;
        let next = self.chain(u32_at(self.bytes, 60)?)?;
        let (mut at, mut out) = (start, Vec::new());
        while at < END && out.len() < size {
            let from = at as usize * 64;
            out.extend_from_slice(small.get(from..from + 64)?);
            at = u32_at(&next, at as usize * 4)?;
        }
        out.truncate(size);
        Some(out)
    }
}

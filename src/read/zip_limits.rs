//! Limits of zip archives: refuses workbooks and documents that would exhaust memory when unpacked, before a reader opens them.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The reason that is shown for an archive that is broken, in the words of the message `cannot-read`.
pub(super) const DAMAGED: &str = "damaged";
/// The reason for a file of another format with the name of a workbook or document.
pub(super) const OTHER_FORMAT: &str = "other-format";

/// Most bytes that all parts may unpack to. A workbook of 200,000 full rows needs about half of this.
const MAX_UNPACKED: u64 = 128 << 20;

/// Unpacks every part once without keeping it. Sizes are measured, because those declared in a zip file may be false.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub(super) fn check_archive(bytes: &[u8]) -> Result<(), String> {
    check_parts(bytes, MAX_UNPACKED)
}

fn check_parts(bytes: &[u8], most: u64) -> Result<(), String> {
    // The sheet reader takes anything else for an older format and trusts the lengths in it.
    if !bytes.starts_with(b"PK") {
        return Err(OTHER_FORMAT.to_string());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_string())?;
    let mut left = most;
    let mut part = Vec::new();
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|_| DAMAGED.to_string())?;
        let is_strings = entry.name().map_err(|_| DAMAGED.to_string())?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        part.clear();
        let size = if is_strings {
            entry.take(left + 1).read_to_end(&mut part).map(|n| n as u64)
        } else {
            std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
        };
        let size = size.map_err(|_| DAMAGED.to_string())?;
        left = left.checked_sub(size).ok_or_else(|| "unpacks-too-much".to_string())?;
        if is_strings {
            check_string_count(&part)?;
        }
    }
    Ok(())
}

/// Compares the declared number of shared strings with the size of the part: the sheet reader reserves memory for that number.
fn check_string_count(part: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(part).map_err(|_| DAMAGED.to_string())?;
    for (at, name) in text.match_indices("uniqueCount") {
        let value = text[at + name.len()..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
        let digits = value.bytes().take_while(|b| b.is_ascii_digit() || *b == b'+').count();
        // The shortest string is `<si/>`, five bytes.
        if digits > 0 && !value[..digits].parse::<usize>().is_ok_and(|n| n <= text.len() / 5) {
            return Err(DAMAGED.to_string());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    #[test]
    fn parts_that_unpack_to_too_much_are_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for part in ["a.xml", "xl/sharedStrings.xml"] {
            zip.start_file(part, SimpleFileOptions::default()).unwrap();
            zip.write_all(&[b' '; 1000]).unwrap();
        }
        let mut bytes = zip.finish().unwrap().into_inner();
        assert_eq!(check_parts(&bytes, 2000), Ok(()));
        assert!(check_parts(&bytes, 1999).is_err());
        // The sizes it declares (1000 = 0x03e8) count for nothing.
        while let Some(at) = bytes.windows(4).position(|w| w == [0xe8, 3, 0, 0]) {
            bytes[at] = 1;
            bytes[at + 1] = 0;
        }
        assert!(check_parts(&bytes, 1999).is_err());
    }
}

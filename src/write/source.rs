//! A source file that the program was asked to change or to begin: replaced in one step, and only when it is still what was read.

use crate::read::decode_any;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Puts `new` in the place of `old`. Fails when the file has changed since it was read; a byte order mark stays, another encoding becomes UTF-8.
pub fn replace_file(path: &Path, old: &str, new: &str) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let (mark, body) = match bytes.strip_prefix(BOM) {
        Some(body) => (BOM, body),
        None => (&[][..], &bytes[..]),
    };
    // A file in another encoding becomes UTF-8.
    let is_other = body != old.as_bytes();
    if is_other && decode_any(&bytes).is_none_or(|text| *text != *old) {
        return Err(io::Error::other("the file cannot be read for certain, or has changed meanwhile"));
    }
    let mark = if is_other { &[][..] } else { mark };
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("file");
    let beside = path.with_file_name(format!(".{name}.loa-new"));
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(mark)?;
        file.write_all(new.as_bytes())?;
        file.set_permissions(fs::metadata(path)?.permissions())?;
        drop(file);
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        // What is left of the attempt is of no use to anybody.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a source file that must not be there yet.
pub fn create_file(path: &Path, text: &str) -> io::Result<()> {
    fs::File::create_new(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_read_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "\u{feff}a\r\nb").unwrap();
        assert!(replace_file(&path, "other", "x").is_err());
        assert!(replace_file(&path, "a\r\nb", "a\r\nc").is_ok());
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}a\r\nc");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

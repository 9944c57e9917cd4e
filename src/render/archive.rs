//! Zip archives of finished files: ASCII names that every system can unpack, and fixed times, so that equal files give equal archives.

use crate::read::FileFormat;
use crate::vietnamese::fold;
use std::collections::BTreeSet;
use std::io::{Cursor, Seek, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime, System};

/// Names inside an archive for these paths: unique, in ASCII, relative to the deepest folder that all paths share.
pub fn names(paths: &[&str]) -> Vec<String> {
    let folder = paths.iter().map(|p| p.rfind('/').map_or(0, |at| at + 1)).min().unwrap_or(0);
    let mut common = paths.first().map_or("", |p| &p[..folder.min(p.len())]);
    while !paths.iter().all(|p| p.starts_with(common)) || !(common.is_empty() || common.ends_with('/')) {
        common = common.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| &common[..above.len() + 1]);
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    paths.iter().map(|path| free(&ascii(&path[common.len()..]), &mut taken)).collect()
}

/// Letters without marks; other characters become `-`.
pub fn ascii(path: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-') { c } else { '-' };
    fold(path).chars().map(letter).collect()
}

/// The name, or with a number the first variation of it that is not taken.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let (stem, extension) = name.rsplit_once('.').filter(|(_, e)| !e.contains('/')).unwrap_or((name, ""));
    let dot = if extension.is_empty() { "" } else { "." };
    let numbered = (2..).map(|n| format!("{stem}-{n}{dot}{extension}"));
    let found = std::iter::once(name.to_string()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(found.clone());
    found
}

/// An archive that is being written.
pub struct Archive<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Archive<W> {
    /// Begins an archive.
    pub fn new(out: W) -> Archive<W> {
        Archive(ZipWriter::new(out))
    }

    /// Adds a file. `changed` is its time of modification; without it a fixed time is written. Names that are not ASCII are marked as UTF-8.
    pub fn add(&mut self, name: &str, bytes: &[u8], changed: Option<jiff::civil::DateTime>) -> std::io::Result<()> {
        self.add_by(name, bytes.len() as u64, changed, |out| out.write_all(bytes))
    }

    /// Adds a file of this size that `fill` writes.
    pub fn add_by<T>(
        &mut self,
        name: &str,
        size: u64,
        changed: Option<jiff::civil::DateTime>,
        fill: impl FnOnce(&mut dyn Write) -> std::io::Result<T>,
    ) -> std::io::Result<T> {
        let is_compressed = FileFormat::of(name).is_some_and(|format| format.is_compressed);
        let method = if is_compressed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // The system is stated, since it is that of the running program otherwise: one archive everywhere.
        let options = SimpleFileOptions::default().system(System::Unix).unix_permissions(0o644);
        let options = options.compression_method(method).last_modified_time(time(changed));
        // The plain form has 32 bits for sizes.
        self.0.start_file(name, options.large_file(size > u64::from(u32::MAX) / 2))?;
        fill(&mut self.0)
    }

    /// Writes the directory of the archive and gives the writer back.
    pub fn end(self) -> std::io::Result<W> {
        let mut out = self.0.finish()?;
        out.flush()?;
        Ok(out)
    }
}

impl Default for Archive<Cursor<Vec<u8>>> {
    fn default() -> Self {
        Archive::new(Cursor::default())
    }
}

impl Archive<Cursor<Vec<u8>>> {
    /// The bytes of the archive.
    pub fn finish(self) -> std::io::Result<Vec<u8>> {
        Ok(self.end()?.into_inner())
    }
}

/// A time in the format of zip: from 1980 on, in steps of two seconds; `DEFAULT` for what cannot be expressed.
fn time(changed: Option<jiff::civil::DateTime>) -> DateTime {
    let part = |n: i8| u8::try_from(n).unwrap_or(0);
    let made = changed.and_then(|at| {
        let year = u16::try_from(at.year()).ok()?;
        DateTime::from_date_and_time(year, part(at.month()), part(at.day()), part(at.hour()), part(at.minute()), part(at.second())).ok()
    });
    made.unwrap_or(DateTime::DEFAULT)
}

#[cfg(test)]
mod tests {
    use super::{Archive, names};

    #[test]
    fn names_are_ascii_and_differ() {
        assert_eq!(names(&["in/đợt-1/tờ-rơi/a.pdf", "in/đợt-1/Áp phích/a.pdf"]), ["to-roi/a.pdf", "ap-phich/a.pdf"]);
        assert_eq!(names(&["in/x/á.pdf", "in/x/a.pdf", "in/xy/a.pdf"]), ["x/a.pdf", "x/a-2.pdf", "xy/a.pdf"]);
        assert_eq!(names(&["á", "a"]), ["a", "a-2"]);
        assert_eq!(names(&["in/a.pdf"]), ["a.pdf"]);
        assert!(names(&[]).is_empty());
    }

    #[test]
    fn an_archive_is_the_same_every_time() {
        let make = || {
            let mut archive = Archive::default();
            archive.add("a.txt", "chữ chữ chữ chữ".as_bytes(), None).unwrap();
            archive.add("b.pdf", b"%PDF", None).unwrap();
            archive.finish().unwrap()
        };
        assert_eq!(make(), make());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(make())).unwrap();
        assert_eq!(std::io::read_to_string(archive.by_name("a.txt").unwrap()).unwrap(), "chữ chữ chữ chữ");
        assert!(archive.by_name("b.pdf").is_ok());
    }
}

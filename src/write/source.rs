//! A source file that the program was asked to change or to begin: replaced in one step, and only when it is still what was read.

use super::{files, paths};
use crate::read::decode_any;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// A place in `content/` or `static/` that may be written: plain, possible on every system, with no link on the way that leads out.
#[derive(Debug)]
pub struct SourcePath {
    disk: PathBuf,
}

impl SourcePath {
    /// The refusal is `outside`, `link`, `missing`, or a word of the guard of paths.
    pub fn new(root: &Path, path: &str) -> Result<SourcePath, &'static str> {
        let top = path.split('/').next().unwrap_or_default();
        if let Some(why) = paths::refusal(path) {
            return Err(why);
        }
        if !matches!(top, "content" | "static") || !path.contains('/') || path.split('/').any(|part| part.starts_with('.')) {
            return Err("outside");
        }
        let disk = root.join(path);
        let above = root.join(top).canonicalize().map_err(|_| "missing")?;
        // A link at the end would be followed, or replaced by a file.
        let there = disk.ancestors().find(|p| p.symlink_metadata().is_ok()).ok_or("missing")?;
        let real = there.canonicalize().map_err(|_| "link")?;
        let is_link = disk.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink());
        if is_link || !real.starts_with(&above) { Err("link") } else { Ok(SourcePath { disk }) }
    }

    /// The file on the disk.
    pub fn disk(&self) -> &Path {
        &self.disk
    }

    /// Writes a file that must not be there yet, and the folders above it.
    pub fn create(&self, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = self.disk.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::File::create_new(&self.disk)?.write_all(bytes)
    }

    /// Removes a file; its bytes, should it be wanted back.
    pub fn remove(&self) -> io::Result<Vec<u8>> {
        let bytes = fs::read(&self.disk)?;
        fs::remove_file(&self.disk)?;
        Ok(bytes)
    }
}

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
        files::rename(&beside, path)
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

    #[test]
    fn sources_are_written_below_content_and_static_alone() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content/guides")).unwrap();
        fs::create_dir_all(root.join("elsewhere")).unwrap();
        let why = |path: &str| SourcePath::new(root, path).err();
        for (path, refusal) in [
            ("content/../x.md", "dots"),
            ("/etc/passwd", "absolute"),
            ("content\\x.md", "backslash"),
            ("C:/x.md", "character"),
            ("content/con.md", "reserved"),
            ("content/a\0.md", "control"),
            ("themes/x.html", "outside"),
            ("content", "outside"),
            ("content/.git/config", "outside"),
            ("static/x.png", "missing"),
        ] {
            assert_eq!(why(path), Some(refusal), "{path:?}");
        }
        assert_eq!(why("content/guides/bài mới.md"), None);
        assert_eq!(why("content/places/11311/a.md"), None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("elsewhere"), root.join("content/out")).unwrap();
            std::os::unix::fs::symlink(root.join("elsewhere/a.md"), root.join("content/a.md")).unwrap();
            assert_eq!(why("content/out/a.md"), Some("link"));
            assert_eq!(why("content/a.md"), Some("link"), "a link is not followed, wherever it leads");
        }
        let path = SourcePath::new(root, "content/moi/a.md").unwrap();
        assert!(path.create(b"a").is_ok());
        assert!(path.create(b"b").is_err(), "nothing is overwritten");
    }
}

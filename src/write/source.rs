//! A source file that the program was asked to change or to begin: replaced in one step, and only when it is still what was read.

use super::paths;
use super::whole::WriteFolder;
use crate::read::decode_any;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

const BOM: &[u8] = b"\xef\xbb\xbf";

/// A place in `content/` or `static/` that may be written: plain, possible on every system, with no link on the way that leads out.
#[derive(Debug)]
pub struct SourcePath {
    /// `content/` or `static/`.
    top: WriteFolder,
    /// The folder of the file below that.
    folder: String,
    name: String,
}

impl SourcePath {
    /// The refusal is `outside`, `link`, `missing`, or a word of the guard of paths.
    pub fn new(root: &Path, path: &str) -> Result<SourcePath, &'static str> {
        if let Some(why) = paths::refusal(path) {
            return Err(why);
        }
        let Some((top, below)) = path.split_once('/') else { return Err("outside") };
        if !matches!(top, "content" | "static") || path.split('/').any(|part| part.starts_with('.')) {
            return Err("outside");
        }
        let top = WriteFolder::existing(&root.join(top)).map_err(|_| "missing")?;
        let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
        // A link at the end would be followed, or replaced by a file.
        if !top.can_hold(folder) || top.is_link(below) {
            return Err("link");
        }
        Ok(SourcePath { folder: folder.to_string(), name: name.to_string(), top })
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        self.top.existing_below(&self.folder)?.read(&self.name)
    }

    /// Writes a file that must not be there yet, and the folders above it.
    ///
    /// # Errors
    /// `AlreadyExists`, and those of the file system.
    pub fn create(&self, bytes: &[u8]) -> io::Result<()> {
        self.top.below(&self.folder)?.create(&self.name, bytes)
    }

    /// Puts `new` in the place of `old`, as [`replace_file`] does.
    ///
    /// # Errors
    /// `InvalidData` where the file is no longer `old`, and those of the file system.
    pub fn replace(&self, old: &str, new: &str) -> io::Result<()> {
        replace(&self.top.existing_below(&self.folder)?, &self.name, old, new)
    }

    /// Removes a file that still has the text `old`; its bytes, should it be wanted back.
    ///
    /// # Errors
    /// `InvalidData` where the file has changed since it was read, and those of the file system.
    pub fn remove(&self, old: &str) -> io::Result<Vec<u8>> {
        let folder = self.top.existing_below(&self.folder)?;
        folder.remove(&self.name, |bytes| decode_any(bytes).is_some_and(|text| *text == *old))
    }
}

/// Puts `new` in the place of `old`. A byte order mark stays, another encoding becomes UTF-8. Where the path is a link, the file it leads to is
/// replaced; it must be inside the folder `within`, if there is one.
///
/// # Errors
/// `InvalidData` where the file has changed since it was read, `PermissionDenied` where a link leads out, and those of the file system.
pub fn replace_file(within: Option<&Path>, path: &Path, old: &str, new: &str) -> io::Result<()> {
    let (folder, name) = real_place(path)?;
    if let Some(within) = within
        && !folder.starts_with(within.canonicalize()?)
    {
        return Err(ErrorKind::PermissionDenied.into());
    }
    replace(&WriteFolder::existing(&folder)?, &name, old, new)
}

fn replace(folder: &WriteFolder, name: &str, old: &str, new: &str) -> io::Result<()> {
    let replaced = folder.change(name, |bytes| {
        let (mark, body) = match bytes.strip_prefix(BOM) {
            Some(body) => (BOM, body),
            None => (&[][..], bytes),
        };
        // A file in another encoding becomes UTF-8.
        let is_other = body != old.as_bytes();
        if is_other && decode_any(bytes).is_none_or(|text| *text != *old) {
            return None;
        }
        let mark = if is_other { &[][..] } else { mark };
        Some([mark, new.as_bytes()].concat())
    })?;
    match replaced {
        true => Ok(()),
        false => Err(io::Error::new(ErrorKind::InvalidData, "the file cannot be read for certain, or has changed meanwhile")),
    }
}

/// Writes a file that must not be there yet, and the folders above it.
///
/// # Errors
/// `AlreadyExists`, and those of the file system.
pub fn create_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (folder, name) = place(path)?;
    WriteFolder::open(folder)?.create(name, bytes)
}

/// The folder and the name of a file that may be a link.
fn real_place(path: &Path) -> io::Result<(PathBuf, String)> {
    let real = path.canonicalize()?;
    let (folder, name) = place(&real)?;
    Ok((folder.to_path_buf(), name.to_string()))
}

/// The folder and the name in a path.
pub(super) fn place(path: &Path) -> io::Result<(&Path, &str)> {
    let name = path.file_name().and_then(|name| name.to_str()).ok_or(ErrorKind::InvalidInput)?;
    Ok((path.parent().unwrap_or(Path::new("")), name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_was_read_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "\u{feff}a\r\nb").unwrap();
        assert!(replace_file(None, &path, "other", "x").is_err());
        assert!(replace_file(None, &path, "a\r\nb", "a\r\nc").is_ok());
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}a\r\nc");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_file_it_leads_to_is_replaced_inside_the_folder_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (site, other) = (folder.path().join("site"), folder.path().join("other"));
        fs::create_dir_all(&site).unwrap();
        fs::create_dir_all(&other).unwrap();
        for (target, link) in [(site.join("a.md"), "inside.md"), (other.join("b.md"), "outside.md")] {
            fs::write(&target, "old").unwrap();
            std::os::unix::fs::symlink(&target, site.join(link)).unwrap();
        }
        assert!(replace_file(Some(&site), &site.join("outside.md"), "old", "new").is_err());
        assert!(replace_file(Some(&site), &site.join("inside.md"), "old", "new").is_ok());
        assert!(site.join("inside.md").is_symlink());
        assert_eq!(fs::read_to_string(site.join("a.md")).unwrap(), "new");
        assert_eq!(fs::read_to_string(other.join("b.md")).unwrap(), "old");
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
            assert_eq!(why("content/out/deep/a.md"), Some("link"));
            assert_eq!(why("content/a.md"), Some("link"), "a link is not followed, wherever it leads");
            let path = SourcePath::new(root, "content/later/a.md").unwrap();
            std::os::unix::fs::symlink(root.join("elsewhere"), root.join("content/later")).unwrap();
            assert!(path.create(b"a").is_err(), "not even one that is put there later");
            assert_eq!(fs::read_dir(root.join("elsewhere")).unwrap().count(), 0);
        }
        let path = SourcePath::new(root, "content/moi/a.md").unwrap();
        assert!(path.create(b"a").is_ok());
        assert!(path.create(b"b").is_err(), "nothing is overwritten");
    }
}

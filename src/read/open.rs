//! Opens files of a site. No link leads out of the site's folder, not even one that was put there after the folder was walked.

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use same_file::Handle;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of a site. It is opened once; files are opened below it.
#[derive(Clone, Debug)]
pub struct SiteFolder(Arc<OpenFolder>);

#[derive(Debug)]
struct OpenFolder {
    /// The path with which paths of files begin.
    path: PathBuf,
    /// The path without links.
    real: Option<PathBuf>,
    handle: Option<Dir>,
}

impl SiteFolder {
    /// The folder at a path. A missing one has no files.
    pub fn new(path: &Path) -> SiteFolder {
        SiteFolder(Arc::new(OpenFolder { path: path.to_path_buf(), real: path.canonicalize().ok(), handle: open_folder(path) }))
    }

    /// Opens a file below the folder for reading. `disk` begins with the path of the folder.
    ///
    /// # Errors
    /// Those of the file system; `PermissionDenied` where a link leads out of the folder.
    pub fn open(&self, disk: &Path) -> io::Result<File> {
        let opened = match (&self.0.handle, disk.strip_prefix(&self.0.path)) {
            (Some(folder), Ok(below)) => folder.open(below).map(cap_std::fs::File::into_std),
            _ => Err(ErrorKind::PermissionDenied.into()),
        };
        match opened {
            // Absolute links are refused wherever they lead.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => self.open_and_compare(disk),
            opened => opened,
        }
    }

    /// Opens the file, then verifies that it is the one that a path inside the folder names.
    fn open_and_compare(&self, disk: &Path) -> io::Result<File> {
        let outside = || io::Error::new(ErrorKind::PermissionDenied, "a link leads out of the folder of the site");
        let file = File::open(disk)?;
        let real = disk.canonicalize()?;
        let inside = self.0.real.as_ref().is_some_and(|folder| real.starts_with(folder));
        let is_same = || io::Result::Ok(Handle::from_path(&real)? == Handle::from_file(file.try_clone()?)?);
        if inside && is_same()? { Ok(file) } else { Err(outside()) }
    }

    /// The bytes of a file below the folder.
    ///
    /// # Errors
    /// Those of [`SiteFolder::open`] and of reading.
    pub fn read(&self, disk: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(disk)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

fn open_folder(path: &Path) -> Option<Dir> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    Dir::open_ambient_dir(path, ambient_authority()).ok()
}

/// A file that is read piece by piece.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    /// Size in bytes when it was opened.
    pub size: u64,
}

impl OpenFile {
    /// A file that was opened.
    ///
    /// # Errors
    /// Those of the file system; `InvalidInput` where it is no plain file.
    pub fn new(file: File) -> io::Result<OpenFile> {
        let meta = file.metadata()?;
        if !meta.is_file() {
            return Err(ErrorKind::InvalidInput.into());
        }
        Ok(OpenFile { size: meta.len(), file })
    }

    /// Goes to a position.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn seek(&mut self, position: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(position)).map(drop)
    }

    /// The next bytes, at most `most`; none at the end.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn next(&mut self, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(most);
        (&mut self.file).take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_folder_alone() {
        use super::SiteFolder;
        use std::fs;
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (site, other) = (folder.path().join("site"), folder.path().join("other"));
        fs::create_dir_all(site.join("content")).unwrap();
        fs::create_dir_all(&other).unwrap();
        fs::write(site.join("content/a.md"), "a").unwrap();
        fs::write(other.join("secret"), "secret").unwrap();
        symlink("a.md", site.join("content/relative")).unwrap();
        symlink(site.join("content/a.md"), site.join("content/absolute")).unwrap();
        symlink("../../other/secret", site.join("content/out")).unwrap();
        symlink(other.join("secret"), site.join("content/out-absolute")).unwrap();
        symlink(&other, site.join("content/folder")).unwrap();
        let open = SiteFolder::new(&site);
        for (name, is_inside) in
            [("a.md", true), ("relative", true), ("absolute", true), ("out", false), ("out-absolute", false), ("folder/secret", false)]
        {
            let path = site.join("content").join(name);
            assert_eq!(open.read(&path).is_ok(), is_inside, "{name}");
            assert_eq!(open.open_and_compare(&path).is_ok(), is_inside, "{name} on other systems");
        }
    }
}

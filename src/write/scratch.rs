//! A folder of the program's own that is gone when it is no longer needed.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A new folder, removed with all that is in it when the value is dropped.
pub struct ScratchFolder(PathBuf);

impl ScratchFolder {
    /// Makes a folder below `parent` that nobody else may read or has made before.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn below(parent: &Path) -> io::Result<ScratchFolder> {
        for number in 0..1000 {
            let path = parent.join(format!("loa-{}-{number}", std::process::id()));
            let mut builder = fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.create(&path) {
                Ok(()) => return Ok(ScratchFolder(path)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::from(ErrorKind::AlreadyExists))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system, which empties its folder for such things.
        drop(fs::remove_dir_all(&self.0));
    }
}

#[cfg(test)]
mod tests {
    use super::ScratchFolder;

    #[test]
    fn it_is_gone_with_all_that_is_in_it() {
        let parent = tempfile::tempdir().unwrap();
        let (one, two) = (ScratchFolder::below(parent.path()).unwrap(), ScratchFolder::below(parent.path()).unwrap());
        assert_ne!(one.path(), two.path());
        std::fs::write(one.path().join("x"), "x").unwrap();
        drop((one, two));
        assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 0);
    }
}

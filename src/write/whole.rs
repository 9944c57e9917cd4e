//! Files that are written whole or not at all: a temporary file beside the target is brought to the disk and then takes its name. A loss of
//! power, a full disk or the end of the process leave the old file or none.
//!
//! Folders are opened once; files are made below that handle, so that no link, whenever it is put there, leads the writing elsewhere.

use crate::config::secret;
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

/// How names of temporary files begin. Content is not read from files whose names begin with a dot.
const TEMPORARY: &str = ".loa-new-";
/// A temporary file that is so much older than a new one belongs to no running program.
const ABANDONED: Duration = Duration::from_secs(3600);
/// How long, and how often, a file that another program holds is waited for.
const PATIENCE: (Duration, u32) = (Duration::from_millis(50), 40);

/// Held from the comparison of a file until it is replaced: of two changes to the same text one is refused.
static REPLACING: Mutex<()> = Mutex::new(());

/// What a file is besides its bytes.
#[derive(Debug, Default)]
pub struct FileTraits {
    /// The time of its last change, since 1970; now where there is none.
    pub modified: Option<Duration>,
    /// It need not be on the disk before the next one is written: [`WriteFolder::sync_all`] follows. Only Linux makes a difference.
    pub later: bool,
    pub(super) permissions: Option<Permissions>,
}

/// A folder that files are written in.
#[derive(Debug)]
pub struct WriteFolder {
    dir: Dir,
}

impl WriteFolder {
    /// Opens a folder that a person named; it and the folders above it are made where they are missing.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn open(path: &Path) -> io::Result<WriteFolder> {
        match WriteFolder::existing(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Dir::create_ambient_dir_all(path, ambient_authority())?;
                WriteFolder::existing(path)
            }
            opened => opened,
        }
    }

    /// Opens a folder that must be there.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn existing(path: &Path) -> io::Result<WriteFolder> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        Ok(WriteFolder { dir: Dir::open_ambient_dir(path, ambient_authority())? })
    }

    /// Whether the folders of a path below this one can be opened or made: no link on the way leads out.
    pub fn can_hold(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]).filter(|end| *end > 0);
        for end in ends {
            match self.dir.open_dir(&path[..end]) {
                Ok(_) => {}
                Err(error) => return error.kind() == ErrorKind::NotFound && self.dir.symlink_metadata(&path[..end]).is_err(),
            }
        }
        true
    }

    /// Opens a folder below this one; it is made where it is missing.
    ///
    /// # Errors
    /// Those of the file system; `PermissionDenied` where a link leads out of this folder.
    pub fn below(&self, path: &str) -> io::Result<WriteFolder> {
        match self.existing_below(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.dir.create_dir_all(path)?;
                self.existing_below(path)
            }
            opened => opened,
        }
    }

    /// Opens a folder below this one that must be there.
    ///
    /// # Errors
    /// Those of the file system; `PermissionDenied` where a link leads out of this folder.
    pub fn existing_below(&self, path: &str) -> io::Result<WriteFolder> {
        Ok(WriteFolder { dir: if path.is_empty() { self.dir.try_clone()? } else { self.dir.open_dir(path)? } })
    }

    /// Whether the name is that of a link.
    pub fn is_link(&self, name: &str) -> bool {
        self.dir.symlink_metadata(name).is_ok_and(|meta| meta.file_type().is_symlink())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.dir.read(name)
    }

    /// Writes a file that must not exist yet.
    ///
    /// # Errors
    /// `AlreadyExists`, and those of the file system.
    pub fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.create_by(name, |file| file.write_all(bytes))
    }

    /// Makes a file that must not exist yet and lets `fill` write it.
    ///
    /// # Errors
    /// `AlreadyExists`, and those of `fill` and of the file system.
    pub fn create_by(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        if self.dir.symlink_metadata(name).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let temporary = self.temporary(|file| fill(file), &FileTraits::default())?;
        let done = match self.dir.hard_link(&temporary, &self.dir, name) {
            // File systems without hard links. Nothing is overwritten but a file of the same moment.
            Err(error) if error.kind() != ErrorKind::AlreadyExists && self.dir.symlink_metadata(name).is_err() => {
                self.dir.rename(&temporary, &self.dir, name)
            }
            linked => linked,
        };
        // After a renaming there is nothing left to remove.
        let _ = self.dir.remove_file(&temporary);
        done?;
        self.synced();
        Ok(())
    }

    /// Puts these bytes in the place of a file, or makes it. Its permissions stay.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.replace_by(name, |file| file.write_all(bytes))
    }

    /// Puts what `fill` writes in the place of a file, or makes it. Its permissions stay.
    ///
    /// # Errors
    /// Those of `fill` and of the file system.
    pub fn replace_by(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        self.replace_with(name, FileTraits::default(), |file| fill(file))
    }

    /// Puts what `fill` writes in the place of a file, or makes it, with these traits. Its permissions stay.
    ///
    /// # Errors
    /// Those of `fill` and of the file system.
    pub fn replace_with(
        &self,
        name: &str,
        mut traits: FileTraits,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> io::Result<()> {
        traits.permissions = self.dir.metadata(name).ok().map(|meta| meta.permissions());
        let temporary = self.temporary(fill, &traits)?;
        let done = when_free(|| self.dir.rename(&temporary, &self.dir, name));
        if done.is_err() {
            let _ = self.dir.remove_file(&temporary);
        }
        done?;
        if !traits.later {
            self.synced();
        }
        Ok(())
    }

    /// Brings everything on the disk of this folder to that disk: for many files that were written with [`FileTraits::later`].
    ///
    /// # Errors
    /// Those of the file system.
    pub fn sync_all(&self) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        rustix::fs::syncfs(self.readable()?)?;
        Ok(())
    }

    /// Deletes a file below this folder, and the folders that held nothing else. What is not there is no error.
    ///
    /// # Errors
    /// Those of the file system; `PermissionDenied` where a link leads out of this folder.
    pub fn delete(&self, path: &str) -> io::Result<()> {
        match self.dir.remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        for (end, _) in path.rmatch_indices('/') {
            if self.dir.remove_dir(&path[..end]).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Replaces a file by what `change` makes of its bytes; `None` leaves it as it is. Returns whether it was replaced.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn change(&self, name: &str, change: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> io::Result<bool> {
        let _replacing = REPLACING.lock().unwrap_or_else(PoisonError::into_inner);
        match change(&self.read(name)?) {
            Some(new) => self.replace(name, &new).map(|()| true),
            None => Ok(false),
        }
    }

    /// Removes a file whose bytes are those that are meant, and returns them, should they be wanted back.
    ///
    /// # Errors
    /// `InvalidData` where they are others, and those of the file system.
    pub fn remove(&self, name: &str, is_meant: impl FnOnce(&[u8]) -> bool) -> io::Result<Vec<u8>> {
        let _replacing = REPLACING.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = self.read(name)?;
        if !is_meant(&bytes) {
            return Err(ErrorKind::InvalidData.into());
        }
        self.dir.remove_file(name)?;
        self.synced();
        Ok(bytes)
    }

    /// Makes a temporary file with a name that nobody can know before, and returns the name. Nothing is left of it after an error.
    fn temporary(&self, fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>, traits: &FileTraits) -> io::Result<String> {
        let name = format!("{TEMPORARY}{}", &secret()[..20]);
        let mut file = BufWriter::new(self.dir.open_with(&name, OpenOptions::new().write(true).create_new(true))?);
        self.remove_abandoned(file.get_ref());
        let written = fill(&mut file).and_then(|()| file.into_inner().map_err(io::Error::from)).and_then(|file| {
            traits.permissions.clone().map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
            let file = file.into_std();
            // A disk that keeps no such times is no reason to stop.
            let _ = traits.modified.map(|time| file.set_modified(UNIX_EPOCH + time));
            if traits.later && cfg!(any(target_os = "linux", target_os = "android")) { Ok(()) } else { file.sync_all() }
        });
        if written.is_err() {
            let _ = self.dir.remove_file(&name);
        }
        written.map(|()| name)
    }

    /// Removes temporary files that a run left behind when it was ended. `new` was made just now.
    fn remove_abandoned(&self, new: &File) {
        let Ok(now) = new.metadata().and_then(|meta| meta.modified()) else { return };
        for entry in self.dir.entries().into_iter().flatten().flatten() {
            let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(TEMPORARY));
            let age = || now.duration_since(entry.metadata().ok()?.modified().ok()?).ok();
            if is_ours && age().is_some_and(|age| age > ABANDONED) {
                let _ = entry.remove_file();
            }
        }
    }

    /// Brings the names in the folder to the disk. There are file systems that cannot; what is written is written all the same.
    fn synced(&self) {
        let _ = self.sync();
    }

    /// Brings the names in the folder to the disk, where the system can do that.
    fn sync(&self) -> io::Result<()> {
        #[cfg(unix)]
        rustix::fs::fsync(self.readable()?)?;
        Ok(())
    }

    /// The folder once more: the handle that files are found by cannot be synced.
    #[cfg(unix)]
    fn readable(&self) -> io::Result<std::os::fd::OwnedFd> {
        use rustix::fs::{Mode, OFlags, openat};
        Ok(openat(&self.dir, ".", OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?)
    }
}

/// Does `act`. Virus scanners on Windows look into what was just written and hold it for a moment: that is waited for.
pub(super) fn when_free(act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let is_held = |error: &io::Error| {
        // Sharing violation and lock violation.
        let is_busy = matches!(error.raw_os_error(), Some(32 | 33));
        cfg!(windows) && (is_busy || matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ResourceBusy))
    };
    for _ in 0..PATIENCE.1 {
        match act() {
            Err(error) if is_held(&error) => thread::sleep(PATIENCE.0),
            done => return done,
        }
    }
    act()
}

#[cfg(test)]
mod tests {
    use super::{ABANDONED, WriteFolder};
    use std::fs;
    use std::io::ErrorKind;

    #[test]
    fn nothing_is_left_of_a_file_that_was_not_finished() {
        let folder = tempfile::tempdir().unwrap();
        let open = WriteFolder::open(folder.path()).unwrap();
        let full_disk = |file: &mut dyn std::io::Write| file.write_all(&[b'x'; 100_000]).and(Err(ErrorKind::StorageFull.into()));
        assert!(open.create_by("a.md", full_disk).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        open.create("a.md", b"one").unwrap();
        assert_eq!(open.create("a.md", b"two").map_err(|e| e.kind()), Err(ErrorKind::AlreadyExists));
        open.replace("a.md", b"three").unwrap();
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"three");
        open.sync().unwrap();
        open.sync_all().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_an_ended_run_left_behind_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (old, new, own) = (folder.path().join(".loa-new-0"), folder.path().join(".loa-new-1"), folder.path().join(".loa-newer"));
        for path in [&old, &new, &own] {
            fs::write(path, "").unwrap();
        }
        let before = fs::metadata(&new).unwrap().modified().unwrap() - 2 * ABANDONED;
        for path in [&old, &own] {
            fs::File::options().write(true).open(path).unwrap().set_modified(before).unwrap();
        }
        WriteFolder::open(folder.path()).unwrap().create("a.md", b"").unwrap();
        assert!(!old.exists() && new.exists() && own.exists());
    }

    #[test]
    fn of_two_changes_to_the_same_text_one_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let open = WriteFolder::open(folder.path()).unwrap();
        for round in 0..50u32 {
            open.replace("a.md", &round.to_le_bytes()).unwrap();
            let change = |mine: u32| open.change("a.md", |now| (now == round.to_le_bytes()).then(|| (1000 + mine).to_le_bytes().to_vec()));
            let made = std::thread::scope(|scope| {
                let all: Vec<_> = (0..8).map(|mine| scope.spawn(move || change(mine).unwrap())).collect();
                all.into_iter().map(|one| one.join().unwrap()).filter(|made| *made).count()
            });
            assert_eq!(made, 1);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nothing_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (site, other) = (folder.path().join("site"), folder.path().join("other"));
        fs::create_dir_all(&site).unwrap();
        fs::create_dir_all(&other).unwrap();
        fs::write(other.join("a.md"), "theirs").unwrap();
        symlink(&other, site.join("out")).unwrap();
        symlink(other.join("a.md"), site.join("a.md")).unwrap();
        symlink(other.join("new.md"), site.join("new.md")).unwrap();
        let open = WriteFolder::open(&site).unwrap();
        assert!(open.below("out").is_err());
        assert!(open.below("out/deep").is_err());
        assert!(open.create("new.md", b"x").is_err(), "a link that leads nowhere is taken");
        assert!(open.is_link("a.md"));
        open.replace("a.md", b"mine").unwrap();
        assert_eq!(fs::read(other.join("a.md")).unwrap(), b"theirs");
        assert!(!other.join("new.md").exists());
    }
}

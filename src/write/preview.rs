//! A file to look at: in `.loa/preview/`, which is never published and no build touches, or where somebody asked for it.

use super::faults::{cannot_write, not_safe};
use super::{files, safety};
use crate::diag::Diagnostic;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file by the name `name` into the previews of an output folder, or to `to`, which may not lie in one of `inputs`; where it is.
/// Nothing is left of it when `fill` fails.
pub fn preview(
    output: &Path,
    to: Option<&Path>,
    inputs: &[PathBuf],
    name: &str,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<PathBuf, Diagnostic> {
    let target = match to {
        Some(to) => to.to_path_buf(),
        None => output.join(".loa").join("preview").join(name),
    };
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = safety::resolve(folder)?;
    for input in inputs {
        if safety::resolve(input).is_ok_and(|input| place.starts_with(input)) {
            return Err(not_safe(&target, "inside-input", input));
        }
    }
    if target.is_dir() {
        return Err(not_safe(&target, "is-input", &target));
    }
    // Seen whole or not at all: a viewer may have the last one open.
    let beside = target.with_file_name(format!(".{}.loa-new", target.file_name().unwrap_or_default().to_string_lossy()));
    let made = files::with_parent(&beside, || File::create(&beside)).and_then(|file| {
        let mut out = BufWriter::new(file);
        fill(&mut out)?;
        out.flush()?;
        fs::rename(&beside, &target)
    });
    if let Err(error) = made {
        let _ = fs::remove_file(&beside);
        return Err(cannot_write(&target, &error));
    }
    Ok(target)
}

#[cfg(test)]
mod tests {
    use super::preview;
    use std::io::Error;

    #[test]
    fn it_lands_in_the_previews_or_where_it_is_wanted_and_never_among_the_sources() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("content")).unwrap();
        let write = |to: Option<&str>| {
            let to = to.map(at);
            preview(&at("output"), to.as_deref(), &[at("content")], "a.pdf", |out| out.write_all(b"x"))
        };
        assert_eq!(write(None).unwrap(), at("output/.loa/preview/a.pdf"));
        assert_eq!(write(Some("b.pdf")).unwrap(), at("b.pdf"));
        assert!(["content/b.pdf", "content/new/b.pdf", "content"].iter().all(|to| write(Some(to)).is_err()));
        assert!(preview(&at("output"), None, &[], "b.pdf", |_| Err(Error::other("no"))).is_err());
        assert_eq!(std::fs::read_dir(at("output/.loa/preview")).unwrap().count(), 1);
    }
}

//! A file to look at: in `.loa/preview/`, which is never published and no build touches, or where somebody asked for it.

use super::faults::{cannot_write, not_safe};
use super::safety;
use super::source::place as place_of;
use super::whole::WriteFolder;
use crate::diag::Diagnostics;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file by the name `name` into the previews of an output folder, or to `to`, which may not lie in one of `inputs`; where it is.
/// Nothing is left of it when `fill` fails.
pub fn preview(
    output: &Path,
    to: Option<&Path>,
    inputs: &[PathBuf],
    name: &str,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<PathBuf, Diagnostics> {
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
    if to.is_none()
        && let Some(link) = safety::link_in(&output.join(".loa"))
    {
        return Err(not_safe(&link, "symlink", output));
    }
    // Seen whole or not at all: a viewer may have the last one open.
    let written = place_of(&target).and_then(|(folder, name)| WriteFolder::open(folder)?.replace_by(name, fill));
    written.map_err(|error| cannot_write(&target, &error))?;
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

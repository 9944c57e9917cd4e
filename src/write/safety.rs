//! Which folders may not be an output: building into them, or deleting from them, would harm somebody's files.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::faults::{cannot_read, not_safe};
use super::manifest;
use crate::diag::Diagnostics;

/// Checks that `dir` may be an output; it need not exist yet.
///
/// It may be neither a folder of `inputs`, nor hold one, nor lie in one; it may neither be a folder of `around` nor hold one.
pub(super) fn check(dir: &Path, inputs: &[&Path], around: &[&Path]) -> Result<(), Diagnostics> {
    let place = resolve(dir)?;
    let refuse = |reason, other: &Path| Err(not_safe(dir, reason, other));
    if place.parent().is_none() {
        return refuse("system-root", &place);
    }
    if place.exists() && !place.is_dir() {
        return refuse("not-a-folder", &place);
    }
    if let Some(root) = place.ancestors().find(|above| above.join(manifest::NAME).is_file()) {
        return refuse("inside-root", root);
    }
    for (other, is_input) in inputs.iter().map(|p| (*p, true)).chain(around.iter().map(|p| (*p, false))) {
        let kept = resolve(other)?;
        if place == kept {
            return refuse("is-input", other);
        }
        if kept.starts_with(&place) {
            return refuse("contains-input", other);
        }
        if is_input && place.starts_with(&kept) {
            return refuse("inside-input", other);
        }
    }
    Ok(())
}

/// A link that stands for the folder `.loa` of an output, or for something in it: what is written or deleted there would be somebody else's.
pub(super) fn link_in(own: &Path) -> Option<PathBuf> {
    if own.is_symlink() {
        return Some(own.to_path_buf());
    }
    let inside = own.read_dir().into_iter().flatten().flatten();
    inside.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink())).map(|entry| entry.path()).min()
}

/// The true path of a folder that may not exist yet: links are followed as far as there is something.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, Diagnostics> {
    let absolute = std::path::absolute(path).map_err(|e| cannot_read(path, &e))?;
    for above in absolute.ancestors() {
        match above.canonicalize() {
            Ok(real) => {
                let rest = absolute.strip_prefix(above).unwrap_or(Path::new(""));
                if rest.components().any(|c| !matches!(c, Component::Normal(_))) {
                    return Err(not_safe(path, "dots", &absolute));
                }
                return Ok(real.components().chain(rest.components()).collect());
            }
            // A link that leads nowhere is there, and would be followed later on.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !above.is_symlink() => {}
            Err(error) => return Err(cannot_read(above, &error)),
        }
    }
    Ok(absolute)
}

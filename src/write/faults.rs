//! What can go wrong while writing, as diagnostics with stable words for the reasons a system gives.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diag::{
    BAD_PATH, CANNOT_READ, CANNOT_WRITE, CHANGED_WHILE_BUILDING, Code, Diagnostic, Diagnostics, OUTPUT_UNSAFE, PATHS_COLLIDE, system_reason,
};

fn system(code: &'static Code, path: &Path, reason: &'static str, error: &io::Error) -> Diagnostics {
    Diagnostic::new(code).with("path", path.display()).with("reason", reason).with("system", error).into()
}

pub(super) fn cannot_write(path: &Path, error: &io::Error) -> Diagnostics {
    system(&CANNOT_WRITE, path, system_reason(error), error)
}

/// A root could not be moved. Windows says "denied" when a file inside it is open in another program.
pub(super) fn cannot_move(path: &Path, error: &io::Error) -> Diagnostics {
    let reason = match system_reason(error) {
        "denied" if cfg!(windows) => "in-use",
        other => other,
    };
    system(&CANNOT_WRITE, path, reason, error)
}

pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Diagnostics {
    system(&CANNOT_READ, path, system_reason(error), error)
}

/// A file could not be made in the stage: two files want one place, or the system refuses.
pub(super) fn cannot_stage(path: &Path, error: &io::Error) -> Diagnostics {
    match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => collide(path),
        _ => cannot_write(path, error),
    }
}

pub(super) fn collide(path: &Path) -> Diagnostics {
    Diagnostic::new(&PATHS_COLLIDE).with("path", path.display()).into()
}

pub(super) fn changed(path: &Path) -> Diagnostics {
    Diagnostic::new(&CHANGED_WHILE_BUILDING).with("path", path.display()).into()
}

pub(super) fn bad_path(path: &str, reason: &'static str) -> Diagnostics {
    Diagnostic::new(&BAD_PATH).with("path", path.escape_debug()).with("reason", reason).into()
}

/// `reason`: `system-root` `is-input` `contains-input` `inside-input` `dots` `symlink` `not-a-folder` `not-ours`; `other` is the folder it clashes with.
pub(super) fn not_safe(path: &Path, reason: &'static str, other: &Path) -> Diagnostics {
    Diagnostic::new(&OUTPUT_UNSAFE).with("path", path.display()).with("reason", reason).with("other", other.display()).into()
}

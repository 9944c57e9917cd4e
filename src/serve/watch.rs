//! Hears what is saved below a site's folders. Editors write, rename and write again; a checkout touches hundreds: what comes close together is one change.

use crate::config;
use crate::read::is_clutter;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// A change is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(8);
/// Or when it has gone on for so many seconds.
const LONGEST: f64 = 2.0;
/// The folders of a site that are watched.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// Ends when dropped.
pub struct Watch(#[expect(dead_code, reason = "it is heard as long as it lives")] RecommendedWatcher);

/// Calls `heard` with each path below the site's folder that is written, made, renamed or deleted; from a thread of its own.
pub fn watch(root: &Path, heard: impl Fn(Arc<str>) + Send + 'static) -> notify::Result<Watch> {
    let root: PathBuf = root.canonicalize()?;
    let below = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        event.paths.iter().filter_map(|path| named(&below, path)).for_each(&heard);
    })?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(Watch(watcher))
}

/// Path below the site's folder, with `/`, in NFC; none for what no program keeps.
fn named(root: &Path, path: &Path) -> Option<Arc<str>> {
    let mut parts = Vec::new();
    for part in path.strip_prefix(root).ok()?.components() {
        let part = part.as_os_str().to_str()?;
        if is_clutter(part) {
            return None;
        }
        parts.push(part.nfc().collect::<String>());
    }
    Some(parts.join("/").into())
}

/// Adds to `changed` what is heard until it is quiet. `path` says which messages are such paths; the others go to `aside`.
pub fn collect<M>(inbox: &Receiver<M>, changed: &mut BTreeSet<Arc<str>>, path: impl Fn(M) -> Result<Arc<str>, M>, aside: &mut Vec<M>) {
    let begun = config::Watch::start();
    while begun.seconds() < LONGEST {
        match inbox.recv_timeout(QUIET) {
            Ok(message) => match path(message) {
                Ok(path) => drop(changed.insert(path)),
                Err(other) => aside.push(other),
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

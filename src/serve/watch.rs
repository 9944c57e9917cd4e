//! Watches a site's folders for changes. Editors write, rename and write again, and a checkout touches hundreds of files, so changes in
//! quick succession are collected into one.

use crate::config::Stopwatch;
use crate::read::{disk, is_clutter};
use crate::write::{Stamp, stamp};
use notify::{EventKind, PollWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// A change ends when no event arrives for this long.
const QUIET: Duration = Duration::from_millis(8);
/// The longest duration of one change, in seconds.
const LONGEST: f64 = 2.0;
/// The folders of a site that are watched.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// How often all files are compared where the system may lose events.
const POLL_INTERVAL: Duration = Duration::from_secs(2);
/// Windows has a buffer of 16 KiB for names and loses events that do not fit, without an error.
const LOSES_EVENTS: bool = cfg!(windows);

/// A running watch; it ends when it is dropped.
pub struct FolderWatch(#[expect(dead_code, reason = "watchers send events as long as they exist")] Vec<Box<dyn Watcher + Send>>);

/// Size and time of each file at its last event; none for a file that did not exist then.
type KnownStamps = Mutex<BTreeMap<PathBuf, Option<Stamp>>>;

/// Calls `on_path`, from other threads, with each path below the site's folder that is written, created, renamed or deleted. Fails when
/// the system cannot watch the folders.
pub fn watch(site_dir: &Path, on_path: impl Fn(Arc<str>) + Send + Sync + 'static) -> notify::Result<FolderWatch> {
    let site_dir: PathBuf = disk::canonical(site_dir)?;
    let base = site_dir.clone();
    let report = Arc::new(move |path: &Path| {
        if let Some(path) = relative_path(&base, path) {
            on_path(path);
        }
    });
    let known = Arc::new(KnownStamps::default());
    let mut watchers: Vec<Box<dyn Watcher + Send>> = Vec::new();
    if LOSES_EVENTS {
        let (report, known) = (report.clone(), known.clone());
        let compare = move |path: &Path| {
            if !disk::is_folder(path) && has_changed(&known, path) {
                report(path);
            }
        };
        watchers.push(Box::new(PollWatcher::new(on_change(compare), notify::Config::default().with_poll_interval(POLL_INTERVAL))?));
    }
    let listen = move |path: &Path| {
        if LOSES_EVENTS {
            has_changed(&known, path);
        }
        report(path);
    };
    watchers.push(Box::new(notify::recommended_watcher(on_change(listen))?));
    for folder in FOLDERS.map(|folder| site_dir.join(folder)).iter().filter(|folder| disk::is_folder(folder)) {
        watchers.iter_mut().try_for_each(|watcher| watcher.watch(folder, RecursiveMode::Recursive))?;
    }
    Ok(FolderWatch(watchers))
}

/// An event handler that calls `on_path` with the paths of events other than reads.
fn on_change(on_path: impl Fn(&Path) + Send + 'static) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
    move |event| {
        if let Ok(event) = event
            && !matches!(event.kind, EventKind::Access(_))
        {
            event.paths.iter().for_each(|path| on_path(path));
        }
    }
}

/// Whether size or time of a file differ from those at its last event; stores the new ones.
fn has_changed(known: &KnownStamps, path: &Path) -> bool {
    let now = stamp(path);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf(), now) != Some(now)
}

/// Path below the site's folder, with `/`, in NFC; none for files that the reader ignores (`is_clutter`).
fn relative_path(site_dir: &Path, path: &Path) -> Option<Arc<str>> {
    let mut parts = Vec::new();
    for part in path.strip_prefix(site_dir).ok()?.components() {
        let part = part.as_os_str().to_str()?;
        if is_clutter(part) {
            return None;
        }
        parts.push(part.nfc().collect::<String>());
    }
    Some(parts.join("/").into())
}

/// Receives messages until none arrives for 8 ms, at most for 2 s. Adds changed paths to `changed`; `path` returns the path of a message,
/// or the message itself when it is another one, which goes to `others`.
pub fn collect<M>(inbox: &Receiver<M>, changed: &mut BTreeSet<Arc<str>>, path: impl Fn(M) -> Result<Arc<str>, M>, others: &mut Vec<M>) {
    let started = Stopwatch::start();
    while started.seconds() < LONGEST {
        match inbox.recv_timeout(QUIET) {
            Ok(message) => match path(message) {
                Ok(path) => drop(changed.insert(path)),
                Err(other) => others.push(other),
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

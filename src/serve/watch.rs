//! Hears what is saved below a site's folders. Editors write, rename and write again; a checkout touches hundreds: what comes close together is one change.

use crate::config;
use crate::read::{disk, is_clutter};
use crate::write::{Stamp, stamp};
use notify::{EventKind, PollWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;

/// A change is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(8);
/// Or when it has gone on for so many seconds.
const LONGEST: f64 = 2.0;
/// The folders of a site that are watched.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// How often everything is looked at where the system may forget to tell.
const LOOK: Duration = Duration::from_secs(2);
/// Windows has room for 16 KiB of names; what does not fit is lost, and it does not say so.
const FORGETS: bool = cfg!(windows);

/// Ends when dropped.
pub struct Watch(#[expect(dead_code, reason = "they are heard as long as they live")] Vec<Box<dyn Watcher + Send>>);

/// Size and time of each file when the system last told of it; nothing for what was gone then.
type Told = Mutex<BTreeMap<PathBuf, Option<Stamp>>>;

/// Calls `heard` with each path below the site's folder that is written, made, renamed or deleted; from threads of its own.
pub fn watch(root: &Path, heard: impl Fn(Arc<str>) + Send + Sync + 'static) -> notify::Result<Watch> {
    let root: PathBuf = disk::canonical(root)?;
    let below = root.clone();
    let tell = Arc::new(move |path: &Path| {
        if let Some(path) = named(&below, path) {
            heard(path);
        }
    });
    let told = Arc::new(Told::default());
    let mut watchers: Vec<Box<dyn Watcher + Send>> = Vec::new();
    if FORGETS {
        let (tell, told) = (tell.clone(), told.clone());
        let look = move |path: &Path| {
            if !disk::is_folder(path) && is_news(&told, path) {
                tell(path);
            }
        };
        watchers.push(Box::new(PollWatcher::new(on_change(look), notify::Config::default().with_poll_interval(LOOK))?));
    }
    let listen = move |path: &Path| {
        if FORGETS {
            is_news(&told, path);
        }
        tell(path);
    };
    watchers.push(Box::new(notify::recommended_watcher(on_change(listen))?));
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| disk::is_folder(folder)) {
        watchers.iter_mut().try_for_each(|watcher| watcher.watch(folder, RecursiveMode::Recursive))?;
    }
    Ok(Watch(watchers))
}

/// Hands on the paths of events that change something.
fn on_change(hear: impl Fn(&Path) + Send + 'static) -> impl Fn(notify::Result<notify::Event>) + Send + 'static {
    move |event| {
        if let Ok(event) = event
            && !matches!(event.kind, EventKind::Access(_))
        {
            event.paths.iter().for_each(|path| hear(path));
        }
    }
}

/// Whether a file is another than when it was last told of; it is told of now.
fn is_news(told: &Told, path: &Path) -> bool {
    let now = stamp(path);
    told.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf(), now) != Some(now)
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
    let begun = config::Stopwatch::start();
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

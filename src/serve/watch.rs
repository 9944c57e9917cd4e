//! Watches a site's folders for changes. Editors write, rename and write again, and a checkout touches hundreds of files, so changes in
//! quick succession are collected into one.

use crate::config::Stopwatch;
use crate::diag::SystemFault;
use crate::read::{disk, is_clutter, is_well_known};
use crate::write::{Stamp, stamp};
use notify::event::ModifyKind;
use notify::{EventKind, PollWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
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

/// What a watch reports.
pub enum WatchEvent {
    /// A path below the site's folder was written, created, renamed or deleted. Whole folders (`content`) are reported when they appear or
    /// disappear, and when the system lost events, so that all they contain must be read again.
    Touched(Arc<str>),
    /// A folder cannot be watched any more, and why.
    Deaf(SystemFault),
}

/// A running watch; it ends when it is dropped.
pub struct FolderWatch(Sender<WatchSignal>);

impl Drop for FolderWatch {
    fn drop(&mut self) {
        // Fails when the thread has ended by itself.
        let _ = self.0.send(WatchSignal::Stop);
    }
}

/// What the thread that owns the watchers is told.
enum WatchSignal {
    /// One of [`FOLDERS`] appeared or disappeared.
    Folder(&'static str),
    /// The system lost events.
    Lost,
    /// The watch ends.
    Stop,
}

/// Size and time of each file at its last event; none for a file that did not exist then.
type KnownStamps = Mutex<BTreeMap<PathBuf, Option<Stamp>>>;

type Watchers = Vec<Box<dyn Watcher + Send>>;

/// Calls `on_event`, from other threads, with each path below the site's folder that is written, created, renamed or deleted. Fails when
/// the system cannot watch the folders.
pub fn watch(site_dir: &Path, on_event: impl Fn(WatchEvent) + Send + Sync + 'static) -> notify::Result<FolderWatch> {
    let site_dir: PathBuf = disk::canonical(site_dir)?;
    let on_event = Arc::new(on_event);
    let (signals, inbox) = channel();
    let report = Arc::new({
        let (site_dir, on_event) = (site_dir.clone(), on_event.clone());
        move |path: &Path| {
            if let Some(path) = relative_path(&site_dir, path) {
                on_event(WatchEvent::Touched(path));
            }
        }
    });
    let known = Arc::new(KnownStamps::default());
    let mut watchers = Watchers::new();
    let listen = {
        let (site_dir, known, report, signals) = (site_dir.clone(), known.clone(), report.clone(), signals.clone());
        move |event: notify::Result<notify::Event>| {
            let (paths, found) = sort_event(&site_dir, event);
            for path in &paths {
                if LOSES_EVENTS {
                    has_changed(&known, path);
                }
                report(path);
            }
            for signal in found {
                // Fails when the watch has ended.
                let _ = signals.send(signal);
            }
        }
    };
    // Folders that appear are events of the folder they are in.
    let mut watcher = notify::recommended_watcher(listen)?;
    watcher.watch(&site_dir, RecursiveMode::NonRecursive)?;
    watchers.push(Box::new(watcher));
    if LOSES_EVENTS {
        let compare = move |event: notify::Result<notify::Event>| {
            let paths = event.map(|event| event.paths).unwrap_or_default();
            paths.iter().filter(|path| !disk::is_folder(path) && has_changed(&known, path)).for_each(|path| report(path));
        };
        watchers.push(Box::new(PollWatcher::new(compare, notify::Config::default().with_poll_interval(POLL_INTERVAL))?));
    }
    FOLDERS.iter().try_for_each(|name| watch_folder(&mut watchers, &site_dir.join(name)))?;
    std::thread::spawn(move || follow(&site_dir, watchers, &inbox, &*on_event));
    Ok(FolderWatch(signals))
}

/// Watches a folder, from its beginning if it was watched before. Nothing is watched while there is none.
fn watch_folder(watchers: &mut Watchers, folder: &Path) -> notify::Result<()> {
    for watcher in watchers {
        // Fails when it was not watched.
        let _ = watcher.unwatch(folder);
        if disk::is_folder(folder) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// Watches folders anew when they appear or when events of them may be lost, and reports them afterwards, so that no change is missed.
/// Watchers cannot be changed by their own threads.
fn follow(site_dir: &Path, mut watchers: Watchers, inbox: &Receiver<WatchSignal>, on_event: &dyn Fn(WatchEvent)) {
    while let Ok(first) = inbox.recv() {
        let mut folders = BTreeSet::new();
        for signal in std::iter::once(first).chain(inbox.try_iter()) {
            match signal {
                WatchSignal::Folder(name) => folders.extend([name]),
                WatchSignal::Lost => folders.extend(FOLDERS),
                WatchSignal::Stop => return,
            }
        }
        for name in folders {
            if let Err(error) = watch_folder(&mut watchers, &site_dir.join(name)) {
                on_event(WatchEvent::Deaf(fault(&error)));
            }
            on_event(WatchEvent::Touched(name.into()));
        }
    }
}

/// The paths of an event that are inside the watched folders, and what it means for the watch.
fn sort_event(site_dir: &Path, event: notify::Result<notify::Event>) -> (Vec<PathBuf>, Vec<WatchSignal>) {
    let event = match event {
        Ok(event) if event.need_rescan() => return (event.paths, vec![WatchSignal::Lost]),
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return Default::default(),
        Ok(event) => event,
        // A folder that was gone before it could be watched.
        Err(error) if is_missing(&error) => return Default::default(),
        Err(_) => return (Vec::new(), vec![WatchSignal::Lost]),
    };
    // The time of a folder changes with the files in it.
    let is_other_folder = matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    let (mut paths, mut signals) = (Vec::new(), Vec::new());
    for path in event.paths {
        let Ok(below) = path.strip_prefix(site_dir) else { continue };
        match FOLDERS.into_iter().find(|name| below.starts_with(name)) {
            Some(name) if below == Path::new(name) => signals.extend(is_other_folder.then_some(WatchSignal::Folder(name))),
            Some(_) => paths.push(path),
            None => {}
        }
    }
    (paths, signals)
}

/// Why a folder cannot be watched.
pub fn fault(error: &notify::Error) -> SystemFault {
    let reason = match &error.kind {
        notify::ErrorKind::Io(error) => return error.into(),
        notify::ErrorKind::PathNotFound => "missing",
        notify::ErrorKind::MaxFilesWatch => "watches",
        _ => "other",
    };
    SystemFault { reason, system: error.to_string() }
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether size or time of a file differ from those at its last event; stores the new ones.
fn has_changed(known: &KnownStamps, path: &Path) -> bool {
    let now = stamp(path);
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf(), now) != Some(now)
}

/// Path below the site's folder, with `/`, in NFC; none for files that the reader ignores (`is_clutter`).
fn relative_path(site_dir: &Path, path: &Path) -> Option<Arc<str>> {
    let mut below = String::new();
    for part in path.strip_prefix(site_dir).ok()?.components() {
        let part = part.as_os_str().to_str()?;
        if is_clutter(part) && !is_well_known(&below, part) {
            return None;
        }
        if !below.is_empty() {
            below.push('/');
        }
        below.extend(part.nfc());
    }
    Some(below.into())
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

#[cfg(test)]
mod tests {
    use super::{WatchSignal, relative_path, sort_event};
    use notify::event::{CreateKind, DataChange, Flag, ModifyKind};
    use notify::{Error, Event, EventKind};
    use std::path::Path;

    fn sorted(event: notify::Result<Event>) -> (Vec<String>, Vec<&'static str>) {
        let (paths, signals) = sort_event(Path::new("/site"), event);
        let name = |signal: &WatchSignal| match signal {
            WatchSignal::Folder(name) => *name,
            WatchSignal::Lost => "lost",
            WatchSignal::Stop => "stop",
        };
        (paths.iter().map(|path| path.display().to_string()).collect(), signals.iter().map(name).collect())
    }

    #[test]
    fn events_are_sorted_by_what_they_mean() {
        let created = |path: &str| Ok(Event::new(EventKind::Create(CreateKind::Any)).add_path(path.into()));
        assert_eq!(sorted(created("/site/content/a.md")), (vec!["/site/content/a.md".to_string()], vec![]));
        assert_eq!(sorted(created("/site/static")), (vec![], vec!["static"]));
        assert_eq!(sorted(created("/site/output")), (vec![], vec![]));
        assert_eq!(sorted(created("/site/contents/a.md")), (vec![], vec![]));
        // A folder whose time changed is the same folder.
        let modified = Event::new(EventKind::Modify(ModifyKind::Data(DataChange::Any))).add_path("/site/content".into());
        assert_eq!(sorted(Ok(modified)), (vec![], vec![]));
    }

    #[test]
    fn files_that_the_reader_ignores_are_no_changes() {
        let below = |path: &str| relative_path(Path::new("/site"), Path::new(path)).map(|path| path.to_string());
        assert_eq!(below("/site/static/.well-known/security.txt").as_deref(), Some("static/.well-known/security.txt"));
        let of_place = "content/places/11311/static/.well-known/security.txt";
        assert_eq!(below(&format!("/site/{of_place}")).as_deref(), Some(of_place));
        for ignored in ["static/.git/config", "content/.well-known/a.txt", "static/.well-known/.a.txt.swp", "static/anh/.well-known/a"] {
            assert_eq!(below(&format!("/site/{ignored}")), None, "{ignored}");
        }
    }

    #[test]
    fn lost_events_lead_to_a_fresh_look() {
        // What `notify` reports when the queue of the system is full.
        assert_eq!(sorted(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan))), (vec![], vec!["lost"]));
        assert_eq!(sorted(Err(Error::generic("the system is tired"))), (vec![], vec!["lost"]));
        assert_eq!(sorted(Err(Error::path_not_found())), (vec![], vec![]));
    }
}

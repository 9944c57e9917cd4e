//! Keeps the site up to date: receives changes, makes the next version, checks it in the background and publishes the diagnostics.

use super::findings::{Finding, findings};
use super::live_site::{CurrentVersion, LiveSite};
use super::messages::{BrowserEvent, KeeperMessage};
use super::options::{Notice, NoticeHandler, ServeOptions};
use super::version::{Version, VersionQuery, hold};
use super::watch::{self, WatchEvent};
use crate::config::{Config, Stopwatch, Unsaved};
use crate::diag::{Diagnostics, Files};
use crate::lang::Words;
use crate::pipeline::{CleanKeys, Loaded, load, plan_and_check, reload};
use crate::read::disk::exists;
use crate::read::{is_emptied, is_probe};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// How long a version must be current before it is checked, so that typing does not wait for checks.
const CHECK_DELAY: Duration = Duration::from_millis(250);
/// How often the build date is compared with the current day, because items appear and expire by date.
const DAY_CHECK: Duration = Duration::from_secs(60);
/// How long, and how often, the keeper waits for a file that is empty: an editor is about to write it.
const EMPTY_FILE_WAIT: (Duration, u32) = (Duration::from_millis(5), 20);
/// The number of keys in [`CleanKeys`] above which it is emptied.
const MOST_CLEAN: usize = 300_000;

struct Keeper {
    site: Arc<LiveSite>,
    config: Config,
    /// Whether pages are minified.
    minify: bool,
    words: Arc<Words>,
    notify: NoticeHandler,
    inbox: Receiver<KeeperMessage>,
    outbox: Sender<KeeperMessage>,
    /// The number of the current version.
    number: u64,
    loaded: Arc<Loaded>,
    /// Paths that changed since `loaded` while the newest state has errors and the last good version stays.
    pending: BTreeSet<Arc<str>>,
    /// The diagnostics of `loaded` after its check.
    checked: Option<Diagnostics>,
    /// The file that was edited last and not saved.
    unsaved: Option<Unsaved>,
    clean: Arc<CleanKeys>,
}

/// Reads the site and starts the keeper thread. `is_private`: only this machine reaches the server. `url` is its address.
pub fn start(options: &ServeOptions, is_private: bool, notify: NoticeHandler, url: &str) -> Arc<LiveSite> {
    let started = Stopwatch::start();
    let (outbox, inbox) = channel();
    // The watch begins first, so that changes during the reading are received too.
    let touched = outbox.clone();
    let watching = watch::watch(&options.config.site_dir, move |event| {
        let message = match event {
            WatchEvent::Touched(path) => KeeperMessage::Touched(path),
            WatchEvent::Deaf(fault) => KeeperMessage::Deaf(fault),
        };
        // Fails when the keeper has ended.
        let _ = touched.send(message);
    });
    let loaded = Arc::new(load(&options.config));
    let (queries, received) = channel();
    let first = CurrentVersion { queries, dropped: Arc::default() };
    let dropped = first.dropped.clone();
    let (words, site_dir, host) = (options.words.clone(), options.config.site_dir.clone(), options.host.clone());
    let site = Arc::new(LiveSite::new(words, site_dir, host, options.edit, is_private, first, outbox.clone()));
    let keeper = Keeper {
        site: site.clone(),
        config: options.config.clone(),
        minify: options.minify,
        words: options.words.clone(),
        notify,
        inbox,
        outbox,
        number: 0,
        loaded,
        pending: BTreeSet::new(),
        checked: None,
        unsaved: None,
        clean: Arc::default(),
    };
    keeper.run_version(received, dropped);
    (keeper.notify)(Notice::Ready { url, seconds: started.seconds() });
    // Diagnostics of the reading are published at once, the others after the check.
    let diagnostics = keeper.loaded.settled(keeper.loaded.diagnostics.clone());
    if diagnostics.has_errors() {
        keeper.publish(&diagnostics, &keeper.loaded.sources.files);
    }
    if let Err(error) = &watching {
        (keeper.notify)(Notice::NotWatching(watch::fault(error)));
    }
    std::thread::spawn(move || {
        keeper.run();
        drop(watching);
    });
    site
}

impl Keeper {
    fn run(mut self) {
        loop {
            match self.inbox.recv_timeout(DAY_CHECK) {
                Ok(KeeperMessage::Touched(path)) => {
                    let (mut changed, mut others) = (BTreeSet::from([path]), Vec::new());
                    let path = |message| match message {
                        KeeperMessage::Touched(path) => Ok(path),
                        other => Err(other),
                    };
                    watch::collect(&self.inbox, &mut changed, path, &mut others);
                    self.apply(changed);
                    others.into_iter().for_each(|message| self.handle(message));
                }
                Ok(message) => self.handle(message),
                Err(RecvTimeoutError::Timeout) => self.check_day(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn handle(&mut self, message: KeeperMessage) {
        match message {
            KeeperMessage::Touched(path) => self.apply(BTreeSet::from([path])),
            KeeperMessage::Checked { number, diagnostics } if number == self.number => {
                if self.pending.is_empty() {
                    self.publish(&diagnostics, &self.loaded.sources.files);
                }
                self.checked = Some(diagnostics);
            }
            KeeperMessage::Checked { .. } => {}
            KeeperMessage::Deaf(fault) => (self.notify)(Notice::NotWatching(fault)),
            KeeperMessage::Saved { path, done } => {
                self.apply(BTreeSet::from([path]));
                let _ = done.send(());
            }
            KeeperMessage::Unsaved { path, text, findings } => {
                // Fails when the browser has closed the request.
                let _ = findings.send(self.set_unsaved(path, text));
            }
        }
    }

    /// Replaces the unsaved text and returns the diagnostics of its file.
    fn set_unsaved(&mut self, path: Arc<str>, text: Option<Arc<str>>) -> Vec<Finding> {
        match text {
            Some(text) => self.unsaved = Some(Unsaved { path, text }),
            None if self.unsaved.as_ref().is_some_and(|unsaved| unsaved.path == path) => self.unsaved = None,
            // Another file is being edited.
            None => return Vec::new(),
        }
        self.update_draft()
    }

    /// Makes the version with the unsaved text and returns the diagnostics of its file. While it has errors, the previous one stays.
    fn update_draft(&self) -> Vec<Finding> {
        let next = self.unsaved.as_ref().and_then(|unsaved| {
            let config = Config { unsaved: Some(unsaved.clone()), ..self.config.restarted() };
            Some((&unsaved.path, reload(&self.loaded, std::slice::from_ref(&unsaved.path), &config)?))
        });
        let Some((path, next)) = next else {
            self.site.set_draft(None);
            return Vec::new();
        };
        let diagnostics = next.settled(next.diagnostics.clone());
        let mut found = findings(&diagnostics, &next.sources.files, &self.words);
        found.retain(|finding| *finding.path == **path);
        if !diagnostics.has_errors() {
            let (queries, received) = channel();
            let (site, minify) = (self.site.clone(), self.minify);
            std::thread::spawn(move || hold(&next, &site.cache, minify, received, &AtomicBool::new(false), |_, _| {}));
            self.site.set_draft(Some(queries));
        }
        found
    }

    /// Sends diagnostics to the terminal and to browsers.
    fn publish(&self, diagnostics: &Diagnostics, files: &Files) {
        let findings = findings(diagnostics, files, &self.words);
        (self.notify)(Notice::Findings(&findings));
        self.site.set_findings(findings);
    }

    /// Makes the next version from changed paths.
    fn apply(&mut self, mut changed: BTreeSet<Arc<str>>) {
        let started = Stopwatch::start();
        changed.retain(|path| concerns(&self.loaded, &self.config.site_dir, path));
        if changed.is_empty() {
            return;
        }
        for _ in 0..EMPTY_FILE_WAIT.1 {
            if !changed.iter().any(|path| is_emptied(&self.config.site_dir.join(&**path))) {
                break;
            }
            std::thread::sleep(EMPTY_FILE_WAIT.0);
        }
        let was_kept = !self.pending.is_empty();
        self.pending.extend(changed.iter().cloned());
        let paths: Vec<Arc<str>> = self.pending.iter().cloned().collect();
        self.config = self.config.restarted();
        let shown: Vec<Arc<str>> = changed.into_iter().collect();
        let notice = |is_kept| Notice::Changed { paths: &shown, seconds: started.seconds(), is_kept };
        let Some(next) = reload(&self.loaded, &paths, &self.config) else {
            // The changed files have the same contents as in the current version.
            self.pending.clear();
            if was_kept {
                (self.notify)(notice(false));
                if let Some(diagnostics) = &self.checked {
                    self.publish(diagnostics, &self.loaded.sources.files);
                }
            }
            return;
        };
        let diagnostics = next.settled(next.diagnostics.clone());
        if diagnostics.has_errors() {
            (self.notify)(notice(true));
            return self.publish(&diagnostics, &next.sources.files);
        }
        self.pending.clear();
        if was_kept {
            // The errors are corrected; the other diagnostics follow after the check.
            self.site.set_findings(findings(&diagnostics, &next.sources.files, &self.words));
        }
        self.replace_version(next);
        if self.unsaved.is_some() {
            // A saved file has no unsaved text any more.
            self.unsaved.take_if(|unsaved| paths.contains(&unsaved.path));
            self.update_draft();
        }
        self.site.send(BrowserEvent::Version { everything: paths.iter().any(|path| !shows_in_pages(path)) });
        (self.notify)(notice(false));
    }

    fn replace_version(&mut self, next: Loaded) {
        self.number += 1;
        self.loaded = Arc::new(next);
        self.checked = None;
        let (queries, received) = channel();
        let next = CurrentVersion { queries, dropped: Arc::default() };
        self.run_version(received, next.dropped.clone());
        self.site.set_version(next);
    }

    /// Runs the newest version on threads of its own.
    fn run_version(&self, queries: Receiver<VersionQuery>, dropped: Arc<AtomicBool>) {
        let (loaded, site, outbox, number) = (self.loaded.clone(), self.site.clone(), self.outbox.clone(), self.number);
        let (config, minify, clean) = (self.config.clone(), self.minify, self.clean.clone());
        std::thread::spawn(move || {
            hold(&loaded, &site.cache, minify, queries, &dropped, |version, dropped| {
                if let Some(diagnostics) = check(version, &config, &clean, dropped) {
                    let _ = outbox.send(KeeperMessage::Checked { number, diagnostics });
                }
            });
        });
    }

    /// Makes a new version when the day has changed: items appear and expire by date.
    fn check_day(&mut self) {
        self.config = self.config.restarted();
        let site = &self.loaded.library.site;
        if self.config.build_date(&site.time_zone).is_ok_and(|day| day != site.as_of) {
            self.apply(BTreeSet::from(["content/site.yaml".into()]));
        }
    }
}

/// Whether a path may change the site: it exists, or a file that was read has this path or is below it.
fn concerns(loaded: &Loaded, site_dir: &Path, path: &str) -> bool {
    let below = |known: &str| known.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let known = || loaded.sources.files.iter().any(|(_, file)| below(&file.path)) || loaded.sources.assets.keys().any(|known| below(known));
    path.starts_with("themes/") || (exists(&site_dir.join(path)) && !is_probe(&site_dir.join(path))) || known()
}

/// Whether a change of this file changes the text of pages or an address in them, so that a browser sees by the page whether to reload.
/// Files that go out as they are keep their addresses.
fn shows_in_pages(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_source = matches!(extension, "md" | "yaml" | "yml" | "csv" | "tsv" | "xlsx" | "geojson");
    (path.starts_with("content/") && is_source && !path.contains("/static/")) || path.starts_with("themes/")
}

/// Checks a version as a build does, and makes the files that were not made before. None when a newer version replaced it meanwhile.
fn check(version: &Version, config: &Config, clean: &CleanKeys, dropped: &AtomicBool) -> Option<Diagnostics> {
    let known = clean.lock().unwrap_or_else(PoisonError::into_inner).len();
    if known > MOST_CLEAN {
        // Most of them belong to earlier versions.
        clean.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
    let is_dropped = || dropped.load(Relaxed);
    std::thread::sleep(CHECK_DELAY);
    if is_dropped() {
        return None;
    }
    let loaded = version.loaded;
    let mut diagnostics = loaded.diagnostics.clone();
    let planned = plan_and_check(loaded, version.planner, config, None, &|_, work| work(), &mut diagnostics);
    if is_dropped() {
        return None;
    }
    version.check(&planned, clean, dropped, &mut diagnostics);
    (!is_dropped()).then(|| loaded.settled(diagnostics))
}

//! Keeps the site up to date: hears what was saved, makes the next version, looks it over when there is time, and tells what is wrong.

use super::findings::{Finding, findings};
use super::site::{Current, Event, Site};
use super::version::{Question, Version, hold};
use super::{Options, Teller, Told, watch};
use crate::config::{self, Config, Unsaved};
use crate::diag::{Diagnostics, Files};
use crate::lang::Words;
use crate::pipeline::{Loaded, load, plan_and_check, reload};
use crate::read::disk::exists;
use crate::read::is_emptied;
use crate::render::JobKey;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// How long a version must stand before it is looked over: someone who types must not wait for that.
const PATIENCE: Duration = Duration::from_millis(250);
/// How often the day is looked at, for what appears or expires by its date.
const DAY_WATCH: Duration = Duration::from_secs(60);

/// How long, and how often, an empty file is waited for: it is about to be written.
const HALF_SAVED: (Duration, u32) = (Duration::from_millis(5), 20);

/// What the keeper hears.
pub enum Message {
    /// A path below the site's folder was written, made or deleted.
    Touched(Arc<str>),
    /// The desk wrote this file; `done` once a version has it, or cannot have it.
    Saved { path: Arc<str>, done: oneshot::Sender<()> },
    /// A version was looked over.
    Checked { number: u64, diagnostics: Diagnostics },
    /// Somebody writes in a file at the desk, or no longer does; `told` is what is wrong in it then.
    Written { path: Arc<str>, text: Option<Arc<str>>, told: oneshot::Sender<Vec<Finding>> },
}

struct Keeper {
    site: Arc<Site>,
    config: Config,
    words: Arc<Words>,
    tell: Teller,
    inbox: Receiver<Message>,
    outbox: Sender<Message>,
    number: u64,
    loaded: Arc<Loaded>,
    /// What changed since `loaded`, when the newest state has errors and the last good version stays.
    pending: BTreeSet<Arc<str>>,
    /// What was said of `loaded` when it was looked over.
    checked: Option<Diagnostics>,
    /// What is written and not saved: of one file, the last that was written in.
    unsaved: Option<Unsaved>,
    sound: Arc<Sound>,
}

/// Most keys that are remembered.
const MOST_SOUND: usize = 300_000;

/// Keys of files that could be made and had nothing to say: they need not be made again to know it.
type Sound = Mutex<FxHashSet<JobKey>>;

/// Reads the site, and keeps it up to date on a thread of its own.
pub fn start(options: &Options, tell: Teller, url: &str) -> Arc<Site> {
    let begun = config::Stopwatch::start();
    let (outbox, inbox) = channel();
    // What is saved while the site is read is heard too.
    let touched = outbox.clone();
    let watching = watch::watch(&options.config.site_dir, move |path| drop(touched.send(Message::Touched(path))));
    let loaded = Arc::new(load(&options.config));
    let (questions, asked) = channel();
    let first = Current { questions, dropped: Arc::default() };
    let dropped = first.dropped.clone();
    let site = Arc::new(Site::new(
        options.words.clone(),
        options.config.site_dir.clone(),
        options.host.clone(),
        options.edit,
        first,
        outbox.clone(),
    ));
    let keeper = Keeper {
        site: site.clone(),
        config: options.config.clone(),
        words: options.words.clone(),
        tell,
        inbox,
        outbox,
        number: 0,
        loaded,
        pending: BTreeSet::new(),
        checked: None,
        unsaved: None,
        sound: Arc::default(),
    };
    keeper.stand(asked, dropped);
    (keeper.tell)(Told::Ready { url, seconds: begun.seconds() });
    // What reading found is said at once; the rest when everything was looked over.
    let said = keeper.loaded.settled(keeper.loaded.diagnostics.clone());
    if said.has_errors() {
        keeper.publish(&said, &keeper.loaded.sources.files);
    }
    if let Err(error) = &watching {
        (keeper.tell)(Told::Deaf { reason: error.to_string() });
    }
    std::thread::spawn(move || {
        keeper.keep();
        drop(watching);
    });
    site
}

impl Keeper {
    fn keep(mut self) {
        loop {
            match self.inbox.recv_timeout(DAY_WATCH) {
                Ok(Message::Touched(path)) => {
                    let (mut changed, mut aside) = (BTreeSet::from([path]), Vec::new());
                    let path = |message| match message {
                        Message::Touched(path) => Ok(path),
                        other => Err(other),
                    };
                    watch::collect(&self.inbox, &mut changed, path, &mut aside);
                    self.change(changed);
                    aside.into_iter().for_each(|message| self.take(message));
                }
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => self.look_at_the_day(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Touched(path) => self.change(BTreeSet::from([path])),
            Message::Checked { number, diagnostics } if number == self.number => {
                if self.pending.is_empty() {
                    self.publish(&diagnostics, &self.loaded.sources.files);
                }
                self.checked = Some(diagnostics);
            }
            Message::Checked { .. } => {}
            Message::Saved { path, done } => {
                self.change(BTreeSet::from([path]));
                let _ = done.send(());
            }
            Message::Written { path, text, told } => {
                // Nobody may wait for it any more.
                let _ = told.send(self.write(path, text));
            }
        }
    }

    /// Shows what is written and not saved; what is wrong in it.
    fn write(&mut self, path: Arc<str>, text: Option<Arc<str>>) -> Vec<Finding> {
        match text {
            Some(text) => self.unsaved = Some(Unsaved { path, text }),
            None if self.unsaved.as_ref().is_some_and(|unsaved| unsaved.path == path) => self.unsaved = None,
            // Somebody writes elsewhere.
            None => return Vec::new(),
        }
        self.draft()
    }

    /// Makes the version with what is not saved; while that has errors, the last without stays. What is wrong in the file.
    fn draft(&self) -> Vec<Finding> {
        let next = self.unsaved.as_ref().and_then(|unsaved| {
            let config = Config { unsaved: Some(unsaved.clone()), ..self.config.restarted() };
            Some((&unsaved.path, reload(&self.loaded, std::slice::from_ref(&unsaved.path), &config)?))
        });
        let Some((path, next)) = next else {
            self.site.turn_draft_to(None);
            return Vec::new();
        };
        let said = next.settled(next.diagnostics.clone());
        let mut found = findings(&said, &next.sources.files, &self.words);
        found.retain(|finding| *finding.path == **path);
        if !said.has_errors() {
            let (questions, asked) = channel();
            let site = self.site.clone();
            std::thread::spawn(move || hold(&next, &site.kept, asked, &AtomicBool::new(false), |_, _| {}));
            self.site.turn_draft_to(Some(questions));
        }
        found
    }

    fn publish(&self, diagnostics: &Diagnostics, files: &Files) {
        let findings = findings(diagnostics, files, &self.words);
        (self.tell)(Told::Findings(&findings));
        self.site.set_findings(findings);
    }

    /// Makes the next version of what changed.
    fn change(&mut self, mut changed: BTreeSet<Arc<str>>) {
        let begun = config::Stopwatch::start();
        changed.retain(|path| concerns(&self.loaded, &self.config.site_dir, path));
        if changed.is_empty() {
            return;
        }
        for _ in 0..HALF_SAVED.1 {
            if !changed.iter().any(|path| is_emptied(&self.config.site_dir.join(&**path))) {
                break;
            }
            std::thread::sleep(HALF_SAVED.0);
        }
        let was_kept = !self.pending.is_empty();
        self.pending.extend(changed.iter().cloned());
        let paths: Vec<Arc<str>> = self.pending.iter().cloned().collect();
        self.config = self.config.restarted();
        let shown: Vec<Arc<str>> = changed.into_iter().collect();
        let told = |is_kept| Told::Changed { paths: &shown, seconds: begun.seconds(), is_kept };
        let Some(next) = reload(&self.loaded, &paths, &self.config) else {
            // Everything is as it was in the version that stands.
            self.pending.clear();
            if was_kept {
                (self.tell)(told(false));
                if let Some(diagnostics) = &self.checked {
                    self.publish(diagnostics, &self.loaded.sources.files);
                }
            }
            return;
        };
        let said = next.settled(next.diagnostics.clone());
        if said.has_errors() {
            (self.tell)(told(true));
            return self.publish(&said, &next.sources.files);
        }
        self.pending.clear();
        if was_kept {
            // What kept it from standing is mended; the rest is known when it has been looked over.
            self.site.set_findings(findings(&said, &next.sources.files, &self.words));
        }
        self.turn_to(next);
        if self.unsaved.is_some() {
            // Who saves has written.
            self.unsaved.take_if(|unsaved| paths.contains(&unsaved.path));
            self.draft();
        }
        self.site.tell(Event::Version { everything: paths.iter().any(|path| !is_text(path)) });
        (self.tell)(told(false));
    }

    fn turn_to(&mut self, next: Loaded) {
        self.number += 1;
        self.loaded = Arc::new(next);
        self.checked = None;
        let (questions, asked) = channel();
        let next = Current { questions, dropped: Arc::default() };
        self.stand(asked, next.dropped.clone());
        self.site.turn_to(next);
    }

    /// Lets the newest version answer on threads of its own.
    fn stand(&self, asked: Receiver<Question>, dropped: Arc<AtomicBool>) {
        let (loaded, site, outbox, number) = (self.loaded.clone(), self.site.clone(), self.outbox.clone(), self.number);
        let (config, sound) = (self.config.clone(), self.sound.clone());
        std::thread::spawn(move || {
            hold(&loaded, &site.kept, asked, &dropped, |version, dropped| {
                if let Some(diagnostics) = look_over(version, &config, &sound, dropped) {
                    let _ = outbox.send(Message::Checked { number, diagnostics });
                }
            });
        });
    }

    /// What appears or expires by its date does so at midnight.
    fn look_at_the_day(&mut self) {
        self.config = self.config.restarted();
        let site = &self.loaded.library.site;
        if self.config.build_date(&site.time_zone).is_ok_and(|day| day != site.as_of) {
            self.change(BTreeSet::from(["content/site.yaml".into()]));
        }
    }
}

/// Whether a path may matter: it is there, or something we know was there or below it.
fn concerns(loaded: &Loaded, root: &Path, path: &str) -> bool {
    let below = |known: &str| known.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let known = || loaded.sources.files.iter().any(|(_, file)| below(&file.path)) || loaded.sources.assets.keys().any(|known| below(known));
    path.starts_with("themes/") || exists(&root.join(path)) || known()
}

/// Whether pages change when this file does, so that only those that did are shown anew.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_source = matches!(extension, "md" | "yaml" | "yml" | "csv" | "tsv" | "xlsx" | "geojson");
    (path.starts_with("content/") && is_source && !path.contains("/static/")) || path.starts_with("themes/")
}

/// Checks a version as a build would, and makes what it has not made before. None when the next version came first.
fn look_over(version: &Version, config: &Config, sound: &Sound, dropped: &AtomicBool) -> Option<Diagnostics> {
    let known = sound.lock().unwrap_or_else(PoisonError::into_inner).len();
    if known > MOST_SOUND {
        // Most of them are of versions that are gone.
        sound.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
    let is_dropped = || dropped.load(Relaxed);
    std::thread::sleep(PATIENCE);
    if is_dropped() {
        return None;
    }
    let loaded = version.loaded;
    let mut said = loaded.diagnostics.clone();
    plan_and_check(loaded, version.planner, config, None, &|_, work| work(), &mut said);
    for place in loaded.library.places.numbers() {
        if is_dropped() {
            return None;
        }
        said.extend(version.look_over(place, sound, dropped));
    }
    (!is_dropped()).then(|| loaded.settled(said))
}

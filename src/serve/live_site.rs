//! The current state of the site, shared by all requests.

use super::artifact_cache::ArtifactCache;
use super::findings::Finding;
use super::live_page::LivePage;
use super::messages::{BrowserEvent, KeeperMessage};
use super::version::{Version, VersionQuery};
use crate::lang::Words;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::sync::{broadcast, oneshot};

/// How many pages are kept in their last good state.
const GOOD_PAGES: usize = 200;

/// The version that answers now.
pub struct CurrentVersion {
    /// Receives the queries.
    pub queries: Sender<VersionQuery>,
    /// Is set when a newer version answers: background work on this one stops.
    pub dropped: Arc<AtomicBool>,
}

/// The current state of the site.
pub struct LiveSite {
    /// The language of overlays and of the server's own pages.
    pub words: Arc<Words>,
    /// The folder that contains `content/`.
    pub site_dir: PathBuf,
    /// The host name with which the server was started.
    pub host: String,
    /// Whether the desk may write.
    pub edit: bool,
    /// Only this machine reaches the server. Others see neither the desk nor unsaved text nor diagnostics.
    pub is_private: bool,
    /// Made files that are expensive to make again.
    pub cache: ArtifactCache,
    /// The events to browsers.
    pub events: broadcast::Sender<BrowserEvent>,
    current: RwLock<CurrentVersion>,
    /// The version with the unsaved text of the desk.
    draft: RwLock<Option<Sender<VersionQuery>>>,
    keeper: Sender<KeeperMessage>,
    /// None until the first check has finished.
    findings: RwLock<Option<Arc<Vec<Finding>>>>,
    good: Mutex<FxHashMap<String, LivePage>>,
}

impl LiveSite {
    /// The state with its first version.
    pub fn new(
        words: Arc<Words>,
        site_dir: PathBuf,
        host: String,
        edit: bool,
        is_private: bool,
        first: CurrentVersion,
        keeper: Sender<KeeperMessage>,
    ) -> LiveSite {
        LiveSite {
            words,
            site_dir,
            host,
            edit,
            is_private,
            cache: ArtifactCache::default(),
            events: broadcast::channel(64).0,
            current: RwLock::new(first),
            draft: RwLock::default(),
            keeper,
            findings: RwLock::default(),
            good: Mutex::default(),
        }
    }

    /// Runs a query on the current version. The version at the time of the call answers, even if a newer one appears meanwhile. None when
    /// the query panicked.
    pub async fn ask<T: Send + 'static>(&self, query: impl FnOnce(&Version) -> T + Send + 'static) -> Option<T> {
        let (query, answer) = with_answer(query);
        self.current.read().unwrap_or_else(PoisonError::into_inner).queries.send(query).ok()?;
        answer.await.ok()
    }

    /// Runs a query on the version with unsaved text; without unsaved text, on the current version.
    pub async fn ask_draft<T: Send + 'static>(&self, query: impl FnOnce(&Version) -> T + Send + 'static) -> Option<T> {
        let (query, answer) = with_answer(query);
        let unsent = match &*self.draft.read().unwrap_or_else(PoisonError::into_inner) {
            Some(draft) => draft.send(query).err().map(|unsent| unsent.0),
            None => Some(query),
        };
        if let Some(query) = unsent {
            self.current.read().unwrap_or_else(PoisonError::into_inner).queries.send(query).ok()?;
        }
        answer.await.ok()
    }

    /// Replaces the version with unsaved text.
    pub fn set_draft(&self, next: Option<Sender<VersionQuery>>) {
        *self.draft.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.send(BrowserEvent::Draft);
    }

    /// Waits until the current version contains a file that was just written, or until its errors prevent that.
    pub async fn wait_for_saved(&self, path: &str) {
        let (done, finished) = oneshot::channel();
        if self.keeper.send(KeeperMessage::Saved { path: path.into(), done }).is_ok() {
            let _ = finished.await;
        }
    }

    /// Sets the unsaved text of a file, or with `None` ends its editing. Returns the diagnostics of the file with this text.
    pub async fn set_unsaved(&self, path: &str, text: Option<&str>) -> Vec<Finding> {
        let (findings, received) = oneshot::channel();
        let sent = self.keeper.send(KeeperMessage::Unsaved { path: path.into(), text: text.map(Arc::from), findings });
        if sent.is_ok() { received.await.unwrap_or_default() } else { Vec::new() }
    }

    /// Replaces the current version.
    pub fn set_version(&self, next: CurrentVersion) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.dropped.store(true, Relaxed);
        *current = next;
    }

    /// Sends an event to all browsers.
    pub fn send(&self, event: BrowserEvent) {
        // Fails when no browser is connected.
        let _ = self.events.send(event);
    }

    /// The diagnostics of the site; empty until the first check has finished.
    pub fn findings(&self) -> Arc<Vec<Finding>> {
        self.findings.read().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }

    /// Whether the first check has finished.
    pub fn is_checked(&self) -> bool {
        self.findings.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Replaces the diagnostics of the site.
    pub fn set_findings(&self, findings: Vec<Finding>) {
        *self.findings.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(findings));
        self.send(BrowserEvent::Findings);
    }

    /// Stores a page that was made without errors, to be shown when it cannot be made.
    pub fn remember(&self, address: &str, page: &LivePage) {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        if good.len() >= GOOD_PAGES && !good.contains_key(address) {
            good.clear();
        }
        good.insert(address.to_string(), page.clone());
    }

    /// The last page at an address that was made without errors.
    pub fn last_good(&self, address: &str) -> Option<LivePage> {
        self.good.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
    }
}

/// A query that sends its result to the returned receiver.
fn with_answer<T: Send + 'static>(query: impl FnOnce(&Version) -> T + Send + 'static) -> (VersionQuery, oneshot::Receiver<T>) {
    let (sender, answer) = oneshot::channel();
    (Box::new(move |version| drop(sender.send(query(version)))), answer)
}

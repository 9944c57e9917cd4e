//! The site as it is now, for all who ask at the same time.

use super::findings::Finding;
use super::keeper::Message;
use super::kept::Kept;
use super::page::Page;
use super::version::{Question, Version};
use crate::lang::Words;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::sync::{broadcast, oneshot};

/// Pages whose last good state is remembered.
const GOOD_PAGES: usize = 200;

/// What browsers hear of.
#[derive(Clone, Debug)]
pub enum Event {
    /// There is a new version. `everything`: also files whose address says nothing of their bytes.
    Version { everything: bool },
    /// What somebody writes has changed.
    Draft,
    /// What is wrong has changed.
    Findings,
}

/// The version that answers now.
pub struct Current {
    pub questions: Sender<Question>,
    /// Set when the next version stands: what can wait need not be done any more.
    pub dropped: Arc<AtomicBool>,
}

/// The site as it is now.
pub struct Site {
    pub words: Arc<Words>,
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub host: String,
    /// The desk may write.
    pub edit: bool,
    pub kept: Kept,
    pub events: broadcast::Sender<Event>,
    current: RwLock<Current>,
    /// The site as it would be with what somebody writes at the desk and has not saved.
    draft: RwLock<Option<Sender<Question>>>,
    keeper: Sender<Message>,
    /// None as long as nobody has looked.
    findings: RwLock<Option<Arc<Vec<Finding>>>>,
    good: Mutex<FxHashMap<String, Page>>,
}

impl Site {
    pub fn new(words: Arc<Words>, root: PathBuf, host: String, edit: bool, first: Current, keeper: Sender<Message>) -> Site {
        Site {
            words,
            root,
            host,
            edit,
            kept: Kept::default(),
            events: broadcast::channel(64).0,
            current: RwLock::new(first),
            draft: RwLock::default(),
            keeper,
            findings: RwLock::default(),
            good: Mutex::default(),
        }
    }

    /// Asks the version of now. Who began to ask gets the answer of that version, also when the next stands meanwhile. None when answering broke.
    pub async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&Version) -> T + Send + 'static) -> Option<T> {
        let (question, answer) = asked(question);
        self.current.read().unwrap_or_else(PoisonError::into_inner).questions.send(question).ok()?;
        answer.await.ok()
    }

    /// Asks the version with what is not saved; where nobody writes it is that of now.
    pub async fn ask_draft<T: Send + 'static>(&self, question: impl FnOnce(&Version) -> T + Send + 'static) -> Option<T> {
        let (question, answer) = asked(question);
        let unasked = match &*self.draft.read().unwrap_or_else(PoisonError::into_inner) {
            Some(draft) => draft.send(question).err().map(|unsent| unsent.0),
            None => Some(question),
        };
        if let Some(question) = unasked {
            self.current.read().unwrap_or_else(PoisonError::into_inner).questions.send(question).ok()?;
        }
        answer.await.ok()
    }

    /// Puts another version with what is not saved in the place of the last.
    pub fn turn_draft_to(&self, next: Option<Sender<Question>>) {
        *self.draft.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.tell(Event::Draft);
    }

    /// Waits until a file that was written just now is in the version that answers, as far as it is without errors.
    pub async fn saved(&self, path: &str) {
        let (done, told) = oneshot::channel();
        if self.keeper.send(Message::Saved { path: path.into(), done }).is_ok() {
            let _ = told.await;
        }
    }

    /// Somebody writes in a file and has not saved it, or (without a text) does no more; what is wrong with it when it stands so.
    pub async fn write(&self, path: &str, text: Option<&str>) -> Vec<Finding> {
        let (told, findings) = oneshot::channel();
        let sent = self.keeper.send(Message::Written { path: path.into(), text: text.map(Arc::from), told });
        if sent.is_ok() { findings.await.unwrap_or_default() } else { Vec::new() }
    }

    /// Puts the next version in the place of the last.
    pub fn turn_to(&self, next: Current) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        current.dropped.store(true, Relaxed);
        *current = next;
    }

    pub fn tell(&self, event: Event) {
        // Nobody may be looking.
        let _ = self.events.send(event);
    }

    pub fn findings(&self) -> Arc<Vec<Finding>> {
        self.findings.read().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }

    /// Whether what is wrong is known, and not only nothing said of it yet.
    pub fn is_looked_over(&self) -> bool {
        self.findings.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub fn set_findings(&self, findings: Vec<Finding>) {
        *self.findings.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(findings));
        self.tell(Event::Findings);
    }

    /// Remembers a page that could be made, for when it no longer can.
    pub fn remember(&self, address: &str, page: &Page) {
        let mut good = self.good.lock().unwrap_or_else(PoisonError::into_inner);
        if good.len() >= GOOD_PAGES && !good.contains_key(address) {
            good.clear();
        }
        good.insert(address.to_string(), page.clone());
    }

    /// The last good state of a page.
    pub fn last_good(&self, address: &str) -> Option<Page> {
        self.good.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
    }
}

/// A question that sends its answer on.
fn asked<T: Send + 'static>(question: impl FnOnce(&Version) -> T + Send + 'static) -> (Question, oneshot::Receiver<T>) {
    let (sender, answer) = oneshot::channel();
    (Box::new(move |version| drop(sender.send(question(version)))), answer)
}

//! The state of the desk: its pages in both languages, who may write, and what was changed last.

use super::changes::{RemovedItem, SavedChange, UndoableRemoval};
use super::page_templates::PageTemplates;
use crate::lang::{Speech, Words};
use crate::serve::{LiveSite, Version};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The state that all handlers share.
pub struct Desk {
    /// The site.
    pub site: Arc<LiveSite>,
    /// A random token of this run. It is in every form, so that pages of other sites cannot send forms.
    pub token: String,
    vietnamese: PageTemplates,
    english: PageTemplates,
    saved: Mutex<Option<SavedChange>>,
    removed: Mutex<Option<RemovedItem>>,
    undo: Mutex<Option<UndoableRemoval>>,
}

/// The state as handlers receive it.
pub type DeskState = State<Arc<Desk>>;

/// Why a request may not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteRefusal {
    /// The server was started without `--edit`.
    ReadOnly,
    /// The request does not have the token of this run.
    Foreign,
}

impl Desk {
    /// The state at the start of the server.
    pub fn new(site: Arc<LiveSite>) -> Desk {
        Desk {
            token: crate::config::secret(),
            vietnamese: PageTemplates::new(Words::new(Speech::Vietnamese)),
            english: PageTemplates::new(Words::new(Speech::English)),
            saved: Mutex::default(),
            removed: Mutex::default(),
            undo: Mutex::default(),
            site,
        }
    }

    /// The templates in the language of the reader: the one in the cookie `loa-desk`, else that of the server.
    pub fn templates(&self, headers: &HeaderMap) -> &PageTemplates {
        let cookies = headers.get("cookie").and_then(|c| c.to_str().ok()).unwrap_or_default();
        let chosen = cookies.split(';').find_map(|c| c.trim().strip_prefix("loa-desk="));
        chosen.map_or(self.site.words.speech, Speech::from_name).choose(&self.vietnamese, &self.english)
    }

    /// Whether a request with this token may write. `guard.rs` has checked before that it comes from a page of this server.
    pub fn may_write(&self, token: Option<&str>) -> Result<(), WriteRefusal> {
        if !self.site.edit {
            return Err(WriteRefusal::ReadOnly);
        }
        // Digests are compared, so that the duration does not depend on how many characters are right.
        let is_same = token.is_some_and(|t| blake3::hash(t.as_bytes()) == blake3::hash(self.token.as_bytes()));
        if is_same { Ok(()) } else { Err(WriteRefusal::Foreign) }
    }

    /// Runs a query on the current version. `Err` is the response when the query panicked.
    pub async fn ask<T: Send + 'static>(&self, query: impl FnOnce(&Version) -> T + Send + 'static) -> Result<T, Response> {
        self.site.ask(query).await.ok_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    /// The last save, to be shown on the next page and then forgotten.
    pub fn last_saved(&self) -> MutexGuard<'_, Option<SavedChange>> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last removal, to be shown on the next page and then forgotten.
    pub fn last_removed(&self) -> MutexGuard<'_, Option<RemovedItem>> {
        self.removed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last removal, to be undone.
    pub fn undoable(&self) -> MutexGuard<'_, Option<UndoableRemoval>> {
        self.undo.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

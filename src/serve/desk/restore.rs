//! What was removed last comes back, as long as nobody changed its file since.

use super::fresh::Which;
use super::item::{Saved, difference};
use super::new::Fault;
use super::send::DeskState;
use super::sent::Sent;
use crate::diag::SourceFile;
use crate::edit::{create, replace, text_digest};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use std::sync::{Arc, PoisonError};

/// What was removed last.
pub struct Undo {
    pub which: Which,
    pub gone: Gone,
}

pub enum Gone {
    /// The whole file: its bytes.
    File(Vec<u8>),
    /// A row: the text of its file with it and without.
    Row { before: Arc<str>, after: String },
}

pub async fn bring_back(State(desk): DeskState, uri: Uri, headers: HeaderMap, _: Sent) -> Response {
    let Some(undo) = desk.undo.lock().unwrap_or_else(PoisonError::into_inner).take() else { return desk.absent(&headers, &uri) };
    let (root, path) = (&desk.site.root, &undo.which.file);
    let written = match &undo.gone {
        Gone::File(bytes) => create(root, path, bytes).map(|()| Vec::new()),
        Gone::Row { before, after } => {
            let source = SourceFile { path: path.as_str().into(), text: after.as_str().into(), cells: None };
            replace(root, &source, &text_digest(after), before.to_string()).map(|before| difference(after, &before))
        }
    };
    let Ok(lines) = written else {
        let pages = desk.pages(&headers);
        let said = Fault::Untold("desk-restore-changed", path.clone()).said(pages);
        return desk.say(pages, StatusCode::CONFLICT, &uri, &pages.words.say("desk-not-saved", &[]), said, String::new());
    };
    *desk.saved.lock().unwrap_or_else(PoisonError::into_inner) = Some(Saved { file: path.clone(), lines });
    desk.done(path, &undo.which.url()).await
}

//! Undoes the last removal, unless its file was changed since.

use super::changes::{RemovedContent, SavedChange, changed_lines};
use super::fault::DeskFault;
use super::state::DeskState;
use super::submitted_form::SubmittedForm;
use crate::diag::SourceFile;
use crate::edit::{create, replace, text_digest};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

/// Writes the removed file or row again.
pub async fn restore(State(desk): DeskState, uri: Uri, headers: HeaderMap, _: SubmittedForm) -> Response {
    let Some(removal) = desk.undoable().take() else { return desk.absent(&headers, &uri) };
    let (site_dir, path) = (&desk.site.site_dir, &removal.query.file);
    let written = match &removal.content {
        RemovedContent::File(bytes) => create(site_dir, path, bytes).map(|()| Vec::new()),
        RemovedContent::Row { before, after } => {
            let source = SourceFile { path: path.as_str().into(), text: after.as_str().into(), cells: None };
            replace(site_dir, &source, &text_digest(after), before.to_string()).map(|before| changed_lines(after, &before))
        }
    };
    let Ok(lines) = written else {
        let templates = desk.templates(&headers);
        let text = DeskFault::Message("desk-restore-changed", path.clone()).text(templates);
        let title = templates.words.say("desk-not-saved", &[]);
        return desk.message(templates, StatusCode::CONFLICT, &uri, &title, text, String::new());
    };
    *desk.last_saved() = Some(SavedChange { file: path.clone(), lines });
    desk.written(path, &removal.query.url()).await
}

//! What is being written and not saved yet: shown beside the form as it would be, and what is wrong with it.

use super::fresh::{Which, fresh};
use super::item::{fault, sent};
use super::send::{DeskState, asked, page};
use super::sent::Sent;
use crate::edit::edited;
use crate::serve::Finding;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

/// What is wrong with what is written.
#[derive(Default, Serialize)]
struct Told {
    /// Whether anything is written that is not saved.
    changed: bool,
    /// Fields that cannot be so: their labels, and why.
    faults: Vec<(String, String)>,
    findings: Vec<Finding>,
}

/// Takes a form as it is now, saves nothing, and answers with a piece of HTML: what is wrong.
pub async fn take(State(desk): DeskState, Query(which): Query<Which>, uri: Uri, headers: HeaderMap, Sent(pairs): Sent) -> Response {
    let file = which.file.clone();
    let (own, heard) = (desk.clone(), headers.clone());
    let written = asked(&desk, move |version| {
        let pages = own.pages(&heard);
        let fresh = fresh(version, &which, pages.speech())?;
        let (inputs, sent) = sent(version, &fresh, &pairs);
        let faults = inputs.iter().filter_map(|input| Some((input.label.clone(), fault(&sent, input, pages)?))).collect();
        let changed = !sent.changes.is_empty() || sent.body.is_some();
        let text = changed.then(|| edited(&fresh.source, &fresh.target, &sent.changes, sent.body.as_deref()).ok()).flatten();
        Some((faults, text))
    })
    .await;
    let (faults, text): (Vec<(String, String)>, Option<String>) = match written {
        Ok(Some(written)) => written,
        Ok(None) => return desk.absent(&headers, &uri),
        Err(answer) => return answer,
    };
    let findings = desk.site.write(&file, text.as_deref()).await;
    page(StatusCode::OK, desk.pages(&headers).render("draft.html", &Told { changed: text.is_some(), faults, findings }))
}

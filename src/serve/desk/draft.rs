//! The unsaved text of a form: it is shown in the preview, with its faults and diagnostics beside the form.

use super::current_file::current_file;
use super::item_form;
use super::query::ItemQuery;
use super::response::page;
use super::state::DeskState;
use super::submitted_form::SubmittedForm;
use crate::edit::edited;
use crate::serve::Finding;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

/// The values of `draft.html`.
#[derive(Default, Serialize)]
struct DraftReport {
    /// Whether the form differs from the saved file.
    changed: bool,
    /// Labels of inputs with faults, and their messages.
    faults: Vec<(String, String)>,
    findings: Vec<Finding>,
}

/// Takes the form as it is now without saving it, and answers with a piece of HTML: its faults and diagnostics.
pub async fn update(
    State(desk): DeskState,
    Query(query): Query<ItemQuery>,
    uri: Uri,
    headers: HeaderMap,
    SubmittedForm(pairs): SubmittedForm,
) -> Response {
    let file = query.file.clone();
    let (shared, request_headers) = (desk.clone(), headers.clone());
    let draft = desk
        .ask(move |version| {
            let templates = shared.templates(&request_headers);
            let current = current_file(version, &query, templates.speech())?;
            let (inputs, form) = item_form::changes(version, &current, &pairs);
            let fault = |input| item_form::input_fault(&form, input, templates);
            let faults = inputs.iter().filter_map(|input| Some((input.label.clone(), fault(input)?))).collect();
            let is_changed = !form.changes.is_empty() || form.body.is_some();
            let text = is_changed.then(|| edited(&current.source, &current.target, &form.changes, form.body.as_deref()).ok()).flatten();
            Some((faults, text))
        })
        .await;
    let (faults, text): (Vec<(String, String)>, Option<String>) = match draft {
        Ok(Some(draft)) => draft,
        Ok(None) => return desk.absent(&headers, &uri),
        Err(answer) => return answer,
    };
    let findings = desk.site.set_unsaved(&file, text.as_deref()).await;
    let report = DraftReport { changed: text.is_some(), faults, findings };
    page(StatusCode::OK, desk.templates(&headers).render("draft.html", &report))
}

//! Hides an inherited item at one place: a file of that place says so, and the other places keep the item.

use super::current_file::current_file;
use super::items::{inheriting_place, place_and_folder};
use super::query::ItemQuery;
use super::state::DeskState;
use super::submitted_form::SubmittedForm;
use crate::edit::{create, hidden_item};
use crate::serve::Version;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

/// Writes the file that hides the item.
pub async fn hide(State(desk): DeskState, Query(query): Query<ItemQuery>, uri: Uri, headers: HeaderMap, _: SubmittedForm) -> Response {
    let speech = desk.templates(&headers).speech();
    let site_dir = desk.site.site_dir.clone();
    let hide_item = move |version: &Version| {
        let item = current_file(version, &query, speech)?.item?;
        let place = inheriting_place(version, item.group, &query)?;
        let (_, folder) = place_and_folder(version, &version.loaded.library.places.get(place).code);
        let (path, text) = hidden_item(item, &folder?, speech);
        let hidden = ItemQuery { file: path.clone(), kind: item.kind.name.to_string(), ..ItemQuery::default() };
        Some(create(&site_dir, &path, text.as_bytes()).map(|()| hidden).map_err(|fault| fault.diagnostic(&path)))
    };
    match desk.ask(hide_item).await {
        Err(answer) => answer,
        Ok(None) => desk.absent(&headers, &uri),
        Ok(Some(Ok(hidden))) => desk.written(&hidden.file, &hidden.url()).await,
        Ok(Some(Err(fault))) => desk.not_saved(&headers, &uri, desk.templates(&headers).fault_text(&fault), String::new()),
    }
}

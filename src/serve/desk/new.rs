//! A new item: its kind, title and place. A Markdown file is made at once; for a row of a table the form of the row follows.

use super::fault::DeskFault;
use super::items::{place_and_folder, place_choices};
use super::page_templates::PageFrame;
use super::query::{ItemQuery, RowQuery};
use super::response::{page, redirect};
use super::state::{Desk, DeskState};
use crate::diag::{CANNOT_WRITE, Diagnostic, EDIT_REFUSED};
use crate::edit::{NewItemLocation, item_text, new_item_location};
use crate::lang::Speech;
use crate::serve::Version;
use crate::vietnamese::slug;
use crate::write::SourcePath;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::Path;

/// The form of a new item; also the query parameters that fill it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct NewItemForm {
    /// Name of the kind.
    #[serde(default)]
    kind: String,
    #[serde(default)]
    title: String,
    /// Code of the place; empty for the root.
    #[serde(default)]
    place: String,
    #[serde(default, skip_serializing)]
    token: String,
}

/// The values of `new.html`.
#[derive(Serialize)]
struct NewPage {
    frame: PageFrame,
    query: NewItemForm,
    /// Name and label of each kind.
    kinds: Vec<(&'static str, &'static str)>,
    places: Vec<(String, String)>,
    fault: Option<String>,
}

/// The form.
pub async fn show(State(desk): DeskState, Query(form): Query<NewItemForm>, uri: Uri, headers: HeaderMap) -> Response {
    new_page(&desk, form, &uri, &headers, None).await
}

async fn new_page(desk: &Desk, form: NewItemForm, uri: &Uri, headers: &HeaderMap, fault: Option<String>) -> Response {
    let templates = desk.templates(headers);
    let speech = templates.speech();
    let choices = move |version: &Version| {
        let kinds = version.loaded.library.site.kinds.iter().map(|kind| (kind.name, kind.label(speech))).collect();
        (place_choices(version, |_| true), kinds)
    };
    let (places, kinds) = match desk.ask(choices).await {
        Ok(choices) => choices,
        Err(answer) => return answer,
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let frame = desk.frame("new", templates.words.say("desk-new", &[]), uri);
    page(status, templates.render("new.html", &NewPage { frame, query: form, kinds, places, fault }))
}

/// Makes the item, or leads to the form of its row.
pub async fn create(State(desk): DeskState, uri: Uri, headers: HeaderMap, Form(form): Form<NewItemForm>) -> Response {
    if let Err(why) = desk.may_write(Some(&form.token)) {
        return desk.locked(&headers, &uri, why);
    }
    let speech = desk.templates(&headers).speech();
    let (submitted, site_dir) = (form.clone(), desk.site.site_dir.clone());
    let next = match desk.ask(move |version| create_item(version, &site_dir, &submitted, speech)).await {
        Ok(next) => next,
        Err(answer) => return answer,
    };
    match next {
        Ok(NextStep::Item(query)) => desk.written(&query.file, &query.url()).await,
        Ok(NextStep::Row(query)) => redirect(&query.url()),
        Err(fault) => {
            let text = fault.text(desk.templates(&headers));
            new_page(&desk, form, &uri, &headers, Some(text)).await
        }
    }
}

/// The page on which the new item is filled in.
enum NextStep {
    /// The page of the item; its file is made.
    Item(ItemQuery),
    /// The form of the row.
    Row(RowQuery),
}

fn create_item(version: &Version, site_dir: &Path, form: &NewItemForm, speech: Speech) -> Result<NextStep, DeskFault> {
    let kind = version.loaded.library.site.kinds.find_item(&form.kind).ok_or(DeskFault::Message("desk-new-kind", String::new()))?;
    let (place, folder) = place_and_folder(version, &form.place);
    let title = form.title.trim();
    if slug(title).is_empty() {
        return Err(DeskFault::Message("desk-new-title", String::new()));
    }
    let (library, files) = (&version.loaded.library, &version.loaded.sources.files);
    let path = match new_item_location(library, files, kind, title, place, folder.as_deref()) {
        NewItemLocation::Text(path) => path,
        NewItemLocation::Table(_) | NewItemLocation::NewTable(_) => {
            return Ok(NextStep::Row(RowQuery { kind: kind.name.to_string(), place: form.place.clone(), title: title.to_string() }));
        }
    };
    let source = SourcePath::new(site_dir, &path).map_err(|why| Diagnostic::new(&EDIT_REFUSED).with("path", &path).with("why", why))?;
    match source.create(item_text(kind, title, speech).as_bytes()) {
        Ok(()) => Ok(NextStep::Item(ItemQuery { file: path, kind: kind.name.to_string(), ..ItemQuery::default() })),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(DeskFault::Message("desk-new-exists", path)),
        Err(error) => Err(Diagnostic::new(&CANNOT_WRITE).with("path", &path).because(&error).into()),
    }
}

//! The removal of an item: first a page that shows what would be removed and what refers to it, then the removal.

use super::changes::{ChangedLine, RemovedContent, RemovedItem, UndoableRemoval, changed_lines};
use super::current_file::{CurrentFile, current_file, is_editable};
use super::items::{inheriting_place, item_query};
use super::page_templates::{PageFrame, PageTemplates};
use super::query::ItemQuery;
use super::response::page;
use super::state::{Desk, DeskState};
use super::submitted_form::SubmittedForm;
use crate::diag::{SourcePosition, Span};
use crate::edit::{
    EditRefusal, Referrer, SaveError, SourceFormat, not_edited, referrers, remove as remove_file, replace, replacement_item, without_row,
};
use crate::kinds::Kind;
use crate::model::Item;
use crate::serve::Version;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

/// The values of `remove.html`.
#[derive(Serialize)]
struct RemovePage {
    frame: PageFrame,
    query: ItemQuery,
    /// Label of the kind.
    kind: &'static str,
    /// Address of the item's page.
    url: String,
    digest: String,
    /// How many lines the file has, when all of it is removed.
    whole: Option<usize>,
    /// The lines that are removed from a table.
    lines: Vec<ChangedLine>,
    /// The place that can hide the item while the others keep it.
    heir: Option<InheritingPlace>,
    /// The item that is shown in its place afterwards.
    instead: Option<Replacement>,
    refs: Vec<BrokenReference>,
    fault: Option<String>,
}

/// A place that inherits the item.
#[derive(Serialize)]
struct InheritingPlace {
    /// Name of the place.
    place: String,
    /// Name of the place that has the item.
    of: String,
    refs: Vec<BrokenReference>,
}

/// The item that is shown in the place of a removed one.
#[derive(Serialize)]
struct Replacement {
    title: String,
    url: String,
    /// The language, when it is a translation.
    language: String,
    /// Name of the place that has it, when it is inherited.
    of: String,
    /// Name of the place that inherits it.
    place: String,
}

/// A reference to the removed item.
#[derive(Serialize)]
struct BrokenReference {
    /// Title of the item that refers to it, or the name of the list.
    title: String,
    /// Address of that item's page.
    url: Option<String>,
    path: String,
    /// From 1; zero for the whole file.
    line: usize,
}

/// The page before the removal.
pub async fn show(State(desk): DeskState, Query(query): Query<ItemQuery>, uri: Uri, headers: HeaderMap) -> Response {
    let (shared, here, request_headers) = (desk.clone(), uri.clone(), headers.clone());
    let make_page = move |version: &Version| {
        let templates = shared.templates(&request_headers);
        let current = removable(version, &query, templates)?;
        Some(shared.remove_page(version, &current, &query, templates, &here, None))
    };
    match desk.ask(make_page).await {
        Ok(Some(html)) => page(StatusCode::OK, html),
        Ok(None) => desk.absent(&headers, &uri),
        Err(answer) => answer,
    }
}

/// The result of a removal.
enum RemovalResult {
    Absent,
    Removed(RemovedItem, &'static Kind),
    /// The page before the removal again, with the fault.
    Refused(StatusCode, String),
}

/// Removes the item.
pub async fn remove(State(desk): DeskState, Query(query): Query<ItemQuery>, uri: Uri, headers: HeaderMap, form: SubmittedForm) -> Response {
    // Unsaved text of the item is discarded.
    desk.site.set_unsaved(&query.file, None).await;
    let (shared, here, request_headers, item) = (desk.clone(), uri.clone(), headers.clone(), query.clone());
    let remove_item = move |version: &Version| {
        let templates = shared.templates(&request_headers);
        let Some(current) = removable(version, &item, templates) else { return RemovalResult::Absent };
        match shared.remove_item(&current, &item, form.value("digest")) {
            Ok(removed) => RemovalResult::Removed(removed, current.target.kind),
            Err(fault) => {
                let (status, text) = match &fault {
                    SaveError::Conflict { .. } => {
                        (StatusCode::CONFLICT, templates.words.say("desk-remove-changed", &[("path", item.file.clone())]))
                    }
                    SaveError::Fault(diagnostic) => (StatusCode::UNPROCESSABLE_ENTITY, templates.fault_text(diagnostic)),
                };
                RemovalResult::Refused(status, shared.remove_page(version, &current, &item, templates, &here, Some(text)))
            }
        }
    };
    match desk.ask(remove_item).await {
        Err(answer) => answer,
        Ok(RemovalResult::Absent) => desk.absent(&headers, &uri),
        Ok(RemovalResult::Refused(status, html)) => page(status, html),
        Ok(RemovalResult::Removed(removed, kind)) => {
            *desk.last_removed() = Some(removed);
            desk.written(&query.file, &format!("/_desk/?kind={}", kind.name)).await
        }
    }
}

/// The file of an item that can be removed. Places and terms cannot.
fn removable<'v>(version: &'v Version, query: &ItemQuery, templates: &PageTemplates) -> Option<CurrentFile<'v>> {
    current_file(version, query, templates.speech()).filter(|current| version.loaded.library.site.kinds.contains(current.target.kind))
}

impl Desk {
    fn remove_item(&self, current: &CurrentFile, query: &ItemQuery, seen: &str) -> Result<RemovedItem, SaveError> {
        let (site_dir, source) = (&self.site.site_dir, &current.source);
        let (content, lines) = match SourceFormat::of(source) {
            SourceFormat::Markdown => (RemovedContent::File(remove_file(site_dir, source, seen)?), Vec::new()),
            _ => {
                let refused = |why| SaveError::Fault(Box::new(not_edited(&source.path, why)));
                let without = without_row(source, &current.target).map_err(refused)?;
                let after = replace(site_dir, source, seen, without)?;
                let lines = changed_lines(&source.text, &after);
                (RemovedContent::Row { before: source.text.clone(), after }, lines)
            }
        };
        let undo_query = ItemQuery { kind: current.target.kind.name.to_string(), ..query.clone() };
        *self.undoable() = Some(UndoableRemoval { query: undo_query, content });
        Ok(RemovedItem { title: current.title(), file: source.path.to_string(), lines })
    }

    fn remove_page(
        &self,
        version: &Version,
        current: &CurrentFile,
        query: &ItemQuery,
        templates: &PageTemplates,
        here: &Uri,
        fault: Option<String>,
    ) -> String {
        let library = &version.loaded.library;
        let is_whole = SourceFormat::of(&current.source) == SourceFormat::Markdown;
        let without = if is_whole { None } else { without_row(&current.source, &current.target).ok() };
        let replacement = current.item.and_then(|item| Some((item, library.item(replacement_item(library, item)?))));
        let instead = replacement.map(|(item, other)| {
            let (own, stands) = (library.group(item.group), library.group(other.group).place);
            let name = |place| library.places.get(place).name.to_string();
            let is_translation = other.group == item.group;
            Replacement {
                title: other.title().to_string(),
                url: item_query(version, other).url(),
                language: if is_translation { library.site.language(other.lang).name.to_string() } else { String::new() },
                of: if is_translation { String::new() } else { name(stands) },
                place: name(own.place),
            }
        });
        let refs = |item: &Item, only| -> Vec<BrokenReference> {
            referrers(version.planner, item, &query.file, only).iter().map(|r| broken_reference(version, r, templates)).collect()
        };
        let heir = current.item.and_then(|item| {
            let place = inheriting_place(version, item.group, query)?;
            let name = |place| library.places.get(place).name.to_string();
            Some(InheritingPlace { place: name(place), of: name(library.group(item.group).place), refs: refs(item, Some(place)) })
        });
        let sheet_fault = || templates.fault_text(&not_edited(&current.source.path, EditRefusal::Sheet));
        templates.render(
            "remove.html",
            &RemovePage {
                frame: self.frame("item", templates.words.say("desk-remove-of", &[("name", current.title())]), here),
                kind: current.target.kind.label(templates.speech()),
                url: query.url(),
                digest: current.digest.clone(),
                whole: is_whole.then(|| current.source.text.lines().count()),
                lines: without.map(|text| changed_lines(&current.source.text, &text)).unwrap_or_default(),
                instead,
                heir,
                refs: current.item.map(|item| refs(item, None)).unwrap_or_default(),
                fault: fault.or_else(|| (!is_editable(&current.source)).then(sheet_fault)),
                query: query.clone(),
            },
        )
    }
}

fn broken_reference(version: &Version, referrer: &Referrer, templates: &PageTemplates) -> BrokenReference {
    let path = version.loaded.sources.files.get(referrer.span.file).path.to_string();
    let by: Option<&Item> = referrer.by.map(|no| version.loaded.library.item(no));
    let title = match by {
        Some(item) => item.title().to_string(),
        None if path.ends_with("/printed.yaml") => templates.words.say("desk-remove-printed", &[]),
        None => templates.words.say("desk-remove-menu", &[]),
    };
    BrokenReference { title, url: by.map(|item| item_query(version, item).url()), line: line(version, referrer.span), path }
}

/// The line of a span; zero for a cell of a sheet or a whole file.
fn line(version: &Version, span: Span) -> usize {
    match version.loaded.sources.files.locate(span) {
        SourcePosition::Line { line, .. } => line,
        SourcePosition::Cell { .. } | SourcePosition::File => 0,
    }
}

//! Removing an item: first a page that says what would go and what refers to it, then the removal.

use super::Desk;
use super::fresh::{Fresh, Which, fresh, is_editable};
use super::hide::heir;
use super::item::{Line, difference};
use super::list::which;
use super::pages::{Frame, Pages};
use super::restore::{Gone, Undo};
use super::send::{DeskState, asked, page};
use super::sent::Sent;
use crate::diag::{SourcePosition, Span};
use crate::edit::{Format, NotSaved, Referring, instead, not_edited, referring, remove, removed, replace};
use crate::kinds::{KINDS, Kind};
use crate::model::Item;
use crate::serve::Version;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;
use std::sync::PoisonError;

/// What was removed, for the page that is shown next.
#[derive(Clone, Debug, Serialize)]
pub struct Removed {
    pub title: String,
    pub file: String,
    /// The lines of a row; none of a whole file.
    pub lines: Vec<Line>,
}

#[derive(Serialize)]
struct RemovePage {
    frame: Frame,
    which: Which,
    kind: &'static str,
    url: String,
    digest: String,
    /// How many lines a whole file has.
    whole: Option<usize>,
    lines: Vec<Line>,
    /// A place that may do without it, while the others keep it.
    heir: Option<Heir>,
    instead: Option<Instead>,
    refs: Vec<Reference>,
    fault: Option<String>,
}

/// A place that inherits the item.
#[derive(Serialize)]
struct Heir {
    place: String,
    /// Whose it is.
    of: String,
    refs: Vec<Reference>,
}

/// What is shown in its place.
#[derive(Serialize)]
struct Instead {
    title: String,
    url: String,
    /// The language, when it is a translation.
    language: &'static str,
    /// Whose it is, when it is inherited, and who inherits it.
    of: String,
    place: String,
}

/// What would lead nowhere.
#[derive(Serialize)]
struct Reference {
    title: String,
    url: Option<String>,
    path: String,
    line: usize,
}

pub async fn show(State(desk): DeskState, Query(of): Query<Which>, uri: Uri, headers: HeaderMap) -> Response {
    let (own, here, heard) = (desk.clone(), uri.clone(), headers.clone());
    let question = move |version: &Version| {
        let pages = own.pages(&heard);
        let fresh = there(version, &of, pages)?;
        Some(own.remove_page(version, &fresh, &of, pages, &here, None))
    };
    match asked(&desk, question).await {
        Ok(Some(html)) => page(StatusCode::OK, html),
        Ok(None) => desk.absent(&headers, &uri),
        Err(answer) => answer,
    }
}

/// What came of a removal.
enum Outcome {
    Absent,
    Removed(Removed, &'static Kind),
    /// A page that says why not.
    Kept(StatusCode, String),
}

pub async fn take_away(State(desk): DeskState, Query(of): Query<Which>, uri: Uri, headers: HeaderMap, sent: Sent) -> Response {
    // What somebody began to write in it goes with it.
    desk.site.write(&of.file, None).await;
    let (own, here, heard, asked_for) = (desk.clone(), uri.clone(), headers.clone(), of.clone());
    let question = move |version: &Version| {
        let pages = own.pages(&heard);
        let Some(fresh) = there(version, &asked_for, pages) else { return Outcome::Absent };
        match own.take_away(&fresh, &asked_for, sent.told("digest")) {
            Ok(removed) => Outcome::Removed(removed, fresh.target.kind),
            Err(fault) => {
                let (status, said) = match &fault {
                    NotSaved::Conflict { .. } => {
                        (StatusCode::CONFLICT, pages.words.say("desk-remove-changed", &[("path", asked_for.file.clone())]))
                    }
                    NotSaved::Fault(diagnostic) => (StatusCode::UNPROCESSABLE_ENTITY, pages.told(diagnostic)),
                };
                Outcome::Kept(status, own.remove_page(version, &fresh, &asked_for, pages, &here, Some(said)))
            }
        }
    };
    match asked(&desk, question).await {
        Err(answer) => answer,
        Ok(Outcome::Absent) => desk.absent(&headers, &uri),
        Ok(Outcome::Kept(status, html)) => page(status, html),
        Ok(Outcome::Removed(removed, kind)) => {
            *desk.removed.lock().unwrap_or_else(PoisonError::into_inner) = Some(removed);
            desk.done(&of.file, &format!("/_desk/?kind={}", kind.name)).await
        }
    }
}

/// The item, when it is one that may go: not a place, not a term.
fn there<'v>(version: &'v Version, of: &Which, pages: &Pages) -> Option<Fresh<'v>> {
    fresh(version, of, pages.speech()).filter(|fresh| KINDS.contains(&fresh.target.kind))
}

impl Desk {
    fn take_away(&self, fresh: &Fresh, of: &Which, seen: &str) -> Result<Removed, NotSaved> {
        let (root, source) = (&self.site.root, &fresh.source);
        let (gone, lines) = match Format::of(source) {
            Format::Markdown => (Gone::File(remove(root, source, seen)?), Vec::new()),
            _ => {
                let without = removed(source, &fresh.target).map_err(|why| NotSaved::Fault(Box::new(not_edited(&source.path, why))))?;
                let after = replace(root, source, seen, without)?;
                let lines = difference(&source.text, &after);
                (Gone::Row { before: source.text.clone(), after }, lines)
            }
        };
        let which = Which { kind: fresh.target.kind.name.to_string(), ..of.clone() };
        *self.undo.lock().unwrap_or_else(PoisonError::into_inner) = Some(Undo { which, gone });
        Ok(Removed { title: fresh.title(), file: source.path.to_string(), lines })
    }

    fn remove_page(&self, version: &Version, fresh: &Fresh, of: &Which, pages: &Pages, here: &Uri, fault: Option<String>) -> String {
        let library = &version.loaded.library;
        let is_whole = Format::of(&fresh.source) == Format::Markdown;
        let without = if is_whole { None } else { removed(&fresh.source, &fresh.target).ok() };
        let instead = fresh.item.and_then(|item| Some((item, library.item(instead(library, item)?)))).map(|(item, other)| {
            let (own, stands) = (library.group(item.group), library.group(other.group).stands);
            let name = |place| library.places.get(place).name.to_string();
            let is_translation = other.group == item.group;
            Instead {
                title: other.title().to_string(),
                url: which(version, other).url(),
                language: if is_translation { library.site.language(other.lang).name } else { "" },
                of: if is_translation { String::new() } else { name(stands) },
                place: name(own.stands),
            }
        });
        let referring = |item: &Item, only| -> Vec<Reference> {
            referring(version.planner, item, &of.file, only).iter().map(|r| reference(version, r, pages)).collect()
        };
        let heir = fresh.item.and_then(|item| {
            let place = heir(version, item.group, of)?;
            let name = |place| library.places.get(place).name.to_string();
            Some(Heir { place: name(place), of: name(library.group(item.group).stands), refs: referring(item, Some(place)) })
        });
        let cannot = || pages.told(&not_edited(&fresh.source.path, crate::edit::Refusal::Sheet));
        pages.render(
            "remove.html",
            &RemovePage {
                frame: self.frame("item", pages.words.say("desk-remove-of", &[("name", fresh.title())]), here),
                kind: fresh.target.kind.label(pages.speech()),
                url: of.url(),
                digest: fresh.digest.clone(),
                whole: is_whole.then(|| fresh.source.text.lines().count()),
                lines: without.map(|text| difference(&fresh.source.text, &text)).unwrap_or_default(),
                instead,
                heir,
                refs: fresh.item.map(|item| referring(item, None)).unwrap_or_default(),
                fault: fault.or_else(|| (!is_editable(&fresh.source)).then(cannot)),
                which: of.clone(),
            },
        )
    }
}

fn reference(version: &Version, of: &Referring, pages: &Pages) -> Reference {
    let path = version.loaded.sources.files.get(of.span.file).path.to_string();
    let by: Option<&Item> = of.by.map(|no| version.loaded.library.item(no));
    let title = match by {
        Some(item) => item.title().to_string(),
        None if path.ends_with("/printed.yaml") => pages.words.say("desk-remove-printed", &[]),
        None => pages.words.say("desk-remove-menu", &[]),
    };
    Reference { title, url: by.map(|item| which(version, item).url()), line: line(version, of.span), path }
}

fn line(version: &Version, span: Span) -> usize {
    match version.loaded.sources.files.locate(span) {
        SourcePosition::Line { line, .. } => line,
        SourcePosition::Cell { .. } | SourcePosition::File => 0,
    }
}

//! Requests and answers.

use super::address::{Bases, Meaning, meaning};
use super::events::{Viewing, events};
use super::findings::{Finding, findings};
use super::guard::admit;
use super::media::{self, response, type_of};
use super::page::{self, Page, page};
use super::pages;
use super::site::Site;
use super::version::Version;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::Job;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, Request, State};
use axum::http::header::{HeaderValue, LOCATION};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What addresses begin with that show the site with what somebody writes and has not saved.
pub const DRAFT: &str = "/_draft";

/// Answers until the process ends.
pub async fn answer(listener: TcpListener, site: Arc<Site>) -> std::io::Result<()> {
    let text = |media: &'static str, text: &'static str| {
        move || async move { response(StatusCode::OK, media, Bytes::from_static(text.as_bytes())) }
    };
    let routes = Router::new()
        .route("/_loa/events", get(|State(site), Query(viewing): Query<Viewing>| async move { events(site, viewing) }))
        .route("/_loa/live.js", get(text(type_of(".js"), page::SCRIPT)))
        .route("/_loa/live.css", get(text(type_of(".css"), page::STYLE)))
        .route("/_loa/pages.css", get(text(type_of(".css"), pages::STYLE)))
        .merge(super::desk::routes(site.clone()))
        .fallback(anything)
        .layer(from_fn_with_state(site.clone(), guarded))
        .with_state(site);
    axum::serve(listener, routes).await
}

async fn guarded(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    match admit(request.method(), request.uri(), request.headers(), &site.host) {
        Ok(()) => next.run(request).await,
        Err((status, why)) => response(status, type_of(".txt"), Bytes::from_static(why.as_bytes())),
    }
}

/// What a version says to an address.
enum Answer {
    Page(Page),
    /// The site's page for what is not there, or ours.
    Absent(Page),
    File(Bytes, &'static str),
    Moved(String),
    Faulty(Vec<Finding>),
}

async fn anything(State(site): State<Arc<Site>>, uri: Uri, headers: HeaderMap) -> Response {
    let address = uri.path_and_query().map_or("/", |asked| asked.as_str()).to_string();
    match ask(&site, &address).await {
        Some(Answer::Page(page)) => {
            site.remember(&address, &page);
            response(StatusCode::OK, type_of(".html"), page.html)
        }
        Some(Answer::Absent(page)) => response(StatusCode::NOT_FOUND, type_of(".html"), page.html),
        Some(Answer::File(bytes, media)) => media::file(&headers, media, bytes),
        Some(Answer::Moved(to)) => match HeaderValue::from_str(&to) {
            Ok(to) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
        Some(Answer::Faulty(found)) => match site.last_good(&address) {
            Some(page) => response(StatusCode::OK, type_of(".html"), page.html),
            None => {
                let page = ours(&pages::faulty(&site.words, &found), &address);
                response(StatusCode::INTERNAL_SERVER_ERROR, type_of(".html"), page.html)
            }
        },
        None => {
            let page = ours(&pages::broken(&site.words), &address);
            response(StatusCode::INTERNAL_SERVER_ERROR, type_of(".html"), page.html)
        }
    }
}

/// The page that is at an address now, for those who listen; none where it cannot be made, or there is no page.
pub async fn answer_page(site: &Arc<Site>, address: &str) -> Option<Page> {
    match ask(site, address).await? {
        Answer::Page(page) => {
            site.remember(address, &page);
            Some(page)
        }
        Answer::Absent(page) => Some(page),
        Answer::Faulty(_) | Answer::File(..) | Answer::Moved(_) => None,
    }
}

/// A page of our own.
fn ours(html: &str, address: &str) -> Page {
    page(html, address, &Bases::none())
}

async fn ask(site: &Arc<Site>, address: &str) -> Option<Answer> {
    let (own, asked_for) = (site.clone(), address.to_string());
    let question = move |version: &Version| look_up(&own, version, &asked_for);
    if is_draft(address) { site.ask_draft(question).await } else { site.ask(question).await }
}

/// Whether an address is of the site with what is not saved.
pub fn is_draft(address: &str) -> bool {
    address.strip_prefix(DRAFT).is_some_and(|rest| rest.starts_with('/'))
}

fn look_up(site: &Site, version: &Version, address: &str) -> Answer {
    let (whole, query) = address.split_once('?').unwrap_or((address, ""));
    let path = if is_draft(whole) { &whole[DRAFT.len()..] } else { whole };
    let places = &version.loaded.library.places;
    let (place, path) = match meaning(places, path) {
        Meaning::Index => return Answer::Page(ours(&pages::index(&site.words, version), address)),
        Meaning::Slash => return Answer::Moved(with_slash(whole, query)),
        Meaning::Nothing => return Answer::Absent(ours(&pages::absent(&site.words), address)),
        Meaning::Place(place, path) => (place, path),
    };
    let index = |path: &str| version.find(place, &format!("{path}index.html"));
    let found = if path.is_empty() || path.ends_with('/') { index(&path) } else { version.find(place, &path) };
    let Some(job) = found else {
        if !path.is_empty() && !path.ends_with('/') && index(&format!("{path}/")).is_some() {
            return Answer::Moved(with_slash(whole, query));
        }
        return absent(site, version, place, address);
    };
    let number = query.strip_prefix("png").filter(|_| version.has_pages(job));
    match number {
        Some(number) => pictures(site, version, place, job, number, address),
        None => file(site, version, place, job, address),
    }
}

fn with_slash(path: &str, query: &str) -> String {
    if query.is_empty() { format!("{path}/") } else { format!("{path}/?{query}") }
}

fn file(site: &Site, version: &Version, place: PlaceNo, job: &Job, address: &str) -> Answer {
    let made = version.make(place, job);
    let Some(made) = made.value else { return faulty(site, version, &made.diagnostics) };
    match (job.path.ends_with(".html"), std::str::from_utf8(&made.bytes)) {
        (true, Ok(html)) => Answer::Page(page(html, address, version.bases())),
        _ => Answer::File(made.bytes, type_of(&job.path)),
    }
}

/// `?png`: a page that shows the sheets of a PDF; `?png=2`: the second of them.
fn pictures(site: &Site, version: &Version, place: PlaceNo, job: &Job, number: &str, address: &str) -> Answer {
    let Some(sheets) = version.pages(place, job) else { return faulty(site, version, &version.make(place, job).diagnostics) };
    let number = number.strip_prefix('=').map(|number| number.split('&').next().unwrap_or_default());
    match number.map(|number| number.parse::<usize>().ok().and_then(|number| sheets.get(number.checked_sub(1)?))) {
        Some(Some(sheet)) => Answer::File(sheet.clone(), type_of(".png")),
        Some(None) => Answer::Absent(ours(&pages::absent(&site.words), address)),
        None => {
            let key = version.key(place, job).map(|byte| format!("{byte:02x}")).concat();
            let html = pages::sheets(&site.words, version, place, job, sheets.len(), &key[..16]);
            Answer::Page(ours(&html, address))
        }
    }
}

fn faulty(site: &Site, version: &Version, said: &Diagnostics) -> Answer {
    Answer::Faulty(findings(said, &version.loaded.sources.files, &site.words))
}

fn absent(site: &Site, version: &Version, place: PlaceNo, address: &str) -> Answer {
    let own = version.find(place, "404.html").and_then(|job| version.make(place, job).value);
    let own = own.and_then(|made| String::from_utf8(made.bytes.to_vec()).ok());
    Answer::Absent(page(&own.unwrap_or_else(|| pages::absent(&site.words)), address, version.bases()))
}

//! The routes of the server, and the HTTP answers to requests for pages and files.

use super::connections::{self, with_deadline};
use super::events::{EventQuery, events};
use super::guard::admit;
use super::live_site::LiveSite;
use super::lookup::{PageAnswer, look_up, own_page};
use super::media::{self, response, type_of};
use super::{live_page, server_pages};
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

/// Answers requests until the process ends.
pub async fn answer(listener: TcpListener, site: Arc<LiveSite>) -> std::io::Result<()> {
    let text = |media: HeaderValue, text: &'static str| {
        move || async move { response(StatusCode::OK, media, Bytes::from_static(text.as_bytes())) }
    };
    let own = Router::new()
        .route("/_loa/events", get(|State(site), Query(query): Query<EventQuery>| async move { events(site, query) }))
        .route("/_loa/live.js", get(text(type_of(".js"), live_page::SCRIPT)))
        .route("/_loa/live.css", get(text(type_of(".css"), live_page::STYLE)))
        .route("/_loa/pages.css", get(text(type_of(".css"), server_pages::STYLE)));
    // Other machines see what will be published, and nothing of how it is made.
    let with_desk = if site.is_private { own.merge(super::desk::routes(site.clone())) } else { own };
    let routes = with_desk.fallback(anything).layer(from_fn_with_state(site.clone(), guarded)).with_state(site);
    connections::answer(listener, routes).await
}

async fn guarded(State(site): State<Arc<LiveSite>>, request: Request, next: Next) -> Response {
    match admit(request.method(), request.uri(), request.headers(), &site.host) {
        Ok(()) => next.run(with_deadline(request)).await,
        Err((status, why)) => response(status, type_of(".txt"), Bytes::from_static(why.as_bytes())),
    }
}

async fn anything(State(site): State<Arc<LiveSite>>, uri: Uri, headers: HeaderMap) -> Response {
    let address = uri.path_and_query().map_or("/", |asked| asked.as_str()).to_string();
    match look_up(&site, &address).await {
        Some(PageAnswer::Page(page)) => {
            site.remember(&address, &page);
            response(StatusCode::OK, type_of(".html"), page.html)
        }
        Some(PageAnswer::Absent(page)) => response(StatusCode::NOT_FOUND, type_of(".html"), page.html),
        Some(PageAnswer::File(bytes, media)) => media::file(&headers, media, bytes),
        Some(PageAnswer::Attached(file, media)) => media::attached(&headers, media, file),
        Some(PageAnswer::Moved(to)) => match HeaderValue::from_str(&to) {
            Ok(to) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response(),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
        Some(PageAnswer::Faulty(found)) => match site.last_good(&address) {
            Some(page) => response(StatusCode::OK, type_of(".html"), page.html),
            None => {
                // Lines of sources are for this machine alone.
                let found = if site.is_private { found } else { Vec::new() };
                let page = own_page(&server_pages::faulty(&site.words, &found), &address);
                response(StatusCode::INTERNAL_SERVER_ERROR, type_of(".html"), page.html)
            }
        },
        None => {
            let page = own_page(&server_pages::broken(&site.words), &address);
            response(StatusCode::INTERNAL_SERVER_ERROR, type_of(".html"), page.html)
        }
    }
}

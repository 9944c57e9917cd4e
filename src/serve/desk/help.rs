//! The manual, read at the desk.

use super::pages::Frame;
use super::send::{DeskState, page};
use crate::manual;
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

#[derive(Serialize)]
struct HelpPage {
    frame: Frame,
    /// Address, title, one sentence.
    topics: Vec<(String, String, String)>,
    html: Option<String>,
    topic: String,
}

pub async fn contents(State(desk): DeskState, uri: Uri, headers: HeaderMap) -> Response {
    shown(&desk, &uri, &headers, None)
}

pub async fn page_of(State(desk): DeskState, Path(topic): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    match manual::find(&topic) {
        Some(topic) => shown(&desk, &uri, &headers, Some(topic)),
        None => desk.absent(&headers, &uri),
    }
}

pub async fn picture(Path(name): Path<String>) -> Response {
    match manual::picture(&name) {
        Some(bytes) => response(StatusCode::OK, type_of(&name), Bytes::from_static(bytes)),
        None => response(StatusCode::NOT_FOUND, type_of(".txt"), Bytes::new()),
    }
}

fn shown(desk: &super::Desk, uri: &Uri, headers: &HeaderMap, topic: Option<&manual::Topic>) -> Response {
    let pages = desk.pages(headers);
    let speech = pages.speech();
    let topics =
        manual::TOPICS.iter().map(|t| (t.name(speech).to_string(), t.title(speech).to_string(), t.summary(speech).to_string())).collect();
    let title = topic.map_or(pages.words.say("desk-help", &[]), |t| t.title(speech).to_string());
    let html = topic.map(|t| t.html(speech, "/_desk/pictures/"));
    let frame = desk.frame("help", title, uri);
    page(
        StatusCode::OK,
        pages.render("help.html", &HelpPage { frame, topics, html, topic: topic.map(|t| t.name(speech).to_string()).unwrap_or_default() }),
    )
}

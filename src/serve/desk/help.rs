//! The manual at the desk.

use super::page_templates::PageFrame;
use super::response::page;
use super::state::{Desk, DeskState};
use crate::manual;
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde::Serialize;

/// The values of `help.html`.
#[derive(Serialize)]
struct HelpPage {
    frame: PageFrame,
    /// Name, title and summary of each topic.
    topics: Vec<(String, String, String)>,
    /// The text of the topic; none on the table of contents.
    html: Option<String>,
    /// The name of the topic; empty on the table of contents.
    topic: String,
}

/// The table of contents.
pub async fn contents(State(desk): DeskState, uri: Uri, headers: HeaderMap) -> Response {
    help_page(&desk, &uri, &headers, None)
}

/// One topic.
pub async fn topic(State(desk): DeskState, Path(topic): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    match manual::find(&topic) {
        Some(topic) => help_page(&desk, &uri, &headers, Some(topic)),
        None => desk.absent(&headers, &uri),
    }
}

/// A picture of the manual.
pub async fn picture(Path(name): Path<String>) -> Response {
    match manual::picture(&name) {
        Some(bytes) => response(StatusCode::OK, type_of(&name), Bytes::from_static(bytes)),
        None => response(StatusCode::NOT_FOUND, type_of(".txt"), Bytes::new()),
    }
}

fn help_page(desk: &Desk, uri: &Uri, headers: &HeaderMap, topic: Option<&manual::Topic>) -> Response {
    let templates = desk.templates(headers);
    let speech = templates.speech();
    let topics =
        manual::TOPICS.iter().map(|t| (t.name(speech).to_string(), t.title(speech).to_string(), t.summary(speech).to_string())).collect();
    let title = topic.map_or(templates.words.say("desk-help", &[]), |t| t.title(speech).to_string());
    let html = topic.map(|t| t.html(speech, "/_desk/pictures/"));
    let topic = topic.map(|t| t.name(speech).to_string()).unwrap_or_default();
    let help = HelpPage { frame: desk.frame("help", title, uri), topics, html, topic };
    page(StatusCode::OK, templates.render("help.html", &help))
}

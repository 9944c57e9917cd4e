//! Answers of the desk: pages under a strict policy, and where to go next.

use super::fresh::encoded;
use super::pages::Frame;
use super::{Desk, Locked, pages::Pages};
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY, SET_COOKIE, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::sync::Arc;

/// Nothing but our own files; forms lead here; nobody may frame the desk.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page of the desk.
pub fn page(status: StatusCode, html: String) -> Response {
    let mut answer = response(status, type_of(".html"), Bytes::from(html));
    let headers = answer.headers_mut();
    for (name, value) in [(CONTENT_SECURITY_POLICY, POLICY), (X_FRAME_OPTIONS, "DENY"), (REFERRER_POLICY, "same-origin")] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}

impl Desk {
    /// On to another page, when the site has what was written into a file.
    pub(super) async fn done(&self, file: &str, to: &str) -> Response {
        self.site.saved(file).await;
        go(to)
    }
}

/// On to another page with GET.
pub fn go(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub async fn to_list() -> Response {
    go("/_desk/")
}

pub async fn style() -> Response {
    response(StatusCode::OK, type_of(".css"), Bytes::from_static(include_bytes!("desk.css")))
}

pub async fn script() -> Response {
    response(StatusCode::OK, type_of(".js"), Bytes::from_static(include_bytes!("desk.js")))
}

#[derive(serde::Deserialize)]
pub struct Back {
    #[serde(default)]
    to: String,
}

/// Remembers a language and goes back.
pub async fn speak(Path(language): Path<String>, Query(back): Query<Back>) -> Response {
    let language = if language == "en" { "en" } else { "vi" };
    let to = if back.to.starts_with("/_desk") && !back.to.contains(['\\', '\n', '\r']) { back.to } else { "/_desk/".to_string() };
    let mut answer = go(&to);
    if let Ok(cookie) = HeaderValue::from_str(&format!("loa-desk={language}; Path=/_desk; SameSite=Strict; HttpOnly")) {
        answer.headers_mut().insert(SET_COOKIE, cookie);
    }
    answer.headers_mut().insert(HeaderName::from_static("vary"), HeaderValue::from_static("cookie"));
    answer
}

#[derive(Serialize)]
struct Message {
    frame: Frame,
    text: String,
    help: String,
}

impl Desk {
    pub(super) fn frame(&self, at: &'static str, title: String, here: &Uri) -> Frame {
        let findings = self.site.findings();
        let count = |severity: &str| findings.iter().filter(|f| f.severity == severity).count();
        let here = here.path_and_query().map_or("/_desk/", |p| p.as_str()).to_string();
        Frame {
            at,
            title,
            edit: self.site.edit,
            token: self.token.clone(),
            here: encoded(&here),
            looked_over: self.site.is_looked_over(),
            errors: count("error"),
            warnings: count("warning"),
        }
    }

    /// A page with one thing to say.
    pub(super) fn say(&self, pages: &Pages, status: StatusCode, here: &Uri, title: &str, text: String, help: String) -> Response {
        let frame = self.frame("message", title.to_string(), here);
        page(status, pages.render("message.html", &Message { frame, text, help }))
    }

    pub(super) fn locked(&self, headers: &HeaderMap, here: &Uri, why: Locked) -> Response {
        let pages = self.pages(headers);
        let say = |id: &str| pages.words.say(id, &[]);
        let (text, help) = match why {
            Locked::ReadOnly => ("desk-locked", "desk-locked-how"),
            Locked::Foreign => ("desk-foreign", "desk-foreign-how"),
        };
        self.say(pages, StatusCode::FORBIDDEN, here, &say("desk-not-saved"), say(text), say(help))
    }

    pub(super) fn absent(&self, headers: &HeaderMap, here: &Uri) -> Response {
        let pages = self.pages(headers);
        let say = |id: &str| pages.words.say(id, &[]);
        self.say(pages, StatusCode::NOT_FOUND, here, &say("desk-absent"), say("desk-absent-text"), String::new())
    }
}

/// The desk is asked of one version; when that breaks, nobody is left waiting.
pub async fn asked<T: Send + 'static>(
    desk: &Arc<Desk>,
    question: impl FnOnce(&crate::serve::Version) -> T + Send + 'static,
) -> Result<T, Response> {
    desk.site.ask(question).await.ok_or_else(|| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

pub type DeskState = State<Arc<Desk>>;

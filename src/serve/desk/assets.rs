//! The desk's own style sheet and script, its address without a slash, and the choice of a language.

use super::response::redirect;
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{HeaderName, HeaderValue, SET_COOKIE};
use axum::response::Response;

/// `/_desk`: a redirect to the list.
pub async fn to_list() -> Response {
    redirect("/_desk/")
}

/// The style sheet.
pub async fn style() -> Response {
    response(StatusCode::OK, type_of(".css"), Bytes::from_static(include_bytes!("desk.css")))
}

/// The script.
pub async fn script() -> Response {
    response(StatusCode::OK, type_of(".js"), Bytes::from_static(include_bytes!("desk.js")))
}

/// Query parameters of the choice of a language.
#[derive(serde::Deserialize)]
pub struct LanguageQuery {
    /// The address to return to.
    #[serde(default)]
    to: String,
}

/// Stores the language in a cookie and returns to the page. Only addresses of the desk are returned to.
pub async fn speak(Path(language): Path<String>, Query(query): Query<LanguageQuery>) -> Response {
    let language = if language == "en" { "en" } else { "vi" };
    let to = if query.to.starts_with("/_desk") && !query.to.contains(['\\', '\n', '\r']) { query.to } else { "/_desk/".to_string() };
    let mut answer = redirect(&to);
    if let Ok(cookie) = HeaderValue::from_str(&format!("loa-desk={language}; Path=/_desk; SameSite=Strict; HttpOnly")) {
        answer.headers_mut().insert(SET_COOKIE, cookie);
    }
    answer.headers_mut().insert(HeaderName::from_static("vary"), HeaderValue::from_static("cookie"));
    answer
}

//! Responses of the desk: pages with a strict content security policy, messages and redirects.

use super::page_templates::{PageFrame, PageTemplates};
use super::query::encode_value;
use super::state::{Desk, WriteRefusal};
use crate::diag::Diagnostic;
use crate::serve::media::{response, type_of};
use axum::body::Bytes;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue, LOCATION, REFERRER_POLICY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Allows only files of this server, forms that lead to it, and no frames of other sites around the desk.
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

/// A redirect (303) to another page.
pub fn redirect(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[derive(Serialize)]
struct MessagePage {
    frame: PageFrame,
    text: String,
    help: String,
}

impl Desk {
    /// A redirect to `to` after `file` was written, once the current version contains it.
    pub async fn written(&self, file: &str, to: &str) -> Response {
        self.site.wait_for_saved(file).await;
        redirect(to)
    }

    /// The frame of a page. `section` is the marked entry of the menu, `here` the requested address.
    pub fn frame(&self, section: &'static str, title: String, here: &Uri) -> PageFrame {
        let findings = self.site.findings();
        let count = |severity: &str| findings.iter().filter(|f| f.severity == severity).count();
        let here = here.path_and_query().map_or("/_desk/", |p| p.as_str()).to_string();
        PageFrame {
            section,
            title,
            edit: self.site.edit,
            token: self.token.clone(),
            here: encode_value(&here),
            is_checked: self.site.is_checked(),
            errors: count("error"),
            warnings: count("warning"),
        }
    }

    /// A page with one message.
    pub fn message(&self, templates: &PageTemplates, status: StatusCode, here: &Uri, title: &str, text: String, help: String) -> Response {
        let frame = self.frame("message", title.to_string(), here);
        page(status, templates.render("message.html", &MessagePage { frame, text, help }))
    }

    /// A page (422) that says why nothing was saved.
    pub fn not_saved(&self, headers: &HeaderMap, here: &Uri, text: String, help: String) -> Response {
        let templates = self.templates(headers);
        self.message(templates, StatusCode::UNPROCESSABLE_ENTITY, here, &templates.words.say("desk-not-saved", &[]), text, help)
    }

    /// A page (422) with the diagnostic because of which nothing was saved.
    pub fn not_saved_because(&self, headers: &HeaderMap, here: &Uri, fault: &Diagnostic) -> Response {
        let words = &self.templates(headers).words;
        self.not_saved(headers, here, words.message(fault), words.help(fault).unwrap_or_default())
    }

    /// A page (403) that says why the request may not write.
    pub fn locked(&self, headers: &HeaderMap, here: &Uri, why: WriteRefusal) -> Response {
        let templates = self.templates(headers);
        let say = |id: &str| templates.words.say(id, &[]);
        let (text, help) = match why {
            WriteRefusal::ReadOnly => ("desk-locked", "desk-locked-how"),
            WriteRefusal::Foreign => ("desk-foreign", "desk-foreign-how"),
        };
        self.message(templates, StatusCode::FORBIDDEN, here, &say("desk-not-saved"), say(text), say(help))
    }

    /// A page (404) for an unknown item or address.
    pub fn absent(&self, headers: &HeaderMap, here: &Uri) -> Response {
        let templates = self.templates(headers);
        let say = |id: &str| templates.words.say(id, &[]);
        self.message(templates, StatusCode::NOT_FOUND, here, &say("desk-absent"), say("desk-absent-text"), String::new())
    }
}

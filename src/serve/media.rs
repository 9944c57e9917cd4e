//! How bytes go out: what they are, and which of them were asked for.

use crate::read::OpenFile;
use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use http_range_header::parse_range_header;
use mime_guess::mime;
use std::io;

/// The media type of a file name, or of an extension with its dot; of text with its encoding.
pub fn type_of(path: &str) -> HeaderValue {
    let name = if path.starts_with('.') { format!("a{path}") } else { path.to_string() };
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let is_xml = guess.subtype() == mime::XML || guess.suffix() == Some(mime::XML) && guess.subtype() != "svg";
    let is_json = guess.subtype() == mime::JSON || guess.suffix() == Some(mime::JSON);
    let charset = if guess.type_() == mime::TEXT || is_xml || is_json { "; charset=utf-8" } else { "" };
    HeaderValue::from_str(&format!("{}{charset}", guess.essence_str())).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// The policy for documents that are files of the site: their scripts run in an origin of their own and cannot read the desk.
const SANDBOX: &str = "sandbox allow-scripts allow-forms allow-popups allow-downloads";
/// How much of a file is read at once, in bytes.
const PIECE: usize = 256 << 10;

/// An answer that no browser keeps: the next change must be seen.
pub fn response(status: StatusCode, media: HeaderValue, bytes: Bytes) -> Response {
    with_body(status, media, Body::from(bytes))
}

fn with_body(status: StatusCode, media: HeaderValue, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A file, or the part of it that was asked for (RFC 9110, section 14). Who asks for several parts, or in words no server understands, gets the whole.
pub fn file(asked: &HeaderMap, media: HeaderValue, bytes: Bytes) -> Response {
    let size = bytes.len() as u64;
    ranged(asked, media, size, |from, length| Ok(Body::from(bytes.slice(from as usize..(from + length) as usize))))
}

/// Like [`file`], for a file of the site: it is sent while it is read.
pub fn attached(asked: &HeaderMap, media: HeaderValue, mut file: OpenFile) -> Response {
    let size = file.size;
    ranged(asked, media, size, |from, length| {
        file.seek(from)?;
        Ok(Body::from_stream(pieces(file, length)))
    })
}

/// The next `length` bytes of a file. A file that became shorter ends with an error, so that the browser knows.
fn pieces(file: OpenFile, length: u64) -> impl futures_util::Stream<Item = io::Result<Bytes>> {
    futures_util::stream::unfold(Some((file, length)), |state| async move {
        let (mut file, left) = state.filter(|(_, left)| *left > 0)?;
        let most = left.min(PIECE as u64) as usize;
        let read = tokio::task::spawn_blocking(move || file.next(most).map(|bytes| (file, bytes))).await;
        match read.map_err(io::Error::other).flatten() {
            Ok((_, bytes)) if bytes.is_empty() => Some((Err(io::ErrorKind::UnexpectedEof.into()), None)),
            Ok((file, bytes)) => {
                let left = left - bytes.len() as u64;
                Some((Ok(Bytes::from(bytes)), Some((file, left))))
            }
            Err(error) => Some((Err(error), None)),
        }
    })
}

/// Whether a browser runs scripts of such a file when it is opened.
fn is_document(media: &HeaderValue) -> bool {
    let media = media.to_str().unwrap_or_default();
    let essence = media.split(';').next().unwrap_or_default();
    ["html", "xml", "rfc822", "related"].iter().any(|end| essence.ends_with(end))
}

/// The answer with the part that was asked for; `body` makes the body from its first byte and its length.
fn ranged(asked: &HeaderMap, media: HeaderValue, size: u64, body: impl FnOnce(u64, u64) -> io::Result<Body>) -> Response {
    let is_document = is_document(&media);
    let asked = asked.get(header::RANGE).and_then(|range| parse_range_header(range.to_str().ok()?).ok());
    let ranges = asked.map(|ranges| ranges.validate(size));
    let mut response = match ranges.as_ref().map(|ranges| ranges.as_deref()) {
        Some(Ok([range])) => {
            let (from, to) = (*range.start(), *range.end());
            let mut part = sized(StatusCode::PARTIAL_CONTENT, media, to - from + 1, body(from, to - from + 1));
            set(&mut part, CONTENT_RANGE, format!("bytes {from}-{to}/{size}"));
            part
        }
        Some(Err(_)) => {
            let mut none = response(StatusCode::RANGE_NOT_SATISFIABLE, media, Bytes::new());
            set(&mut none, CONTENT_RANGE, format!("bytes */{size}"));
            set(&mut none, CONTENT_LENGTH, "0".to_string());
            none
        }
        _ => sized(StatusCode::OK, media, size, body(0, size)),
    };
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if is_document {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    }
    response
}

fn sized(status: StatusCode, media: HeaderValue, length: u64, body: io::Result<Body>) -> Response {
    let Ok(body) = body else { return response(StatusCode::INTERNAL_SERVER_ERROR, media, Bytes::new()) };
    let mut response = with_body(status, media, body);
    set(&mut response, CONTENT_LENGTH, length.to_string());
    response
}

fn set(response: &mut Response, name: header::HeaderName, value: String) {
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::{file, type_of};
    use axum::body::Bytes;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn ranges_are_cut_to_the_file() {
        let asked = |range: &str| {
            let headers = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_str(range).unwrap())]);
            let answer = file(&headers, type_of(".pdf"), Bytes::from(vec![0; 1000]));
            let part = answer.headers().get(header::CONTENT_RANGE).map(|part| part.to_str().unwrap().to_string());
            (answer.status().as_u16(), part.unwrap_or_default())
        };
        let part = |part: &str| (206, format!("bytes {part}/1000"));
        assert_eq!(asked("bytes=0-99"), part("0-99"));
        assert_eq!(asked("bytes=900-2000"), part("900-999"));
        assert_eq!(asked("bytes=100-"), part("100-999"));
        assert_eq!(asked("bytes=-50"), part("950-999"));
        assert_eq!(asked("bytes=1000-"), (416, "bytes */1000".into()));
        for whole in ["bytes=0-9,20-29", "bytes=a-b", "lines=1-2"] {
            assert_eq!(asked(whole), (200, String::new()), "{whole}");
        }
    }

    #[test]
    fn browsers_are_told_what_a_file_is() {
        for (path, media) in [
            ("huong-dan/index.html", "text/html; charset=utf-8"),
            (".css", "text/css; charset=utf-8"),
            ("x.js", "text/javascript; charset=utf-8"),
            ("x.webmanifest", "application/manifest+json; charset=utf-8"),
            ("x.svg", "image/svg+xml"),
            ("x.ics", "text/calendar; charset=utf-8"),
            ("thu.eml", "message/rfc822"),
            ("x.woff2", "font/woff2"),
            ("x.pdf", "application/pdf"),
            ("x", "application/octet-stream"),
        ] {
            assert_eq!(type_of(path), media, "{path}");
        }
    }
}

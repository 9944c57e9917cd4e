//! How bytes go out: what they are, and which of them were asked for.

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use http_range_header::parse_range_header;
use mime_guess::mime;

/// The media type of a file name, or of an extension with its dot; of text with its encoding.
pub fn type_of(path: &str) -> HeaderValue {
    let name = if path.starts_with('.') { format!("a{path}") } else { path.to_string() };
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let is_xml = guess.subtype() == mime::XML || guess.suffix() == Some(mime::XML) && guess.subtype() != "svg";
    let is_json = guess.subtype() == mime::JSON || guess.suffix() == Some(mime::JSON);
    let charset = if guess.type_() == mime::TEXT || is_xml || is_json { "; charset=utf-8" } else { "" };
    HeaderValue::from_str(&format!("{}{charset}", guess.essence_str())).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

/// An answer that no browser keeps: the next change must be seen.
pub fn response(status: StatusCode, media: HeaderValue, bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
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
    let asked = asked.get(header::RANGE).and_then(|range| parse_range_header(range.to_str().ok()?).ok());
    let ranges = asked.map(|ranges| ranges.validate(size));
    let mut response = match ranges.as_ref().map(|ranges| ranges.as_deref()) {
        Some(Ok([range])) => {
            let (from, to) = (*range.start(), *range.end());
            let mut part = response(StatusCode::PARTIAL_CONTENT, media, bytes.slice(from as usize..=to as usize));
            set(&mut part, CONTENT_RANGE, format!("bytes {from}-{to}/{size}"));
            part
        }
        Some(Err(_)) => {
            let mut none = response(StatusCode::RANGE_NOT_SATISFIABLE, media, Bytes::new());
            set(&mut none, CONTENT_RANGE, format!("bytes */{size}"));
            set(&mut none, CONTENT_LENGTH, "0".to_string());
            none
        }
        _ => response(StatusCode::OK, media, bytes),
    };
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
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

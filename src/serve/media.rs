//! How bytes go out: what they are, and which of them were asked for.

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

/// The media type of a file name.
pub fn type_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "webmanifest" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "xml" | "config" => "application/xml; charset=utf-8",
        "txt" | "conf" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        _ => "application/octet-stream",
    }
}

/// An answer that no browser keeps: the next change must be seen.
pub fn response(status: StatusCode, media: &'static str, bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A file, or the part of it that was asked for (RFC 9110, section 14: one range; what asks for more gets the whole).
pub fn file(asked: &HeaderMap, media: &'static str, bytes: Bytes) -> Response {
    let size = bytes.len();
    let range = asked.get(header::RANGE).and_then(|range| range.to_str().ok()).and_then(|range| range.strip_prefix("bytes="));
    let mut response = match range.filter(|range| !range.contains(',')).map(|range| bounds(range, size)) {
        None => response(StatusCode::OK, media, bytes),
        Some(Some((from, to))) => {
            let mut part = response(StatusCode::PARTIAL_CONTENT, media, bytes.slice(from..to));
            set(&mut part, CONTENT_RANGE, format!("bytes {from}-{}/{size}", to - 1));
            part
        }
        Some(None) => {
            let mut none = response(StatusCode::RANGE_NOT_SATISFIABLE, media, Bytes::new());
            set(&mut none, CONTENT_RANGE, format!("bytes */{size}"));
            set(&mut none, CONTENT_LENGTH, "0".to_string());
            none
        }
    };
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

fn set(response: &mut Response, name: header::HeaderName, value: String) {
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(name, value);
    }
}

/// `0-99`, `100-`, `-50` as first byte and the one after the last. None when no byte of the file is in it.
fn bounds(range: &str, size: usize) -> Option<(usize, usize)> {
    let (from, to) = range.split_once('-')?;
    let (from, to) = match (from.trim().parse::<usize>().ok(), to.trim().parse::<usize>().ok()) {
        (Some(from), Some(to)) if from <= to => (from, to.saturating_add(1).min(size)),
        (Some(from), None) if to.trim().is_empty() => (from, size),
        (None, Some(last)) if from.trim().is_empty() => (size.saturating_sub(last), size),
        _ => return None,
    };
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn ranges_are_cut_to_the_file() {
        assert_eq!(bounds("0-99", 1000), Some((0, 100)));
        assert_eq!(bounds("900-2000", 1000), Some((900, 1000)));
        assert_eq!(bounds("100-", 1000), Some((100, 1000)));
        assert_eq!(bounds("-50", 1000), Some((950, 1000)));
        assert_eq!(bounds("-5000", 1000), Some((0, 1000)));
        for nothing in ["1000-", "5-2", "-0", "a-b", "-", "7"] {
            assert_eq!(bounds(nothing, 1000), None, "{nothing}");
        }
    }
}

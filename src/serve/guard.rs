//! Decides which requests are answered. Pages of other sites must not reach this server through a browser (DNS rebinding, cross-site
//! requests), and no request may name a file outside the plan.

use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use std::net::IpAddr;

/// The status and the text with which a request is refused.
pub type RequestRefusal = (StatusCode, &'static str);

/// Checks method, address and host. `host` is the host name with which the server was started.
pub fn admit(method: &Method, uri: &Uri, headers: &HeaderMap, host: &str) -> Result<(), RequestRefusal> {
    if uri.authority().is_some() || uri.scheme().is_some() {
        return Err((StatusCode::BAD_REQUEST, "absolute-form addresses are not served"));
    }
    if !is_plain(uri.path()) {
        return Err((StatusCode::BAD_REQUEST, "this path leads out of the site"));
    }
    let asked = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // DNS rebinding: the owner of a name can make it resolve to this server. Addresses and the server's own name are safe.
    if !is_own_host(asked, host) {
        return Err((StatusCode::MISDIRECTED_REQUEST, "unknown host"));
    }
    let reads = method == Method::GET || method == Method::HEAD;
    if !reads && !uri.path().starts_with("/_desk/") {
        return Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD"));
    }
    if !reads && !is_same_origin(headers) {
        return Err((StatusCode::FORBIDDEN, "only pages of this server may write"));
    }
    Ok(())
}

/// Whether a path has no part that a file system could read as a step out of the folder, also when it is percent-encoded once or twice.
fn is_plain(path: &str) -> bool {
    let Some(decoded) = crate::read::paths::percent_decode(path) else { return false };
    let bad = |part: &str| part == ".." || part == "." || part.contains(['\\', '\0', ':']);
    let twice = crate::read::paths::percent_decode(&decoded);
    path.starts_with('/') && !decoded.split('/').any(bad) && !twice.is_some_and(|text| text.split('/').any(|part| part == ".."))
}

/// Whether a `Host` header names this server: an IP address, `localhost`, or the name with which it was started.
fn is_own_host(asked: &str, host: &str) -> bool {
    let name = match asked.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => asked.rsplit_once(':').map_or(asked, |(name, _)| name),
    };
    name.parse::<IpAddr>().is_ok() || name.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case(host)
}

/// Whether a writing request comes from a page of this server: its `Origin` header equals its `Host`.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let (Some(host), Some(origin)) = (text(header::HOST), text(header::ORIGIN)) else { return false };
    origin == format!("http://{host}")
}

#[cfg(test)]
mod tests {
    use super::{is_own_host, is_plain};

    #[test]
    fn steps_out_are_refused_in_every_encoding() {
        for path in ["/www/", "/11311-phuong-hong-bang/in/to%20roi.pdf", "/a..b/c", "/Đ%C3%A0"] {
            assert!(is_plain(path), "{path}");
        }
        for path in [
            "/../etc/passwd",
            "/a/%2e%2e/b",
            "/a/%2E./b",
            "/a/..%2fb",
            "/a\\..\\b",
            "/%252e%252e/x",
            "/c%3a/x",
            "/a%00",
            "/./a",
            "*",
            "/%ff",
        ] {
            assert!(!is_plain(path), "{path}");
        }
    }

    #[test]
    fn only_our_own_names_are_hosts() {
        for host in ["127.0.0.1:1111", "localhost:1111", "LOCALHOST", "[::1]:1111", "192.168.1.7:1111", "may-tinh:1111"] {
            assert!(is_own_host(host, "may-tinh"), "{host}");
        }
        for host in ["evil.example:1111", "", "localhost.evil.example", "127.0.0.1.evil.example"] {
            assert!(!is_own_host(host, "127.0.0.1"), "{host}");
        }
    }
}

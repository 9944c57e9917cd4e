//! Paths below the site's folder, with `/`: resolving what authors write, parts of paths, percent-encoding (RFC 3986, 2.1).

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Resolves `written` against the folder `base` (`content/guides`): `../anh.png` → `content/anh.png`.
/// None where it leaves the site's folder, is absolute, or has characters that no path may have. Letters are composed (NFC), as in all paths of sources.
pub fn resolve(base: &str, written: &str) -> Option<String> {
    let mut written = percent_decode(written)?;
    if !written.is_ascii() && is_nfc_quick(written.chars()) != IsNormalized::Yes {
        written = written.nfc().collect::<String>().into();
    }
    if memchr::memchr3(b'\0', b'\n', b'\r', written.as_bytes()).is_some()
        || written.starts_with('/')
        || written.as_bytes().get(1) == Some(&b':')
    {
        return None;
    }
    let mut path = String::with_capacity(base.len() + 1 + written.len());
    path.push_str(base);
    let slashes = memchr::memchr2_iter(b'/', b'\\', written.as_bytes()).chain([written.len()]);
    let mut from = 0;
    for slash in slashes {
        let part = &written[from..slash];
        from = slash + 1;
        match part {
            "" | "." => {}
            ".." if path.is_empty() => return None,
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            part => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
    }
    (!path.is_empty()).then_some(path)
}

/// The folder of a path: `content/guides/a.md` → `content/guides`. Empty for a path of one part.
pub fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |i| &path[..i])
}

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rfind('/').map_or(path, |i| &path[i + 1..])
}

/// Decodes percent-encoding: `a%20b` → `a b`. None where the result is not UTF-8.
pub fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    if memchr::memchr(b'%', text.as_bytes()).is_none() {
        return Some(text.into());
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |b: u8| (b as char).to_digit(16);
        if bytes[i] == b'%'
            && let (Some(high), Some(low)) = (bytes.get(i + 1).copied().and_then(hex), bytes.get(i + 2).copied().and_then(hex))
        {
            out.push((high * 16 + low) as u8);
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).ok().map(Cow::Owned)
}

/// Percent-encodes a path for an address. What RFC 3986 allows in paths stays, `/` too.
pub fn percent_encode(path: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&b);
    if path.bytes().all(plain) {
        return path.into();
    }
    let mut out = String::with_capacity(path.len() * 3);
    for b in path.bytes() {
        if plain(b) {
            out.push(b as char);
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_site() {
        assert_eq!(resolve("content/guides", "../anh 1.png").as_deref(), Some("content/anh 1.png"));
        assert_eq!(resolve("content/guides", "./b%20c.md").as_deref(), Some("content/guides/b c.md"));
        assert_eq!(resolve("content", "../../etc/passwd"), None);
        assert_eq!(resolve("content", "%2e%2e/%2e%2e/etc"), None);
        assert_eq!(resolve("content", "C:\\x"), None);
        assert_eq!(resolve("content", "/x"), None);
        assert_eq!(resolve("content", "\\x"), Some("content/x".to_string()));
        assert_eq!(resolve("content", ".."), None);
        assert_eq!(resolve("", "a\\..\\b//c").as_deref(), Some("b/c"));
    }
}

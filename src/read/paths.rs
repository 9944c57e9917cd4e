//! Paths as authors write them in text and tables, resolved against the file that says them.

/// Resolves `written` against the folder `base` (`content/guides`): `../anh.png` → `content/anh.png`.
/// `None` when it leaves the site's folder, is absolute, or holds what no path may hold.
pub fn resolve(base: &str, written: &str) -> Option<String> {
    let written = percent_decode(written)?;
    if written.contains(['\0', '\n', '\r']) || written.starts_with('/') {
        return None;
    }
    let written = written.replace('\\', "/");
    if written.as_bytes().get(1) == Some(&b':') {
        return None;
    }
    let mut parts: Vec<&str> = base.split('/').filter(|p| !p.is_empty()).collect();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The folder of a path: `content/guides/a.md` → `content/guides`.
pub fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |i| &path[..i])
}

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rfind('/').map_or(path, |i| &path[i + 1..])
}

/// `a%20b` → `a b`; `None` when the result is not UTF-8.
pub fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_string());
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
    String::from_utf8(out).ok()
}

/// Percent-encodes what may not stand in a path of an address; `/` stays.
pub fn percent_encode(path: &str) -> std::borrow::Cow<'_, str> {
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
    }
}

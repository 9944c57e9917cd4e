//! The last guard before a path touches the disk: relative, plain, and possible on every system.

/// Names Windows keeps for devices, with any extension.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why `path` may not be written below a root, as a stable word, or nothing when it may.
///
/// `empty` `absolute` `dots` `backslash` `character` `control` `trailing` `reserved` `too-long`
pub(super) fn refusal(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("empty");
    }
    if path.starts_with('/') {
        return Some("absolute");
    }
    let first = path.split('/').next().unwrap_or_default();
    if first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(".loa")) {
        return Some("reserved");
    }
    path.split('/').find_map(component_refusal)
}

/// Why `name` may not be the name of a root, in the words of [`refusal`].
pub(super) fn name_refusal(name: &str) -> Option<&'static str> {
    if name.starts_with('.') {
        return Some("dots");
    }
    if name.contains('/') {
        return Some("character");
    }
    refusal(name)
}

fn component_refusal(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return Some("empty");
    }
    if name == "." || name == ".." {
        return Some("dots");
    }
    if name.len() > 255 {
        return Some("too-long");
    }
    let is_plain = |b| matches!(b, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.');
    if !name.bytes().all(is_plain)
        && let Some(reason) = character_refusal(name)
    {
        return Some(reason);
    }
    if name.ends_with(['.', ' ']) {
        return Some("trailing");
    }
    is_device(name).then_some("reserved")
}

fn character_refusal(name: &str) -> Option<&'static str> {
    if name.contains('\\') {
        return Some("backslash");
    }
    if name.contains(char::is_control) {
        return Some("control");
    }
    name.contains(['<', '>', ':', '"', '|', '?', '*']).then_some("character")
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ');
    if !(3..=7).contains(&stem.len()) {
        return false;
    }
    if DEVICES.iter().any(|d| d.eq_ignore_ascii_case(stem)) {
        return true;
    }
    let Some((start, rest)) = stem.split_at_checked(3) else { return false };
    let mut digits = rest.chars();
    (start.eq_ignore_ascii_case("com") || start.eq_ignore_ascii_case("lpt"))
        && matches!((digits.next(), digits.next()), (Some('1'..='9' | '¹' | '²' | '³'), None))
}

#[cfg(test)]
mod tests {
    use super::{name_refusal, refusal};

    #[test]
    fn hostile_paths_are_refused() {
        let long = "đ".repeat(300);
        for (path, why) in [
            ("", "empty"),
            ("a//b", "empty"),
            ("a/", "empty"),
            ("/etc/passwd", "absolute"),
            ("../x", "dots"),
            ("a/../../x", "dots"),
            ("a/./b", "dots"),
            ("a\\..\\b", "backslash"),
            ("C:/x", "character"),
            ("a/b:stream", "character"),
            ("a\0b", "control"),
            ("a\nb", "control"),
            ("a/\u{85}", "control"),
            ("a./b", "trailing"),
            ("a /b", "trailing"),
            ("a/CON", "reserved"),
            ("nul.txt", "reserved"),
            ("com¹.tar.gz", "reserved"),
            ("Lpt9", "reserved"),
            (".loa-manifest", "reserved"),
            (".LOA/x", "reserved"),
            (long.as_str(), "too-long"),
        ] {
            assert_eq!(refusal(path), Some(why), "{path:?}");
        }
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in [
            "index.html",
            "huong-dan/khai-sinh.html",
            "tệp của bạn.pdf",
            ".well-known/security.txt",
            "com10",
            "common",
            "a..b",
            "con-duong",
        ] {
            assert_eq!(refusal(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_root_is_one_plain_name() {
        assert_eq!(name_refusal("10507-an-bien"), None);
        assert_eq!(name_refusal(".loa"), Some("dots"));
        assert_eq!(name_refusal("a/b"), Some("character"));
        assert_eq!(name_refusal(".."), Some("dots"));
    }
}

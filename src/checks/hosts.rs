//! Hosts of web addresses.

use std::ops::Range;

/// The bytes of the host of an address whose part behind `://` begins at `start`.
pub fn host_at(source: &str, start: usize) -> Range<usize> {
    let end =
        source[start..].find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@'))).map_or(source.len(), |i| start + i);
    // `https://dichvucong.gov.vn@xau.vn` leads to xau.vn.
    let begin = source[start..end].rfind('@').map_or(start, |i| start + i + 1);
    begin..begin + source[begin..end].trim_end_matches('.').len()
}

/// The host of a web address, in lower case.
pub fn host(url: &str) -> Option<String> {
    let at = url.find("://")? + 3;
    Some(url[host_at(url, at)].to_lowercase())
}

/// Whether a host is a domain or lies below it.
pub fn is_within(host: &str, domain: &str) -> bool {
    host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_host_stands_behind_the_user() {
        assert_eq!(host("https://dichvucong.gov.vn@xau.vn/a?b").as_deref(), Some("xau.vn"));
    }
}

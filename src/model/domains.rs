//! Lists of domains in `site.yaml`: those that readers may trust, and those that may embed pages of the site.

use crate::diag::{BAD_DOMAIN, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::kinds::settings::Settings;
use crate::read::Node;
use std::sync::Arc;

/// The domains of a setting in lower case. What is no domain name (RFC 1123, 2.1) is reported and left out. `node` is the setting as written.
pub fn read_domains(name: &str, settings: &Settings, node: Option<&Node>, diagnostics: &mut Diagnostics) -> Vec<Arc<str>> {
    let spans: Vec<_> = node.and_then(Node::as_list).unwrap_or_default().iter().map(|n| n.span).collect();
    let mut domains = Vec::new();
    for (i, value) in settings.list(name).iter().enumerate() {
        let Value::Text(written) = value else { continue };
        let domain = written.trim().to_lowercase();
        match fault(&domain) {
            None => domains.push(domain.into()),
            Some(why) => {
                let span = spans.get(i).copied().unwrap_or(settings.span(name));
                let near =
                    domain.split_once("://").map_or(&*domain, |(_, rest)| rest).split(['/', ':', '?', '#']).next().unwrap_or_default();
                let near = if fault(near).is_none() { near } else { "none" };
                diagnostics
                    .push(Diagnostic::new(&BAD_DOMAIN).at(span).with("value", written.escape_debug()).with("why", why).with("near", near));
            }
        }
    }
    domains
}

/// Why a text is no domain name, as messages name it: `address`, `letters` or `name`.
fn fault(domain: &str) -> Option<&'static str> {
    if domain.contains("//") || domain.contains(['/', ':', '?', '#', '@']) {
        return Some("address");
    }
    if !domain.is_ascii() {
        return Some("letters");
    }
    let labels: Vec<&str> = domain.split('.').collect();
    let fits = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_number = labels.last().is_some_and(|l| l.bytes().all(|b| b.is_ascii_digit()));
    (labels.len() < 2 || domain.len() > 253 || is_number || !labels.iter().all(fits)).then_some("name")
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn domains_are_told_from_addresses() {
        for good in ["haiphong.gov.vn", "a.vn", "phuong-an-bien.haiphong.gov.vn", "xn--mnchen-3ya.de"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "https://haiphong.gov.vn",
            "haiphong.gov.vn/",
            "a.vn:80",
            "vn",
            "",
            ".vn",
            "a..vn",
            "-a.vn",
            "hải-phòng.vn",
            "10.0.0.1",
            "*.vn",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}

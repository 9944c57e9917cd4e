//! Addresses that guides and procedures send people to and that are not official.

use super::hosts::{host, is_within};
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, OFF_DOMAIN};
use crate::kinds::Value;

/// The rule.
pub static RULE: Rule = Rule { name: "actions", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let official = &library.site.official_domains;
    // Without a list in `site.yaml` it is unknown which addresses are official.
    if official.is_empty() {
        return;
    }
    let own: Vec<String> = library.places.list.iter().filter_map(|p| host(&p.base_url)).collect();
    let trusted = |url: &str| match host(url) {
        Some(host) => official.iter().any(|o| is_within(&host, o)) || own.contains(&host),
        None => true,
    };
    for item in library.items.iter().filter(|i| matches!(i.kind.name, "guide" | "procedure")) {
        let mut report = |field: &str, url: &str| {
            if !trusted(url) {
                let known = official.iter().map(|o| &**o);
                let host = host(url).unwrap_or_default();
                diagnostics.push(Diagnostic::new(&OFF_DOMAIN).at(item.span_of(field)).with("host", &host).suggest(&host, known));
            }
        };
        if let Some(Value::Text(url)) = item.get("start") {
            report("start", url);
        }
        let Some(Value::List(forms)) = item.get("forms") else { continue };
        for form in forms {
            let Value::Record(entries) = form else { continue };
            if let Some((_, Value::Text(url))) = entries.iter().find(|(name, _)| &**name == "url") {
                report("forms", url);
            }
        }
    }
}

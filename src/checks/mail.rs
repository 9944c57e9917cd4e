//! Addresses of free mail services, given out as those of an office, and addresses no letter can reach.

use super::prose::{Form, Prose};
use super::{Checked, Known};
use crate::diag::{BAD_MAIL, Diagnostic, Diagnostics, FREE_MAIL};
use crate::kinds::Value;
use std::ops::Range;

/// Services where anybody opens an account under any name.
const FREE: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "ymail.com",
    "hotmail.com",
    "outlook.com",
    "outlook.com.vn",
    "live.com",
    "icloud.com",
    "aol.com",
    "mail.com",
    "gmx.com",
    "proton.me",
    "protonmail.com",
    "zoho.com",
    "yandex.com",
    "mail.ru",
];

/// The fields for addresses.
pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    for item in checked.planner.library.items.iter().filter(|i| i.lang == 0) {
        let Some(Value::Text(address)) = item.get("email") else { continue };
        let span = item.span_of("email");
        match domain(address) {
            Some(domain) if is_free(domain) => diagnostics.push(Diagnostic::new(&FREE_MAIL).at(span).with("address", address)),
            Some(_) => {}
            None => diagnostics.push(Diagnostic::new(&BAD_MAIL).at(span).with("address", address)),
        }
    }
}

/// Addresses in running text.
pub fn check_prose(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    if !prose.source.contains('@') {
        return;
    }
    for (block, text) in prose.passages() {
        for range in addresses(text) {
            // A cell or value of its own is a field, which is read above.
            let alone = block.form == Form::Value && text.trim() == &text[range.clone()] && prose.is_content();
            if !alone && domain(&text[range.clone()]).is_some_and(is_free) {
                let at = block.range.start;
                let report = Diagnostic::new(&FREE_MAIL).at(prose.span(at + range.start..at + range.end));
                diagnostics.push(report.with("address", &text[range]));
            }
        }
    }
}

fn is_free(domain: &str) -> bool {
    FREE.contains(&&*domain.to_ascii_lowercase())
}

/// What stands behind the @ of a whole address; none when it is not one.
fn domain(address: &str) -> Option<&str> {
    let (name, domain) = address.trim().split_once('@')?;
    let label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let good = !name.is_empty() && name.bytes().all(is_letter) && domain.contains('.') && domain.split('.').all(label);
    good.then_some(domain)
}

fn is_letter(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')
}

/// Ranges of words with an @ in them.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('@').map(|(at, _)| {
        let bytes = text.as_bytes();
        let before = bytes[..at].iter().rev().take_while(|b| is_letter(**b)).count();
        let after = bytes[at + 1..].iter().take_while(|b| is_letter(**b)).count();
        let end = at + 1 + text[at + 1..at + 1 + after].trim_end_matches('.').len();
        at - before..end
    })
}

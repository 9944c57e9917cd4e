//! Mail addresses of offices at free services, and addresses that are none.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeatures};
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{BAD_MAIL, Diagnostic, Diagnostics, FREE_MAIL};
use crate::kinds::Value;
use crate::model::LangNo;
use std::ops::Range;

/// The rule over fields.
pub static RULE: Rule = Rule { name: "mail", feature: None, check: Check::Library(check) };
/// The rule over running text.
pub static IN_TEXT: Rule = Rule { name: "mail in text", feature: None, check: Check::Prose(check_prose) };

/// Services where anyone opens an account under any name.
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

/// Checks fields for addresses.
fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in context.planner.library.items.iter().filter(|i| i.lang == LangNo::MAIN) {
        let Some(Value::Text(address)) = item.get("email") else { continue };
        let span = item.span_of("email");
        match domain(address) {
            Some(domain) if is_free(domain) => diagnostics.push(Diagnostic::new(&FREE_MAIL).at(span).with("address", address)),
            Some(_) => {}
            None => diagnostics.push(Diagnostic::new(&BAD_MAIL).at(span).with("address", address)),
        }
    }
}

/// Checks addresses in running text.
fn check_prose(prose: &Prose, _: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.source.contains('@') {
        return;
    }
    for (block, text) in prose.passages() {
        for range in addresses(text) {
            // A whole cell or value is a field, which `check` looks at.
            let alone = block.form == BlockForm::Value && text.trim() == &text[range.clone()] && prose.is_content();
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

/// The domain of a mail address; `None` where the text is none.
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

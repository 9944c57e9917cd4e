//! Web addresses in texts that imitate official ones, that hide their destination, or that lack encryption.

use super::hosts::{host_at, is_within};
use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, ProseBlock, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, HTTP_LINK, LOOK_ALIKE, SHORT_LINK};
use crate::vietnamese::fold;
use memchr::memmem;

/// The rule. It looks for dots.
pub static RULE: Rule = Rule { name: "addresses", feature: Some(WordFeature::of_gaps(|byte| byte == b'.')), check: Check::Prose(check) };

/// Services that make short addresses for others.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "tinyurl.com",
    "goo.gl",
    "t.co",
    "is.gd",
    "s.id",
    "rebrand.ly",
    "cutt.ly",
    "ow.ly",
    "rb.gy",
    "shorturl.at",
    "v.gd",
    "t.ly",
    "bom.so",
    "by.com.vn",
    "me2.do",
    "qrco.de",
    "shorten.asia",
];
/// National domains that are official whatever the site lists.
const NATIONAL: &[&str] =
    &["dichvucong.gov.vn", "vneid.gov.vn", "chinhphu.vn", "bocongan.gov.vn", "gdt.gov.vn", "baohiemxahoi.gov.vn", "moj.gov.vn"];
/// Names of services that only their own domains may contain.
const NAMES: &[&str] = &["dichvucong", "vneid", "bocongan", "baohiemxahoi", "chinhphu"];
/// Extensions of files: no domain ends in them.
const FILES: &[&str] = &[
    "svg", "png", "jpg", "jpeg", "gif", "webp", "md", "pdf", "csv", "xlsx", "docx", "html", "css", "js", "yaml", "yml", "txt", "zip", "apk",
];
/// Words of texts that warn of an address, folded.
const WARNS: &[&str] =
    &["gia mao", "gia danh", "mao danh", "trang gia", "lua dao", "khong phai", "khac voi", "fake", "fraud", "not the", "beware"];

fn check(prose: &Prose, dot: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    let source = prose.source;
    for at in memmem::find_iter(source.as_bytes(), b"://") {
        let start = at - source[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let secure = match &source[start..at] {
            scheme if scheme.eq_ignore_ascii_case("http") => false,
            scheme if scheme.eq_ignore_ascii_case("https") => true,
            _ => continue,
        };
        let host = host_at(source, at + 3);
        let name = source[host.clone()].to_lowercase();
        let span = || prose.span(start..host.end);
        if is_local(&name) || !name.contains('.') {
            continue;
        }
        if SHORTENERS.iter().any(|s| name == *s || name.strip_prefix("www.") == Some(*s)) {
            diagnostics.push(Diagnostic::new(&SHORT_LINK).at(span()).with("host", &name));
        } else if let Some((why, official)) = imitates(&name, knowledge.official_domains.iter().map(|d| &**d)) {
            diagnostics.push(Diagnostic::new(&LOOK_ALIKE).at(span()).with("host", &name).with("why", why).with("official", official));
        } else if !secure {
            diagnostics.push(Diagnostic::new(&HTTP_LINK).at(span()).with("host", &name));
        }
    }
    bare(prose, dot, knowledge, diagnostics);
}

/// Domains in running text, but for sentences that warn of them.
fn bare(prose: &Prose, dot: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    for block in prose.blocks_with(dot) {
        let text = prose.passage(block);
        for (start, dotted) in dotted_words(text) {
            let name = dotted.to_lowercase();
            // Hosts of addresses are checked above; a name behind @ is a mailbox.
            if text[..start].ends_with(['/', '@', ':']) || is_local(&name) {
                continue;
            }
            let is_short = SHORTENERS.contains(&&*name) && text[start + dotted.len()..].starts_with('/');
            let found = imitates(&name, knowledge.official_domains.iter().map(|d| &**d));
            if !is_short && found.is_none() || warns(sentence(text, start)) || introduction(prose, block).is_some_and(warns) {
                continue;
            }
            let at = block.range.start + start;
            let span = prose.span(at..at + dotted.len());
            diagnostics.push(match found {
                Some((why, official)) => {
                    Diagnostic::new(&LOOK_ALIKE).at(span).with("host", &name).with("why", why).with("official", official)
                }
                None => Diagnostic::new(&SHORT_LINK).at(span).with("host", &name),
            });
        }
    }
}

/// What a list is below of: the last paragraph with a colon, or the last heading.
fn introduction<'p>(prose: &'p Prose, entry: &ProseBlock) -> Option<&'p str> {
    let at = prose.blocks.partition_point(|block| block.range.start < entry.range.start);
    let before = prose.blocks[..at].iter().rev().find(|block| match block.form {
        BlockForm::Heading => true,
        BlockForm::Paragraph => prose.passage(block).trim_end().ends_with(':'),
        BlockForm::Entry | BlockForm::Value => false,
    });
    before.filter(|_| entry.form == BlockForm::Entry).map(|block| prose.passage(block))
}

/// The sentence around byte `at`; dots inside names do not end it.
fn sentence(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(". ").map_or(0, |i| i + 2);
    let end = text[at..].find(". ").map_or(text.len(), |i| at + i);
    &text[start..end]
}

fn warns(text: &str) -> bool {
    let folded = fold(text);
    WARNS.iter().any(|w| folded.contains(w))
}

/// Words with a dot inside, each with its first byte; a dot at the end is cut off.
fn dotted_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let dot = at + memchr::memchr(b'.', &text.as_bytes()[at..])?;
            at = dot + 1;
            // A dot before a digit, or at the end of a sentence, is not part of a name.
            if !text[at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let start = text[..dot].rfind(|c| !is_part(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
            let end = text[at..].find(|c| !is_part(c)).map_or(text.len(), |i| at + i);
            let word = text[start..end].trim_start_matches(['.', '-']);
            let start = start + (end - start - word.len());
            let word = word.trim_end_matches(['.', '-']);
            let top = word.rsplit_once('.').map_or("", |(_, top)| top);
            at = end;
            if top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()) && !FILES.contains(&top) {
                return Some((start, word));
            }
        }
    })
}

/// Whether a host belongs to no one: examples (RFC 2606), addresses of machines, XML namespaces.
fn is_local(host: &str) -> bool {
    ["example", "invalid", "test", "localhost", "local"].iter().any(|top| host.split('.').any(|label| label == *top))
        || host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || is_within(host, "w3.org")
}

/// How a host imitates an official one, and which.
fn imitates<'a>(host: &str, official: impl Iterator<Item = &'a str>) -> Option<(&'static str, &'a str)> {
    let official: Vec<&'a str> = official.chain(NATIONAL.iter().copied()).collect();
    if official.iter().any(|o| is_within(host, o)) {
        return None;
    }
    let plain = plain_letters(host);
    let squeezed = |text: &str| text.replace(['-', '.', '_'], "");
    for o in &official {
        if plain != host && (is_within(&plain, o) || squeezed(&plain) == squeezed(o)) {
            return Some(("letters", o));
        }
        if host.starts_with(&format!("{o}.")) || host.contains(&format!(".{o}.")) {
            return Some(("front", o));
        }
        if squeezed(host) == squeezed(o) || host.starts_with(&format!("{}.", o.replacen('.', "-", 1))) {
            return Some(("signs", o));
        }
        if o.len() > 9 && strsim::osa_distance(host.strip_prefix("www.").unwrap_or(host), o) == 1 {
            return Some(("near", o));
        }
    }
    if host.split('.').any(|label| label.starts_with("xn--")) {
        return Some(("code", official[0]));
    }
    if claims_state(host) {
        return Some(("state", "gov.vn"));
    }
    // Names below gov.vn are given out by the state alone.
    let name = NAMES.iter().find(|name| plain.contains(**name)).filter(|_| !is_within(host, "gov.vn"))?;
    let o = official.iter().find(|o| o.starts_with(name))?;
    Some(("name", o))
}

/// Whether a host has the signs of a state's domain, `gov` and `vn`, and is not below `gov.vn`: `gov-vn.com`, `gov.vn.xyz`, `haiphong-gov.net`.
fn claims_state(host: &str) -> bool {
    if is_within(host, "gov.vn") {
        return false;
    }
    let labels: Vec<&str> = host.split('.').collect();
    let parts: Vec<&str> = host.split(['.', '-']).collect();
    let is_mixed = |label: &&str| label.contains('-') && label.split('-').any(|part| part == "gov");
    let is_joined = |part: &&str| matches!(*part, "govvn" | "vngov");
    parts.windows(2).any(|pair| pair == ["gov", "vn"]) || labels.iter().any(is_mixed) || parts.iter().any(is_joined)
}

/// A host with letters of other scripts, digits and marks replaced by the Latin letters they look like.
fn plain_letters(host: &str) -> String {
    let like = |c: char| match c {
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'е' | 'ε' => 'e',
        'һ' => 'h',
        'і' | 'ι' | 'ı' | '1' => 'i',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'х' => 'x',
        'у' => 'y',
        'ԁ' => 'd',
        'ɡ' => 'g',
        'п' => 'n',
        c => c,
    };
    fold(&host.chars().map(like).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imitations_are_told_from_the_real_ones() {
        let official = ["haiphong.gov.vn", "dichvucong.gov.vn"];
        let why = |host: &str| imitates(host, official.into_iter()).map(|(why, _)| why);
        for (host, expected) in [
            ("dichvucong-gov.vn", "signs"),
            ("dichvucong.gov.vn.nop-ho-so.com", "front"),
            ("dichvuc0ng.gov.vn", "letters"),
            ("dịchvụcông.gov.vn", "letters"),
            ("dichvucоng.gov.vn", "letters"),
            ("dichvucomg.gov.vn", "near"),
            ("dichvucongquocgia.com", "name"),
            ("vneid-capnhat.online", "name"),
            ("xn--dchvucong-abc.vn", "code"),
            ("haiphong-gov.vn", "signs"),
            ("gov-vn.com", "state"),
            ("thue.gov.vn.xyz", "state"),
            ("anninh-gov.net", "state"),
            ("tracuuphat.govvn.top", "state"),
        ] {
            assert_eq!(why(host), Some(expected), "{host}");
        }
        for good in [
            "dichvucong.gov.vn",
            "dichvucong.haiphong.gov.vn",
            "hanoi.gov.vn",
            "baohaiphong.vn",
            "zalo.me",
            "dichvucong.bocongan.gov.vn",
            "haiphong.vn",
            "data.gov.sg",
            "www.gov.uk",
            "govern.vn",
        ] {
            assert_eq!(why(good), None, "{good}");
        }
    }
}

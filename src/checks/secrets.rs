//! Texts that ask for a password or a code, but not texts that warn of it.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{ASKS_SECRET, Diagnostic, Diagnostics};
use crate::vietnamese::fold;
use memchr::memmem;
use std::sync::LazyLock;

/// The rule. It looks for parts of what nobody may ask for.
pub static RULE: Rule =
    Rule { name: "secrets", feature: Some(WordFeature::of_words(|word, _| is_part_of_hint(word.written))), check: Check::Prose(check) };

/// What must not be asked for, folded, with the variant of the message.
const SECRETS: &[(&str, &str)] = &[
    ("mat khau", "password"),
    ("password", "password"),
    ("passcode", "passcode"),
    ("ma otp", "otp"),
    ("otp", "otp"),
    ("ma pin", "pin"),
    ("pin code", "pin"),
    ("ma cvv", "cvv"),
    ("ma xac thuc", "code"),
    ("ma xac nhan", "code"),
    ("security code", "code"),
];
/// Every mention of a secret contains one of these.
const HINTS: &[&str] = &["OTP", "ật khẩu", "PIN", "ã xác", "pass"];
/// Verbs of handing something over, folded.
const GIVES: &[&str] = &[
    "cung cap",
    "doc",
    "bao",
    "chia se",
    "dua",
    "nhan tin",
    "nhan cho",
    "gui cho",
    "gui den can bo",
    "gui ve can bo",
    "khai",
    "noi",
    "cho biet",
    "ghi vao phieu",
    "ghi vao to khai",
    "tell us",
    "give us",
    "send us",
    "share",
    "provide",
    "read us",
    "give your",
    "tell your",
    "send your",
];
/// Words of texts that forbid or warn, folded.
const FORBIDS: &[&str] = &[
    "khong",
    "dung",
    "cho nen",
    "chang",
    "cam",
    "tuyet doi",
    "lua",
    "ke gian",
    "gia danh",
    "mao danh",
    "gia mao",
    "canh giac",
    "canh bao",
    "cup may",
    "gac may",
    "chiem",
    "loi",
    "sai lam",
    "rui ro",
    "nguoi la",
    "never",
    "not",
    "nobody",
    "no one",
    "don't",
    "fraud",
    "scam",
    "beware",
    "mistake",
    "an toan",
    "safe",
];

fn check(prose: &Prose, secret: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.features.has(secret) {
        return;
    }
    let mut under = "";
    for (block, text) in prose.passages() {
        // A heading that warns holds for all blocks below it.
        if block.form == BlockForm::Heading {
            under = text;
        }
        if !block.features.has(secret) || !HINTS.iter().any(|hint| text.contains(hint)) {
            continue;
        }
        if forbids(&fold(under)) {
            continue;
        }
        let mut start = 0;
        for sentence in text.split_inclusive(['.', '!', '?', ';', '\n']) {
            let (at, folded) = (start, fold(sentence));
            start += sentence.len();
            if forbids(&folded) || forbids(&fold(&text[..at])) && at > 0 {
                continue;
            }
            if let Some(secret) = asked(&folded) {
                let from = block.range.start + at + (sentence.len() - sentence.trim_start().len());
                let to = from + sentence.trim().len();
                diagnostics.push(Diagnostic::new(&ASKS_SECRET).at(prose.span(from..to)).with("secret", secret));
            }
        }
    }
}

/// Whether a word contains a hint, or the last word of one.
fn is_part_of_hint(word: &str) -> bool {
    HINTS.iter().any(|hint| hint.rsplit_once(' ').map_or(word.contains(hint), |(_, last)| word.starts_with(last)))
}

fn forbids(folded: &str) -> bool {
    /// Built once: each is looked for in every such sentence.
    static FINDERS: LazyLock<Vec<memmem::Finder>> = LazyLock::new(|| FORBIDS.iter().map(memmem::Finder::new).collect());
    FINDERS.iter().any(|finder| found_alone(folded, finder, 0).is_some())
}

/// The secret that a sentence asks for: a verb of handing over, and the secret at most `SOON` letters behind it.
fn asked(folded: &str) -> Option<&'static str> {
    const SOON: usize = 40;
    for verb in GIVES {
        let mut at = 0;
        while let Some(found) = has_word(folded, verb, at) {
            at = found + verb.len();
            let soon: String = folded[at..].chars().take(SOON).collect();
            // `thông báo`, `bảo mật`, `bảo vệ`, `đọc lại` and `đọc thêm` hand nothing over; `báo mật khẩu` does.
            let next = soon.trim_start();
            let is_other = match *verb {
                "bao" => {
                    folded[..found].ends_with("thong ")
                        || next.starts_with("ve ")
                        || (next.starts_with("mat ") && !next.starts_with("mat khau"))
                }
                "doc" => next.starts_with("lai ") || next.starts_with("them "),
                _ => false,
            };
            if is_other {
                continue;
            }
            if let Some((_, secret)) = SECRETS.iter().find(|(s, _)| has_word(&soon, s, 0).is_some()) {
                return Some(secret);
            }
        }
    }
    None
}

/// The first byte, from `from` on, where a word stands by itself.
fn has_word(text: &str, word: &str, from: usize) -> Option<usize> {
    found_alone(text, &memmem::Finder::new(word), from)
}

fn found_alone(text: &str, finder: &memmem::Finder, from: usize) -> Option<usize> {
    let alone = |i: usize| {
        let before = text[..i].chars().next_back();
        let after = text[i + finder.needle().len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    finder.find_iter(&text.as_bytes()[from..]).map(|i| from + i).find(|i| alone(*i))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_is_told_from_warning_and_from_typing() {
        for asks in [
            "Bà con vui lòng cung cấp mật khẩu VNeID cho cán bộ để được hỗ trợ.",
            "Đọc mã OTP cho cán bộ trực.",
            "Báo mật khẩu VNeID cho nhân viên qua điện thoại.",
            "Hãy gửi cho chúng tôi mã OTP vừa nhận.",
            "Please send us your password.",
        ] {
            let folded = fold(asks);
            assert!(!forbids(&folded) && asked(&folded).is_some(), "{asks}");
        }
        for fine in [
            "Không cung cấp mã OTP cho bất cứ ai.",
            "Nhập mã OTP vừa nhận vào ô rồi bấm Tiếp tục.",
            "Hệ thống gửi mã OTP về điện thoại.",
            "Kẻ gian bảo bà con đọc mã OTP.",
            "Đặt mật khẩu mạnh, bảo mật hai lớp.",
            "Có thể đọc thêm trang Cách khôi phục mật khẩu tài khoản định danh.",
            "Bảo vệ mật khẩu như chìa khóa nhà.",
            "Trang thông báo trạng thái mật khẩu của tài khoản.",
            "Never share your password.",
        ] {
            let folded = fold(fine);
            assert!(forbids(&folded) || asked(&folded).is_none(), "{fine}");
        }
    }
}

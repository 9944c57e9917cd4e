//! Texts that ask for a password or a code; not those that warn of it, ask about it or tell what happened.
//!
//! A sentence is read by clauses: who is to hand what over to whom. A verb of handing over with a secret soon behind it asks, unless the clause is
//! forbidden (`không`, `đừng`), a condition, a story or a question, or the secret goes to the citizen.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeature, WordFeatures, sentences};
use super::rule::{Check, Rule};
use crate::diag::{ASKS_SECRET, Diagnostic, Diagnostics};
use crate::vietnamese::fold;
use std::ops::Range;

/// The rule. It looks for parts of what nobody may ask for.
pub static RULE: Rule =
    Rule { name: "secrets", feature: Some(WordFeature::of_words(|word, _| is_part_of_secret(word.lower))), check: Check::Prose(check) };

/// What must not be asked for, with the variant of the message.
const SECRETS: &[(&str, &str)] = &[
    ("mật khẩu", "password"),
    ("password", "password"),
    ("passcode", "passcode"),
    ("otp", "otp"),
    ("mã pin", "pin"),
    ("pin code", "pin"),
    ("cvv", "cvv"),
    ("cvc", "cvv"),
    ("mã xác thực", "code"),
    ("mã xác nhận", "code"),
    ("mã bảo mật", "code"),
    ("security code", "code"),
];
/// Verbs of handing over, whoever receives; the longer ones first.
const GIVES: &[&str] = &[
    "cung cấp",
    "chia sẻ",
    "cho biết",
    "nhắn lại",
    "gửi lại",
    "báo lại",
    "đọc",
    "báo",
    "đưa",
    "khai",
    "nói",
    "tiết lộ",
    "cho mượn",
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
/// Verbs that hand over where a receiver is named.
const SENDS: &[&str] =
    &["gửi", "gởi", "nhắn tin", "nhắn", "chuyển tiếp", "chuyển", "chụp", "dán", "đăng", "ghi", "viết", "điền", "send", "forward", "text"];
/// SentenceWords behind a verb that make another verb of it: `báo mất`, `đọc thêm`, `nói về`.
const OTHERWISE: &[&str] = &["về", "mất", "lại", "thêm", "quên", "lộ", "lỗi", "sai", "đổi", "hết", "khi", "rõ", "cách"];
/// SentenceWords before a verb that make another one of it: `thông báo`, `cảnh báo`.
const COMPOUNDS: &[&str] = &["thông", "cảnh", "bài", "bản", "người", "mã"];
/// What leads to a receiver, and receivers that are the citizens or their telephones.
const TO: &[&str] = &["cho", "tới", "đến", "qua", "về", "lên", "vào", "lại", "to", "via"];
const CITIZENS: &[&str] = &[
    "bà con",
    "người dân",
    "công dân",
    "bạn",
    "quý khách",
    "khách hàng",
    "người dùng",
    "người nộp",
    "điện thoại",
    "số điện thoại",
    "máy",
    "thuê bao",
    "sổ",
    "quyển",
    "một quyển",
    "ô",
    "mình",
    "you",
    "your phone",
];
/// Who sends codes to citizens.
const SYSTEMS: &[&str] = &["hệ thống", "ngân hàng", "ứng dụng", "cổng", "vneid", "trang", "nhà mạng", "phần mềm", "the system", "the bank"];
/// What forbids what follows.
const NEGATIONS: &[&str] = &["không", "đừng", "chớ", "chẳng", "cấm", "tránh", "never", "not", "nobody", "no one", "don't", "cannot"];
/// What begins a new order behind a negation.
const ORDERS: &[&str] = &["hãy", "vui lòng", "đề nghị", "xin", "mời", "chỉ cần", "yêu cầu", "nhưng", "please", "but"];
/// What a clause begins with, or has before the verb, that orders nothing: a condition, a story, somebody unknown.
const CONDITIONS: &[&str] = &["nếu", "khi", "lúc", "trường hợp", "giả sử", "ai", "người nào", "vì", "do", "if", "when", "whoever"];
const STORIES: &[&str] = &["lỡ", "trót", "đã", "từng", "vừa", "bị", "nạn nhân", "tôi", "việc", "had", "was", "were"];
/// What breaks a sentence into clauses, beside signs.
const BREAKS: &[&str] = &["thì", "rồi", "sau đó", "nhưng", "then"];
/// SentenceWords of texts that warn, wherever they stand in the sentence or before it.
const WARNINGS: &[&str] = &[
    "lừa",
    "lừa đảo",
    "kẻ gian",
    "kẻ xấu",
    "đối tượng",
    "giả danh",
    "mạo danh",
    "giả mạo",
    "tự xưng",
    "cảnh giác",
    "cảnh báo",
    "cúp máy",
    "gác máy",
    "chiếm đoạt",
    "chiếm",
    "người lạ",
    "sai lầm",
    "mất tiền",
    "dấu hiệu",
    "thủ đoạn",
    "fraud",
    "scam",
    "beware",
    "scammer",
    "mistake",
];
/// SentenceWords of headings and lead-ins that forbid what stands below them.
const FORBIDDING: &[&str] = &[
    "lỗi",
    "sai",
    "không nên",
    "không được",
    "không làm",
    "không bao giờ",
    "không:",
    "đừng",
    "chớ",
    "tránh",
    "cấm",
    "an toàn",
    "bảo vệ",
    "bảo mật",
    "never",
    "do not",
    "don't",
    "safe",
    "safety",
];

fn check(prose: &Prose, secret: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.features.has(secret) {
        return;
    }
    // What forbids the blocks that follow: a heading, and the line before a list.
    let (mut heading, mut lead_in) = (false, false);
    for (block, text) in prose.passages() {
        let words = SentenceWords::new(text);
        let forbids = |words: &SentenceWords| words.has_any(FORBIDDING, 0..words.len()) || words.has_any(WARNINGS, 0..words.len());
        match block.form {
            BlockForm::Heading => (heading, lead_in) = (forbids(&words), false),
            BlockForm::Paragraph => {
                lead_in = text.trim_end().ends_with(':') && (forbids(&words) || words.has_any(NEGATIONS, 0..words.len()))
            }
            BlockForm::Entry | BlockForm::Value => {}
        }
        if !block.features.has(secret) || heading || (lead_in && block.form == BlockForm::Entry) {
            continue;
        }
        let mut is_warned = false;
        for range in sentences(&prose.text, block.range.clone()) {
            let sentence = &prose.text[range.clone()];
            let words = SentenceWords::new(sentence);
            is_warned |= words.has_any(WARNINGS, 0..words.len());
            let asked = words.asked().filter(|_| !is_warned && !sentence.trim_end().ends_with('?'));
            if let Some(secret) = asked {
                let from = range.start + (sentence.len() - sentence.trim_start().len());
                diagnostics.push(Diagnostic::new(&ASKS_SECRET).at(prose.span(from..from + sentence.trim().len())).with("secret", secret));
            }
        }
    }
}

/// Whether a word is the last one of a secret, with marks or without.
fn is_part_of_secret(lower: &str) -> bool {
    let last_words = SECRETS.iter().filter_map(|(name, _)| name.rsplit(' ').next());
    last_words.into_iter().any(|last| last == lower || (lower.is_ascii() && fold(last) == lower))
}

/// The words of a sentence in lower case, with signs as words of their own.
struct SentenceWords {
    words: Vec<String>,
    /// No word has a mark: words are compared without.
    is_plain: bool,
}

impl SentenceWords {
    fn new(sentence: &str) -> SentenceWords {
        let mut words: Vec<String> = Vec::new();
        let mut last = ' ';
        for c in sentence.to_lowercase().chars() {
            let is_inner = |c: char| c.is_alphanumeric() || c == '\'';
            match words.last_mut() {
                Some(word) if is_inner(c) && is_inner(last) => word.push(c),
                _ if !c.is_whitespace() => words.push(c.to_string()),
                _ => {}
            }
            last = c;
        }
        SentenceWords { words, is_plain: sentence.is_ascii() }
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    /// How many words of the phrase begin at a word; none where it does not stand there.
    fn at(&self, start: usize, phrase: &str) -> Option<usize> {
        let is_word = |(no, word): (usize, &str)| {
            self.words.get(start + no).is_some_and(|known| known == word || (self.is_plain && *known == fold(word)))
        };
        phrase.split(' ').enumerate().all(is_word).then(|| phrase.split(' ').count())
    }

    fn any_at(&self, start: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.at(start, phrase))
    }

    fn has_any(&self, phrases: &[&str], within: Range<usize>) -> bool {
        within.into_iter().any(|at| self.any_at(at, phrases).is_some())
    }

    /// The first word of the clause that a word stands in.
    fn clause_start(&self, at: usize) -> usize {
        let is_break = |no: &usize| matches!(&*self.words[*no], "," | ";" | ":" | "–" | "(" | ")") || self.any_at(*no, BREAKS).is_some();
        (0..at).rev().find(is_break).map_or(0, |no| no + 1)
    }

    /// The secret that the sentence asks for.
    fn asked(&self) -> Option<&'static str> {
        (0..self.len()).find_map(|at| {
            let (end, needs_receiver) = match (self.any_at(at, GIVES), self.any_at(at, SENDS)) {
                (Some(count), _) => (at + count, false),
                (None, Some(count)) => (at + count, true),
                (None, None) => return None,
            };
            let is_other = self.any_at(end, OTHERWISE).is_some() || (at > 0 && self.any_at(at - 1, COMPOUNDS).is_some());
            if is_other || !self.is_order(at) {
                return None;
            }
            self.secret_behind(end, needs_receiver).or_else(|| self.secret_before(at, end))
        })
    }

    /// `cung cấp … mã OTP`: the secret stands behind the verb, in its clause or in the list that follows.
    fn secret_behind(&self, end: usize, needs_receiver: bool) -> Option<&'static str> {
        const SOON: usize = 12;
        let is_end = |no: &usize| matches!(&*self.words[*no], ";" | "." | "!" | ":") || self.any_at(*no, BREAKS).is_some();
        let stop = (end..(end + SOON).min(self.len())).find(is_end).unwrap_or((end + SOON).min(self.len()));
        let (from, secret) =
            (end..stop).find_map(|at| SECRETS.iter().find_map(|(name, secret)| Some((at + self.at(at, name)?, *secret))))?;
        // A receiver before the secret (`gửi cho cán bộ mã OTP`) or behind it.
        match self.receiver(end..(from + 5).min(self.len())) {
            Some(is_citizen) => (!is_citizen).then_some(secret),
            None => (!needs_receiver).then_some(secret),
        }
    }

    /// `lấy mã OTP rồi đọc cho cán bộ`: the secret stands before a verb with a receiver right behind it.
    fn secret_before(&self, at: usize, end: usize) -> Option<&'static str> {
        const LONG_AGO: usize = 8;
        if self.receiver(end..(end + 3).min(self.len()))? {
            return None;
        }
        let from = at.saturating_sub(LONG_AGO);
        (from..at).find_map(|at| SECRETS.iter().find_map(|(name, secret)| self.at(at, name).map(|_| *secret)))
    }

    /// Whether the first receiver among some words is a citizen; none where nobody is named.
    fn receiver(&self, within: Range<usize>) -> Option<bool> {
        let to = within.clone().find(|at| {
            self.any_at(*at, TO).is_some() && self.words.get(at + 1).is_some_and(|next| next.chars().all(char::is_alphanumeric))
        })?;
        let next = to + 1 + usize::from(self.any_at(to + 1, TO).is_some());
        Some(self.any_at(next, CITIZENS).is_some())
    }

    /// Whether the verb at a word is an order, not what is forbidden, told or only supposed.
    fn is_order(&self, at: usize) -> bool {
        let start = self.clause_start(at);
        if self.any_at(start, CONDITIONS).is_some() || self.has_any(STORIES, start..at) || self.has_any(SYSTEMS, start..at) {
            return false;
        }
        // A negation reaches over a list up to the next order; that of a condition ends with it.
        let negation = (0..at).rev().find(|no| self.any_at(*no, NEGATIONS).is_some());
        match negation {
            Some(no) => {
                self.has_any(ORDERS, no..at) || (self.clause_start(no) < start && self.any_at(self.clause_start(no), CONDITIONS).is_some())
            }
            None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(sentence: &str) -> bool {
        let words = SentenceWords::new(sentence);
        words.asked().is_some() && !words.has_any(WARNINGS, 0..words.len()) && !sentence.ends_with('?')
    }

    #[test]
    fn orders_to_hand_a_secret_over_ask() {
        for asks in [
            "Bà con vui lòng cung cấp mật khẩu VNeID cho cán bộ để được hỗ trợ.",
            "Đọc mã OTP cho cán bộ trực.",
            "Báo mật khẩu VNeID cho nhân viên qua điện thoại.",
            "Hãy gửi cho chúng tôi mã OTP vừa nhận.",
            "Hãy gửi mã OTP cho cán bộ.",
            "Nhắn lại mã OTP để xác nhận.",
            "Đề nghị gửi mật khẩu qua Zalo cho tổ công tác.",
            "Chụp màn hình mã xác thực rồi chuyển cho cán bộ phường.",
            "Khi đến quầy, vui lòng đọc mã OTP cho nhân viên nhập giúp.",
            "Nếu không đăng nhập được, gửi mật khẩu cho tổ công nghệ số.",
            "Không mất phí, hãy gửi mã OTP cho trưởng thôn.",
            "Cung cấp họ tên, số tài khoản, mã OTP cho tổ dân phố.",
            "Để an toàn, bà con chuyển mã PIN cho cán bộ giữ.",
            "Lấy mã xác nhận trên máy rồi đọc cho trưởng khu.",
            "Bà con dùng điện thoại gửi mã OTP lên nhóm Zalo của thôn.",
            "Hay gui ma OTP cho can bo.",
            "Please send us your password.",
        ] {
            assert!(asked(asks), "{asks}");
        }
    }

    #[test]
    fn warnings_stories_and_questions_do_not_ask() {
        for fine in [
            "Không cung cấp mã OTP cho bất cứ ai.",
            "Không nhấp vào liên kết, cung cấp mật khẩu hay mã OTP cho bất kỳ ai.",
            "Nhập mã OTP vừa nhận vào ô rồi bấm Tiếp tục.",
            "Hệ thống gửi mã OTP về điện thoại.",
            "Ngân hàng nhắn mã OTP qua tin nhắn.",
            "Mã OTP được gửi về số điện thoại của bà con.",
            "Kẻ gian bảo bà con đọc mã OTP.",
            "Đặt mật khẩu mạnh, bảo mật hai lớp.",
            "Có thể đọc thêm trang Cách khôi phục mật khẩu tài khoản định danh.",
            "Bảo vệ mật khẩu như chìa khóa nhà.",
            "Trang thông báo trạng thái mật khẩu của tài khoản.",
            "Tôi lỡ đọc mã OTP qua điện thoại, phải làm gì ngay bây giờ.",
            "Nếu đã cho biết mật khẩu, bà con đổi mật khẩu ngay.",
            "Bác Tư đã gửi mã xác thực cho một số máy nên mất tài khoản.",
            "Ai đọc mã OTP qua điện thoại đều có thể mất sạch tiền.",
            "Có phải đọc mã OTP cho nhân viên không?",
            "Báo mất mật khẩu tại quầy.",
            "Việc chia sẻ mã PIN là vi phạm quy định.",
            "Never share your password.",
        ] {
            assert!(!asked(fine), "{fine}");
        }
    }
}

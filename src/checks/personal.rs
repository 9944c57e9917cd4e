//! Mobile numbers and names of persons in contacts without a document that orders their publication.

use super::knowledge::allowed_numbers;
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, PERSONAL_NAME, PERSONAL_NUMBER};
use crate::kinds::Value;
use crate::model::LangNo;
use crate::vietnamese::{fold, is_mobile, word_ranges};

/// The rule.
pub static RULE: Rule = Rule { name: "personal", feature: None, check: Check::Library(check) };

/// Words before the name of a person, folded.
const TITLES: &[&str] = &["ong", "ba", "anh", "chi", "co", "chu", "dong chi", "d/c"];

/// The most frequent family names of Viet Nam, folded; they cover about nine persons in ten.
const FAMILIES: &[&str] = &[
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly", "dinh", "trinh",
    "doan", "luong", "mai", "dao", "truong", "cao",
];

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let allowed = allowed_numbers(library);
    for item in library.items.iter().filter(|i| matches!(i.kind.name, "contact" | "location" | "place") && i.lang == LangNo::MAIN) {
        for (_, span, value) in &item.fields {
            value.each_leaf(&mut |value| {
                if let Value::Phone { text, digits } = value
                    && is_mobile(digits)
                    && !allowed.contains(digits)
                {
                    diagnostics.push(Diagnostic::new(&PERSONAL_NUMBER).at(*span).with("phone", text));
                }
            });
        }
        if item.kind.name == "contact"
            && item.get("basis").is_none()
            && let Some(Value::Text(unit)) = item.get("unit")
            && let Some(name) = person(unit)
        {
            diagnostics.push(Diagnostic::new(&PERSONAL_NAME).at(item.span_of("unit")).with("name", name));
        }
    }
}

/// The first name of a person in a text: behind a title, or a family name followed by `Thị` or `Văn`.
fn person(text: &str) -> Option<&str> {
    let words: Vec<(usize, &str)> = word_ranges(text).map(|(range, word)| (range.start, word)).collect();
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    for (i, (at, word)) in words.iter().enumerate() {
        let length = words[i..].iter().take_while(|(_, w)| is_name(w)).count().min(4);
        if length < 2 || !FAMILIES.contains(&&*fold(word)) {
            continue;
        }
        let before = fold(text[..*at].trim_end());
        let titled = TITLES.iter().any(|t| before.strip_suffix(t).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)));
        let middle = length > 2 && matches!(&*fold(words[i + 1].1), "thi" | "van");
        // `đường Nguyễn Văn Linh` is a street.
        let is_first = before.is_empty() || before.ends_with([':', '-', '(', ',', '–']);
        if titled || (middle && is_first) {
            let (last, word) = words[i + length - 1];
            return Some(&text[*at..last + word.len()]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn persons_are_told_from_streets_and_offices() {
        assert_eq!(person("Bà Nguyễn Thị Hoa, công chức tư pháp"), Some("Nguyễn Thị Hoa"));
        assert_eq!(person("Trần Văn Bình - trực"), Some("Trần Văn Bình"));
        assert_eq!(person("Quầy tư pháp (đồng chí Lê Minh)"), Some("Lê Minh"));
        for office in ["Trực hỗ trợ người dân phường Lê Thanh Nghị", "Bưu cục đường Nguyễn Văn Linh", "Ủy ban nhân dân phường Ngô Quyền"]
        {
            assert_eq!(person(office), None, "{office}");
        }
    }
}

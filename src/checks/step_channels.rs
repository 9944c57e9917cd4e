//! Steps that contradict the fields of their guide: a way to hand in that `channels` does not list, a site that is not that of `start`.

use super::hosts::{host, host_at, is_within};
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, STEP_DIFFERS, Span};
use crate::kinds::Value;
use crate::model::Item;
use crate::vietnamese::lower_in_place;
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule { name: "steps", feature: None, check: Check::Library(check) };

/// How steps ask to hand something in, by channel, in lower case.
const WAYS: &[(&str, &[&str])] = &[
    (
        "online",
        &[
            "nộp trực tuyến",
            "nộp hồ sơ trực tuyến",
            "nộp trên mạng",
            "nộp hồ sơ trên mạng",
            "nộp qua mạng",
            "nộp hồ sơ qua mạng",
            "nộp trên cổng",
            "nộp hồ sơ trên cổng",
            "nộp qua cổng",
        ],
    ),
    (
        "post",
        &["nộp qua bưu", "nộp hồ sơ qua bưu", "gửi hồ sơ qua bưu", "nộp tại bưu", "nộp hồ sơ tại bưu", "nộp ở bưu", "nộp hồ sơ ở bưu"],
    ),
    (
        "counter",
        &[
            "nộp trực tiếp",
            "nộp hồ sơ trực tiếp",
            "nộp tại quầy",
            "nộp hồ sơ tại quầy",
            "nộp ở quầy",
            "nộp tại bộ phận",
            "nộp hồ sơ tại bộ phận",
            "nộp tại trung tâm phục vụ",
            "nộp hồ sơ tại trung tâm phục vụ",
            "mang hồ sơ đến",
            "mang hồ sơ ra",
            "mang hồ sơ tới",
        ],
    ),
];
/// Words of sentences that do not ask for it, in lower case.
const DENIED: &[&str] = &["không", "khỏi", "thay vì", "đừng", "trước đây", "nếu ", "khi "];
/// How steps send people to a site, in lower case.
const VISITS: &[&str] = &["vào ", "truy cập ", "mở trang ", "đăng nhập "];

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in &context.planner.library.items {
        let Some(steps) = item.get("steps") else { continue };
        let file = &*context.files.get(item.span.file).text;
        let mut leaves: Vec<Range<usize>> = Vec::new();
        steps.each_leaf(&mut |leaf| {
            if let Value::Document(text) = leaf {
                let range = text.range();
                let range = range.start as usize..range.end as usize;
                // The text of a row or a field is a document of its own.
                if file.get(range.clone()) == Some(text.source()) {
                    leaves.push(range);
                }
            }
        });
        let lower = lower_in_place(file);
        channels(item, &lower, &leaves, diagnostics);
        start(item, &lower, &leaves, diagnostics);
    }
}

fn channels(item: &Item, lower: &str, leaves: &[Range<usize>], diagnostics: &mut Diagnostics) {
    let Some(Value::List(channels)) = item.get("channels") else { return };
    let has = |name: &str| channels.iter().any(|c| matches!(c, Value::Choice(choice) if choice.name == name));
    for (channel, ways) in WAYS.iter().filter(|(channel, _)| !has(channel)) {
        let found = leaves.iter().find_map(|leaf| {
            let text = &lower[leaf.clone()];
            // `Nộp tại quầy: …` is one case of several.
            let is_case = |end: usize| text[end..].starts_with(':');
            let at = |way: &str| text.find(way).filter(|at| !is_denied(text, *at) && !is_case(at + way.len())).map(|at| (at, way.len()));
            ways.iter().filter_map(|way| at(way)).min().map(|(at, len)| leaf.start + at..leaf.start + at + len)
        });
        if let Some(range) = found {
            let mut report = Diagnostic::new(&STEP_DIFFERS).at(Span::new(item.span.file, range.start, range.end)).with("what", "channels");
            report.also.push(item.span_of("channels"));
            diagnostics.push(report.with("written", channel).with("held", "none"));
        }
    }
}

/// Whether the sentence around a byte does not ask for what stands there.
fn is_denied(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(['.', '\n', ';']).map_or(0, |i| i + 1);
    let end = text[at..].find(['.', '\n', ';']).map_or(text.len(), |i| at + i);
    DENIED.iter().any(|word| text[start..end].contains(word))
}

/// No step opens the site of `start`, and one opens another.
fn start(item: &Item, lower: &str, leaves: &[Range<usize>], diagnostics: &mut Diagnostics) {
    let Some(Value::Text(url)) = item.get("start") else { return };
    let Some(start) = host(url) else { return };
    let mut visited: Vec<(Range<usize>, &str)> = Vec::new();
    for leaf in leaves {
        for (at, _) in lower[leaf.clone()].match_indices(".vn") {
            let at = leaf.start + at;
            let begin = lower[leaf.start..at]
                .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')))
                .map_or(leaf.start, |i| leaf.start + i + lower[leaf.start + i..].chars().next().map_or(1, char::len_utf8));
            let range = host_at(lower, begin);
            let sentence = lower[leaf.start..begin].rfind(['\n', ';']).map_or(leaf.start, |i| leaf.start + i);
            let is_mail = lower[..begin].ends_with('@');
            if !is_mail && range.end > range.start && VISITS.iter().any(|visit| lower[sentence..begin].contains(visit)) {
                visited.push((range.clone(), &lower[range]));
            }
        }
    }
    let is_start = |name: &str| {
        is_within(name, &start) || is_within(&start, name) || name.trim_start_matches("www.") == start.trim_start_matches("www.")
    };
    if visited.iter().any(|(_, name)| is_start(name)) {
        return;
    }
    if let Some((range, name)) = visited.first() {
        let mut report = Diagnostic::new(&STEP_DIFFERS).at(Span::new(item.span.file, range.start, range.end)).with("what", "start");
        report.also.push(item.span_of("start"));
        diagnostics.push(report.with("written", name).with("held", &start));
    }
}

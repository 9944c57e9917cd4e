//! Announced numbers that differ from what is listed: `gồm 3 bước:` and four entries, or a guide `5 bước đăng ký khai sinh` of four steps.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, ProseBlock, WordFeatures, sentences};
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{COUNT_DIFFERS, Diagnostic, Diagnostics, Span};
use crate::kinds::Value;
use crate::vietnamese::{lower_in_place, word_ranges};
use std::ops::Range;

/// The rule over running text.
pub static RULE: Rule = Rule { name: "counts", feature: None, check: Check::Prose(check) };
/// The rule over titles and summaries.
pub static TITLES: Rule = Rule { name: "counts of steps", feature: None, check: Check::Library(check_titles) };

/// First words of things that texts count, in lower case.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "bước", "loại", "giấy", "cách", "việc", "điều", "trường", "nhóm", "mục", "nội", "dấu", "lưu", "nguyên", "quy", "hình", "kênh", "khoản", "phần",
    "ý", "lý", "thứ", "món", "câu", "thông", "địa", "đối", "tài", "khâu", "công", "quyền", "nhiệm", "lợi", "lỗi", "mẹo",
];
const NUMBERS: &[&str] = &["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
/// Words before a number that is not the count of a list.
const LOOSE: &[&str] = &[
    "nhất", "thiểu", "đa", "khoảng", "hơn", "trên", "dưới", "đến", "thứ", "tháng", "ngày", "mức", "lần", "bước", "một", "khoản", "điểm",
    "điều", "mục", "quầy", "số", "chương", "tầng", "tổ", "khu",
];
/// Words before `năm` where it means year, not five.
const YEARS: &[&str] = &["trong", "mỗi", "hằng", "hàng", "cả", "đầu", "cuối", "giữa", "từ", "nay"];

/// What titles count, in both languages.
const STEPS: &[&str] = &["bước", "steps"];

/// Titles and summaries of items that have steps.
fn check_titles(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in &context.planner.library.items {
        let Some(Value::List(steps)) = item.get("steps") else { continue };
        for span in ["title", "summary"].into_iter().filter(|field| item.get(field).is_some()).map(|field| item.span_of(field)) {
            let written = context.files.get(span.file).text.get(span.start as usize..span.end as usize).unwrap_or_default();
            if let Some((range, announced)) = announced_steps(written).filter(|(_, announced)| *announced != steps.len()) {
                let start = span.start as usize;
                let report = Diagnostic::new(&COUNT_DIFFERS).at(Span::new(span.file, start + range.start, start + range.end));
                diagnostics.push(report.with("announced", announced).with("listed", steps.len()));
            }
        }
    }
}

/// The only number of steps in a short text, and its bytes.
fn announced_steps(text: &str) -> Option<(Range<usize>, usize)> {
    let lower = lower_in_place(text);
    let words: Vec<(Range<usize>, &str)> = word_ranges(&lower).collect();
    let mut found = words.windows(2).enumerate().filter_map(|(i, pair)| {
        let count = number(pair[0].1).filter(|_| STEPS.contains(&pair[1].1))?;
        let is_loose = i > 0 && LOOSE.contains(&words[i - 1].1);
        (!is_loose).then_some((pair[0].0.start..pair[1].0.end, count))
    });
    found.next().filter(|_| found.next().is_none())
}

fn check(prose: &Prose, _: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    for (no, block) in prose.blocks.iter().enumerate() {
        if block.form == BlockForm::Heading {
            diagnostics.extend(under_heading(prose, block, &prose.blocks[no + 1..]).into_iter().collect());
            continue;
        }
        let text = prose.source[block.range.clone()].trim_end_matches(['*', '_', ' ', '\r']);
        if !text.ends_with(':') || block.form == BlockForm::Value {
            continue;
        }
        let Some((words, announced)) = announced(prose, block) else { continue };
        let listed = listed(prose, &prose.blocks[no + 1..]);
        if listed > 1 && listed != announced {
            let report = Diagnostic::new(&COUNT_DIFFERS).at(prose.span(prose.range(words)));
            diagnostics.push(report.with("announced", announced).with("listed", listed));
        }
    }
}

/// A heading that counts steps, and the smaller headings or the list below it.
fn under_heading(prose: &Prose, heading: &ProseBlock, below: &[ProseBlock]) -> Option<Diagnostic> {
    let (range, announced) = announced_steps(prose.passage(heading))?;
    let own = level(prose, heading);
    let within = below.iter().take_while(|b| b.form != BlockForm::Heading || level(prose, b) > own);
    let smaller = within.filter(|b| b.form == BlockForm::Heading && level(prose, b) == own + 1).count();
    let listed = if smaller > 1 { smaller } else { listed(prose, below) };
    let start = heading.range.start;
    let report = Diagnostic::new(&COUNT_DIFFERS).at(prose.span(start + range.start..start + range.end));
    (listed > 1 && listed != announced).then(|| report.with("announced", announced).with("listed", listed))
}

/// The level of a heading: how many `#` stand before it.
fn level(prose: &Prose, heading: &ProseBlock) -> usize {
    prose.source[..heading.range.start].bytes().rev().skip_while(|b| *b == b' ').take_while(|b| *b == b'#').count()
}

/// The count in the last sentence of a block, and the words that say it.
fn announced(prose: &Prose, block: &ProseBlock) -> Option<(Range<usize>, usize)> {
    let last = sentences(&prose.text, block.range.clone()).last()?;
    let inside: Vec<usize> = block.words.clone().filter(|no| prose.words[*no].start as usize >= last.start).collect();
    counts_in(prose, block, &inside)
}

/// The only count in some words of a block, and the words that say it.
pub(super) fn counts_in(prose: &Prose, block: &ProseBlock, inside: &[usize]) -> Option<(Range<usize>, usize)> {
    let mut found = None;
    for &no in inside {
        let Some(count) = number(prose.lower(no)) else { continue };
        let before = if no > block.words.start { prose.lower(no - 1) } else { "" };
        if inside.contains(&(no + 1)) && THINGS.contains(&prose.lower(no + 1)) {
            // With two counts in a sentence it is unknown which one is listed.
            if found.is_some() || LOOSE.contains(&before) || (prose.lower(no) == "năm" && YEARS.contains(&before)) {
                return None;
            }
            found = Some((no..no + 2, count));
        }
    }
    // `của ba công nghệ A, B và C:` lists them before the colon.
    let is_listed = |words: &Range<usize>| {
        let (from, to) = (prose.words[words.end - 1].end as usize, inside.last().map_or(0, |last| prose.words[*last].start as usize));
        from < to && prose.text[from..to].contains(',')
    };
    found.filter(|(words, _)| !is_listed(words))
}

fn number(word: &str) -> Option<usize> {
    match word.parse() {
        Ok(number) => Some(number).filter(|n| (2..=30).contains(n)),
        Err(_) => NUMBERS.iter().position(|n| *n == word).map(|at| at + 2),
    }
}

/// How many entries follow a block: those of the outermost list, or lines that begin like entries.
fn listed(prose: &Prose, below: &[ProseBlock]) -> usize {
    let Some(first) = below.first() else { return 0 };
    if first.form == BlockForm::Entry {
        let indent = indent(prose, first);
        let deeper = |b: &&ProseBlock| b.form == BlockForm::Entry || (b.form == BlockForm::Paragraph && self::indent(prose, b) > indent);
        return below.iter().take_while(deeper).filter(|b| b.form == BlockForm::Entry && self::indent(prose, b) <= indent).count();
    }
    let mark = |b: &ProseBlock| mark(&prose.source[b.range.clone()]);
    match mark(first) {
        Some(kind) => below.iter().take_while(|b| mark(b) == Some(kind)).count(),
        None => 0,
    }
}

/// The width of what stands before the text of a block.
fn indent(prose: &Prose, block: &ProseBlock) -> usize {
    let start = prose.source[..block.range.start].rfind('\n').map_or(0, |i| i + 1);
    let line = &prose.source[start..];
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The sort of mark that makes a line of plain text an entry: a dash, a number, a letter, `Bước 1`.
fn mark(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    if line.starts_with(['-', '–', '•', '+', '*', '▪']) {
        return Some("dash");
    }
    if line.starts_with("Bước ") {
        return Some("step");
    }
    let head = line.split([' ', '\t']).next()?;
    let body = head.strip_suffix(['.', ')', ':'])?;
    match body.chars().count() {
        1..=2 if body.chars().all(|c| c.is_ascii_digit()) => Some("number"),
        1 if body.chars().all(char::is_lowercase) => Some("letter"),
        _ => None,
    }
}

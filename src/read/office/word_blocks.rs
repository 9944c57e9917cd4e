//! Paragraphs of Word files become headings, entries of lists, titles or text.

use super::blocks::{OfficeBlock, OfficeLines, may_be_heading, push_marks};
use super::markdown::{BOLD, BREAK, PLAIN, bold_to_markdown, escape_start, tidy, without_number};
use super::numbering::ListMark;
use super::styles::{WordStyle, list_of};
use super::word::WordReader;
use super::xml::Element;

impl<'p> WordReader<'p> {
    /// Adds a paragraph as heading, entry, title or text.
    pub fn push_block(&mut self, text: String, plain: &str, is_bold: bool, properties: Option<Element<'p>>) {
        // Adjacent bold runs are one.
        let text = text.replace(&format!("{PLAIN}{BOLD}"), "");
        let lines_of = |text: &str| -> Vec<String> { text.split(BREAK).map(tidy).filter(|line| !line.is_empty()).collect() };
        let bare = lines_of(&text.replace([BOLD, PLAIN], "")).join(" ");
        if bare.is_empty() {
            return;
        }
        let style = self.style.clone();
        let mark = self.list_mark(&style, properties);
        let label = match &mark {
            Some(ListMark::Number(number)) => Some(number.clone()),
            _ => None,
        };
        let plain_lines = lines_of(plain);
        if style.name == "title" && self.title.is_none() && self.depth == 0 && !plain_lines.is_empty() {
            self.title = Some(plain_lines.join(" "));
            push_marks(&text, &mut self.out);
            return;
        }
        let own_level = properties.and_then(|p| p.value_of("outlineLvl")).and_then(|level| level.parse::<usize>().ok()).filter(|l| *l < 9);
        let level = style.name.strip_prefix("heading ").and_then(|n| n.parse().ok()).or(own_level.or(style.level).map(|l| l + 1));
        let is_picture = plain_lines.is_empty();
        if !is_picture && self.depth == 0 && (level.is_some() || (is_bold && mark.is_none() && may_be_heading(&bare))) {
            let (words, number) = without_number(&bare);
            let is_word = |label: &str| label.chars().filter(|c| c.is_alphabetic()).count() > 3;
            let heading = match label.filter(|label| is_word(label) || label.chars().filter(|c| *c == '.').count() > 1) {
                Some(label) => format!("{label} {words}"),
                None => words.to_string(),
            };
            if let Some(number) = number {
                self.remark("number", &format!("{number} {words}"));
            }
            self.out.push(OfficeBlock::Heading(level.unwrap_or(1), heading));
            return;
        }
        let marked: Vec<String> = text.split(BREAK).map(|line| tidy(&bold_to_markdown(line))).filter(|line| !line.is_empty()).collect();
        let marked = if text.contains(BREAK) { whole_bold(&text) } else { marked };
        if let Some(mark) = mark {
            let list_level = list_of(properties).1.or(style.list.1).unwrap_or(0);
            match mark {
                ListMark::Bullet => self.out.push(OfficeBlock::Entry(list_level, "-".into(), marked)),
                // `1.` and `1)` are numbers of Markdown too.
                ListMark::Number(number) if is_markdown_number(&number) => self.out.push(OfficeBlock::Entry(list_level, number, marked)),
                ListMark::Number(number) => {
                    self.out.push(OfficeBlock::Text(OfficeLines { markdown: marked, plain: plain_lines, label: Some(number) }));
                }
            }
            return;
        }
        lines_or_entries(marked, plain_lines, &mut self.out);
    }

    /// What stands before the paragraph, counted.
    fn list_mark(&mut self, style: &WordStyle, properties: Option<Element<'p>>) -> Option<ListMark> {
        let (list, level) = list_of(properties);
        let list = list.or_else(|| style.list.0.clone());
        let level = level.or(style.list.1).unwrap_or(0);
        match list {
            Some(list) if list == "0" => None,
            Some(list) if self.lists.has(&list) => self.lists.mark(&list, level),
            None if style.name.starts_with("list bullet") => Some(ListMark::Bullet),
            None if style.name.starts_with("list number") => {
                self.loose_number += 1;
                Some(ListMark::Number(format!("{}.", self.loose_number)))
            }
            None => {
                self.loose_number = 0;
                None
            }
            // A list that the file does not define.
            Some(_) => Some(ListMark::Bullet),
        }
    }
}

/// Lines whose bold words go on over a break.
fn whole_bold(text: &str) -> Vec<String> {
    let mut is_bold = false;
    let mut lines = Vec::new();
    for line in text.split(BREAK) {
        let whole = if is_bold { format!("{BOLD}{line}") } else { line.to_string() };
        is_bold = whole.rfind(BOLD) > whole.rfind(PLAIN);
        let whole = if is_bold { format!("{whole}{PLAIN}") } else { whole };
        lines.push(tidy(&bold_to_markdown(&whole)));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn is_markdown_number(number: &str) -> bool {
    let digits = number.trim_end_matches(['.', ')']);
    number.len() == digits.len() + 1 && (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Adds lines of a paragraph; those that begin with a dash are entries.
pub fn lines_or_entries(marked: Vec<String>, plain: Vec<String>, out: &mut Vec<OfficeBlock>) {
    let mut lines = OfficeLines::default();
    let mut plain = plain.into_iter();
    for line in marked {
        let words = plain.next();
        match ["- ", "+ ", "• ", "– ", "● ", "▪ "].iter().find_map(|sign| line.strip_prefix(sign)) {
            Some(entry) => {
                if !lines.markdown.is_empty() {
                    out.push(OfficeBlock::Text(std::mem::take(&mut lines)));
                }
                out.push(OfficeBlock::Entry(0, "-".into(), vec![entry.to_string()]));
            }
            None => {
                lines.markdown.push(escape_start(&line));
                lines.plain.extend(words);
            }
        }
    }
    if !lines.markdown.is_empty() {
        out.push(OfficeBlock::Text(lines));
    }
}

//! Masks markup: what is no prose becomes spaces, byte for byte.

use super::blocks::{BlockForm, ProseBlock};
use super::broken_lines::join_broken;
use super::code_lines::{CodeFence, Indents, opening};
use super::features::WordFeatures;
use crate::diag::{SheetCells, SourceFile, is_opt_out};
use memchr::memmem;
use std::ops::Range;

/// The masked text, as long as the source, and its blocks.
pub fn mask(source: &SourceFile) -> (String, Vec<ProseBlock>) {
    let (path, text) = (&*source.path, &*source.text);
    let extension = path.rsplit_once('.').map_or("", |(_, e)| e);
    let mut masked = Masked { kept: String::with_capacity(text.len()), blocks: Vec::new(), hidden_to: 0, text };
    match (extension, &source.cells) {
        (_, Some(cells)) => masked.sheet(cells),
        ("md", _) => masked.markdown(),
        ("yaml" | "yml", _) => masked.yaml(0..text.len()),
        ("csv" | "tsv", _) => masked.csv(),
        _ => masked.lines(),
    }
    masked.blank(text.len());
    if source.cells.is_none() && !path.contains(".pdf#") {
        join_broken(text, &mut masked.blocks);
    }
    (masked.kept, masked.blocks)
}

/// A file that is masked from beginning to end.
struct Masked<'a> {
    text: &'a str,
    kept: String,
    blocks: Vec<ProseBlock>,
    /// Where a comment, a tag or a code that began on an earlier line ends.
    hidden_to: usize,
}

impl Masked<'_> {
    /// Appends spaces up to byte `end`.
    fn blank(&mut self, end: usize) {
        const SPACES: &str = "                                                                ";
        while self.kept.len() < end {
            self.kept.push_str(&SPACES[..SPACES.len().min(end - self.kept.len())]);
        }
    }

    /// Keeps these bytes, and masks all before them that is not kept yet.
    fn keep(&mut self, range: Range<usize>) {
        self.blank(range.start);
        // Ranges may overlap.
        self.kept.push_str(&self.text[self.kept.len().min(range.end)..range.end]);
    }

    fn block(&mut self, range: Range<usize>, form: BlockForm) {
        self.labelled(range, form, 0..0);
    }

    fn labelled(&mut self, range: Range<usize>, form: BlockForm, label: Range<usize>) {
        self.blank(range.end);
        if self.kept.as_bytes()[range.clone()].iter().any(|b| *b != b' ') {
            self.blocks.push(ProseBlock { range, form, label, words: 0..0, features: WordFeatures::default(), digits: 0 });
        }
    }

    fn value(&mut self, range: Range<usize>, label: Range<usize>) {
        self.keep(range.clone());
        self.labelled(range, BlockForm::Value, label);
    }

    /// Plain text, and documents as text: each line is a block.
    fn lines(&mut self) {
        for range in line_ranges(self.text, 0..self.text.len()) {
            self.keep(range.clone());
            self.block(range, BlockForm::Paragraph);
        }
    }

    /// Keeps values behind `key:` and `-`, without quotes; keys and comments are no prose.
    fn yaml(&mut self, whole: Range<usize>) {
        let mut label = 0..0;
        for line in line_ranges(self.text, whole) {
            let text = &self.text[line.clone()];
            let mut at = line.start + (text.len() - text.trim_start_matches([' ', '-']).len());
            if self.text[at..line.end].starts_with('#') {
                continue;
            }
            if let Some(colon) = self.text[at..line.end].find(": ").filter(|i| is_key(&self.text[at..at + i])) {
                label = at..at + colon;
                at += colon + 2;
            } else if let Some(key) = self.text[at..line.end].trim_end().strip_suffix(':').filter(|k| is_key(k)) {
                label = at..at + key.len();
                continue;
            }
            let value = self.text[at..line.end].trim();
            let start = at + self.text[at..line.end].find(value).unwrap_or(0);
            // A quoted value ends at its quote, a plain value at a comment.
            let end = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].rfind(quote).map(|i| i + 2),
                _ => value.find(" #"),
            };
            let value = &value[..end.unwrap_or(value.len())];
            let inner = value.trim_matches(['"', '\'']);
            let from = start + value.find(inner).unwrap_or(0);
            if !inner.is_empty() {
                self.value(from..from + inner.len(), label.clone());
            }
        }
    }

    fn sheet(&mut self, cells: &SheetCells) {
        let place = |range: &Range<u32>| range.start as usize..range.end as usize;
        let opt_outs: Vec<u32> = cells.cells.iter().filter(|(range, ..)| is_opt_out(&self.text[place(range)])).map(|cell| cell.2).collect();
        for (range, _, column) in &cells.cells {
            if !opt_outs.contains(column) {
                self.value(place(range), 0..0);
            }
        }
    }

    /// Keeps cells without quotes, those of the header too.
    fn csv(&mut self) {
        let head = self.text.lines().next().unwrap_or_default();
        let count = |b: char| head.matches(b).count();
        let delimiter = [',', ';', '\t'].into_iter().max_by_key(|d| count(*d)).unwrap_or(',');
        let (mut start, mut quoted) = (0, false);
        let (mut column, mut row, mut labels) = (0, 0, Vec::new());
        let ends: Vec<usize> =
            self.text.char_indices().filter(|(_, c)| *c == delimiter || matches!(c, '"' | '\n')).map(|(i, _)| i).collect();
        for at in ends.into_iter().chain([self.text.len()]) {
            if self.text[at..].starts_with('"') {
                quoted = !quoted;
                continue;
            }
            if quoted && at < self.text.len() {
                continue;
            }
            let cell = self.text[start..at].trim_matches(['"', '\r', ' ', '\u{feff}']);
            let from = start + self.text[start..at].find(cell).unwrap_or(0);
            if row == 0 {
                labels.push(from..from + cell.len());
            }
            // Columns that switch off checks for a row are no prose.
            let is_opt_out = labels.get(column).is_some_and(|label: &Range<usize>| is_opt_out(&self.text[label.clone()]));
            if !cell.is_empty() && !is_opt_out {
                let label = labels.get(column).filter(|_| row > 0).cloned().unwrap_or_default();
                self.value(from..from + cell.len(), label);
            }
            start = at + 1;
            (row, column) = if self.text[at..].starts_with('\n') { (row + 1, 0) } else { (row, column + 1) };
        }
    }

    fn markdown(&mut self) {
        let mut body = 0;
        if self.text.starts_with("---\n") || self.text.starts_with("---\r\n") {
            let close = self.text[3..]
                .match_indices("\n---")
                .map(|(i, _)| i + 3)
                .find(|i| self.text[i + 4..].is_empty() || self.text[i + 4..].starts_with(['\n', '\r']));
            if let Some(close) = close {
                self.yaml(4..close.max(4));
                body = (close + 5).min(self.text.len());
            }
        }
        let links = memmem::find(self.text.as_bytes(), LINK).is_some();
        let mut fence: Option<CodeFence> = None;
        let mut block: Option<(Range<usize>, BlockForm)> = None;
        let mut indents = Indents::default();
        for line in line_ranges(self.text, body..self.text.len()) {
            let text = &self.text[line.clone()];
            let trimmed = text.trim_start();
            match (fence, CodeFence::of(trimmed)) {
                (None, Some(mark)) => {
                    fence = Some(mark);
                    self.end(&mut block);
                    continue;
                }
                (Some(open), mark) => {
                    fence = fence.filter(|_| !mark.is_some_and(|mark| mark.closes(open, trimmed)));
                    continue;
                }
                (None, None) => {}
            }
            if indents.is_code(text) && line.start >= self.hidden_to {
                continue;
            }
            let start = line.start + (text.len() - trimmed.len());
            if trimmed.trim_end().is_empty() || trimmed.chars().all(|c| matches!(c, '-' | '*' | '_' | ' ' | '|' | ':' | '=' | '\r')) {
                self.end(&mut block);
                continue;
            }
            if trimmed.starts_with('|') {
                self.end(&mut block);
                let mut from = start;
                for (i, _) in trimmed.match_indices('|').chain([(trimmed.len(), "")]) {
                    self.inline(from..start + i, links);
                    self.block(from..start + i, BlockForm::Value);
                    from = (start + i + 1).min(line.end);
                }
                continue;
            }
            let (skip, form) = opening(trimmed);
            if let Some(form) = form {
                self.end(&mut block);
                block = Some((start + skip..line.end, form));
            }
            self.inline(start + skip..line.end, links);
            match &mut block {
                Some((range, _)) => range.end = line.end,
                None => block = Some((start..line.end, BlockForm::Paragraph)),
            }
            if form == Some(BlockForm::Heading) {
                self.end(&mut block);
            }
        }
        self.end(&mut block);
    }

    fn end(&mut self, block: &mut Option<(Range<usize>, BlockForm)>) {
        if let Some((range, form)) = block.take() {
            self.block(range, form);
        }
    }

    /// The end of a comment, or of a tag or a code within its paragraph, that does not end on its line.
    fn end_on_a_later_line(&self, from: usize, open: &str, close: &str) -> Option<usize> {
        let rest = &self.text[from..];
        let is_markup = match open {
            "<!--" | "`" => true,
            "<" => rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'),
            _ => false,
        };
        let whole = if open == "<!--" { rest } else { rest.split("\n\n").next().unwrap_or(rest) };
        whole.find(close).filter(|_| is_markup).map(|i| from + i + close.len())
    }

    /// Keeps the words of a line and hides code, addresses, references, comments and attributes.
    fn inline(&mut self, range: Range<usize>, links: bool) {
        let range = range.start.max(self.hidden_to).min(range.end)..range.end;
        let text = &self.text[range.clone()];
        let marks = text.bytes().fold(0, |marks, b| marks | MARKS[b as usize]);
        // Most lines have no markup.
        if marks == 0 && !links {
            return self.keep(range);
        }
        let mut hidden: Vec<Range<usize>> = Vec::new();
        for (_, open, close) in HIDDEN.iter().filter(|(mark, ..)| marks & mark != 0) {
            let mut at = 0;
            while let Some(start) = text[at..].find(open).map(|i| at + i) {
                let behind = start + open.len();
                let Some(end) = text[behind..].find(close).map(|i| behind + i + close.len()) else {
                    if let Some(end) = self.end_on_a_later_line(range.start + behind, open, close) {
                        self.hidden_to = self.hidden_to.max(end);
                        hidden.push(start..text.len());
                    }
                    break;
                };
                hidden.push(start..end);
                at = end;
            }
        }
        if links {
            for at in memmem::find_iter(text.as_bytes(), LINK) {
                let end = text[at..].find([' ', ')', '>', '"', '”']).map_or(text.len(), |i| at + i);
                hidden.push(at..end);
            }
        }
        let alone = text.bytes().enumerate().filter(|(i, b)| match b {
            b'*' | b'_' | b'#' | b'[' | b']' | b'\\' => true,
            // An exclamation mark is prose unless a picture begins there.
            b'!' => text[i + 1..].starts_with('['),
            _ => false,
        });
        hidden.extend(alone.map(|(i, _)| i..i + 1));
        hidden.sort_by_key(|part| part.start);
        let mut at = 0;
        for part in hidden {
            if part.start > at {
                self.keep(range.start + at..range.start + part.start);
            }
            at = at.max(part.end);
        }
        if at < text.len() {
            self.keep(range.start + at..range.end);
        }
    }
}

/// How a bare address begins.
const LINK: &[u8] = b"http";

/// What is masked, from an opening to a closing string, with the bit of a byte of the opening string.
const HIDDEN: [(u8, &str, &str); 7] = [
    (ANGLE, "<!--", "-->"),
    (CODE, "`", "`"),
    (BRACKET, "](", ")"),
    (BRACE, "{{", "}}"),
    (ANGLE, "<", ">"),
    (BRACE, "{#", "}"),
    (BRACE, "{.", "}"),
];
const CODE: u8 = 1;
const BRACKET: u8 = 2;
const BRACE: u8 = 4;
const ANGLE: u8 = 8;
const OTHER: u8 = 16;

/// The bit of each byte that may be markup.
const MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    marks[b'`' as usize] = CODE;
    marks[b']' as usize] = BRACKET;
    marks[b'{' as usize] = BRACE;
    marks[b'<' as usize] = ANGLE;
    let mut others = b"[*_#\\!".as_slice();
    while let [first, rest @ ..] = others {
        marks[*first as usize] = OTHER;
        others = rest;
    }
    marks
};

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.len() < 60 && !text.contains(['"', '\'', '.', ',', '(', '“'])
}

/// Lines without their ends.
fn line_ranges(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_> {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..within.end).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |i| i + 1);
        let end = at + rest[..length].trim_end_matches(['\n', '\r']).len();
        let line = at..end;
        at += length;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(path: &str, text: &str) -> Vec<String> {
        let source = SourceFile { path: path.into(), text: text.into(), cells: None };
        let (masked, blocks) = mask(&source);
        assert_eq!(masked.len(), text.len());
        blocks.iter().map(|b| masked[b.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn markup_is_no_prose() {
        let text = "---\ntitle: \"Khai sinh\" # ghi chú\ntags: [a, b]\nsteps:\n  - title: Bước một\n---\n\n## Cần **chuẩn bị** {#x .prepare}\n\nXem [bài này](guide:x) và `mã`, {{ place.hotline }}.\nDòng hai.\n\n- Một\n- Hai\n  tiếp\n\n| A | B |\n|---|---|\n| 1 | hai ba |\n\n```\ncode\n```\n";
        assert_eq!(
            blocks("content/a.md", text),
            ["Khai sinh", "[a, b]", "Bước một", "Cần chuẩn bị", "Xem bài này và , . Dòng hai.", "Một", "Hai tiếp", "A", "B", "1", "hai ba"]
        );
    }

    #[test]
    fn cells_are_blocks() {
        assert_eq!(blocks("content/a.csv", "tên;ghi chú\n\"Một; hai\";ba\n"), ["tên", "ghi chú", "Một; hai", "ba"]);
    }
}

//! The words of a text for the ear: what a loudspeaker says of it. Pictures, marks to tick and invitations to follow a link are for the eye and
//! left out; each line ends as a sentence, and a row of a table says its column heads.

use super::document::{Block, Document, Event, LinkTarget, Part};
use super::plain::PlainForms;
use super::references::Segment;
use std::ops::Range;

/// Stand around the words of a link that an ear cannot follow.
const LINK: char = '\u{fdd1}';
const LINK_END: char = '\u{fdd2}';

/// What invites to follow a link, the longer first.
#[rustfmt::skip]
const INVITATIONS: &[&str] = &[
    "xem thêm tại", "xem thêm ở", "xem thêm", "xem chi tiết tại", "xem chi tiết", "xem tại", "xem ở", "xem", "đọc thêm tại", "đọc thêm", "đọc",
    "tham khảo thêm", "tham khảo", "bấm vào", "bấm", "nhấn vào", "nhấn", "tải mẫu", "tải về", "tải",
];
/// What a sentence begins with that only leads to such an invitation.
const LEADS: &[&str] = &["muốn ", "để ", "nếu ", "chi tiết", "cần biết", "ai muốn ", "bà con muốn "];
/// What joins an invitation to what else one can do.
const JOINTS: &[&str] = &[", hoặc ", " hoặc ", ", và ", " và ", ", rồi "];

impl Document {
    /// The words of a range of events as they are heard: lines that end as sentences, then the footnotes.
    pub fn heard(&self, range: Range<u32>, forms: PlainForms) -> String {
        let mut out = String::new();
        self.add_heard(range.clone(), forms, &mut out);
        for footnote in self.footnotes_of(vec![range]) {
            self.add_heard(self.footnotes[footnote as usize].events.clone(), forms, &mut out);
        }
        let lines: Vec<String> = out.lines().map(without_invitations).filter(|line| line.contains(char::is_alphanumeric)).collect();
        lines.iter().map(|line| as_sentence(line)).collect::<Vec<_>>().join("\n")
    }

    fn add_heard(&self, range: Range<u32>, forms: PlainForms, out: &mut String) {
        // Pictures within pictures do not exist, links in them do not matter.
        let mut in_picture = false;
        let mut row = TableRowWords::default();
        for event in &self.events[range.start as usize..range.end as usize] {
            match event.part {
                Part::Open(Block::Image(_)) => in_picture = true,
                Part::Close(Block::Image(_)) => in_picture = false,
                _ if in_picture => {}
                Part::Open(Block::TableHead | Block::TableRow) => row.begin(out),
                Part::Close(Block::TableCell) => row.end_cell(out),
                Part::Close(Block::TableHead) => row.end_head(),
                Part::Close(Block::TableRow) => row.end(out),
                Part::Open(Block::Link(link)) if !self.is_heard(link) => out.push(LINK),
                Part::Close(Block::Link(link)) if !self.is_heard(link) => out.push(LINK_END),
                Part::Task(_) | Part::Footnote(_) => {}
                Part::HardBreak => out.push(' '),
                _ => self.add_heard_words(event, forms, out),
            }
        }
    }

    fn add_heard_words(&self, event: &Event, forms: PlainForms, out: &mut String) {
        match event.part {
            Part::Reference(i) => out.push_str(&(forms.reference)(&self.references[i as usize])),
            Part::SoftBreak => out.push(' '),
            Part::Html => out.push_str(&super::html::words(&self.text[event.start as usize..event.end as usize])),
            Part::Close(block) if block.ends_line() && !out.ends_with('\n') => out.push('\n'),
            Part::Open(Block::Component(i)) => out.push_str(&(forms.component)(&self.components[i as usize])),
            _ => out.push_str(self.words(event).unwrap_or_default()),
        }
    }

    /// Whether what a link says is worth hearing: a telephone number or a mail address.
    fn is_heard(&self, link: u32) -> bool {
        let is_called =
            |address: &str| address.trim_start().starts_with("tel:") || address.starts_with("sms:") || address.starts_with("mailto:");
        match &self.links[link as usize].target {
            LinkTarget::Url(url) => is_called(url),
            LinkTarget::Interpolated(text) => matches!(text.segments.first(), Some(Segment::Text(start)) if is_called(start)),
            _ => false,
        }
    }
}

/// The cells of the row that is being read, and the heads of the columns.
#[derive(Default)]
struct TableRowWords {
    head: Vec<String>,
    cells: Vec<String>,
    /// Where the words of the current cell begin.
    start: usize,
}

impl TableRowWords {
    fn begin(&mut self, out: &str) {
        self.cells.clear();
        self.start = out.len();
    }

    fn end_cell(&mut self, out: &mut String) {
        let cell = out.split_off(self.start);
        self.cells.push(cell.trim().trim_end_matches('.').to_string());
    }

    fn end_head(&mut self) {
        self.head = std::mem::take(&mut self.cells);
    }

    /// `Ngày làm việc đầu năm: Quầy tiếp nhận mở cửa; Nộp trực tuyến cả ngày.`
    fn end(&mut self, out: &mut String) {
        let with_head = |(at, cell): (usize, &String)| match self.head.get(at) {
            _ if at == 0 => cell.clone(),
            Some(head) if !head.is_empty() && !cell.is_empty() => format!("{head}: {cell}"),
            _ => cell.clone(),
        };
        let said: Vec<String> = self.cells.iter().enumerate().map(with_head).filter(|cell| !cell.is_empty()).collect();
        out.push_str(&said.join("; "));
        out.push_str(".\n");
    }
}

/// A line without its marks of links and without the invitations to follow them.
fn without_invitations(line: &str) -> String {
    let mut line = line.trim().to_string();
    while let Some(start) = line.find(LINK) {
        let Some(end) = line[start..].find(LINK_END).map(|at| start + at) else { break };
        line = match invitation_before(&line[..start]) {
            Some(verb) => without_range(&line, verb, end + LINK_END.len_utf8()),
            None => format!("{}{}{}", &line[..start], &line[start + LINK.len_utf8()..end], &line[end + LINK_END.len_utf8()..]),
        };
    }
    line.replace([LINK, LINK_END], "").trim().to_string()
}

/// Where the invitation begins that a text ends with.
fn invitation_before(text: &str) -> Option<usize> {
    let text = text.trim_end();
    INVITATIONS.iter().find_map(|verb| {
        let at = text.char_indices().rev().nth(verb.chars().count() - 1)?.0;
        let is_word = !text[..at].ends_with(char::is_alphanumeric);
        (is_word && text[at..].to_lowercase() == *verb).then_some(at)
    })
}

/// The line without a part; a sentence of which nothing is left that stands by itself goes as a whole.
fn without_range(line: &str, start: usize, end: usize) -> String {
    let sentence = line[..start].rfind(['.', '!', '?', ';', ':']).map_or(0, |at| at + 1);
    let stop = line[end..].find(['.', '!', '?', ';']).map_or(line.len(), |at| end + at);
    let (before, after) = (line[sentence..start].trim(), &line[end..stop]);
    let rest = &line[stop..];
    let joint = JOINTS.iter().find(|joint| after.starts_with(**joint)).map(|joint| &after[joint.len()..]);
    let kept = match (before.trim_end_matches([',', '(']).trim_end(), joint) {
        ("", Some(other)) => crate::vietnamese::capitalized(other),
        (_, Some(other)) => format!("{before} {other}"),
        ("", None) => String::new(),
        (lead, None) if LEADS.iter().any(|start| lead.to_lowercase().starts_with(start)) => String::new(),
        (lead, None) => format!("{lead}{}", after.trim_start_matches(')')),
    };
    if kept.is_empty() {
        let rest = rest.trim_start_matches(['.', '!', '?', ';']).trim_start();
        return format!("{}{}{rest}", &line[..sentence], if sentence > 0 { " " } else { "" });
    }
    format!("{}{}{kept}{rest}", &line[..sentence], if sentence > 0 { " " } else { "" })
}

/// A line that ends as a sentence does.
fn as_sentence(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.ends_with(['.', '!', '?', ':', ';', '…']) { line } else { format!("{}.", line.trim_end_matches([',', '-', '–'])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(line: &str) -> String {
        without_invitations(&line.replace('[', &LINK.to_string()).replace(']', &LINK_END.to_string()))
    }

    #[test]
    fn invitations_to_follow_a_link_are_not_heard() {
        for (written, right) in [
            ("Xem thêm [cách trồng rau].", ""),
            ("Mở cửa sáng mai. Xem [lịch]. Xin đến sớm.", "Mở cửa sáng mai. Xin đến sớm."),
            ("Muốn biết giá, xem [bảng giá] hoặc gọi 115.", "Muốn biết giá, gọi 115."),
            ("Muốn biết giá, xem [bảng giá].", ""),
            ("Ghi tên tại đình, xem [bản đồ].", "Ghi tên tại đình."),
            ("Ghi tên tại đình (xem [bản đồ]).", "Ghi tên tại đình."),
            ("Mang theo [giấy mời] đã ký.", "Mang theo giấy mời đã ký."),
            ("Bấm vào [đây] hoặc gọi cho tổ trưởng.", "Gọi cho tổ trưởng."),
            ("Chi tiết xem tại [trang của xóm].", ""),
        ] {
            assert_eq!(heard(written), right, "{written}");
        }
    }

    #[test]
    fn lines_end_as_sentences() {
        assert_eq!(as_sentence("Bốn  việc"), "Bốn việc.");
        assert_eq!(as_sentence("Gồm có:"), "Gồm có:");
    }
}

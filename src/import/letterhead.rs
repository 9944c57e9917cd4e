//! The form of Vietnamese official papers (Decree 30/2020/NĐ-CP): agency and motto at the top, kind and subject as title, recipients and signer at
//! the end. What is a fact becomes a field; the rest is remarked.

use crate::read::{OfficeBlock, OfficeLines, OfficePart, OfficeRemark, OfficeTable, WordText, marks_in};
use crate::vietnamese::{capitalized, key};
use jiff::civil::Date;

/// How many blocks at the top and at the end may be of the form.
const EDGE: usize = 14;
/// Longest paragraph that is a title, in characters.
const MAX_TITLE: usize = 200;
/// Kinds of papers, folded.
const KINDS: &[&str] = &[
    "thongbao",
    "quyetdinh",
    "kehoach",
    "huongdan",
    "congvan",
    "baocao",
    "totrinh",
    "chithi",
    "congdien",
    "giaymoi",
    "thungo",
    "nghiquyet",
    "chuongtrinh",
    "quydinh",
    "quyche",
    "phuongan",
    "dean",
    "loikeugoi",
    "bienban",
    "thongtin",
    "thongcao",
    "thongcaobaochi",
    "giaygioithieu",
];
/// Words of places that go on with the agency of the line before.
const PLACE_WORDS: &[&str] = &["phường", "xã", "đặc khu", "thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "tp"];
/// Abbreviations in the names of agencies.
const ABBREVIATIONS: &[&str] = &["UBND", "HĐND", "UBMTTQ", "MTTQ", "TP", "TP.", "BCĐ"];
/// How lines of signers begin, folded.
const SIGNERS: &[&str] = &[
    "tm",
    "kt",
    "tl",
    "tuq",
    "q",
    "chutich",
    "phochutich",
    "giamdoc",
    "phogiamdoc",
    "truongphong",
    "photruongphong",
    "truongban",
    "truongcongan",
    "chanhvanphong",
    "thutruong",
    "botruong",
    "hieutruong",
    "thuavonglenh",
];

/// What a paper says of itself.
#[derive(Debug, Default, PartialEq)]
pub struct PaperFacts {
    /// Its title: `Thông báo – Về việc …`; empty where it has no words.
    pub title: String,
    /// The agency.
    pub owner: Option<String>,
    /// Its number: `12/TB-UBND`.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
}

/// Takes the form of the paper out of its text.
pub fn take_facts(text: &mut WordText) -> PaperFacts {
    let mut facts = PaperFacts::default();
    let mut subject = None;
    if let Some(head) = take_head(text) {
        subject = read_head(head, &mut facts, &mut text.remarks);
    }
    take_end(text);
    facts.title = match text.title.take() {
        Some(title) => title,
        None => take_title(text, subject),
    };
    facts
}

/// The lines of a letterhead: those of the agency, and those of the motto.
#[derive(Debug, Default)]
struct HeadLines {
    left: Vec<String>,
    right: Vec<String>,
}

fn is_motto(line: &str) -> bool {
    let folded = key(line);
    folded.starts_with("conghoaxahoichunghia") || folded == "doclaptudohanhphuc"
}

/// The lines at the top when there is a motto.
fn take_head(text: &mut WordText) -> Option<HeadLines> {
    let at = text.blocks.iter().take(EDGE).position(|block| plain_lines(block).iter().any(|line| motto_start(line).is_some()))?;
    let mut head = HeadLines::default();
    if let OfficeBlock::Table(table) = &text.blocks[at] {
        if table.columns() < 2 || table.rows.len() > 6 {
            return None;
        }
        let middle = middle(table);
        for cell in table.rows.iter().flatten() {
            if cell.column < middle { &mut head.left } else { &mut head.right }.extend(cell.plain.clone());
        }
        text.blocks.remove(at);
        return Some(head);
    }
    // Without a table both columns stand in the same lines.
    let mut end = at;
    for block in text.blocks.iter().skip(at).take(5) {
        let lines = plain_lines(block);
        let is_head =
            |line: &String| motto_start(line).is_some() || number_of(line).is_some() || date_of(line).is_some() || !has_words(line);
        if !lines.iter().all(is_head) {
            break;
        }
        end += 1;
        for line in lines {
            match motto_start(&line) {
                Some(start) => {
                    head.left.push(line[..start].trim().to_string());
                    head.right.push(line[start..].to_string());
                }
                None => head.right.push(line),
            }
        }
    }
    // The agency may stand above the motto.
    let above = text.blocks.drain(..end).take(at).collect::<Vec<_>>();
    let mut kept = Vec::new();
    for block in above {
        match block {
            OfficeBlock::Table(_) | OfficeBlock::Entry(..) => kept.push(block),
            block if plain_lines(&block).is_empty() => kept.push(block),
            block => head.left.splice(0..0, plain_lines(&block)).for_each(drop),
        }
    }
    text.blocks.splice(0..0, kept);
    Some(head)
}

/// The first column of the right half.
fn middle(table: &OfficeTable) -> usize {
    let motto = table.rows.iter().flatten().find(|cell| cell.plain.iter().any(|line| is_motto(line)));
    motto.map_or(1, |cell| cell.column).max(1)
}

/// Where the motto begins in a line.
fn motto_start(line: &str) -> Option<usize> {
    if is_motto(line) {
        return Some(0);
    }
    let starts = line.char_indices().filter(|(at, c)| matches!(c, 'C' | 'c' | 'Đ' | 'đ') && line[..*at].ends_with(' '));
    starts.map(|(at, _)| at).find(|at| is_motto(&line[*at..]))
}

fn has_words(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

/// Reads the lines into fields. Returns the subject that letters have there: `V/v …`.
fn read_head(head: HeadLines, facts: &mut PaperFacts, remarks: &mut Vec<OfficeRemark>) -> Option<String> {
    let mut agencies: Vec<String> = Vec::new();
    let mut subject: Option<String> = None;
    let mut left_out: Vec<String> = Vec::new();
    for line in head.left.into_iter().chain(head.right).filter(|line| has_words(line)) {
        if is_motto(&line) {
            left_out.push(line);
        } else if let Some(number) = number_of(&line).filter(|_| facts.number.is_none()) {
            if has_words(&number) && number.chars().any(|c| c.is_ascii_digit()) {
                facts.number = Some(number);
            } else {
                left_out.push(line);
            }
        } else if let Some(date) = date_of(&line) {
            match date {
                Some(date) if facts.date.is_none() => facts.date = Some(date),
                _ => left_out.push(line),
            }
        } else if let Some(words) = subject_of(&line) {
            subject = Some(words);
        } else if let Some(subject) = subject.as_mut().filter(|_| line.starts_with(char::is_lowercase)) {
            subject.push_str(&format!(" {line}"));
        } else {
            let lower = line.to_lowercase();
            let goes_on = PLACE_WORDS.iter().any(|word| lower.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '.'])));
            match agencies.last_mut() {
                Some(agency) if goes_on => agency.push_str(&format!(" {line}")),
                _ => agencies.push(line),
            }
        }
    }
    facts.owner = agencies.pop().map(|agency| spelled(&agency));
    left_out.splice(0..0, agencies);
    if !left_out.is_empty() {
        remarks.push(OfficeRemark { what: "letterhead", part: OfficePart::Body, paragraph: 1, text: left_out.join(" / ") });
    }
    subject
}

/// `Số: 12/TB-UBND`.
fn number_of(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix("Số").or_else(|| line.trim().strip_prefix("SỐ"))?.trim_start();
    let rest = rest.strip_prefix(':').or(rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest))?;
    rest.contains('/').then(|| rest.split_whitespace().collect::<String>())
}

/// `Hồng Bàng, ngày 12 tháng 11 năm 2026`: the day, or none where places for it are empty.
fn date_of(line: &str) -> Option<Option<Date>> {
    let lower = line.to_lowercase();
    let (_, rest) = lower.split_once("ngày")?;
    let (day, rest) = rest.split_once("tháng")?;
    let (month, year) = rest.split_once("năm")?;
    let number = |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<i16>().ok();
    let date =
        number(day).zip(number(month)).zip(number(year)).and_then(|((day, month), year)| Date::new(year, month as i8, day as i8).ok());
    (line.chars().count() < 80).then_some(date)
}

/// The subject of a letter or paper: `V/v …`, `Về việc …`.
fn subject_of(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let is_short = lower.starts_with("v/v");
    if is_short {
        let rest = line.get(3..).unwrap_or_default().trim_start_matches([':', ' ', '.']);
        return Some(format!("Về việc {rest}"));
    }
    lower.starts_with("về việc").then(|| line.to_string())
}

/// The name of an agency that is written in capitals, as in a sentence: `Ủy ban nhân dân phường Hồng Bàng`.
fn spelled(agency: &str) -> String {
    if agency.chars().any(char::is_lowercase) {
        return agency.to_string();
    }
    let lower = agency.to_lowercase();
    let place = PLACE_WORDS
        .iter()
        .filter_map(|word| lower.find(&format!("{word} ")).map(|at| (at, word.len())))
        .filter(|(at, _)| *at == 0 || lower[..*at].ends_with(' '));
    let plain = match place.min() {
        Some((at, length)) => {
            let names: Vec<String> = lower[at + length..].split(' ').map(capitalized).collect();
            format!("{}{}", capitalized(&lower[..at + length]), names.join(" "))
        }
        None => capitalized(&lower),
    };
    // Abbreviations keep their capitals.
    let words = plain.split(' ').map(|word| ABBREVIATIONS.iter().find(|a| a.to_lowercase() == word.to_lowercase()).map_or(word, |a| a));
    words.collect::<Vec<_>>().join(" ")
}

/// Takes the recipients and the signer out of the end, and remarks them.
fn take_end(text: &mut WordText) {
    let from = text.blocks.len().saturating_sub(EDGE);
    let is_recipients = |line: &String| key(line).starts_with("noinhan");
    let Some(at) = (from..text.blocks.len()).find(|at| plain_lines(&text.blocks[*at]).iter().any(is_recipients)) else { return };
    let mut remark = |what: &'static str, lines: Vec<String>| {
        let lines: Vec<String> = lines.into_iter().filter(|line| has_words(line)).collect();
        if !lines.is_empty() {
            text.remarks.push(OfficeRemark { what, part: OfficePart::Body, paragraph: 0, text: lines.join(" / ") });
        }
    };
    if let OfficeBlock::Table(table) = &text.blocks[at] {
        let column = table.rows.iter().flatten().find(|cell| cell.plain.iter().any(is_recipients)).map_or(0, |cell| cell.column);
        let of = |own: bool| {
            table.rows.iter().flatten().filter(|cell| (cell.column == column) == own).flat_map(|cell| cell.plain.clone()).collect()
        };
        remark("recipients", of(true));
        remark("signer", of(false));
        text.blocks.remove(at);
        return;
    }
    // Without a table: entries behind “Nơi nhận”, and the lines of the signer before or behind them.
    let is_signer = |block: &OfficeBlock| {
        let first = plain_lines(block).into_iter().next().unwrap_or_default();
        let word = key(first.split(['.', ' ']).next().unwrap_or_default());
        let is_upper = !first.chars().any(char::is_lowercase) || first.contains('.');
        is_upper
            && SIGNERS.iter().any(|start| word == *start || key(&first).starts_with(start) && start.len() > 3)
            && first.chars().count() < 60
    };
    let mut start = at;
    if let Some(signer) = (from..at).find(|no| is_signer(&text.blocks[*no]) && (*no..at).all(|no| is_short(&text.blocks[no]))) {
        start = signer;
    }
    let (mut recipients, mut signer) = (Vec::new(), Vec::new());
    let mut kept = Vec::new();
    let mut is_behind = false;
    for (no, block) in text.blocks.drain(start..).enumerate().collect::<Vec<_>>() {
        let lines = plain_lines(&block);
        match () {
            () if start + no < at => signer.extend(lines),
            () if start + no == at => recipients.extend(lines),
            () if matches!(block, OfficeBlock::Entry(..)) && !is_behind => recipients.extend(lines),
            () if (is_signer(&block) || is_behind) && is_short(&block) => {
                is_behind = true;
                signer.extend(lines);
            }
            () => kept.push(block),
        }
    }
    remark("recipients", recipients);
    remark("signer", signer);
    text.blocks.extend(kept);
}

/// Whether a block is one or two short lines.
fn is_short(block: &OfficeBlock) -> bool {
    let lines = plain_lines(block);
    lines.len() <= 3 && lines.iter().all(|line| line.chars().count() < 60) && !matches!(block, OfficeBlock::Table(_))
}

/// Takes the title out of the text: kind and subject of a paper, else the first words.
fn take_title(text: &mut WordText, subject: Option<String>) -> String {
    let first = text.blocks.iter().take(EDGE).position(|block| plain_lines(block).iter().any(|line| has_words(line)));
    let kind = (0..text.blocks.len().min(EDGE)).find(|no| {
        let lines = plain_lines(&text.blocks[*no]);
        lines.first().is_some_and(|line| KINDS.contains(&&*key(line))) && Some(*no) == first
    });
    if let Some(at) = kind {
        let mut lines = plain_lines(&text.blocks.remove(at)).into_iter();
        let kind = capitalized(&lines.next().unwrap_or_default().to_lowercase());
        let mut about: Vec<String> = lines.collect();
        // The subject is the heading, or the line with “Về việc”, below the kind.
        if about.is_empty()
            && let Some(block) = text.blocks.get(at)
            && (matches!(block, OfficeBlock::Heading(..)) || plain_lines(block).first().is_some_and(|line| subject_of(line).is_some()))
            && plain_lines(block).iter().map(|line| line.chars().count()).sum::<usize>() <= MAX_TITLE
        {
            about = plain_lines(&text.blocks.remove(at));
        }
        let about = about.join(" ");
        let about = subject_of(&about).unwrap_or(about);
        let about = if about.chars().any(char::is_lowercase) { about } else { capitalized(&about.to_lowercase()) };
        return if about.is_empty() { kind } else { format!("{kind} – {about}") };
    }
    if let Some(subject) = subject {
        return subject;
    }
    let Some(at) = first else { return String::new() };
    let lines = plain_lines(&text.blocks[at]);
    let title = lines.join(" ");
    if matches!(text.blocks[at], OfficeBlock::Table(_)) || title.chars().count() > MAX_TITLE {
        return String::new();
    }
    // Pictures and notes beside the words stay.
    let marks = match text.blocks.remove(at) {
        OfficeBlock::Text(lines) => marks_in(&lines.markdown.concat()),
        OfficeBlock::Heading(_, line) => marks_in(&line),
        _ => String::new(),
    };
    if !marks.is_empty() {
        text.blocks.insert(at, OfficeBlock::Text(OfficeLines { markdown: vec![marks], ..OfficeLines::default() }));
    }
    title
}

/// The lines of a block as plain text.
fn plain_lines(block: &OfficeBlock) -> Vec<String> {
    match block {
        OfficeBlock::Heading(_, text) => vec![unescaped(text)].into_iter().filter(|line| !line.is_empty()).collect(),
        OfficeBlock::Text(lines) => lines.plain.clone(),
        OfficeBlock::Entry(_, _, lines) => lines.iter().map(|line| unescaped(line)).collect(),
        OfficeBlock::Table(table) => table.rows.iter().flatten().flat_map(|cell| cell.plain.clone()).collect(),
    }
}

/// Markdown of a line without its marks and pictures.
fn unescaped(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown.replace("**", "");
    while let Some(at) = rest.find("![").into_iter().chain(rest.find("[^")).min() {
        let close = if rest[at..].starts_with("![") { ')' } else { ']' };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 1);
        rest.replace_range(at..end, "");
    }
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            c => out.push(c),
        }
    }
    out.trim().to_string()
}

#[cfg(test)]
mod tests;

//! Word files (.docx, ECMA-376) as Markdown: headings, lists, tables, pictures, links and bold text. All other formatting is dropped.

use super::zip_limits::{DAMAGED, OTHER_FORMAT, check_archive};
use crate::vietnamese::{OldFont, converted, from_old_font, is_typed_for};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

/// A Word file as Markdown.
#[derive(Debug, Default)]
pub struct WordText {
    /// Its paragraph of the style “Title”.
    pub title: Option<String>,
    /// Its text.
    pub markdown: String,
    /// The old font its letters were typed for, before they were converted to Unicode.
    pub font: Option<OldFont>,
    /// Pictures: the name by which the text links to them, and their bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What stands in the place of pictures and is none that a site can show; its description is in the text.
    pub left_out: Vec<String>,
}

/// Largest picture that is taken over, in bytes.
const MAX_PICTURE: u64 = 20 << 20;
/// Longest bold line that counts as a heading, in characters.
const MAX_HEADING: usize = 90;

/// How the letters of a document are encoded that is typed for an old font.
#[derive(Clone, Copy, Debug)]
pub struct OldFontText {
    /// The font.
    pub font: OldFont,
    /// Whether some of the text is Unicode already.
    pub is_mixed: bool,
}

/// Reads a Word file. `old_font` is none where its text is Unicode.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_word(bytes: &[u8], old_font: Option<OldFontText>) -> Result<WordText, String> {
    check_archive(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_string())?;
    let part = |archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let document = part(&mut archive, "word/document.xml").ok_or(OTHER_FORMAT)?;
    let styles =
        part(&mut archive, "word/styles.xml").map(|xml| pairs(&xml, b"w:style", "w:styleId", b"w:name", "w:val")).unwrap_or_default();
    let targets: BTreeMap<String, String> = part(&mut archive, "word/_rels/document.xml.rels").map(|xml| targets(&xml)).unwrap_or_default();
    let mut media = BTreeMap::new();
    for target in targets.values().filter(|target| target.starts_with("media/")) {
        let Ok(file) = archive.by_name(&format!("word/{target}")) else { continue };
        let mut bytes = Vec::new();
        if file.take(MAX_PICTURE + 1).read_to_end(&mut bytes).is_ok() && bytes.len() as u64 <= MAX_PICTURE {
            media.insert(target.clone(), bytes);
        }
    }
    let mut converter = WordConverter { styles, targets, media, old_font, ..WordConverter::default() };
    converter.read(&document)?;
    Ok(WordText {
        title: converter.title.take(),
        markdown: converter.finish(),
        font: old_font.map(|t| t.font),
        pictures: converter.pictures,
        left_out: converter.left_out,
    })
}

/// The value of an attribute.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.as_ref() == name.as_bytes())?;
    Some(String::from_utf8_lossy(&found.value).replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">"))
}

/// The attributes `key` of elements `outer`, each with the attribute `value` of its element `inner`.
fn pairs(xml: &str, outer: &[u8], key: &str, inner: &[u8], value: &str) -> BTreeMap<String, String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut open) = (BTreeMap::new(), None);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) if tag.name().as_ref() == outer => open = attribute(&tag, key),
            Event::Empty(tag) | Event::Start(tag) if tag.name().as_ref() == inner => {
                if let Some((key, value)) = open.take().zip(attribute(&tag, value)) {
                    found.insert(key, value);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// Targets of relationships by their id.
fn targets(xml: &str) -> BTreeMap<String, String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = BTreeMap::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Empty(tag) | Event::Start(tag) => found.extend(attribute(&tag, "Id").zip(attribute(&tag, "Target"))),
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

/// A paragraph that is being read. Bold text in it is between U+0001 and U+0002.
#[derive(Default)]
struct WordParagraph {
    text: String,
    /// Name of its style.
    style: String,
    /// Outline level, from 0.
    level: Option<usize>,
    /// Depth in a list, from 0.
    list: Option<usize>,
    /// Number of letters that are not bold.
    plain_letters: usize,
    /// Number of all letters.
    letters: usize,
}

/// Converts the XML of a document to blocks of Markdown.
#[derive(Default)]
struct WordConverter {
    /// Names of styles by id.
    styles: BTreeMap<String, String>,
    /// Targets of links and pictures by id.
    targets: BTreeMap<String, String>,
    title: Option<String>,
    /// Whether a block is an entry of a list, and its Markdown.
    blocks: Vec<(bool, String)>,
    /// The bytes of parts that may be pictures, by target.
    media: BTreeMap<String, Vec<u8>>,
    /// Name in the text, and bytes.
    pictures: Vec<(String, Vec<u8>)>,
    left_out: Vec<String>,
    paragraph: WordParagraph,
    old_font: Option<OldFontText>,
    bold: bool,
    /// Whether the font shows small letters as capitals, such as `.VnTimeH`.
    capitals: bool,
    /// Whether the reader is inside an element of text.
    in_text: bool,
    link: Option<String>,
    alt: String,
    /// Rows of the outermost table.
    rows: Vec<Vec<String>>,
    /// Number of tables around.
    depth: usize,
}

impl WordConverter {
    fn read(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = quick_xml::Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|_| DAMAGED.to_string())? {
                Event::Start(tag) => self.open(&tag),
                Event::Empty(tag) => {
                    self.open(&tag);
                    self.close(tag.name().as_ref());
                }
                Event::End(tag) => self.close(tag.name().as_ref()),
                Event::Text(words) if self.in_text => {
                    let words = words.xml_content().map_err(|_| DAMAGED.to_string())?.replace(['\n', '\r', '\u{a0}'], " ");
                    self.add_text(&words);
                }
                Event::GeneralRef(entity) if self.in_text => {
                    let name = entity.decode().map_err(|_| DAMAGED.to_string())?.into_owned();
                    let sign = entity.resolve_char_ref().ok().flatten().map(String::from);
                    let named = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")];
                    let sign = sign.or_else(|| named.iter().find(|(n, _)| *n == name).map(|(_, s)| s.to_string()));
                    self.add_text(&sign.unwrap_or_else(|| " ".into()));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Adds the text of a run.
    fn add_text(&mut self, words: &str) {
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        self.paragraph.letters += letters;
        if !self.bold {
            self.paragraph.plain_letters += letters;
        }
        let words = escaped(&self.to_unicode(words));
        match self.bold && !words.trim().is_empty() {
            true => self.paragraph.text.push_str(&format!("\u{1}{words}\u{2}")),
            false => self.paragraph.text.push_str(&words),
        }
    }

    /// The text of a run in Unicode.
    fn to_unicode(&self, words: &str) -> String {
        let Some(OldFontText { font, is_mixed }) = self.old_font else { return words.to_string() };
        let new = |part: &str| match () {
            () if part.chars().any(|c| c as u32 > 0xff) => part.to_string(),
            () if is_mixed => converted(part, font).filter(|_| is_typed_for(part, font)).unwrap_or_else(|| part.to_string()),
            // No check of whole words here: a run may end within a word.
            () => from_old_font(part, font),
        };
        let words = words.split(' ').map(new).collect::<Vec<_>>().join(" ");
        if self.capitals { words.to_uppercase() } else { words }
    }

    fn open(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "w:val");
        match tag.name().as_ref() {
            b"w:p" => self.paragraph = WordParagraph::default(),
            b"w:pStyle" => self.paragraph.style = value().map(|id| self.styles.get(&id).cloned().unwrap_or(id)).unwrap_or_default(),
            b"w:outlineLvl" => self.paragraph.level = value().and_then(|v| v.parse::<usize>().ok()).filter(|l| *l < 6),
            b"w:ilvl" => self.paragraph.list = value().and_then(|v| v.parse().ok()),
            b"w:numId" if self.paragraph.list.is_none() => self.paragraph.list = Some(0),
            b"w:r" => (self.bold, self.capitals) = (false, false),
            b"w:rFonts" => self.capitals = attribute(tag, "w:ascii").is_some_and(|font| font.starts_with(".Vn") && font.ends_with('H')),
            b"w:b" => self.bold = !matches!(value().as_deref(), Some("0" | "false")),
            b"w:t" => self.in_text = true,
            b"w:tab" | b"w:br" if !self.paragraph.text.is_empty() => self.paragraph.text.push(' '),
            b"w:hyperlink" => {
                self.link = attribute(tag, "r:id").and_then(|id| self.targets.get(&id).cloned()).filter(|t| t.contains(':'));
                if self.link.is_some() {
                    self.paragraph.text.push('[');
                }
            }
            b"wp:docPr" => self.alt = attribute(tag, "descr").unwrap_or_default(),
            b"a:blip" => {
                let target = attribute(tag, "r:embed").and_then(|id| self.targets.get(&id).cloned());
                if let Some(target) = target {
                    self.picture(&target);
                }
            }
            b"w:tbl" => self.depth += 1,
            b"w:tr" if self.depth == 1 => self.rows.push(Vec::new()),
            b"w:tc" if self.depth == 1 => self.rows.iter_mut().last().into_iter().for_each(|row| row.push(String::new())),
            _ => {}
        }
    }

    /// Adds a picture, under a name of our own. Whether it is one its bytes tell, not its name: any other file would be content of the site.
    fn picture(&mut self, target: &str) {
        let bytes = self.media.get(target).cloned().unwrap_or_default();
        let alt = escaped(&tidy(&self.alt));
        match extension(&bytes) {
            Some(extension) => {
                let name = format!("anh-{}.{extension}", self.pictures.len() + 1);
                self.paragraph.text.push_str(&format!("![{alt}]({name})"));
                self.pictures.push((name, bytes));
            }
            None => {
                self.paragraph.text.push_str(&alt);
                self.left_out.push(target.rsplit('/').next().unwrap_or(target).to_string());
            }
        }
    }

    fn close(&mut self, name: &[u8]) {
        match name {
            b"w:t" => self.in_text = false,
            b"w:hyperlink" => {
                if let Some(target) = self.link.take() {
                    self.paragraph.text.push_str(&format!("]({})", address(&target)));
                }
            }
            b"w:p" => self.end_paragraph(),
            b"w:tbl" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_table();
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let WordParagraph { text, style, level, list, plain_letters, letters } = std::mem::take(&mut self.paragraph);
        // Adjacent bold runs are one.
        let text = text.replace("\u{2}\u{1}", "");
        let bare = tidy(&text.replace(['\u{1}', '\u{2}'], ""));
        if bare.is_empty() {
            return;
        }
        if self.depth > 0 {
            if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
                cell.push_str(if cell.is_empty() { "" } else { " " });
                cell.push_str(&bare.replace('|', "\\|"));
            }
            return;
        }
        let style = style.to_lowercase();
        let level = style.strip_prefix("heading ").and_then(|n| n.parse().ok()).or(level.map(|l| l + 1));
        if style == "title" && self.title.is_none() {
            self.title = Some(bare);
            return;
        }
        if let Some(level) = level {
            self.blocks.push((false, format!("{} {}", "#".repeat((level + 1).min(6)), without_number(&bare))));
            return;
        }
        // Many documents have bold lines instead of headings.
        let bold = letters > 0 && plain_letters == 0 && bare.chars().count() <= MAX_HEADING && !bare.ends_with(['.', ';', ',']);
        if bold && list.is_none() {
            self.blocks.push((false, format!("## {}", without_number(&bare))));
            return;
        }
        let marked = tidy(&bold_to_markdown(&text));
        let entry = ["- ", "+ ", "• ", "– "].iter().find_map(|sign| marked.strip_prefix(sign)).map(str::to_string);
        match (list, entry) {
            (Some(depth), _) => self.blocks.push((true, format!("{}- {marked}", "  ".repeat(depth.min(4))))),
            (None, Some(words)) => self.blocks.push((true, format!("- {words}"))),
            (None, None) => self.blocks.push((false, escape_start(&marked))),
        }
    }

    fn end_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |row: &Vec<String>| {
            let cells = (0..columns).map(|c| row.get(c).map_or("", String::as_str));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        if !lines.is_empty() && columns > 0 {
            lines.insert(1, format!("|{}", "---|".repeat(columns)));
            self.blocks.push((false, lines.join("\n")));
        }
    }

    /// The Markdown: blocks with an empty line between them, entries of a list without.
    fn finish(&self) -> String {
        let mut out = String::new();
        let mut in_list = false;
        for (is_entry, block) in &self.blocks {
            out.push_str(if *is_entry && in_list { "" } else { "\n" });
            out.push_str(block);
            out.push('\n');
            in_list = *is_entry;
        }
        out.trim_start().to_string()
    }
}

/// The text in Unicode normalization form C, with single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Marks bold runs with two stars around their words; spaces are outside.
fn bold_to_markdown(text: &str) -> String {
    let mut out = String::new();
    for (i, part) in text.split(['\u{1}', '\u{2}']).enumerate() {
        let words = part.trim();
        if i % 2 == 0 || words.is_empty() {
            out.push_str(part);
            continue;
        }
        let start = part.len() - part.trim_start().len();
        out.push_str(&format!("{}**{words}**{}", &part[..start], &part[start + words.len()..]));
    }
    out
}

/// The extension for a picture of a sort that sites show.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// An address as it may stand between parentheses in Markdown.
fn address(target: &str) -> String {
    let mut out = String::new();
    for c in target.chars() {
        match c {
            ' ' | '(' | ')' | '<' | '>' | '\\' | '\n' | '\r' | '\t' => out.push_str(&format!("%{:02X}", c as u32)),
            _ => out.push(c),
        }
    }
    out
}

/// Escapes the characters that have a meaning in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '{') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes the start of a paragraph that Markdown would take for a heading or quotation. Numbers stay: they are steps.
fn escape_start(text: &str) -> String {
    if text.starts_with(['#', '>', '=', '~']) { format!("\\{text}") } else { text.to_string() }
}

/// A heading without the number before it: `1. `, `II. `, `a) `.
fn without_number(text: &str) -> String {
    let Some((number, rest)) = text.split_once(' ') else { return text.to_string() };
    let digits = number.trim_end_matches(['.', ')', '/', ':']);
    let is_number = digits.len() < number.len()
        && (digits.chars().all(|c| c.is_ascii_digit() || c == '.')
            || digits.chars().all(|c| "IVX".contains(c))
            || digits.chars().count() == 1);
    if is_number && !rest.is_empty() { rest.to_string() } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn word_file(body: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a zip file");
        write!(archive, "<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").expect("a zip file");
        archive.finish().expect("a zip file").into_inner()
    }

    #[test]
    fn only_pictures_are_pictures() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: &str, bytes: &[u8]| {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a zip file");
            archive.write_all(bytes).expect("a zip file");
        };
        let blip = |alt: &str, id: &str| format!("<w:p><wp:docPr descr=\"{alt}\"/><a:blip r:embed=\"{id}\"/></w:p>");
        let body = [blip("Ảnh", "a"), blip("]\n\n# [x](y)", "b"), blip("", "c")].concat();
        add("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes());
        let relation = |id: &str, target: &str| format!("<Relationship Id=\"{id}\" Target=\"{target}\"/>");
        let relations = [relation("a", "media/z.md"), relation("b", "media/z.php"), relation("c", "media/../../z.html")].concat();
        add("word/_rels/document.xml.rels", format!("<R>{relations}</R>").as_bytes());
        add("word/media/z.md", b"---\ntitle: Khac\n---\n");
        add("word/media/z.php", b"\x89PNG\r\n\x1a\n");
        let bytes = archive.finish().expect("a zip file").into_inner();
        let text = read_word(&bytes, None).expect("a Word file");
        assert_eq!(text.markdown, "Ảnh\n\n![\\] # \\[x\\](y)](anh-1.png)\n");
        assert_eq!((text.pictures.len(), text.left_out), (1, vec!["z.md".to_string(), "z.html".to_string()]));
        assert_eq!(address("https://a.vn/x (1)"), "https://a.vn/x%20%281%29");
    }

    #[test]
    fn text_of_old_fonts_becomes_unicode() {
        let run = |font: &str, words: &str| {
            format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
        };
        let body = format!(
            "<w:p>{}</w:p><w:p>{}{}{}</w:p>",
            run(".VnTimeH", "§¨ng ký khai sinh"),
            run(".VnTime", "ñy ban nh©n d©n th"),
            run(".VnTime", "µnh phè H¶i Phßng"),
            run(".VnTime", ", 2026")
        );
        let read =
            |is_mixed| read_word(&word_file(&body), Some(OldFontText { font: OldFont::Tcvn3, is_mixed })).expect("a Word file").markdown;
        assert_eq!(read(false), "ĐĂNG KÝ KHAI SINH\n\nủy ban nhân dân thành phố Hải Phòng, 2026\n");
        let mixed = format!("<w:p>{}{}</w:p>", run(".VnTime", "ñy ban nh©n d©n "), run("Arial", "phường này hò hẹn"));
        let read = read_word(&word_file(&mixed), Some(OldFontText { font: OldFont::Tcvn3, is_mixed: true })).expect("a Word file");
        assert_eq!(read.markdown, "ủy ban nhân dân phường này hò hẹn\n");
    }
}

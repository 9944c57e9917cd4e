//! OpenDocument texts (.odt, ISO/IEC 26300) as blocks, with the same remarks as Word files.

use super::blocks::{
    OfficeBlock, OfficeCell, OfficeLines, OfficePart, OfficeRemark, OfficeTable, WordText, footnote, may_be_heading, push_marks,
};
use super::markdown::{BOLD, BREAK, PLAIN, address, bold_to_markdown, escaped, picture_extension, raised, sign, tidy};
use super::open_styles::{OpenStyle, OpenStyles};
use super::package::Package;
use super::word_blocks::lines_or_entries;
use super::xml::{Element, Space, XmlTree};
use crate::read::zip_limits::OTHER_FORMAT;

/// Most columns and repeated cells.
const MAX_REPEATED: usize = 200;

/// Reads a text.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_open_text(bytes: &[u8]) -> Result<WordText, String> {
    let mut package = Package::open(bytes)?;
    if package.text("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err("protected".to_string());
    }
    let content = XmlTree::parse(&package.text("content.xml").ok_or(OTHER_FORMAT)?)?;
    let sheets = package.tree("styles.xml");
    let mut reader = OpenReader::new(package);
    for tree in sheets.iter().chain([&content]) {
        reader.styles.read(tree.root());
    }
    let body = content.root().below().find(|e| e.is(Space::Open, "text")).ok_or(OTHER_FORMAT)?;
    reader.blocks(body, 0, None);
    for page in
        sheets.iter().flat_map(|tree| tree.root().below().filter(|e| e.name().starts_with("header") || e.name().starts_with("footer")))
    {
        let is_head = page.name().starts_with("header");
        if page.space() == Space::Open
            && matches!(page.name(), "header" | "header-first" | "header-left" | "footer" | "footer-first" | "footer-left")
        {
            reader.whole(page, if is_head { OfficePart::Header } else { OfficePart::Footer });
        }
    }
    Ok(reader.text)
}

struct OpenReader<'b> {
    package: Package<'b>,
    styles: OpenStyles,
    text: WordText,
    part: OfficePart,
    number: usize,
    depth: usize,
    notes: usize,
    line: String,
    plain: String,
    seen: String,
}

impl<'b> OpenReader<'b> {
    fn new(package: Package<'b>) -> OpenReader<'b> {
        OpenReader {
            package,
            styles: OpenStyles::default(),
            text: WordText::default(),
            part: OfficePart::Body,
            number: 0,
            depth: 0,
            notes: 0,
            line: String::new(),
            plain: String::new(),
            seen: String::new(),
        }
    }

    fn remark(&mut self, what: &'static str, text: &str) {
        let (part, paragraph) = (self.part, if self.part == OfficePart::Body { self.number } else { 0 });
        let remark = OfficeRemark { what, part, paragraph, text: tidy(&text.replace(BREAK, " ")) };
        let is_known = part != OfficePart::Body && self.text.remarks.contains(&remark);
        if !remark.text.is_empty() && !is_known {
            self.text.remarks.push(remark);
        }
    }

    /// Remarks all words of a head or foot.
    fn whole(&mut self, element: Element, part: OfficePart) {
        self.part = part;
        for paragraph in element.below().filter(|e| e.space() == Space::Text && matches!(e.name(), "p" | "h")) {
            self.text.lines.push((part, words(paragraph)));
        }
        self.remark(if part == OfficePart::Header { "header" } else { "footer" }, &words(element));
        self.part = OfficePart::Body;
    }

    fn blocks(&mut self, element: Element, level: usize, list: Option<&str>) {
        for child in element.children() {
            match (child.space(), child.name()) {
                (Space::Text, "p" | "h") => self.paragraph(child),
                (Space::Text, "list") => self.list(child, level, list),
                (Space::Text, "tracked-changes") => {
                    for deletion in child.all(Space::Text, "deletion") {
                        let gone = deletion.children().filter(|e| e.space() == Space::Text).map(words).collect::<String>();
                        self.remark("deleted", &gone);
                    }
                }
                (Space::Text, "table-of-content" | "alphabetical-index" | "illustration-index") => self.remark("contents", &words(child)),
                (Space::Text, "sequence-decls" | "variable-decls" | "user-field-decls") => {}
                (Space::Table, "table") => self.table(child),
                (Space::Open, "frame" | "custom-shape") => {
                    self.drawing_child(child);
                    self.end_paragraph("", None);
                }
                (Space::Open, "forms" | "annotation") => {}
                _ => self.blocks(child, level, list),
            }
        }
    }

    fn list(&mut self, element: Element, level: usize, style: Option<&str>) {
        let style = element.attribute("style-name").or(style);
        let form = style.and_then(|name| self.styles.numbered.get(name)).and_then(|levels| levels.get(level)).cloned().flatten();
        let mut no = 0;
        for item in element.children().filter(|e| matches!(e.name(), "list-item" | "list-header")) {
            no += usize::from(item.name() == "list-item");
            let before = self.text.blocks.len();
            self.blocks(item, level + 1, style);
            let Some(OfficeBlock::Text(lines)) = self.text.blocks.get(before).cloned() else { continue };
            let suffix = form.as_ref().map_or(".", |(_, suffix)| if suffix.is_empty() { "." } else { suffix });
            let entry = match form.as_ref().map(|(format, _)| &**format) {
                None => OfficeBlock::Entry(level, "-".into(), lines.markdown),
                Some("1") if matches!(suffix, "." | ")") => OfficeBlock::Entry(level, format!("{no}{suffix}"), lines.markdown),
                Some(format) => OfficeBlock::Text(OfficeLines {
                    label: Some(format!("{}{suffix}", super::numbering::open_number(no as u32, format))),
                    ..lines
                }),
            };
            self.text.blocks[before] = entry;
        }
    }

    fn paragraph(&mut self, element: Element) {
        if self.part == OfficePart::Body {
            self.number += 1;
        }
        let style = self.styles.style(element.attribute("style-name"));
        self.inline(element, &OpenStyle { bold: None, shown: String::new(), ..style.clone() });
        let level = element.attribute("outline-level").and_then(|n| n.parse().ok()).filter(|_| element.name() == "h");
        self.end_paragraph(&style.shown, level);
    }

    fn end_paragraph(&mut self, style: &str, level: Option<usize>) {
        let (line, plain) = (std::mem::take(&mut self.line), std::mem::take(&mut self.plain));
        let seen = std::mem::take(&mut self.seen);
        self.text.lines.push((self.part, seen));
        let line = line.replace(&format!("{PLAIN}{BOLD}"), "");
        let plain: Vec<String> = plain.split(BREAK).map(tidy).filter(|line| !line.is_empty()).collect();
        let bare = tidy(&line.replace([BOLD, PLAIN], "").replace(BREAK, " "));
        if bare.is_empty() {
            return;
        }
        if style == "Title" && self.text.title.is_none() && self.depth == 0 && !plain.is_empty() {
            self.text.title = Some(plain.join(" "));
            push_marks(&line, &mut self.text.blocks);
            return;
        }
        let is_bold = line.starts_with(BOLD) && line.ends_with(PLAIN) && line.matches(BOLD).count() == 1;
        if self.depth == 0 && !plain.is_empty() && (level.is_some() || (is_bold && may_be_heading(&bare))) {
            self.text.blocks.push(OfficeBlock::Heading(level.unwrap_or(1), bare));
            return;
        }
        let markdown: Vec<String> = line.split(BREAK).map(|line| tidy(&bold_to_markdown(line))).filter(|line| !line.is_empty()).collect();
        lines_or_entries(markdown, plain, &mut self.text.blocks);
    }

    fn inline(&mut self, element: Element, style: &OpenStyle) {
        for child in element.children() {
            match (child.space(), child.name()) {
                (_, "") => self.add_text(&child.words().replace(['\n', '\r', '\t', '\u{a0}'], " "), style),
                (Space::Text, "s") => self.add_text(" ", style),
                (Space::Text, "tab") => self.add_text(" ", style),
                (Space::Text, "line-break") => {
                    self.line.push(BREAK);
                    self.plain.push(BREAK);
                    self.seen.push(' ');
                }
                (Space::Text, "span") => {
                    let own = self.styles.style(child.attribute("style-name"));
                    let all = OpenStyle {
                        bold: own.bold.or(style.bold),
                        struck: own.struck.or(style.struck),
                        hidden: own.hidden.or(style.hidden),
                        raised: own.raised.or(style.raised),
                        ..OpenStyle::default()
                    };
                    self.inline(child, &all);
                }
                (Space::Text, "a") => {
                    let from = self.line.len();
                    self.inline(child, style);
                    let target = child.attribute("href").filter(|target| target.contains(':'));
                    let inner = self.line.get(from..).unwrap_or_default().replace([BOLD, PLAIN], "").replace(BREAK, " ");
                    if let Some(target) = target.filter(|_| !inner.trim().is_empty()) {
                        self.line.truncate(from);
                        self.line.push_str(&format!("[{}]({})", inner.trim(), address(target)));
                    }
                }
                (Space::Text, "note") => self.note(child),
                (Space::Text, "hidden-text" | "hidden-paragraph") => self.remark("hidden", &words(child)),
                (Space::Text, "soft-page-break" | "bookmark" | "change-start" | "change-end" | "change") => {}
                (Space::Text, "ruby") => {
                    let part = |name: &str| child.child(name).map(|e| e.all_words()).unwrap_or_default();
                    let both = format!("{} ({})", part("ruby-base"), part("ruby-text"));
                    self.add_text(&both, style);
                }
                (Space::Open, "annotation") => {
                    let author = child.children().find(|e| e.name() == "creator").map(|e| e.all_words()).unwrap_or_default();
                    let said: String = child.children().filter(|e| e.space() == Space::Text).map(words).collect();
                    self.remark("comment", &format!("{author}: {said}"));
                }
                (Space::Open, "annotation-end") => {}
                (Space::Open, "frame" | "custom-shape" | "g" | "line" | "rect") => self.drawing_child(child),
                _ => self.inline(child, style),
            }
        }
    }

    fn add_text(&mut self, words: &str, style: &OpenStyle) {
        let what = match () {
            () if style.hidden == Some(true) => Some("hidden"),
            () if style.struck == Some(true) => Some("struck"),
            () => None,
        };
        if let Some(what) = what {
            return self.remark(what, words);
        }
        let one = |c: char| match c {
            '\u{2011}' => Some('-'),
            '\u{ad}' => None,
            c if (0xf000..0xf100).contains(&(c as u32)) => Some(sign("", c as u32).unwrap_or(c)),
            c => Some(c),
        };
        let words = &*words.chars().filter_map(one).collect::<String>();
        self.seen.push_str(words);
        let markdown = style.raised.map_or_else(|| escaped(words), |is_super| raised(words, is_super));
        self.plain.push_str(words);
        match style.bold == Some(true) && !words.trim().is_empty() {
            true => self.line.push_str(&format!("{BOLD}{markdown}{PLAIN}")),
            false => self.line.push_str(&markdown),
        }
    }

    /// A footnote or endnote.
    fn note(&mut self, note: Element) {
        self.notes += 1;
        let no = self.notes;
        self.line.push_str(&format!("[^{no}]"));
        let Some(body) = note.child("note-body") else { return };
        let blocks = self.apart(OfficePart::Footnote, |reader| reader.blocks(body, 0, None));
        self.text.footnotes.push_str(&footnote(no, &blocks));
    }

    /// Reads something in a place of its own and returns its blocks.
    fn apart(&mut self, part: OfficePart, read: impl FnOnce(&mut Self)) -> Vec<OfficeBlock> {
        let before = (std::mem::take(&mut self.line), std::mem::take(&mut self.plain), std::mem::take(&mut self.seen));
        let (around, own) = (std::mem::take(&mut self.text.blocks), std::mem::replace(&mut self.part, part));
        self.depth += 1;
        read(self);
        self.depth -= 1;
        (self.line, self.plain, self.seen) = before;
        self.part = own;
        std::mem::replace(&mut self.text.blocks, around)
    }

    /// A picture, or a box with text.
    fn drawing_child(&mut self, frame: Element) {
        let alt = frame.children().find(|e| matches!(e.name(), "desc" | "title")).map(|e| tidy(&e.all_words())).unwrap_or_default();
        let mut has_picture = false;
        for child in frame.children() {
            match (child.space(), child.name()) {
                (_, "image") if !has_picture => {
                    has_picture = true;
                    self.picture(child.attribute("href").unwrap_or_default(), &alt);
                }
                (_, "text-box") => {
                    let blocks = self.apart(OfficePart::TextBox, |reader| reader.blocks(child, 0, None));
                    self.text.blocks.extend(blocks);
                }
                (_, "object" | "object-ole") => self.remark("object", child.attribute("href").unwrap_or_default()),
                (Space::Text, "p" | "list") => {
                    let blocks = self.apart(OfficePart::TextBox, |reader| match child.name() {
                        "p" => reader.paragraph(child),
                        _ => reader.list(child, 0, None),
                    });
                    self.text.blocks.extend(blocks);
                }
                (_, "frame" | "custom-shape" | "g") => self.drawing_child(child),
                _ => {}
            }
        }
    }

    fn picture(&mut self, path: &str, alt: &str) {
        if path.contains("://") {
            return self.remark("picture-elsewhere", path);
        }
        let bytes = self.package.picture(path.trim_start_matches("./")).unwrap_or_default();
        match picture_extension(&bytes) {
            Some(extension) => {
                let name = format!("anh-{}.{extension}", self.text.pictures.len() + 1);
                self.line.push_str(&format!("![{}]({name})", escaped(alt)));
                self.text.pictures.push((name, bytes));
            }
            None => {
                self.add_text(alt, &OpenStyle::default());
                self.remark("picture", &format!("{}: {alt}", path.rsplit('/').next().unwrap_or(path)));
            }
        }
    }

    fn table(&mut self, element: Element) {
        let mut table = OfficeTable::default();
        self.rows(element, &mut table, false);
        if table.columns() > 1 {
            self.text.blocks.push(OfficeBlock::Table(table));
        } else {
            // A frame around text is no table.
            for cell in table.rows.into_iter().flatten() {
                self.text.blocks.push(OfficeBlock::Text(OfficeLines { markdown: cell.markdown, plain: cell.plain, label: None }));
            }
        }
    }

    fn rows(&mut self, element: Element, table: &mut OfficeTable, is_head: bool) {
        for child in element.children() {
            match (child.space(), child.name()) {
                (Space::Table, "table-row") => {
                    let (mut row, mut column) = (Vec::new(), 0);
                    for cell in child.children().filter(|e| e.space() == Space::Table) {
                        let number =
                            |name: &str| cell.attribute(name).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, MAX_REPEATED);
                        if cell.name() == "covered-table-cell" {
                            // Covered from above or from the left.
                            let is_left = row.last().is_some_and(|last: &OfficeCell| last.column + last.width > column);
                            if !is_left {
                                row.push(OfficeCell { column, width: 1, goes_on: true, ..OfficeCell::default() });
                            }
                            column += number("number-columns-repeated");
                            continue;
                        }
                        let blocks = self.apart(self.part, |reader| reader.blocks(cell, 0, None));
                        let mut made = OfficeCell { column, width: number("number-columns-spanned"), ..OfficeCell::default() };
                        super::word_tables::flatten(&blocks, &mut made);
                        row.push(made);
                        column += number("number-columns-repeated");
                    }
                    table.heads += usize::from(is_head && table.heads == table.rows.len());
                    table.rows.push(row);
                }
                (Space::Table, "table-header-rows") => self.rows(child, table, true),
                (Space::Table, "table-column" | "table-columns") | (_, "") => {}
                _ => self.rows(child, table, is_head),
            }
        }
    }
}

/// All words below an element, with spaces where lines and paragraphs end.
fn words(element: Element) -> String {
    let one = |e: Element| match (e.space(), e.name()) {
        (_, "") => e.words().to_string(),
        (Space::Text, "p" | "h" | "s" | "tab" | "line-break") => " ".to_string(),
        _ => String::new(),
    };
    element.below().map(one).collect::<String>().trim().to_string()
}

//! Word files (.docx, ECMA-376) as blocks: what a reader sees goes into the text, everything else is remarked with its place.

use super::blocks::{OfficeBlock, OfficePart, OfficeRemark, WordText};
use super::markdown::{BREAK, tidy};
use super::numbering::WordLists;
use super::package::{Package, Relation};
use super::styles::{RunFormat, WordStyle, WordStyles};
use super::xml::{Element, Space, XmlTree};
use crate::read::zip_limits::OTHER_FORMAT;
use crate::vietnamese::OldFont;
use std::collections::BTreeMap;

/// Kinds of parts that are read as trees.
const TREES: [&str; 10] =
    ["header", "footer", "footnotes", "endnotes", "comments", "chart", "chartEx", "diagramData", "chartUserShapes", "altChunk"];

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
    let mut package = Package::open(bytes)?;
    let main = package.main_part().ok_or(OTHER_FORMAT)?;
    let document = XmlTree::parse(&package.text(&main).ok_or(OTHER_FORMAT)?)?;
    let mut parts = WordParts::default();
    let mut next = vec![main.clone()];
    while let Some(part) = next.pop() {
        if parts.relations.contains_key(&part) {
            continue;
        }
        let relations = if part == main { package.main_relations(&part) } else { package.relations(&part) };
        for relation in relations.values().filter(|relation| !relation.is_outside) {
            match &*relation.kind {
                "image" if !parts.media.contains_key(&relation.target) => {
                    parts.media.extend(package.picture(&relation.target).map(|bytes| (relation.target.clone(), bytes)));
                }
                "styles" => parts.styles = package.tree(&relation.target).as_ref().map(WordStyles::read).unwrap_or_default(),
                "numbering" => parts.lists = package.tree(&relation.target).as_ref().map(WordLists::read).unwrap_or_default(),
                kind if TREES.contains(&kind) && !parts.trees.contains_key(&relation.target) => {
                    parts.trees.extend(package.tree(&relation.target).map(|tree| (relation.target.clone(), tree)));
                    next.push(relation.target.clone());
                }
                _ => {}
            }
        }
        parts.relations.insert(part, relations);
    }
    let lists = std::mem::take(&mut parts.lists);
    let mut reader = WordReader::new(&parts, lists, &main, old_font);
    let body = document.root().below().find(|e| e.is(Space::Word, "body")).ok_or(OTHER_FORMAT)?;
    reader.background(document.root());
    reader.blocks(body);
    reader.other_parts();
    let footnotes = reader.footnotes();
    Ok(WordText {
        title: reader.title,
        blocks: reader.out,
        footnotes,
        font: old_font.map(|text| text.font),
        pictures: reader.pictures,
        remarks: reader.remarks,
        lines: reader.lines,
    })
}

/// The parts of a file besides the main one.
#[derive(Default)]
pub struct WordParts {
    styles: WordStyles,
    lists: WordLists,
    /// Notes, heads and feet, comments, charts, by path.
    pub trees: BTreeMap<String, XmlTree>,
    /// What each part names.
    pub relations: BTreeMap<String, BTreeMap<String, Relation>>,
    /// Bytes that may be pictures.
    pub media: BTreeMap<String, Vec<u8>>,
}

/// A paragraph that is being read.
#[derive(Default)]
pub struct WordParagraph {
    /// Markdown with the marks of [`super::markdown`].
    pub text: String,
    /// Plain text, with the marks for line breaks.
    pub plain: String,
    /// What a reader of the document sees, as written.
    pub seen: String,
    /// Number of letters that are not bold.
    pub plain_letters: usize,
    /// Number of all letters.
    pub letters: usize,
    /// Words that are left out, by what they are.
    pub left_out: BTreeMap<&'static str, String>,
}

/// A field that has begun and not ended.
pub struct WordField {
    pub instruction: String,
    pub is_result: bool,
    pub link: Option<String>,
}

/// Converts the elements of a document to blocks.
pub struct WordReader<'p> {
    pub parts: &'p WordParts,
    pub lists: WordLists,
    /// The part that is being read, for what it names.
    pub path: String,
    pub part: OfficePart,
    /// Number of the paragraph in the text.
    pub number: usize,
    pub title: Option<String>,
    pub out: Vec<OfficeBlock>,
    pub remarks: Vec<OfficeRemark>,
    lines: Vec<(OfficePart, String)>,
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Names of pictures by their part.
    pub named: BTreeMap<String, String>,
    pub paragraph: WordParagraph,
    /// Whether the mark of the last paragraph is deleted, so that the next one goes on in it.
    joins: bool,
    /// What everything that is read now is left out as.
    pub skip: Option<&'static str>,
    pub fields: Vec<WordField>,
    /// Boxes that begin in the paragraph.
    pub boxes: Vec<Element<'p>>,
    pub notes: Vec<(&'static str, String)>,
    pub old_font: Option<OldFontText>,
    pub style: WordStyle,
    /// How deep tables, boxes and notes are within each other.
    pub depth: usize,
    pub alt: String,
    /// Where comments stand.
    pub commented: BTreeMap<String, usize>,
    /// Counts of lists that have a style and no definition.
    pub loose_number: usize,
}

impl<'p> WordReader<'p> {
    fn new(parts: &'p WordParts, lists: WordLists, main: &str, old_font: Option<OldFontText>) -> WordReader<'p> {
        WordReader {
            parts,
            lists,
            path: main.to_string(),
            part: OfficePart::Body,
            number: 0,
            title: None,
            out: Vec::new(),
            remarks: Vec::new(),
            lines: Vec::new(),
            pictures: Vec::new(),
            named: BTreeMap::new(),
            paragraph: WordParagraph::default(),
            joins: false,
            skip: None,
            fields: Vec::new(),
            boxes: Vec::new(),
            notes: Vec::new(),
            old_font,
            style: WordStyle::default(),
            depth: 0,
            alt: String::new(),
            commented: BTreeMap::new(),
            loose_number: 0,
        }
    }

    /// What the part that is being read means by an id.
    pub fn relation(&self, id: Option<&str>) -> Option<&'p Relation> {
        self.parts.relations.get(&self.path)?.get(id?)
    }

    /// Remarks something about the paragraph that is being read.
    pub fn remark(&mut self, what: &'static str, text: &str) {
        let text = tidy(&text.replace(BREAK, " "));
        let paragraph = if matches!(self.part, OfficePart::Body | OfficePart::TextBox) { self.number } else { 0 };
        let remark = OfficeRemark { what, part: self.part, paragraph, text };
        // The same head on every sheet is one head.
        if !(self.part != OfficePart::Body && self.remarks.contains(&remark)) {
            self.remarks.push(remark);
        }
    }

    /// Reads what is in a body, cell, box or note.
    pub fn blocks(&mut self, element: Element<'p>) {
        self.block_children(element);
        if std::mem::take(&mut self.joins) {
            self.end_paragraph(None);
        }
    }

    fn block_children(&mut self, element: Element<'p>) {
        element.children().for_each(|child| self.block(child));
    }

    fn block(&mut self, element: Element<'p>) {
        match (element.space(), element.name()) {
            (Space::Word, "p") => self.read_paragraph(element),
            (Space::Word, "tbl") => self.table(element),
            (Space::Word, "sdt") => self.block_control(element),
            (Space::Word, "del" | "moveFrom") => self.skipping("deleted", |reader| reader.block_children(element)),
            (Space::Word, "sectPr" | "tblPr" | "tblGrid" | "tcPr" | "sdtPr" | "sdtEndPr") => {}
            (Space::Word, "altChunk") => {
                let name = self.relation(element.attribute("id")).map(|r| r.target.clone()).unwrap_or_default();
                self.remark("inserted-file", file_name(&name));
            }
            (Space::Compatibility, "AlternateContent") => {
                if let Some(branch) = branch(element) {
                    self.block_children(branch);
                }
            }
            (Space::Math, "oMathPara" | "oMath") | (Space::Word, "r") => {
                self.inline(element);
                self.end_paragraph(None);
            }
            (_, "") => {}
            _ => self.block_children(element),
        }
    }

    /// A content control; that of the table of contents is left out.
    fn block_control(&mut self, element: Element<'p>) {
        let Some(content) = element.child("sdtContent") else { return };
        let gallery = element.child("sdtPr").and_then(|p| p.child("docPartObj")).and_then(|part| part.value_of("docPartGallery"));
        match gallery {
            Some("Table of Contents") => self.skipping("contents", |reader| reader.block_children(content)),
            _ => self.block_children(content),
        }
    }

    /// Reads something that is left out as a whole.
    pub fn skipping(&mut self, what: &'static str, read: impl FnOnce(&mut Self)) {
        let before = self.skip;
        self.skip = before.or(Some(what));
        read(self);
        self.skip = before;
    }

    fn read_paragraph(&mut self, element: Element<'p>) {
        if self.part == OfficePart::Body {
            self.number += 1;
        }
        let properties = element.child("pPr");
        self.style = self.parts.styles.get(properties.and_then(|p| p.value_of("pStyle")));
        let is_contents =
            (self.style.name.starts_with("toc ") || self.style.name == "table of figures") && !self.style.name.contains("heading");
        let is_heading_of_contents = self.style.name == "toc heading";
        if !std::mem::take(&mut self.joins) {
            self.paragraph = WordParagraph::default();
        }
        match is_contents || is_heading_of_contents {
            true => self.skipping("contents", |reader| reader.inline_children(element)),
            false => self.inline_children(element),
        }
        let is_mark_deleted = properties.and_then(|p| p.child("rPr")).is_some_and(|p| p.child("del").or(p.child("moveFrom")).is_some());
        if is_mark_deleted {
            self.joins = true;
            self.read_boxes();
            return;
        }
        self.end_paragraph(properties);
    }

    /// Ends the paragraph: it becomes a block, and what is left out of it is remarked.
    pub fn end_paragraph(&mut self, properties: Option<Element<'p>>) {
        let WordParagraph { text, plain, seen, plain_letters, letters, left_out } = std::mem::take(&mut self.paragraph);
        self.lines.push((self.part, seen));
        for (what, words) in left_out {
            self.remark(what, &words);
        }
        self.push_block(text, &plain, letters > 0 && plain_letters == 0, properties);
        self.read_boxes();
    }

    /// Reads the boxes of the paragraph: they stand behind it.
    fn read_boxes(&mut self) {
        let boxes = std::mem::take(&mut self.boxes);
        if boxes.is_empty() {
            return;
        }
        let (part, style) = (self.part, std::mem::take(&mut self.style));
        if part == OfficePart::Body {
            self.part = OfficePart::TextBox;
        }
        let (paragraph, joins) = (std::mem::take(&mut self.paragraph), std::mem::take(&mut self.joins));
        for content in boxes {
            self.blocks(content);
        }
        (self.part, self.style, self.paragraph, self.joins) = (part, style, paragraph, joins);
    }

    /// The format of the runs of the paragraph.
    pub fn run_format(&self, run: Element<'p>) -> (RunFormat, RunFormat) {
        let properties = run.child("rPr");
        let direct = RunFormat::read(properties);
        let own = match properties.and_then(|p| p.value_of("rStyle")) {
            Some(style) => direct.or(&self.parts.styles.get(Some(style)).run),
            None => direct,
        };
        let all = own.or(&self.style.run);
        (own, all)
    }
}

/// The last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The alternative that is read: the first with something to read.
pub fn branch(element: Element<'_>) -> Option<Element<'_>> {
    let has_content = |branch: &Element| {
        let shows = |e: Element| {
            matches!(
                (e.space(), e.name()),
                (Space::Word, "t" | "p" | "sym")
                    | (Space::Drawing, "blip" | "t")
                    | (Space::Vml, "imagedata" | "textpath")
                    | (Space::Chart, "chart")
                    | (Space::Diagram, "relIds")
            )
        };
        branch.below().any(shows)
    };
    element.children().filter(|e| e.space() == Space::Compatibility).find(has_content)
}

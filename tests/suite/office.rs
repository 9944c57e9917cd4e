//! Conservation of documents: every word of random Word files is in the Markdown or in the report, and no word is twice in the text.

use crate::program::loa;
use crate::random_values::Dice;
use crate::scratch::Scratch;
use std::io::{Cursor, Write};

/// How many documents.
const DOCUMENTS: u64 = 100;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
    xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A document that is being made: each word is another one.
struct Writer {
    dice: Dice,
    /// Words that belong into the text, and words that may be in the report instead.
    shown: Vec<String>,
    other: Vec<String>,
    footnotes: String,
    comments: String,
    parts: Vec<(String, String, &'static str)>,
    count: usize,
}

impl Writer {
    fn word(&mut self, is_shown: bool) -> String {
        self.count += 1;
        let word = format!("chữ{}z", self.count);
        if is_shown { &mut self.shown } else { &mut self.other }.push(word.clone());
        word
    }

    fn run(&mut self, properties: &str, is_shown: bool) -> String {
        let word = self.word(is_shown);
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{word} </w:t></w:r>")
    }

    /// A piece of a paragraph.
    fn piece(&mut self, depth: usize, is_shown: bool) -> String {
        match self.dice.throw(22) {
            0 => self.run("<w:b/>", is_shown),
            1 => self.run("<w:strike/>", false),
            2 => self.run("<w:vanish/>", false),
            3 => self.run("<w:vertAlign w:val=\"superscript\"/>", is_shown),
            4 => format!("<w:ins w:id=\"1\">{}</w:ins>", self.run("", is_shown)),
            5 => format!("<w:del w:id=\"1\"><w:r><w:delText>{} </w:delText></w:r></w:del>", self.word(false)),
            6 => format!("<w:moveTo w:id=\"1\">{}</w:moveTo>", self.run("<w:i/>", is_shown)),
            7 => format!("<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>", self.run("", is_shown)),
            8 => format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", self.run("", is_shown)),
            9 => format!("<w:r><w:br/><w:t>- {}</w:t><w:tab/></w:r>", self.word(is_shown)),
            10 => format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", self.run("", is_shown)),
            11 if depth < 3 => {
                let content = self.blocks(depth + 1, is_shown, 2);
                let content = format!("<w:txbxContent>{content}</w:txbxContent>");
                format!(
                    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
                     <mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                )
            }
            12 if depth == 0 => {
                let id = self.footnotes.matches("<w:footnote ").count() + 1;
                let content = self.blocks(5, is_shown, 2);
                self.footnotes.push_str(&format!("<w:footnote w:id=\"{id}\">{content}</w:footnote>"));
                format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>")
            }
            13 if depth == 0 => {
                let id = self.comments.matches("<w:comment ").count();
                let word = self.word(false);
                self.comments.push_str(&format!("<w:comment w:id=\"{id}\"><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:comment>"));
                format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>")
            }
            14 => format!("<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>", self.word(is_shown)),
            15 if depth == 0 => {
                let (title, name, category) = (self.word(is_shown), self.word(is_shown), self.word(is_shown));
                let chart = format!(
                    "<c:chartSpace {SPACES}><c:chart><c:title><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:title><c:ser><c:tx><c:v>{name}</c:v></c:tx><c:cat>\
                     <c:pt idx=\"0\"><c:v>{category}</c:v></c:pt></c:cat><c:val><c:pt idx=\"0\"><c:v>7</c:v></c:pt></c:val></c:ser></c:chart></c:chartSpace>"
                );
                format!("<w:r><w:drawing><c:chart r:id=\"{}\"/></w:drawing></w:r>", self.part("charts/chart", chart, "chart"))
            }
            16 if depth == 0 => {
                let data = format!("<dgm:dataModel {SPACES}><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:dataModel>", self.word(is_shown));
                format!("<w:r><w:drawing><dgm:relIds r:dm=\"{}\"/></w:drawing></w:r>", self.part("diagrams/data", data, "diagramData"))
            }
            17 => format!("<w:r><w:pict><v:textpath string=\"{}\"/></w:pict></w:r>", self.word(is_shown)),
            18 => format!(
                "<w:r><w:ruby><w:rt><w:r><w:t>{}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                self.word(is_shown),
                self.word(is_shown)
            ),
            _ => self.run("", is_shown),
        }
    }

    /// A part that the document names, and its id.
    fn part(&mut self, name: &str, xml: String, kind: &'static str) -> String {
        let id = format!("rId{}", self.parts.len() + 20);
        self.parts.push((id.clone(), format!("{name}{}.xml", self.parts.len()), kind));
        let last = self.parts.len() - 1;
        self.parts[last].1.push('\0');
        self.parts[last].1.push_str(&xml);
        id
    }

    fn paragraph(&mut self, depth: usize, is_shown: bool) -> String {
        let is_contents = depth == 0 && self.dice.throw(15) == 0;
        let properties = match self.dice.throw(8) {
            _ if is_contents => "<w:pStyle w:val=\"TOC1\"/>".to_string(),
            0 => "<w:outlineLvl w:val=\"1\"/>".to_string(),
            1 => format!("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"1\"/></w:numPr>", self.dice.throw(3)),
            2 => "<w:numPr><w:numId w:val=\"0\"/></w:numPr>".to_string(),
            3 if depth == 0 => "<w:rPr><w:del/></w:rPr>".to_string(),
            _ => String::new(),
        };
        let pieces: String =
            (0..1 + self.dice.throw(4)).map(|_| self.piece(if is_contents { 9 } else { depth }, is_shown && !is_contents)).collect();
        format!("<w:p><w:pPr>{properties}</w:pPr>{pieces}</w:p>")
    }

    fn table(&mut self, depth: usize, is_shown: bool) -> String {
        let columns = 1 + self.dice.throw(3);
        let rows = (0..1 + self.dice.throw(4)).map(|row| {
            let is_deleted = self.dice.throw(9) == 0;
            let mut cells = String::new();
            let mut column = 0;
            while column < columns {
                let width = 1 + self.dice.throw(columns - column);
                let merge = match self.dice.throw(4) {
                    0 if row > 0 => "<w:vMerge/>",
                    1 => "<w:vMerge w:val=\"restart\"/>",
                    _ => "",
                };
                let content = self.blocks(depth + 1, is_shown && !is_deleted, 1);
                cells.push_str(&format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{width}\"/>{merge}</w:tcPr>{content}</w:tc>"));
                column += width;
            }
            format!("<w:tr><w:trPr>{}</w:trPr>{cells}</w:tr>", if is_deleted { "<w:del/>" } else { "" })
        });
        let rows: String = rows.collect::<Vec<_>>().concat();
        format!("<w:tbl>{rows}</w:tbl>")
    }

    fn blocks(&mut self, depth: usize, is_shown: bool, most: usize) -> String {
        let one = |writer: &mut Writer| match writer.dice.throw(8) {
            0 if depth < 3 => writer.table(depth, is_shown),
            1 => format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", writer.paragraph(depth, is_shown)),
            _ => writer.paragraph(depth, is_shown),
        };
        (0..1 + self.dice.throw(most)).map(|_| one(self)).collect()
    }

    /// The whole file.
    fn file(mut self) -> (Vec<u8>, Vec<String>, Vec<String>) {
        let body = self.blocks(0, true, 8);
        let (head, foot) = (self.word(false), self.word(false));
        let main = ["word/document.xml", "word/document2.xml"][self.dice.throw(2)];
        let part = |root: &str, content: &str| format!("<w:{root} {SPACES}>{content}</w:{root}>");
        let level = |no: usize, format: &str, text: &str| {
            format!("<w:lvl w:ilvl=\"{no}\"><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
        };
        let levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "-")].concat();
        let lists = format!(
            "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
        );
        let styles = "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>";
        let line = |word: &str| format!("<w:p><w:r><w:t>{word}</w:t></w:r></w:p>");
        let mut parts = vec![
            ("styles", "styles.xml".to_string(), part("styles", styles)),
            ("numbering", "numbering.xml".to_string(), part("numbering", &lists)),
            ("footnotes", "footnotes.xml".to_string(), part("footnotes", &self.footnotes)),
            ("comments", "comments.xml".to_string(), part("comments", &self.comments)),
            ("header", "header1.xml".to_string(), part("hdr", &line(&head))),
            ("footer", "footer1.xml".to_string(), part("ftr", &line(&foot))),
        ];
        let mut relations: String = parts
            .iter()
            .map(|(kind, path, _)| format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{path}\"/>"))
            .collect();
        for (id, named, kind) in &self.parts {
            let (path, xml) = named.split_once('\0').expect("a part");
            relations.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{path}\"/>"));
            parts.push((kind, path.to_string(), xml.to_string()));
        }
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut add = |name: String, text: String| {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a zip file");
            archive.write_all(text.as_bytes()).expect("a zip file");
        };
        let first = format!("<Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/>");
        add("_rels/.rels".into(), format!("<Relationships>{first}</Relationships>"));
        add(main.into(), format!("<w:document {SPACES}><w:body>{}{body}</w:body></w:document>", line("Bài")));
        add(main.replace("word/", "word/_rels/") + ".rels", format!("<Relationships>{relations}</Relationships>"));
        parts.into_iter().for_each(|(_, path, xml)| add(format!("word/{path}"), xml));
        (archive.finish().expect("a zip file").into_inner(), self.shown, self.other)
    }
}

#[test]
fn every_word_of_a_document_is_in_the_text_or_in_the_report() {
    let folder = Scratch::new();
    let mut words = 0;
    for seed in 0..DOCUMENTS {
        let writer = Writer {
            dice: Dice(seed * 7919 + 1),
            shown: Vec::new(),
            other: Vec::new(),
            footnotes: String::new(),
            comments: String::new(),
            parts: Vec::new(),
            count: 0,
        };
        let (bytes, shown, other) = writer.file();
        folder.write("a.docx", &bytes);
        let said = loa(folder.path(), &["import", "guide", "a.docx"]);
        assert_eq!(said.code, 0, "{seed}: {}", said.all());
        for word in &shown {
            assert!(said.out.contains(word), "document {seed} lost {word}:\n{}\n{}", said.out, said.err);
        }
        for word in &other {
            assert!(said.err.contains(word), "document {seed} does not name {word}:\n{}\n{}", said.out, said.err);
            assert!(!said.out.contains(word), "document {seed} shows {word}:\n{}", said.out);
        }
        words += shown.len() + other.len();
    }
    println!("{DOCUMENTS} documents, {words} words");
}

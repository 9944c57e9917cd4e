//! Tables, notes, heads and feet, and comments of Word files.

use super::blocks::{OfficeBlock, OfficeCell, OfficePart, OfficeTable, footnote};
use super::markdown::tidy;
use super::word::WordReader;
use super::xml::{Element, Space};

/// Most columns of a table.
const MAX_COLUMNS: usize = 200;

impl<'p> WordReader<'p> {
    /// Reads a table.
    pub fn table(&mut self, element: Element<'p>) {
        let mut table = OfficeTable::default();
        let mut inner: Vec<Vec<OfficeBlock>> = Vec::new();
        self.depth += 1;
        self.rows(element, &mut table, &mut inner);
        self.depth -= 1;
        let is_frame = table.columns() <= 1;
        if self.depth > 0 && !is_frame && table.rows.iter().flatten().any(|cell| !cell.plain.is_empty()) {
            self.remark("inner-table", &table.rows.iter().flatten().flat_map(|cell| cell.plain.clone()).collect::<Vec<_>>().join(" "));
        }
        // A frame around text is no table.
        if is_frame {
            self.out.extend(inner.into_iter().flatten());
        } else if table.rows.iter().flatten().any(|cell| !cell.markdown.is_empty()) {
            self.out.push(OfficeBlock::Table(table));
        }
    }

    fn rows(&mut self, element: Element<'p>, table: &mut OfficeTable, inner: &mut Vec<Vec<OfficeBlock>>) {
        for child in element.children() {
            match (child.space(), child.name()) {
                (Space::Word, "tr") => {
                    let properties = child.child("trPr");
                    let is_deleted = properties.is_some_and(|p| p.child("del").is_some());
                    let is_head =
                        properties.and_then(|p| p.child("tblHeader")).is_some_and(|e| !matches!(e.attribute("val"), Some("0" | "false")));
                    let first = properties.and_then(|p| p.value_of("gridBefore")).and_then(|n| n.parse().ok()).unwrap_or(0);
                    let mut row = Vec::new();
                    match is_deleted {
                        true => self.skipping("deleted", |reader| reader.cells(child, &mut first.min(MAX_COLUMNS), &mut row, inner)),
                        false => self.cells(child, &mut first.min(MAX_COLUMNS), &mut row, inner),
                    }
                    if !is_deleted && !row.is_empty() {
                        table.heads += usize::from(is_head && table.heads == table.rows.len());
                        table.rows.push(row);
                    }
                }
                (Space::Word, "tblPr" | "tblGrid") | (_, "") => {}
                _ => self.rows(child, table, inner),
            }
        }
    }

    fn cells(&mut self, row: Element<'p>, column: &mut usize, cells: &mut Vec<OfficeCell>, inner: &mut Vec<Vec<OfficeBlock>>) {
        for child in row.children() {
            match (child.space(), child.name()) {
                (Space::Word, "tc") => {
                    let properties = child.child("tcPr");
                    let width = properties
                        .and_then(|p| p.value_of("gridSpan"))
                        .and_then(|n| n.parse().ok())
                        .unwrap_or(1usize)
                        .clamp(1, MAX_COLUMNS);
                    let goes_on = |name: &str| {
                        properties.and_then(|p| p.child(name)).is_some_and(|e| e.attribute("val").is_none_or(|value| value == "continue"))
                    };
                    let blocks = self.inner_blocks(child);
                    let mut cell = OfficeCell { column: *column, width, goes_on: goes_on("vMerge"), ..OfficeCell::default() };
                    flatten(&blocks, &mut cell);
                    inner.push(blocks);
                    // An older way to merge cells of a row.
                    if goes_on("hMerge")
                        && let Some(before) = cells.last_mut()
                    {
                        before.width += width;
                        before.markdown.append(&mut cell.markdown);
                        before.plain.append(&mut cell.plain);
                    } else {
                        cells.push(cell);
                    }
                    *column = (*column + width).min(MAX_COLUMNS);
                }
                (Space::Word, "trPr" | "tblPrEx") | (_, "") => {}
                _ => self.cells(child, column, cells, inner),
            }
        }
    }

    /// The blocks of a cell, box or note, apart from those around.
    fn inner_blocks(&mut self, element: Element<'p>) -> Vec<OfficeBlock> {
        let around = std::mem::take(&mut self.out);
        self.depth += 1;
        self.blocks(element);
        self.depth -= 1;
        std::mem::replace(&mut self.out, around)
    }

    /// The notes as Markdown. What a note names is read too.
    pub fn footnotes(&mut self) -> String {
        let mut out = String::new();
        let mut no = 0;
        self.depth += 1;
        while let Some((kind, id)) = self.notes.get(no).cloned() {
            no += 1;
            let Some((path, note)) = self.note_element(kind, &id) else { continue };
            let path = std::mem::replace(&mut self.path, path);
            self.part = OfficePart::Footnote;
            let blocks = self.inner_blocks(note);
            self.path = path;
            out.push_str(&footnote(no, &blocks));
        }
        self.depth -= 1;
        self.unused_notes();
        out
    }

    fn note_element(&self, kind: &str, id: &str) -> Option<(String, Element<'p>)> {
        let path = self.paths(&format!("{kind}s")).into_iter().next()?;
        let tree = self.parts.trees.get(&path)?;
        let note = tree.root().below().find(|e| e.space() == Space::Word && e.name() == kind && e.attribute("id") == Some(id))?;
        Some((path, note))
    }

    /// Notes that no reference leads to are remarked.
    fn unused_notes(&mut self) {
        for kind in ["footnote", "endnote"] {
            for path in self.paths(&format!("{kind}s")) {
                let Some(tree) = self.parts.trees.get(&path) else { continue };
                for note in tree.root().below().filter(|e| e.space() == Space::Word && e.name() == kind) {
                    let id = note.attribute("id").unwrap_or_default();
                    let words = tidy(&words(note));
                    if !words.is_empty() && !self.notes.iter().any(|(k, i)| *k == kind && i == id) {
                        self.part = OfficePart::Footnote;
                        self.remark("unused-note", &words);
                    }
                }
            }
        }
    }

    /// The paths of the parts of a kind that the main part names.
    fn paths(&self, kind: &str) -> Vec<String> {
        let relations = self.parts.relations.get(&self.path).into_iter().flat_map(|all| all.values());
        relations.filter(|relation| relation.kind == kind && !relation.is_outside).map(|relation| relation.target.clone()).collect()
    }

    /// Heads and feet of pages, and comments: they are remarked, each as a whole.
    pub fn other_parts(&mut self) {
        for (kind, part) in [("header", OfficePart::Header), ("footer", OfficePart::Footer), ("comments", OfficePart::Comment)] {
            for path in self.paths(kind) {
                let Some(tree) = self.parts.trees.get(&path) else { continue };
                let main = std::mem::replace(&mut self.path, path);
                self.part = part;
                match part {
                    OfficePart::Comment => tree.root().all(Space::Word, "comment").for_each(|comment| self.comment(comment)),
                    _ => self.whole_part(if part == OfficePart::Header { "header" } else { "footer" }, tree.root()),
                }
                self.path = main;
            }
        }
        self.part = OfficePart::Body;
    }

    /// Remarks all words of a part at once.
    fn whole_part(&mut self, what: &'static str, element: Element<'p>) {
        let (remarks, around) = (std::mem::take(&mut self.remarks), std::mem::take(&mut self.out));
        self.depth += 1;
        self.skipping(what, |reader| reader.blocks(element));
        self.depth -= 1;
        self.out = around;
        let found = std::mem::replace(&mut self.remarks, remarks);
        let (own, other): (Vec<_>, Vec<_>) = found.into_iter().partition(|remark| remark.what == what);
        let words = own.into_iter().map(|remark| remark.text).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" / ");
        if !words.is_empty() {
            self.remark(what, &words);
        }
        other.into_iter().for_each(|remark| self.remark(remark.what, &remark.text));
    }

    fn comment(&mut self, comment: Element<'p>) {
        let author = comment.attribute("author").unwrap_or_default().to_string();
        let place = comment.attribute("id").and_then(|id| self.commented.get(id)).copied().unwrap_or(0);
        let before = self.remarks.len();
        self.whole_part("comment", comment);
        for remark in self.remarks.iter_mut().skip(before) {
            remark.paragraph = place;
            if remark.what == "comment" && !author.is_empty() {
                remark.text = format!("{author}: {}", remark.text);
            }
        }
    }
}

/// The words of a note as they stand.
fn words(note: Element) -> String {
    note.all(Space::Word, "t").map(|t| format!("{} ", t.all_words())).collect()
}

/// The lines of a cell.
pub fn flatten(blocks: &[OfficeBlock], cell: &mut OfficeCell) {
    for block in blocks {
        match block {
            OfficeBlock::Heading(_, text) => {
                cell.markdown.push(text.clone());
                cell.plain.push(text.clone());
            }
            OfficeBlock::Text(lines) => {
                let label = lines.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
                for (no, line) in lines.markdown.iter().enumerate() {
                    cell.markdown.push(if no == 0 { format!("{label}{line}") } else { line.clone() });
                }
                cell.plain.extend(lines.plain.clone());
            }
            OfficeBlock::Entry(_, mark, lines) => {
                cell.markdown.push(format!("{mark} {}", lines.join(" ")));
                cell.plain.push(format!("{mark} {}", lines.join(" ")));
            }
            OfficeBlock::Table(table) => {
                for row in &table.rows {
                    let words = |cell: &OfficeCell| cell.markdown.join(" ");
                    let line = row.iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" – ");
                    cell.plain.push(line.clone());
                    cell.markdown.push(line);
                }
            }
        }
    }
}

//! What a document says, whatever program wrote it: blocks of Markdown, pictures, and what was left out.

use crate::vietnamese::OldFont;

/// A document as blocks.
#[derive(Debug, Default)]
pub struct WordText {
    /// Its paragraph of the style “Title”, as plain text.
    pub title: Option<String>,
    /// Its text.
    pub blocks: Vec<OfficeBlock>,
    /// The notes at the foot of its pages and at its end, as Markdown.
    pub footnotes: String,
    /// The old font its letters were typed for, before they were converted to Unicode.
    pub font: Option<OldFont>,
    /// Pictures: the name by which the text links to them, and their bytes.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What is not in the text, or is there in another form than in the document.
    pub remarks: Vec<OfficeRemark>,
    /// What a reader of the document sees, paragraph by paragraph.
    pub lines: Vec<(OfficePart, String)>,
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficePart {
    /// The text.
    Body,
    /// A text box.
    TextBox,
    /// A note at the foot of a page or at the end.
    Footnote,
    /// The head of pages.
    Header,
    /// The foot of pages.
    Footer,
    /// A comment.
    Comment,
}

impl OfficePart {
    /// Its word in messages.
    pub fn name(self) -> &'static str {
        match self {
            OfficePart::Body => "body",
            OfficePart::TextBox => "box",
            OfficePart::Footnote => "footnote",
            OfficePart::Header => "header",
            OfficePart::Footer => "footer",
            OfficePart::Comment => "comment",
        }
    }
}

/// Something that is not in the text, or in another form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeRemark {
    /// The word of its message: `struck`, `hidden`.
    pub what: &'static str,
    /// The part of the document.
    pub part: OfficePart,
    /// Number of the paragraph in the text, from 1; 0 where it has none.
    pub paragraph: usize,
    /// The words, or the name of the file.
    pub text: String,
}

/// A block of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeBlock {
    /// A heading: its level from 1 for the highest, and its Markdown.
    Heading(usize, String),
    /// A paragraph.
    Text(OfficeLines),
    /// An entry of a list: its depth from 0, its mark (`-`, `1.`), and its lines of Markdown.
    Entry(usize, String, Vec<String>),
    /// A table.
    Table(OfficeTable),
}

/// The lines of a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficeLines {
    /// As Markdown.
    pub markdown: Vec<String>,
    /// As plain text.
    pub plain: Vec<String>,
    /// The number before it that is none of Markdown: `a)`, `Điều 2.`
    pub label: Option<String>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficeTable {
    /// Cells row by row; a merged cell stands where it begins.
    pub rows: Vec<Vec<OfficeCell>>,
    /// How many rows are the head as the document says.
    pub heads: usize,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfficeCell {
    /// Its first column.
    pub column: usize,
    /// How many columns it has.
    pub width: usize,
    /// Whether the cell above goes on here.
    pub goes_on: bool,
    /// Its lines as Markdown.
    pub markdown: Vec<String>,
    /// Its lines as plain text.
    pub plain: Vec<String>,
}

/// Longest bold line that counts as a heading, in characters.
const MAX_HEADING: usize = 90;

/// Whether a bold line is short enough for a heading, and no sentence. Many documents have bold lines instead of headings.
pub fn may_be_heading(line: &str) -> bool {
    line.chars().count() <= MAX_HEADING && !line.ends_with(['.', ';', ','])
}

/// A note with this number as Markdown: its first line behind the reference, the others indented.
pub fn footnote(number: usize, blocks: &[OfficeBlock]) -> String {
    let text = to_markdown(blocks);
    let mut lines = text.trim_end().lines();
    let mut out = format!("\n[^{number}]: {}\n", lines.next().unwrap_or_default());
    for line in lines {
        out.push_str(&if line.is_empty() { "\n".to_string() } else { format!("    {line}\n") });
    }
    out
}

/// Adds what a title cannot hold, so that it is not lost: its pictures and notes.
pub fn push_marks(title: &str, out: &mut Vec<OfficeBlock>) {
    let marks = marks_in(title);
    if !marks.is_empty() {
        out.push(OfficeBlock::Text(OfficeLines { markdown: vec![marks], ..OfficeLines::default() }));
    }
}

/// The pictures and the references of notes in a line of Markdown: what a title cannot hold.
pub fn marks_in(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(at) = rest.find("[^").into_iter().chain(rest.find("![")).min() {
        let close = if rest[at..].starts_with("![") { ')' } else { ']' };
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[at..end]);
        rest = &rest[end..];
    }
    out
}

/// Longest text of a merged cell that is repeated in each of its rows, in characters.
const MAX_REPEATED: usize = 60;
/// Most rows of a head.
const MAX_HEADS: usize = 4;

/// The Markdown of blocks: an empty line between them, entries of a list without.
pub fn to_markdown(blocks: &[OfficeBlock]) -> String {
    let mut out = String::new();
    let mut list: Option<(usize, usize)> = None;
    for block in blocks {
        let is_entry = matches!(block, OfficeBlock::Entry(..));
        let was_entry = list.is_some();
        out.push_str(if is_entry && was_entry { "" } else { "\n" });
        match block {
            OfficeBlock::Heading(level, text) => {
                list = None;
                let text = text.strip_suffix('#').map_or(text.clone(), |start| format!("{start}\\#"));
                out.push_str(&format!("{} {text}\n", "#".repeat((level + 1).min(6))));
            }
            OfficeBlock::Text(lines) => {
                // A lettered paragraph behind an entry belongs to it.
                let indent = match (list, &lines.label) {
                    (Some((_, width)), Some(_)) => " ".repeat(width),
                    _ => String::new(),
                };
                list = if indent.is_empty() { None } else { list };
                let label = lines.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
                let text = lines.markdown.join(&format!("\\\n{indent}"));
                out.push_str(&format!("{indent}{label}{text}\n"));
                if !indent.is_empty() {
                    // The next entry needs no empty line: the list is the same.
                    continue;
                }
            }
            OfficeBlock::Entry(depth, mark, lines) => {
                let most = list.map_or(0, |(depth, _)| depth + 1);
                let depth = (*depth).min(most).min(4);
                let indent = " ".repeat(depth * if mark == "-" { 2 } else { 3 });
                let inner = indent.len() + mark.len() + 1;
                out.push_str(&format!("{indent}{mark} {}\n", lines.join(&format!("\\\n{}", " ".repeat(inner)))));
                list = Some((depth, inner));
            }
            OfficeBlock::Table(table) => {
                list = None;
                out.push_str(&table.to_markdown());
                out.push('\n');
            }
        }
    }
    out.trim_start_matches('\n').to_string()
}

impl OfficeTable {
    /// How many columns it has.
    pub fn columns(&self) -> usize {
        self.rows.iter().flatten().map(|cell| cell.column + cell.width).max().unwrap_or(0)
    }

    /// Its Markdown: a head of several rows becomes one row, and a merged cell stands in its columns.
    pub fn to_markdown(&self) -> String {
        let columns = self.columns();
        let mut grid: Vec<Vec<Option<&OfficeCell>>> = vec![vec![None; columns]; self.rows.len()];
        let mut above: Vec<Option<&OfficeCell>> = vec![None; columns];
        for (row, line) in self.rows.iter().zip(&mut grid) {
            for cell in row {
                let places = line.iter_mut().zip(&above).skip(cell.column).take(cell.width);
                for (place, above) in places {
                    *place = if cell.goes_on && cell.plain.is_empty() { above.or(Some(cell)) } else { Some(cell) };
                }
            }
            above.clone_from(line);
        }
        let text = |cell: &OfficeCell| cell.markdown.join("<br>").replace('|', "\\|");
        let heads = self.head_rows(&grid);
        let mut lines = Vec::new();
        let head: Vec<String> = (0..columns)
            .map(|c| {
                let mut parts: Vec<String> = Vec::new();
                for cell in grid.iter().take(heads).filter_map(|row| row[c]) {
                    let words = text(cell).trim_matches('*').to_string();
                    if !words.is_empty() && parts.last() != Some(&words) {
                        parts.push(words);
                    }
                }
                parts.join(": ")
            })
            .collect();
        lines.push(format!("| {} |", head.join(" | ")));
        lines.push(format!("|{}", "---|".repeat(columns)));
        for (r, row) in grid.iter().enumerate().skip(heads) {
            let cells: Vec<String> = (0..columns)
                .map(|c| {
                    let Some(cell) = row[c] else { return String::new() };
                    let is_right = cell.column < c;
                    let is_below = r > heads && grid[r - 1][c].is_some_and(|above| std::ptr::eq(above, cell));
                    let words = text(cell);
                    if is_right || (is_below && words.chars().count() > MAX_REPEATED) { String::new() } else { words }
                })
                .collect();
            lines.push(format!("| {} |", cells.join(" | ")));
        }
        lines.join("\n")
    }

    /// How many rows are the head: those that the document says, or those that the merged cells of the first row reach.
    fn head_rows(&self, grid: &[Vec<Option<&OfficeCell>>]) -> usize {
        let Some(first) = grid.first() else { return 0 };
        let reach = |c: usize| grid.iter().take_while(|row| row[c].zip(first[c]).is_some_and(|(a, b)| std::ptr::eq(a, b))).count();
        let is_wide = self.rows.first().is_some_and(|row| row.iter().any(|cell| cell.width > 1 && cell.width < first.len()));
        let merged = if is_wide { (0..first.len()).map(reach).max().unwrap_or(1) } else { 1 };
        let heads = merged.max(self.heads).max(1);
        if heads < grid.len() && heads <= MAX_HEADS { heads } else { 1 }
    }
}

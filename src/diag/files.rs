//! The table of source files, which resolves a span to path, line and cell.

use super::lines::LineIndex;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The index of a source file in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(
    /// Position in the table, from zero.
    pub u32,
);

/// A range of bytes in the text of one source file; for a sheet, in the text that its cells are written out to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source file.
    pub file: FileId,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of a file. An `end` before `start` is taken as `start`.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// The span of a whole file, which is shown as the path without a line.
    pub fn file(file: FileId) -> Span {
        Span { file, start: u32::MAX, end: u32::MAX }
    }

    /// Whether another span lies in this one.
    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && (self.is_whole_file() || (self.start <= other.start && other.end <= self.end && !other.is_whole_file()))
    }

    /// Whether this is the span of a whole file.
    pub fn is_whole_file(self) -> bool {
        self.start == u32::MAX
    }
}

/// One source file as text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path below the site's folder, with `/`; embedded theme files start with `(loa)/`.
    pub path: Arc<str>,
    /// The decoded text; for a sheet its rows written out as tab-separated lines. Empty when it could not be read.
    pub text: Arc<str>,
    /// For sheets: the cells in reading order with their range in `text`.
    pub cells: Option<Arc<SheetCells>>,
}

/// The cells of a sheet and their ranges in the text that they are written out to.
#[derive(Clone, Debug, Default)]
pub struct SheetCells {
    /// The name of the sheet.
    pub sheet: String,
    /// (byte range in the text, zero-based row, zero-based column), sorted by range.
    pub cells: Vec<(Range<u32>, u32, u32)>,
}

/// The position of a span as it is shown to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourcePosition {
    /// The whole file.
    File,
    /// A position in text.
    Line {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
    },
    /// A cell of a sheet.
    Cell {
        /// The name of the sheet.
        sheet: String,
        /// The name of the cell: `B4`.
        cell: String,
    },
}

/// All source files of a run.
#[derive(Clone, Debug, Default)]
pub struct Files {
    all: Vec<SourceFile>,
    /// The lines of each, made when they are first asked for.
    lines: Vec<OnceLock<LineIndex>>,
}

impl Files {
    /// Appends a file and returns its index.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.all.push(file);
        self.lines.push(OnceLock::new());
        FileId(self.all.len() as u32 - 1)
    }

    /// Replaces a file by its text as it was read again.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        self.all[id.0 as usize] = file;
        self.lines[id.0 as usize] = OnceLock::new();
    }

    /// Keeps the first `count` files.
    pub fn truncate(&mut self, count: usize) {
        self.all.truncate(count);
        self.lines.truncate(count);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The file with this index.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.all[id.0 as usize]
    }

    /// The lines of a file.
    pub fn lines(&self, id: FileId) -> &LineIndex {
        self.lines[id.0 as usize].get_or_init(|| LineIndex::new(&self.get(id).text))
    }

    /// All files with their indexes.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.all.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// The position where a span begins.
    pub fn locate(&self, span: Span) -> SourcePosition {
        let file = self.get(span.file);
        if span.is_whole_file() {
            return SourcePosition::File;
        }
        if let Some(cells) = &file.cells {
            let at = cells.cells.partition_point(|(r, ..)| r.end < span.start);
            return match cells.cells.get(at) {
                Some((_, row, column)) => SourcePosition::Cell { sheet: cells.sheet.clone(), cell: cell_name(*row, *column) },
                None => SourcePosition::File,
            };
        }
        let mut start = (span.start as usize).min(file.text.len());
        while !file.text.is_char_boundary(start) {
            start -= 1;
        }
        let lines = self.lines(span.file);
        let line_start = lines.range(&file.text, start).start;
        let marks = file.text[line_start..start].chars().take_while(|c| *c == '\u{feff}').count();
        let characters = lines.characters(&file.text, start) - lines.characters(&file.text, line_start);
        SourcePosition::Line { line: lines.line(start) + 1, column: characters - marks + 1 }
    }
}

/// The name of a cell as spreadsheet programs write it: row 0 and column 2 are `C1`.
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut n = column + 1;
    while n > 0 {
        letters.push(b'A' + ((n - 1) % 26) as u8);
        n = (n - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8_lossy(&letters), row + 1)
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(cell_name(0, 0), "A1");
        assert_eq!(cell_name(11, 25), "Z12");
        assert_eq!(cell_name(0, 26), "AA1");
        assert_eq!(cell_name(0, 701), "ZZ1");
        assert_eq!(cell_name(0, 702), "AAA1");
    }
}

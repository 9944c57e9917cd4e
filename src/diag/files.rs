//! The table of source files: every span leads here for its path, line and cell.

use std::ops::Range;
use std::sync::Arc;

/// Names one file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One source file as text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path below the site's folder, with `/`; embedded theme files start with `(loa)/`.
    pub path: Arc<str>,
    /// The decoded text; for a sheet its rows written out as tab-separated lines. Empty when it could not be read.
    pub text: Arc<str>,
    /// For sheets: the cells in reading order with their range in `text`.
    pub cells: Option<Arc<Cells>>,
}

/// The cells of a sheet and where each stands in the text written out for it.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    pub sheet: String,
    /// (range in the text, zero-based row, zero-based column), sorted by range.
    pub cells: Vec<(Range<u32>, u32, u32)>,
}

/// A position a person can find: line and column (1-based, columns in characters), or a cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    File,
    Line { line: usize, column: usize },
    Cell { sheet: String, cell: String },
}

/// All files of a run.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<SourceFile>);

impl Files {
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.0.push(file);
        FileId(self.0.len() as u32 - 1)
    }

    /// Takes a file that was read again in the place of what it was before.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        self.0[id.0 as usize] = file;
    }

    /// Forgets the files after the first `count`.
    pub fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.0[id.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.0.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// Where a span begins, in words a person can use.
    pub fn locate(&self, span: super::Span) -> Where {
        let file = self.get(span.file);
        if span.is_whole_file() {
            return Where::File;
        }
        if let Some(cells) = &file.cells {
            let at = cells.cells.partition_point(|(r, ..)| r.end < span.start);
            return match cells.cells.get(at) {
                Some((_, row, column)) => Where::Cell { sheet: cells.sheet.clone(), cell: cell_name(*row, *column) },
                None => Where::File,
            };
        }
        let mut start = (span.start as usize).min(file.text.len());
        while !file.text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &file.text[..start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Where::Line {
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}

/// `0, 2` → `C1`, as spreadsheet programs name cells.
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

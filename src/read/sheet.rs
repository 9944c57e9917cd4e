//! Sheets of workbooks (.xlsx, ECMA-376; `other_sheets` reads other formats). Their cells are written out as lines of text, so that spans have a text to point into.

use super::cell_value::value_text;
use super::node::ScalarForm;
use super::other_sheets::{self, COMPOUND};
use super::table::{HEAD_ROWS, MAX_ROWS, compose};
use super::zip_limits::{DAMAGED, check_archive};
use crate::diag::SheetCells;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// Most cells of a sheet.
const MAX_CELLS: usize = 2_000_000;
/// Most sheets of a workbook; one with more is refused as a whole. A form for a ward has three.
pub(super) const MAX_SHEETS: usize = 500;
/// Longest text of a sheet in bytes. Many cells may share one long string of the workbook.
const MAX_TEXT: usize = 64 << 20;
/// Most tabs that are written for the empty cells before a cell.
const MAX_TABS: u32 = 64;
/// Rows and columns of a sheet in every spreadsheet program.
const SHEET_SIZE: (u32, u32) = (1 << 20, 1 << 14);

/// A sheet. [`WorkbookSheet::into_node`] makes the table of it once its text is registered as a file.
pub struct WorkbookSheet {
    /// The rows that are not empty, as tab-separated lines.
    pub text: Arc<str>,
    /// Byte range of each cell in the text.
    pub cells: Arc<SheetCells>,
    /// The rows that are not empty.
    pub(super) rows: Vec<SheetRow>,
}

/// A row that is not empty.
pub(super) struct SheetRow {
    /// Number from zero.
    number: u32,
    /// Byte range in the text.
    pub(super) range: Range<u32>,
    pub(super) cells: Vec<SheetCell>,
}

/// A cell that is not empty.
pub(super) struct SheetCell {
    /// Number from zero.
    pub(super) column: u32,
    pub(super) range: Range<u32>,
    pub(super) content: CellContent,
}

/// What a cell holds.
pub(super) enum CellContent {
    Value(ScalarForm, Box<str>),
    /// An error such as `#REF!`.
    Error(Box<str>),
    /// A formula without a stored result.
    Formula,
}

/// Reads the first visible sheet of a workbook.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn open_sheet(bytes: &[u8]) -> Result<WorkbookSheet, String> {
    open(bytes, 1)?.pop().ok_or_else(|| "no-sheet".to_string())
}

/// Reads every visible sheet of a workbook, in its order.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn open_sheets(bytes: &[u8]) -> Result<Vec<WorkbookSheet>, String> {
    open(bytes, MAX_SHEETS)
}

fn open(bytes: &[u8], most: usize) -> Result<Vec<WorkbookSheet>, String> {
    let read = match bytes.starts_with(&COMPOUND) {
        true if other_sheets::is_protected(bytes) => return Err("protected".to_string()),
        true => other_sheets::read_old,
        false => {
            check_archive(bytes)?;
            if other_sheets::is_open_document(bytes) { other_sheets::read_open } else { read_sheets }
        }
    };
    // The reader adds numbers of the file without checks, which panics in builds with overflow checks.
    std::panic::catch_unwind(|| read(bytes, most)).unwrap_or_else(|_| Err(DAMAGED.to_string()))
}

fn read_sheets(bytes: &[u8], most: usize) -> Result<Vec<WorkbookSheet>, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_string())?;
    let is_shown = |s: &&calamine::Sheet| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(is_shown).map(|s| s.name.clone()).collect();
    if names.len() > MAX_SHEETS {
        return Err("too-many-sheets".to_string());
    }
    let names = names.into_iter().take(most);
    names.map(|name| read_cells(&mut book, name)).collect()
}

fn read_cells(book: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<WorkbookSheet, String> {
    let mut reader = book.worksheet_cells_reader(&name).map_err(|_| DAMAGED.to_string())?;
    let mut writer = SheetWriter { text: String::new(), rows: Vec::new() };
    let mut count = 0;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| DAMAGED.to_string())? {
        let content = match (value_text(&cell.value), &cell.value) {
            (Some((text, form)), _) => CellContent::Value(form, compose(&text).into()),
            (None, DataRef::Error(error)) => CellContent::Error(error.to_string().into()),
            (None, _) if cell.formula.is_some() => CellContent::Formula,
            (None, _) => continue,
        };
        count += 1;
        if count > MAX_CELLS {
            return Err("too-many-cells".to_string());
        }
        if !writer.push(cell.pos, content)? {
            break;
        }
    }
    Ok(writer.finish(name))
}

/// The cells of a sheet of another format, row by row.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub(super) fn sheet_of_cells<'v>(name: String, cells: impl Iterator<Item = ((u32, u32), DataRef<'v>)>) -> Result<WorkbookSheet, String> {
    let mut writer = SheetWriter { text: String::new(), rows: Vec::new() };
    for (count, (at, value)) in cells.enumerate() {
        if count > MAX_CELLS {
            return Err("too-many-cells".to_string());
        }
        let content = match (value_text(&value), &value) {
            (Some((text, form)), _) => CellContent::Value(form, compose(&text).into()),
            (None, DataRef::Error(error)) => CellContent::Error(error.to_string().into()),
            (None, _) => continue,
        };
        if !writer.push(at, content)? {
            break;
        }
    }
    Ok(writer.finish(name))
}

/// Writes the cells of a sheet out as text.
struct SheetWriter {
    text: String,
    rows: Vec<SheetRow>,
}

impl SheetWriter {
    /// The sheet.
    fn finish(self, name: String) -> WorkbookSheet {
        let SheetWriter { text, rows } = self;
        let cells = rows.iter().flat_map(|row| row.cells.iter().map(|cell| (cell.range.clone(), row.number, cell.column))).collect();
        WorkbookSheet { text: text.into(), cells: Arc::new(SheetCells { sheet: name, cells }), rows }
    }

    /// Adds a cell behind all others. False where enough rows are read to know that there are too many.
    fn push(&mut self, (row, column): (u32, u32), mut content: CellContent) -> Result<bool, String> {
        if row >= SHEET_SIZE.0 || column >= SHEET_SIZE.1 {
            return Err(DAMAGED.to_string());
        }
        let written = match &content {
            CellContent::Value(_, text) | CellContent::Error(text) => text,
            CellContent::Formula => "=",
        };
        if self.text.len() + written.len() > MAX_TEXT {
            return Err("too-many-cells".to_string());
        }
        let last = self.rows.last().and_then(|r| r.cells.last().map(|c| (r.number, c.column)));
        let tabs = match last {
            Some(last) if last >= (row, column) => return Err(DAMAGED.to_string()),
            Some((r, c)) if r == row => column - c,
            _ if self.rows.len() > MAX_ROWS + HEAD_ROWS => return Ok(false),
            _ => {
                self.text.push_str(if self.rows.is_empty() { "" } else { "\n" });
                self.rows.push(SheetRow { number: row, range: 0..0, cells: Vec::new() });
                column
            }
        };
        self.text.extend(std::iter::repeat_n('\t', tabs.min(MAX_TABS) as usize));
        let start = self.text.len() as u32;
        self.text.extend(written.chars().map(|c| if c.is_control() { ' ' } else { c }));
        let range = start..self.text.len() as u32;
        if let CellContent::Value(_, text) = &mut content
            && text.contains('\r')
        {
            *text = text.replace("\r\n", "\n").replace('\r', "\n").into();
        }
        if let Some(row) = self.rows.last_mut() {
            row.range = if row.cells.is_empty() { range.clone() } else { row.range.start..range.end };
            row.cells.push(SheetCell { column, range, content });
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::NodeValue;
    use super::*;
    use crate::diag::{self, Diagnostics, FileId, Span};
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// A workbook with this `<sheetData>` and these shared strings; styles: 1 = date, 2 = time, 3 = duration.
    fn workbook(dimension: &str, data: &str, strings: &str) -> Vec<u8> {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let sheet = "<sheets><sheet name=\"Ẩn\" sheetId=\"1\" state=\"hidden\" r:id=\"r2\"/><sheet name=\"Điểm\" sheetId=\"2\" r:id=\"r1\"/></sheets>";
        let relation =
            |id: &str, kind: &str, target: &str| format!("<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>");
        let parts = [
            ("_rels/.rels", format!("<Relationships>{}</Relationships>", relation("r", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", format!("<workbook xmlns:r=\"{office}\">{sheet}</workbook>")),
            (
                "xl/_rels/workbook.xml.rels",
                format!("<Relationships>{}{}</Relationships>", relation("r1", "worksheet", "worksheets/s1.xml"), relation("r2", "worksheet", "worksheets/s2.xml")),
            ),
            (
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>".to_string(),
            ),
            ("xl/sharedStrings.xml", strings.to_string()),
            ("xl/worksheets/s1.xml", format!("<worksheet><dimension ref=\"{dimension}\"/><sheetData>{data}</sheetData></worksheet>")),
            ("xl/worksheets/s2.xml", "<worksheet><sheetData/></worksheet>".to_string()),
        ];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn texts(row: u32, cells: &[(&str, &str)]) -> String {
        let cells = cells.iter().map(|(c, text)| format!("<c r=\"{c}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"));
        format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
    }

    fn read(data: &str) -> (Vec<String>, Vec<String>) {
        let sheet = open_sheet(&workbook("A1:B2", data, "<sst uniqueCount=\"1\"><si><t>Phường An Biên</t></si></sst>")).unwrap();
        let mut files = diag::Files::default();
        let file = files.add(diag::SourceFile { path: "a.xlsx".into(), text: sheet.text.clone(), cells: Some(sheet.cells.clone()) });
        let mut diagnostics = Diagnostics::new();
        let node = sheet.into_node(file, &mut diagnostics);
        let place = |span: Span| match files.locate(span) {
            diag::SourcePosition::Cell { sheet, cell } => format!("{sheet}!{cell}"),
            other => format!("{other:?}"),
        };
        let rows = node.iter().flat_map(|n| n.as_list().unwrap()).map(|row| {
            let cells = row.as_map().unwrap().iter().map(|(key, value)| {
                let form = match &value.value {
                    NodeValue::Scalar(scalar) => format!("{:?}", scalar.form),
                    _ => "none".to_string(),
                };
                format!("{}={}:{form}@{}", key.text, value.as_text().unwrap(), place(value.span))
            });
            cells.collect::<Vec<_>>().join("|")
        });
        let said = diagnostics.iter().map(|d| format!("{} {}", d.code.name, d.span.map_or("-".to_string(), place)));
        (rows.collect(), said.collect())
    }

    #[test]
    fn cells_keep_what_the_spreadsheet_knew() {
        let data = texts(2, &[("B", "DANH SÁCH ĐIỂM HỖ TRỢ")])
            + &texts(4, &[("B", "tên"), ("C", "số"), ("E", "ngày "), ("F", "giờ")])
            + "<row r=\"5\"><c r=\"B5\" t=\"s\"><v>0</v></c><c r=\"C5\"><v>50000</v></c><c r=\"E5\" s=\"1\"><v>46348</v></c><c r=\"F5\" s=\"2\"><v>0.3125</v></c></row>"
            + "<row r=\"7\"><c r=\"B7\" t=\"str\"><f>A1&amp;B1</f><v> a\nb </v></c><c r=\"C7\"><v>20.844900000000003</v></c><c r=\"E7\" s=\"1\"><v>46348.333333333336</v></c><c r=\"F7\" s=\"3\"><v>1.0416666666666667</v></c></row>"
            + "<row r=\"8\"><c r=\"B8\" t=\"b\"><v>1</v></c><c r=\"C8\"><v>-1e300</v></c><c r=\"E8\" s=\"1\"><v>-5</v></c><c r=\"F8\" s=\"1\"/></row>";
        let (rows, said) = read(&data);
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(
            rows[..2],
            [
                "tên=Phường An Biên:Quoted@Điểm!B5|số=50000:Number@Điểm!C5|ngày=2026-11-22:Quoted@Điểm!E5|giờ=07:30:Quoted@Điểm!F5",
                "tên=a\nb:Quoted@Điểm!B7|số=20.8449:Number@Điểm!C7|ngày=2026-11-22T08:00:Quoted@Điểm!E7|giờ=25:00:Quoted@Điểm!F7",
            ]
        );
        assert!(rows[2].starts_with("tên=true:Plain@Điểm!B8|số=-1000000000"));
        assert!(rows[2].ends_with("|ngày=-5:Number@Điểm!E8"));
    }

    #[test]
    fn faults_name_their_cell() {
        let data = texts(1, &[("A", "tên"), ("C", "Tên")])
            + &texts(2, &[("A", "=1+1"), ("B", "x"), ("C", "y"), ("G", "z")])
            + &texts(3, &[("A", "Ph??ng"), ("B", "x")])
            + "<row r=\"4\"><c r=\"A4\" t=\"e\"><v>#REF!</v></c><c r=\"B4\"><f>SUM(A1)</f></c></row>";
        let (rows, mut said) = read(&data);
        said.sort();
        assert_eq!(rows.len(), 2);
        assert_eq!(
            said,
            [
                "column-twice Điểm!C1",
                "formula Điểm!A2",
                "formula Điểm!B4",
                "lost-letters Điểm!A3",
                "sheet-error Điểm!A4",
                "table-no-header Điểm!B2",
                "table-no-header Điểm!G2"
            ]
        );
        assert_eq!(read("").1, ["table-no-header File"]);
        assert_eq!(read(&texts(3, &[("D", "khẩu hiệu")])).1, Vec::<String>::new());
    }

    #[test]
    fn hostile_workbooks_are_refused_without_a_crash() {
        let strings = "<sst uniqueCount=\"1\"><si><t>x</t></si></sst>";
        let far = texts(1, &[("A", "a"), ("XFD", "b")]) + &texts(1_048_576, &[("XFD", "c")]);
        assert!(open_sheet(&workbook("A1:XFD1048576", &far, strings)).is_ok());
        // Builds without overflow checks read these as something small; what counts is that both kinds go on.
        for bytes in [
            workbook("B2:A1", "", strings),
            workbook("A1:ZZZZZZZZZ99999999999", "", strings),
            workbook("A1", &texts(1, &[("ZZZZZZZZZZ", "a")]), strings),
            workbook("A1", &"<row>".repeat(10_000), strings),
        ] {
            let _ = open_sheet(&bytes);
        }
        let refused = [
            workbook("A1", &texts(1, &[("AAAA", "a")]), strings),
            workbook("A1", &texts(4_000_000_000, &[("A", "a")]), strings),
            workbook("A1", &(texts(2, &[("A", "a")]) + &texts(1, &[("A", "a")])), strings),
            workbook("A1", &texts(1, &[("B", "a"), ("A", "a")]), strings),
            workbook("A1", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", strings),
            workbook("A1", "", "<sst uniqueCount = '99999999999999'><si/></sst>"),
            workbook("A1", "", "<sst uniqueCount=\"99999999999999999999999\"/>"),
        ];
        for (i, bytes) in refused.iter().enumerate() {
            assert!(open_sheet(bytes).is_err(), "{i}");
        }
        for bytes in [&b""[..], b"PK", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a,b\n1,2", &[0x50, 0x4b].repeat(5000)] {
            assert!(open_sheet(bytes).is_err());
        }
        let good = workbook("A1", &texts(1, &[("A", "a"), ("B", "b")]), strings);
        for cut in (0..good.len()).step_by(97) {
            assert!(open_sheet(&good[..cut]).is_err());
        }
    }

    #[test]
    fn telephone_numbers_that_lost_their_zero_are_named_below_their_head() {
        let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let head = [text("A1", "Bưu cục"), text("B1", "Số điện thoại"), text("C1", "Mã hồ sơ")].concat();
        let rows = format!(
            "<row r=\"1\">{head}</row><row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2250002001</v></c><c r=\"C2\"><v>2250002001</v></c></row><row r=\"3\">{}<c r=\"C3\"><v>912000111</v></c></row>",
            text("B3", "0225 000 2002")
        );
        let sheet = open_sheet(&workbook("A1:C3", &rows, "<sst/>")).expect("a workbook");
        let mut reported = Diagnostics::new();
        sheet.report_lost_zeros(FileId(0), &mut reported);
        let found: Vec<(String, &str)> = reported
            .iter()
            .map(|d| (sheet.text[d.span.map_or(0..0, |s| s.start as usize..s.end as usize)].to_string(), d.code.name))
            .collect();
        assert_eq!(found, [("2250002001".to_string(), "lost-zero")]);
    }
}

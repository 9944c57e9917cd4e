//! Workbooks (.xlsx) from tables that templates render as CSV. Quoted cells are texts, so that codes and telephone numbers keep leading zeros; bare
//! numbers are numbers.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// Least and greatest width of columns, in characters.
const WIDTHS: (usize, usize) = (6, 60);
/// Longest name of a sheet in Excel, in characters.
const LONGEST_NAME: usize = 31;
/// A4 in the paper sizes of SpreadsheetML (ST_PaperSize, ECMA-376).
const A4: u8 = 9;

/// One cell of a row.
#[derive(Debug, PartialEq)]
pub enum WorkbookCell {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
}

/// The bytes of a workbook with one sheet; the first row is its head. `Err` is the reason in English.
pub fn workbook(csv: &str, title: &str) -> Result<Vec<u8>, String> {
    make(&rows(csv), title).map_err(|error| error.to_string())
}

fn make(rows: &[Vec<WorkbookCell>], title: &str) -> Result<Vec<u8>, XlsxError> {
    let border = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::Gray).set_align(FormatAlign::Top);
    let head = border.clone().set_bold().set_text_wrap().set_background_color(Color::RGB(0xF2_EE_E3));
    let words = border.clone().set_text_wrap().set_num_format("@");
    let number = border.clone().set_num_format("#,##0");
    let mut book = Workbook::new();
    // A fixed time, so that equal tables give equal bytes.
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(2025, 7, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    for (r, row) in (0u32..).zip(rows) {
        for (c, cell) in (0u16..).zip(row) {
            match cell {
                WorkbookCell::Text(text) => drop(sheet.write_string_with_format(r, c, text, if r == 0 { &head } else { &words })?),
                WorkbookCell::Number(n) => drop(sheet.write_number_with_format(r, c, *n, &number)?),
            }
        }
    }
    for (c, width) in (0u16..).zip(widths(rows)) {
        sheet.set_column_width(c, width as f64)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

/// Widths of columns in characters: the longest line of a cell, and two more.
fn widths(rows: &[Vec<WorkbookCell>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let length = |cell: &WorkbookCell| match cell {
        WorkbookCell::Text(text) => text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0),
        WorkbookCell::Number(n) => n.to_string().len() + 2,
    };
    let width = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(length).max().unwrap_or(0);
    (0..columns).map(|c| (width(c) + 2).clamp(WIDTHS.0, WIDTHS.1)).collect()
}

fn sheet_name(title: &str) -> String {
    let name: String = title.chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c }).collect();
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "1".into() } else { name }
}

/// The rows of a CSV text that `verify` accepts.
pub fn rows(csv: &str) -> Vec<Vec<WorkbookCell>> {
    let mut rows = vec![Vec::new()];
    let mut letters = csv.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).chars().peekable();
    while letters.peek().is_some() {
        let quoted = letters.next_if_eq(&'"').is_some();
        let mut text = String::new();
        let mut inside = quoted;
        let end = loop {
            match letters.next() {
                Some('"') if inside && letters.next_if_eq(&'"').is_some() => text.push('"'),
                Some('"') if inside => inside = false,
                end @ (Some(',' | '\n') | None) if !inside => break end,
                None => break None,
                Some('\r') if !inside => {}
                Some(c) => text.push(c),
            }
        };
        if let Some(row) = rows.last_mut() {
            row.push(cell(text, quoted));
        }
        match end {
            Some('\n') => rows.push(Vec::new()),
            // The text ends with a comma: the last cell is empty.
            Some(_) if letters.peek().is_none() => rows.last_mut().into_iter().for_each(|row| row.push(WorkbookCell::Text(String::new()))),
            _ => {}
        }
    }
    rows
}

fn cell(text: String, quoted: bool) -> WorkbookCell {
    let is_code = text.starts_with('0') && text.len() > 1 && !text.starts_with("0.");
    match text.trim().parse::<f64>() {
        // Spreadsheets keep 15 digits of a number.
        Ok(number) if !quoted && !is_code && number.is_finite() && text.len() <= 15 => WorkbookCell::Number(number),
        _ => WorkbookCell::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{WorkbookCell, rows, workbook};
    use calamine::{Data, Reader};

    #[test]
    fn quotes_make_text_and_bare_numbers_numbers() {
        let text = |t: &str| WorkbookCell::Text(t.into());
        assert_eq!(
            rows("\u{feff}A,B\n\"0225 000 1022\",300\r\n0225,\"nói \"\"to\"\", rõ\"\n\"10510\",1.5\n\"a\nb\",\n"),
            [
                vec![text("A"), text("B")],
                vec![text("0225 000 1022"), WorkbookCell::Number(300.0)],
                vec![text("0225"), text("nói \"to\", rõ")],
                vec![text("10510"), WorkbookCell::Number(1.5)],
                vec![text("a\nb"), text("")],
            ]
        );
        assert_eq!(rows("a,b,"), [vec![text("a"), text("b"), text("")]]);
    }

    #[test]
    fn a_spreadsheet_reads_it_back_and_the_bytes_are_always_the_same() {
        let csv = "Đơn vị,Số bản\n\"Phường Thành Đông\",300\n";
        let bytes = workbook(csv, "Đặt in: đợt 1/2026, một tên dài hơn ba mươi mốt chữ").unwrap();
        assert_eq!(bytes, workbook(csv, "Đặt in: đợt 1/2026, một tên dài hơn ba mươi mốt chữ").unwrap());
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(sheet.get((1, 0)), Some(&Data::String("Phường Thành Đông".into())));
        assert_eq!(sheet.get((1, 1)), Some(&Data::Float(300.0)));
    }
}

//! Writes XLSX workbooks with text cells and drop-down lists.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The smallest and the largest width of a column, in characters.
const WIDTHS: (usize, usize) = (8, 48);
/// The largest total length of the choices of a drop-down list, in UTF-16 units (a limit of Excel).
const MAX_CHOICES: usize = 255;

/// One sheet of a workbook.
pub struct WorkbookPage {
    /// The name on its tab: at most 31 characters.
    pub name: String,
    /// The line above the header.
    pub title: String,
    /// The columns.
    pub columns: Vec<WorkbookColumn>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// How many empty rows follow, with the drop-down lists of their columns.
    pub spare: u32,
}

/// A column of a sheet.
pub struct WorkbookColumn {
    /// The header.
    pub head: String,
    /// The choices of its drop-down list; empty for free text.
    pub choices: Vec<String>,
}

/// The bytes of a workbook with this creation date. Fails with the message of the workbook library.
pub fn workbook(pages: &[WorkbookPage], made_on: Date) -> Result<Vec<u8>, String> {
    make(pages, made_on).map_err(|error| error.to_string())
}

fn make(pages: &[WorkbookPage], made_on: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The library writes the current time by default, which would make the bytes of every run different.
    let day = ExcelDateTime::from_ymd(made_on.year().max(1900) as u16, made_on.month() as u8, made_on.day() as u8)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for page in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(&page.name)?;
        fill(sheet, page)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, page: &WorkbookPage) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_font_size(13);
    let cell = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    let head = cell.clone().set_bold().set_background_color(Color::RGB(0xF2_EE_E3));
    sheet.write_string_with_format(0, 0, &page.title, &bold)?;
    for (c, column) in (0u16..).zip(&page.columns) {
        sheet.write_string_with_format(1, c, &column.head, &head)?;
        let widest = page.rows.iter().filter_map(|row| row.get(c as usize)).flat_map(|text| text.lines()).chain([&*column.head]);
        let width = widest.map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0) + 3;
        sheet.set_column_width(c, width.clamp(WIDTHS.0, WIDTHS.1) as f64)?;
    }
    let last = 1 + page.rows.len() as u32 + page.spare;
    let empty = String::new();
    for r in 2..=last {
        let row = page.rows.get(r as usize - 2);
        for c in 0..page.columns.len() as u16 {
            // The format of all cells is text, so that telephone numbers keep their zero, also those that are entered later.
            let text = row.and_then(|row| row.get(c as usize)).unwrap_or(&empty);
            if text.is_empty() {
                sheet.write_blank(r, c, &cell)?;
            } else {
                sheet.write_string_with_format(r, c, text, &cell)?;
            }
        }
    }
    for (c, column) in (0u16..).zip(&page.columns) {
        let letters: usize = column.choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
        if last > 1 && (1..=MAX_CHOICES).contains(&letters) {
            sheet.add_data_validation(2, c, last, c, &DataValidation::new().allow_list_strings(&column.choices)?)?;
        }
    }
    sheet.set_freeze_panes(2, 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(1, 1)?;
    Ok(())
}

//! `loa import contacts|locations`: workbooks as offices make them.

use crate::program::{Said, loa};
use crate::scratch::Scratch;
use rust_xlsxwriter::{Format, Workbook};

fn site() -> Scratch {
    Scratch::with(&[
        ("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\n"),
        (
            "content/places.csv",
            "code,name,type,parent\nhp,Thành phố Hải Phòng,city,\n101,Phường Gia Viên,phuong,hp\n102,Xã Nghi Dương,xa,hp\n",
        ),
    ])
}

fn import(site: &Scratch, more: &[&str]) -> Said {
    loa(site.path(), &[&["import", "contacts", "danh-ba.xlsx", "--as-of", "2026-11-22"], more].concat())
}

fn says(said: &Said, pieces: &[&str]) {
    for piece in pieces {
        assert!(said.all().contains(piece), "{piece}:\n{}", said.all());
    }
}

/// A directory with a cover, titles, a head of two rows, groups, a hidden row and a sum.
fn directory() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("Bìa").expect("a name");
    cover.write(0, 0, "DANH BẠ").expect("a cell").write(0, 1, "Phiên bản").expect("a cell");
    let sheet = book.add_worksheet().set_name("Danh bạ").expect("a name");
    let rows: &[&[&str]] = &[
        &["UBND THÀNH PHỐ HẢI PHÒNG"],
        &["DANH BẠ ĐIỆN THOẠI CÁC XÃ, PHƯỜNG"],
        &["STT", "Đơn vị", "Vai trò", "Chức vụ", "Điện thoại", "", "Máy lẻ"],
        &["", "", "", "", "Cơ quan", "Di động", ""],
        &["I", "KHỐI PHƯỜNG"],
        &["1", "Phường Gia Viên", "trực", "Trực ban", "0225 384 2123", "0912 345 678", "12"],
        &["2", "Phường Gia Viên", "tiếp nhận", "Bộ phận một cửa", "", "0912 345 679", ""],
        &["II", "KHỐI XÃ"],
        &["3", "Xã Nghi Dương", "trực", "Số cũ", "0225 384 2999", "", ""],
        &["", "Tổng cộng: 3 số"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, words) in row.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
            sheet.write(r as u32, c as u16, *words).expect("a cell");
        }
    }
    sheet.merge_range(2, 4, 2, 5, "Điện thoại", &Format::new()).expect("merged cells");
    sheet.set_row_hidden(8).expect("a hidden row");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_directory_is_read_below_its_head_and_hidden_rows_are_told() {
    let site = site();
    site.write("danh-ba.xlsx", directory());
    let said = import(&site, &[]);
    says(
        &said,
        &[
            "Đọc trang tính “Danh bạ” trong 2 trang tính.",
            "Cột “Điện thoại: Cơ quan” nhận là",
            "Cột “Máy lẻ” không dùng.",
            "Cột “Chức vụ” nhận là",
        ],
    );
    says(&said, &["Bảng có 1 hàng đang ẩn, vẫn được đọc. Thêm --skip-hidden", "Dòng 9: (hàng ẩn)  + Số cũ"]);
    says(&said, &["Dòng 5:  - không phải một dòng dữ liệu: “KHỐI PHƯỜNG”", "Dòng 10:  - không phải một dòng dữ liệu: “Tổng cộng: 3 số”"]);
    says(
        &said,
        &[
            "Dòng 6:  + Trực ban",
            "không lấy cột “Điện thoại: Di động”: “0912 345 678”",
            "Dòng 7:  + Bộ phận một cửa",
            "Nhận được 3 dòng; 0 dòng cần người quyết định.",
        ],
    );
    let said = import(&site, &["--skip-hidden", "--map", "Máy lẻ=hours", "--yes"]);
    says(&said, &["Bỏ qua 1 hàng đang ẩn.", "Nhận được 2 dòng", "import-columns.txt"]);
    let table = std::fs::read_to_string(site.at("content/contacts.csv")).expect("a table");
    assert!(table.contains("0225 384 2123") && table.contains("0912 345 679") && !table.contains("2999"), "{table}");
    // The column is remembered.
    let said = import(&site, &[]);
    says(&said, &["Cột “Máy lẻ” nhận là", "= đã có “Trực ban”"]);
}

#[test]
fn one_place_for_all_rows_and_columns_that_are_told() {
    let site = site();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in [["Vai trò", "Bộ phận", "Số ĐT"], ["trực", "Trực ban", "0225 384 2123"]].iter().enumerate() {
        for (c, words) in row.iter().enumerate() {
            sheet.write(r as u32, c as u16, *words).expect("a cell");
        }
    }
    site.write("danh-ba.xlsx", book.save_to_buffer().expect("a workbook"));
    says(&import(&site, &[]), &["không biết “” là đơn vị nào"]);
    says(&import(&site, &["--place", "102"]), &["Cột “Số ĐT” nhận là", "+ Trực ban [truc-ban-102]"]);
    assert_eq!(import(&site, &["--place", "9"]).code, 2);
    let said = import(&site, &["--map", "Số ĐT=dien thoai la"]);
    assert_eq!(said.code, 2);
    says(&said, &["loa schema contact"]);
}

#[test]
fn offices_of_one_place_stay_in_the_names() {
    let site = site();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Đơn vị", "Chức vụ", "Phòng ban", "Số ĐT"],
        ["Công an", "Trực ban", "Tầng 2", "0225 384 2123"],
        ["Xã Nghi Dương", "Trực đêm", "", "0225 384 2124"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, words) in row.iter().enumerate() {
            sheet.write(r as u32, c as u16, *words).expect("a cell");
        }
    }
    site.write("danh-ba.xlsx", book.save_to_buffer().expect("a workbook"));
    says(&import(&site, &["--place", "102"]), &["+ Công an – Trực ban – Tầng 2 [", "+ Trực đêm [truc-dem-102]"]);
}

#[test]
fn hidden_rows_of_old_and_open_workbooks_are_told() {
    let site = site();
    site.write("an.xls", include_bytes!("../documents/hidden-row.xls"));
    let rows = [
        ["Đơn vị", "Vai trò", "Bộ phận", "Số ĐT"],
        ["101", "trực", "Trực ban", "0225 000 2123"],
        ["102", "trực", "Số cũ", "0225 000 2999"],
    ];
    let cell = |words: &&str| format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>");
    let row = |(no, row): (usize, &[&str; 4])| {
        let hidden = if no == 2 { " table:visibility=\"collapse\"" } else { "" };
        format!("<table:table-row{hidden}>{}</table:table-row>", row.iter().map(cell).collect::<String>())
    };
    let empty = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>";
    let table = rows.iter().enumerate().map(row).collect::<String>();
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet><table:table table:name=\"A &amp; B\">{empty}{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>".to_string();
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_string()),
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an archive");
        std::io::Write::write_all(&mut archive, text.as_bytes()).expect("an archive");
    }
    site.write("an.ods", archive.finish().expect("an archive").into_inner());
    for (file, row) in [("an.xls", 4), ("an.ods", 5)] {
        let said = loa(site.path(), &["import", "contacts", file, "--as-of", "2026-11-22"]);
        says(&said, &["Bảng có 1 hàng đang ẩn, vẫn được đọc.", &format!("Dòng {row}: (hàng ẩn)  + Số cũ"), "+ Trực ban"]);
        let said = loa(site.path(), &["import", "contacts", file, "--as-of", "2026-11-22", "--skip-hidden"]);
        says(&said, &["Bỏ qua 1 hàng đang ẩn.", "Nhận được 1 dòng"]);
    }
}

#[test]
fn csv_lists_are_read_below_their_head_too_and_second_numbers_are_named() {
    let site = site();
    let list = "UBND THÀNH PHỐ,\"Ngày 1/7\",,,,,\nDANH BẠ,,,,,,\nSTT,Đơn vị,Vai trò,Bộ phận,Điện thoại,,Họ và tên\n,,,,Cơ quan,Di động,\n\
        1,Phường Gia Viên,trực,Trực ban,(0225) 0003842 / 0003843,0912 000 678,Nguyễn Văn A\n";
    site.write("danh-ba.csv", list);
    let said = loa(site.path(), &["import", "contacts", "danh-ba.csv", "--as-of", "2026-11-22"]);
    says(
        &said,
        &[
            "Cột “Điện thoại: Cơ quan” nhận là “điện thoại”.",
            "Cột “Họ và tên” không dùng.",
            "Muốn lấy cột “Họ và tên”: thêm --map \"Họ và tên=TÊN-TRƯỜNG\". Các trường: ",
            "Dòng 5:  + Trực ban",
            "không lấy cột “Điện thoại: Cơ quan”: “0225 0003843”",
            "không lấy cột “Điện thoại: Di động”: “0912 000 678”",
            "Nhận được 1 dòng; 0 dòng cần người quyết định.",
        ],
    );
}

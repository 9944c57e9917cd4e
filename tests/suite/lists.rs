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

//! Kits as files of files: what is in an archive, a joined PDF and a workbook, and that they are the same every time.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, published};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use lopdf::Document;
use std::io::Cursor;
use std::path::Path;

fn site() -> Scratch {
    let site = Scratch::new();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/facts-of-finished-files");
    for part in ["content", "themes"] {
        copy_folder(&case.join(part), &site.at(part));
    }
    site
}

fn build(site: &Scratch, args: &[&str]) {
    let said = loa(site.path(), &[&["build", "--quiet", "--as-of", "2026-11-24"], args].concat());
    assert_eq!((said.code, said.all()), (0, String::new()));
}

#[test]
fn archives_joined_pdfs_and_workbooks_hold_the_kit() {
    let site = site();
    build(&site, &[]);
    let made = published(&site.at("output"));
    let zip = Cursor::new(&made["101-phuong-an-bien/in/dot-1/tron-bo.zip"]);
    let mut zip = zip::ZipArchive::new(zip).expect("an archive");
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_string()).collect();
    assert_eq!(names, ["khai-sinh.txt", "khai-sinh_a6.pdf", "nop-thue.txt", "nop-thue_a6.pdf"]);
    let mut pdf = Vec::new();
    std::io::copy(&mut zip.by_name("nop-thue_a6.pdf").expect("there"), &mut pdf).expect("sound");
    assert_eq!(pdf, made["101-phuong-an-bien/in/dot-1/nop-thue_a6.pdf"]);

    let bytes = &made["www/in/dot-1/gop/sheet-a6.pdf"];
    let joined = Document::load_mem(bytes).expect("a PDF");
    assert_eq!(joined.get_pages().len(), 6, "two files of two wards, of two pages and of one");
    let parts: usize = made.iter().filter(|(path, _)| path.ends_with("_a6.pdf")).map(|(_, bytes)| bytes.len()).sum();
    assert!(bytes.len() < parts * 2 / 3, "fonts are in it once: {} of {parts}", bytes.len());

    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&made["www/in/dot-1/dat-in.xlsx"])).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let row = |n: usize| -> Vec<Data> { sheet.rows().nth(n).map(<[Data]>::to_vec).unwrap_or_default() };
    let text = |t: &str| Data::String(t.into());
    assert_eq!(row(0), [text("Mã"), text("Đơn vị"), text("Số bản"), text("Khổ"), text("Trang")]);
    assert_eq!(row(1), [text("101"), text("Phường An Biên"), Data::Float(7200.0), text("105 × 148"), Data::Float(2.0)]);

    // Any number of threads, and any past: the same bytes.
    build(&site, &["--output", "mot", "--jobs", "1"]);
    assert_eq!(published(&site.at("mot")), made);
    site.write("content/guides/nop-thue.md", site.read("content/guides/nop-thue.md").replace("pages: 1", "pages: 4"));
    build(&site, &[]);
    build(&site, &["--output", "sach"]);
    let made = published(&site.at("output"));
    assert_eq!(made, published(&site.at("sach")));
    assert_eq!(Document::load_mem(&made["www/in/dot-1/gop/sheet-a6.pdf"]).expect("a PDF").get_pages().len(), 12);
}

#[test]
fn what_is_joined_of_press_files_is_a_press_file() {
    let site = site();
    let sheet = "themes/x/products/sheet/product.yaml";
    site.write(sheet, format!("{}variants: [press]\n", site.read(sheet)));
    let joined = "themes/x/products/joined/product.yaml";
    site.write(joined, site.read(joined).replace("orders: term", "orders: term, variants: [press]"));
    let path = "www/in/dot-1/gop/sheet-a6.pdf";
    build(&site, &[]);
    assert!(!published(&site.at("output")).contains_key(path));
    build(&site, &["--press"]);
    let made = published(&site.at("output"));
    let pages = Document::load_mem(&made[path]).expect("a PDF").get_pages().len();
    assert_eq!(pages, 6);
    // A build without press files keeps it while it is current, and takes it away with those it was made of.
    build(&site, &[]);
    assert_eq!(published(&site.at("output")), made);
    site.write("content/guides/nop-thue.md", site.read("content/guides/nop-thue.md").replace("pages: 1", "pages: 2"));
    loa(site.path(), &["build", "--as-of", "2026-11-24"]);
    assert!(!published(&site.at("output")).contains_key(path));
}

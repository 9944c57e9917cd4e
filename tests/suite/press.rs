//! What a print shop gets: where it is cut, which inks it takes, how it is marked; and the picture that people forward.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, published};
use image::GenericImageView;
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::collections::BTreeMap;
use std::path::Path;

const MM: f32 = 72.0 / 25.4;
/// In percent, of one spot.
const MOST_INK: f32 = 300.0;

/// The site of the case about print shops, built with everything.
fn build(jobs: &str) -> BTreeMap<String, Vec<u8>> {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/print-shops-get-files-of-their-own"), site.path());
    let said = loa(site.path(), &["build", "--quiet", "--press", "--as-of", "2026-11-24", "--jobs", jobs]);
    assert_eq!(said.code, 0, "{}", said.all());
    published(&site.at("output"))
}

fn pdf(made: &BTreeMap<String, Vec<u8>>, path: &str) -> Document {
    Document::load_mem(&made[path]).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn numbers(object: &Object) -> Vec<f32> {
    object.as_array().expect("an array").iter().map(|n| n.as_float().expect("a number")).collect()
}

/// A box of the first page, in millimetres.
fn box_of(pdf: &Document, name: &[u8]) -> Vec<f32> {
    let page = pdf.get_dictionary(pdf.get_pages()[&1]).expect("a page");
    numbers(page.get(name).expect("a box")).iter().map(|side| (side / MM * 100.0).round() / 100.0).collect()
}

/// The drawing operations of a page: operator and operands.
fn operations(pdf: &Document, page: u32) -> Vec<(String, Vec<f32>)> {
    let content = Content::decode(&pdf.get_page_content(pdf.get_pages()[&page])).expect("operations");
    let number = |object: &Object| object.as_float().ok();
    content.operations.iter().map(|op| (op.operator.clone(), op.operands.iter().filter_map(number).collect())).collect()
}

#[test]
fn pages_say_where_they_are_cut_and_how_far_colour_runs() {
    let made = build("2");
    let sheet = pdf(&made, "www/in/khai-tu_nha-in.pdf");
    assert_eq!(box_of(&sheet, b"MediaBox"), [0.0, 0.0, 120.0, 170.0]);
    assert_eq!(box_of(&sheet, b"TrimBox"), [10.0, 10.0, 110.0, 160.0]);
    assert_eq!(box_of(&sheet, b"BleedBox"), [7.0, 7.0, 113.0, 163.0]);
    // At 1:10 the bleed of 5 cm is 5 mm, and the room for marks is as much smaller.
    let banner = pdf(&made, "www/in/khai-tu_6m_nha-in.pdf");
    assert_eq!(box_of(&banner, b"TrimBox"), [5.7, 5.7, 605.7, 85.7]);
    assert_eq!(box_of(&banner, b"BleedBox"), [0.7, 0.7, 610.7, 90.7]);
    let web = pdf(&made, "www/in/khai-tu.pdf");
    assert_eq!(box_of(&web, b"MediaBox"), [0.0, 0.0, 100.0, 150.0]);
}

#[test]
fn a_sheet_takes_inks_alone_and_not_too_much_of_them() {
    let sheet = pdf(&build("2"), "www/in/khai-tu_nha-in.pdf");
    let mut seen = Vec::new();
    for page in 1..=2 {
        for (operator, operands) in operations(&sheet, page) {
            match (&*operator, &operands[..]) {
                ("k" | "K", inks) => seen.push(inks.iter().map(|ink| (ink * 100.0).round()).collect::<Vec<f32>>()),
                ("g" | "G" | "rg" | "RG" | "sc" | "SC" | "scn" | "SCN", _) => panic!("a colour of screens: {operands:?} {operator}"),
                _ => {}
            }
        }
    }
    assert!(seen.contains(&vec![0.0, 0.0, 0.0, 100.0]), "text and codes are black alone: {seen:?}");
    assert!(seen.contains(&vec![20.0, 100.0, 100.0, 20.0]), "the brand has the inks the theme gives: {seen:?}");
    assert!(seen.contains(&vec![0.0, 100.0, 100.0, 0.0]), "a drawing's red follows from its colour: {seen:?}");
    assert!(seen.iter().all(|inks| inks.iter().sum::<f32>() <= MOST_INK), "{seen:?}");
}

#[test]
fn a_sheet_has_marks_to_cut_and_fold_it() {
    let made = build("2");
    // Each mark is one stroke: eight to cut, two for the fold.
    let strokes = |pdf: &Document, page| operations(pdf, page).iter().filter(|(operator, _)| operator == "S").count();
    let (sheet, web) = (pdf(&made, "www/in/khai-tu_nha-in.pdf"), pdf(&made, "www/in/khai-tu.pdf"));
    assert_eq!((strokes(&sheet, 1), strokes(&sheet, 2), strokes(&web, 1)), (10, 10, 0));
}

#[test]
fn the_picture_shows_every_page_and_can_be_forwarded() {
    let made = build("2");
    let bytes = &made["www/in/khai-tu.png"];
    let (width, height) = image::load_from_memory(bytes).expect("a picture").dimensions();
    assert!(bytes.len() <= 300_000 && width >= 400, "{} bytes, {width} wide", bytes.len());
    // Two pages of 2:3 below each other.
    assert!((2.9..3.2).contains(&(f64::from(height) / f64::from(width))), "{width} x {height}");
}

#[test]
fn the_same_files_on_any_number_of_threads() {
    let one = build("1");
    assert!(one.contains_key("www/in/khai-tu_nha-in.pdf"));
    for jobs in ["2", "8"] {
        let other = build(jobs);
        let differs: Vec<&String> = other.keys().filter(|path| one.get(*path) != other.get(*path)).collect();
        assert!(differs.is_empty() && one.len() == other.len(), "--jobs {jobs}: {differs:?}");
    }
}

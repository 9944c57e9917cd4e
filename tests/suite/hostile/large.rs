//! Large inputs: the time for them grows with their size, not with its square. Each would take minutes if it did.

use super::Victim;
use crate::program::loa;
use std::time::{Duration, Instant};

/// What each may take, with a program that is not optimised, on a machine that does other work.
const MOST: Duration = Duration::from_secs(40);

/// Builds a site with a file, and returns what is reported.
fn timely(name: &str, path: &str, text: String) -> String {
    let victim = Victim::new();
    victim.write(path, text);
    let from = Instant::now();
    let said = loa(&victim.at(""), &["build", "--quiet", "--as-of", "2026-11-22"]);
    assert!(from.elapsed() < MOST, "{name}: {:?}", from.elapsed());
    said.all()
}

fn page(text: String) -> String {
    format!("---\ntitle: A\n---\n\n{text}")
}

#[test]
fn a_page_of_equal_headings() {
    assert_eq!(timely("headings", "content/a.md", page("## A\n\n".repeat(9000))), "");
}

#[test]
fn links_to_anchors_as_other_tools_write_them() {
    let text = (0..9000).map(|i| format!("## Mục {i}\n\n[x](#Mục-{i})\n\n")).collect();
    assert_eq!(timely("anchors", "content/a.md", page(text)), "");
}

#[test]
fn a_page_of_references() {
    assert_eq!(timely("references", "content/a.md", page("Gọi {{ site.title }} nhé. ".repeat(90_000))), "");
    assert_eq!(timely("open references", "content/a.md", page("Gọi {{ x ".repeat(150_000))), "");
}

#[test]
fn a_page_of_constructs_of_other_tools() {
    let said = timely("tags", "content/a.md", page("a {% b ".repeat(90_000)));
    assert_eq!(said, "", "warnings are not shown with --quiet");
    timely("components", "content/a.md", page("a <A ".repeat(90_000) + "x={1} "));
}

#[test]
fn elements_in_each_other() {
    let victim = Victim::new();
    victim.write("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: x\nallow_html: true\n");
    victim.write("content/a.md", page("<b>x\n\n".repeat(20_000)));
    let from = Instant::now();
    assert!(victim.refusal(&[], 1, "nested-too-deep", Some(("content/a.md", 517))).is_empty());
    assert!(from.elapsed() < MOST, "{:?}", from.elapsed());
}

#[test]
fn rows_that_are_all_wrong() {
    let rows: String = (0..60_000).map(|i| format!("i{i},x{i},Bộ phận {i},0225 000 {:04}\n", i % 10_000)).collect();
    let said = timely("rows", "content/contacts.csv", format!("id,role,unit,phone,cho phép\n{rows}"));
    assert!(said.contains("Còn 59900 thông báo [unknown-choice] nữa trong content/contacts.csv."), "{}", said.len());
    assert!(said.len() < 60_000, "{}", said.len());
}

#[test]
fn a_value_as_long_as_a_letter() {
    let said = timely("cell", "content/contacts.csv", format!("id,role,unit,phone\na,{},B,1022\n", "đ".repeat(20_000)));
    assert!(said.contains("unknown-choice") && said.len() < 6000, "{}", said.len());
}

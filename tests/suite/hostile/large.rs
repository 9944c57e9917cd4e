//! Large inputs: the time for them grows with their size, not with its square. Each would take minutes if it did.

use super::Victim;
use crate::program::loa;
use crate::scratch::{Scratch, published};
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

/// A site with so many contacts of the city and three of a ward, in the theme `loa`.
fn contacts(city: impl Iterator<Item = usize>) -> String {
    let rows: String = city.map(|i| format!("i{i:04},,{},Bộ phận số {i},0225 000 {i:04}\n", ["duty", "receive"][i % 2])).collect();
    let ward: String = (0..3).map(|i| format!("p{i},101,technical,Bộ phận của phường {i},0225 111 000{i}\n")).collect();
    format!("id,place,role,unit,phone\n{rows}{ward}")
}

#[test]
fn a_list_of_a_thousand_rows_has_pages_and_every_row_is_found_there() {
    let site = Scratch::new();
    site.write("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: loa\n");
    site.write("content/places.csv", "code,name,type,parent\nhp,Thành phố,city,\n101,Phường Một,phuong,hp\n");
    site.write("content/contacts.csv", contacts(1..1000));
    let build = |output: &str| {
        let said = loa(site.path(), &["build", "--quiet", "--as-of", "2026-11-22", "--output", output]);
        assert_eq!(said.code, 0, "{}", said.all());
        published(&site.at(output))
    };
    build("a");
    // A row at the beginning moves all others; nothing in the ward changes but their pages.
    site.write("content/contacts.csv", contacts(0..1000));
    let made = build("a");
    assert_eq!(made, build("b"), "built again is not what is built from nothing");
    let text = |path: &str| String::from_utf8_lossy(&made[path]).into_owned();
    for folder in ["www", "101-phuong-mot"] {
        let index = made.keys().find(|path| path.starts_with(&format!("{folder}/tim-kiem.")) && path.ends_with(".js")).expect("an index");
        let index = text(index);
        let addresses: Vec<&str> = index.split('"').filter(|piece| piece.starts_with("lien-he") && piece.contains('#')).collect();
        assert_eq!(addresses.len(), if folder == "www" { 1000 } else { 3 });
        for address in addresses {
            let (page, id) = address.split_once('#').expect("an anchor");
            assert!(text(&format!("{folder}/{page}")).contains(&format!("id=\"{id}\"")), "{folder}/{address}");
        }
        let pages = made.keys().filter(|path| path.starts_with(&format!("{folder}/lien-he")) && path.ends_with(".html")).count();
        assert_eq!(pages, if folder == "www" { 5 } else { 6 });
        let pieces: String =
            made.keys().filter(|path| path.starts_with(&format!("{folder}/nhung/lien-he"))).map(|path| text(path)).collect();
        assert!((0..1000).all(|i| pieces.contains(&format!("0225 000 {i:04}"))), "{folder}");
    }
}

#[test]
fn a_list_that_is_too_long_for_paper_stops_the_print_at_its_guide() {
    let site = Scratch::new();
    site.write("content/site.yaml", "title: Hải Phòng\nbase_url: https://hp.example.vn/\ntheme: loa\n");
    let steps: String = (1..=8000).map(|i| format!("{i}. Đến bàn số {i}.\n")).collect();
    site.write("content/guides/dai.md", format!("---\ntitle: Dài\nsummary: Bài dài.\n---\n\n# Dài\n\n## Các bước\n\n{steps}"));
    let campaign = "---\ntitle: Đợt\nsummary: Đợt một.\ngoal: Biết\nguides: [dai]\nkit:\n  - { product: leaflet, places: all, copies: 5 }\n---\n\n# Đợt\n\nChữ.\n";
    site.write("content/campaigns/dot.md", campaign);
    let said = loa(site.path(), &["build", "--as-of", "2026-11-22", "--only", "leaflet", "--format", "json"]);
    let wrong = super::said_wrong(&said, 1, "print-too-long", Some(("content/guides/dai.md", 0)));
    assert!(wrong.is_empty() || cfg!(not(feature = "print")), "{}", wrong.join("\n"));
    assert!(!site.at("output/www").exists());
}

#[test]
fn words_of_thousands_of_letters() {
    let victim = Victim::new();
    victim.write("content/a.md", page(format!("Chữ viết. {}", format!("{} ", "đ".repeat(20_000)).repeat(4))));
    let from = Instant::now();
    let said = loa(&victim.at(""), &["check", "--as-of", "2026-11-22"]);
    assert!(said.code < 2 && from.elapsed() < MOST, "{:?} {}", from.elapsed(), said.all());
}

/// What a build says with this print template, with a limit of one gibibyte and of so many seconds.
#[cfg(all(target_os = "linux", feature = "print"))]
fn with_template(seconds: &str, template: &str) -> crate::program::Said {
    let site = Scratch::new();
    site.write("content/site.yaml", "title: Xã An Hải\nbase_url: https://an-hai.example.vn/\ntheme: x\n");
    site.write("content/guides/a.md", "---\ntitle: A\nsummary: Một câu.\n---\n\nChữ.\n");
    site.write("themes/x/theme.yaml", "extends: loa\n");
    let product =
        "for: guide\ntemplate: phieu.typ\npath: \"in/{item.slug}.pdf\"\npage: { trim: [100mm, 100mm], pages: 1, smallest_text: 9pt }\n";
    site.write("themes/x/products/phieu/product.yaml", product);
    site.write("themes/x/products/phieu/phieu.typ", template);
    let mut command = crate::program::command(site.path(), &["build", "--as-of", "2026-11-22", "--only", "phieu"]);
    let child = command.env("LOA_MEMORY", "1024").env("LOA_PRINT_SECONDS", seconds).spawn().expect("loa starts");
    let said = crate::program::finish(child);
    assert!(!site.at("output/www").exists());
    // The next run removes what was left, and works.
    site.write("themes/x/products/phieu/phieu.typ", "#import \"/loa.typ\": *\n#show: paper\nXong.\n");
    let next = loa(site.path(), &["build", "--as-of", "2026-11-22", "--only", "phieu"]);
    assert_eq!(next.code, 0, "{}", next.all());
    said
}

#[test]
#[cfg(all(target_os = "linux", feature = "print"))]
fn a_template_that_doubles_a_text_is_named_before_memory_ends() {
    let said = with_template("300", "#import \"/loa.typ\": *\n#show: paper\n#let s = \"a\"\n#for i in range(60) { s = s + s }\n#s\n");
    assert!(said.code == 2 && said.err.contains("in/a.pdf") && said.err.contains("1024 MiB"), "{} {}", said.code, said.all());
}

#[test]
#[cfg(all(target_os = "linux", feature = "print"))]
fn a_template_without_end_is_named() {
    let said = with_template(
        "2",
        "#import \"/loa.typ\": *\n#show: paper\n#for a in range(9000) { for b in range(9000) { for c in range(9000) { } } }\n",
    );
    assert!(said.code == 2 && said.err.contains("in/a.pdf") && said.err.contains("2 giây"), "{} {}", said.code, said.all());
}

//! The search index: how much a phone loads for 300 pages, and when its name changes.

use crate::program::loa;
use crate::scratch::{Scratch, copy_folder, files};
use std::io::Write;
use std::path::Path;

/// What a phone may load for the index of 300 pages of about 600 words, in bytes as they travel.
const BUDGET: usize = 40_000;

/// Sentences of the handed-over site: real words in their real proportions.
fn sentences() -> Vec<String> {
    let texts = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"));
    let texts = texts.iter().filter(|(path, _)| path.ends_with(".md") && !path.ends_with(".en.md"));
    let lines = texts.flat_map(|(_, bytes)| String::from_utf8_lossy(bytes).lines().map(str::to_string).collect::<Vec<_>>());
    let prose = lines.filter(|line| {
        line.starts_with(char::is_alphabetic) && line.split_whitespace().count() > 8 && !line.contains(['[', '{', '|', '<'])
    });
    prose.flat_map(|line| line.split_inclusive(". ").map(|s| s.trim().to_string()).collect::<Vec<_>>()).collect()
}

/// 300 pages of about 600 words put together from sentences; always the same.
fn site() -> Scratch {
    let bank = sentences();
    assert!(bank.len() > 100, "{} sentences", bank.len());
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/loa"), &site.at("themes/loa"));
    site.write("content/site.yaml", "title: Thử\nbase_url: https://thu.example.vn/\nlanguages: [vi]\ntheme: loa\n");
    let mut seed: u64 = 2026;
    let mut pick = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        &bank[(seed >> 33) as usize % bank.len()]
    };
    for page in 0..300 {
        let title: Vec<&str> = pick().split_whitespace().take(8).collect();
        let title = title.join(" ").replace(['"', '\\'], "");
        let summary = pick().replace(['"', '\\'], "");
        let mut body = String::new();
        while body.split_whitespace().count() < 600 {
            body.push_str(&format!("{}\n\n", pick()));
        }
        site.write(
            &format!("content/trang/{page:03}.md"),
            format!("---\ntitle: \"{title} {page}\"\nsummary: \"{summary}\"\n---\n\n{body}"),
        );
    }
    site
}

fn build(site: &Scratch) -> (String, Vec<u8>) {
    let said = loa(site.path(), &["build", "--as-of", "2026-11-22", "--only", "search-index"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let made = files(&site.at("output/www"));
    let mut found: Vec<_> = made.into_iter().filter(|(path, _)| path.starts_with("tim-kiem.") && path.ends_with(".js")).collect();
    found.sort_by_key(|(path, _)| std::fs::metadata(site.at("output/www").join(path)).and_then(|m| m.modified()).ok());
    found.pop().expect("an index")
}

#[test]
fn an_index_of_300_pages_is_small_and_its_name_tells_when_it_changed() {
    let site = site();
    let (name, bytes) = build(&site);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&bytes).expect("memory");
    let size = packed.finish().expect("memory").len();
    assert!(size > 10_000, "{size} bytes cannot hold the words of 300 pages");
    assert!(size <= BUDGET, "{size} bytes are more than {BUDGET}");
    assert!(String::from_utf8_lossy(&bytes).contains("\"trang/299.html\""));

    assert_eq!(build(&site).0, name);
    let page = "content/trang/007.md";
    site.write(page, format!("{}\nMột câu nữa.\n", site.read(page)));
    assert_ne!(build(&site).0, name);
}

/// A city's procedures: one of each field in turn, each but the first names another one.
fn city_of_procedures(count: usize) -> Scratch {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/loa"), &site.at("themes/loa"));
    site.write("content/site.yaml", "title: Thử\nbase_url: https://thu.example.vn/\nlanguages: [vi]\ntheme: loa\n");
    let row = |n: usize| {
        let field = ["Đất đai", "Hộ tịch", "Xây dựng", "Y tế", ""][n % 5];
        let next = if n == 0 { String::new() } else { format!("p-{}", (n * 7) % count) };
        format!("p-{n},9.{n:06},Thủ tục số {n} về {},{field},{next}\n", ["nhà", "đất", "người"][n % 3])
    };
    site.write("content/procedures.csv", format!("slug,code,name,field,replaced_by\n{}", (0..count).map(row).collect::<String>()));
    site.write("content/guides/hoi.md", "---\ntitle: Hỏi về thủ tục\n---\n\nXem [thủ tục số chín](procedure:p-9).\n");
    site
}

#[test]
fn two_thousand_procedures_go_over_pages_and_are_found_on_theirs() {
    let site = city_of_procedures(2000);
    let said = loa(site.path(), &["build", "--as-of", "2026-11-22"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let made = files(&site.at("output/www"));
    let text = |path: &str| String::from_utf8_lossy(&made[path]).into_owned();
    let pages: Vec<&String> = made.keys().filter(|path| path.starts_with("thu-tuc") && path.ends_with(".html")).collect();
    assert_eq!(pages.len(), 7, "{pages:?}");
    let at = |n: usize| pages.iter().find(|page| text(page).contains(&format!("id=\"p-{n}\""))).map_or("", |page| page.as_str());
    for n in 0..2000 {
        assert!(!at(n).is_empty(), "procedure {n}");
    }
    assert_eq!(pages.iter().map(|page| text(page).matches("data-item").count()).sum::<usize>(), 2000, "each once");
    // What a page names of another page leads there; what stands on it is below.
    assert!(text("huong-dan/hoi.html").contains(&format!("../{}#p-9", at(9))));
    let link = |n: usize| {
        if at(n) == at((n * 7) % 2000) {
            format!("href=\"#p-{}\"", (n * 7) % 2000)
        } else {
            format!("href=\"{}#p-{}\"", at((n * 7) % 2000), (n * 7) % 2000)
        }
    };
    for n in [1, 2, 3, 40, 500, 1999] {
        assert!(text(at(n)).contains(&link(n)), "{n}: {}", link(n));
    }
    // Every field is reached from every page.
    for page in &pages {
        let nav =
            text(page).split("data-unsifted").nth(1).and_then(|rest| rest.split("</nav>").next().map(String::from)).expect("contents");
        assert_eq!(nav.matches("<li>").count(), 5, "{page}");
        let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        zipped.write_all(&made[*page]).expect("memory");
        let bytes = zipped.finish().expect("memory").len();
        assert!(bytes < 50_000, "{page}: {bytes} bytes");
    }
    let index = made.keys().find(|path| path.starts_with("tim-kiem.") && path.ends_with(".js")).expect("an index");
    for n in [0, 9, 1234, 1999] {
        assert!(text(index).contains(&format!("{}#p-{n}\"", at(n))), "{n}: {}", at(n));
    }
}

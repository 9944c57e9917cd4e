//! Nothing that a person wrote disappears: every word of random guides, pages, notices and questions is on their page or in a diagnostic.
//!
//! `CONSERVATION_SITES=50 CONSERVATION_SEED=7 cargo test --test suite conservation` tries more and others.

mod foreign;
mod reader;
mod writer;

use crate::program::loa;
use crate::random_values::number;
use crate::scratch::{Scratch, copy_folder, files};
use reader::{Reported, visible_words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use writer::Written;

/// Faults that the random texts have on purpose, or by chance: they name what is not shown, and must not stop the build.
const CHECKS: &str = "{ raw-html: warning, link-broken: warning, image-missing: warning, image-remote: warning, file-missing: warning, \
     alt-missing: warning, duplicate-anchor: warning, bad-reference: warning, unknown-reference: warning }";

/// A seed for each site that is tried.
fn seeds() -> std::ops::Range<u64> {
    let first = number("CONSERVATION_SEED", 1);
    first..first + number("CONSERVATION_SITES", 1)
}

/// A site with the sample theme.
fn site(written: &[Written]) -> Scratch {
    let site = Scratch::new();
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/loa"), &site.at("themes/loa"));
    site.write("content/site.yaml", format!("title: Thử\nbase_url: https://thu.example.vn/\ntheme: loa\nchecks: {CHECKS}\n"));
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
    site.write("static/tranh.svg", drawing);
    for one in written {
        site.write(&one.path, &one.text);
    }
    site
}

/// Builds a site and says which words of which file are lost.
fn lost(written: &[Written]) -> Vec<String> {
    let site = site(written);
    let said = loa(site.path(), &["build", "--as-of", "2026-11-22", "--format", "json"]);
    let reports = Reported::read(&said.all());
    assert!(said.code == 0, "{}", reports.errors().join("\n"));
    let made = files(&site.at("output/www"));
    let pages: BTreeMap<&str, BTreeSet<String>> = written.iter().map(|one| (&*one.page, BTreeSet::new())).collect();
    let pages: BTreeMap<&str, BTreeSet<String>> = pages
        .into_keys()
        .map(|page| (page, made.get(page).map(|b| visible_words(&String::from_utf8_lossy(b))).unwrap_or_default()))
        .collect();
    let mut found = Vec::new();
    for (path, bytes) in made.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let gone = reader::broken_anchors(&html);
        if !gone.is_empty() {
            found.push(format!("{path} links to {gone:?}, which it has not\n"));
        }
    }
    for one in written {
        let missing: Vec<&String> =
            one.words.iter().filter(|word| !pages[&*one.page].contains(*word) && !reports.names(&one.path, &one.text, word)).collect();
        if !missing.is_empty() {
            found.push(format!("{}: {missing:?}\n{}\n", one.path, one.text));
        }
    }
    found
}

fn nothing_is_lost(written: &[Written]) {
    let lost = lost(written);
    assert!(lost.is_empty(), "{} of {} lose words:\n\n{}", lost.len(), written.len(), lost.into_iter().take(3).collect::<String>());
}

#[test]
fn every_word_of_random_texts_is_on_their_page_or_in_a_diagnostic() {
    seeds().for_each(|seed| nothing_is_lost(&writer::write(seed, 240)));
}

#[test]
fn every_word_in_the_manner_of_other_tools_is_on_its_page_or_in_a_diagnostic() {
    seeds().for_each(|seed| nothing_is_lost(&foreign::write(seed, 90)));
}

/// The sample content at the city alone: the texts without those of wards, and without tables.
#[test]
fn every_word_of_the_sample_content_is_on_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Scratch::new();
    ["themes", "static"].iter().for_each(|part| copy_folder(&root.join(part), &site.at(part)));
    let texts = files(&root.join("content")).into_iter().filter(|(path, _)| !path.starts_with("places"));
    let texts: Vec<(String, Vec<u8>)> = texts.filter(|(path, _)| !path.ends_with("s.csv") && path != "printed.yaml").collect();
    texts.iter().for_each(|(path, bytes)| site.write(&format!("content/{path}"), bytes));
    // What they say of wards and tables is not here.
    let missing = "link-broken: off, file-missing: off, unknown-item: off, unknown-place: off";
    let lines = site.read("content/site.yaml").replace("minify: true", &format!("checks: {{ {missing} }}"));
    site.write("content/site.yaml", lines);
    let places = std::fs::read_to_string(root.join("content/places.csv")).expect("the table of places");
    site.write("content/places.csv", places.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    let mut args = vec!["build", "--as-of", "2026-11-22", "--format", "json", "--quiet"];
    let products = ["guide", "notice", "page", "campaign", "infographic", "home"];
    products.iter().for_each(|product| args.extend(["--only", product]));
    let said = loa(site.path(), &args);
    assert_eq!(said.code, 0, "{}", said.all());
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, bytes) in files(&site.at("output")).iter().filter(|(path, _)| path.ends_with(".html")) {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".html").to_string();
        shown.entry(name).or_default().extend(visible_words(&String::from_utf8_lossy(bytes)));
    }
    let mut tried = 0;
    for (path, bytes) in texts.iter().filter(|(path, _)| path.ends_with(".md")) {
        let text = String::from_utf8_lossy(bytes);
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").trim_end_matches(".en");
        let (Some(page), Some((_, body))) = (shown.get(name), text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n"))) else {
            continue;
        };
        tried += 1;
        let missing: Vec<String> = writer::words_of(&writer::told(body)).filter(|word| !page.contains(word)).collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
    }
    assert!(tried > 30, "{tried} texts");
}

/// A message holds the titles of the steps; what else the guide says is listed beside the values of its template.
#[test]
fn what_a_product_leaves_out_is_listed_with_its_view() {
    let campaign = "---\ntitle: Đợt một\ngoal: Ai cũng biết.\nguides: [nop-ho-so]\nphases: [{ name: Một, from: 2026-11-01, to: 2026-12-31 }]\n\
         kit: [{ product: messages, places: all }]\n---\n\nChữ.\n";
    let guide =
        "---\ntitle: Nộp hồ sơ\nsummary: Nộp trên mạng.\n---\n\n## Các bước\n\n1. **Mở trang**: bấm nút đỏ\n2. Nộp\n\nNhớ giữ biên lai.\n";
    let written = |path: &str, text: &str| Written { path: path.into(), text: text.into(), page: String::new(), words: Vec::new() };
    let site = site(&[written("content/campaigns/dot-1.md", campaign), written("content/guides/nop-ho-so.md", guide)]);
    let jobs = loa(site.path(), &["list", "jobs", "--as-of", "2026-11-22"]);
    let job =
        jobs.out.split_whitespace().find(|word| word.starts_with("messages/")).unwrap_or_else(|| panic!("{}", jobs.all())).to_string();
    let said = loa(site.path(), &["view", &job, "--as-of", "2026-11-22"]);
    assert!(serde_json::from_str::<serde_json::Value>(&said.out).is_ok(), "{}", said.out);
    assert!(said.err.contains("[text-left-out]") && said.err.contains("Nhớ giữ biên lai."), "{}", said.err);
    assert!(said.err.contains("nop-ho-so.md:8") && !said.err.contains("2. Nộp"), "{}", said.err);
}

//! Print that one ward's own data leaves no room for: it is left out of every run alike, and what is merged or delivered knows that it was.

use crate::program::{Said, loa};
use crate::scratch::{Scratch, published};
use std::collections::BTreeMap;
use std::fs;

/// Enough to fill a sheet.
const LONG: &str = "Tầng 2, nhà điều hành khu tái định cư số 3, đường nối từ quốc lộ ra bến phà cũ, đối diện chợ hải sản ban đêm. ";

const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Cửa Sông\nbase_url: https://cua-song.example.vn/\ntheme: x\n"),
    ("content/guides/khai-sinh.md", "---\ntitle: Khai sinh\n---\n\nChữ.\n"),
    (
        "content/campaigns/dot-1.md",
        "---\ntitle: Đợt 1\ngoal: Ai cũng biết.\nguides: [khai-sinh]\nkit:\n  - { product: sheet, places: all, copies: 10 }\n  - { product: list, places: all }\n  - { product: bundle, places: all }\n  - { product: joined, places: [hp] }\n---\n",
    ),
    ("themes/x/theme.yaml", "title: X\ntokens: { color: { brand: \"#a3111b\", ink: \"#1b1b1f\" } }\n"),
    (
        "themes/x/products/sheet/product.yaml",
        "title: { vi: Tờ giấy, en: Sheet }\nfor: guide\nper: place\nwhen: kit\ntemplate: sheet.typ\npath: \"in/{campaign.slug}/{item.slug}.pdf\"\npage: { trim: [105mm, 148mm], bleed: 3mm }\nvariants: [picture, press]\n",
    ),
    // Words inside a function of a theme have no place in the content that the program could name.
    (
        "themes/x/products/sheet/sheet.typ",
        "#import \"/loa.typ\": *\n#show: paper.with(margin: 10mm, size: 11pt)\n= #view.item.title\n#block(width: 60mm, height: 30mm, fit(name: \"địa chỉ\", most: 11pt, least: 9pt, [Ở #upper(view.place.address)]))\n",
    ),
    (
        "themes/x/products/guide/product.yaml",
        "for: guide\nper: place\ncanonical: true\ntemplate: page.html\npath: \"{item.slug}.html\"\nneeds: { files: { jobs: kit, of: item, facts: [pages] } }\n",
    ),
    (
        "themes/x/products/guide/page.html",
        "<!doctype html><title>{{ item.title }}</title>{{ item.body.html }}{% for f in files %}<a href=\"{{ job.root }}{{ f.url }}\">{{ f.product_title }}</a> {{ f.pages }}{% endfor %}",
    ),
    ("themes/x/products/campaign/product.yaml", "for: campaign\ncanonical: true\ntemplate: page.html\npath: \"{item.slug}.html\"\n"),
    ("themes/x/products/campaign/page.html", "<!doctype html><title>{{ item.title }}</title>{{ item.goal }}"),
    (
        "themes/x/products/list/product.yaml",
        "title: { vi: Đặt in, en: Order }\nfor: campaign\nper: place\nwhen: kit\ntemplate: list.csv\npath: \"in/{campaign.slug}/dat-in.csv\"\nneeds: { rows: { orders: [sheet], facts: [range] } }\n",
    ),
    ("themes/x/products/list/list.csv", "{% for r in rows %}{{ r.place.code }},{{ r.last_page or \"\" }}\n{% endfor %}"),
    (
        "themes/x/products/bundle/product.yaml",
        "for: campaign\nper: place\nwhen: kit\nmake: zip\npath: \"in/{campaign.slug}/tron-bo.zip\"\nneeds: { files: { jobs: kit, of: campaign } }\n",
    ),
    (
        "themes/x/products/joined/product.yaml",
        "title: { vi: Tệp in gộp, en: Joined }\nfor: { each: product, of: campaign }\nper: place\nwhen: kit\nmake: join\npath: \"in/{campaign.slug}/gop/{term.slug}.pdf\"\nneeds: { files: { orders: term } }\n",
    ),
];

const NAMES: [&str; 3] = ["khai-sinh.pdf", "khai-sinh.png", "khai-sinh_nha-in.pdf"];
const DAY: [&str; 3] = ["--press", "--as-of", "2026-11-24"];

fn places(address_of_102: &str, address_of_others: &str) -> String {
    let others = |code: &str, name: &str| format!("{code},{name},phuong,hp,{address_of_others}\n");
    let wards = [others("101", "Phường Đầu Ghềnh"), format!("102,Phường Cuối Bãi,phuong,hp,\"{address_of_102}\"\n")].concat();
    format!("code,name,type,parent,address\nhp,Thành phố Cửa Sông,city,,Số 1\n{wards}{}", others("103", "Phường Giữa Dòng"))
}

fn site() -> Scratch {
    let site = Scratch::with(SITE);
    site.write("content/places.csv", places(&LONG.repeat(8), "Số 2"));
    site
}

fn run(site: &Scratch, args: &[&str]) -> Said {
    let said = loa(site.path(), args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.all());
    said
}

fn build(site: &Scratch, output: &str, more: &[&str]) -> Said {
    run(site, &[&["build", "--output", output], &DAY[..], more].concat())
}

fn without_record(site: &Scratch, output: &str) {
    fs::remove_file(site.at(&format!("{output}/.loa/last-build"))).expect("a record");
}

/// The printed files of each root.
fn sheets(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    files.keys().filter_map(|path| path.ends_with("/in/dot-1/khai-sinh.pdf").then(|| path.split('/').next()).flatten()).collect()
}

#[test]
fn the_cause_is_found_by_comparison_and_the_row_is_named() {
    let site = site();
    for run in 0..2 {
        let said = build(&site, "output", &[]);
        assert!(said.err.contains("print-no-room") && said.err.contains("content/places.csv:4"), "{}", said.all());
        assert!(said.err.contains("Phường Cuối Bãi") && said.err.contains("địa chỉ"), "run {run}: {}", said.all());
        let made = published(&site.at("output"));
        assert_eq!(sheets(&made), ["101-phuong-dau-ghenh", "103-phuong-giua-dong", "www"]);
        for name in NAMES {
            assert!(!made.contains_key(&format!("102-phuong-cuoi-bai/in/dot-1/{name}")), "{name}");
            assert!(made.contains_key(&format!("101-phuong-dau-ghenh/in/dot-1/{name}")), "{name}");
        }
        let text = |path: &str| String::from_utf8_lossy(&made[path]).into_owned();
        assert!(!text("102-phuong-cuoi-bai/khai-sinh.html").contains("href"));
        assert_eq!(text("www/in/dot-1/dat-in.csv"), "hp,1\n101,2\n103,3\n");
        without_record(&site, "output");
    }
    // A deep check says what a build would say.
    let said = run(&site, &["check", "--deep", "--as-of", "2026-11-24"]);
    assert!(said.err.contains("print-no-room") && said.err.contains("content/places.csv:4"), "{}", said.all());
    // The only ward of a run is compared with others that are not made.
    let said = build(&site, "one", &["--place", "102"]);
    assert!(said.err.contains("print-no-room"), "{}", said.all());
}

#[test]
fn what_has_room_nowhere_is_a_fault_of_all() {
    let site = site();
    site.write("content/places.csv", places(&LONG.repeat(8), &format!("\"{}\"", LONG.repeat(8))));
    let said = loa(site.path(), &[&["build"], &DAY[..]].concat());
    assert!(said.code == 1 && said.err.contains("print-overflow"), "{}", said.all());
    // The same in a text that all share.
    let site = Scratch::with(SITE);
    site.write("content/places.csv", places("Số 2", "Số 3"));
    let template = "themes/x/products/sheet/sheet.typ";
    site.write(template, site.read(template).replace("[Ở ", &format!("[{} ", LONG.repeat(8))));
    let said = loa(site.path(), &[&["build"], &DAY[..]].concat());
    assert!(said.code == 1 && said.err.contains("print-overflow") && !said.err.contains("print-no-room"), "{}", said.all());
}

#[test]
fn a_file_that_was_made_before_goes_with_all_its_variants() {
    let site = site();
    let there = |name: &str| site.at(&format!("output/102-phuong-cuoi-bai/in/dot-1/{name}")).exists();
    site.write("content/places.csv", places("Số 9", "Số 2"));
    build(&site, "output", &[]);
    assert!(NAMES.into_iter().all(there));
    // A run of a part takes it away too: what would stay is out of date.
    site.write("content/places.csv", places(&LONG.repeat(8), "Số 2"));
    build(&site, "output", &["--only", "sheet"]);
    assert!(!NAMES.into_iter().any(there));
    // And it is back as soon as it fits.
    site.write("content/places.csv", places("Số 10", "Số 2"));
    build(&site, "output", &[]);
    assert!(NAMES.into_iter().all(there));
}

#[test]
fn a_letter_that_cannot_be_printed_leaves_out_its_ward_alone() {
    let site = site();
    site.write("content/places.csv", places("Số 2 \u{1F3E0}", "Số 2"));
    site.write(
        "themes/x/products/sheet/sheet.typ",
        "#import \"/loa.typ\": *\n#show: paper.with(margin: 10mm, size: 11pt)\n= #view.item.title\n#view.place.address\n",
    );
    let said = build(&site, "output", &[]);
    assert!(said.err.contains("print-no-room") && said.err.contains('\u{1F3E0}') && said.err.contains("places.csv:4"), "{}", said.all());
    assert_eq!(sheets(&published(&site.at("output"))).len(), 3);
}

#[test]
fn a_repeated_build_says_it_again() {
    let site = site();
    let first = build(&site, "output", &[]);
    let second = build(&site, "output", &["--format", "json"]);
    assert!(second.out.contains("\"repeated\":true") && second.out.contains("print-no-room"), "{}", second.all());
    assert!(first.err.contains("print-no-room"));
    // And it is still known to be left out.
    run(&site, &["publish", "dir", "--to", "đích"]);
}

#[test]
fn a_delivery_names_what_is_left_out_and_refuses_what_is_missing() {
    let site = site();
    build(&site, "output", &[]);
    for form in ["dir", "zip"] {
        let said = run(&site, &["publish", form, "--to", form]);
        assert!(said.err.contains("files-left-out") && said.err.contains("102-phuong-cuoi-bai/in/dot-1/khai-sinh.pdf"), "{}", said.all());
    }
    let sent = published(&site.at("dir"));
    assert!(sent.contains_key("101-phuong-dau-ghenh/in/dot-1/khai-sinh_nha-in.pdf"));
    // The data fits now, and nothing was built: the output is out of date.
    site.write("content/places.csv", places("Số 9", "Số 2"));
    let said = loa(site.path(), &["publish", "dir", "--to", "dir"]);
    assert!(said.code != 0 && said.err.contains("output-outdated"), "{}", said.all());
    // A print that somebody has taken away is not one that was left out.
    build(&site, "output", &[]);
    fs::remove_file(site.at("output/101-phuong-dau-ghenh/in/dot-1/khai-sinh.pdf")).expect("a sheet");
    let said = loa(site.path(), &["publish", "dir", "--to", "dir"]);
    assert!(said.code != 0 && said.err.contains("101-phuong-dau-ghenh/in/dot-1/khai-sinh.pdf"), "{}", said.all());
}

#[test]
fn shards_leave_out_what_one_run_leaves_out() {
    let site = site();
    build(&site, "whole", &["--quiet"]);
    let whole = published(&site.at("whole"));
    for of in [1, 2, 3] {
        let dirs: Vec<String> = (1..=of).map(|number| format!("{of}-{number}")).collect();
        for (number, dir) in (1..).zip(&dirs) {
            build(&site, dir, &["--quiet", "--shard", &format!("{number}/{of}")]);
        }
        let output = format!("merged{of}");
        let dirs: Vec<&str> = dirs.iter().map(String::as_str).collect();
        let said = run(&site, &[&["merge", "--output", &output], &dirs[..]].concat());
        assert!(said.err.contains("files-left-out") && said.err.contains("102-phuong-cuoi-bai/in/dot-1/khai-sinh.pdf"), "{}", said.all());
        assert!(published(&site.at(&output)) == whole, "{of} shards");
        run(&site, &["publish", "dir", "--output", &output, "--to", &format!("{output}-sent")]);
    }
    // A sheet that a shard has lost is missing all the same.
    let root = (1..=3).map(|number| site.at(&format!("3-{number}/101-phuong-dau-ghenh"))).find(|root| root.exists()).expect("a root");
    fs::remove_file(root.join("in/dot-1/khai-sinh.pdf")).expect("a sheet");
    let said = loa(site.path(), &["merge", "--output", "merged3", "3-1", "3-2", "3-3"]);
    assert!(said.code != 0 && said.err.contains("shard-"), "{}", said.all());
}

//! Shards: however many runs make a site, on whichever machine, what is merged is what one run makes, byte for byte.

use crate::program::{Said, loa};
use crate::scratch::{Scratch, copy_folder, published};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A city of four wards: print orders, archives and joined PDFs, pages that show facts of files, pictures, own files.
fn city() -> Scratch {
    let site = Scratch::of_case("facts-of-finished-files");
    let add = |file: &str, text: &str| site.write(file, format!("{}{text}", site.read(file)));
    add("content/places.csv", "103,Phường Lê Chân,phuong,hp,900\n104,Đặc khu Cát Hải,dac-khu,hp,80\n");
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/pictures-in-sizes/content/guides/dung.jpg");
    site.write("content/guides/dung.jpg", fs::read(picture).expect("a picture"));
    add("content/guides/khai-sinh.md", "\n![Bốn ô màu](dung.jpg)\n");
    add("themes/x/theme.yaml", "images: { content: { widths: [16, 32], sizes: 100vw } }\n");
    add("themes/x/products/guide/page.html", "{{ item.body.html }}");
    site.write("static/chung.txt", "của cả thành phố");
    site.write("content/places/103-phuong-le-chan/static/rieng.txt", "của phường");
    // At the root it waits for files that themselves wait for those of all wards.
    site.write(
        "themes/x/products/index/product.yaml",
        "for: campaign\ntemplate: index.txt\npath: \"{item.slug}.txt\"\nneeds: { files: { jobs: [joined, sheet], of: campaign, facts: [pages, bytes] } }\n",
    );
    site.write("themes/x/products/index/index.txt", "{% for f in files %}{{ f.path }} {{ f.pages }} {{ f.bytes }}\n{% endfor %}");
    let kit = "content/campaigns/dot-1.md";
    site.write(kit, site.read(kit).replace("places: [101, 102], copies: số hộ", "places: [101, 102, 103, 104], copies: số hộ"));
    site
}

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

fn run(site: &Scratch, args: &[&str]) -> Said {
    let said = loa(site.path(), args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.all());
    said
}

/// Builds all shards and merges them into `output`.
fn in_shards(site: &Scratch, of: usize, args: &[&str], output: &str) -> BTreeMap<String, Vec<u8>> {
    let dirs: Vec<String> = (1..=of).map(|number| format!("{output}-{number}")).collect();
    for (number, dir) in (1..).zip(&dirs) {
        // On other machines there are more or fewer cores.
        let jobs = (number % 2 + 1).to_string();
        let shard = format!("{number}/{of}");
        run(site, &[&["build", "--quiet", "--shard", &shard, "--output", dir, "--jobs", &jobs], &DAY[..], args].concat());
    }
    let dirs: Vec<&str> = dirs.iter().rev().map(String::as_str).collect();
    run(site, &[&["merge", "--quiet", "--output", output], &dirs[..]].concat());
    published(&site.at(output))
}

fn assert_same(made: &BTreeMap<String, Vec<u8>>, whole: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert_eq!(made.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>(), "{what}");
    let differing: Vec<&String> = whole.iter().filter(|(path, bytes)| made[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{what}: {differing:?}");
}

/// A build finds as little to do here as where one run made everything.
fn assert_current(site: &Scratch, output: &str, args: &[&str]) {
    let again = |output: &str| {
        // Its keys are compared, not its record.
        let _ = fs::remove_file(site.at(&format!("{output}/.loa/last-build")));
        let said = run(site, &[&["build", "--output", output, "--format", "json"], &DAY[..], args].concat());
        assert!(said.out.contains("\"written\":0"), "{}", said.out);
        said.out.split("\"seconds\"").next().map(String::from)
    };
    assert_eq!(again(output), again("whole"));
}

#[test]
#[cfg_attr(not(feature = "print"), ignore = "prints")]
fn shards_of_a_city_are_one_build() {
    let site = city();
    run(&site, &[&["build", "--quiet", "--output", "whole"], &DAY[..]].concat());
    let whole = published(&site.at("whole"));
    let listed = String::from_utf8_lossy(&whole["www/dot-1.txt"]);
    assert!(listed.starts_with("in/dot-1/gop/sheet-a6.pdf 12 "), "{listed}");
    for of in [1, 2, 3, 7] {
        let output = format!("merged{of}");
        assert_same(&in_shards(&site, of, &[], &output), &whole, &format!("{of} shards"));
        assert_current(&site, &output, &[]);
    }
    // Each made places of its own, and none a place of another.
    let roots = |dir: &str| {
        let found = published(&site.at(dir));
        found.keys().filter_map(|path| path.split('/').next().map(String::from)).collect::<std::collections::BTreeSet<_>>()
    };
    let (one, two, three) = (roots("merged3-1"), roots("merged3-2"), roots("merged3-3"));
    assert_eq!(one.len() + two.len() + three.len(), 5);
    assert!(one.len().min(two.len()).min(three.len()) > 0);
}

#[test]
#[cfg_attr(not(feature = "print"), ignore = "prints")]
fn shards_of_one_place_are_one_build() {
    let site = Scratch::of_case("print-shops-get-files-of-their-own");
    let of_print = "themes/x/products/files/product.yaml";
    site.write(of_print, "for: place\ntemplate: files.txt\npath: tep.txt\nneeds: { files: { jobs: all, facts: [bytes] } }\n");
    site.write("themes/x/products/files/files.txt", "{% for f in files %}{{ f.path }} {{ f.bytes }}\n{% endfor %}");
    run(&site, &[&["build", "--quiet", "--press", "--output", "whole"], &DAY[..]].concat());
    let whole = published(&site.at("whole"));
    for of in [1, 2, 3] {
        let output = format!("merged{of}");
        assert_same(&in_shards(&site, of, &["--press"], &output), &whole, &format!("{of} shards"));
        assert_current(&site, &output, &["--press"]);
    }
    let files = |number: usize| published(&site.at(&format!("merged3-{number}"))).len();
    assert!((1..=3).all(|number| files(number) > 0), "{:?}", [files(1), files(2), files(3)]);
}

#[test]
fn shards_come_from_other_machines_and_change_one_by_one() {
    let site = city();
    in_shards(&site, 3, &[], "merged");
    // An edit of what all show: each shard makes what is new, the merge takes it.
    let guide = "content/guides/nop-thue.md";
    site.write(guide, site.read(guide).replace("pages: 1", "pages: 3"));
    let merged = in_shards(&site, 3, &[], "merged");
    run(&site, &[&["build", "--quiet", "--output", "whole"], &DAY[..]].concat());
    assert_same(&merged, &published(&site.at("whole")), "after an edit");
    // Files that were copied have other times and are no links.
    for number in 1..=3 {
        let (from, to) = (site.at(&format!("merged-{number}")), site.at(&format!("copied-{number}")));
        copy_folder(&from, &to);
        fs::remove_dir_all(from).expect("ours");
    }
    run(&site, &["merge", "--quiet", "--output", "merged", "copied-1", "copied-2", "copied-3"]);
    let again = run(&site, &[&["build", "--shard", "1/3", "--output", "copied-1", "--format", "json"], &DAY[..]].concat());
    assert!(again.out.contains("\"rendered\":0,\"written\":0"), "{}", again.out);
    assert_same(&published(&site.at("merged")), &merged, "after a copy");
    assert_current(&site, "merged", &[]);
    // Identical files of all roots are one file on the disk.
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        run(&site, &["merge", "--quiet", "--output", "new", "copied-1", "copied-2", "copied-3"]);
        let file = |root: &str| fs::metadata(site.at("new").join(root).join("chung.txt")).expect("there").ino();
        assert_eq!(file("www"), file("104-dac-khu-cat-hai"));
    }
}

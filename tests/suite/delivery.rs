//! Deliveries: what a target gets the first time and later, what it keeps, and what is in an archive.

use crate::program::{Said, loa};
use crate::scratch::{Scratch, copy_folder, files, published};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

fn site() -> Scratch {
    let site = Scratch::new();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    copy_folder(&tests.join("sites/only-what-changed-is-delivered/content"), &site.at("content"));
    copy_folder(&tests.join("themes"), &site.at("themes"));
    site.write("static/tờ khai.txt", "của cả thành phố");
    site.write("static/nhạc/bài 1.txt", "la la");
    build(&site);
    site
}

fn run(site: &Scratch, args: &[&str]) -> Said {
    let said = loa(site.path(), args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.all());
    said
}

fn build(site: &Scratch) {
    run(site, &["build", "--quiet", "--as-of", "2026-11-24"]);
}

/// The files of one site.
fn root(folder: &Path, root: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = files(&folder.join(root));
    found.retain(|path, _| path != ".loa-manifest");
    found
}

fn unpack(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(archive).expect("there")).expect("an archive");
    let count = zip.len();
    let read = |at| {
        let mut file = zip.by_index(at).expect("sound");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("sound");
        (file.name().expect("UTF-8").to_string(), bytes)
    };
    (0..count).map(read).collect()
}

/// Every line of checksums is true, and every file but those of checksums has one.
fn assert_sums(held: &BTreeMap<String, Vec<u8>>, sums: &str) {
    let text = String::from_utf8(held[sums].clone()).expect("text");
    let known: BTreeMap<&str, &str> =
        text.lines().map(|line| line.split_once("  ").map(|(sum, path)| (path, sum)).expect("two fields")).collect();
    for (path, bytes) in held.iter().filter(|(path, _)| *path != sums) {
        let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(known.get(path.as_str()), Some(&digits.as_str()), "{path}");
    }
    assert_eq!(known.len(), held.len() - 1);
}

#[test]
fn archives_put_one_over_the_other_are_the_site() {
    let site = site();
    run(&site, &["publish", "zip", "--to", "gui"]);
    let first = unpack(&site.at("gui/101-phuong-an-bien_001.zip"));
    assert_sums(&first, "SHA256SUMS");
    assert!(first.contains_key("nhạc/bài 1.txt") && !first.keys().any(|path| path.contains(".loa")));
    let paper = String::from_utf8(first["DOC-TRUOC.txt"].clone()).expect("text");
    assert!(paper.starts_with("\u{feff}Phường An Biên – lần giao 1") && paper.contains("double-click index.html"), "{paper}");
    assert!(site.at("gui/hp-thanh-pho-hai-phong_001.zip").is_file());

    site.remove("content/lien-he.md");
    site.remove("static/nhạc");
    site.write("static/mới.txt", "mới");
    build(&site);
    run(&site, &["publish", "zip", "--to", "gui"]);
    let second = unpack(&site.at("gui/101-phuong-an-bien_002.zip"));
    assert_sums(&second, "SHA256SUMS");
    let mut applied = first.clone();
    applied.extend(second.clone());
    for path in String::from_utf8_lossy(&second["xoa.txt"]).lines() {
        assert!(applied.remove(path).is_some(), "{path}");
    }
    applied.retain(|path, _| !["DOC-TRUOC.txt", "SHA256SUMS", "xoa.txt"].contains(&path.as_str()));
    assert_eq!(applied, root(&site.at("output"), "101-phuong-an-bien"));
    assert!(second.len() < first.len() && !second.contains_key("tờ khai.txt"));
    // One archive by name; each target has its own memory.
    run(&site, &["publish", "zip", "--place", "102", "--to", "xã.zip"]);
    assert!(unpack(&site.at("xã.zip")).contains_key("index.html"));
}

#[test]
fn a_folder_is_what_the_output_is_and_keeps_what_others_put_there() {
    let site = site();
    site.write("máy chủ/www/của người khác.html", "đừng xóa");
    run(&site, &["publish", "dir", "--to", "máy chủ"]);
    let at = site.at("máy chủ");
    let sites = ["www", "101-phuong-an-bien", "102-xa-an-hai"];
    let assert_same = |ours: &[&str]| {
        for name in sites {
            let mut there = root(&at, name);
            there.retain(|path, _| !ours.contains(&path.as_str()));
            assert_eq!(there, root(&site.at("output"), name), "{name}");
        }
    };
    assert_same(&["của người khác.html"]);
    // A server asks by time whether a page has changed.
    let time = |path: &str| fs::metadata(site.at(path)).and_then(|m| m.modified()).expect("there");
    assert_eq!(time("máy chủ/www/index.html"), time("output/www/index.html"));
    let before = time("máy chủ/www/sitemap.xml");

    // What somebody deleted comes back, what somebody changed and nobody needs stays.
    site.remove("máy chủ/102-xa-an-hai/tờ khai.txt");
    site.write("máy chủ/101-phuong-an-bien/nhạc/bài 1.txt", "la la la");
    site.remove("static/nhạc");
    build(&site);
    let said = run(&site, &["publish", "dir", "--to", "máy chủ"]);
    assert!(
        said.out.contains("Không xóa vì đã có người sửa") && said.out.contains("  101-phuong-an-bien/nhạc/bài 1.txt\n"),
        "{}",
        said.out
    );
    assert_same(&["của người khác.html", "nhạc/bài 1.txt"]);
    assert!(!site.at("máy chủ/www/nhạc").exists(), "an empty folder is of no use");
    assert_eq!(time("máy chủ/www/sitemap.xml"), before, "what has not changed is not written");
    let held: BTreeMap<String, Vec<u8>> =
        files(&at).into_iter().filter(|(path, _)| path.starts_with("102-xa-an-hai/") || path == "102-xa-an-hai.sha256").collect();
    assert_sums(&held, "102-xa-an-hai.sha256");
}

#[test]
fn nothing_leaves_that_was_not_made() {
    let site = site();
    site.write("output/www/bí mật.txt", "không phải của loa");
    let said = run(&site, &["publish", "dir", "--to", "máy chủ"]);
    assert!(said.err.contains("not-delivered") && said.err.contains("www/bí mật.txt"), "{}", said.err);
    assert!(!site.at("máy chủ/www/bí mật.txt").exists());
    // A delivery is nothing the output has to do with.
    let before = published(&site.at("output"));
    run(&site, &["publish", "zip"]);
    build(&site);
    let mut after = published(&site.at("output"));
    after.retain(|path, _| !path.starts_with("zip/"));
    assert_eq!(after, before);
    for inside in ["output/101-phuong-an-bien", "output/www/x", "output/.loa/x", "static", "content/x", "output"] {
        let said = loa(site.path(), &["publish", "dir", "--to", inside]);
        assert!(said.code == 2 && said.err.contains("delivery-unsafe"), "{inside}: {}", said.all());
    }
    #[cfg(unix)]
    {
        fs::create_dir_all(site.at("nơi khác")).expect("made");
        fs::create_dir_all(site.at("lối tắt")).expect("made");
        std::os::unix::fs::symlink(site.at("nơi khác"), site.at("lối tắt/www")).expect("a link");
        let said = loa(site.path(), &["publish", "dir", "--to", "lối tắt", "--all"]);
        assert!(said.code == 2 && said.err.contains("delivery-taken"), "{}", said.all());
        assert!(files(&site.at("nơi khác")).is_empty());
    }
}

#[test]
fn a_day_later_what_has_expired_is_not_delivered() {
    let site = site();
    site.write("content/hom-nay.md", "---\ntitle: Hôm nay\nvalid_to: 2020-01-01\n---\n\nMột ngày.\n");
    // Nobody asked for that day: the output is for today, and old by now.
    run(&site, &["build", "--quiet", "--as-of", "2020-01-01"]);
    let built = site.read("output/.loa/built");
    run(&site, &["publish", "zip", "--to", "gui"]);
    site.write("output/.loa/built", format!("{built}today\n"));
    let said = loa(site.path(), &["publish", "zip", "--to", "gui"]);
    let is_old = said.code == 2 && said.err.contains("output-outdated") && said.err.contains("02/01/2020");
    assert!(is_old, "{}", said.all());
}

/// Runs `loa` until it writes more than 128 KiB into one file: then the system ends it at once.
#[cfg(unix)]
fn ended_at_large_files(site: &Scratch, args: &[&str]) {
    let line = format!("ulimit -f 256; ulimit -c 0; exec \"$0\" {}", args.join(" "));
    let mut shell = std::process::Command::new("dash");
    let done = shell.args(["-c", &line, env!("CARGO_BIN_EXE_loa")]).current_dir(site.path()).output().expect("a shell");
    assert!(!done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[cfg(unix)]
#[test]
fn what_an_ended_delivery_has_sent_is_withdrawn_by_the_next() {
    for all in [&["--all"][..], &[]] {
        let site = site();
        site.write("static/zz.bin", "z".repeat(300_000));
        build(&site);
        ended_at_large_files(&site, &["publish", "dir", "--to", "đích"]);
        let at = site.at("đích");
        assert!(at.join("www/nhạc/bài 1.txt").exists() && !at.join("www/index.html").exists(), "it ended on the way");
        site.remove("static/nhạc");
        site.write("static/tờ khai.txt", "bản mới");
        build(&site);
        run(&site, &[&["publish", "dir", "--to", "đích"], all].concat());
        for name in ["www", "101-phuong-an-bien", "102-xa-an-hai"] {
            let left = files(&at).into_keys().filter(|path| path.contains(".loa-new")).collect::<Vec<_>>();
            assert_eq!(left.len(), 1, "the file that was being written; an hour later it goes: {left:?}");
            let mut there = root(&at, name);
            there.retain(|path, _| !path.contains(".loa-new"));
            assert_eq!(there, root(&site.at("output"), name), "{name}");
        }
    }
}

#[test]
fn what_was_changed_in_the_output_never_leaves() {
    let site = site();
    let page = site.at("output/www/index.html");
    let (bytes, time) = (fs::read(&page).expect("a page"), fs::metadata(&page).and_then(|m| m.modified()).expect("a time"));
    let other: Vec<u8> = bytes.iter().rev().copied().collect();
    // Files of several roots may share their bytes.
    fs::remove_file(&page).expect("removed");
    fs::write(&page, other).expect("written");
    fs::File::options().write(true).open(&page).and_then(|file| file.set_modified(time)).expect("as old as before");
    for form in ["dir", "zip"] {
        let said = loa(site.path(), &["publish", form, "--to", "đích"]);
        assert!(said.code == 2 && said.err.contains("output-changed") && said.err.contains("www/index.html"), "{}", said.all());
        assert!(!site.at("đích/www/index.html").exists());
    }
    let archives = files(&site.at("đích")).into_keys().filter(|path| path.starts_with("hp") && path.ends_with(".zip")).count();
    assert_eq!(archives, 0);
}

//! Bad names and bad things in the folders of a site, most of which git cannot hold.

use super::{At, Victim};
use std::fs;

/// Makes something bad in a good site; it should be refused.
fn refused(what: &str, make: impl Fn(&Victim), exit: i32, code: &str, at: At) {
    let victim = Victim::new();
    make(&victim);
    let wrong = victim.refusal(&[], exit, code, at);
    assert!(wrong.is_empty(), "{what}: {wrong:?}");
}

const TEXT: &str = "---\ntitle: A\n---\n";

#[test]
fn a_file_of_200_megabytes() {
    let make = |v: &Victim| {
        v.write("content/a.md", TEXT);
        fs::OpenOptions::new().write(true).open(v.at("content/a.md")).and_then(|f| f.set_len(200 << 20)).expect("a sparse file");
    };
    refused("a long file", make, 1, "file-too-big", Some(("content/a.md", 0)));
}

#[test]
fn names_that_differ_in_case_or_form_only() {
    let twins = |one: &'static str, two: &'static str| {
        move |v: &Victim| {
            v.write(one, TEXT);
            v.write(two, TEXT);
        }
    };
    refused("case", twins("content/Trang.md", "content/trang.md"), 1, "duplicate-item", None);
    refused("marks", twins("content/trang-ba.md", "content/Trăng bạ.md"), 1, "duplicate-item", None);
    refused("static files", twins("static/A.txt", "static/a.txt"), 1, "paths-collide", None);
    refused("page and static file", twins("content/a.md", "static/a.html"), 1, "paths-collide", None);
    refused("file and folder", twins("static/a.html/b", "content/a.md"), 1, "paths-collide", None);
}

#[cfg(not(target_os = "macos"))]
#[test]
fn one_name_in_two_unicode_forms() {
    let make = |v: &Victim| {
        v.write("content/\u{1ea3}nh.md", TEXT);
        v.write("content/a\u{309}nh.md", TEXT);
    };
    refused("composed and not", make, 1, "paths-collide", None);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    #[test]
    fn names_nobody_can_type() {
        for name in ["a\nb.md", "a\u{202e}gpj.md", "\u{200b}.md", "a\tb.md", "a\u{7f}.md"] {
            refused(name, |v| v.write(&format!("content/{name}"), TEXT), 1, "name-not-portable", None);
        }
        refused(
            "not UTF-8",
            |v| fs::write(v.at("content").join(OsStr::from_bytes(b"a\xff.md")), TEXT).expect("written"),
            1,
            "name-not-utf8",
            None,
        );
        let folder = |v: &Victim| {
            let folder = v.at("static").join(OsStr::from_bytes(b"\xc3\x28"));
            fs::create_dir(&folder).and_then(|()| fs::write(folder.join("a.txt"), "a")).expect("written");
        };
        refused("a folder not UTF-8", folder, 1, "name-not-utf8", None);
    }

    #[test]
    fn names_windows_cannot_hold() {
        for name in ["a:b.txt", "a?.txt", "a\\b.txt", "con.txt", "a /x", "a./x", "a|b"] {
            refused(name, |v| v.write(&format!("static/{name}"), "a"), 1, "name-not-portable", None);
        }
    }

    #[test]
    fn links_that_lead_out_or_around() {
        refused("to a file outside", |v| symlink("/etc/hostname", v.at("static/x")).expect("linked"), 1, "link-outside", None);
        refused("to a folder outside", |v| symlink("/etc", v.at("content/x")).expect("linked"), 1, "link-outside", None);
        refused("to the folder above", |v| symlink("../..", v.at("content/x")).expect("linked"), 1, "link-outside", None);
        refused("to itself", |v| symlink("x", v.at("content/x")).expect("linked"), 2, "cannot-read", None);
        refused("to the folder it is in", |v| symlink(".", v.at("content/x")).expect("linked"), 1, "link-outside", None);
        refused("to nothing", |v| symlink("khong-co.md", v.at("content/x.md")).expect("linked"), 2, "cannot-read", None);
        refused("a theme outside", |v| symlink("/etc", v.at("themes/x/etc")).expect("linked"), 1, "link-outside", None);
    }

    #[test]
    fn a_link_inside_the_site_is_followed() {
        let victim = Victim::new();
        symlink("tro-giup.md", victim.at("content/ban-hai.md")).expect("linked");
        assert_eq!(victim.build(&[]).code, 0);
        assert!(super::super::page(&victim.at(""), "ban-hai").contains("Trợ giúp"));
    }

    #[test]
    fn pipes_and_devices_are_not_read() {
        let pipe =
            |place: &'static str| move |v: &Victim| assert!(Command::new("mkfifo").arg(v.at(place)).status().expect("mkfifo").success());
        refused("a pipe for a text", pipe("content/a.md"), 1, "not-a-file", None);
        refused("a pipe for a file", pipe("static/a.txt"), 1, "not-a-file", None);
        refused("a pipe in a theme", pipe("themes/x/a.html"), 1, "not-a-file", None);
        refused("a pipe for a table", pipe("content/contacts.xlsx"), 1, "not-a-file", None);
    }

    #[test]
    fn a_folder_for_a_file() {
        let victim = Victim::new();
        fs::create_dir(victim.at("content/a.md")).expect("made");
        assert_eq!(victim.build(&[]).code, 0);
    }
}

#[test]
fn files_of_servers_are_named_and_well_known_ones_published() {
    let victim = Victim::new();
    for path in
        ["shell.php", "cu/trang.html.bak", ".htaccess", ".git/config", ".well-known/security.txt", "cu/.well-known/x", "to-khai.pdf"]
    {
        victim.write(&format!("static/{path}"), "x");
    }
    let said = victim.build(&[]);
    let mut named: Vec<String> = said.out.lines().filter(|line| line.contains("server-file")).map(str::to_string).collect();
    named.sort();
    assert_eq!(said.code, 0, "{}", said.all());
    assert_eq!(named.len(), 3, "{named:?}");
    for (path, words) in [("shell.php", "mã chạy"), ("trang.html.bak", "bản lưu"), (".htaccess", "cấu hình")] {
        assert!(named.iter().any(|line| line.contains(path) && line.contains(words)), "{path}: {named:?}");
    }
    let published = |path: &str| victim.at(&format!("output/www/{path}")).exists();
    assert!(published(".well-known/security.txt") && published("shell.php") && published("to-khai.pdf"));
    assert!(!published(".htaccess") && !published(".git/config") && !published("cu/.well-known/x"));
}

//! Links that somebody planted: nothing outside the site and its output is written, replaced or deleted.

#![cfg(unix)]

use super::Victim;
use crate::program::loa;
use crate::scratch::files;
use std::fs;
use std::os::unix::fs::symlink;

/// A folder of somebody else beside the site, and its files as they were.
struct Stranger<'a> {
    victim: &'a Victim,
    before: std::collections::BTreeMap<String, Vec<u8>>,
}

impl<'a> Stranger<'a> {
    fn new(victim: &'a Victim) -> Stranger<'a> {
        // Names that the cache of an output could have given, too.
        for name in ["thu.txt", "sau/thu.txt", &format!("{}-{}", "0".repeat(64), "1".repeat(32)), ".new1", "www/index.html"] {
            victim.write(&format!("../stranger/{name}"), "của người khác");
        }
        let before = files(&victim.at("../stranger"));
        Stranger { victim, before }
    }

    fn is_untouched(&self) -> bool {
        files(&self.victim.at("../stranger")) == self.before
    }
}

#[test]
fn a_link_in_the_folder_of_the_output_stops_the_run() {
    for planted in ["cache", "stage", "trash", "deliveries", "preview", "journal", "lock", "anything"] {
        let victim = Victim::new();
        let stranger = Stranger::new(&victim);
        let link = victim.at("output/.loa").join(planted);
        let _ = fs::remove_dir_all(&link);
        let _ = fs::remove_file(&link);
        symlink(victim.at("../stranger"), &link).expect("a link");
        let refused = victim.build(&[]);
        assert!(refused.code != 0 && refused.out.contains("output-unsafe"), "{planted}: {}", refused.all());
        loa(&victim.at(""), &["preview", "guide/guide:khai-sinh/root/vi"]);
        assert!(stranger.is_untouched(), "{planted}");
    }
}

#[test]
fn a_link_at_a_temporary_name_is_not_written_through() {
    let victim = Victim::new();
    victim.write("content/bai.md", "---\ntitle: Bài\n---\n\nGọi số 1022  ngay .\n");
    let stranger = Stranger::new(&victim);
    for name in [".bai.md.loa-new", ".loa-new-0", ".printed.yaml.loa-new"] {
        symlink(victim.at("../stranger/thu.txt"), victim.at("content").join(name)).expect("a link");
    }
    loa(&victim.at(""), &["check", "--fix"]);
    loa(&victim.at(""), &["new", "page", "Bài mới"]);
    assert!(stranger.is_untouched());
}

#[test]
fn a_link_as_a_folder_of_content_is_not_written_through() {
    let victim = Victim::new();
    let stranger = Stranger::new(&victim);
    symlink(victim.at("../stranger"), victim.at("content/pages")).expect("a link");
    loa(&victim.at(""), &["new", "page", "Bài mới"]);
    loa(&victim.at(""), &["check", "--fix"]);
    assert!(stranger.is_untouched());
}

#[test]
fn fixing_a_link_changes_the_file_it_leads_to() {
    let victim = Victim::new();
    victim.write("content/goc.md", "---\ntitle: Goc\n---\n\nHoà bình.\n");
    fs::remove_file(victim.at("content/tro-giup.md")).expect("removed");
    symlink("goc.md", victim.at("content/tro-giup.md")).expect("a link");
    loa(&victim.at(""), &["check", "--fix"]);
    assert!(victim.at("content/tro-giup.md").is_symlink());
}

#[test]
fn a_document_outside_is_fixed_and_not_its_namesake_in_the_site() {
    let victim = Victim::new();
    let text = "Số điện thoại: 0225.000.1111. Ngày 31/02/2026 , hoà bình .\n";
    victim.write("doc.txt", text);
    victim.write("../elsewhere/doc.txt", text);
    let site = victim.at("").display().to_string();
    let said = loa(&victim.at("../elsewhere"), &["check", "doc.txt", "--fix", "--root", &site]);
    assert_eq!(fs::read_to_string(victim.at("doc.txt")).expect("there"), text, "{}", said.err);
}

//! Which folders are taken as outputs and roots, who may hold them, and what becomes of other people's files.

use super::*;
use std::os::unix::fs::symlink;

fn try_open(dir: &Path, inputs: &[&Path], around: &[&Path]) -> Result<Output, Diagnostics> {
    Output::open(dir, Opening { inputs, around, ..FREE })
}

#[test]
fn unsafe_outputs_are_refused_and_nothing_is_made() {
    let dir = scratch();
    let site = dir.path().join("site");
    let content = site.join("content");
    write(&content.join("guides/a.md"), "a");
    symlink(&content, site.join("link")).expect("link");
    write(&site.join("file"), "");
    let before = walk(dir.path());
    for (output, reason) in [
        (Path::new("/").to_path_buf(), "system-root"),
        (content.clone(), "is-input"),
        (site.join("output/../content"), "is-input"),
        (site.join("link"), "is-input"),
        (site.clone(), "contains-input"),
        (dir.path().to_path_buf(), "contains-input"),
        (content.join("guides"), "inside-input"),
        (content.join("new/output"), "inside-input"),
        (site.join("file"), "not-a-folder"),
    ] {
        let fault = try_open(&output, &[&content], &[&site]);
        // An `..` behind a folder that is not there cannot be followed.
        let expected = if output.ends_with("output/../content") { "dots" } else { reason };
        assert_eq!(said(fault), ("output-unsafe", expected.to_string()), "{}", output.display());
    }
    assert_eq!(said(try_open(&site, &[], &[&site])).1, "is-input");
    assert_eq!(walk(dir.path()), before);
    try_open(&site.join("output"), &[&content], &[&site]).expect("a folder of its own is fine");
}

#[test]
fn a_root_is_not_taken_for_an_output() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("www", &[("a", "a")])]);
    assert_eq!(said(try_open(&dir.path().join("www"), &[], &[])).1, "inside-root");
}

#[test]
fn an_output_may_be_a_link_but_a_root_may_not() {
    let dir = scratch();
    let real = dir.path().join("real");
    fs::create_dir_all(real.join("elsewhere")).expect("folder");
    symlink(&real, dir.path().join("output")).expect("link");
    build(&dir.path().join("output"), CommitScope::Whole, &[("www", &[("a", "a")])]);
    assert_eq!(tree(&real), texts(&[("www/a", "a")]));
    symlink(real.join("elsewhere"), real.join("1-a")).expect("link");
    let output = Output::open(&real, FREE).expect("opens");
    assert_eq!(said(output.root("1-a")), ("output-unsafe", "symlink".into()));
}

#[test]
fn a_folder_of_somebody_else_is_not_swallowed() {
    let dir = scratch();
    write(&dir.path().join("www/diary.txt"), "dear diary");
    write(&dir.path().join("1-a/.htaccess"), "Deny");
    write(&dir.path().join("2-b"), "a file");
    let output = Output::open(dir.path(), FREE).expect("opens");
    assert_eq!(said(output.root("www")), ("output-unsafe", "not-ours".into()));
    assert_eq!(said(output.root("2-b")), ("output-unsafe", "not-a-folder".into()));
    let summary = build_in(&output, CommitScope::Whole, &[("1-a", &[("a", "a")])]).expect("a folder with hidden files only may be used");
    assert_eq!(summary[0].foreign, [".htaccess"]);
    assert_eq!(tree(dir.path())["www/diary.txt"], "dear diary");
}

#[test]
fn foreign_files_go_on_and_those_in_the_way_are_named() {
    use std::os::unix::fs::PermissionsExt;
    let dir = scratch();
    let www = dir.path().join("www");
    build(dir.path(), CommitScope::Whole, &[("www", &[("a", "a"), ("d/e", "e")])]);
    write(&www.join("theirs/x.txt"), "x");
    write(&www.join("new.html"), "theirs");
    write(&www.join("f"), "in the way of a folder");
    fs::create_dir_all(www.join("empty/inside")).expect("folder");
    symlink("a", www.join("to-a")).expect("link");
    fs::set_permissions(&www, fs::Permissions::from_mode(0o750)).expect("rights");
    let theirs = inode(&www.join("theirs/x.txt"));
    let summary = build(dir.path(), CommitScope::Whole, &[("www", &[("a", "b"), ("new.html", "ours"), ("f/g", "g")])]);
    assert_eq!(summary[0].foreign, ["theirs/x.txt", "to-a"]);
    assert_eq!(summary[0].replaced, ["f", "new.html"]);
    assert_eq!(
        tree(&www),
        texts(&[("a", "b"), ("f/g", "g"), ("new.html", "ours"), ("theirs/x.txt", "x"), ("to-a", "b")]),
        "d/e is pruned, a link stays a link"
    );
    assert!(www.join("empty/inside").is_dir() && !www.join("d").exists());
    assert!(www.join("to-a").is_symlink());
    assert_eq!(inode(&www.join("theirs/x.txt")), theirs);
    assert_eq!(fs::metadata(&www).expect("www").permissions().mode() & 0o777, 0o750);
}

#[test]
fn a_busy_output_is_refused_or_waited_for() {
    let dir = scratch();
    let first = Output::open(dir.path(), FREE).expect("opens");
    assert_eq!(said(Output::open(dir.path(), FREE)).0, "output-busy");
    let waits = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|threads| {
        let second = threads.spawn(|| {
            let say = || waits.store(true, std::sync::atomic::Ordering::SeqCst);
            Output::open(dir.path(), Opening { busy: WhenBusy::Wait(&say), ..FREE }).map(|_| ())
        });
        while !waits.load(std::sync::atomic::Ordering::SeqCst) {
            std::thread::yield_now();
        }
        drop(first);
        assert!(second.join().expect("no panic").is_ok());
    });
    Output::open(dir.path(), FREE).expect("free again");
}

#[test]
fn what_is_in_loa_under_other_names_stays() {
    let dir = scratch();
    write(&dir.path().join(".loa/cache/x"), "x");
    write(&dir.path().join(".loa/stage/www/stale"), "stale");
    write(&dir.path().join(".loa/trash/0/old"), "old");
    build(dir.path(), CommitScope::Whole, &[("www", &[("a", "a")])]);
    let own: Vec<_> = fs::read_dir(dir.path().join(".loa")).expect("own").flatten().map(|e| e.file_name()).collect();
    assert!(dir.path().join(".loa/cache/x").exists());
    assert_eq!(own.len(), 2, "cache and lock: {own:?}");
    assert_eq!(tree(dir.path()), texts(&[("www/a", "a")]));
}

//! Runs that fail: the old output stays bit for bit, and the fault is named.

use super::*;

const OLD: &[(&str, Files)] = &[("www", &[("a.html", "a"), ("b/b.html", "b")]), ("1-a", &[("c", "c")])];

#[test]
fn a_run_that_ends_without_a_commit_leaves_the_old_tree() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, OLD);
    let before = walk(dir.path());
    let output = Output::open(dir.path(), FREE).expect("opens");
    let root = output.root("www").expect("root");
    fill(&root, &[("a.html", "new"), ("n.html", "new")]).expect("staged");
    assert!(dir.path().join(".loa/stage/www/n.html").exists());
    drop(root);
    drop(output);
    assert_eq!(walk(dir.path()), before);
    assert!(!dir.path().join(".loa/stage").exists());
}

#[test]
fn hostile_paths_are_refused_and_nothing_is_written_outside() {
    let dir = scratch();
    let out = dir.path().join("output");
    let output = Output::open(&out, FREE).expect("opens");
    let root = output.root("www").expect("root");
    for path in ["../x", "/tmp/x", "a/../../x", "a\\..\\..\\x", "C:/x", "a\0", "", "con", ".loa-manifest", ".Loa/lock"] {
        assert_eq!(said(root.put(path, &key(""), b"x")).0, "bad-path", "{path:?}");
        assert_eq!(said(root.copy(path, &key(""), &out, ExpectedContent { hash: hash(b""), size: 0 })).0, "bad-path", "{path:?}");
        assert!(!root.is_current(path, &key("")) && !root.keep(path, &key("")), "{path:?}");
    }
    for name in ["..", ".loa", "a/b", "", "nul", "a\\b"] {
        assert_eq!(said(output.root(name)).0, "bad-path", "{name:?}");
    }
    assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 1);
}

#[test]
fn two_files_at_one_place_are_named() {
    let dir = scratch();
    let output = Output::open(dir.path(), FREE).expect("opens");
    let root = output.root("www").expect("root");
    fill(&root, &[("a", "1"), ("d/e", "2")]).expect("staged");
    for path in ["a", "a/index.html", "d"] {
        assert_eq!(said(root.put(path, &key(path), b"3")).0, "paths-collide", "{path}");
    }
    output.commit(vec![root], CommitScope::Whole).expect("commits");
    let root = output.root("www").expect("root");
    assert!(root.keep("a", &key("1")) && root.keep("a", &key("1")));
    assert_eq!(said(output.commit(vec![root], CommitScope::Whole)).0, "paths-collide");
}

#[test]
fn a_kept_file_that_vanishes_before_the_commit_is_named_and_no_root_changes() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, OLD);
    let output = Output::open(dir.path(), FREE).expect("opens");
    let (www, other) = (output.root("www").expect("root"), output.root("1-a").expect("root"));
    fill(&www, &[("a.html", "new"), ("b/b.html", "b")]).expect("staged");
    fill(&other, &[("c", "new")]).expect("staged");
    fs::remove_file(dir.path().join("www/b/b.html")).expect("removed");
    let before = walk(dir.path());
    assert_eq!(said(output.commit(vec![other, www], CommitScope::Whole)).0, "changed-while-building");
    drop(output);
    assert_eq!(walk(dir.path()), before);
}

#[test]
fn when_one_root_cannot_be_exchanged_those_before_it_are_put_back() {
    for method in [ExchangeMethod::Exchange, ExchangeMethod::TwoRenames] {
        let dir = scratch();
        build(dir.path(), CommitScope::Whole, OLD);
        let before = walk(dir.path());
        let output = Output::open_by(dir.path(), FREE, method).expect("opens");
        let roots: Vec<SiteOutput<'_>> = ["www", "1-a", "2-new", "3-bad"].iter().map(|n| output.root(n).expect("root")).collect();
        roots.iter().for_each(|r| fill(r, &[("n", "new")]).expect("staged"));
        // The staged folder of the last root goes missing when all is ready.
        let (_, steps) = output.prepare(roots, CommitScope::Whole).expect("ready");
        fs::remove_dir_all(dir.path().join(".loa/stage/3-bad")).expect("removed");
        let bin = dir.path().join(".loa/trash/0");
        let (fault, undone) = swap::take_all(&output.folder, method, &bin, &steps).expect_err("fails");
        assert_eq!((said(Err::<(), _>(fault)).0, undone), ("cannot-write", true));
        drop(output);
        assert_eq!(walk(dir.path()), before, "{method:?}");
    }
}

#[test]
fn a_full_disk_is_named_and_the_old_output_stays() {
    let dir = scratch();
    let disk = dir.path().join("disk");
    fs::create_dir(&disk).expect("folder");
    let mount = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&disk).output();
    if !mount.is_ok_and(|done| done.status.success()) {
        return; // Only root may mount.
    }
    let out = disk.join("output");
    build(&out, CommitScope::Whole, OLD);
    let before = walk(&out);
    let output = Output::open(&out, FREE).expect("opens");
    let root = output.root("www").expect("root");
    let fault = root.put("big.pdf", &key("big"), &[7; 100_000]);
    drop(root);
    drop(output);
    let after = walk(&out);
    let unmounted = std::process::Command::new("umount").arg(&disk).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert_eq!(said(fault), ("cannot-write", "full".into()));
    assert_eq!(after, before);
}

#[test]
fn a_read_only_root_is_named_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let dir = scratch();
    let www = dir.path().join("www");
    build(dir.path(), CommitScope::Whole, OLD);
    let rights = |mode| fs::set_permissions(&www, fs::Permissions::from_mode(mode)).expect("rights");
    rights(0o555);
    if fs::write(www.join("probe"), "").is_ok() {
        return; // For root nothing is read-only.
    }
    let before = walk(dir.path());
    let changed: &[(&str, Files)] = &[("www", &[("a.html", "new")]), ("1-a", &[("c", "new")])];
    let fault = build_in(&Output::open(dir.path(), FREE).expect("opens"), CommitScope::Whole, changed);
    assert_eq!((said(fault), walk(dir.path())), (("cannot-write", "denied".into()), before));
    rights(0o755);
    build(dir.path(), CommitScope::Whole, changed);
    assert_eq!(tree(dir.path()), texts(&[("1-a/c", "new"), ("www/a.html", "new")]));
}

//! What a second run changes, prunes and leaves alone.

use super::*;

#[test]
fn a_second_run_without_changes_touches_nothing() {
    let dir = scratch();
    let roots: &[(&str, Files)] = &[("www", &[("index.html", "a"), ("x/y/z.html", "b")]), ("1-a", &[("index.html", "c")])];
    let first = build(dir.path(), CommitScope::Whole, roots);
    assert_eq!((first[0].written, first[1].written), (2, 1));
    let (before, folder) = (walk(dir.path()), inode(&dir.path().join("www")));
    let second = build(dir.path(), CommitScope::Whole, roots);
    assert_eq!((second[0].written, second[0].unchanged), (0, 2));
    assert_eq!((walk(dir.path()), inode(&dir.path().join("www"))), (before, folder));
}

#[test]
fn a_changed_file_is_new_and_the_others_are_the_same_files() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a"), ("b/c.html", "c")])]);
    let old = walk(dir.path());
    let held = fs::read_dir(dir.path().join("www")).expect("open");
    let summary = build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "A"), ("b/c.html", "c")])]);
    let new = walk(dir.path());
    assert_eq!((summary[0].written, summary[0].unchanged), (1, 1));
    assert_eq!(new["www/b/c.html"], old["www/b/c.html"]);
    assert_ne!(new["www/a.html"].0.0, old["www/a.html"].0.0);
    assert_eq!(tree(dir.path()), texts(&[("www/a.html", "A"), ("www/b/c.html", "c")]));
    drop(held);
}

#[test]
fn equal_bytes_under_a_new_key_rewrite_only_the_manifest() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a")])]);
    let (old, folder) = (walk(dir.path()), inode(&dir.path().join("www")));
    let output = Output::open(dir.path(), FREE).expect("opens");
    let root = output.root("www").expect("root");
    assert_eq!(root.put("a.html", &key("other"), b"a").expect("put"), PutResult::Unchanged);
    let summary = output.commit(vec![root], CommitScope::Whole).expect("commits");
    assert_eq!((summary[0].written, summary[0].unchanged), (0, 1));
    let new = walk(dir.path());
    assert_eq!((&new["www/a.html"], inode(&dir.path().join("www"))), (&old["www/a.html"], folder));
    assert_ne!(new["www/.loa-manifest"], old["www/.loa-manifest"]);
    assert!(output.root("www").expect("root").is_current("a.html", &key("other")));
}

#[test]
fn a_file_changed_or_removed_by_hand_is_not_current_and_is_made_anew() {
    let dir = scratch();
    let roots: &[(&str, Files)] = &[("www", &[("a.html", "a"), ("b.html", "b"), ("c.html", "c")])];
    build(dir.path(), CommitScope::Whole, roots);
    write(&dir.path().join("www/a.html"), "meddled");
    fs::remove_file(dir.path().join("www/b.html")).expect("removed");
    assert_eq!(build(dir.path(), CommitScope::Whole, roots)[0].written, 2);
    assert_eq!(tree(dir.path()), texts(&[("www/a.html", "a"), ("www/b.html", "b"), ("www/c.html", "c")]));
}

#[test]
fn an_output_restored_with_other_times_is_compared_and_not_rewritten() {
    let dir = scratch();
    let roots: &[(&str, Files)] = &[("www", &[("a.html", "a"), ("b.html", "b")])];
    build(dir.path(), CommitScope::Whole, roots);
    for damage in ["copied", "manifest lost"] {
        for name in ["a.html", "b.html"] {
            let path = dir.path().join("www").join(name);
            let text = fs::read(&path).expect("text");
            fs::remove_file(&path).and_then(|()| fs::write(&path, text)).expect("copied");
        }
        if damage == "manifest lost" {
            write(&dir.path().join("www/.loa-manifest"), "loa-manifest 1\nnonsense");
        }
        let before = walk(dir.path());
        assert_eq!(build(dir.path(), CommitScope::Whole, roots)[0].written, 0, "{damage}");
        assert_eq!(walk(dir.path())["www/a.html"], before["www/a.html"], "{damage}");
    }
    assert_eq!(build(dir.path(), CommitScope::Whole, roots)[0].unchanged, 2);
}

#[test]
fn a_whole_run_prunes_files_their_empty_folders_and_stale_roots() {
    let dir = scratch();
    build(
        dir.path(),
        CommitScope::Whole,
        &[("www", &[("a.html", "a"), ("old/b.html", "b")]), ("1-a", &[("index.html", "c")]), ("2-b", &[("i", "d")])],
    );
    write(&dir.path().join("2-b/theirs.txt"), "theirs");
    write(&dir.path().join("notes/n.txt"), "not ours");
    let summary = build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a")])]);
    assert_eq!(summary[0].pruned, ["old/b.html"]);
    assert_eq!(summary[1..].iter().map(|s| (s.name.as_str(), s.removed_root)).collect::<Vec<_>>(), [("1-a", true), ("2-b", true)]);
    assert!(!dir.path().join("www/old").exists() && !dir.path().join("1-a").exists());
    assert_eq!(tree(dir.path()), texts(&[("2-b/theirs.txt", "theirs"), ("notes/n.txt", "not ours"), ("www/a.html", "a")]));
    assert_eq!(build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a")])]).len(), 1, "what is left is left alone");
    let back = build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a")]), ("2-b", &[("i", "d")])]);
    assert_eq!((back[1].written, back[1].foreign.as_slice()), (1, &["theirs.txt".to_string()][..]), "the place may come back");
}

#[test]
fn a_shard_prunes_its_roots_and_no_others() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("1-a", &[("a", "a"), ("b", "b")]), ("2-b", &[("c", "c")])]);
    build(dir.path(), CommitScope::Roots, &[("1-a", &[("a", "a")])]);
    assert_eq!(tree(dir.path()), texts(&[("1-a/a", "a"), ("2-b/c", "c")]));
}

#[test]
fn a_partial_run_prunes_nothing() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("www", &[("a.html", "a"), ("b.html", "b"), ("gone.html", "x")]), ("1-a", &[("c", "c")])]);
    fs::remove_file(dir.path().join("www/gone.html")).expect("removed");
    let summary = build(dir.path(), CommitScope::Partial, &[("www", &[("a.html", "A")])]);
    assert_eq!((summary.len(), summary[0].written, summary[0].unchanged, summary[0].pruned.len()), (1, 1, 1, 0));
    assert_eq!(tree(dir.path()), texts(&[("www/a.html", "A"), ("www/b.html", "b"), ("1-a/c", "c")]));
    let whole: &[(&str, Files)] = &[("www", &[("a.html", "A"), ("b.html", "b")]), ("1-a", &[("c", "c")])];
    let before = walk(dir.path());
    assert_eq!(build(dir.path(), CommitScope::Whole, whole)[0].written, 0, "the manifest still knows what was not mentioned");
    assert_eq!(walk(dir.path()), before);
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let dir = scratch();
    build(dir.path(), CommitScope::Whole, &[("www", &[("a", "1")])]);
    build(dir.path(), CommitScope::Whole, &[("www", &[("a/index.html", "2")])]);
    assert_eq!(tree(dir.path()), texts(&[("www/a/index.html", "2")]));
    build(dir.path(), CommitScope::Whole, &[("www", &[("a", "3")])]);
    assert_eq!(tree(dir.path()), texts(&[("www/a", "3")]));
}

#[test]
fn one_output_serves_several_runs() {
    let dir = scratch();
    let output = Output::open(dir.path(), FREE).expect("opens");
    for text in ["1", "2", "3"] {
        assert_eq!(build_in(&output, CommitScope::Whole, &[("www", &[("a", text), ("b", "same")])]).expect("commits").len(), 1);
        assert_eq!(tree(dir.path()), texts(&[("www/a", text), ("www/b", "same")]));
    }
    assert_eq!(said(output.root("www").and_then(|_| output.root("WWW"))).0, "paths-collide");
}

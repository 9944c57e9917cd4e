//! Files that are the same in many roots, and big files that are copied.

use super::*;

fn shared(output: &Output, roots: &[&str], text: &str, scope: CommitScope) -> Vec<PutResult> {
    let opened: Vec<SiteOutput<'_>> = roots.iter().map(|name| output.root(name).expect("root")).collect();
    let puts = opened.iter().map(|r| r.put_shared("css/style.css", &key(text), text.as_bytes()).expect("put")).collect();
    output.commit(opened, scope).expect("commits");
    puts
}

#[test]
fn shared_files_are_one_file_and_a_change_in_one_root_leaves_its_neighbour() {
    let dir = scratch();
    let output = Output::open(dir.path(), FREE).expect("opens");
    assert_eq!(shared(&output, &["www", "1-a"], "red", CommitScope::Whole), [PutResult::Written, PutResult::Written]);
    let (one, other) = (dir.path().join("www/css/style.css"), dir.path().join("1-a/css/style.css"));
    assert_eq!(inode(&one), inode(&other));
    let before = walk(&dir.path().join("1-a"));
    shared(&output, &["www"], "blue", CommitScope::Partial);
    assert_eq!(walk(&dir.path().join("1-a")), before);
    assert_eq!(fs::read_to_string(&one).expect("text"), "blue");
}

#[test]
fn a_new_root_links_to_the_file_an_old_one_has() {
    let dir = scratch();
    let output = Output::open(dir.path(), FREE).expect("opens");
    shared(&output, &["www"], "red", CommitScope::Whole);
    assert_eq!(shared(&output, &["www", "1-a"], "red", CommitScope::Whole), [PutResult::Unchanged, PutResult::Written]);
    assert_eq!(inode(&dir.path().join("www/css/style.css")), inode(&dir.path().join("1-a/css/style.css")));
    assert_eq!(shared(&output, &["www", "1-a"], "red", CommitScope::Whole), [PutResult::Unchanged, PutResult::Unchanged]);
}

#[test]
fn a_big_file_is_copied_once_and_never_linked_to_the_users() {
    let dir = scratch();
    let (source, out) = (dir.path().join("video.mp4"), dir.path().join("output"));
    write(&source, "moving pictures");
    let known = ExpectedContent { hash: hash(b"moving pictures"), size: 15 };
    let output = Output::open(&out, FREE).expect("opens");
    for round in [PutResult::Written, PutResult::Unchanged] {
        let roots = [output.root("www").expect("root"), output.root("1-a").expect("root")];
        for root in &roots {
            assert_eq!(root.copy("v.mp4", &key("v"), &source, known).expect("copied"), round);
        }
        output.commit(roots.into(), CommitScope::Whole).expect("commits");
    }
    assert_eq!(inode(&out.join("www/v.mp4")), inode(&out.join("1-a/v.mp4")));
    assert_ne!(inode(&out.join("www/v.mp4")), inode(&source));
}

#[test]
fn a_big_file_that_changed_since_it_was_looked_at_is_named() {
    let dir = scratch();
    let source = dir.path().join("a.pdf");
    write(&source, "longer now");
    let output = Output::open(&dir.path().join("output"), FREE).expect("opens");
    let root = output.root("www").expect("root");
    for known in [ExpectedContent { hash: hash(b"long"), size: 4 }, ExpectedContent { hash: hash(b"LONGER NOW"), size: 10 }] {
        assert_eq!(said(root.copy("a.pdf", &key("a"), &source, known)).0, "changed-while-building");
    }
    let lost = root.copy("a.pdf", &key("a"), &dir.path().join("none.pdf"), ExpectedContent { hash: hash(b""), size: 0 });
    assert_eq!(said(lost), ("cannot-read", "missing".into()));
    let known = ExpectedContent { hash: hash(b"longer now"), size: 10 };
    assert_eq!(root.copy("a.pdf", &key("a"), &source, known).expect("nothing stands in its way"), PutResult::Written);
}

#[test]
fn many_threads_may_put_into_one_root() {
    use rayon::prelude::*;
    let dir = scratch();
    let output = Output::open(dir.path(), FREE).expect("opens");
    let root = output.root("www").expect("root");
    (0..500).into_par_iter().for_each(|n| {
        let path = format!("{}/{}/{n}.html", n % 7, n % 3);
        assert_eq!(root.put(&path, &key("k"), path.as_bytes()).expect("put"), PutResult::Written);
        root.put_shared(&format!("s/{n}"), &key("s"), b"same").expect("put");
    });
    output.commit(vec![root], CommitScope::Whole).expect("commits");
    let found = tree(&dir.path().join("www"));
    assert_eq!(found.len(), 1000);
    assert!(found.iter().all(|(path, text)| path == text || text == "same"));
}

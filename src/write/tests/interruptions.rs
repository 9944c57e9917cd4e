//! Commits interrupted between any two steps, made by hand: the next run finds each root wholly old or wholly new, and finishes.

use super::*;
use crate::write::journal;

const OLD: &[(&str, Files)] = &[("1-a", &[("x", "old"), ("same", "s")]), ("2-b", &[("y", "old")]), ("9-gone", &[("z", "old")])];
const NEW: &[(&str, Files)] = &[("1-a", &[("x", "new"), ("same", "s")]), ("2-b", &[("y", "new")]), ("3-c", &[("w", "new")])];

fn wholly(files: &[(&str, Files)]) -> BTreeMap<String, String> {
    files.iter().flat_map(|(root, files)| files.iter().map(move |(path, text)| (format!("{root}/{path}"), text.to_string()))).collect()
}

/// Builds OLD, then goes through the commit of NEW up to `steps` steps, and leaves the folder as a killed process does.
fn interrupted(dir: &Path, method: ExchangeMethod, steps: usize) {
    build(dir, CommitScope::Whole, OLD);
    let output = Output::open_by(dir, FREE, method).expect("opens");
    let roots: Vec<SiteOutput<'_>> = NEW.iter().map(|(name, _)| output.root(name).expect("root")).collect();
    roots.iter().zip(NEW).for_each(|(root, (_, files))| fill(root, files).expect("staged"));
    let (_, all) = output.prepare(roots, CommitScope::Whole).expect("ready");
    journal::write(&output.folder, &all, Durability::Power).expect("journal");
    let bin = journal::free_bin(&output.folder);
    all[..steps].iter().for_each(|step| swap::take(&output.folder, method, &bin, step).expect("taken"));
}

#[test]
fn a_commit_interrupted_after_any_step_is_finished() {
    for method in [ExchangeMethod::Exchange, ExchangeMethod::TwoRenames] {
        for steps in 0..=4 {
            let dir = scratch();
            interrupted(dir.path(), method, steps);
            drop(Output::open_by(dir.path(), FREE, method).expect("opens"));
            assert_eq!(tree(dir.path()), wholly(NEW), "{method:?} after {steps}");
            assert!(!dir.path().join(".loa/journal").exists() && !dir.path().join(".loa/stage").exists());
            let again = build(dir.path(), CommitScope::Whole, NEW);
            assert!(again.iter().all(|s| s.written == 0 && s.pruned.is_empty()), "{method:?} after {steps}: {again:?}");
        }
    }
}

#[test]
fn a_root_caught_between_its_two_renames_gets_the_new_folder() {
    let dir = scratch();
    interrupted(dir.path(), ExchangeMethod::TwoRenames, 1);
    // The second root: its first rename is done.
    fs::rename(dir.path().join("2-b"), dir.path().join(".loa/trash/0/2-b")).expect("renamed");
    drop(Output::open_by(dir.path(), FREE, ExchangeMethod::TwoRenames).expect("opens"));
    assert_eq!(tree(dir.path()), wholly(NEW));
}

#[test]
fn a_staged_root_that_was_damaged_does_not_go_live() {
    for damage in ["file", "manifest", "journal"] {
        let dir = scratch();
        interrupted(dir.path(), ExchangeMethod::TwoRenames, 1);
        fs::rename(dir.path().join("2-b"), dir.path().join(".loa/trash/0/2-b")).expect("renamed");
        match damage {
            "file" => write(&dir.path().join(".loa/stage/2-b/y"), ""),
            "manifest" => write(&dir.path().join(".loa/stage/2-b/.loa-manifest"), ""),
            _ => write(&dir.path().join(".loa/journal"), "loa-journal 1\nswap 00"),
        }
        drop(Output::open(dir.path(), FREE).expect("opens"));
        let found = tree(dir.path());
        assert_eq!((found["1-a/x"].as_str(), found["2-b/y"].as_str()), ("new", "old"), "{damage}");
        assert_eq!(found.contains_key("3-c/w"), damage != "journal", "{damage}");
        build(dir.path(), CommitScope::Whole, NEW);
        assert_eq!(tree(dir.path()), wholly(NEW), "{damage}");
    }
}

#[test]
fn a_journal_that_leads_outside_is_not_followed() {
    let dir = scratch();
    let out = dir.path().join("output");
    write(&dir.path().join("victim/.loa-manifest"), "mine");
    build(&out, CommitScope::Whole, OLD);
    write(&out.join(".loa/journal"), &format!("loa-journal 1\nremove {} ../victim\nend\n", "0".repeat(32)));
    build(&out, CommitScope::Whole, OLD);
    assert!(dir.path().join("victim").exists());
    assert_eq!(tree(&out), wholly(OLD));
}

#[test]
fn both_ways_and_both_durabilities_give_the_same_output() {
    for (method, durability) in [
        (ExchangeMethod::TwoRenames, Durability::Process),
        (ExchangeMethod::Exchange, Durability::Power),
        (ExchangeMethod::TwoRenames, Durability::Power),
    ] {
        let dir = scratch();
        for files in [OLD, NEW, OLD] {
            let output = Output::open_by(dir.path(), Opening { durability, ..FREE }, method).expect("opens");
            build_in(&output, CommitScope::Whole, files).expect("commits");
            assert_eq!(tree(dir.path()), wholly(files), "{method:?} {durability:?}");
        }
    }
}
